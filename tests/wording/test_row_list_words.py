"""The list of rows beside a map."""

from __future__ import annotations

import pytest

from neon_core.wording import row_list_words
from tests.helpers.analyses import ROW, WINE, analyse_columns, wine_analysis


@pytest.fixture(scope="module")
def wine():
    return wine_analysis()


def test_list_counts_the_mismatches(wine):
    assert row_list_words.describe_list(wine, WINE) == "9 wines disagree with their class"
    right = analyse_columns({"x": [0.0, 9.0], "k": ["a", "b"]}, "k", n_clusters=2)
    assert row_list_words.describe_list(right, WINE) == "Every wine is in the cluster of its class."
    one = analyse_columns({"x": [0.0, 1.0, 9.0, 8.0, 7.0], "k": ["a", "a", "b", "b", "a"]}, "k", n_clusters=2)
    assert row_list_words.describe_list(one, WINE) == "1 wine disagrees with its class"


def test_list_without_classes_is_of_the_rows_nearest_a_boundary():
    analysis = analyse_columns({"x": [0.0, 1.0, 8.0, 9.0]}, n_clusters=2)
    assert row_list_words.describe_list(analysis, ROW) == "Nearest a boundary"


def test_list_with_one_cluster_is_of_any_row():
    analysis = analyse_columns({"x": [0.0, 1.0]}, n_clusters=1)
    assert row_list_words.describe_list(analysis, ROW) == "Any row, by its number"


def test_field_takes_a_name_where_rows_are_named():
    assert row_list_words.format_row_field(WINE) == "wine number"
    assert row_list_words.format_row_field(ROW, named=True) == "row number or name"
