"""The detected roles of columns, and the reason for each."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

import neon_core as nc

ROWS = 60
PLAIN = {"plain": [i % 7 for i in range(ROWS)]}
"""A column that is certainly a feature, beside the columns of a test."""


def read(**columns):
    """Return the dataset of columns that were written to CSV."""
    return nc.read_table(pd.DataFrame({**PLAIN, **columns}).to_csv(index=False).encode())


def read_parquet(**columns):
    file = io.BytesIO()
    pd.DataFrame({**PLAIN, **columns}).to_parquet(file)
    return nc.read_table(file.getvalue(), filename="t.parquet")


BOTH = pytest.mark.parametrize("reader", [read, read_parquet], ids=["text", "parquet"])


def about(data, name):
    column = next(column for column in data.columns if column.name == name)
    return column.kind, column.role, column.reason


def many(*words):
    return [words[i % len(words)] for i in range(ROWS)]


NUMBERS = [(i * 37) % 101 / 4 for i in range(ROWS)]
NOTES = [f"a long remark about the thing with the number {i} as people write" for i in range(ROWS)]
CASES = [
    ("size", NUMBERS, ("number", "feature", "a number")),
    ("ripe", many(True, False), ("boolean", "feature", "yes or no")),
    ("colour", many("red", "green", "blue"), ("category", "feature", "a category of 3 values")),
    ("class", many("u", "v"), ("category", "class", "its name, and 2 values")),
    ("target", many("u", "v"), ("category", "class", "its name, and 2 values")),
    ("id", list(range(1, ROWS + 1)), ("number", "row id", "numbers the rows")),
    ("CustomerID", [7 * i % 997 for i in range(ROWS)], ("number", "row id", "tells the rows apart")),
    ("order id", [f"A{i}" for i in range(ROWS)], ("category", "row id", "tells the rows apart")),
    (
        "parent id",
        [None, *(float(i * i) for i in range(1, ROWS))],
        ("number", "ignore", "every value is different: a name, not a measurement"),
    ),
    (
        "who",
        [f"person{i}" for i in range(ROWS)],
        ("category", "row id", "every row has a different one: it names the rows"),
    ),
    ("year", many(2024), ("number", "ignore", "one value only")),
    ("unit", many("kg"), ("category", "ignore", "one value only")),
    ("sure", many(True), ("boolean", "ignore", "one value only")),
    ("remark", NOTES, ("text", "ignore", "free text")),
    ("town", [f"T{i // 2}" for i in range(ROWS)], ("category", "ignore", "30 values in 60 rows: too many to compare")),
    (
        "since",
        pd.date_range("2020-01-01", periods=ROWS).astype(str),
        ("date", "ignore", "a date: it counts when you make it a feature"),
    ),
]


def test_names_are_the_row_id_where_no_other_column_is():
    who = [f"person{i}" for i in range(ROWS)]
    names = ("category", "ignore", "every value is different: a name, not a measurement")
    assert about(read(id=list(range(ROWS)), who=who), "who") == names
    assert about(read(who=[None, *who[1:]]), "who") == names
    both = read(who=who, dog=[f"dog{i}" for i in range(ROWS)])
    assert [about(both, name)[1] for name in ("who", "dog")] == ["row id", "ignore"]


@BOTH
@pytest.mark.parametrize(("name", "values", "expected"), CASES, ids=[case[0] for case in CASES])
def test_column_has_its_role_and_reason(reader, name, values, expected):
    if reader is read_parquet and name == "since":
        values = pd.to_datetime(values)
    assert about(reader(**{name: values}), name) == expected


@BOTH
def test_copy_of_a_column_is_ignored_with_the_name_of_the_original(reader):
    colours = many("red", "green", "blue")
    data = reader(size=NUMBERS, again=NUMBERS, colour=colours, color=list(colours), other=NUMBERS[::-1])
    assert about(data, "again") == ("number", "ignore", "the same as size in every row")
    assert about(data, "color") == ("category", "ignore", "the same as colour in every row")
    assert data.names_with_role("feature") == ("plain", "size", "colour", "other")


@BOTH
def test_copy_of_the_class_is_ignored(reader):
    kinds = many("u", "v", "w")
    assert about(reader(copy=kinds, **{"class": kinds}), "copy") == (
        "category",
        "ignore",
        "the same as class in every row",
    )


@BOTH
def test_copy_has_the_same_gaps_and_may_have_another_dtype(reader):
    gaps = [None if i % 9 == 0 else float(i % 5) for i in range(ROWS)]
    whole = [i % 5 for i in range(ROWS)]
    data = reader(gaps=gaps, filled=whole, twice=gaps, half=[float(i) for i in whole])
    assert about(data, "twice")[2] == "the same as gaps in every row"
    assert about(data, "half")[2] == "the same as filled in every row"
    assert about(data, "filled")[1] == "feature"


def test_large_integers_that_differ_are_no_copies():
    near = 2**60 + np.arange(ROWS) % 3 * 4
    data = read_parquet(one=near, other=near + (np.arange(ROWS) % 2))
    assert about(data, "other")[1] == "feature"


def test_column_that_differs_in_one_cell_is_no_copy():
    other = [*NUMBERS[:-2], 99.0, NUMBERS[-1]]
    assert about(read(size=NUMBERS, almost=other), "almost")[1] == "feature"


def test_second_class_and_second_row_id_are_ignored():
    data = read(
        **{"id": list(range(ROWS)), "row id": list(range(9, ROWS + 9)), "class": many("u", "v"), "label": many(*"abc")}
    )
    assert about(data, "row id")[1:] == ("ignore", "another column is the row id already")
    assert about(data, "class")[1:] == ("ignore", "another column is the class already")
    assert about(data, "label")[1] == "class"


def test_words_that_end_in_id_are_no_row_ids():
    data = read(acid=[i * i for i in range(ROWS)], paid=[i * 3 for i in range(ROWS)])
    assert data.names_with_role("feature") == ("plain", "acid", "paid")


@pytest.mark.parametrize(("n", "role"), [(20, "feature"), (21, "ignore")])
def test_category_of_more_than_20_values_is_ignored(n, role):
    data = nc.read_table(("v\n" + "\n".join(f"w{i % n}" for i in range(200))).encode(), header_row=1)
    assert about(data, "v")[1] == role


def test_dataset_from_a_frame_has_no_detected_roles():
    data = nc.Dataset.from_frame(pd.DataFrame({"a": [1.0] * 9, "b": [1.0] * 9, "c": list("uuuvvvuuu")}))
    assert [column.role for column in data.columns] == ["feature", "feature", "ignore"]


def test_sample_has_its_own_reasons_for_roles():
    reasons = {column.name: column.reason for column in nc.load_sample("customers").columns}
    assert reasons["Channel"] == "left out as the sample opens"
    assert {column.reason for column in nc.load_sample("wine").columns if column.role == "class"} == {"the known class"}
    assert "chosen" not in reasons.values()


HALVES = [(i * 53) % 97 / 8 for i in range(ROWS)]
COUNTER = list(range(1, ROWS + 1))
SHUFFLED = [i * 7 % 61 for i in range(1, ROWS + 1)]
WITH_GAPS = [i + i * i // 3 for i in range(ROWS)]
ONE_TWICE = [*COUNTER[:-1], ROWS - 1]
PEOPLE = [1503960366 + i // 5 * 7919 for i in range(ROWS)]
FEW = [i * 7 % 12 + 1 for i in range(ROWS)]
FIVE_DIGITS = [10000 + i * 7919 % 90000 for i in range(ROWS)]
ZERO_ONE, ONE_TO_THREE = many(0, 1), many(1, 2, 3)
YES_NO = many("yes", "no")


def detect_role(name, values, *, first):
    """Return the role and the reason of a column beside two of real numbers."""
    rest = {"size": NUMBERS, "weight": HALVES}
    columns = {name: values, **rest} if first else {"size": NUMBERS, name: values, "weight": HALVES}
    data = nc.read_table(pd.DataFrame(columns).to_csv(index=False).encode())
    column = data.columns[0 if first else 1]
    return column.role, column.reason


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


CODES = [
    *[("Postal Code", "postal"), ("ZIP_CODE", "postal"), ("PLZ", "postal"), ("code postal", "postal")],
    *[("Código postal", "postal"), ("CAP", "postal"), ("customer_zip_code_prefix", "postal"), ("CEP", "postal")],
    *[("area code", "code"), ("District_Code", "code"), ("EAN", "code"), ("StockCode", "code"), ("SKU", "code")],
    *[("code produit", "code"), ("código de producto", "code"), ("codice articolo", "code"), ("NAICS", "code")],
    *[("SOC", "code"), ("ICD-10 code", "code"), ("Gemeindeschlüssel", "code"), ("job code", "code")],
    *[("cohort", "cohort"), ("Jahrgang", "cohort"), ("class of", "cohort"), ("Cohort year", "cohort")],
]


@pytest.mark.parametrize(("name", "noun"), CODES, ids=[name for name, _ in CODES])
def test_code_does_not_count(name, noun):
    values = many(2019, 2020, 2021, 2022, 2023) if noun == "cohort" else FIVE_DIGITS[:20] * 3
    role, reason = detect_role(name, values, first=False)
    assert role == "ignore"
    assert noun in reason.split(":")[0]


def test_code_with_decimals_does_not_count_and_short_numbers_are_no_codes():
    assert detect_role("ICD9", [250 + i % 90 / 100 for i in range(ROWS)], first=False)[0] == "ignore"
    assert detect_role("soc", [i * 7 % 97 for i in range(ROWS)], first=False)[0] == "feature"
    assert about(read(**{"area code": many("A1", "B2", "C3")}), "area code")[1] == "feature"


ANSWERS = [
    *["target", "Class", "label", "Outcome", "Survived", "churned", "cluster", "default", "y", "response", "result"],
    *["is_fraud", "Churn?", "target_class", "cluster_id", "default.payment.next.month", "DEATH_EVENT", "test_result"],
    *[
        "Klasse",
        "Ergebnis",
        "überlebt",
        "cible",
        "Résultat",
        "a survécu",
        "objetivo",
        "sobrevivió",
        "esito",
        "risultato",
    ],
    *["alvo", "desfecho", "uitkomst", "resultaat"],
]


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize(
    "values", [ZERO_ONE, ONE_TO_THREE, YES_NO, many("a", "b", "c")], ids=["0/1", "1-3", "yes", "words"]
)
def test_answer_is_the_class(name, values):
    n_values = len(set(values))
    assert detect_role(name, values, first=False) == ("class", f"its name, and {n_values} values")


NO_ANSWERS = [
    *[("target", [100 + i % 7 * 50 for i in range(ROWS)]), ("target", NUMBERS), ("y", COUNTER), ("class size", FEW)],
    *[("label length", FEW), ("default rate", FEW), ("time to default", FEW), ("number of results", FEW)],
]


@pytest.mark.parametrize(("name", "values"), NO_ANSWERS, ids=range(len(NO_ANSWERS)))
def test_measure_with_a_word_of_an_answer_is_a_feature(name, values):
    assert detect_role(name, values[::-1], first=False)[0] == "feature"


def test_surest_name_is_the_class():
    data = read(survived=ZERO_ONE, **{"class": many("First", "Second", "Third")})
    assert (about(data, "survived")[1], about(data, "class")[1]) == ("class", "ignore")
    two = read(blood_result=ZERO_ONE, skin_result=[*ZERO_ONE[1:], 1])
    assert two.names_with_role("class") == ()


def test_y_beside_x_is_a_coordinate():
    assert about(read(x=FEW, y=ONE_TO_THREE), "y")[1] == "feature"


@pytest.mark.parametrize("name", ["Segment", "Type", "Category", "Group", "Status", "Kategorie", "groupe", "tipo"])
def test_name_that_can_mean_a_class_is_one_only_without_other_categories(name):
    words = many("a", "b", "c")
    assert about(read(**{name: words}), name)[1] == "class"
    beside = read(**{name: words, "town": many("Rome", "Oslo", "Bern", "Kyiv")})
    assert about(beside, name)[1:] == ("feature", "its name can mean a class: choose it if it is one")
    assert about(read(**{name: words, "churn": YES_NO}), name)[1] == "feature"


LAST = [("kind", ONE_TO_THREE, True), ("rooms", ONE_TO_THREE, False), ("weekday", FEW, False), ("grade", FEW, False)]


@pytest.mark.parametrize(("name", "values", "is_offered"), LAST, ids=[name for name, *_ in LAST])
def test_small_whole_numbers_in_the_last_column_are_offered_as_the_class(name, values, is_offered):
    table = pd.DataFrame({"size": NUMBERS, "weight": HALVES, name: values})
    last = nc.read_table(table.to_csv(index=False).encode()).columns[-1]
    assert last.role == "feature"
    assert last.reason.startswith("looks like a class") == is_offered


WORKS = [f"Northern Steel Works {i} Ltd" for i in range(ROWS)]
NAMES = [
    *[("company", WORKS), ("Betrieb", [f"Bäckerei Müller und Söhne {i}" for i in range(ROWS)])],
    *[("title", [f"The Lord of the Rings, the story, part {i}" for i in range(ROWS)])],
    *[("produit", [f"petit panier en osier, taille {i}" for i in range(ROWS)])],
]


@pytest.mark.parametrize(("name", "values"), NAMES, ids=[name for name, _ in NAMES])
def test_names_of_several_words_are_the_row_id(name, values):
    assert about(read(**{name: values}), name)[1:] == ("row id", "every row has a different one: it names the rows")


@pytest.mark.parametrize(
    ("name", "values"), [("remark", WORKS), ("answer 2", NOTES), ("company", [*WORKS[:-1], WORKS[0]])], ids=range(3)
)
def test_remarks_and_names_that_repeat_are_no_row_id(name, values):
    assert about(read(**{name: values}), name)[1:] == ("ignore", "free text")
