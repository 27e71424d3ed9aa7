"""The page's head, the sidebar and the list of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.samples import PUBLISHED
from neon_core.scalings import SCALINGS
from neon_core.text import count, shorten
from neon_core.wording import describe_fit as describe_analysis_fit

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.config import AnalysisConfig
    from neon_core.row_names import RowNames
    from neon_core.search import Search


def format_title(n_rows: int, n_clusters: int, nouns: tuple[str, str]) -> str:
    """Return the title, such as "178 wines in 3 clusters"."""
    return f"{count(n_rows, *nouns)} in {count(n_clusters, 'cluster')}"


def describe_invitation(nouns: tuple[str, str]) -> str:
    """Return the invitation below the title."""
    return f"Click a {nouns[0]} to see, exactly, what puts it there."


def describe_size(n_rows: int, n_features: int) -> str:
    """Return the size of a table."""
    return f"{count(n_rows, 'row')}, {count(n_features, 'feature')}"


def format_way_back(things: str) -> str:
    """Return the label of the link from another screen to Explore.

    Examples
    --------
    >>> format_way_back("wines")
    'Back to the wines'
    """
    return f"Back to the {things}"


DATA, CLUSTERING = "Data", "Clustering"
SAMPLE = "Sample"
LOOK_FOR = "What to look for"
CLUSTERS = "Clusters, K"
START_AND_RESTARTS = "Start and restarts"
SEED = "Seed"
FIT_HELP = (
    "Inertia is the sum, over all rows, of the squared distance to the row's own centroid, with every feature scaled. "
    "K-Means makes it small."
)
STARTS = "Starts (the best is kept)"


SCALING_LABELS = {scaling.name: scaling.label for scaling in SCALINGS.values()}


def describe_fitting(config: AnalysisConfig) -> str:
    """Return the line of progress while a table is fitted."""
    clusters, starts = count(config.n_clusters, "cluster"), count(config.n_init, "start")
    return f"Fitting {clusters}, {starts}"


def describe_fit(analysis: Analysis, ten: Analysis | None = None) -> str:
    """Return the line on the fit: its starts and its tightness.

    For the published run, `ten` is the same analysis with ten starts.
    """
    if ten is None or analysis.config != PUBLISHED:
        return describe_analysis_fit(analysis)
    wrong = count(int(ten.clustering.mismatch.sum()), "mismatch", "mismatches")
    return (
        f"One start, from seed {PUBLISHED.random_state}: the published run. Ten starts find a tighter fit with {wrong}."
    )


def describe_list(analysis: Analysis, nouns: tuple[str, str]) -> str:
    """Return the heading of the list of rows worth a look."""
    if analysis.n_clusters == 1:
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


def describe_missing_row(text: str, last: int, nouns: tuple[str, str], named: bool = False) -> str:
    """Return the sentence that no row has a number, or a name where rows are named.

    Examples
    --------
    >>> describe_missing_row("500", 177, ("wine", "wines"))
    'There is no wine 500: the numbers go from 0 to 177.'
    >>> describe_missing_row("Ann", 9, ("row", "rows"), named=True)
    'No row is called “Ann”, and the numbers go from 0 to 9.'
    """
    if named:
        return f"No {nouns[0]} is called “{text}”, and the numbers go from 0 to {last}."
    return LIST["gone"].format(noun=nouns[0], row=text, last=last)


FOUND = {
    "name": "“{text}” is {name}. For row number {text}, type “row {text}”.",
    "number": "“{text}” is row number {text}: {name}.",
    "padded": " For {other}, type “{cell}”.",
    "first": "{rows} are called “{text}”; this is the first. For the next one, type “row {other}”.",
}
"""Remarks on a row that a text found, where the text is a name and a number, or the name of several rows."""


def describe_found_row(text: str, match: Search, nouns: tuple[str, str], names: RowNames | None) -> str:
    """Return the remark on a row that was found: what the text was taken for, and how to find the other row.

    Examples
    --------
    >>> import pandas as pd
    >>> from neon_core.row_names import RowNames
    >>> from neon_core.search import Search
    >>> nouns, names = ("row", "rows"), RowNames("Customer ID", pd.Series(["007", "Ann", "1", "Ann"]))
    >>> describe_found_row("1", Search(2, 1, other=1), nouns, names)
    '“1” is Customer 1. For row number 1, type “row 1”.'
    >>> describe_found_row("Ann", Search(1, 2, other=3), nouns, names)
    '2 rows are called “Ann”; this is the first. For the next one, type “row 3”.'
    >>> describe_found_row("row 3", Search(3), nouns, names), describe_found_row("3", Search(3), nouns, names)
    ('', '“3” is row number 3: Ann.')
    """
    if names is None or (match.other < 0 and (match.n_matches or not text.isdigit())):
        return ""
    if match.n_matches > 1:
        return FOUND["first"].format(rows=count(match.n_matches, *nouns), text=text, other=match.other)
    name = names.name(match.row) or f"{nouns[0]} {match.row}"
    if match.n_matches:
        return FOUND["name"].format(text=text, name=name)
    sentence = FOUND["number"].format(text=text, name=name)
    if match.other < 0:
        return sentence
    return sentence + FOUND["padded"].format(other=names.name(match.other), cell=names.cells([match.other])[0])


def format_row_field(nouns: tuple[str, str], named: bool = False) -> str:
    """Return the label of the field for a row's number, or its name where rows are named."""
    return f"{nouns[0]} number{' or name' if named else ''}"


def format_try_clusters(n_clusters: int) -> str:
    """Return the label of the button that tries another number of clusters."""
    return f"Try {count(n_clusters, 'cluster')}"


def format_describe_by(column: str) -> str:
    """Return the label of the button that leaves a column out and describes the clusters by it."""
    return f"Leave {shorten(column, 30)} out, and describe by it"


def format_use_logarithm(column: str) -> str:
    """Return the label of the button that counts a number by its logarithm."""
    return f"Use the logarithm of {shorten(column, 30)}"


def format_scale_by(scaling: str) -> str:
    """Return the label of the button that chooses another scaling.

    Examples
    --------
    >>> format_scale_by("standard")
    'Scale by standard deviations'
    """
    label = SCALING_LABELS[scaling]
    return f"Scale by {label[:1].lower()}{label[1:]}"


def format_fewer(n_clusters: int) -> str:
    """Return the label of the button that fits fewer clusters."""
    return f"Fit {count(n_clusters, 'cluster')}"


def format_merge(n_clusters: int) -> str:
    """Return the label of the button that merges twin clusters, with the number of clusters that it leaves."""
    return f"Merge them: {count(n_clusters, 'cluster')}"
