"""A uniform random sample of the records of a text on disk, in one pass, read as any file is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import filterfalse, islice

import numpy as np

from neon_core.dataset import Dataset
from neon_core.errors import NeonError, Problem, ReadingError
from neon_core.ingestion import build_dataset
from neon_core.ingestion.text.encoding import decode_text
from neon_core.ingestion.text.records import format_record, split_record
from neon_core.ingestion.text.rows import REASONS
from neon_core.ingestion.text.text_reader import TextTable, read_text_table
from neon_core.ingestion.text.total_words import TOTAL_CELL
from neon_core.reading import Reading, Unread
from neon_core.streaming.record_blocks import read_blocks, record_ends
from neon_core.streaming.table_files import check_unchanged
from neon_core.streaming.text_source import EVERYTHING, TextHead, TextSource
from neon_core.text import shorten

MOST_BEYOND_ASCII = 2000
"""Records beyond ASCII that decide the encoding, beside the sample."""
LAST = 100
"""Records at the end of a file in which totals and remarks are looked for."""


@dataclass(frozen=True)
class SampledRecord:
    """A record: its random key, its file and line, and its bytes with the line end."""

    key: float
    file: int
    line: int
    content: bytes


@dataclass(eq=False)
class RecordSampler:
    r"""Keeps the records with the smallest random keys: each set of this size is equally likely.

    Parameters
    ----------
    size : int
        The number of records.
    seed : int
        The seed of the keys.

    Examples
    --------
    >>> sampler = RecordSampler(2, 0)
    >>> sampler.add(b"a\nb\nc\n", '"', 0, 1)
    >>> [record.content for record in sampler.records()]
    [b'b\n', b'c\n']
    """

    size: int
    seed: int
    n_seen: int = 0
    beyond_ascii: list[bytes] = field(default_factory=list)
    last: list[SampledRecord] = field(default_factory=list)
    _kept: list[SampledRecord] = field(default_factory=list)
    _limit: float = 2.0

    def __post_init__(self) -> None:
        self._rng = np.random.default_rng(self.seed)

    def add(self, block: bytes, quote: str, file: int, line: int) -> None:
        """Look at the records of a block."""
        block += b"" if block.endswith(b"\n") else b"\n"
        ends = record_ends(block, quote)
        starts = np.concatenate([[0], ends[:-1]])
        keys = self._rng.random(ends.size)
        self.n_seen += ends.size
        lines = line + np.searchsorted(record_ends(block, ""), starts, side="right")
        chosen = np.flatnonzero(keys < self._limit)
        for i in chosen.tolist():
            self._kept.append(SampledRecord(float(keys[i]), file, int(lines[i]), block[starts[i] : ends[i]]))
        if len(self._kept) > 2 * self.size:
            self._drop()
        if not block.isascii() and len(self.beyond_ascii) < MOST_BEYOND_ASCII:
            self.beyond_ascii += islice(filterfalse(bytes.isascii, block.splitlines(True)), MOST_BEYOND_ASCII)
        own = range(max(0, ends.size - LAST), ends.size)
        before = self.last if self.last and self.last[0].file == file else []
        self.last = [*before, *(SampledRecord(0.0, file, int(lines[i]), block[starts[i] : ends[i]]) for i in own)]
        self.last = self.last[-LAST:]

    def _drop(self) -> None:
        keys = np.array([record.key for record in self._kept])
        self._limit = float(np.partition(keys, self.size)[self.size])
        self._kept = [record for record in self._kept if record.key < self._limit]

    def records(self) -> list[SampledRecord]:
        """Return the sample, in the order of the table."""
        if len(self._kept) > self.size:
            self._drop()
        return self._kept


@dataclass(frozen=True, eq=False)
class TextSample:
    """A sample of the rows of a text.

    Attributes
    ----------
    dataset : Dataset
        The rows.
    table : TextTable
        How they were read.
    encoding : str
        That of the text.
    records : list of SampledRecord
        The records, of which some may be no rows.
    head : bytes
        What stands above them in `table`, decoded.
    problems : tuple of Problem
        Rows that the reading of a file would leave out: a total, a remark.
    """

    dataset: Dataset
    table: TextTable
    encoding: str
    records: list[SampledRecord]
    head: bytes
    problems: tuple[Problem, ...]


def sample_text(source: TextSource, seed: int, size: int, listen: Callable[[int], None]) -> TextSample:
    """Return a random sample of the rows of a text.

    Parameters
    ----------
    source : TextSource
        The table.
    seed : int
        The seed.
    size : int
        The number of records.
    listen : callable
        Called with the number of bytes after each block.

    Raises
    ------
    ReadingError
        If a file cannot be read or changed, or the sample is no table.
    """
    sampler, ends = RecordSampler(size, seed), []
    for file, line, block in read_bodies(source, listen):
        if sampler.last and sampler.last[0].file != file:
            ends.append(sampler.last)
        sampler.add(block, source.first.quote, file, line)
    ends.append(sampler.last)
    records = sampler.records()
    encoding = _find_encoding(source, sampler, records)
    content = _assemble(source, records, encoding)
    table = read_text_table(content, replace(source.overrides, encoding=None), EVERYTHING)
    reading = Reading("", source.root.name, "text", encoding, table.dialect.delimiter, table.dialect.quote)
    dataset = build_dataset(table, replace(reading, overrides=source.overrides))
    problems = _find_other_rows(source, records, table)
    if len(records) < sampler.n_seen:
        for last in ends:
            problems += _find_last_rows(source, last, encoding)
    return TextSample(dataset, table, encoding, records, _head(source, encoding), tuple(problems))


def read_bodies(source: TextSource, listen: Callable[[int], None]) -> Iterator[tuple[int, int, bytes]]:
    """Yield file, line and content of the blocks of all rows.

    Raises
    ------
    ReadingError
        If a file changed or cannot be read.
    """
    for i, (file, path, head) in enumerate(zip(source.files, source.found.paths, source.heads, strict=True)):
        check_unchanged(path, file)
        try:
            for line, block in read_blocks(path, file.path, source.first.quote):
                body, first = (block, line) if line > head.n_lines else _skip_head(block, head)
                if body:
                    yield i, first, body
                listen(len(block))
        except NeonError:
            check_unchanged(path, file)
            raise
        check_unchanged(path, file)


def _skip_head(block: bytes, head: TextHead) -> tuple[bytes, int]:
    """Return the first block without the lines above the rows, and the line at which it begins."""
    ends = record_ends(block, "")
    if head.n_lines > ends.size:
        return b"", head.n_lines + 1
    return block[int(ends[head.n_lines - 1]) if head.n_lines else 0 :], head.n_lines + 1


def _find_encoding(source: TextSource, sampler: RecordSampler, records: list[SampledRecord]) -> str:
    """Return the encoding that the head, the sample and the first records beyond ASCII show."""
    parts = (head.content for head in source.heads)
    content = b"".join([*parts, *(record.content for record in records), *sampler.beyond_ascii])
    return decode_text(content, source.overrides.encoding).encoding


def _head(source: TextSource, encoding: str) -> bytes:
    """Return the lines above the rows, decoded, the names of the partitions behind the others."""
    head = decode_text(source.first.content, encoding).content
    return head.rstrip(b"\r\n") + _further_cells(source.partitions, source) if source.partitions else head


def _further_cells(cells: tuple[str, ...], source: TextSource) -> bytes:
    """Return what stands behind the cells of a record, with the line end."""
    mark = source.first.delimiter if len(source.first.delimiter) == 1 else " "
    return (mark + format_record(cells, mark, source.first.quote or '"')).encode() + b"\n"


def _assemble(source: TextSource, records: list[SampledRecord], encoding: str) -> bytes:
    """Return head and records as a text in UTF-8."""
    if not source.partitions:
        body = b"".join(record.content for record in records)
        return decode_text(source.first.content + body, encoding).content
    cells = [_further_cells(source.values_of(i), source) for i in range(len(source.files))]
    parts = [decode_text(r.content, encoding).content.rstrip(b"\r\n") + cells[r.file] for r in records]
    return _head(source, encoding) + b"".join(parts)


def _find_other_rows(source: TextSource, records: list[SampledRecord], table: TextTable) -> list[Problem]:
    """Return the records that the reading leaves out for a reason that a block alone does not show."""
    first = source.first.n_lines + 1
    lines = first + np.cumsum([0, *(record.content.count(b"\n") for record in records)])
    problems = []
    for row in table.unread:
        if row.line < first or row.reason in REASONS.values() or row.reason[0].isdigit():  # a width
            continue
        at = int(np.searchsorted(lines, row.line, side="right")) - 1
        problems.append(_describe_row(source, records[min(at, len(records) - 1)], row))
    return problems


def _describe_row(source: TextSource, record: SampledRecord, row: Unread) -> Problem:
    where = f"{source.files[record.file].path}, line {record.line:,}"
    return Problem(f"“{shorten(row.text, 60)}” {row.reason}", where, "Take it out of the file.")


def _find_last_rows(source: TextSource, last: list[SampledRecord], encoding: str) -> list[Problem]:
    """Return the lines at the end of a file that are no rows."""
    try:
        content = decode_text(source.first.content + b"".join(record.content for record in last), encoding).content
        table = read_text_table(content, replace(source.overrides, encoding=None), EVERYTHING)
    except ReadingError:
        return []  # too few rows for a table of their own
    return _find_other_rows(source, last, table) or _find_total(source, last, table)


def _find_total(source: TextSource, last: list[SampledRecord], table: TextTable) -> list[Problem]:
    """Return the last row where it alone begins with a word for a total: nobody has summed up the others yet."""
    texts = [record.content.decode("utf-8", "replace").strip("\r\n") for record in last]
    firsts = [next(filter(None, split_record(text, table.dialect).cells), "").lower() for text in texts if text]
    if not firsts or not TOTAL_CELL.search(firsts[-1]) or firsts.count(firsts[-1]) > 1:
        return []
    row = Unread(0, "may be a totals row", texts[-1])
    return [_describe_row(source, last[-1], row)]
