"""A whole scan: planted clusters, the numbers of wine, steps, progress and stop, and tables of every kind."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import starts
from neon_core.errors import ArgumentError, DataError
from neon_core.evaluation import Scan, begin_scan, continue_scan, scan_pieces, scan_sizes
from neon_core.evaluation.scan_run import check_clusters
from neon_core.samples import PUBLISHED
from tests.helpers import planted_tables

CHOSEN = {
    "inertia": 3,
    "silhouette": 3,
    "davies_bouldin": 3,
    "calinski_harabasz": 2,
    "gap": 4,
    "restarts": 2,
    "resampling": 3,
}
"""What the measures choose on wine, as drawn."""


@cache
def scan_of(name, stop=6, scaling="none"):
    return nc.scan(getattr(planted_tables, name)(), nc.AnalysisConfig(scaling=scaling), range(2, stop))


def chosen(scan):
    return {choice.measure: choice.k for choice in scan.choices}


def test_three_blobs_are_three_by_every_measure():
    scan = scan_of("three_blobs")
    assert scan.tally == {3: 7}
    assert scan.recommended == 3
    assert scan.reason.startswith("Three clusters. All seven measures say 3.")


def test_uniform_noise_has_no_clusters():
    scan = scan_of("uniform_noise")
    assert scan.recommended is None
    assert scan.prefers_one
    assert "There may be no clusters here." in scan.reason


def test_nested_blobs_are_two_and_six():
    scan = scan_of("nested_blobs", 9)
    assert set(scan.tally) == {2, 6}
    assert scan.recommended in (2, 6)
    assert " say 2" in scan.reason
    assert " say 6" in scan.reason


def test_outlier_is_no_cluster():
    scan = scan_of("blob_with_outlier")
    assert scan.recommended == 2
    assert scan.has_outliers
    assert scan.at(2).resampling < 0.9 < scan.at(2).restarts
    assert "The smallest of them has 1 row: an outlier rather than a cluster." in scan.reason


def test_wine_chooses_as_drawn():
    scan = nc.scan(nc.load_sample("wine"), PUBLISHED, range(2, 7))
    assert chosen(scan) == CHOSEN
    assert (scan.tally, scan.recommended) == ({2: 2, 3: 4, 4: 1}, 3)
    three, four = scan.at(3), scan.at(4)
    assert [round(one.inertia, 1) for one in (three, four)] == [49.0, 44.9]
    assert [round(one.silhouette, 3) for one in (three, four)] == [0.301, 0.246]
    assert round(three.davies_bouldin, 2) == 1.31
    assert [round(scan.at(k).calinski_harabasz, 1) for k in (2, 3)] == [84.7, 83.4]
    assert [round(scan.at(k).gap, 2) for k in (3, 4)] == [1.22, 1.26]
    assert round(three.noise_silhouette, 2) == 0.07


@pytest.mark.large
def test_wine_chooses_as_drawn_in_the_whole_range():
    assert chosen(nc.scan(nc.load_sample("wine"), PUBLISHED)) == CHOSEN


def test_equal_choices_give_equal_numbers():
    data, config = planted_tables.three_blobs(), nc.AnalysisConfig(n_init=1)
    first, again = (nc.scan(data, config, (2, 3)) for _ in range(2))
    pd.testing.assert_frame_equal(first.table, again.table)
    other = nc.scan(data, replace(config, random_state=1), (2, 3))
    assert (first.values("gap") != other.values("gap")).all()


def test_present_k_takes_no_part():
    data = planted_tables.three_blobs()
    first, other = (nc.scan(data, nc.AnalysisConfig(n_clusters=k, n_init=1), (2, 3)) for k in (2, 100))
    pd.testing.assert_frame_equal(first.table, other.table)


def test_steps_complete_one_measure_after_another():
    steps = list(nc.scan_steps(planted_tables.three_blobs(), nc.AnalysisConfig(n_init=1), (2, 3)))
    assert [len(step.pending) for step in steps] == sorted((len(step.pending) for step in steps), reverse=True)
    assert np.isfinite(steps[0].values("inertia")).tolist() == [True, False]
    assert "inertia" in steps[0].pending
    assert "inertia" not in steps[1].pending
    assert [step.is_done for step in steps] == [False] * (len(steps) - 1) + [True]
    whole = nc.scan(planted_tables.three_blobs(), nc.AnalysisConfig(n_init=1), (2, 3))
    pd.testing.assert_frame_equal(steps[-1].table, whole.table)


def test_progress_names_the_k_and_never_goes_back():
    reports: list[tuple[str, float]] = []
    nc.scan(planted_tables.three_blobs(), nc.AnalysisConfig(), (2, 3), progress=lambda *one: reports.append(one))
    shares = [share for _, share in reports]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    names = list(dict.fromkeys(name for name, _ in reports))
    assert names == [
        *("prepare", "K = 2 of 3, starts", "K = 3 of 3, starts", "silhouettes"),
        *("K = 2 of 3, noise", "K = 2 of 3, resampling", "K = 3 of 3, noise", "K = 3 of 3, resampling"),
        "silhouettes of noise",
    ]


class StopHere(BaseException):
    """What a listener raises."""


@pytest.mark.parametrize("name", ["prepare", "K = 3 of 3, starts", "K = 2 of 3, noise", "silhouettes of noise"])
def test_listener_can_stop_the_scan_anywhere(name):
    def stop(stage, share):
        if stage == name:
            raise StopHere

    with pytest.raises(StopHere):
        nc.scan(planted_tables.three_blobs(), nc.AnalysisConfig(n_init=1), (2, 3), progress=stop)


@pytest.mark.parametrize("name", ["K = 3 of 3, starts", "silhouettes", "K = 2 of 3, noise", "silhouettes of noise"])
def test_stopped_scan_goes_on_to_the_same_numbers(name):
    data, config = planted_tables.three_blobs(), nc.AnalysisConfig(n_init=1)
    work, steps = begin_scan(data, config, (2, 3)), list[Scan]()

    def stop(stage, share):
        if stage == name and share > 0.0:
            raise StopHere

    with pytest.raises(StopHere):
        steps.extend(continue_scan(work, stop))
    steps.extend(continue_scan(work))
    assert work.n_done == len(work.pieces)
    pd.testing.assert_frame_equal(steps[-1].table, nc.scan(data, config, (2, 3)).table)


def test_scan_that_is_left_in_the_middle_leaves_no_listener():
    reports: list[str] = []
    steps = nc.scan_steps(
        planted_tables.three_blobs(), nc.AnalysisConfig(n_init=1), (2, 3), lambda name, _: reports.append(name)
    )
    next(steps)
    n_reports = len(reports)
    nc.analyse(planted_tables.three_blobs())
    assert len(reports) == n_reports
    steps.close()


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
def test_table_with_columns_of_every_kind():
    roles = {"Country": "feature", "Channel": "feature", "Customer since": "feature"}
    config = nc.AnalysisConfig(
        n_clusters=4, n_init=1, scaling="standard", skewed="logarithm", weights=(("Channel", 2.0),)
    )
    data = nc.load_sample("customers").with_roles(roles)
    scan = nc.scan(data, config, (2, 3))
    assert np.isfinite(scan.table.drop(columns=["restarts_spread", "resampling_spread"]).to_numpy(float)).all()
    assert scan.at(3).inertia == nc.analyse(data, replace(config, n_clusters=3)).clustering.inertia


def test_edits_take_no_part_and_are_counted():
    config = nc.AnalysisConfig(n_clusters=3, n_init=1, edits=(("merge", 0, 1),))
    scan = nc.scan(planted_tables.three_blobs(), config, (2, 3))
    plain = nc.scan(planted_tables.three_blobs(), replace(config, edits=()), (2, 3))
    pd.testing.assert_frame_equal(scan.table, plain.table)
    assert (scan.n_edits, plain.n_edits) == (1, 0)


def test_k_beyond_the_distinct_rows_is_left_out():
    data = nc.Dataset.from_frame(pd.DataFrame({"x": [0.0, 0.0, 1.0, 5.0, 5.0]}))
    scan = nc.scan(data, clusters=range(1, 9))
    assert (scan.ks, scan.left_out, scan.n_distinct) == ((1, 2, 3), (4, 5, 6, 7, 8), 3)
    assert scan.at(1) == scan.measures[0]
    assert scan.at(1).gap == scan.of_one.gap


def test_one_distinct_row_is_refused():
    data = nc.Dataset.from_frame(pd.DataFrame({"x": [3.0, 3.0], "y": [1.0, 1.0]}))
    with pytest.raises(DataError, match=r"All rows are equal.*Choose a column that differs"):
        nc.scan(data)


def test_one_cluster_alone_has_inertia_and_gap():
    scan = nc.scan(planted_tables.three_blobs(), clusters=[1])
    assert scan.is_done
    assert np.isfinite([scan.at(1).inertia, scan.at(1).gap]).all()
    assert np.isnan([scan.at(1).silhouette, scan.at(1).restarts, scan.at(1).resampling]).all()
    assert scan.reason == "One cluster alone has nothing to be compared with."


def test_large_table_is_scanned_on_samples(monkeypatch):
    monkeypatch.setattr(scan_sizes, "NOISE_ROWS", 200)
    monkeypatch.setattr(scan_sizes, "MOST_COMPARED", 300)
    monkeypatch.setattr(scan_pieces, "MOST_ROWS", 300)
    for module in (scan_sizes, starts):
        monkeypatch.setattr(module, "MOST_ROWS", 500)
        monkeypatch.setattr(module, "DRAWN", 400)
    data = planted_tables.four_corners(1000)
    config = nc.AnalysisConfig(n_init=2)
    scan = nc.scan(data, config, (3, 4, 5))
    sizes = scan.sizes
    assert (sizes.n_rows, sizes.silhouette, sizes.noise, sizes.starts, sizes.n_restarts) == (1000, 300, 200, 400, 10)
    with pytest.warns(nc.NeonWarning, match="The starts were made on 400"):
        assert scan.at(5).inertia == nc.analyse(data, replace(config, n_clusters=5)).clustering.inertia
    assert scan.recommended == 4


@pytest.mark.large
def test_million_rows_are_scanned():
    data = planted_tables.four_corners(1_000_000)
    scan = nc.scan(data, nc.AnalysisConfig(n_init=1), (3, 4, 5))
    assert (scan.sizes.silhouette, scan.sizes.noise, scan.sizes.starts) == (20_000, 10_000, 100_000)
    assert scan.recommended == 4


@pytest.mark.parametrize("wrong", [(), 3, "23", [0], [2.5], [True], range(5000, 5001), None, [[2]], ["2"]])
def test_wrong_numbers_of_clusters_are_refused(wrong):
    with pytest.raises(ArgumentError, match="clusters"):
        nc.scan_steps(planted_tables.three_blobs(), None, wrong)


def test_numbers_of_clusters_are_sorted_and_counted_once():
    assert check_clusters([5, np.int64(2), 5]) == (2, 5)
