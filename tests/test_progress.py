"""How far a work is: told in order, from 0 to 1, and ended by whoever listens."""

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
    """A list of what is told, and who tells it; ends the work at the call of this number."""
    told: list[tuple[str, float]] = []

    def tell(name, share):
        if len(told) == end_at:
            raise EndedError
        told.append((name, share))

    return told, tell


def blobs(n_rows=3_000, n_features=5):
    rng = np.random.default_rng(0)
    values = rng.normal(0, 4, (4, n_features))[rng.integers(4, size=n_rows)] + rng.normal(size=(n_rows, n_features))
    return nc.Dataset.from_frame(pd.DataFrame(values, columns=[f"f{i}" for i in range(n_features)]))


def test_shares_of_stages_are_shares_of_the_whole():
    told, tell = listener()
    with report_to(tell):
        with stage("stir", 0.0, 0.5):
            report(0.5)
        with stage("bake", 0.5, 1.0), stage("", 0.5, 1.0):
            report(0.5, "rest")
    assert told == [
        *(("stir", 0.0), ("stir", 0.25), ("stir", 0.5)),
        *(("bake", 0.5), ("bake", 0.75), ("rest", 0.875), ("bake", 1.0), ("bake", 1.0)),
    ]


def test_without_a_listener_nothing_is_told_and_afterwards_nothing_more():
    told, tell = listener()
    with report_to(tell):
        pass
    with report_to(None), stage("stir", 0.0, 1.0):
        report(0.5)
    assert told == []


def test_helpers_in_other_threads_tell_nothing():
    told, tell = listener()
    with report_to(tell):
        helper = threading.Thread(target=report, args=(0.5,))
        helper.start()
        helper.join()
    assert told == []


def test_blocks_are_told_by_the_thread_that_asked():
    threads = set()
    with report_to(lambda name, share: threads.add(threading.get_ident())):
        map_blocks(100_000, 3, lambda block: None)
    assert threads == {threading.get_ident()}


@pytest.mark.filterwarnings("ignore:The starts were made on")
@pytest.mark.parametrize("large", [False, True])
def test_an_analysis_is_told_from_0_to_1_by_stages(large, monkeypatch):
    monkeypatch.setattr("neon_core.clustering.MOST_ROWS", 2_000 if large else 200_000)
    monkeypatch.setattr("neon_core.clustering.DRAWN", 1_000)
    told, tell = listener()
    nc.analyse(blobs(), nc.AnalysisConfig(n_clusters=4, n_init=3), progress=tell)
    names, shares = zip(*told, strict=True)
    starts = [f"start {i} of 3" for i in (1, 2, 3)]
    fit = ["fit", *starts, *(["fit", "settle"] if large else []), "fit"]
    assert [name for name, before in zip(names, [None, *names], strict=False) if name != before] == [
        *("prepare", *fit, "explain"),
    ]
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert (np.diff(shares) >= 0.0).all()


def test_who_listens_changes_nothing():
    _, tell = listener()
    heard, alone = (nc.analyse(blobs(), progress=who) for who in (tell, None))
    np.testing.assert_array_equal(heard.explanation.relevance, alone.explanation.relevance)
    assert heard.clustering.inertia == alone.clustering.inertia


@pytest.mark.filterwarnings("ignore:The starts were made on")
@pytest.mark.parametrize("large", [False, True])
def test_what_a_listener_raises_ends_an_analysis_wherever_it_is(large, monkeypatch):
    monkeypatch.setattr("neon_core.clustering.MOST_ROWS", 2_000 if large else 200_000)
    monkeypatch.setattr("neon_core.clustering.DRAWN", 1_000)
    dataset, config = blobs(), nc.AnalysisConfig(n_clusters=4, n_init=2)
    told, tell = listener()
    nc.analyse(dataset, config, progress=tell)
    for at in range(len(told)):
        before, tell = listener(end_at=at)
        with pytest.raises(EndedError):
            nc.analyse(dataset, config, progress=tell)
        assert before == told[:at]


NUMBERS = "\n".join(["a,b,c", *(f"{i}.5,{i % 7}.25,{i % 3}" for i in range(80_000))]).encode()
WORDS = "\n".join(["a;b", *(f"{i},5;x{i % 3}" for i in range(2_000))]).encode()


@pytest.fixture
def in_small_parts(monkeypatch):
    """Let the engine read in many parts."""
    monkeypatch.setattr("neon_core.ingestion.text.fast_path.PART", 100_000)


@pytest.mark.parametrize("content", [NUMBERS, WORDS, gzip.compress(NUMBERS)], ids=["numbers", "words", "packed"])
def test_a_reading_is_told_from_0_to_1_by_stages(content, in_small_parts):
    told, tell = listener()
    found = nc.read_table(content, progress=tell)
    names, shares = zip(*told, strict=True)
    assert list(dict.fromkeys(names)) == ["unpack", "understand", "read", "columns"]
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert (np.diff(shares) >= 0.0).all()
    pd.testing.assert_frame_equal(found.frame, nc.read_table(content).frame)


def test_a_large_table_is_told_part_by_part(in_small_parts):
    told, tell = listener()
    nc.read_table(NUMBERS, progress=tell)
    assert len([name for name, _ in told if name == "read"]) > 10


@pytest.mark.parametrize("content", [NUMBERS, WORDS], ids=["numbers", "words"])
def test_what_a_listener_raises_ends_a_reading_wherever_it_is(content, in_small_parts):
    told, tell = listener()
    nc.read_table(content, progress=tell)
    for at in range(len(told)):
        _, tell = listener(end_at=at)
        with pytest.raises(EndedError):
            nc.read_table(content, progress=tell)


@pytest.mark.parametrize("content", [NUMBERS, WORDS], ids=["numbers", "words"])
def test_the_background_reads_the_same(content, in_small_parts):
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
