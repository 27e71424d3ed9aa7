"""Blocks: every row once, in blocks of bounded size, and nothing swallowed."""

import threading
from contextlib import ExitStack
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

import neon_core as nc
from neon_core.blocks import (
    ELEMENTS,
    ROWS,
    block_rows,
    for_each_block,
    map_blocks,
    map_in_order,
    on_one_core,
    one_blas_thread,
)
from neon_core.progress import report_to
from tests.helpers.reference import moderately


def slices(n_rows, width, cores):
    """The (start, stop) that for_each_block hands out on a machine of so many cores, in order."""
    found = []
    with patch("neon_core.blocks.os.cpu_count", return_value=cores):
        for_each_block(n_rows, width, lambda block: found.append((block.start, block.stop)))
    return sorted(found)


@pytest.mark.parametrize(
    ("width", "rows"), [(0, 16_384), (1, 16_384), (32, 16_384), (64, 8192), (500, 1048), (10**6, 256)]
)
def test_block_rows_make_four_megabytes_within_limits(width, rows):
    assert block_rows(width) == rows


def test_a_single_block_runs_in_the_calling_thread():
    threads = []
    for_each_block(ROWS, 3, lambda block: threads.append(threading.get_ident()))
    assert threads == [threading.get_ident()]
    assert slices(ROWS, 3, cores=8) == [(0, ROWS)]


def test_no_rows_are_one_empty_block():
    assert slices(0, 3, cores=2) == [(0, 0)]


def test_one_row_more_than_a_block_is_as_many_blocks_as_cores():
    assert slices(ROWS + 1, 3, cores=2) == [(0, 8192), (8192, 16385)]
    assert len(slices(ROWS + 1, 3, cores=3)) == 3


@moderately
@given(st.integers(0, 200_000), st.integers(0, 3000), st.integers(1, 9))
def test_the_blocks_cover_every_row_once_and_none_is_too_large(n_rows, width, cores):
    found = slices(n_rows, width, cores)
    sizes = [stop - start for start, stop in found]
    assert [start for start, _ in found] == [0, *[stop for _, stop in found[:-1]]]
    assert found[-1][1] == n_rows
    assert max(sizes) <= block_rows(width)
    assert max(sizes) - min(sizes) <= 1
    assert len(found) == 1 or len(found) % cores == 0


@pytest.mark.parametrize("bad", [0, 20_000, 39_999])
def test_an_error_in_any_block_reaches_the_caller(bad):
    def work(block):
        if block.start <= bad < block.stop:
            raise KeyError(bad)

    with pytest.raises(KeyError, match=str(bad)):
        for_each_block(40_000, 3, work)


def blas_threads():
    return {info["num_threads"] for info in threadpool_info() if info["user_api"] == "blas"}


def test_blas_has_one_thread_during_blocks_and_is_restored_after():
    seen: list[set[int]] = []
    before = blas_threads()
    for_each_block(2 * ELEMENTS, 1, lambda block: seen.append(blas_threads()) if block.start == 0 else None)
    assert seen == [{1} if before else set()]
    assert blas_threads() == before


def test_blocks_give_what_one_pass_gives():
    matrix, result = np.random.default_rng(0).normal(size=(50_000, 4)), np.empty(50_000)

    def work(block):
        result[block] = matrix[block].sum(axis=1)

    for_each_block(len(matrix), matrix.shape[1], work)
    np.testing.assert_array_equal(result, matrix.sum(axis=1))


def test_map_blocks_makes_the_same_blocks_on_any_number_of_cores():
    found = []
    for cores in (1, 2, 7):
        with patch("neon_core.blocks.os.cpu_count", return_value=cores):
            found.append(map_blocks(100_000, 3, lambda block: (block.start, block.stop)))
    assert found[0] == found[1] == found[2]
    assert (found[0][0], found[0][-1]) == ((0, ROWS), (98_304, 100_000))


def test_map_in_order_returns_results_in_order():
    assert map_in_order(range(50), lambda n: n * n, most=2) == [n * n for n in range(50)]


def test_on_one_core_runs_in_the_calling_thread_with_one_blas_thread():
    threads = set()
    before = blas_threads()
    with on_one_core():
        for_each_block(200_000, 3, lambda block: threads.add(threading.get_ident()))
        assert blas_threads() <= {1}
    assert threads == {threading.get_ident()}
    assert blas_threads() == before


def test_the_last_of_overlapping_holders_restores_the_blas_threads():
    before = blas_threads()
    first, second = ExitStack(), ExitStack()
    first.enter_context(one_blas_thread)
    second.enter_context(one_blas_thread)
    first.close()
    assert blas_threads() <= {1}
    second.close()
    assert blas_threads() == before


@pytest.mark.parametrize("most", [1, 2])
def test_no_further_piece_starts_after_the_listener_cancels(most):
    begun: list[int] = []

    def end(name, share):
        raise KeyError(share)

    with report_to(end), pytest.raises(KeyError):
        map_in_order(range(1000), begun.append, most=most)
    assert len(begun) < 1000


def test_analysis_on_one_core_is_equal_to_the_last_digit():
    values = np.random.default_rng(0).normal(size=(40_000, 9)) + 5 * np.random.default_rng(1).integers(
        3, size=(40_000, 1)
    )
    dataset = nc.Dataset.from_frame(pd.DataFrame(values, columns=list("abcdefghi")))
    here = nc.analyse(dataset)
    with on_one_core():
        there = nc.analyse(dataset)
    np.testing.assert_array_equal(there.explanation.relevance, here.explanation.relevance)
    np.testing.assert_array_equal(there.boundary.distance, here.boundary.distance)
    np.testing.assert_array_equal(there.clustering.axes.directions, here.clustering.axes.directions)
    assert there.clustering.inertia == here.clustering.inertia
