"""Any bytes end in a dataset or a NeonError, and a table that was written down is read as it was."""

import csv
import io
import re
import zlib
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from tests.helpers.messy_corpus import CORPUS, EXPORTS
from tests.helpers.messy_tables import COMMA, Dialect, as_people_see_it, record, spelled

# --- any bytes at all ---

FILES = [case.content for case in (*CORPUS, *EXPORTS) if len(case.content) < 6000]
MARKS = (
    b'"',
    b"'",
    b"\0",
    b"\n",
    b"\r",
    b",",
    b";",
    b"\t",
    b"\\",
    b"#",
    b"\xff",
    b"\xef\xbb\xbf",
    b"1e999",
    b"NaN",
    b"=",
)
STARTS = (
    b"",
    b"",
    b"",
    b"\x1f\x8b\x08",
    b"PK\x03\x04",
    b"PAR1",
    b"\xd0\xcf\x11\xe0",
    b"\xff\xfe",
    b"\xfe\xff",
    b"sep=",
)
FILENAMES = ("table.csv", "table.tsv", "table.csv.gz", "table.xlsx", "table.parquet", "", None)


def flipped(content, random):
    changed = bytearray(content)
    for _ in range(random.randint(1, 20)):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def truncated(content, random):
    return content[: random.randrange(len(content))]


def beheaded(content, random):
    return content[random.randrange(len(content)) :]


def spliced(content, random):
    return truncated(content, random) + beheaded(random.choice(FILES), random)


def doubled(content, random):
    start, end = sorted(random.randrange(len(content) + 1) for _ in range(2))
    return content[:end] + content[start:end] * random.randint(1, 3) + content[end:]


def marked(content, random):
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(content) + 1)
        content = content[:at] + random.choice(MARKS) * random.randint(1, 3) + content[at:]
    return content


def mutated(random):
    content = random.choice(FILES)
    for _ in range(random.randint(1, 4)):
        content = random.choice((flipped, truncated, beheaded, spliced, doubled, marked))(content, random) or b"a,b"
    return content


def noise(random):
    """Return random bytes, or random marks of tables, behind the first bytes of some format."""
    length = random.choice((0, 1, 2, 10, 300, 3000))
    if random.random() < 0.5:
        return random.choice(STARTS) + random.randbytes(length)
    return random.choice(STARTS) + b"".join(random.choices((*MARKS, b"1", b"2.5", b"a", b" "), k=length))


def random_overrides(random):
    """Return overrides that a user may give, invalid ones too."""
    possible = {
        "encoding": ("utf-8", "cp1252", "utf-16", "latin-1", "shift-jis", "klingon", "rot13", ""),
        "delimiter": (",", ";", "\t", "whitespace", "x", '"', "\n", "", "ab"),
        "decimal": (".", ",", "x", ""),
        "thousands": (",", ".", " ", "", "'", "1"),
        "header_row": (0, 1, 2, 7, 10**6, -1),
        "missing_values": ((), ("NA",), ("", "x"), ("1",)),
        "sheet": ("Sheet1", ""),
    }
    return {name: random.choice(possible[name]) for name in random.sample(sorted(possible), random.randint(1, 3))}


def n_lines(content):
    """Return the largest number of lines that the bytes can have."""
    if content.startswith(b"\x1f\x8b"):
        content = zlib.decompressobj(31).decompress(content)
    return content.count(b"\n") + content.count(b"\r") + 1


def check_laws(data, content):
    names, unread, frame = (
        [column.name for column in data.columns],
        [row.line for row in data.reading.unread],
        data.frame,
    )
    assert list(frame.columns) == names
    assert all(type(name) is str and name for name in names)
    assert len(set(names)) == len(names) > 0
    assert all(a < b for a, b in pairwise(unread))
    assert len(data.fingerprint) == 32
    assert all(row.reason for row in data.reading.unread)
    if data.reading.format == "text":
        assert data.reading.header_row not in unread or data.reading.header_row == 0
        assert set(unread) <= set(range(1, n_lines(content) + 1))
        assert len(frame) + len(unread) + (data.reading.header_row > 0) <= n_lines(content)


BLOCKS, SHORT = 20, 3
"""Blocks of 100 files; the first ones are enough for every change."""


@pytest.mark.parametrize(
    "block", [*range(SHORT), *(pytest.param(b, marks=pytest.mark.large) for b in range(SHORT, BLOCKS))]
)
def test_any_bytes_end_in_a_dataset_or_a_neon_error(block):
    random = Random(block)
    for _ in range(100):
        content = noise(random) if random.random() < 0.2 else mutated(random)
        overrides = random_overrides(random) if random.random() < 0.25 else {}
        try:
            data = nc.read_table(content, filename=random.choice(FILENAMES), **overrides)
        except nc.NeonError:
            continue
        check_laws(data, content)


@pytest.mark.large
def test_same_bytes_are_read_alike():
    for content in FILES[::10]:
        first, second = nc.read_table(content), nc.read_table(content)
        assert first.fingerprint == second.fingerprint
        assert first.reading == second.reading


# --- written tables are read back ---

ODD = ",;\t|^~:\"'\\# \n%()-."
LETTERS = {
    name: st.characters(codec=name, exclude_categories=("Cc", "Cs", "Cf")) for name in ("utf-8", "cp1252", "latin-1")
}
MARKED = st.sampled_from(",;\t|^~:")
PLAIN = st.builds(Dialect, MARKED, st.sampled_from(".,"), missing=st.sampled_from(("", "NA")))
QUOTED = st.builds(Dialect, MARKED, quoting=st.sampled_from(("all", "text")))
SINGLE = st.builds(Dialect, MARKED, quote=st.just("'"), quoting=st.just("all"))


