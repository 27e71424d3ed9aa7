"""Columns that a user reshapes, from the file to the dataset."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.errors import ReadingError
from neon_core.ingestion.columns import reshape
from neon_core.reading import Overrides
from tests.helpers import xlsx_writer

HOBBIES = ["tea; milk", "milk", "", "tea", "tea; beer", "beer; milk"]
SURVEY = "id,hobbies,age\n" + "".join(f"{k},{HOBBIES[k % 6]},{20 + k * 7 % 50}\n" for k in range(60))
PIVOT = "Region,Kind,sales\n" + "".join(
    f"{'NESW'[k // 6] if k % 6 == 0 else ''},{'ab'[k // 3 % 2] if k % 3 == 0 else ''},{k * 37 % 90}\n"
    for k in range(24)
)


def read(text, **overrides):
    return nc.read_table(text.encode(), filename="t.csv", **overrides)


def test_answers_are_features_and_the_column_is_not():
    data = read(SURVEY, answers=("hobbies",))
    assert data.names_with_role("feature") == ("hobbies: tea", "hobbies: milk", "hobbies: beer", "age")
    assert [c.kind for c in data.columns] == ["number", "text", "boolean", "boolean", "boolean", "number"]
    assert data.columns[1].reason.startswith("each of its answers is a column: “hobbies: tea”")
    assert data.frame["hobbies: tea"].tolist()[:6] == [True, False, False, True, True, False]
    assert data.reading.overrides == Overrides(answers=("hobbies",))


def test_lists_are_offered_and_the_choice_is_said():
    (offer,) = read(SURVEY).reading.ambiguities
    (choice,) = read(SURVEY, answers=offer.values).reading.ambiguities
    assert offer.values == choice.values == ("hobbies",)
    assert "10 empty cells count as no everywhere" in choice


def test_list_of_codes_becomes_columns():
    text = "id,langs,age\n" + "".join(
        f'{k},"{["1", "1,3", "2", "2,4", "3,4"][k % 5]}",{20 + k * 7 % 50}\n' for k in range(40)
    )
    (offer,) = read(text).reading.ambiguities
    data = read(text, answers=offer.values)
    assert data.frame["langs: 3"].tolist()[:5] == [False, True, False, False, True]


def test_answers_need_no_sign_of_the_decimal_mark():
    text = "id;langs;weight\n" + "".join(f"{k};{['1', '1,3', '2', '2,4'][k % 4]};{k}.5\n" for k in range(40))
    data = read(text, answers=["langs"])
    assert (data.reading.decimal, data.frame["weight"].iloc[1]) == (".", 1.5)


def test_labels_are_carried_down_where_chosen():
    data = read(PIVOT, carry_down=("Region",))
    assert data.frame["Region"].tolist() == [region for region in "NESW" for _ in range(6)]
    carried, offer = data.reading.ambiguities
    assert carried == "Region: each label was carried down to the empty cells below it (20 cells)."
    assert offer.values == ("Kind",)
    both = read(PIVOT, carry_down=("Region", "Kind"))
    assert both.frame["Kind"].tolist()[:6] == ["a", "a", "a", "b", "b", "b"]
    assert {c.name: c.role for c in both.columns} == dict.fromkeys(("Region", "Kind", "sales"), "feature")


def test_labels_are_never_carried_down_by_themselves():
    data = read(PIVOT)
    assert data.frame["Region"].isna().sum() == 20
    assert [a.values for a in data.reading.ambiguities] == [("Region",), ("Kind",)]


def test_workbook_is_reshaped_as_text_is():
    rows = [["Region", "x"], ["N", 1], ["", 2], ["", 3], ["S", 4], ["", 5], ["", 9]]
    book = xlsx_writer.workbook({"Data": rows})
    assert [a.values for a in nc.read_table(book).reading.ambiguities] == [("Region",)]
    assert nc.read_table(book, carry_down=["Region"]).frame["Region"].tolist() == ["N"] * 3 + ["S"] * 3


def test_large_table_is_reshaped_as_a_small_one_is():
    rows = "".join(f"{k},{HOBBIES[k % 6]},{k % 97}.25\n" for k in range(60_000))
    data = read(f"id,hobbies,age\n{rows}", answers=("hobbies",))
    assert data.frame["hobbies: beer"].tolist()[:6] == [False, False, False, False, True, True]
    assert data.frame["hobbies: beer"].sum() == 20_000


def test_unknown_columns_are_refused_together():
    with pytest.raises(ReadingError) as caught:
        read(SURVEY, answers=("hobby",), carry_down=("region",))
    assert [problem.where for problem in caught.value.problems] == ["answers", "carry_down"]


@pytest.mark.parametrize("field", ["answers", "carry_down"])
@pytest.mark.parametrize("given", ["hobbies", 1, [2]])
def test_choice_that_is_no_names_is_refused(field, given):
    with pytest.raises(ReadingError) as caught:
        read(SURVEY, **{field: given})
    assert caught.value.problems[0].where == field


def test_no_choice_changes_nothing():
    assert read(SURVEY, answers=(), carry_down=()).frame.equals(read(SURVEY).frame)
    reshape.check_chosen_columns(["a"], Overrides(answers=("a",)))
