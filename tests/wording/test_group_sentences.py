"""A group in words."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.wording import describe_group, describe_group_detail, to_text
from tests.helpers.analyses import ROW, WINE, analyse_columns, category_analysis, customer_analysis, wine_analysis


def headline(analysis, rows, nouns=WINE):
    return to_text(describe_group(nc.explain_group(analysis, rows), nouns))


def detail(analysis, rows, versus="rest", nouns=WINE):
    return to_text(describe_group_detail(nc.explain_group(analysis, rows, versus), nouns))


def test_clusters_are_counted():
    assert headline(wine_analysis(), [60]) == "This wine is in cluster 2."
    assert headline(wine_analysis(), [0, 1]) == "Both wines are in cluster 0."
    assert headline(wine_analysis(), [0, 1, 60]) == "Of these three wines two are in cluster 0, one in cluster 2."
    everyone = "That is everyone. Of these 178 wines 62 are in cluster 1, 61 in cluster 0, 55 in cluster 2."
    assert headline(wine_analysis(), range(178)) == everyone
    assert headline(wine_analysis(n_clusters=1), range(178)) == "That is everyone. All 178 wines are in cluster 0."


def test_of_many_clusters_the_smaller_ones_are_summed_up():
    text = headline(wine_analysis(n_clusters=20), range(0, 178, 2))
    assert text.count("cluster") == 5
    assert text.endswith("in 16 other clusters.")


def test_columns_that_part_the_means_are_named_with_both_means():
    text = detail(wine_analysis(), [0, 1, 2, 3], "clusters")
    assert text.startswith("Unlike the others there: ")
    assert text.endswith("All four are of class 0.")
    assert text.count(", not ") <= 3


def test_a_direction_is_said_once():
    analysis = analyse_columns({"a": [0, 0, 9, 9], "b": [0, 0, 9, 9]}, n_clusters=2, scaling="none")
    assert detail(analysis, [0, 1], nouns=ROW) == "Unlike all other rows: low a (0.0, not 9.0) and b (0.0, not 9.0). "


@pytest.mark.parametrize(
    ("rows", "versus", "expected"),
    [
        ([0, 1, 2, 3], "rest", ""),
        ([0, 1], "clusters", "No other row is in this cluster. "),
        ([0, 1, 2], "clusters", "Unlike the other one there: low size (3.3, not 10.0). "),
        ([0, 1, 2], "rest", "Unlike the other row: low size (3.3, not 10.0). "),
    ],
)
def test_special_groups(rows, versus, expected):
    text = detail(category_analysis(), rows, versus, ROW)
    assert text.startswith(expected) if expected else text == ""


def test_categories_and_dates_have_their_words():
    customers = customer_analysis()
    web = [row for row in range(customers.design.n_rows) if customers.design.cells[-1].iloc[row] is not None][:40]
    text = detail(customers, web, nouns=("customer", "customers"))
    assert text.startswith("Unlike all other customers: ")


def test_a_column_that_does_not_differ_is_not_named():
    analysis = analyse_columns({"a": [0, 0, 9, 9], "b": [0, 1, 0, 1]}, n_clusters=2, weights={"a": 2.0})
    assert detail(analysis, [0, 2], "clusters", ROW).startswith("Unlike the others there: low b (")
    same = analyse_columns({"a": [0, 0, 9, 9]}, n_clusters=2)
    assert detail(same, [0, 2], "clusters", ROW) == "No column sets them apart from the others there. "


def test_class_of_fewer_than_half_is_not_named():
    assert "of class" not in detail(customer_analysis(), range(40))


def test_a_group_of_one_cluster_has_no_competitor_but_its_contrast():
    assert detail(wine_analysis(n_clusters=1), [0, 1]).startswith("Unlike all other wines: ")
