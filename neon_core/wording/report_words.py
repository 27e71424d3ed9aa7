"""The words that only the report has: its headings, how to read it, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Sequence

from neon_core.text import capitalize, count, join
from neon_core.wording.card_words import HELP
from neon_core.wording.card_words import TITLE as CARDS
from neon_core.wording.comparison import format_beta
from neon_core.wording.spreads import HEAT_LABEL
from neon_core.wording.steps import NO_PREDICTION

HEADINGS = {
    "done": "What was done",
    "map": "The clusters on a map",
    "cards": CARDS,
    "heat": "What counted",
    "rows": "Rows, explained",
    "notes": "Notes",
    "limits": "What this cannot tell",
    "columns": "Every column",
    "origin": "Where this comes from",
    "versions": "Versions",
    "settings": "Settings as JSON",
}
"""The headings of the sections, in their order."""
COLUMN_HEADS = ("Column", "What became of it")
CLUSTER_HEADS = ("cluster", "size")
VERSION_HEADS = ("Program", "Version")
EVERY_COLUMN = "Every column has a line of its own at the end."
MAP_RINGS = "Ring: explained below."
STRIP_KEY = (
    "Range: from the lowest to the highest value of the column, with a tick at the row's. Blue values count for the "
    "cluster, orange ones against. A category shows the shares of its values in both clusters."
)
NO_NOTES = "The computation left no doubt to report."
SUM = "sum: evidence"
COMPARED_WITH = "Compared with"
SETTINGS_USE = "Saved as a file, they give the same numbers from the same table: neon explain TABLE --settings FILE."
LIMITS = (
    NO_PREDICTION,
    "Relevance says why K-Means put a row into its cluster. It does not say what caused the row to be as it is.",
    "The scaling decides how much a column can count. Other scalings, weights or columns make other clusters.",
    "K-Means makes as many clusters as it is told to make, also of a table that has none.",
    "The map is flat, and the clusters are not. Distances on it are not those that count.",
)
"""What the numbers of a report do not mean, in plain words."""


def describe_picture(names: Sequence[str], sizes: Sequence[str]) -> str:
    """Return the text alternative of the map: each cluster with its size.

    Examples
    --------
    >>> describe_picture(["cluster 0", "Old vines"], ["61 wines, 34 % of all", "117 wines, 66 % of all"])
    'Cluster 0: 61 wines, 34 % of all. Old vines: 117 wines, 66 % of all.'
    """
    return " ".join(f"{capitalize(name)}: {size}." for name, size in zip(names, sizes, strict=True))


def describe_more_columns(n_shown: int, n_columns: int) -> str:
    """Return the sentence on the columns that have no line of their own; empty where each has one.

    Examples
    --------
    >>> describe_more_columns(19, 500), describe_more_columns(13, 13)
    ('The 19 features with the largest mean relevance have a line each; the other 481 share one.', '')
    """
    if n_shown == n_columns:
        return ""
    rest = f"the other {n_columns - n_shown:,} share one"
    return f"The {count(n_shown, 'feature')} with the largest mean relevance have a line each; {rest}."


def label_heat(number: int, n_tables: int) -> str:
    """Return the name of a table of mean relevance, with its number where there are several.

    Examples
    --------
    >>> label_heat(1, 1), label_heat(2, 3)
    ('Mean relevance of each feature in each cluster', 'Mean relevance of each feature in each cluster, table 2 of 3')
    """
    return HEAT_LABEL if n_tables == 1 else f"{HEAT_LABEL}, table {number} of {n_tables}"


def describe_choice(whats: Sequence[str]) -> str:
    """Return the sentences on what the rows of the cards are that a report explains.

    Examples
    --------
    >>> describe_choice(["Typical"])
    'Typical: the row nearest to the centroid.'
    """
    return " ".join(f"{what}: {HELP[what][:1].lower()}{HELP[what][1:]}." for what in whats)


def describe_rings(n_rings: int) -> str:
    """Return the meaning of the rings on the map; empty where there is none."""
    return f" {MAP_RINGS}" if n_rings else ""


def describe_other_beta(beta: float, usual: float) -> str:
    """Return the sentence that the rows are explained at another stiffness than the usual one; empty where not.

    Examples
    --------
    >>> describe_other_beta(0.0, 1.8197), describe_other_beta(1.5, 1.5)
    ('These rows are explained at β 0; the usual value is β 1.82.', '')
    """
    if beta == usual:
        return ""
    return f"These rows are explained at {format_beta(beta)}; the usual value is {format_beta(usual)}."


def label_rows(whats: Sequence[str]) -> str:
    """Return the line over an explained row that says what it is in its cluster.

    Examples
    --------
    >>> label_rows(["Boundary", "Most contested"])
    'Boundary and most contested'
    """
    return capitalize(join([what.lower() for what in whats]))
