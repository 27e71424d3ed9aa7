"""What travels to the browser: values as plain numbers and texts, no more than a picture needs."""

from __future__ import annotations

import hashlib
import json
import math
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from neon_core import wording
from neon_core.style import SHAPED, cluster_color, cluster_symbol
from pages.shared.wording import page_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    import plotly.graph_objects as go
    from numpy.typing import ArrayLike

    from neon_core.analysis import Analysis
    from neon_core.checks import Indices
    from neon_core.projection import Projection
    from neon_core.row_explanation import Point
    from neon_core.samples import Sample

NEAREST = 20
DIGITS = 5
"""Decimals of places that are only looked at; what is computed with travels whole."""
ONCE = 9
"""Decimals of what travels once, with the map."""


def _rounded(values: ArrayLike, digits: int = DIGITS) -> Any:
    """Return places as nested lists, short to write."""
    import numpy as np

    return np.asarray(values).round(digits).tolist()


def signs(n_clusters: int) -> list[tuple[str, str]]:
    """Return shape and colour of every cluster."""
    return [(cluster_symbol(c, n_clusters), cluster_color(c)) for c in range(n_clusters)]


def short(*parts: object) -> str:
    """Return a short name for what makes something what it is."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:10]


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def panel(point: Point, sample: Sample, mark: dict[str, Any], analysis_id: str) -> dict[str, Any]:
    """Return what the panel shows of a row, and what it needs to follow the comparison by itself.

    What is the same for every row stands in `facts`, which travels with the map, once; so does the comparison, unless
    it is not the usual one.
    """
    return {
        "facts": analysis_id,
        "headline": wording.listed(wording.headline(point, sample.nouns)),
        "standing": wording.listed(wording.standing(point, sample.nouns)) if point.competitor >= 0 else [],
        "mark": mark,
        **({"tie": True} if point.tie else {}),
        **({} if point.beta == point.usual_beta else {"beta": _finite(point.beta)}),
        "point": _parts(point, sample) if point.competitor >= 0 else None,
    }


def _parts(point: Point, sample: Sample) -> dict[str, Any]:
    others = [c for c in range(len(point.shares)) if c != point.label]
    return {
        "values": [wording.value(point, i) for i in range(len(point.names))],
        "place": _rounded(point.place(point.values)),
        "h": point.discriminants[others].tolist(),
        "parts": point.parts[others].tolist(),
        **_values(point, others),
        **_brightness(point, sample),
    }


def _values(point: Point, others: list[int]) -> dict[str, Any]:
    """Return of each category which value the row has, and what each adds; nothing where there is no category."""
    found = {i: v for i, v in enumerate(point.categories) if v is not None}
    told = {str(i): {"own": v.own, "parts": v.parts[others].tolist()} for i, v in found.items()}
    return {"categories": told} if told else {}


def _brightness(point: Point, sample: Sample) -> dict[str, Any]:
    """Return the row as pixels, where its features are: 0 is the lowest value of all, 1 the highest."""
    if sample.picture is None:
        return {}
    low, high = float(point.low.min()), float(point.high.max())
    return {"brightness": _rounded((point.values - low) / (high - low))}


def facts(analysis: Analysis, sample: Sample, analysis_id: str) -> dict[str, Any]:
    """Return what the panel needs of an analysis whatever the row: names, and the centroids in the observed ranges."""
    from neon_core.row_explanation import explain_row

    any_row = explain_row(analysis, analysis.telling_row)
    return {
        "id": analysis_id,
        "names": any_row.names,
        "centroids": _rounded(any_row.place(any_row.centroids), ONCE),
        "width": _rounded(any_row.widths, ONCE),
        "signs": signs(analysis.config.n_clusters),
        "nouns": sample.nouns,
        "picture": sample.picture,
        "usual": _finite(any_row.usual_beta),
        "beta": _finite(any_row.usual_beta),
        **_shares(any_row),
    }


def _shares(point: Point) -> dict[str, Any]:
    """Return of each category its values, and how much of each cluster has them; nothing where there is no category."""
    found = {i: v for i, v in enumerate(point.categories) if v is not None}
    told = {str(i): {"names": v.names, "shares": _rounded(v.shares)} for i, v in found.items()}
    return {"values_of": told} if told else {}


def mark(point: Point, foot: Iterable[float] | None = None) -> dict[str, Any]:
    """Return what the map draws of the chosen row; `foot` is where it would cross its nearest border."""
    found: dict[str, Any] = {"row": point.row, "label": point.label, "competitor": point.competitor}
    if foot is not None:
        found |= {"foot": list(map(float, foot)), "border": point.border, "distance": wording.amount(point.distance)}
    return found


def figure(drawn: go.Figure) -> dict[str, Any]:
    """Return a figure as plotly's own JSON, arrays packed; without texts for Plotly's own hover, which is off."""
    found: dict[str, Any] = json.loads(drawn.to_json())
    for trace in found["data"]:
        if "customdata" in trace:
            trace.pop("text", None)
    return found


def chart(
    analysis: Analysis, projection: Projection, sample: Sample, map_id: str, frame: str, analysis_id: str
) -> dict[str, Any]:
    """Return a map: its figure without a chosen row, and what the browser needs to choose one and to draw it."""
    from neon_core import figures
    from neon_core.map_sample import to_draw

    k, n_rows, drawn = analysis.config.n_clusters, analysis.design.rows.size, to_draw(analysis, projection)
    named = analysis.design.row_names is not None
    asks = {"asks": True} if named or drawn.size < analysis.design.n_rows else {}
    return {
        "id": map_id,
        "frame": frame,
        "facts": facts(analysis, sample, analysis_id),
        "what": "map",
        "live": True,
        "kind": wording.MAP.lower(),
        "figure": figure(figures.cluster_map(analysis, projection, sample.nouns, drawn=drawn)),
        "label": wording.map_label(drawn.size, n_rows, k, sample.nouns),
        "table": wording.map_table(analysis, sample.nouns),
        "caption": wording.listed(wording.map_caption(analysis, projection, sample.nouns, drawn.size)),
        "way": wording.listed(wording.WAY) if projection.kind == "borders" else None,
        "list": worth_a_look(analysis, sample) | asks,
        "nouns": sample.nouns,
        "centroids": _significant(projection.centroids),
        **_rows(analysis, projection, drawn),
        "note": wording.MISPLACED.get(projection.kind, ""),
        "fade": k > SHAPED and projection.kind != "borders",
        "borders": projection.kind == "borders",
    }


def _rows(analysis: Analysis, projection: Projection, drawn: Indices) -> dict[str, Any]:
    """Return what the browser knows of each row that is drawn; `rows` is None where these are all, from 0 on."""
    rows, wrong = analysis.design.rows[drawn], drawn[projection.misplaced[drawn]]
    names = analysis.design.row_names
    return {
        **({} if names is None else {"names": names.names(rows)}),
        "rows": None if rows[-1] == rows.size - 1 else rows.tolist(),
        "competitors": analysis.competitor[drawn].tolist(),
        "misplaced": dict(zip(analysis.design.rows[wrong].tolist(), projection.looks[wrong].tolist(), strict=True)),
    }


def drawn(chart: dict[str, Any]) -> Indices:
    """Return the rows that a map, as `chart` returns it, has a mark for."""
    import numpy as np

    rows = chart["rows"]
    return np.arange(len(chart["competitors"])) if rows is None else np.array(rows, np.intp)


def draws(chart: dict[str, Any], row: int) -> bool:
    """Whether a map, as `chart` returns it, has a mark for a row."""
    rows = chart["rows"]
    if rows is None:
        return row < len(chart["competitors"])
    at = bisect_left(rows, row)
    return at < len(rows) and rows[at] == row


def beyond(point: Point, projection: Projection, map_id: str) -> dict[str, Any]:
    """Return what a map needs to draw a row that it has no mark for."""
    found: dict[str, Any] = {"map": map_id, "place": projection.points[point.at].tolist()}
    if projection.misplaced[point.at]:
        found["looks"] = int(projection.looks[point.at])
    if point.name:
        found["name"] = point.name
    return found if point.known_class is None else {**found, "known": wording.class_name(point.known_class)}


def worth_a_look(analysis: Analysis, sample: Sample) -> dict[str, Any]:
    """Return the rows worth a look: the mismatches where there can be some, else those nearest to a boundary."""
    from neon_core.map_sample import LISTED

    rows = analysis.mismatches()
    if not analysis.clustering.comparable:
        rows = analysis.nearest_boundary(NEAREST if analysis.config.n_clusters > 1 else 0)
    heading, named = page_words.list_heading(analysis, sample.nouns), analysis.design.row_names is not None
    number = page_words.row_number(sample.nouns, named)
    found = {"heading": heading, "rows": rows[:LISTED].tolist(), "number": number}
    return found if len(rows) <= LISTED else {**found, "all": len(rows)}


def _significant(values: ArrayLike) -> list[list[float]]:
    """Return places in the user's units, six digits each."""
    import numpy as np

    return [[float(f"{v:.6g}") for v in row] for row in np.asarray(values).tolist()]
