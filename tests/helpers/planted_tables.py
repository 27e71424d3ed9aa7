"""Tables with known clusters, and tables without any."""

from __future__ import annotations

import numpy as np


def blobs(n_rows, n_features, seed=0):
    rng = np.random.default_rng(seed)
    places = rng.normal(0, 4, (5, n_features))
    return places[np.sort(rng.integers(5, size=n_rows))] + rng.normal(size=(n_rows, n_features))
