"""The maps in words: axis titles, captions, and the distance to the nearest border."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from neon_core.scalings import SCALINGS
from neon_core.text import call_cluster, count
from neon_core.wording.numbers import format_amount, format_percent
from neon_core.wording.row_values import format_date, format_row
from neon_core.wording.spans import Sentence, Span, cluster_span, fill

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.projection import Projection
    from neon_core.row_explanation import RowExplanation

HOVER = {"row": "{noun} {row}", "cluster": "cluster {cluster}", "class": "class {known}"}
"""Templates for the lines of a point's tooltip."""

BORDER_DISTANCE = (
    Span("From {row} the border to "),
    Span("{border}"),
    Span(" is {distance} away, where 1 is {unit}."),
)
"""Template for the distance to the nearest border, where the map draws it."""


def format_axis_titles(analysis: Analysis, projection: Projection) -> tuple[str, str]:
    """Return the titles of a map's axes."""
    if projection.kind == "features":
        across, upwards = (_axis(analysis, feature) for feature in projection.features)
        return across, upwards
    shares = [format_percent(float(share)) for share in projection.variance]
    if projection.collinear:
        return "across the borders", f"along them, {shares[1]} of the variance"
    first = "of the border plane, " if projection.kind == "borders" else ""
    return f"first direction{', ' if not first else ' ' + first}{shares[0]} of the variance", f"second, {shares[1]}"


def _axis(analysis: Analysis, feature: int) -> str:
    """Return a feature's name with its unit."""
    design = analysis.design
    (column,) = (column for column in design.columns if column.start <= feature < column.stop)
    if column.categories:
        return design.feature_names[feature]
    if column.origin is not None:
        return f"{column.name}, days since {format_date(column.origin)}"
    return f"{column.name}, {column.unit}" if column.unit else column.name


def describe_sample(n_drawn: int, n_rows: int, nouns: tuple[str, str]) -> str:
    """Return how many of the rows a map draws; empty where it draws all.

    Examples
    --------
    >>> describe_sample(10_000, 1_000_000, ("row", "rows")), describe_sample(178, 178, ("wine", "wines"))
    ('Showing 10,000 of 1,000,000 rows. ', '')
    """
    return f"Showing {n_drawn:,} of {count(n_rows, *nouns)}. " if n_drawn < n_rows else ""


def describe_map(
    analysis: Analysis,
    projection: Projection,
    nouns: tuple[str, str],
    n_drawn: int | None = None,
    has_group: bool = False,
    has_row: bool = True,
    n_left_out: int = 0,
) -> Sentence:
    """Return a map's caption: the meaning of fill and edge, and the shares that the picture keeps and misplaces.

    All shares are of all rows; where the map draws `n_drawn` of them only, the caption begins with that. Where it has a
    group of rows, that group stands out; where it has no chosen row (`has_row`), no cluster does. `n_left_out` are the
    rows left out of the fit that it draws.
    """
    n_rows = analysis.design.rows.size
    sample = describe_sample(n_rows if n_drawn is None else n_drawn, n_rows, nouns)
    return (
        *((Span(sample),) if sample else ()),
        *_marks(analysis, projection, has_group, has_row),
        *((Span("Cross", "strong"), Span(": left out of the fit. ")) if n_left_out else ()),
        *_shares(analysis, projection, nouns),
    )


def border_distance_template(scaling: str) -> Sentence:
    """Return the template for the distance to the nearest border, with the unit of a scaling."""
    unit = SCALINGS[scaling].unit
    return tuple(replace(span, text=span.text.replace("{unit}", unit)) for span in BORDER_DISTANCE)


def describe_border_distance(
    analysis: Analysis, projection: Projection, nouns: tuple[str, str], row: RowExplanation
) -> Sentence:
    """Return the distance from a row to its nearest border; nothing where the map draws no borders."""
    if projection.kind != "borders":
        return ()
    template, distance = border_distance_template(analysis.config.scaling), format_amount(row.standing.distance)
    border = cluster_span(row.standing.border, row.cluster_names)
    return fill(template, row=format_row(row, nouns), border=border, distance=distance)


def describe_row_marks(projection: Projection, nouns: tuple[str, str], row: RowExplanation) -> str:
    """Return the meaning of the large marks, and of the ring and the lines at the chosen row, for a saved map.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.projection import pca_map
    >>> from neon_core.row_explanation import explain_row
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> describe_row_marks(pca_map(wine), ("wine", "wines"), explain_row(wine, 60))
    'Large marks: centroids. Ring: wine 60, with a line to the centroid of cluster 2 and a dotted one to that of cluster
    1.'
    """
    ring, standing = f"Large marks: centroids. Ring: {format_row(row, nouns)}", row.standing
    if standing.competitor < 0:
        return f"{ring}."
    if projection.kind == "borders":
        return f"{ring}, with a line to its nearest border."
    own, other = (call_cluster(cluster, row.cluster_names) for cluster in (standing.label, standing.competitor))
    return f"{ring}, with a line to the centroid of {own} and a dotted one to that of {other}."


def _marks(analysis: Analysis, projection: Projection, has_group: bool, has_row: bool) -> Sentence:
    """Return the meaning of the marks."""
    k = analysis.n_clusters
    spans = [Span("Fill and shape" if k <= 4 else "Fill", "strong"), Span(": cluster. ")]
    if analysis.clustering.comparable:
        spans += [Span("Edge", "strong"), Span(": known class, where it differs. ")]
    if projection.misplaced.any():
        spans += [Span("Dot", "strong"), Span(": looks nearer to another cluster here. ")]
    if has_group:
        spans.append(Span("The group stands out. "))
    elif k > 4 and has_row:
        spans.append(Span(f"{_strong_clusters(projection)} stand out. "))
    return tuple(spans)


def _strong_clusters(projection: Projection) -> str:
    """Return which clusters are drawn at full strength."""
    if projection.kind != "borders":
        return "The two clusters in question"
    return f"The {_few(projection)} clusters of this plane"


def _few(projection: Projection) -> str:
    return {2: "two", 3: "three"}[len(projection.clusters)]


def _shares(analysis: Analysis, projection: Projection, nouns: tuple[str, str]) -> Sentence:
    """Return the shares of the variance that a picture keeps, and of the rows that it misplaces."""
    wrong = format_percent(projection.misplaced_share)
    if projection.kind == "borders":
        whose = (
            f"the {nouns[1]}" if projection.is_compared.all() else f"the {nouns[1]} of its {_few(projection)} clusters"
        )
        return (Span(f"Borders are exact, straight lines here, and the picture misplaces {wrong} of {whose}. "),)
    uses = _uses(len(analysis.design.columns), len(analysis.design.constant))
    if projection.kind == "features":
        return (Span(f"Two features alone misplace {wrong} of the {nouns[1]}; {uses}."),)
    keeps = f"This picture keeps {format_percent(float(projection.variance.sum()))} of the variance"
    return (Span(f"{keeps} and misplaces {wrong} of the {nouns[1]}; {uses}."),)


def _uses(n_features: int, n_constant: int) -> str:
    """Return how many features the clusters use: one with one value only is not used.

    Examples
    --------
    >>> _uses(13, 0), _uses(64, 3), _uses(1, 1)
    ('the clusters use all 13 features', 'the clusters use the 61 features that differ', 'no feature differs')
    """
    used = n_features - n_constant
    if used == 0:
        return "no feature differs"
    if n_constant:
        return f"the clusters use the {count(used, 'feature')} that {'differs' if used == 1 else 'differ'}"
    return f"the clusters use {'all ' if used > 1 else ''}{count(used, 'feature')}"
