"""An ordered column is explained as the numbers 1, 2, 3 would be, and its bars add up."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.scalings import SCALINGS
from tests.helpers.reference import moderately

ORDER = ("never", "rarely", "sometimes", "often", "always")
STEPS = st.lists(st.integers(1, 5) | st.none(), min_size=6, max_size=20)


def analyses(steps, scaling):
    """Return the analyses of one column as words in order and as numbers, beside another number."""
    size = np.arange(len(steps)) % 4 * 1.5
    words = pd.Series([None if step is None else ORDER[step - 1] for step in steps], dtype=object)
    numbers = pd.Series([np.nan if step is None else float(step) for step in steps])
    config = nc.AnalysisConfig(n_clusters=2, scaling=scaling)
    for cells in (words, numbers):
        data = nc.Dataset.from_frame(pd.DataFrame({"size": size, "use": cells}))
        data = data.with_orders({"use": ORDER}) if cells is words else data
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", nc.NeonWarning)
            yield nc.analyse(data.with_roles({"use": "feature"}), config)


@moderately
@given(STEPS.filter(any), st.sampled_from(list(SCALINGS)))
def test_ordered_column_counts_as_its_steps_do(steps, scaling):
    ordered, numbers = analyses(steps, scaling)
    np.testing.assert_array_equal(ordered.design.matrix, numbers.design.matrix)
    np.testing.assert_array_equal(ordered.explanation.relevance, numbers.explanation.relevance)
    assert [note.text for note in ordered.notes] == [note.text for note in numbers.notes]


@moderately
@given(STEPS.filter(any), st.sampled_from(list(SCALINGS)))
def test_bars_add_up_and_the_rows_come_back(steps, scaling):
    analysis, _ = analyses(steps, scaling)
    design, explanation = analysis.design, analysis.explanation
    sums = design.by_column(explanation.relevance).sum(axis=1)
    np.testing.assert_allclose(sums, explanation.logit, rtol=0, atol=1e-12 * max(1.0, np.abs(sums).max()))
    for rows in (design.matrix, analysis.clustering.centroids[analysis.clustering.sizes > 0]):
        np.testing.assert_allclose(design.to_scaled(design.to_original(rows)), rows, rtol=0, atol=1e-9)


def test_steps_of_words_are_equal_where_one_hot_values_are_not():
    """From never to always is four times as far as from never to rarely; one-hot values are all equally far."""
    ordered, _ = analyses([1, 2, 3, 4, 5, 1, 5], "none")
    use = ordered.design.matrix[:, 1]
    assert (use[4] - use[0]) / (use[1] - use[0]) == pytest.approx(4.0)
