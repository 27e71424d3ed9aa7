"""Flows by hand, and the matching against every possible one."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.evaluation.cluster_flow import Stream, flow_of
from tests.helpers.reference import moderately

tables = (
    st.tuples(st.integers(1, 4), st.integers(1, 4))
    .flatmap(
        lambda shape: st.lists(st.integers(0, 9), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]).map(
            lambda values: np.array(values).reshape(shape)
        )
    )
    .filter(lambda table: table.any())
)


def test_three_clusters_become_four_by_hand():
    flow = flow_of(np.array([[60, 1, 0, 0], [0, 44, 0, 18], [0, 0, 47, 8]]))
    assert flow.matching == ((0, 0), (1, 1), (2, 2))
    assert (flow.new, flow.gone) == ((3,), ())
    assert (flow.n_moved, flow.n_rows) == (27, 178)
    assert flow.matched_share == pytest.approx(151 / 178)
    assert flow.rand == pytest.approx(0.786, abs=5e-4)
    assert flow.after_order == (0, 1, 3, 2)
    assert [stream.n_rows for stream in flow.moving] == [18, 8, 1]
    assert flow.moving[0] == Stream(1, 3, 18, stays=False)
    assert (flow.staying, flow.splitting, flow.mixing) == ((0,), (1, 2), (3,))


def test_merged_cluster_is_gone():
    flow = flow_of(np.array([[5, 0], [0, 4], [0, 3]]))
    assert (flow.gone, flow.new, flow.n_moved) == ((2,), (), 3)
    assert flow.mixing == (1,)


def test_empty_clusters_are_neither_new_nor_gone():
    flow = flow_of(np.array([[3, 0], [0, 0]]))
    assert (flow.matching, flow.new, flow.gone) == (((0, 0),), (), ())
    assert (flow.splitting, flow.mixing) == ((), ())
    assert len(flow.streams) == 1


@moderately
@given(tables)
def test_no_other_matching_keeps_more_rows(table):
    flow = flow_of(table)
    size = max(table.shape)
    square = np.zeros((size, size), int)
    square[: table.shape[0], : table.shape[1]] = table
    most = max(sum(square[i, k] for i, k in enumerate(way)) for way in permutations(range(size)))
    assert flow.n_rows - flow.n_moved == most
    assert sum(stream.n_rows for stream in flow.streams) == flow.n_rows
    assert sorted(flow.after_order) == list(range(table.shape[1]))
    assert sum(stream.n_rows for stream in flow.moving) == flow.n_moved
    assert flow_of(table.T).n_moved == flow.n_moved
