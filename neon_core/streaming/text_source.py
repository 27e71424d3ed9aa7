"""A table of text on disk: its files, each with its head, which must agree."""

from __future__ import annotations

from dataclasses import dataclass

from neon_core.errors import Problem, ReadingError
from neon_core.ingestion.overrides import NOT_STREAMED
from neon_core.ingestion.text.encoding import decode_text
from neon_core.ingestion.text.text_reader import TextTable, read_text_table
from neon_core.reading import Limits, Overrides
from neon_core.streaming.record_blocks import read_blocks
from neon_core.streaming.store_path import TablePath
from neon_core.streaming.table_files import FoundFiles, SourceFile, check_partitions, partitions_of, state_of
from neon_core.text import join_some

HEAD = 1 << 18
"""Bytes at the beginning of a file that show its marks and its header."""
EVERYTHING = Limits(*(4 * [1 << 60]))
"""A sample has the size that its reader gives it."""


@dataclass(frozen=True)
class TextHead:
    """The beginning of a file.

    Attributes
    ----------
    content : bytes
        The lines above the rows, as they are in the file but for their ends.
    n_lines : int
        Their number.
    names : tuple of str
        The columns; empty where the file has no row.
    delimiter, quote : str
        The marks.
    """

    content: bytes
    n_lines: int
    names: tuple[str, ...] = ()
    delimiter: str = ""
    quote: str = ""


@dataclass(frozen=True, eq=False)
class TextSource:
    """A table of text on disk.

    Attributes
    ----------
    found : FoundFiles
        Where it is.
    files : tuple of SourceFile
        Its files; their rows are not counted.
    heads : tuple of TextHead
        The beginning of each.
    partitions : tuple of str
        The columns of hive partitions, which stand behind those of the files.
    overrides : Overrides
        The choices of how it is read.
    """

    found: FoundFiles
    files: tuple[SourceFile, ...]
    heads: tuple[TextHead, ...]
    partitions: tuple[str, ...]
    overrides: Overrides

    @property
    def root(self) -> TablePath:
        """The file or the folder."""
        return self.found.root

    @property
    def first(self) -> TextHead:
        """The head of the first file that has rows."""
        return next(head for head in self.heads if head.names)

    @property
    def n_bytes(self) -> int:
        """The size of all files."""
        return sum(file.n_bytes for file in self.files)

    def values_of(self, file: int) -> tuple[str, ...]:
        """Return the values of the partitions of a file."""
        return tuple(partitions_of(self.found.names[file]).values())


def check_overrides(overrides: Overrides) -> None:
    """Refuse choices of how a text is read that cannot hold batch by batch.

    Raises
    ------
    ReadingError
        With each of them.
    """
    problems = [
        Problem(f"{name} is not for a table that is read in batches", name, "Leave it out.")
        for name in NOT_STREAMED
        if getattr(overrides, name) is not None
    ]
    if problems:
        raise ReadingError(problems)


def open_text(found: FoundFiles, overrides: Overrides) -> TextSource:
    """Return a table of text, with the head of each file.

    Raises
    ------
    ReadingError
        With every file that is no table of text, or has other columns or marks than the first.
    """
    check_overrides(overrides)
    partitions = check_partitions(found.names)
    heads: list[TextHead] = []
    problems: list[Problem] = []
    for name, path in zip(found.names, found.paths, strict=True):
        try:
            heads.append(_read_head(path, name, overrides, heads))
        except ReadingError as error:
            problems += [
                Problem(p.what, name if p.where in ("", name) else f"{name}, {p.where}", p.hint) for p in error.problems
            ]
    if not problems and not any(head.names for head in heads):
        problems = [Problem(f"{found.root.name} has no rows", "source", "Name a table with rows.")]
    problems += _compare(found.names, heads) if not problems else []
    if problems:
        raise ReadingError(problems)
    source = TextSource(found, _describe_files(found), tuple(heads), partitions, overrides)
    _check_header(source)
    return source


def _describe_files(found: FoundFiles) -> tuple[SourceFile, ...]:
    return tuple(SourceFile(n, *state_of(p), 0) for n, p in zip(found.names, found.paths, strict=True))


def _read_head(path: TablePath, name: str, overrides: Overrides, heads: list[TextHead]) -> TextHead:
    """Return the head of a file; one without rows is empty, or has the header of a file before it."""
    content = next((block for _, block in read_blocks(path, name, "", 2 * HEAD)), b"")
    content = content if len(content) <= HEAD else content[: content.find(b"\n", HEAD) + 1] or content
    if not content.strip() or any(content.strip() == head.content.strip() for head in heads):
        return TextHead(content, content.count(b"\n") + (not content.endswith(b"\n")))
    table = read_head_table(content, overrides)
    n_lines = int(table.typed.lines[0]) - 1
    above = b"".join(content.splitlines(keepends=True)[:n_lines])
    return TextHead(above, n_lines, table.layout.names, table.dialect.delimiter, table.dialect.quote)


def read_head_table(content: bytes, overrides: Overrides) -> TextTable:
    """Return the first rows of a text as a table.

    Raises
    ------
    ReadingError
        If it is none, or its encoding has no line ends of one byte.
    """
    encoding = decode_text(content, overrides.encoding).encoding
    if encoding.startswith(("utf-16", "utf-32")):
        what = f"The text is in {encoding.upper()}, which is not read in batches"
        raise ReadingError(what, where="encoding", hint="Save it in UTF-8.")
    return read_text_table(content, overrides, EVERYTHING)


def _compare(names: tuple[str, ...], heads: list[TextHead]) -> list[Problem]:
    """Return every file that has other columns or marks than the first one with rows."""
    with_rows = [(name, head) for name, head in zip(names, heads, strict=True) if head.names]
    own, first = with_rows[0]
    problems = []
    for name, head in with_rows[1:]:
        if head.delimiter != first.delimiter:
            what = f"{name} has the delimiter {head.delimiter!r}, and {own} has {first.delimiter!r}"
            problems.append(Problem(what, name, "Write all files with the same delimiter, or set it."))
        elif head.names != first.names:
            what = f"{name} has other columns than {own}: {_describe_columns(first.names, head.names)}"
            problems.append(Problem(what, name, "Write all files with the same columns, in one order."))
    return problems


def _describe_columns(first: tuple[str, ...], other: tuple[str, ...]) -> str:
    lost, new = [n for n in first if n not in other], [n for n in other if n not in first]
    found = [f"no {join_some(lost)}"] if lost else []
    found += [f"{join_some(new)} new"] if new else []
    return ", ".join(found) or "their order"


def _check_header(source: TextSource) -> None:
    """Refuse partitions where the header has no line of its own to take their names, or has the same names."""
    first = source.first
    repeated = [name for name in source.partitions if name in first.names]
    if repeated:
        what = f"{join_some(repeated)} is both a column and a partition"
        raise ReadingError(what, where="source", hint="Rename the folders or the column.")
    if source.partitions and not first.n_lines:
        what = "Hive partitions need files with a header"
        raise ReadingError(what, where="source", hint="Write the names of the columns into the first line.")