def texts(letters, without):
    """Return a strategy for texts with any mark that are neither numbers nor words for a missing value.

    A backslash before a quote is left out, since it can be an escape too.
    """
    inner = st.text(letters | st.sampled_from(ODD), max_size=12)
    ends = st.sampled_from(("w", '"w', ",w", ";w", "=w", "(w", "<b>w"))
    whole = st.builds("{}{}{}".format, ends, inner, ends.map(lambda text: text[::-1]))
    return whole.map(lambda text: text.replace(without, "")).filter(lambda text: not re.search(r"""\\["']""", text))


@st.composite
def tables(draw, letters, min_rows=1, without=""):
    """Draw names and rows, without gaps in the first row and in the first two columns.

    White space in names is one space, since the reader makes it one. No row repeats the names: the reader drops that.
    A column of one value has no gaps: with them it is a column of tick boxes.
    """
    words, whole = texts(letters, without), st.integers(-(10**15) + 1, 10**15 - 1)
    broken = st.floats(allow_nan=False, allow_infinity=False)
    names = draw(st.lists(words.map(lambda text: " ".join(text.split())), min_size=2, max_size=5, unique=True))
    kinds = [draw(st.sampled_from((words, whole, broken))) for _ in names]
    first = draw(st.tuples(*kinds).filter(lambda row: row != tuple(names)))
    gaps = [kind if k < 2 else kind | st.none() for k, kind in enumerate(kinds)]
    more = st.tuples(*gaps).filter(lambda row: row != tuple(names))
    return names, without_tick_boxes([first, *draw(st.lists(more, min_size=min_rows - 1, max_size=6))])


def without_tick_boxes(rows):
    """Return the rows with the value in the gaps of each column that has one value only."""
    columns = [
        [first] * len(column) if {*column} == {first, None} else column
        for column in zip(*rows, strict=True)
        for first in column[:1]
    ]
    return list(zip(*columns, strict=True))


def as_bytes(names, rows, dialect, encoding, end, last):
    text = end.join(record(values, dialect) for values in (names, *rows))
    return (text + end * last).encode(encoding)


def read_with_dialect_given(names, rows, dialect, encoding, end, last):
    """Return the dataset of a written table, read with every override."""
    marks = {"delimiter": dialect.delimiter, "decimal": dialect.decimal, "thousands": ""}
    content = as_bytes(names, rows, dialect, encoding, end, last)
    overrides = {"encoding": encoding, "header_row": 1, "missing_values": ("NA",), **marks}
    return nc.read_table(content, filename="table.csv", **overrides)


ENDS = st.sampled_from(("\n", "\r\n", "\r"))
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1")


@given(st.data(), st.sampled_from(ENCODINGS), PLAIN | QUOTED, ENDS, st.booleans())
def test_table_in_any_dialect_is_read_back_with_the_dialect_given(data, encoding, dialect, end, last):
    names, rows = data.draw(tables(LETTERS.get(encoding, LETTERS["utf-8"])))
    read = read_with_dialect_given(names, rows, dialect, encoding, end, last)
    assert list(read.frame.columns) == names
    assert as_people_see_it(read.frame) == rows
    assert read.reading.unread == ()


@given(tables(LETTERS["utf-8"], min_rows=3, without='"'), SINGLE, ENDS, st.booleans())
def test_single_quotes_around_every_cell_are_detected(table, dialect, end, last):
    names, rows = table
    read = read_with_dialect_given(names, rows, dialect, "utf-8", end, last)
    assert list(read.frame.columns) == names
    assert as_people_see_it(read.frame) == rows
    assert read.reading.unread == ()


@given(tables(LETTERS["utf-8"]), PLAIN | QUOTED | SINGLE)
def test_written_table_is_what_the_csv_module_reads(table, dialect):
    names, rows = table
    text = "\n".join(record(values, dialect) for values in (names, *rows))
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter, quotechar=dialect.quote))
    assert read == [names, *([spelled(value, dialect) for value in row] for row in rows)]


# --- regular tables are read back without overrides ---

WORDS = st.sampled_from(
    (
        "apple",
        "pear, ripe",
        'the "best" one',
        "two\nlines",
        "semi; colon",
        "b | c",
        "Äpfel",
        "naïve",
        "O'Neill",
        "very well",
    )
)
NAMES = ("alpha", "Beta", "gamma ray", "délta", "e_5", "F (m)", "size, total")
REGULAR = st.builds(
    Dialect, st.sampled_from(";\t|"), st.sampled_from(".,"), quoting=st.sampled_from(("minimal", "all"))
)


@st.composite
def regular_tables(draw):
    """Draw at least four rows of two columns of numbers or more, and one of text on the left."""
    cents = st.integers(-99999, 99999).map(lambda n: n / 100)
    numbers = draw(st.lists(st.sampled_from((cents, st.integers(0, 999))), min_size=2, max_size=4))
    kinds = [WORDS, *numbers, *draw(st.sampled_from(((), (WORDS,))))]
    gaps = [kind if k < 3 else kind | st.none() for k, kind in enumerate(kinds)]
    rows = [tuple(map(draw, kinds)), *draw(st.lists(st.tuples(*gaps), min_size=3, max_size=12))]
    return draw(st.permutations(NAMES))[: len(kinds)], without_tick_boxes(rows)


@pytest.mark.large
@given(
    regular_tables(),
    st.just(COMMA) | REGULAR,
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
    ENDS,
    st.booleans(),
)
def test_regular_table_is_read_back_without_overrides(table, dialect, encoding, end, last):
    names, rows = table
    read = nc.read_table(as_bytes(names, rows, dialect, encoding, end, last), filename="table.csv")
    assert list(read.frame.columns) == names
    assert as_people_see_it(read.frame) == rows
    assert read.reading.unread == ()
