"""Progress: shares reported in order from 0 to 1, and work that its listener cancels."""

from __future__ import annotations

import gzip
import threading

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.blocks import map_blocks, on_one_core
from neon_core.ingestion.text.fast_path import _line_edges
from neon_core.progress import report, report_to, stage


class EndedError(Exception):
    """Raised by a listener."""


def listener(end_at=None):
    """A list of reports and the listener that fills it; it raises at the call with the number `end_at`."""
    reports: list[tuple[str, float]] = []

    def listen(name, share):
        if len(reports) == end_at:
            raise EndedError
        reports.append((name, share))

    return reports, listen


def blobs(n_rows=3_000, n_features=5):
    rng = np.random.default_rng(0)
    values = rng.normal(0, 4, (4, n_features))[rng.integers(4, size=n_rows)] + rng.normal(size=(n_rows, n_features))
    return nc.Dataset.from_frame(pd.DataFrame(values, columns=[f"f{i}" for i in range(n_features)]))


def test_shares_of_stages_are_shares_of_the_whole():
    reports, listen = listener()
    with report_to(listen):
        with stage("stir", 0.0, 0.5):
            report(0.5)
        with stage("bake", 0.5, 1.0), stage("", 0.5, 1.0):
            report(0.5, "rest")
    assert reports == [
        *(("stir", 0.0), ("stir", 0.25), ("stir", 0.5)),
        *(("bake", 0.5), ("bake", 0.75), ("rest", 0.875), ("bake", 1.0), ("bake", 1.0)),
    ]


def test_nothing_is_reported_without_a_listener_or_after_the_work():
    reports, listen = listener()
    with report_to(listen):
        pass
    with report_to(None), stage("stir", 0.0, 1.0):
        report(0.5)
    assert reports == []


def test_helper_threads_report_nothing():
    reports, listen = listener()
    with report_to(listen):
        helper = threading.Thread(target=report, args=(0.5,))
        helper.start()
        helper.join()
    assert reports == []


def test_blocks_are_reported_in_the_calling_thread():
    threads = set()
    with report_to(lambda name, share: threads.add(threading.get_ident())):
        map_blocks(100_000, 3, lambda block: None)
    assert threads == {threading.get_ident()}


@pytest.mark.filterwarnings("ignore:The starts were made on")
@pytest.mark.parametrize("large", [False, True])
def test_analysis_reports_its_stages_from_0_to_1(large, monkeypatch):
    monkeypatch.setattr("neon_core.starts.MOST_ROWS", 2_000 if large else 200_000)
    monkeypatch.setattr("neon_core.starts.DRAWN", 1_000)
    reports, listen = listener()
    nc.analyse(blobs(), nc.AnalysisConfig(n_clusters=4, n_init=3), progress=listen)
    names, shares = zip(*reports, strict=True)
    starts = [f"start {i} of 3" for i in (1, 2, 3)]
    fit = ["fit", *starts, *(["fit", "settle"] if large else []), "fit"]
    assert [name for name, before in zip(names, [None, *names], strict=False) if name != before] == [
        *("prepare", *fit, "explain"),
    ]
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert (np.diff(shares) >= 0.0).all()


def test_progress_listener_changes_no_result():
    _, listen = listener()
    heard, alone = (nc.analyse(blobs(), progress=who) for who in (listen, None))
    np.testing.assert_array_equal(heard.explanation.relevance, alone.explanation.relevance)
    assert heard.clustering.inertia == alone.clustering.inertia


@pytest.mark.filterwarnings("ignore:The starts were made on")
@pytest.mark.parametrize("large", [False, True])
def test_exception_of_the_listener_cancels_an_analysis_at_every_report(large, monkeypatch):
    monkeypatch.setattr("neon_core.starts.MOST_ROWS", 2_000 if large else 200_000)
    monkeypatch.setattr("neon_core.starts.DRAWN", 1_000)
    dataset, config = blobs(), nc.AnalysisConfig(n_clusters=4, n_init=2)
    reports, listen = listener()
    nc.analyse(dataset, config, progress=listen)
    for at in range(len(reports)):
        before, listen = listener(end_at=at)
        with pytest.raises(EndedError):
            nc.analyse(dataset, config, progress=listen)
        assert before == reports[:at]


NUMBERS = "\n".join(["a,b,c", *(f"{i}.5,{i % 7}.25,{i % 3}" for i in range(80_000))]).encode()
WORDS = "\n".join(["a;b", *(f"{i},5;x{i % 3}" for i in range(2_000))]).encode()


@pytest.fixture
def in_small_parts(monkeypatch):
    """Let the engine read in many parts."""
    monkeypatch.setattr("neon_core.ingestion.text.fast_path.PART", 100_000)


@pytest.mark.parametrize("content", [NUMBERS, WORDS, gzip.compress(NUMBERS)], ids=["numbers", "words", "packed"])
def test_read_table_reports_its_stages_from_0_to_1(content, in_small_parts):
    reports, listen = listener()
    found = nc.read_table(content, progress=listen)
    names, shares = zip(*reports, strict=True)
    assert list(dict.fromkeys(names)) == ["unpack", "understand", "read", "columns"]
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert (np.diff(shares) >= 0.0).all()
    pd.testing.assert_frame_equal(found.frame, nc.read_table(content).frame)


def test_read_table_reports_each_part_of_a_large_table(in_small_parts):
    reports, listen = listener()
    nc.read_table(NUMBERS, progress=listen)
    assert len([name for name, _ in reports if name == "read"]) > 10


@pytest.mark.parametrize("content", [NUMBERS, WORDS], ids=["numbers", "words"])
def test_exception_of_the_listener_cancels_read_table_at_every_report(content, in_small_parts):
    reports, listen = listener()
    nc.read_table(content, progress=listen)
    for at in range(len(reports)):
        _, listen = listener(end_at=at)
        with pytest.raises(EndedError):
            nc.read_table(content, progress=listen)


@pytest.mark.parametrize("content", [NUMBERS, WORDS], ids=["numbers", "words"])
def test_read_table_on_one_core_gives_the_same_table(content, in_small_parts):
    here = nc.read_table(content)
    with on_one_core():
        there = nc.read_table(content)
    pd.testing.assert_frame_equal(there.frame, here.frame)
    assert there.fingerprint == here.fingerprint


def test_parts_end_with_lines_and_a_line_that_is_longer_than_a_part_is_one():
    lines = [b"1,2\n", b"3," + b"4" * 5_000_000 + b"\n", b"5,6\n"] * 2
    content = b"".join(lines)
    edges = _line_edges(memoryview(content), 12)
    assert edges[0] == 0
    assert edges[-1] == len(content)
    assert all(content[edge - 1 : edge] == b"\n" for edge in edges[1:])
    assert edges == sorted(set(edges))
