"""Identifiers and counters do not count; a name that says how many is a measure."""

from __future__ import annotations

import pytest

from tests.helpers.detected_roles import (
    COUNTER,
    FEW,
    FIVE_DIGITS,
    ONE_TWICE,
    PEOPLE,
    ROWS,
    SHUFFLED,
    WITH_GAPS,
    about,
    detect_role,
    read,
)

AN_ID = "an id: it says which one, not how much"
IDS = [
    *[("user_id", PEOPLE), ("UserId", FEW), ("Kundennummer", PEOPLE), ("Kunden-Nr.", FEW), ("Customer No.", PEOPLE)],
    *[("n° de client", FEW), ("número de cliente", PEOPLE), ("código do cliente id", FEW), ("klantnummer", PEOPLE)],
    *[("manager_id", [*FEW[:-1], None]), ("CLIENTNUM", PEOPLE), ("patient_nbr", PEOPLE), ("Order #", FEW)],
    *[("Matrikelnummer", FIVE_DIGITS[:30] * 2), ("CustomerID", ONE_TWICE), ("numero cliente", FEW), ("subject", FEW)],
    *[("id_client", FEW), ("product key", FEW), ("Telefon", PEOPLE), ("num_client", PEOPLE)],
]


@pytest.mark.parametrize(("name", "values"), IDS, ids=[name for name, _ in IDS])
def test_id_that_repeats_does_not_count(name, values):
    assert detect_role(name, values, first=False) == ("ignore", AN_ID)


def test_id_of_words_that_repeats_does_not_count():
    assert about(read(user_id=[f"U{i // 6}" for i in range(ROWS)]), "user_id")[1:] == ("ignore", AN_ID)


COUNTERS = [
    *["RECORD", "S.No", "Sl. No.", "Obs", "Lfd. Nr.", "Nr.", "N°", "#", "Zeile", "ligne", "fila", "riga", "linha"],
    *["Serial No.", "row index", "Unnamed: 0", "Unnamed: 0.1", "index", "Sample No", "laufende Nummer"],
]


@pytest.mark.parametrize("name", COUNTERS)
@pytest.mark.parametrize("values", [COUNTER, SHUFFLED, WITH_GAPS], ids=["in order", "shuffled", "with gaps"])
def test_counter_is_the_row_id(name, values):
    assert detect_role(name, values, first=False)[0] == "row id"


@pytest.mark.parametrize("name", ["RECORD", "S.No", "Obs", ""])
def test_counter_with_one_number_twice_does_not_count(name):
    assert detect_role(name, ONE_TWICE, first=True) == ("ignore", "counts rows: it says which one, not how much")


@pytest.mark.parametrize("name", ["", "Specimen", "Versuch", "X"])
@pytest.mark.parametrize("values", [COUNTER, SHUFFLED], ids=["in order", "shuffled"])
def test_first_column_that_counts_is_the_row_id(name, values):
    assert detect_role(name, values, first=True) == ("row id", "numbers the rows")


MEASURES = [
    *[
        "No. of employees",
        "number of rooms",
        "num_children",
        "Nr. of visits",
        "count",
        "index of refraction",
        "id_score",
    ],
    *["Anzahl der Zimmer", "nombre de clients", "numero de hijos", "numero di figli", "aantal kinderen"],
    *["atomic number", "week no", "Time", "day", "week", "Year", "age", "distance", "Jahr", "année", "step", "t", "x"],
    *["price index", "depth (m)", "user count", "orders per customer", "lines of code", "customers", "class size"],
    *["zip population", "cohort size", "response time", "Alter", "dose", "# of rooms", "n_items"],
]


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("values", [COUNTER, FEW], ids=["in order", "repeated"])
@pytest.mark.parametrize("first", [True, False], ids=["first", "later"])
def test_measure_stays_a_feature(name, values, first):
    assert detect_role(name, values, first=first)[0] == "feature"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("patient", [1001 + 2 * i for i in range(ROWS)]),
        ("sample", [10 * i for i in range(1, ROWS + 1)]),
        ("sensor", [5000 + 100 * i for i in range(ROWS)]),
        ("client_no", [100 + 5 * i for i in range(ROWS)]),
        ("id", [7 * i for i in range(ROWS)]),
    ],
    ids=["odd numbers", "tens", "hundreds", "fives", "sevens"],
)
def test_evenly_spaced_ids_name_the_rows(name, values):
    assert detect_role(name, values, first=False) == ("row id", "tells the rows apart")


@pytest.mark.parametrize(
    ("name", "values", "role"),
    [
        ("depth", [10 * i for i in range(ROWS)], "feature"),
        ("time", [10 * i for i in range(ROWS)], "feature"),
        ("patient", [1001 + 2 * i + i % 2 for i in range(ROWS)], "ignore"),
        ("patient", [*[1001 + 2 * i for i in range(ROWS - 1)], None], "ignore"),
    ],
    ids=["a depth", "a time", "uneven", "with a gap"],
)
def test_other_spaced_numbers_do_not_name_the_rows(name, values, role):
    assert detect_role(name, values, first=False)[0] == role
