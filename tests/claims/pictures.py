"""What is said below a map: the marks, the shares that it keeps and misplaces, the distance to the nearest border."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from neon_core.scalings import SCALINGS
from tests.claims.exact import TOLERANCE, Count, ExactClustering
from tests.claims.exact_row import ExactRow
from tests.claims.grammar import NUMBER, PERCENT, Claim, Falsities, Place, Printed, percent_falsities

NUMBERS = {2: "two", 3: "three"}


@dataclass(frozen=True)
class Picture:
    """The truth about a map.

    Attributes
    ----------
    clustering : ExactClustering
        The table.
    kind : str
        "pca", "borders" or "features".
    clusters : tuple of int
        The clusters that it compares.
    misplaced : Count
        The compared rows that are strictly nearer to another of these clusters in the picture.
    kept : float
        The share of the variance that it keeps; of no meaning but for "pca".
    """

    clustering: ExactClustering
    kind: str
    clusters: tuple[int, ...]
    misplaced: Count
    kept: float = 1.0

    @property
    def n_compared(self) -> int:
        """The number of rows in the clusters that it compares."""
        return sum(label in self.clusters for label in self.clustering.labels)

    @property
    def nouns(self) -> tuple[str, str]:
        """The noun for a row."""
        return self.clustering.table.nouns


def border_picture(clustering: ExactClustering, clusters: Sequence[int]) -> Picture:
    """Return the truth about a border map: the plane of the centroids misplaces no row of their clusters."""
    return Picture(clustering, "borders", tuple(clusters), Count(0, 0))


def feature_picture(clustering: ExactClustering, columns: Sequence[int]) -> Picture:
    """Return the truth about the map of two numeric columns: rows are compared in these alone, exactly."""
    chosen = [i for i, feature in enumerate(clustering.features) if feature.column in columns]
    squares, slack = clustering.picture_squares(chosen), clustering.slack
    excess = [row[label] - min(row) for row, label in zip(squares, clustering.labels, strict=True)]
    sure = sum(clustering.real(value) > slack for value in excess)
    return Picture(clustering, "features", _all(clustering), Count(sure, sum(value > 0 for value in excess)))


def pca_picture(clustering: ExactClustering, matrix: Any, points: Any, centroids: Any) -> Picture:
    """Return the truth about the map of the principal components, counted in the picture as it is drawn.

    Its directions are no fractions; the share of the variance comes from the eigenvalues, centred first. With two
    features or fewer nothing is lost, so nothing is misplaced.
    """
    varying = matrix[:, [len(set(feature.values)) > 1 for feature in clustering.features]]
    spread = np.linalg.svd(varying - varying.mean(axis=0), compute_uv=False) ** 2
    kept = float(spread[:2].sum() / spread.sum()) if spread.size else 0.0
    if varying.shape[1] <= 2:
        return Picture(clustering, "pca", _all(clustering), Count(0, 0), kept)
    squares = ((points[:, None] - centroids[None]) ** 2).sum(axis=2)
    excess = squares[np.arange(len(points)), clustering.labels] - squares.min(axis=1)
    sure = int((excess > 10 * clustering.slack).sum())
    return Picture(clustering, "pca", _all(clustering), Count(sure, int((excess > 0.0).sum())), kept)


def _all(clustering: ExactClustering) -> tuple[int, ...]:
    return tuple(range(clustering.n_clusters))


def _sample(match: re.Match[str], picture: Picture) -> Falsities:
    if match["rows"] != f"{picture.clustering.n_rows:,}" or match["noun"] != picture.nouns[1]:
        yield "rows", f"{picture.clustering.n_rows} {picture.nouns[1]}"


def _fill(match: re.Match[str], picture: Picture) -> Falsities:
    if (match["marks"] == "Fill and shape") != (picture.clustering.n_clusters <= 4):
        yield "marks", "shapes repeat from five clusters on"


def _edge(match: re.Match[str], picture: Picture) -> Falsities:
    if not _comparable(picture):
        yield "", "classes and clusters differ in number"


def _dot(match: re.Match[str], picture: Picture) -> Falsities:
    if not picture.misplaced.high:
        yield "", "no row is misplaced"


def _stand_out(match: re.Match[str], picture: Picture) -> Falsities:
    borders, many = picture.kind == "borders", picture.clustering.n_clusters > 4
    wanted = f"The {NUMBERS.get(len(picture.clusters))} clusters of this plane" if borders else _TWO
    if match["which"] != wanted or not many:
        yield "", wanted if many else "clusters stand out from five on"


def _comparable(picture: Picture) -> bool:
    classes = {cell for cell in picture.clustering.table.classes if cell is not None}
    return len(classes) == picture.clustering.n_clusters


def _borders(match: re.Match[str], picture: Picture) -> Falsities:
    yield from _misplaced(match, picture, "borders")
    whole = picture.n_compared == picture.clustering.n_rows
    wanted = "" if whole else f" of its {NUMBERS.get(len(picture.clusters))} clusters"
    if match["whose"] != wanted:
        yield "compared rows", f"{picture.n_compared} of {picture.clustering.n_rows}"


def _features(match: re.Match[str], picture: Picture) -> Falsities:
    yield from _misplaced(match, picture, "features")
    yield from _columns(match, picture)


def _pca(match: re.Match[str], picture: Picture) -> Falsities:
    yield from percent_falsities(match["kept"], _snap(picture.kept))
    yield from _misplaced(match, picture, "pca")
    yield from _columns(match, picture)


def _snap(share: float) -> float:
    """Return a share of eigenvalues, 0 and 1 without their rounding."""
    return round(share) if abs(share - round(share)) < TOLERANCE else share


def _misplaced(match: re.Match[str], picture: Picture, kind: str) -> Falsities:
    if picture.kind != kind:
        yield "kind", f"this is the map {picture.kind}"
    if match["noun"] != picture.nouns[1]:
        yield "noun", picture.nouns[1]
    low, high, rows = picture.misplaced.low, picture.misplaced.high, max(picture.n_compared, 1)
    if all(list(percent_falsities(match["share"], Fraction(n, rows))) for n in range(low, high + 1)):
        yield "misplaced", f"{picture.misplaced} of {rows}"


def _columns(match: re.Match[str], picture: Picture) -> Falsities:
    """Check the columns that the clusters use: a constant one is not used."""
    columns = picture.clustering.filled
    used = sum(not column.constant for column in columns)
    plural, verb = ("s", "differ") if used > 1 else ("", "differs")
    expected = f"the clusters use {'all ' if used > 1 else ''}{used} feature{plural}"
    if used < len(columns):
        expected = f"the clusters use the {used} feature{plural} that {verb}" if used else "no feature differs"
    if match["use"] != expected:
        yield "columns used", f"{used} of {len(columns)} columns differ"


def _caption_missing(names: list[str], picture: Picture) -> Falsities:
    if names.count("fill") != 1 or sum(name in ("borders", "features", "pca") for name in names) != 1:
        yield "caption", "the marks and the shares are said once"
    if picture.misplaced.low and "dot" not in names:
        yield "dot", f"{picture.misplaced} rows are misplaced"
    if _comparable(picture) and "edge" not in names:
        yield "edge", "as many classes as clusters"


def _distance(match: re.Match[str], row: ExactRow) -> Falsities:
    if match["row"] != row.called:
        yield "row name", row.called
    if int(match["border"]) not in row.nearest.possible:
        yield "nearest border", f"{sorted(row.nearest.exact)}"
    printed, exact = Printed.parse(match["distance"]), row.clustering.distances[row.row]
    slack = TOLERANCE * row.clustering.reach
    if not printed.is_within(exact, 0.5, slack) or (printed.value == 0 and exact > slack):
        yield "distance", f"{exact:.12g}"
    if exact == 0.0 and printed.value != 0:
        yield "distance 0", "the row is on the border"


_TWO = "The two clusters in question"
_WRONG = rf"misplaces? (?P<share>{PERCENT}) of the (?P<noun>\w+)"
_USE = r"; (?P<use>the clusters use (?:all |the )?\d+ features?(?: that differs?)?|no feature differs)\.$"
CAPTION = Place(
    "map",
    (
        Claim("sample", re.compile(r"Showing [\d,]+ of (?P<rows>[\d,]+) (?P<noun>\w+)\. "), _sample),
        Claim("fill", re.compile(r"⟦strong\|(?P<marks>Fill|Fill and shape)⟧: cluster\. "), _fill),
        Claim("edge", re.compile(r"⟦strong\|Edge⟧: known class, where it differs\. "), _edge),
        Claim("dot", re.compile(r"⟦strong\|Dot⟧: looks nearer to another cluster here\. "), _dot),
        Claim(
            "stand out",
            re.compile(rf"(?P<which>{_TWO}|The (?:two|three) clusters of this plane) stand out\. "),
            _stand_out,
        ),
        Claim(
            "borders",
            re.compile(
                rf"Borders are exact, straight lines here, and the picture {_WRONG}"
                r"(?P<whose>| of its (?:two|three) clusters)\. $"
            ),
            _borders,
        ),
        Claim("features", re.compile(rf"Two features alone {_WRONG}{_USE}"), _features),
        Claim(
            "pca",
            re.compile(rf"This picture keeps (?P<kept>{PERCENT}) of the variance and {_WRONG}{_USE}"),
            _pca,
        ),
    ),
    _caption_missing,
)
DISTANCE = Place(
    "border distance",
    (
        Claim(
            "distance",
            re.compile(
                rf"From (?P<row>.+) the border to ⟦cluster\|(?P<border>\d+)⟧ is (?P<distance>{NUMBER}) "
                rf"away, where 1 is (?:{'|'.join(scaling.unit for scaling in SCALINGS.values())})\.$"
            ),
            _distance,
        ),
    ),
)
