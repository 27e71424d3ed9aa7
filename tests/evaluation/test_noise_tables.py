"""Uniform noise in the data's own box: within the ranges, one value of each category, the same for equal seeds."""

from __future__ import annotations

import numpy as np
import pandas as pd

import neon_core as nc
from neon_core.evaluation.noise_tables import noise_maker
from neon_core.preparation import prepare

FRAME = pd.DataFrame(
    {"size": [0.0, 5.0, 10.0, 1.0], "kind": ["u", "v", "w", "u"], "sold": [True, False, True, True], "same": [3.0] * 4}
)


def design(**choices):
    data = nc.Dataset.from_frame(FRAME).with_roles({"kind": "feature"})
    return prepare(data, nc.AnalysisConfig(n_clusters=1, **choices))


def test_numbers_fill_the_box_and_categories_have_one_value():
    prepared = design(weights={"size": 4.0})
    table = noise_maker(prepared, 4000, 0)(0)
    columns = {column.name: table[:, column.features] for column in prepared.columns}
    assert 0.0 <= columns["size"].min() < 0.01
    assert 1.99 < columns["size"].max() <= 2.0
    assert 0.97 < columns["size"].mean() < 1.03
    assert np.unique(columns["sold"]).tolist() == np.unique(prepared.matrix[:, prepared.columns[2].start]).tolist()
    assert (columns["same"] == 0.0).all()
    own = np.unique(prepared.matrix[:, prepared.columns[1].features], axis=0)
    drawn, counts = np.unique(columns["kind"], axis=0, return_counts=True)
    np.testing.assert_array_equal(drawn, own)
    assert (np.abs(counts / 4000 - 1 / 3) < 0.05).all()


def test_ordered_values_are_steps():
    data = nc.Dataset.from_frame(FRAME).with_orders({"kind": ["u", "v", "w"]})
    prepared = prepare(data.with_roles({"kind": "feature"}), nc.AnalysisConfig(n_clusters=1))
    start = next(column.start for column in prepared.columns if column.name == "kind")
    table = noise_maker(prepared, 100, 0)(0)
    assert np.unique(table[:, start]).tolist() == [0.0, 0.5, 1.0]


def test_equal_calls_make_equal_tables():
    first, other = noise_maker(design(), 10, 7), noise_maker(design(), 10, 8)
    np.testing.assert_array_equal(first(3), noise_maker(design(), 10, 7)(3))
    assert (first(3) != first(4)).any()
    assert (first(3) != other(3)).any()
