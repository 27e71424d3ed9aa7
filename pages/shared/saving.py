"""What a visitor saves: the picture with its caption, or the numbers behind it. Built only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neon_core import wording
from pages.shared import state
from pages.shared.live_chart import payload

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    import plotly.graph_objects as go

    from neon_core.analysis import Analysis
    from neon_core.point import Point
    from neon_core.projection import Projection

SIZES = {"map": (560, 30), "bars": (760, 210), "multiples": (960, 180)}
"""Width and left margin of a saved picture, in pixels."""


def _saved(what: str, name: str, draw: Callable[[], go.Figure], table: Callable[[], pd.DataFrame]) -> dict[str, Any]:
    """Return the file that was asked for as {"saved": ...}, or nothing."""
    asked = state.to_save(what)
    if asked is None:
        return {}
    found = {**asked, "name": f"{name}.{asked['format']}", "text": None, "figure": None}
    if asked["format"] == "csv":
        found["text"] = table().to_csv(index=False)
    else:
        found["figure"] = payload.figure(draw())
    return {"saved": found}


def of_map(analysis: Analysis, projection: Projection, point: Point, nouns: tuple[str, str]) -> dict[str, Any]:
    """Return the saved map, if it was asked for."""

    def draw() -> go.Figure:
        from neon_core import figures

        said = (*wording.map_caption(analysis, projection, nouns), *wording.way(projection, nouns, point))
        title = wording.title(point.n_rows, analysis.config.n_clusters, nouns)
        drawn = figures.cluster_map(analysis, projection, nouns, point)
        return figures.captioned(drawn, title, wording.plain(said), *SIZES["map"])

    def table() -> pd.DataFrame:
        from neon_core.tables import mapped

        return mapped(analysis, projection)

    return _saved("map", f"{state.sample().name}-map-{projection.kind}", draw, table)


def of_bars(point: Point, nouns: tuple[str, str]) -> dict[str, Any]:
    """Return the saved bars, if they were asked for."""

    def draw() -> go.Figure:
        from neon_core import figures

        title, sum_ = wording.plain(wording.headline(point, nouns)), wording.plain(wording.equation(point))
        shares = wording.plain(wording.shares_line(point))
        caption = f"{sum_}. Compared with {shares}, {wording.effective_line(point)}. {wording.proof(point)}"
        return figures.captioned(figures.bars(point, nouns), title, caption, *SIZES["bars"])

    def table() -> pd.DataFrame:
        from neon_core.tables import explained

        return explained(point)

    return _saved("bars", f"{state.sample().name}-{nouns[0]}-{point.row}", draw, table)


def of_multiples(points: Sequence[Point], nouns: tuple[str, str]) -> dict[str, Any]:
    """Return the saved small multiples, if they were asked for."""

    def draw() -> go.Figure:
        from neon_core import figures

        drawn = figures.small_multiples(points, nouns)
        return figures.captioned(drawn, wording.PUBLISHED, wording.PUBLISHED_BARS, *SIZES["multiples"])

    def table() -> pd.DataFrame:
        from neon_core.tables import shared_out

        return shared_out(points)

    return _saved("multiples", "published-nine", draw, table)
