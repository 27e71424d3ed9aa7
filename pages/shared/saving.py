"""What a visitor saves: the picture with its caption, or the numbers behind it. Built only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neon_core import wording
from pages.shared import state
from pages.shared.live_chart import assets, payload

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    import plotly.graph_objects as go

    from neon_core.analysis import Analysis
    from neon_core.point import Point
    from neon_core.projection import Projection

SIZES = {"map": (560, 30), "bars": (760, 210), "multiples": (960, 180)}
"""Width and left margin of a saved picture, in pixels."""


def _saved(
    what: str, name: Callable[[int], str], draw: Callable[[int], go.Figure], table: Callable[[int], pd.DataFrame]
) -> dict[str, Any]:
    """Return the files that were asked for as {"saved": ...}, or nothing; each is of the row that was chosen then."""
    files = []
    for asked in state.to_save(what):
        row, kind = asked["row"], asked["format"]
        file = {"id": asked["id"], "format": kind, "name": f"{name(row)}.{kind}", "text": None, "figure": None}
        if kind == "csv":
            file["text"] = table(row).to_csv(index=False)
        else:
            file |= {"figure": payload.figure(draw(row)), "lib": assets.address(assets.PLOTLY)}
        files.append(file)
    return {"saved": files} if files else {}


def of_map(analysis: Analysis, projection: Projection, nouns: tuple[str, str]) -> dict[str, Any]:
    """Return the saved maps, if some were asked for."""

    def draw(row: int) -> go.Figure:
        from neon_core import figures

        point = explain_row(analysis, row)
        said = (*wording.map_caption(analysis, projection, nouns), *wording.way(projection, nouns, point))
        title = wording.title(point.n_rows, analysis.config.n_clusters, nouns)
        drawn = figures.cluster_map(analysis, projection, nouns, point)
        return figures.captioned(drawn, title, wording.plain(said), *SIZES["map"])

    def table(_row: int) -> pd.DataFrame:
        from neon_core.tables import mapped

        return mapped(analysis, projection)

    return _saved("map", lambda _: f"{state.sample().name}-map-{projection.kind}", draw, table)


def of_bars(analysis: Analysis, beta: float | None, nouns: tuple[str, str]) -> dict[str, Any]:
    """Return the saved bars, if some were asked for."""

    def draw(row: int) -> go.Figure:
        from neon_core import figures

        point = explain_row(analysis, row, beta)
        title, sum_ = wording.plain(wording.headline(point, nouns)), wording.plain(wording.equation(point))
        shares = wording.plain(wording.shares_line(point))
        caption = f"{sum_}. Compared with {shares}, {wording.effective_line(point)}. {wording.proof(point)}"
        return figures.captioned(figures.bars(point, nouns), title, caption, *SIZES["bars"])

    def table(row: int) -> pd.DataFrame:
        from neon_core.tables import explained

        return explained(explain_row(analysis, row, beta))

    return _saved("bars", lambda row: f"{state.sample().name}-{nouns[0]}-{row}", draw, table)


def of_multiples(points: Sequence[Point], nouns: tuple[str, str]) -> dict[str, Any]:
    """Return the saved small multiples, if some were asked for."""

    def draw(_row: int) -> go.Figure:
        from neon_core import figures

        drawn = figures.small_multiples(points, nouns)
        return figures.captioned(drawn, wording.PUBLISHED, wording.PUBLISHED_BARS, *SIZES["multiples"])

    def table(_row: int) -> pd.DataFrame:
        from neon_core.tables import shared_out

        return shared_out(points)

    return _saved("multiples", lambda _: "published-nine", draw, table)


def explain_row(analysis: Analysis, row: int, beta: float | None = None) -> Point:
    """Explain the row that a file was asked of; it may be another one than that which is chosen by now."""
    from neon_core.point import explain_row as explain

    return explain(analysis, row, beta)
