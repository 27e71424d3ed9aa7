"""The other clustering, and who moves, against the library itself."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from pages.shared.results.comparisons import Moves
from pages.shared.session.against import Against


@pytest.fixture(scope="module")
def four():
    return nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(4, random_state=2, n_init=1))


@pytest.fixture
def moves(wine_analysis, four):
    comparison = nc.compare(wine_analysis, four)
    table = comparison.moved
    table["evidence"] = wine_analysis.explanation.logit[table["row"]]
    return Moves(Against("k", 4), wine_analysis, four, comparison, table)


def test_chosen_row_is_shown_where_it_moves_else_the_least_sure_mover(moves):
    assert moves.shown_row(61) == 61
    assert moves.shown_row(0) == 92
    assert moves.table.set_index("row")["evidence"].idxmin() == 92


def test_stream_of_a_row_has_the_row_and_the_least_sure_comes_first(moves):
    stream = moves.stream_of(60)
    assert (stream.before, stream.after, stream.n_rows) == (2, 1, 8)
    rows = moves.rows_of(stream)
    assert sorted(rows) == [60, 61, 68, 70, 92, 118, 130, 134]
    assert (np.diff(moves.analysis.explanation.logit[rows]) >= 0).all()


def test_nobody_moves_between_the_same_clusterings(wine_analysis):
    comparison = nc.compare(wine_analysis, wine_analysis)
    alike = Moves(Against("k", 3), wine_analysis, wine_analysis, comparison, comparison.moved.assign(evidence=0.0))
    assert alike.shown_row(60) == -1


def test_evidence_has_one_unit_only_where_columns_and_scaling_are_alike(moves):
    kinds = ("k", "scaling", "seed", "columns", "labels", "export")
    units = [Moves(Against(kind), moves.analysis, None, moves.comparison, moves.table).has_same_units for kind in kinds]
    assert units == [True, False, True, False, False, False]
