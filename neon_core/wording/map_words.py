"""The maps on screen: their names, the labels of their controls, and the map for people who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from neon_core.text import count
from neon_core.wording import describe_sample

if TYPE_CHECKING:
    from neon_core.analysis import Analysis

MAP = "Map"
MAPS = {"pca": "PCA", "borders": "Borders", "features": "Two features"}
MAP_HELP = (
    "**PCA** shows the two directions in which the rows differ most; a row can look nearer to another cluster there "
    "than it is. **Borders** shows the clusters in question with their exact borders. **Two features** shows two "
    "numbers.\n\n"
    "**Click** chooses one row; Shift and a click take a second one. **Draw** asks about a group: draw a line around "
    "some marks, or straight across them for a box. Dragging with Shift draws at any time, Escape abandons the line. "
    "With the keyboard, let a filter or a cluster be the group."
)
AXES = ("Horizontal axis", "Vertical axis")
WHOLE_MAP = "Whole map"
TWO_FINGERS = "One finger scrolls the page. Two fingers move and zoom the map."
MISPLACED = {
    "pca": "looks nearer to {cluster} here; see Borders",
    "features": "looks nearer to {cluster} here",
}
"""Templates for a point that a map misplaces."""

TOOLS = {
    "name": "Tool on the map",
    "click": "Click",
    "draw": "Draw",
    "help": "Draw a line around some marks, or straight across them for a box. Dragging with Shift draws at any time. "
    "Escape abandons the line.",
    "count": "{n} {noun}",
    "of_drawn": "{n} of the drawn {noun}",
}
"""The switch of tools, and the templates for the number of rows inside a line that a hand is drawing."""

CLUSTERS = {
    "group": "Clusters",
    "column": "column",
    "here": "centroid",
    "elsewhere": "elsewhere",
    "apart": "What sets it apart",
    "values": "Values of the centroid",
    "all": "Click or press Enter for all {n} values",
    "rest": "The other {n} values are in the file of centroids under Export",
}
"""The names of the clusters on a map, and the card that says what a cluster is."""


NUMBER = {"row": "row {row}", "line": "row {row}, line {line} of the file"}
"""Templates for the number of a row that has a name: the one place that shows it."""


def format_row_number(row: int, line: int = 0) -> str:
    """Return the number of a row, with its line in the file where that is known.

    Examples
    --------
    >>> format_row_number(36), format_row_number(36, 38)
    ('row 36', 'row 36, line 38 of the file')
    """
    return NUMBER["line" if line else "row"].format(row=row, line=line)


class TextTable(TypedDict):
    """A picture as a table, for people who do not see it."""

    caption: str
    head: list[str]
    rows: list[list[str]]


LEFT_OUT = "left out of the fit"
"""What is said of a row that the fit was made without."""
BEYOND = "left out of the fit; it lies beyond this picture"


def describe_map(n_drawn: int, n_rows: int, n_clusters: int, nouns: tuple[str, str]) -> str:
    """Return the text alternative of a map, with its keys."""
    return (
        f"Map of {count(n_rows, *nouns)} in {count(n_clusters, 'cluster')}. "
        f"{describe_sample(n_drawn, n_rows, nouns)}The arrow keys choose the nearest {nouns[0]} in their direction; "
        "plus and minus zoom, 0 shows the whole map."
    )


def build_map_table(analysis: Analysis, nouns: tuple[str, str]) -> TextTable:
    """Return the clusters of a map as a table: each with its size and its mismatches."""
    clustering = analysis.clustering
    head, rows = ["cluster", nouns[1]], [[str(c), f"{n:,}"] for c, n in enumerate(clustering.sizes.tolist())]
    if clustering.comparable:
        head.append("with another class")
        for c, row in enumerate(rows):
            row.append(str(int(clustering.mismatch[clustering.labels == c].sum())))
    return {"caption": "Clusters on the map", "head": head, "rows": rows}
