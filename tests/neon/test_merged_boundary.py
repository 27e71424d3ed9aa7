"""The shortest step into an intersection of half-spaces."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.optimize import minimize

from neon_core.neon.merged_boundary import squared_steps


def slow(h, weights):
    limits: Any = [{"type": "ineq", "fun": lambda z, i=i: -h[i] - weights[i] @ z} for i in range(len(h))]
    found = minimize(lambda z: z @ z, np.zeros(weights.shape[1]), constraints=limits, method="SLSQP")  # type: ignore[call-overload]
    return found.fun


@pytest.mark.parametrize("n_own", [1, 2, 3, 5])
def test_steps_beside_a_general_solver(n_own):
    random = np.random.default_rng(n_own)
    for _ in range(20):
        weights, h = random.normal(size=(n_own, 5)), random.normal(size=(3, n_own))
        h[:, 0] = np.abs(h[:, 0])
        expected = [slow(line, weights) for line in h]
        np.testing.assert_allclose(squared_steps(h, weights), expected, rtol=1e-5, atol=1e-8)


def test_one_half_space_is_a_projection():
    assert squared_steps(np.array([[6.0]]), np.array([[3.0, 0.0]])).tolist() == [4.0]


def test_a_half_space_that_is_reached_needs_no_step():
    assert squared_steps(np.array([[0.0, -1.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])).tolist() == [0.0]


def test_equal_half_spaces_count_once():
    weights = np.array([[2.0, 0.0], [2.0, 0.0], [0.0, 1.0]])
    assert squared_steps(np.array([[4.0, 4.0, 3.0]]), weights) == pytest.approx([13.0])
