"""Restart stability: what the starts say of each row, and of the clustering."""

from __future__ import annotations

import numpy as np

import neon_core as nc
from neon_core.evaluation.refits import Refits
from neon_core.evaluation.row_stability import Stability
from tests.helpers.analyses import wine_analysis


def made(stays, pairs):
    return Stability(Refits("starts", np.zeros((2, 1, 1)), np.array(stays), np.ones(2), np.array(pairs), np.ones(2), 2))


def test_rows_that_stay_put_and_that_waver():
    found = made([1.0, 0.5, 0.95, 0.5, 0.9], [0.9])
    assert found.n_stay == 2
    assert found.wavering.tolist() == [1, 3, 4]
    assert not found.is_unstable


def test_starts_that_disagree_are_unstable():
    assert made([1.0], [0.5, 0.6]).is_unstable
    assert made([1.0], []).agreement == 1.0


def test_wine_is_stable_in_three_clusters_and_not_in_six():
    three, six = (nc.stability(wine_analysis(n_clusters=k)) for k in (3, 6))
    assert not three.is_unstable
    assert three.n_stay > 160
    assert six.is_unstable
    assert six.agreement < 0.7
    assert six.n_stay < three.n_stay
