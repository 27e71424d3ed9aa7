"""The record of an analysis: what became of every column, and where the analysis comes from."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from neon_core.date_uses import DATE_USES
from neon_core.text import capitalize, count
from neon_core.transforms import IDENTITY
from neon_core.wording.reading_choices import describe_overrides
from neon_core.wording.row_values import format_date
from neon_core.wording.steps import format_fill

if TYPE_CHECKING:
    from datetime import datetime

    from neon_core.analysis import Analysis
    from neon_core.dataset import Column, Dataset
    from neon_core.preparation import PreparedColumn

NOT_USED = {
    "class": "does not count, compared with the clusters",
    "row id": "does not count, names the rows",
    "describe": "does not count, describes the clusters",
    "ignore": "left out",
    "feature": "left out",
}
"""What a column is for that does not count, by its role."""

AGAIN = "Open this address{upload} to see this again: {address}"
UPLOAD = ", and upload the same file there,"
"""For a table that is no sample: no address holds a table."""


def describe_columns(analysis: Analysis, columns: Sequence[Column]) -> tuple[str, ...]:
    """Return one line for each column of the table: as what it counts, or why it is left out.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    columns : sequence of Column
        All columns of the table.

    Examples
    --------
    >>> import neon_core as nc
    >>> iris = nc.load_sample("iris")
    >>> lines = describe_columns(nc.analyse(iris), iris.columns)
    >>> lines[3], lines[4]
    ('petal width (cm): a number, weight 1, counts as it is, no value missing',
    'class: does not count, compared with the clusters (the known class)')
    """
    return tuple(f"{name}: {use}" for name, use in pair_columns(analysis, columns))


def pair_columns(analysis: Analysis, columns: Sequence[Column]) -> tuple[tuple[str, str], ...]:
    """Return for each column of the table its name, and as what it counts or why it is left out."""
    prepared = {column.name: column for column in analysis.design.columns}
    return tuple(
        (
            column.name,
            _describe_used(prepared[column.name], analysis) if column.name in prepared else _describe_unused(column),
        )
        for column in columns
    )


def describe_origin(
    dataset: Dataset, analysis: Analysis, made: datetime, program: str, address: str = "", *, is_upload: bool = True
) -> tuple[str, ...]:
    """Return when, with which versions, from which table and at which address an analysis was made.

    Parameters
    ----------
    dataset : Dataset
        The table that was analysed.
    analysis : Analysis
        Its analysis.
    made : datetime
        The moment, in universal time.
    program : str
        The program with its version.
    address : str
        The address that brings the analysis back; empty where there is none.
    is_upload : bool
        Whether the table has to be uploaded there again.
    """
    reading = dataset.reading
    sentences = [
        f"Made on {made:%Y-%m-%d} at {made:%H:%M} UTC, by {program} with scikit-learn {version('scikit-learn')}.",
        f"Table: {dataset.name}, {count(len(dataset.frame), 'row')}, fingerprint {analysis.fingerprint}.",
    ]
    if reading.source_fingerprint:
        sentences.append(f"File: {reading.filename or 'pasted text'}, fingerprint {reading.source_fingerprint}.")
    if chosen := describe_overrides(reading.overrides):
        sentences.append(chosen)
    if address:
        sentences.append(AGAIN.format(upload=UPLOAD if is_upload else "", address=address))
    return tuple(sentences)


def _describe_used(column: PreparedColumn, analysis: Analysis) -> str:
    """Return as what a column counts, its weight, its treatment, and what became of its missing values."""
    parts = [_describe_kind(column), f"weight {column.weight:,g}"]
    if column.kind == "number":
        parts.append(
            "counts as it is"
            if column.transform is IDENTITY
            else f"counts as its {column.transform.name} ({column.transform.formula})"
        )
    parts.append(_describe_missing(column, analysis))
    if column.name in analysis.design.constant:
        parts.append("one value only, so no effect")
    if column.name in analysis.design.unscaled:
        parts.append("not scaled")
    return ", ".join(parts)


def _describe_kind(column: PreparedColumn) -> str:
    """Return what a column is: a number in its unit, yes or no, a category, steps, or a date by its use."""
    if column.date_use:
        origin = "" if column.origin is None else format_date(column.origin)
        return f"a date, as the {DATE_USES[column.date_use].noun.format(origin=origin)}"
    if column.kind == "boolean":
        return "yes or no"
    if column.order:
        return f"ordered, 1 is {column.order[0]} and {len(column.order)} is {column.order[-1]}"
    if column.categories:
        rare = f", {count(len(column.rare), 'rare value')} together" if column.rare else ""
        return f"a category of {count(len(column.categories), 'value')}{rare}"
    return f"a number in {column.unit}" if column.unit else "a number"


def _describe_missing(column: PreparedColumn, analysis: Analysis) -> str:
    """Return how many values of a column are missing, and what stands for them."""
    if column.blank:
        return f"an empty cell is a value of its own, “{column.blank}”"
    if analysis.config.fill(column.name, column.kind) == "leave out":
        return "a row without a value is left out"
    if not column.n_filled:
        return "no value missing"
    return f"{count(column.n_filled, 'missing value')} filled in with {format_fill(column)}"


def _describe_unused(column: Column) -> str:
    """Return what a column is for that does not count, and why."""
    use = NOT_USED[column.role]
    if column.reason.startswith(use):
        return column.reason
    return f"{use} ({column.reason})" if column.reason else use


def describe_record(
    dataset: Dataset, analysis: Analysis, steps: Sequence[str], origin: Sequence[str], headings: Sequence[str]
) -> str:
    """Return the whole record as text: the name of the table, then steps, columns and origin below their headings."""
    parts = zip(headings, (steps, describe_columns(analysis, dataset.columns), origin), strict=True)
    blocks = ["\n".join([capitalize(heading), *(f"- {line}" for line in lines)]) for heading, lines in parts]
    return "\n\n".join([dataset.name, *blocks]) + "\n"
