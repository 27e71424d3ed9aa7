"""The sentences that people read, word by word, in every state."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core import wording
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED
from neon_core.wording import plain
from pages.shared.wording import page_words, row_table_words

WINE, ROW = ("wine", "wines"), ("row", "rows")


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def analysed(columns, class_column=None, **choices):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        dataset = nc.Dataset.from_frame(pd.DataFrame(columns), class_column=class_column)
        return nc.analyse(dataset, nc.AnalysisConfig(**choices))


def test_wine_60_is_told_as_in_the_picture(wine):
    point = explain_row(wine, 60)
    assert plain(wording.headline(point, WINE)) == "Wine 60 is in cluster 2 rather than cluster 1, by a narrow margin."
    assert plain(wording.detail(point, WINE)) == (
        "Counting most for it: OD280/OD315 and nonflavanoid phenols; against it: hue and malic acid. "
        "Only 4 wines lie nearer to a boundary. Its known class is 1: a mismatch."
    )
    assert plain(wording.shares_line(point)) == "cluster 1 78 % · cluster 0 22 %"
    assert wording.effective_line(point) == "as if 1.7 of 2 · β 1.82"
    assert plain(wording.equation(point)) == "+0.449 for −0.372 against = 0.077 evidence"
    assert wording.proof(point).startswith("✓ The bars add up to the cluster evidence (logit 0.0772), exactly (differ")


def test_margins_are_narrow_moderate_and_clear(wine):
    margins = [wording.margin(explain_row(wine, int(row))) for row in wine.nearest_boundary(178)]
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
def test_how_near_a_boundary_is_said_by_the_smaller_number(wine, nearer, sentence):
    point = explain_row(wine, 60)
    point = replace(point, standing=replace(point.standing, nearer=nearer, n_rows=100))
    assert sentence in plain(wording.detail(point, ROW))


def test_another_cluster_s_border_is_said(wine):
    assert "The nearest border is that of cluster 0. " in plain(wording.detail(explain_row(wine, 177), WINE))
    assert "nearest border" not in plain(wording.detail(explain_row(wine, 60), WINE))


def test_the_class_is_a_match_a_mismatch_or_only_known(wine):
    four = nc.analyse(nc.load_sample("wine"), replace(PUBLISHED, n_clusters=4))
    assert plain(wording.detail(explain_row(wine, 0), WINE)).endswith("Its known class is 0: a match.")
    assert plain(wording.detail(explain_row(wine, 60), WINE)).endswith("Its known class is 1: a mismatch.")
    assert plain(wording.detail(explain_row(four, 60), WINE)).endswith("Its known class is 1.")


def test_without_classes_nothing_is_said_of_them():
    analysis = analysed({"x": [0.0, 1.0, 8.0, 9.0]}, n_clusters=2)
    assert "class" not in plain(wording.detail(explain_row(analysis, 0), ROW))
    assert "Edge" not in plain(wording.map_caption(analysis, pca_map(analysis), ROW))
    assert page_words.list_heading(analysis, ROW) == "Nearest a boundary"


def test_one_cluster_has_nothing_to_compare_with():
    point = explain_row(analysed({"x": [0.0, 1.0]}, n_clusters=1), 0)
    assert plain(wording.headline(point, ROW)) == "Everything is in one cluster: there is nothing to compare with."
    assert wording.detail(point, ROW) == ()


def test_nothing_against_is_said():
    point = explain_row(analysed({"x": [0.0, 1.0, 8.0, 9.0]}, n_clusters=2), 0)
    assert plain(wording.detail(point, ROW)).startswith("Counting most for it: x. Nothing counts against it. ")


def test_twins_lie_on_the_boundary_between_the_two():
    analysis = analysed({"x": [0.0, 0.0, 1.0, 1.0]}, n_clusters=3)
    point = explain_row(analysis, analysis.telling_row)
    sentence = plain(wording.headline(point, ROW))
    assert sentence.startswith(f"Row {point.identity.row} lies exactly on the boundary between cluster ")
    assert plain(wording.equation(point)) == "0.000 for 0.000 against = 0 evidence"
    assert wording.proof(point) == "✓ For and against are equal, exactly (difference 0). 0 is the boundary."


def test_mismatches_are_counted_in_words(wine):
    assert page_words.list_heading(wine, WINE) == "9 wines disagree with their class"
    right = analysed({"x": [0.0, 9.0], "k": ["a", "b"]}, "k", n_clusters=2)
    assert page_words.list_heading(right, WINE) == "Every wine is in the cluster of its class."
    one = analysed({"x": [0.0, 1.0, 9.0, 8.0, 7.0], "k": ["a", "a", "b", "b", "a"]}, "k", n_clusters=2)
    assert page_words.list_heading(one, WINE) == "1 wine disagrees with its class"


def test_the_nearest_alone_is_named(wine):
    point = explain_row(wine, 60, np.inf)
    assert plain(wording.shares_line(point)) == "cluster 1 alone"
    assert wording.effective_line(point) == "as if 1.0 of 2 · β ∞"


def test_the_line_on_the_fit_is_true_for_what_is_set(wine):
    ten = nc.analyse(nc.load_sample("wine"), page_words.ten_starts(PUBLISHED))
    assert page_words.fit_line(wine, ten) == (
        "One start, from seed 2: the published run. Ten starts find a tighter fit with 8 mismatches."
    )
    assert page_words.fit_line(ten).startswith("The best of 10 starts, from seed 2. Inertia 49.0")


def test_the_published_view_says_why_today_differs(wine):
    ten = nc.analyse(nc.load_sample("wine"), page_words.ten_starts(PUBLISHED))
    text = row_table_words.published_why(wine, ten)
    assert "(inertia 48.9605)" in text
    assert "(inertia 48.9540)" in text
    assert "with 8 mismatches" in text


def test_the_caption_tells_what_the_picture_keeps_and_misplaces(wine):
    assert plain(wording.map_caption(wine, pca_map(wine), WINE)) == (
        "Fill and shape: cluster. Edge: known class, where it differs. Dot: misplaced here. This picture keeps "
        "60 % of the variance and misplaces 2 % of the wines; the clusters use all 13 features."
    )


def test_what_users_wrote_passes_through_as_it_is():
    point = explain_row(analysed({"<b>*x*</b>": [0.0, 1.0, 8.0, 9.0]}, n_clusters=2), 0)
    spans = wording.detail(point, ROW)
    assert any(span.text == "<b>*x*</b>" and span.role == "for" for span in spans)


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 6))
def test_a_number_never_shows_a_minus_before_nothing(value, decimals):
    for text in (wording.number(value, decimals), wording.signed(value, decimals)):
        if not any(digit in text for digit in "123456789"):
            assert text[0] == "0"


@given(st.floats(min_value=1e-300, max_value=1e300), st.integers(0, 6))
def test_an_amount_is_short_and_within_half_a_unit_of_its_last_digit(value, decimals):
    text = wording.amount(value, decimals)
    assert len(text) <= 14
    if "·10" not in text:
        digits = len(text.partition(".")[2])
        assert abs(float(text.replace(",", "")) - value) <= 0.5000001 * 10.0**-digits
