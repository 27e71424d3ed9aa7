"""Scalings: numbers by hand, scikit-learn as the other way, and the one table that everything reads."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

import neon_core as nc
from neon_core import wording
from neon_core.errors import ConfigError
from neon_core.preparation import prepare
from neon_core.scalings import ANY_RANGE, SCALINGS, Scaling, category_units, has_no_spread, scale
from neon_core.text import join
from pages.shared.wording import address_words, page_words
from tests.helpers.designs import all_features, design_of, matrices
from tests.helpers.reference import eighths, moderately

SCALERS = {"minmax": MinMaxScaler, "standard": StandardScaler, "robust": RobustScaler}
COLUMN = [1.0, 2.0, 3.0, 6.0]

every_scaling = pytest.mark.parametrize("scaling", SCALINGS)


@pytest.mark.parametrize(
    ("scaling", "center", "spread"),
    [
        ("minmax", 1, 5),
        ("standard", 3, np.sqrt(14 / 4)),  # the squared differences from 3 are 4, 1, 0, 9
        ("robust", 2.5, 2),  # quartiles 1.75, 2.5, 3.75
        ("none", 0, 1),
    ],
)
def test_four_values_by_hand(scaling, center, spread):
    matrix, centers, spreads = scale(np.array([COLUMN]).T, scaling)
    np.testing.assert_allclose([centers[0], spreads[0]], [center, spread], rtol=1e-15)
    np.testing.assert_allclose(matrix[:, 0], (np.array(COLUMN) - center) / spread, rtol=1e-15)


@pytest.mark.parametrize(
    ("scaling", "center", "spread"),
    [
        ("minmax", [0, 0], np.sqrt(2)),
        ("standard", [0.75, 0.25], np.sqrt(2 * 0.1875)),  # the variances p (1 - p), added up
        ("robust", [0, 0], np.sqrt(2)),
        ("none", [0, 0], 1),
    ],
)
def test_category_units_by_hand(scaling, center, spread):
    centers, spreads = category_units(np.array([3, 1]), scaling)
    np.testing.assert_allclose(centers, center)
    assert spreads == pytest.approx(spread)


def test_category_with_one_value_has_spread_one_in_standard():
    assert category_units(np.array([5]), "standard")[1] == 1.0


@every_scaling
def test_constant_feature_becomes_zero_unless_the_scaling_keeps_its_value(scaling):
    matrix, center, spread = scale(np.full((4, 1), 0.1), scaling)
    assert spread.tolist() == [1]
    assert matrix.ravel().tolist() == ([0.1] * 4 if scaling == "none" else [0.0] * 4)
    assert center.tolist() == [0 if scaling == "none" else 0.1]


def test_feature_with_equal_quartiles_keeps_its_differences():
    matrix, _, spread = scale(np.array([[0.0, 5.0, 5.0, 5.0, 5.0, 9.0]]).T, "robust")
    assert spread.tolist() == [1]
    assert matrix.ravel().tolist() == [-5, 0, 0, 0, 0, 4]


@every_scaling
def test_no_spread_is_found_only_where_numbers_differ_and_quartiles_are_equal(scaling):
    assert has_no_spread(np.array([0.0, 0.0, 0.0, 0.0, 9.0]), scaling) == (scaling == "robust")
    assert not has_no_spread(np.zeros(5), scaling)
    assert not has_no_spread(np.arange(5.0), scaling)


@pytest.mark.parametrize("scaling", SCALERS)
def test_wine_is_scaled_as_scikit_learn_scales_it(scaling):
    frame = nc.load_sample("wine").frame.drop(columns="class")
    expected = SCALERS[scaling]().fit_transform(frame.to_numpy())
    np.testing.assert_allclose(design_of(frame, scaling=scaling).matrix, expected, rtol=1e-12, atol=1e-12)


@moderately
@given(matrices(eighths), st.sampled_from(sorted(SCALERS)))
def test_any_table_is_scaled_as_scikit_learn_scales_it(values, scaling):
    expected = SCALERS[scaling]().fit_transform(values)
    np.testing.assert_allclose(scale(values, scaling)[0], expected, rtol=1e-12, atol=1e-12)


def test_standard_spreads_equal_those_of_numpy_to_the_last_digit():
    values = np.random.default_rng(1).normal(size=(50, 4)) * [1e-3, 1.0, 7.0, 1e9] + 3.0
    np.testing.assert_array_equal(scale(values, "standard")[2], values.std(axis=0))


# --- one table ---


def test_the_table_is_complete():
    for name, scaling in SCALINGS.items():
        assert scaling.name == name
        assert scaling.label[0].isupper()
        assert scaling.number_sentence[0].isupper()
        assert scaling.category_sentence[0].islower()
        assert not any(text.endswith(".") for text in (scaling.number_sentence, scaling.category_sentence))
    assert len({scaling.label for scaling in SCALINGS.values()}) == len(SCALINGS)
    assert ANY_RANGE in SCALINGS


def test_controls_and_addresses_offer_every_scaling():
    assert list(page_words.SCALING_LABELS) == list(SCALINGS)
    refusal = address_words.describe_refused_choice("scaling", "loud", "minmax")
    assert f"the scalings are {join(SCALINGS)}." in refusal


def test_new_scaling_needs_an_entry_only(monkeypatch):
    halves = Scaling(
        name="halves",
        label="Halves",
        number_sentence="Each number is halved",
        category_sentence="two different values of a category are 0.71 apart",
        unit="two units of the table",
        number_units=lambda values: (np.zeros(values.shape[1]), np.full(values.shape[1], 2.0)),
        category_units=lambda shares: (np.zeros(shares.size), 2.0),
        centers=False,
    )
    with pytest.raises(ConfigError, match="is not one of"):
        nc.AnalysisConfig(scaling="halves")
    monkeypatch.setitem(SCALINGS, "halves", halves)
    data = all_features({"size": [2.0, 4.0, 7.0], "kind": ["u", "v", "v"]})
    config = nc.AnalysisConfig(n_clusters=2, scaling="halves")
    design = prepare(data, config)
    assert design.matrix.tolist() == [[1.0, 0.0, 0.5], [2.0, 0.5, 0.0], [3.5, 0.5, 0.0]]
    sentences = wording.describe_preparation(design, config, data.columns, 3)
    assert "Each number is halved; two different values of a category are 0.71 apart." in sentences


def test_numbers_without_quartiles_are_named_in_note_and_sentence():
    frame = pd.DataFrame({"gain": [0.0] * 8 + [9.0, 5.0], "b": np.arange(10.0), "yes": [True, *[False] * 9]})
    data = nc.Dataset.from_frame(frame.assign(flat=1.0))
    assert design_of(frame, scaling="robust").unscaled == ("gain",)
    assert design_of(frame, scaling="standard").unscaled == ()
    with pytest.warns(nc.NeonWarning, match="gain stays unscaled, since at least half of the values are equal"):
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2, scaling="robust"))
    sentences = wording.describe_preparation(analysis.design, analysis.config, data.columns, 10)
    assert "Not scaled, since at least half of the values are equal: gain." in sentences
