"""The table of a command: read as chosen, with what was detected and what could be read otherwise."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from neon_core.cli import choices
from neon_core.cli.console import Console
from neon_core.cli.doubts import describe_doubt
from neon_core.errors import ArgumentError
from neon_core.reading import DEFAULT_LIMITS, Limits
from neon_core.saved import Settings, load_settings
from neon_core.saved.whole_file import check_target, write_file
from neon_core.text import count, join, join_some
from neon_core.wording.reading_choices import MARKS

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.dataset import Dataset
    from neon_core.reading import Reading

MOST_UNREAD = 5
"""Rows of a file that are not in the table, and are printed; the JSON object has all of them."""


def read_dataset(
    given: Namespace, console: Console, limits: Limits = DEFAULT_LIMITS
) -> tuple[Settings | None, Dataset]:
    """Return the settings, where some are given, and the table as they and the options say."""
    settings = load_settings(given.settings) if given.settings else None
    return settings, choices.choose_columns(read_chosen(given.table, given, settings, console, limits), given, settings)


def read_chosen(
    path: str | None, given: Namespace, settings: Settings | None, console: Console, limits: Limits = DEFAULT_LIMITS
) -> Dataset:
    """Return a table, read as the settings say, and on top the options; without a path the sample.

    Raises
    ------
    ArgumentError
        If there are options for the reading of a sample.
    """
    from neon_core.ingestion import read_table
    from neon_core.loading import load_sample

    if path is not None:
        chosen, progress = choices.read_overrides(given, settings), console.progress("Reading")
        return read_table(path, limits=limits, progress=progress, **chosen)
    chosen = choices.read_overrides(given, None)
    if chosen:
        what = f"A sample is read as it is, so {join_some(list(chosen))} cannot be chosen"
        raise ArgumentError(what, where="--sample", hint="Leave the options of the reading out.")
    return load_sample(given.sample)


def say_reading(dataset: Dataset, console: Console) -> None:
    """Say what was read, what was done to make a table of it, and what could be read in another way."""
    reading = dataset.reading
    name = reading.filename or dataset.name
    console.say(f"{name}: {count(len(dataset.frame), 'row')}, {count(len(dataset.columns), 'column')}.")
    console.list("Read so:", [*filter(None, [describe_format(reading)]), *reading.notes])
    console.list("Could be read otherwise:", [describe_doubt(doubt, reading) for doubt in reading.ambiguities])
    unread = [f"line {row.line}: {row.reason}" for row in reading.unread[:MOST_UNREAD]]
    more = len(reading.unread) - len(unread)
    console.list("Not read:", [*unread, *([f"{count(more, 'more row')}"] if more else [])])


def describe_format(reading: Reading) -> str:
    """Return what was detected of a file, or chosen; "" where there was none.

    Examples
    --------
    >>> from neon_core.reading import Reading
    >>> describe_format(Reading(format="text", encoding="utf-8", delimiter=";", decimal=",", header_row=1))
    'text in utf-8, delimiter “;”, decimal mark “,”, header in line 1'
    """
    header = f"header in line {reading.header_row}" if reading.header_row else "no header"
    if reading.format == "text":
        delimiter = MARKS.get(reading.delimiter, f"“{reading.delimiter}”")
        return f"text in {reading.encoding}, delimiter {delimiter}, decimal mark “{reading.decimal}”, {header}"
    if reading.format == "excel":
        return f"workbook, sheet “{reading.sheet}”, {header}"
    return "" if reading.format == "frame" else "Parquet"


TABLES = (".csv", ".parquet")
"""The ends of the names of tables that can be written."""


def check_files(given: Namespace, names: Sequence[str], ends: Sequence[str] = TABLES) -> None:
    """Refuse, before the work begins, names of files that cannot be written or have no known end."""
    for name in names:
        path = getattr(given, name)
        if path is None or (name == "output" and path == "-"):
            continue
        end = Path(path).suffix.lower()
        if name not in ("save_settings", "save_model") and end not in ends:
            verb = "ends neither" if len(ends) > 1 else "does not end"
            what = f"{path} {verb} in {join(ends, ' nor in ')}"
            raise ArgumentError(
                what, where=f"--{name.replace('_', '-')}", hint="The end of the name says what is written."
            )
        check_target(path, overwrite=given.force)


def write_files(made: Mapping[str, Callable[[], bytes]], given: Namespace) -> dict[str, str]:
    """Write the files that are asked for, each whole or not at all; return their names by what they are."""
    written = {}
    for name, make in made.items():
        path = getattr(given, name)
        if path == "-":
            sys.stdout.buffer.write(make())
            sys.stdout.buffer.flush()
        elif path is not None:
            written[name] = str(write_file(path, make(), overwrite=given.force))
    return written


def format_table(table: pd.DataFrame, path: str, done: Sequence[str]) -> bytes:
    """Return a table as the kind of file that a name says; Parquet has what was done in its metadata."""
    from neon_core import files

    if not path.lower().endswith(".parquet"):
        return files.export_csv(table, byte_order_mark=path != "-")
    return files.export_parquet(table, tuple(done))
