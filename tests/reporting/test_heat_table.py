"""The mean relevance of each column in each cluster, as tables."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.reporting.heat_table import MOST_CLUSTERS, MOST_LINES, build_heat_tables, describe_lines
from tests.helpers.analyses import analyse_columns, wine_analysis


def made(relevance):
    """Return a summary of columns x clusters."""
    n_columns, n_clusters = relevance.shape
    return pd.DataFrame(
        {
            "cluster": np.repeat(np.arange(n_clusters), n_columns),
            "column": [f"c{i}" for i in range(n_columns)] * n_clusters,
            "relevance": relevance.T.ravel(),
            "direction": "above",
        }
    )


def values(table):
    return np.array([[float(cell.value) for cell in cells] for _, cells in table.lines])


def test_lines_are_those_of_the_library_and_add_up():
    summary = nc.summarise(wine_analysis())
    (table,) = build_heat_tables(summary)
    whole = summary.pivot_table(index="column", columns="cluster", values="relevance")
    for name, cells in table.lines[:-1]:
        assert [float(cell.value) for cell in cells] == list(whole.loc[name])
    assert np.abs(values(table)[:-1].sum(axis=0) - values(table)[-1]).max() < 1e-12
    assert table.lines[0][0] == whole.abs().max(axis=1).idxmax()
    assert table.lines[-1][0] == "sum: mean evidence"


def test_colours_follow_sign_and_size_and_a_sum_has_none():
    (table,) = build_heat_tables(made(np.array([[2.0, -1.0], [0.0, 1.0]])))
    first, second, total = (cells for _, cells in table.lines)
    assert [(cell.sign, cell.opacity) for cell in first] == [("for", "0.6"), ("against", "0.315")]
    assert [(cell.sign, cell.opacity) for cell in second] == [("", "0"), ("for", "0.315")]
    assert {cell.opacity for cell in total} == {"0"}


@pytest.mark.parametrize("n_columns", [MOST_LINES, MOST_LINES + 1, 500])
def test_of_many_columns_the_last_line_is_the_sum_of_the_rest(n_columns):
    relevance = np.random.default_rng(0).normal(size=(n_columns, 3))
    summary = made(relevance)
    (table,) = build_heat_tables(summary)
    assert len(table.lines) == MOST_LINES + 1
    assert np.abs(values(table)[:-1].sum(axis=0) - relevance.sum(axis=0)).max() < 1e-12
    has_rest = n_columns > MOST_LINES
    assert ("together" in table.lines[-2][0]) is has_rest
    assert bool(describe_lines(summary)) is has_rest


@pytest.mark.parametrize(("n_clusters", "widths"), [(1, [1]), (7, [7]), (8, [4, 4]), (20, [7, 6, 7]), (50, None)])
def test_clusters_that_do_not_fit_side_by_side_go_into_tables_alike_in_width(n_clusters, widths):
    tables = build_heat_tables(made(np.ones((2, n_clusters))))
    found = [len(table.clusters) for table in tables]
    assert max(found) <= MOST_CLUSTERS
    assert [k for table in tables for k in table.clusters] == list(range(n_clusters))
    assert widths is None or found == widths


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
def test_empty_cluster_has_empty_cells():
    (table,) = build_heat_tables(nc.summarise(analyse_columns({"a": [1.0, 1.0, 2.0], "b": [0.0, 0.0, 1.0]})))
    assert [cell.text for cell in table.lines[0][1]].count("") == 1
