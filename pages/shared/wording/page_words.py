"""The page's head, the sidebar and the list of rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from neon_core.samples import PUBLISHED
from neon_core.scalings import SCALINGS
from neon_core.text import count
from neon_core.wording.numbers import amount

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.config import AnalysisConfig


def title(n_rows: int, n_clusters: int, nouns: tuple[str, str]) -> str:
    """Say what is shown: "178 wines in 3 clusters"."""
    return f"{count(n_rows, *nouns)} in {count(n_clusters, 'cluster')}"


def invitation(nouns: tuple[str, str]) -> str:
    """Say what to do."""
    return f"Click a {nouns[0]} to see, exactly, what puts it there."


def size(n_rows: int, n_features: int) -> str:
    """Say how large the table is."""
    return f"{count(n_rows, 'row')}, {count(n_features, 'feature')}"


LOOK_FOR = "What to look for"


def ten_starts(config: AnalysisConfig) -> AnalysisConfig:
    """Return the same choices with ten starts, today's usual number."""
    return replace(config, n_init=10)


SCALING_LABELS = {scaling.name: scaling.label for scaling in SCALINGS.values()}


def working(config: AnalysisConfig) -> str:
    """Say what is being done."""
    clusters, starts = count(config.n_clusters, "cluster"), count(config.n_init, "start")
    return f"Fitting {clusters}, {starts}"


def fit_line(analysis: Analysis, ten: Analysis | None = None) -> str:
    """Say how the fit was made and how tight it is; true for what is set.

    `ten`, for the published run, is the same with ten starts.
    """
    config = analysis.config
    starts = (
        f"One start, from seed {config.random_state}"
        if config.n_init == 1
        else f"The best of {config.n_init} starts, from seed {config.random_state}"
    )
    if ten is not None and config == PUBLISHED:
        wrong = count(int(ten.clustering.mismatch.sum()), "mismatch", "mismatches")
        return f"{starts}: the published run. Ten starts find a tighter fit with {wrong}."
    inertia = f"Inertia {amount(analysis.clustering.inertia)}: the smaller, the tighter."
    drawn = analysis.clustering.started_on
    if drawn == analysis.design.rows.size:
        return f"{starts}. {inertia}"
    made = "made" if config.n_init == 1 else "each made"
    return f"{starts}, {made} on a sample of {drawn:,} rows, then settled on all rows. {inertia}"


def list_heading(analysis: Analysis, nouns: tuple[str, str]) -> str:
    """Head the list of rows worth a look."""
    if analysis.config.n_clusters == 1:
        return f"Any {nouns[0]}, by its number"
    if not analysis.clustering.comparable:
        return "Nearest a boundary"
    wrong = int(analysis.clustering.mismatch.sum())
    if wrong == 0:
        return f"Every {nouns[0]} is in the cluster of its class."
    return f"{count(wrong, *nouns)} {'disagree with their' if wrong > 1 else 'disagrees with its'} class"


LIST = {
    "previous": "Previous",
    "next": "Next",
    "more": "{from} to {to} of {all}; all of them are in the table below.",
    "cut": "{from} to {to} of the first {listed}, {all} in all; more are in the table below.",
    "gone": "There is no {noun} {row}: the numbers go from 0 to {last}.",
}


def no_such_row(text: str, last: int, nouns: tuple[str, str], named: bool = False) -> str:
    """Say that a text is no row's number, nor its name where rows have one.

    Examples
    --------
    >>> no_such_row("500", 177, ("wine", "wines"))
    'There is no wine 500: the numbers go from 0 to 177.'
    >>> no_such_row("Ann", 9, ("row", "rows"), named=True)
    'No row is called “Ann”, and the numbers go from 0 to 9.'
    """
    if named:
        return f"No {nouns[0]} is called “{text}”, and the numbers go from 0 to {last}."
    return LIST["gone"].format(noun=nouns[0], row=text, last=last)


def found_row(text: str, row: int, n_called: int, nouns: tuple[str, str]) -> str:
    """Say of a row that was found by its name that others have it, or that the name looks like a number.

    Examples
    --------
    >>> nouns = ("row", "rows")
    >>> found_row("Ann", 3, 2, nouns), found_row("61", 60, 1, nouns), found_row("Bob", 1, 1, nouns)
    ('2 rows are called “Ann”; this is the first.', '“61” is the name of row 60.', '')
    """
    if n_called > 1:
        return f"{count(n_called, *nouns)} are called “{text}”; this is the first."
    return f"“{text}” is the name of {nouns[0]} {row}." if n_called and text.isdigit() and text != str(row) else ""


def row_number(nouns: tuple[str, str], named: bool = False) -> str:
    """Name the field that shows the chosen row's number and takes another, or a name where rows have one."""
    return f"{nouns[0]} number{' or name' if named else ''}"
