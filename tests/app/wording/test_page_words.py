"""The page's title, the sidebar and the list of rows."""

from __future__ import annotations

import pytest

from neon_core.samples import PUBLISHED_BEST_OF_TEN
from pages.shared.wording import page_words
from tests.helpers.analyses import ROW, WINE, analyse_columns, wine_analysis


@pytest.fixture(scope="module")
def wine():
    return wine_analysis()


def test_title_has_rows_and_clusters():
    assert page_words.format_title(178, 3, WINE) == "178 wines in 3 clusters"
    assert page_words.format_title(1, 1, ROW) == "1 row in 1 cluster"


def test_list_counts_the_mismatches(wine):
    assert page_words.describe_list(wine, WINE) == "9 wines disagree with their class"
    right = analyse_columns({"x": [0.0, 9.0], "k": ["a", "b"]}, "k", n_clusters=2)
    assert page_words.describe_list(right, WINE) == "Every wine is in the cluster of its class."
    one = analyse_columns({"x": [0.0, 1.0, 9.0, 8.0, 7.0], "k": ["a", "a", "b", "b", "a"]}, "k", n_clusters=2)
    assert page_words.describe_list(one, WINE) == "1 wine disagrees with its class"


def test_list_without_classes_is_of_the_rows_nearest_a_boundary():
    analysis = analyse_columns({"x": [0.0, 1.0, 8.0, 9.0]}, n_clusters=2)
    assert page_words.describe_list(analysis, ROW) == "Nearest a boundary"


def test_list_with_one_cluster_is_of_any_row():
    analysis = analyse_columns({"x": [0.0, 1.0]}, n_clusters=1)
    assert page_words.describe_list(analysis, ROW) == "Any row, by its number"


def test_line_on_the_fit_names_the_published_run(wine):
    ten = wine_analysis(n_init=10)
    assert ten.config == PUBLISHED_BEST_OF_TEN
    assert page_words.describe_fit(wine, ten) == (
        "One start, from seed 2: the published run. Ten starts find a tighter fit with 8 mismatches."
    )
    assert page_words.describe_fit(ten).startswith("The best of 10 starts, from seed 2. Inertia 48.9540")
    assert page_words.describe_fit(wine).startswith("One start, from seed 2. Inertia 48.9605")


def test_buttons_have_the_number_of_clusters():
    assert page_words.format_try_clusters(3) == "Try 3 clusters"
    assert page_words.format_merge(1) == "Merge them: 1 cluster"


def test_field_takes_a_name_where_rows_are_named():
    assert page_words.format_row_field(WINE) == "wine number"
    assert page_words.format_row_field(ROW, named=True) == "row number or name"
