"""Answers of a scale in a file: recognised before numbers and dates, with what stands beside the scale said."""

from __future__ import annotations

import io

import pandas as pd
import pytest

import neon_core as nc
from neon_core.orders import describe_order

ANSWERS = ["Disagree", "Agree", "Neutral", "Strongly agree"]


def read(cells, name="v", **overrides):
    lines = [f'"{cell}",{k * 37 % 90}.5' for k, cell in enumerate(cells)]
    return nc.read_table("\n".join([f'"{name}",x', *lines]).encode(), **overrides)


def column(data, name="v"):
    return next(column for column in data.columns if column.name == name)


@pytest.mark.parametrize(
    ("answers", "order"),
    [
        ("Agree|Disagree|Neutral", "Disagree < Neutral < Agree"),
        ("30-44|18-29|> 60|45-60", "18-29 < 30-44 < 45-60 < > 60"),
        ("1-5|0|6+", "0 < 1-5 < 6+"),
        ("1 (not at all)|2|3|4|5 (extremely)", "1 (not at all) < 2 < 3 < 4 < 5 (extremely)"),
        ("1 - never|2 - often|3 - always", "1 - never < 2 - often < 3 - always"),
        ("5: very good|4: good|3: fair", "3: fair < 4: good < 5: very good"),
        ("None|Mild|Severe|Moderate", "None < Mild < Moderate < Severe"),
        ("unter 18|18 bis 29|30 bis 64|über 65", "unter 18 < 18 bis 29 < 30 bis 64 < über 65"),
        ("plutôt d’accord|d’accord|pas d’accord|plutôt pas d’accord|neutre", ""),
        ("siempre|nunca|a veces", "nunca < a veces < siempre"),
        ("L|S|M|XL", "S < M < L < XL"),
        ("A-|B|A|B+", "B < B+ < A- < A"),
        ("$0-$20k|$20k-$40k|$40k+", "$0-$20k < $20k-$40k < $40k+"),
        ("10-19 years|20-29 years|30-39 years", "10-19 years < 20-29 years < 30-39 years"),
        ("gut|sehr gut|befriedigend|ausreichend", "ausreichend < befriedigend < gut < sehr gut"),
    ],
)
def test_answers_are_an_ordered_feature_whose_reason_is_their_order(answers, order):
    cells = answers.split("|")
    found = column(read(cells * 5))
    assert (found.kind, found.role) == ("ordered", "feature")
    order = order or " < ".join(found.order)
    assert " < ".join(found.order) == order
    assert found.reason == describe_order(found.order)
    assert read(cells * 5).frame["v"].tolist() == cells * 5


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("v", "yes|no"),
        ("v", "M|F"),
        ("v", "Agree|Disagree"),
        ("v", "A|B|C"),
        ("v", "A|B|AB|O"),
        ("v", "Monday|Tuesday|Friday"),
        ("v", "Jan|Mar|Feb"),
        ("v", "1|2|3|4|5"),
        ("v", "high|red|low"),
        ("match", "2-1|1-0|3-2"),
        ("v", "1/2|1/4|3/4"),
        ("product code", "10-12|13-15|16-18"),
        ("user id", "low|medium|high"),
        ("v", "01-02|03-04|05-06"),
        ("v", "2014-07|2014-08|2014-09"),
    ],
)
def test_cells_are_no_ordered_answers(name, cells):
    assert column(read(cells.split("|") * 5, name), name).kind != "ordered"


def test_words_that_differ_in_every_row_name_the_rows():
    assert column(read(["small", "medium", "large"])).kind == "category"


def test_other_answers_count_as_missing_and_are_said():
    data = read([*ANSWERS * 5, "Don't know", "", "n/a", "Don't know"])
    assert column(data).order == ("Disagree", "Neutral", "Agree", "Strongly agree")
    assert data.frame["v"].isna().sum() == 4
    assert list(data.reading.ambiguities) == ["v: 2 cells (Don't know) are no step of its scale and count as missing."]
    assert data.reading.ambiguities[0].resolved_by == "missing_values"
    assert data.reading.missing_values == ("Don't know", "n/a")


def test_chosen_missing_values_keep_other_answers_as_a_category():
    data = read([*ANSWERS * 5, "Don't know"], missing_values=["n/a"])
    assert (column(data).kind, data.frame["v"].iloc[-1]) == ("category", "Don't know")
    assert column(read([*ANSWERS * 5, "Don't know"], missing_values=["Don't know"])).kind == "ordered"


def test_step_that_no_cell_has_keeps_its_place_which_is_said():
    data = read(["low", "high", "very high"] * 4)
    assert column(data).order == ("low", "medium", "high", "very high")
    assert data.reading.notes[-1] == (
        "v: no cell is medium; it keeps its place, so that the steps of the scale are equal."
    )


def test_case_and_blanks_are_ignored_and_the_words_stay():
    data = read(["low", "LOW", " Medium", "high"] * 4)
    assert column(data).kind == "ordered"
    assert data.frame["v"].tolist()[:4] == ["low", "LOW", "Medium", "high"]


def test_outcome_in_levels_is_the_class():
    data = read(["low", "medium", "high"] * 7, "outcome")
    assert (column(data, "outcome").role, column(data, "outcome").kind) == ("class", "ordered")
    analysis = nc.analyse(data.with_roles({"x": "feature"}))
    assert analysis.clustering.classes == ("low", "medium", "high")


def test_parquet_has_ordered_answers_too():
    content = io.BytesIO()
    pd.DataFrame({"v": [*ANSWERS * 5, "no opinion"], "x": range(21)}).to_parquet(content)
    data = nc.read_table(content.getvalue(), filename="t.parquet")
    assert column(data).order == ("Disagree", "Neutral", "Agree", "Strongly agree")
    assert data.frame["v"].isna().tolist() == [False] * 20 + [True]
    assert "no opinion" in data.reading.notes[0]
    assert data.reading.ambiguities == ()
