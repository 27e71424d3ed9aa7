"""The answer in words: headline, margin, largest bars, nearness to a boundary, known class."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neon_core import wording
from neon_core.row_explanation import explain_row
from neon_core.wording import describe_answer, describe_detail, describe_margin, to_text
from tests.helpers.analyses import ROW, WINE, analyse_columns, category_analysis, wine_analysis


@pytest.fixture(scope="module")
def wine():
    return wine_analysis()


def test_wine_60_has_the_sentences_of_the_picture(wine):
    row = explain_row(wine, 60)
    answer = to_text(describe_answer(row, WINE))
    assert answer == "Wine 60 is in cluster 2 rather than cluster 1, by a narrow margin."
    assert to_text(describe_detail(row, WINE)) == (
        "Counting most for it: OD280/OD315 and nonflavanoid phenols; against it: hue and malic acid. "
        "Only 4 wines lie nearer to a boundary. Its known class is 1: a mismatch."
    )


def test_margins_are_narrow_moderate_and_clear(wine):
    margins = [describe_margin(explain_row(wine, int(row))) for row in wine.nearest_boundary(178)]
    assert margins.count(", by a narrow margin") == 27
    assert margins.count(", by a moderate margin") == 62
    assert margins == sorted(margins, key=[", by a narrow margin", ", by a moderate margin", ", clearly"].index)


@pytest.mark.parametrize(
    ("nearer", "sentence"),
    [
        (0, "No row lies nearer to a boundary. "),
        (1, "Only 1 row lies nearer to a boundary. "),
        (14, "Only 14 rows lie nearer to a boundary. "),
        (30, "30 rows lie nearer to a boundary. "),
        (60, "39 of 99 other rows lie further from a boundary. "),
        (98, "1 of 99 other rows lies further from a boundary. "),
        (99, "No row lies further from a boundary. "),
    ],
)
def test_nearness_to_a_boundary_has_the_smaller_number(wine, nearer, sentence):
    row = explain_row(wine, 60)
    row = replace(row, standing=replace(row.standing, nearer=nearer, n_rows=100))
    assert sentence in to_text(describe_detail(row, ROW))


def test_border_of_another_cluster_than_the_competitor_is_named(wine):
    assert "The nearest border is that of cluster 0. " in to_text(describe_detail(explain_row(wine, 177), WINE))
    assert "nearest border" not in to_text(describe_detail(explain_row(wine, 60), WINE))


def test_known_class_is_a_match_a_mismatch_or_only_known(wine):
    four = wine_analysis(n_clusters=4)
    assert to_text(describe_detail(explain_row(wine, 0), WINE)).endswith("Its known class is 0: a match.")
    assert to_text(describe_detail(explain_row(wine, 60), WINE)).endswith("Its known class is 1: a mismatch.")
    assert to_text(describe_detail(explain_row(four, 60), WINE)).endswith("Its known class is 1.")


def test_table_without_classes_has_no_sentence_on_them():
    analysis = analyse_columns({"x": [0.0, 1.0, 8.0, 9.0]}, n_clusters=2)
    assert "class" not in to_text(describe_detail(explain_row(analysis, 0), ROW))


def test_one_cluster_has_nothing_to_compare_with():
    row = explain_row(analyse_columns({"x": [0.0, 1.0]}, n_clusters=1), 0)
    assert to_text(describe_answer(row, ROW)) == "Everything is in one cluster: there is nothing to compare with."
    assert describe_detail(row, ROW) == ()


def test_nothing_against_is_a_sentence():
    row = explain_row(analyse_columns({"x": [0.0, 1.0, 8.0, 9.0]}, n_clusters=2), 0)
    detail = to_text(describe_detail(row, ROW))
    assert detail.startswith("Counting most for it: x. Nothing counts against it. ")


def test_twins_lie_on_the_boundary_between_two_clusters():
    analysis = analyse_columns({"x": [0.0, 0.0, 1.0, 1.0]}, n_clusters=3)
    row = explain_row(analysis, analysis.telling_row)
    sentence = to_text(describe_answer(row, ROW))
    assert sentence.startswith(f"Row {row.identity.row} lies exactly on the boundary between cluster ")


def test_column_names_are_not_changed():
    row = explain_row(analyse_columns({"<b>*x*</b>": [0.0, 1.0, 8.0, 9.0]}, n_clusters=2), 0)
    spans = describe_detail(row, ROW)
    assert any(span.text == "<b>*x*</b>" and span.role == "for" for span in spans)


def test_category_is_named_with_the_row_s_value():
    point = explain_row(category_analysis(), 0)
    detail = wording.to_text(wording.describe_detail(point, ("row", "rows")))
    assert detail.startswith("Counting most for it: size and kind “u”. Nothing counts against it.")
    i = point.columns.names.index("kind")
    assert (
        wording.describe_value_shares(point, i)
        == f"u: 50 % in cluster {point.standing.label}, 0 % in cluster {point.standing.competitor}"
    )
    assert wording.describe_value_shares(point, 0) == ""
