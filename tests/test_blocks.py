"""Blocks: every row once, in blocks of bounded size, and nothing swallowed."""

import threading
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

from neon_core.blocks import ELEMENTS, ROWS, block_rows, for_blocks
from tests.reference import moderately


def slices(n_rows, width, cores):
    """The (start, stop) that for_blocks hands out on a machine of so many cores, in order."""
    found = []
    with patch("neon_core.blocks.os.cpu_count", return_value=cores):
        for_blocks(n_rows, width, lambda block: found.append((block.start, block.stop)))
    return sorted(found)


@pytest.mark.parametrize(
    ("width", "rows"), [(0, 16_384), (1, 16_384), (32, 16_384), (64, 8192), (500, 1048), (10**6, 256)]
)
def test_a_block_has_about_four_megabytes_within_limits(width, rows):
    assert block_rows(width) == rows


def test_what_fits_one_block_is_one_block_in_the_callers_own_thread():
    threads = []
    for_blocks(ROWS, 3, lambda block: threads.append(threading.get_ident()))
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
        for_blocks(40_000, 3, work)


def test_linear_algebra_keeps_to_one_thread_meanwhile_and_gets_the_others_back():
    def blas_threads():
        return {info["num_threads"] for info in threadpool_info() if info["user_api"] == "blas"}

    seen: list[set[int]] = []
    before = blas_threads()
    for_blocks(2 * ELEMENTS, 1, lambda block: seen.append(blas_threads()) if block.start == 0 else None)
    assert seen == [{1} if before else set()]
    assert blas_threads() == before


def test_blocks_give_what_one_pass_gives():
    matrix, result = np.random.default_rng(0).normal(size=(50_000, 4)), np.empty(50_000)

    def work(block):
        result[block] = matrix[block].sum(axis=1)

    for_blocks(len(matrix), matrix.shape[1], work)
    np.testing.assert_array_equal(result, matrix.sum(axis=1))
