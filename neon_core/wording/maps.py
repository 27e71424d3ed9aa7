"""The maps: their names, axes and captions, and what is said of a row that a picture misplaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from neon_core.text import count
from neon_core.wording.numbers import amount, percent
from neon_core.wording.spans import Sentence, Span, fill
from neon_core.wording.values import aside, date

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.projection import Projection
    from neon_core.row_explanation import RowExplanation

MAPS = {"pca": "PCA", "borders": "Borders", "features": "Two features"}
MAP = "Map"
AXIS_FEATURES = ("Horizontal axis", "Vertical axis")
WHOLE_MAP = "Whole map"
HOVER = {"row": "{noun} {row}", "cluster": "cluster {cluster}", "class": "class {known}"}
MISPLACED = {
    "pca": "looks nearer to cluster {cluster} here; see Borders",
    "features": "looks nearer to cluster {cluster} here",
}


class TextTable(TypedDict):
    """A picture as a table, for people who do not see it."""

    caption: str
    head: list[str]
    rows: list[list[str]]


def axis_titles(analysis: Analysis, projection: Projection) -> tuple[str, str]:
    """Name the axes of a map."""
    if projection.kind == "features":
        across, upwards = (_axis(analysis, feature) for feature in projection.features)
        return across, upwards
    shares = [percent(float(share)) for share in projection.variance]
    if projection.collinear:
        return "across the borders", f"along them, {shares[1]} of the variance"
    first = "of the border plane, " if projection.kind == "borders" else ""
    return f"first direction{', ' if not first else ' ' + first}{shares[0]} of the variance", f"second, {shares[1]}"


def _axis(analysis: Analysis, feature: int) -> str:
    """Name a feature with what it is counted in."""
    design = analysis.design
    (column,) = (column for column in design.columns if column.start == feature)
    if column.origin is not None:
        return f"{column.name}, days since {date(column.origin)}"
    return f"{column.name}, {column.unit}" if column.unit else column.name


WAY = (Span("From {noun} {row} the border to "), Span("{border}"), Span(" is {distance} scaled units away."))
"""The way to the nearest border, where it is drawn; follows the chosen row."""


def showing(n_drawn: int, n_rows: int, nouns: tuple[str, str]) -> str:
    """Say that a map draws some of the rows; nothing where it draws all.

    Examples
    --------
    >>> showing(10_000, 1_000_000, ("row", "rows")), showing(178, 178, ("wine", "wines"))
    ('Showing 10,000 of 1,000,000 rows. ', '')
    """
    return f"Showing {n_drawn:,} of {count(n_rows, *nouns)}. " if n_drawn < n_rows else ""


def map_caption(
    analysis: Analysis, projection: Projection, nouns: tuple[str, str], n_drawn: int | None = None
) -> Sentence:
    """Say what fill and edge mean, what the picture keeps and misplaces, and, on the border plane, what is exact.

    All shares are of all rows; where `n_drawn`, fewer than all, are drawn, that comes first.
    """
    n_rows = analysis.design.rows.size
    some = showing(n_rows if n_drawn is None else n_drawn, n_rows, nouns)
    return *((Span(some),) if some else ()), *_marks(analysis, projection), *_keeps(analysis, projection, nouns)


def way(projection: Projection, nouns: tuple[str, str], point: RowExplanation) -> Sentence:
    """Say how far the nearest border is, where it is drawn."""
    if projection.kind != "borders":
        return ()
    return fill(
        WAY, noun=nouns[0], row=aside(point), border=point.standing.border, distance=amount(point.standing.distance)
    )


def _marks(analysis: Analysis, projection: Projection) -> Sentence:
    k = analysis.config.n_clusters
    spans = [Span("Fill and shape" if k <= 4 else "Fill", "strong"), Span(": cluster. ")]
    if analysis.clustering.comparable:
        spans += [Span("Edge", "strong"), Span(": known class, where it differs. ")]
    if projection.misplaced.any():
        spans += [Span("Dot", "strong"), Span(": misplaced here. ")]
    if k > 4:
        few = len(projection.clusters)
        stand_out = "The two clusters in question stand" if projection.kind != "borders" else _these(few)
        spans.append(Span(f"{stand_out} out. "))
    return tuple(spans)


def _these(few: int) -> str:
    words = {2: "The two clusters of this plane stand", 3: "The three clusters of this plane stand"}
    return words[few]


def _keeps(analysis: Analysis, projection: Projection, nouns: tuple[str, str]) -> Sentence:
    features = len(analysis.design.columns)
    wrong = percent(projection.misplaced_share)
    if projection.kind == "borders":
        whose = f"the {nouns[1]}" if projection.is_compared.all() else f"their {nouns[1]}"
        return (Span(f"Borders are exact, straight lines here, and the picture misplaces {wrong} of {whose}. "),)
    uses = f"the clusters use {'all ' if features > 1 else ''}{count(features, 'feature')}"
    if projection.kind == "features":
        return (Span(f"Two features alone misplace {wrong} of the {nouns[1]}; {uses}."),)
    keeps = f"This picture keeps {percent(float(projection.variance.sum()))} of the variance"
    return (Span(f"{keeps} and misplaces {wrong} of the {nouns[1]}; {uses}."),)


def map_label(n_drawn: int, n_rows: int, n_clusters: int, nouns: tuple[str, str]) -> str:
    """Say, for people who do not see it, what the map is and which keys it takes."""
    clusters = count(n_clusters, "cluster")
    return (
        f"Map of {count(n_rows, *nouns)} in {clusters}. {showing(n_drawn, n_rows, nouns)}The arrow keys choose the "
        f"nearest {nouns[0]} in their direction; plus and minus zoom, 0 shows the whole map."
    )


def map_table(analysis: Analysis, nouns: tuple[str, str]) -> TextTable:
    """Return the map as a table for people who do not see it: each cluster, its size, its mismatches."""
    clustering = analysis.clustering
    head, rows = ["cluster", nouns[1]], [[str(c), f"{n:,}"] for c, n in enumerate(clustering.sizes.tolist())]
    if clustering.comparable:
        head.append("with another class")
        for c, row in enumerate(rows):
            row.append(str(int(clustering.mismatch[clustering.labels == c].sum())))
    return {"caption": "Clusters on the map", "head": head, "rows": rows}
