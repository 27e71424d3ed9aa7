"""Two quantiles in one pass over blocks, beside NumPy's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.summaries.quantile_selection import MIDDLE, find_brackets, middle_values, select
from tests.helpers.reference import moderately


def quantiles(columns, brackets, n_blocks=3):
    pieces = np.array_split(columns, n_blocks, axis=1)
    return middle_values([select(piece, brackets) for piece in pieces], columns.shape[1], brackets)


@moderately
@given(st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=30))
def test_few_values_are_ranked_as_numpy_ranks_them(values):
    columns = np.array([values, values[::-1]])
    brackets = find_brackets(columns.T, columns.shape[1])
    np.testing.assert_allclose(quantiles(columns, brackets), np.quantile(columns, MIDDLE, axis=1).T, atol=1e-12)


@pytest.mark.parametrize("kind", ["normal", "few values", "constant", "heavy tail"])
def test_brackets_of_a_sample_hold_the_quantiles(kind):
    random = np.random.default_rng(0)
    values = {
        "normal": random.normal(size=(2, 100_000)),
        "few values": random.integers(3, size=(2, 100_000)).astype(float),
        "constant": np.full((2, 100_000), 7.0),
        "heavy tail": random.lognormal(sigma=3.0, size=(2, 100_000)),
    }[kind]
    brackets = find_brackets(values[:, ::50].T, 100_000)
    assert np.isfinite(brackets).all()
    np.testing.assert_allclose(quantiles(values, brackets), np.quantile(values, MIDDLE, axis=1).T, rtol=1e-12)


def test_a_sample_that_is_not_like_the_rest_is_seen():
    values = np.arange(1_000.0)[None, :]
    brackets = find_brackets(values[:, :500].T, 1_000)
    assert np.isnan(quantiles(values, brackets)).any()
