"""`neon scan`: how many clusters, by seven measures, with doubts."""

from __future__ import annotations

import math
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from neon_core.cli import choices
from neon_core.cli.console import Console, ExitCode
from neon_core.cli.table import check_files, format_table, read_dataset, say_reading, write_files

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.evaluation import Scan

FILES = ("output",)
SPREAD = "_spread"
"""The end of the name of a column with the middle 80 % of a measure."""
SHORT = {"calinski_harabasz": "Calinski-H.", "davies_bouldin": "Davies-B.", "gap": "gap", "inertia": "inertia"}
SHOWN = ("inertia", "silhouette", "calinski_harabasz", "davies_bouldin", "gap", "restarts", "resampling")
"""The measures that are printed; the file has their errors and spreads too."""


def run(given: Namespace, console: Console) -> int:
    """Run the command."""
    from neon_core.evaluation import scan

    check_files(given, FILES)
    settings, dataset = read_dataset(given, console)
    say_reading(dataset, console)
    config = choices.choose_config(given, settings)
    found = scan(dataset, config, given.clusters, progress=console.progress("Scanning"))
    console.say(*format_lines(found), found.reason)
    table = flat_table(found)
    written = write_files({"output": lambda: format_table(table, given.output, [found.reason])}, given)
    console.say(*(f"Wrote {path}." for path in written.values()))
    console.answer(_summary(found, table, written))
    return ExitCode.DONE


def flat_table(found: Scan) -> pd.DataFrame:
    """Return the measures of each K with one number a cell: both ends of a spread have columns of their own."""
    table = found.table
    columns: dict[str, Any] = {}
    for name in map(str, table.columns):
        if name.endswith(SPREAD):
            for i, end in enumerate(("lowest", "highest")):
                columns[f"{name.removesuffix(SPREAD)}_{end}"] = [pair[i] for pair in table[name]]
        else:
            columns[name] = table[name]
    return table.__class__(columns)


def format_lines(found: Scan) -> list[str]:
    """Return the measures of each K as a table of equal columns; the K that a measure chooses has a star."""
    heads = ["K", *(SHORT.get(name, name) for name in SHOWN)]
    chosen = {choice.measure: choice.k for choice in found.choices}
    rows = [heads]
    for k in found.ks:
        values = [float(getattr(found.at(k), name)) for name in SHOWN]
        marks = ["*" if chosen.get(name) == k else " " for name in SHOWN]
        texts = [
            f"{value:,.4g}{mark}" if not math.isnan(value) else "- " for value, mark in zip(values, marks, strict=True)
        ]
        rows.append([str(k), *texts])
    widths = [max(len(row[i]) for row in rows) for i in range(len(heads))]
    lines = ["  ".join(text.rjust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [*lines, "* is what a measure chooses."]


def _summary(found: Scan, table: pd.DataFrame, written: dict[str, str]) -> dict[str, Any]:
    """Return what the sentences say, for scripts; a measure without a value is null."""
    lines = table.to_dict("records")
    return {
        "recommended": found.recommended,
        "reason": found.reason,
        "chosen": {choice.measure: choice.k for choice in found.choices},
        "table": [{str(name): _plain(value) for name, value in line.items()} for line in lines],
        "files": written,
    }


def _plain(value: float) -> float | int | None:
    """Return a number as JSON has it: a whole one as an int, none for a measure without a value."""
    number = float(value)
    return None if math.isnan(number) else int(number) if isinstance(value, int) else number
