"""The rows of a group: each kind by hand, and what is missing."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.row_query import Condition, RowQuery
from pages.shared.results import current, groups
from pages.shared.results.cache import Source
from pages.shared.results.groups import GroupRows
from pages.shared.session.group import MISMATCHES, Group
from tests.helpers.analyses import wine_analysis


@pytest.fixture(autouse=True)
def wine_is_current(monkeypatch):
    import neon_core as nc

    monkeypatch.setattr(current, "source", lambda: Source("wine"))
    monkeypatch.setattr(current, "dataset", lambda: nc.load_sample("wine"))


@pytest.mark.parametrize(
    ("group", "rows"),
    [
        (Group.of_rows([9, 3]), [3, 9]),
        (Group.of_query(RowQuery((Condition("proline", "above", "1500"),))), [10, 14, 18, 31]),
        (MISMATCHES, [60, 61, 68, 70, 73, 83, 92, 95, 118]),
    ],
)
def test_rows_of_each_kind(group, rows):
    found = groups.find_rows(wine_analysis(), group)
    assert (found.rows.tolist(), found.n_missing) == (rows, 0)
    with pytest.raises(ValueError, match="read-only"):
        found.rows[0] = 1


def test_rows_of_a_cluster():
    analysis = wine_analysis()
    expected = np.flatnonzero(analysis.clustering.labels == 1).tolist()
    assert groups.find_rows(analysis, Group.of_cluster(1)).rows.tolist() == expected


def test_rows_beyond_the_table_are_counted():
    found = groups.find_rows(wine_analysis(), Group.of_rows([176, 177, 178, 10**9]))
    assert (found.rows.tolist(), found.n_missing) == ([176, 177], 2)


def test_place_of_a_row():
    found = GroupRows(np.array([3, 5, 9]), 0)
    assert [found.place_of(row) for row in (3, 9, 4, 10)] == [0, 2, -1, -1]


@pytest.mark.parametrize(
    ("group", "possible"),
    [
        (Group.of_cluster(0), ("rest",)),
        (Group.of_rows(range(178)), ("rest",)),
        (Group.of_rows([0, 60]), ("clusters", "rest")),
    ],
)
def test_others_of_the_same_clusters_are_offered_where_there_are_some(group, possible):
    analysis = wine_analysis()
    assert groups.possible_others(analysis, groups.find_rows(analysis, group)) == possible
