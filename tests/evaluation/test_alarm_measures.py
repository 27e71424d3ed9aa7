"""What alarms measure: by hand, and on planted faults."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.evaluation.alarm_measures import (
    blocks,
    closest_copies,
    orders_of_rows,
    repeated_rows,
    repeated_share,
    reproducing_column,
    scaled_relevance,
)
from tests.helpers.analyses import analyse_columns

RANDOM = np.random.default_rng(4)


def design_of(**columns):
    """Return the analysis of columns that all count."""
    data = nc.Dataset.from_frame(pd.DataFrame(columns)).with_roles(dict.fromkeys(columns, "feature"))
    return nc.analyse(data, nc.AnalysisConfig(n_clusters=2))


def test_blocks_count_runs_by_hand():
    assert blocks(np.array([0, 0, 0, 1, 1, 1])) == 1.0
    assert blocks(np.array([0, 1, 0, 1, 0, 1])) == 0.0
    # 4 runs of 2 values in 8 rows: by chance 1 + 7 / 2 = 4.5, so (4.5 - 4) / (4.5 - 2)
    assert blocks(np.array([0, 0, 1, 1, 0, 0, 1, 1])) == pytest.approx(0.2)
    assert blocks(np.zeros(9, int)) == 0.0


@pytest.mark.parametrize(
    ("column", "is_order"),
    [
        (RANDOM.permutation(60) + 7, True),
        (np.sort(RANDOM.normal(size=60)), True),
        (-(np.arange(60.0) ** 3), True),
        (np.repeat([3.0, 1.0, 2.0], 20), True),
        (np.repeat(["b", "a", "c"], 20), True),
        (pd.date_range("2024-01-01", periods=60), True),
        (RANDOM.normal(size=60), False),
        (RANDOM.integers(0, 10**6, 60), False),
        (RANDOM.choice(list("abc"), 60), False),
        (RANDOM.integers(0, 4, 60), False),
    ],
)
def test_ids_batches_and_dates_are_the_order_of_the_rows(column, is_order):
    analysis = design_of(other=RANDOM.normal(size=60), planted=column)
    other, planted = orders_of_rows(analysis.design)
    assert other < 0.5
    assert (planted >= 0.9) == is_order


def test_few_rows_have_no_order():
    analysis = analyse_columns({"x": [1.0, 2.0, 3.0], "y": [1.0, 5.0, 2.0]}, n_clusters=2)
    assert orders_of_rows(analysis.design).tolist() == [0.0, 0.0]


def test_clusters_alone_make_no_copies():
    random = np.random.default_rng(1)
    labels = np.repeat([0.0, 50.0], 50)
    x, y = labels + random.normal(size=100), labels + random.normal(size=100)
    analysis = design_of(x=x, y=y, z=random.normal(size=100))
    assert np.corrcoef(x, y)[0, 1] > 0.99
    assert closest_copies(analysis.design, analysis.clustering.labels).correlation < 0.5
    copied = design_of(x=x, z=random.normal(size=100), y=2.54 * x + 0.02 * random.normal(size=100))
    pair = closest_copies(copied.design, copied.clustering.labels)
    assert (pair.first, pair.second) == (0, 2)
    assert pair.correlation > 0.99


def test_correlation_within_clusters_is_numpy_s():
    random = np.random.default_rng(2)
    analysis = design_of(x=random.normal(size=80), y=random.normal(size=80))
    labels = analysis.clustering.labels
    within = analysis.design.matrix - np.array([analysis.design.matrix[labels == k].mean(axis=0) for k in labels])
    expected = abs(np.corrcoef(within.T)[0, 1])
    assert closest_copies(analysis.design, labels).correlation == pytest.approx(expected, abs=1e-12)


def test_constant_and_single_numbers_have_no_copy():
    analysis = design_of(x=np.arange(30.0), y=np.ones(30))
    assert closest_copies(analysis.design, analysis.clustering.labels).correlation == 0.0
    analysis = design_of(x=np.arange(30.0), k=list("ab") * 15)
    assert closest_copies(analysis.design, analysis.clustering.labels).first == -1


def test_rows_that_are_there_twice_are_counted_beyond_chance():
    random = np.random.default_rng(3)
    frame = pd.DataFrame(random.normal(size=(90, 3)), columns=list("xyz"))
    twice = pd.concat([frame, frame.iloc[:10]], ignore_index=True)
    analysis = design_of(**{str(name): twice[name] for name in twice})
    assert repeated_share(analysis.design, analysis.clustering.labels) == pytest.approx(0.1)
    assert repeated_rows(analysis.design).tolist() == [*range(10), *range(90, 100)]
    coarse = design_of(x=random.integers(0, 2, 200), y=random.integers(0, 3, 200))
    assert repeated_share(coarse.design, coarse.clustering.labels) == 0.0


def test_scaled_relevance_is_that_of_the_standard_scaling():
    wine = nc.load_sample("wine")
    raw = nc.analyse(wine, nc.AnalysisConfig(scaling="none"))
    rows = np.arange(178)
    shares = scaled_relevance(raw.design, 3, rows, 0)
    assert shares is not None
    scaled = nc.analyse(wine, nc.AnalysisConfig(scaling="standard"))
    relevance = np.abs(scaled.design.by_column(scaled.explanation.relevance)).mean(axis=0)
    np.testing.assert_allclose(shares, relevance / relevance.sum(), atol=0.01)
    assert scaled_relevance(raw.design, 178, rows, 0) is None


def test_number_that_others_go_with_is_not_the_clusters():
    analysis = design_of(x=np.arange(20.0), y=np.arange(20.0), k=list("ab") * 10)
    information = np.array([0.9, 0.95, 0.2])
    assert reproducing_column(analysis.design, np.array([0.4, 0.4, 0.2]), information, 0.5) == (2, 0.2)
    assert reproducing_column(analysis.design, np.array([0.2, 0.6, 0.2]), information, 0.5) == (1, 0.95)
