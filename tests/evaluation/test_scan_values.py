"""A scan as a value: tally, recommendation and doubts, by hand."""

from __future__ import annotations

from math import nan

import numpy as np
import pytest

from neon_core.evaluation import KMeasures
from tests.helpers.made_scans import made_scan, measured


def test_most_choices_are_recommended():
    scan = made_scan(measured(2), measured(3, silhouette=0.6, davies_bouldin=0.5), measured(4))
    assert [choice.k for choice in scan.choices if choice.measure in ("silhouette", "davies_bouldin")] == [3, 3]
    assert sum(scan.tally.values()) <= 7
    assert scan.recommended == max(scan.tally, key=lambda k: scan.tally[k])


def test_of_equal_tallies_the_larger_silhouette_wins():
    one = measured(2, inertia=50.0, silhouette=0.6, gap=0.9, davies_bouldin=1.0, restarts=1.0)
    two = measured(3, inertia=20.0, silhouette=0.5, gap=0.2, davies_bouldin=0.5, calinski_harabasz=20.0)
    scan = made_scan(one, two, measured(4, inertia=19.0), of_one=100.0)
    assert scan.tally[2] == scan.tally[3] == 3
    assert scan.recommended == 2


def test_no_k_is_recommended_where_none_stands_out():
    scan = made_scan(measured(2, silhouette=0.08), measured(3, silhouette=0.07), noise=0.07)
    assert not scan.stands_out
    assert scan.recommended is None


def test_margin_grows_with_the_noise_of_noise():
    assert made_scan(measured(2, silhouette=0.3), noise=0.25, deviation=0.001).stands_out
    assert not made_scan(measured(2, silhouette=0.3), noise=0.25, deviation=0.02).stands_out


def test_nothing_is_recommended_while_measures_are_pending():
    scan = made_scan(measured(2), measured(3), pending=("gap", "noise"))
    assert not scan.is_done
    assert (scan.recommended, scan.reason) == (None, "")
    assert "gap" not in [choice.measure for choice in scan.choices]


def test_outliers_and_the_gap_of_one():
    assert made_scan(measured(2, smallest=1), n_rows=150).has_outliers
    assert not made_scan(measured(2, smallest=2), n_rows=150).has_outliers
    assert made_scan(measured(2, gap=0.1)).prefers_one
    assert not made_scan(measured(2, gap=1.1)).prefers_one


def test_table_is_a_new_frame_each_time():
    scan = made_scan(measured(2), measured(3))
    table = scan.table
    table.loc[0, "inertia"] = -1.0
    assert scan.table["inertia"].tolist() == scan.values("inertia").tolist()
    assert list(table.columns[:11]) == [
        *("k", "inertia", "silhouette", "calinski_harabasz", "davies_bouldin", "gap", "gap_error"),
        *("restarts", "restarts_spread", "resampling", "resampling_spread"),
    ]


def test_one_cluster_alone_has_no_choice():
    scan = made_scan(KMeasures(1, inertia=5.0, gap=0.1, gap_error=0.1))
    assert [choice.k for choice in scan.choices] == [0] * 7
    assert scan.recommended is None
    assert np.isnan(scan.values("silhouette")).all()
    assert scan.at(1).inertia == 5.0
    with pytest.raises(KeyError):
        scan.at(7)


def test_missing_values_choose_nothing():
    scan = made_scan(measured(2, silhouette=nan), measured(3, silhouette=nan))
    assert {choice.measure: choice.k for choice in scan.choices}["silhouette"] == 0
