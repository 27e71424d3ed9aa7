"""Refits of the wine sample for the tests of the page Trust: made once, and few."""

from __future__ import annotations

from functools import cache

import numpy as np

from neon_core.evaluation import Refits, Stability, flipping, refit_drawn_rows, stability
from pages.shared.results.refitted import BASELINES, Refitted
from tests.helpers.analyses import wine_analysis


@cache
def wine_refits(n_clusters: int = 3) -> Refitted:
    """Return 20 starts, 20 refits to rows drawn again, and the replacements of features."""
    analysis = wine_analysis(n_clusters=n_clusters)
    flipped = tuple(flipping(analysis, baseline, forest=False) for baseline in BASELINES)
    return Refitted(stability(analysis, 20), refit_drawn_rows(analysis, 20), flipped)


def made_stability(stays: list[float], pairs: list[float]) -> Stability:
    """Return what the starts say of rows with these shares, and of starts that agree so far."""
    return Stability(Refits("starts", np.zeros((2, 1, 1)), np.array(stays), np.ones(2), np.array(pairs), np.ones(2), 2))
