"""Tables with known clusters, and tables without any."""

from __future__ import annotations

import numpy as np
import pandas as pd

import neon_core as nc


def blobs(n_rows, n_features, seed=0):
    rng = np.random.default_rng(seed)
    places = rng.normal(0, 4, (5, n_features))
    return places[np.sort(rng.integers(5, size=n_rows))] + rng.normal(size=(n_rows, n_features))


def as_dataset(matrix):
    """Return a table of numbers as a dataset."""
    return nc.Dataset.from_frame(pd.DataFrame(matrix, columns=[f"column {i}" for i in range(matrix.shape[1])]))


def three_blobs():
    """Return three clear clusters of 40 rows, none of them nearer to another than the rest."""
    random = np.random.default_rng(3)
    centers = 10.0 * np.array([[0.0, 0.0], [1.0, 0.0], [0.5, 0.866]])
    return as_dataset(np.repeat(centers, 40, axis=0) + random.normal(size=(120, 2)))


def nested_blobs():
    """Return two far groups of three clear clusters each: 2 and 6 are both an answer."""
    random = np.random.default_rng(4)
    triangle = 7.0 * np.array([[0.0, 0.0], [1.0, 0.0], [0.5, 0.866]])
    centers = np.concatenate([triangle, triangle + 30.0])
    return as_dataset(np.repeat(centers, 30, axis=0) + random.normal(size=(180, 2)))


def uniform_noise():
    """Return a table without clusters."""
    return as_dataset(np.random.default_rng(5).uniform(size=(200, 3)))


def blob_with_outlier():
    """Return one cluster, and one row far away."""
    matrix = np.random.default_rng(6).normal(size=(150, 2))
    matrix[17] = [40.0, 40.0]
    return as_dataset(matrix)


def four_corners(n_rows):
    """Return four clear clusters at the corners of a square, in random order."""
    random = np.random.default_rng(7)
    corners = 12.0 * np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return as_dataset(corners[random.integers(4, size=n_rows)] + random.normal(size=(n_rows, 2)))
