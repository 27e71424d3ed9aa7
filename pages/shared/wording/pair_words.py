"""Two rows on Explore: the field for the second one, the buttons, and the notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import call_cluster, capitalize, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

SWAP, LET_GO = "Swap the two", "Let go"
BORDER = "Border to"
SWAP_HELP = "Make the second the chosen one"
BORDER_RULE = "a border leads to a cluster from 0 to {most}."
CAPTION = "What each column adds to the border between the two"
RANGE = "range"
COLUMN = "feature"


def format_compare(nouns: tuple[str, str], *, is_named: bool) -> str:
    """Return the label of the field for a second row.

    Examples
    --------
    >>> format_compare(("wine", "wines"), is_named=False), format_compare(("row", "rows"), is_named=True)
    ('Compare with another wine, by its number', 'Compare with another row, by its number or name')
    """
    return f"Compare with another {nouns[0]}, by its number{' or name' if is_named else ''}"


def describe_compare_help(nouns: tuple[str, str]) -> str:
    """Return how a second row is chosen.

    Examples
    --------
    >>> describe_compare_help(("wine", "wines"))
    'Or click a wine on the map with Shift held down. A plain click goes back to one wine.'
    """
    return f"Or click a {nouns[0]} on the map with Shift held down. A plain click goes back to one {nouns[0]}."


def describe_same_row(nouns: tuple[str, str]) -> str:
    """Return the sentence that a row is not compared with itself.

    Examples
    --------
    >>> describe_same_row(("wine", "wines"))
    'This is the chosen wine itself: choose another wine to compare it with.'
    """
    return f"This is the chosen {nouns[0]} itself: choose another {nouns[0]} to compare it with."


def describe_missing_border(cluster: int) -> str:
    """Return the sentence that two rows have no border to a cluster.

    Examples
    --------
    >>> describe_missing_border(7)
    'The two have no border to cluster 7, so they are shown at the border that is nearest to both.'
    """
    return f"The two have no border to cluster {cluster}, so they are shown at the border that is nearest to both."


def format_border(cluster: int, names: Sequence[str]) -> str:
    """Return an option of the choice of the border.

    Examples
    --------
    >>> format_border(2, ()), format_border(0, ("Old vines",))
    ('Cluster 2', 'Old vines')
    """
    return shorten(capitalize(call_cluster(cluster, names)) if not names or not names[cluster] else names[cluster], 24)
