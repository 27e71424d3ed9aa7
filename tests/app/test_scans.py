"""What decides on a scan, and the K whose change is shown."""

from __future__ import annotations

from dataclasses import replace

import neon_core as nc
from pages.shared.results import cache, scans
from tests.helpers.made_scans import made_scan, measured

WINE = nc.load_sample("wine")
BLOBS = {"x": [0.0, 0.1, 0.2, 5.0, 5.1, 5.2, 9.0, 9.1, 9.3], "y": [0.0, 0.2, 0.1, 5.0, 5.3, 5.1, 0.0, 0.1, 0.3]}
CONFIG = nc.AnalysisConfig(n_clusters=3, random_state=2, n_init=1)


def test_key_of_a_scan_has_neither_the_present_k_nor_changes_by_hand():
    other = replace(CONFIG, n_clusters=5, edits=(("merge", 0, 1),))
    assert scans.scan_key(WINE, CONFIG, (2, 4)) == scans.scan_key(WINE, other, (2, 4))


def test_another_seed_or_range_is_another_scan():
    key = scans.scan_key(WINE, CONFIG, (2, 4))
    assert key != scans.scan_key(WINE, CONFIG, (2, 5))
    assert scans.is_scan_of(key, WINE, CONFIG)
    assert not scans.is_scan_of(key, WINE, replace(CONFIG, random_state=3))


def test_steps_go_on_to_the_scan_of_one_go():
    *_, stepped = scans.ScanSteps(WINE, CONFIG, (2, 3))(lambda stage, share: None)
    whole = nc.scan(WINE, replace(CONFIG, n_clusters=1), range(2, 4))
    assert stepped.table.equals(whole.table)


def test_other_clustering_is_computed_with_the_silhouettes():
    analysis = nc.analyse(WINE, CONFIG)
    look = scans.build_look(WINE, analysis, 4, lambda stage, share: None)
    assert look.other.n_clusters == 4
    assert scans.with_names(look.found, ("a", "b", "c")).cluster_names == ("a", "b", "c")


def test_scan_is_kept_for_every_present_k_and_goes_with_its_range(replace_wine):
    data, config = replace_wine(BLOBS), nc.AnalysisConfig(n_clusters=2)
    source = cache.Source("wine")
    assert scans.scan_of(source, data, config, (2, 3)) is None
    scans.scan_of(source, data, config, (2, 3), made=made_scan(measured(2), measured(3)))
    other = nc.AnalysisConfig(n_clusters=3, edits=(("merge", 0, 1),))
    found = scans.scan_of(source, data, other, (2, 3))
    assert found is not None
    assert (found.ks, found.config, found.n_edits) == ((2, 3), other, 1)
    assert scans.scan_of(source, data, config, (2, 4)) is None
    assert scans.scan_of(source, data, nc.AnalysisConfig(scaling="none"), (2, 3)) is None


def test_steps_of_a_scan_go_on_where_they_were_stopped(replace_wine):
    data = replace_wine(BLOBS)
    steps = scans.ScanSteps(data, nc.AnalysisConfig(n_init=1), (2, 3))
    first = [scan for scan, _ in zip(steps(lambda *_: None), range(3), strict=False)]
    later = list(steps(lambda *_: None))
    assert not first[-1].is_done
    assert later[-1].is_done
    assert len(first) + len(later) <= 10
