"""What was done to a table before it was clustered: in words, on the page and in every file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from neon_core.wording.numbers import amount, count
from neon_core.wording.values import YES_OR_NO, date

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.config import AnalysisConfig
    from neon_core.dataset import Column
    from neon_core.preparation import Counted, Design

NAMED = 12
"""So many columns or rows are named in one sentence."""

_SCALED = {
    "minmax": "Each number is scaled from 0 at its lowest value to 1 at its highest",
    "standard": "Each number is scaled to mean 0 and standard deviation 1",
    "robust": "Each number is scaled to median 0 and a distance of 1 between its quartiles",
    "none": "Numbers count in their own units",
}
_APART = {
    "minmax": "two different values of a category are as far apart as the lowest and the highest number",
    "standard": "a category varies as much as a number, all its values together",
    "robust": "two different values of a category are 1 apart",
    "none": "two different values of a category are 1.41 apart",
}
_PARTS = {"month": "month", "weekday": "day of the week", "hour": "hour of the day"}


TAKE_AWAY = "Take it away"
TAKE = {
    "csv": "Every row as CSV",
    "parquet": "Every row as Parquet",
    "txt": "What was done, as text",
}
TAKEN = (
    "Every row of the table, whatever is drawn: its own columns, its cluster, how far it is from the boundary, and the "
    "relevance of each column. Texts that a spreadsheet would run get an apostrophe in the CSV."
)
DONE = "What was done"
NO_GAPS = "No value of these columns was missing."


def prepared(design: Design, config: AnalysisConfig, columns: Sequence[Column], n_rows: int) -> tuple[str, ...]:
    """Say what was done, in sentences.

    Parameters
    ----------
    design : Design
        What came of it.
    config : AnalysisConfig
        What was asked for.
    columns : sequence of Column
        All columns of the table.
    n_rows : int
        The rows of the table.
    """
    told = [
        f"{_capital(_of(len(design.columns), len(columns)))}: {_listed(design.column_names)}.",
        *_dates(design.columns),
        *_categories(design.columns),
        f"{_SCALED[config.scaling]}{_apart(design, config)}.",
        *_as_they_are(design),
        *_weights(design.columns),
        *_gaps(design, n_rows),
        *_flat(design),
        *_left_out(columns),
    ]
    return tuple(told)


def done(analysis: Analysis, columns: Sequence[Column], n_rows: int, fit: str) -> tuple[str, ...]:
    """Say all that was done to a table and how it was explained; `fit` is the sentence about the fit."""
    k = analysis.config.n_clusters
    explained = (
        "Relevance is in squared scaled distance: what a column adds to the evidence for the row's cluster. The "
        "relevance of a row's columns adds up to its logit, which is 0 on the boundary; distance to boundary is in "
        "scaled units. None of them is a probability, and none says what would happen if a value were changed."
    )
    clustered = f"K-Means in {count(k, ('cluster', 'clusters'))}, numbered from 0. {fit}"
    beta = f"The comparison is at beta {amount(analysis.model.beta or 0.0)}, the usual one." if k > 2 else ""
    notes = [note for note in analysis.notes if not note.is_of_preparation]  # what that is, is said in more words
    words = prepared(analysis.design, analysis.config, columns, n_rows)
    return tuple(filter(None, (*words, clustered, *(n.text for n in notes), explained, beta)))


def brief(analysis: Analysis) -> str:
    """Say in short how a clustering was made: it stands below every picture that is saved.

    Examples
    --------
    >>> import neon_core as nc
    >>> brief(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1)))
    'K-Means in 3 clusters by 13 columns, one start from seed 2. Each number is scaled from 0 at its lowest value to 1
    at its highest.'
    """
    config, n_columns = analysis.config, len(analysis.design.columns)
    starts = "one start" if config.n_init == 1 else f"the best of {config.n_init} starts"
    clusters, columns = count(config.n_clusters, ("cluster", "clusters")), count(n_columns, ("column", "columns"))
    told = [
        f"K-Means in {clusters} by {columns}, {starts} from seed {config.random_state}.",
        f"{_SCALED[config.scaling]}.",
        *_weights(analysis.design.columns),
        *(note.text for note in analysis.notes if note.is_of_preparation),
    ]
    return " ".join(told)


def _of(n: int, all_: int) -> str:
    return f"{n:,} of {count(all_, ('column', 'columns'))} {'counts' if n == 1 else 'count'}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _dates(columns: Sequence[Counted]) -> list[str]:
    return [
        f"{c.name} counts by the days since {date(c.origin)}."
        if c.origin is not None
        else f"Of {c.name} the {_PARTS[c.part]} counts."
        for c in columns
        if c.part
    ]


def _categories(columns: Sequence[Counted]) -> list[str]:
    """Say which columns are made into a feature for each value, and which of these stand for several."""
    found = [c for c in columns if c.categories]
    told = []
    if found:
        names = _listed([f"{c.name} ({len(c.categories)})" for c in found])
        told.append(f"A category is a feature for each of its values, 1 where a row has it and else 0: {names}.")
    told += [
        f"Of {c.name} {count(len(c.rare), ('rare value counts', 'rare values count'))} together: {_listed(c.rare)}."
        for c in found
        if c.rare
    ]
    yes_or_no = [c.name for c in columns if c.kind == "boolean"]
    if yes_or_no:
        told.append(f"{YES_OR_NO[1].capitalize()} is 1, {YES_OR_NO[0]} is 0: {_listed(yes_or_no)}.")
    return told


def _apart(design: Design, config: AnalysisConfig) -> str:
    return f"; {_APART[config.scaling]}" if any(c.categories for c in design.columns) else ""


def _as_they_are(design: Design) -> list[str]:
    if not design.as_they_are:
        return []
    return [f"Not scaled, since half of the values or more are equal: {_listed(design.as_they_are)}."]


def _weights(columns: Sequence[Counted]) -> list[str]:
    weighed = [f"{c.name} {_times(c.weight)}" for c in columns if c.weight != 1.0]
    return [f"Squared differences count by weight: {_listed(weighed)}."] if weighed else []


def _times(weight: float) -> str:
    return f"{weight:,g} time{'s' * (weight != 1.0)}"


def _gaps(design: Design, n_rows: int) -> list[str]:
    """Say what was done with missing values."""
    is_gone = np.ones(n_rows, np.bool_)
    is_gone[design.rows] = False
    gone = np.flatnonzero(is_gone)
    if gone.size:
        told = _listed([str(row) for row in gone[:NAMED].tolist()], gone.size)
        return [f"{count(gone.size, ('row', 'rows'))} with missing values {_was(gone.size)} left out: {told}."]
    filled = [f"{c.name} ({c.n_filled:,}) with {_fill(c, design)}" for c in design.columns if c.n_filled]
    return [
        f"Missing values were filled in: {_listed(filled)}." if filled else "No value of these columns was missing."
    ]


def _was(n: int) -> str:
    return "was" if n == 1 else "were"


def _fill(column: Counted, design: Design) -> str:
    if column.categories:
        return column.categories[int(column.fill)]
    if column.kind == "boolean":
        return YES_OR_NO[int(column.fill)]
    if column.origin is not None:
        return date(column.origin + timedelta(days=column.fill))
    unit = f" {column.unit}" if column.unit else ""
    return f"{amount(column.fill, int(design.decimals[column.start]))}{unit}"


def _flat(design: Design) -> list[str]:
    if not design.constant:
        return []
    return [f"One value only, so no effect: {_listed(design.constant)}."]


def _left_out(columns: Sequence[Column]) -> list[str]:
    told = [f"{c.name} is the known class: it does not count." for c in columns if c.role == "class"]
    gone = [f"{c.name} ({c.reason})" if c.reason else c.name for c in columns if c.role in ("ignore", "row id")]
    return [*told, f"Left out: {_listed(gone)}."] if gone else told


def _listed(names: Sequence[str], n: int = 0) -> str:
    """Name some, and say how many more there are of all `n`."""
    more = max(n, len(names)) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more:,} more" if more > 0 else "")
