"""The column that holds the known class, and the columns that may hold it."""

from __future__ import annotations

import pandas as pd
import pytest

import neon_core as nc
from tests.helpers.detected_roles import (
    COUNTER,
    FEW,
    HALVES,
    NUMBERS,
    ONE_TO_THREE,
    ROWS,
    YES_NO,
    ZERO_ONE,
    about,
    detect_role,
    many,
    read,
)

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
LAST.append(("quality", [n + 3 for n in ONE_TO_THREE], True))


@pytest.mark.parametrize(("name", "values", "is_offered"), LAST, ids=[name for name, *_ in LAST])
def test_small_whole_numbers_in_the_last_column_are_offered_as_the_class(name, values, is_offered):
    table = pd.DataFrame({"size": NUMBERS, "weight": HALVES, name: values})
    last = nc.read_table(table.to_csv(index=False).encode()).columns[-1]
    assert last.role == "feature"
    assert last.reason.startswith("looks like a class") == is_offered
