"""The fast path: it reads clean large tables, gives way to the careful path elsewhere, and both agree."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.ingestion.text import fast_path
from neon_core.ingestion.text.quote_check import is_fully_quoted
from neon_core.ingestion.text.records import Dialect
from neon_core.reading import Overrides
from tests.helpers.messy_corpus import CORPUS, dataset, read_case
from tests.helpers.variants import each_fifth_always


@pytest.mark.parametrize("case", each_fifth_always(CORPUS), ids=lambda case: case.name)
def test_fast_path_and_careful_path_read_messy_tables_alike(case, monkeypatch):
    careful = dataset(case.name)
    monkeypatch.setattr(fast_path, "MIN_BYTES", 0)
    quick = read_case(case)
    pd.testing.assert_frame_equal(quick.frame, careful.frame)
    assert (quick.columns, quick.reading) == (careful.columns, careful.reading)


def test_clean_large_table_is_read_by_the_fast_path(monkeypatch):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(20_000, 5)), columns=list("abcde"))
    frame["word"] = rng.choice(["red", "green", "blue"], len(frame))
    frame["whole"] = rng.integers(0, 100, len(frame))
    content = frame.to_csv(index=False).encode()
    seen = []
    plain = fast_path._build_clean_table

    def watched(*args):
        seen.append(args)
        return plain(*args)

    monkeypatch.setattr(fast_path, "_build_clean_table", watched)
    data = nc.read_table(content)
    assert len(seen) == 1
    pd.testing.assert_frame_equal(data.frame, frame)


DAMAGE = {
    "a row too short": lambda lines: [*lines[:9000], "1,2", *lines[9000:]],
    "a row too long": lambda lines: [*lines[:9000], lines[9000] + ",1", *lines[9001:]],
    "a blank line": lambda lines: [*lines[:9000], "", *lines[9000:]],
    "a word among numbers": lambda lines: [*lines[:9000], "x" + lines[9000], *lines[9001:]],
    "a leading zero": lambda lines: [*lines[:9000], lines[9000].rsplit(",", 1)[0] + ",007", *lines[9001:]],
    "many digits": lambda lines: [*lines[:9000], "12345678901234567890," + lines[9000].split(",", 1)[1], *lines[9001:]],
    "a quote": lambda lines: [*lines[:9000], '"' + lines[9000], *lines[9001:]],
    "the header again": lambda lines: [*lines[:9000], lines[0], *lines[9000:]],
    "a total at the end": lambda lines: [*lines, "Total," + lines[9].split(",", 1)[1]],
    "a footer": lambda lines: [*lines, "", "Source: me"],
    "only gaps in a row": lambda lines: [*lines[:9000], ",,,", *lines[9000:]],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_large_table_with_one_damage_is_read_as_by_the_careful_path(damage, monkeypatch):
    rng = np.random.default_rng(1)
    frame = pd.DataFrame(rng.normal(size=(30_000, 3)), columns=["one", "two", "three"]).assign(n=range(30_000))
    content = "\n".join(damage(frame.to_csv(index=False).splitlines())).encode()
    quick = nc.read_table(content)
    monkeypatch.setattr(fast_path, "MIN_BYTES", 1 << 60)
    careful = nc.read_table(content)
    pd.testing.assert_frame_equal(quick.frame, careful.frame)
    assert (quick.columns, quick.reading) == (careful.columns, careful.reading)


def test_large_quoted_table_is_read_as_by_the_careful_path(monkeypatch):
    rng = np.random.default_rng(2)
    frame = pd.DataFrame(rng.normal(size=(20_000, 3)), columns=list("abc")).mask(rng.random((20_000, 3)) < 0.1)
    frame["word"] = rng.choice(["red, dark", "green"], len(frame))
    content = frame.to_csv(index=False, quoting=1).encode()
    assert is_fully_quoted(content, Dialect(), 0)
    quick = nc.read_table(content)
    monkeypatch.setattr(fast_path, "MIN_BYTES", 1 << 60)
    careful = nc.read_table(content)
    pd.testing.assert_frame_equal(quick.frame, careful.frame)
    pd.testing.assert_frame_equal(quick.frame[["a", "b", "c"]], frame[["a", "b", "c"]])
    assert (quick.columns, quick.reading) == (careful.columns, careful.reading)


@pytest.mark.parametrize(
    ("content", "is_clean"),
    [
        (b"a,b\n1.5,x\n2.5,y\n3.5,z\n", True),
        (b"a,b\n1.5,x\n\n2.5,y\n", False),
        (b"a,b\n1.5,x\n2.5\n", False),
        (b"a,b\n1.5,x\n2.5,y\nTotal,4\n", False),
        (b"a,b\n1.5,x\n---,---\n2.5,y\n", False),
        (b'a,b\n1.5,"x"\n2.5,y\n', False),
        (b'"a","b"\n"1.5","x, y"\n"2.5","z"\n', True),
        (b"a,b\n1.5,x\n1234567890123456.5,y\n", False),
        (b"a,b\n1.5,x\n,\n2.5,y\n", False),
    ],
    ids=[
        *("clean", "blank line", "short row", "total", "ruled line", "some quotes", "all quotes"),
        *("many digits", "empty row"),
    ],
)
def test_fast_path_reads_only_clean_tables(content, is_clean, monkeypatch):
    monkeypatch.setattr(fast_path, "MIN_BYTES", 0)
    table = fast_path.read_clean_table(content, Dialect(), 0, 1, Overrides())
    assert (table is not None) is is_clean


def test_clean_table_has_numbers_gaps_and_lines(monkeypatch):
    monkeypatch.setattr(fast_path, "MIN_BYTES", 0)
    table = fast_path.read_clean_table(b"sep=,\na,b\n1.5,u\nNA,y\n2.5,NA\n", Dialect(), 6, 2, Overrides())
    assert table is not None
    assert table.rows.table.column(0).to_pylist() == [1.5, None, 2.5]
    assert table.rows.lines.tolist() == [3, 4, 5]
    assert (table.rows.missing, table.rows.has_no_empty_rows) == ((("NA",), ("NA",)), True)
    assert table.rows.unread == ()


@pytest.mark.parametrize("dialect", [Dialect(comment="#"), Dialect("¦"), Dialect("whitespace")])
def test_fast_path_leaves_comments_and_long_delimiters_to_the_careful_path(dialect, monkeypatch):
    monkeypatch.setattr(fast_path, "MIN_BYTES", 0)
    assert fast_path.read_clean_table(b"a,b\n1.5,x\n2.5,y\n", dialect, 0, 1, Overrides()) is None


@pytest.mark.parametrize(
    "head", ["sep=;\nlong name of a town;size\n", "", "town;size\n"], ids=["sep", "none", "header"]
)
def test_words_behind_a_sep_line_or_with_ruled_lines_are_read_as_by_the_careful_path(head, monkeypatch):
    body = "".join(
        f"{town};{size}\n" for town, size in zip(["Rome", "Oslo", "Rome", "Bern"] * 9, "LSLSSMLMS" * 4, strict=True)
    )
    for text in (head + body, head + body + "---;---\n" + body):
        careful = nc.read_table(text.encode())
        with monkeypatch.context() as patch:
            patch.setattr(fast_path, "MIN_BYTES", 0)
            quick = nc.read_table(text.encode())
        pd.testing.assert_frame_equal(quick.frame, careful.frame)
        assert quick.reading == careful.reading


def test_small_text_is_left_to_the_careful_path():
    assert fast_path.read_clean_table(b"a,b\n1.5,x\n2.5,y\n", Dialect(), 0, 1, Overrides()) is None


@pytest.mark.parametrize(
    ("kind", "make"),
    {
        "decimal commas far down": lambda k: str(k % 90) if k < 29_000 else f'"{k % 90},25"',
        "decimal points far down": lambda k: str(k % 90) if k < 29_000 else f"{k % 90}.25",
        "leading zeros and gaps": lambda k: "" if k % 50 == 0 else f"{k % 90_000:05}",
        "lists of codes": lambda k: ('"1"', '"1,3"', '"2"', '"2,4"')[k % 4],
        "durations": lambda k: f"{k // 3600}:{k // 60 % 60:02}:{k % 60:02}",
        "magnitudes": lambda k: f"{k % 90}.5M",
        "currencies": lambda k: f"{'$€'[k % 2]}{k % 90}",
        "days without marks": lambda k: f"2020{k % 12 + 1:02}{k % 28 + 1:02}",
        "a code for missing": lambda k: "-999" if k % 7 == 0 else f"{k % 90}.5",
        "months, day first": lambda k: f"01/{k % 12 + 1:02}/{1958 + k // 12 % 50}",
    }.items(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_large_table_of_a_kind_is_read_as_by_the_careful_path(kind, make, monkeypatch):
    rows = "".join(f"{k % 7 + 0.5},{k % 300},{make(k)},{'uvw'[k % 3]}\n" for k in range(30_000))
    content = f"some,more,value,word\n{rows}".encode()
    monkeypatch.setattr(fast_path, "MIN_BYTES", 0)
    quick = nc.read_table(content)
    monkeypatch.setattr(fast_path, "MIN_BYTES", 1 << 60)
    careful = nc.read_table(content)
    pd.testing.assert_frame_equal(quick.frame, careful.frame)
    assert (quick.columns, quick.reading) == (careful.columns, careful.reading), kind
