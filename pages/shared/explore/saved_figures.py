"""What a visitor saves: the picture with its caption, or the numbers behind it. Built only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neon_core import wording
from pages.shared.live_chart import assets, payload
from pages.shared.results import current
from pages.shared.session import gestures
from pages.shared.wording import page_words, row_table_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    import plotly.graph_objects as go

    from neon_core.analysis import Analysis
    from neon_core.projection import Projection
    from neon_core.row_explanation import Point
    from pages.shared.session.visit import FileRequest

SIZES = {"map": (560, 30), "bars": (760, 210), "multiples": (960, 180)}
"""Width and left margin of a saved picture, in pixels."""


def _saved(
    asked: Sequence[FileRequest],
    name: Callable[[FileRequest], str],
    draw: Callable[[FileRequest], go.Figure],
    table: Callable[[FileRequest], pd.DataFrame],
) -> dict[str, Any]:
    """Return the files that were asked for as {"saved": ...}, or nothing."""
    made = []
    for one in asked:
        kind = one.format
        file = {"id": one.id, "format": kind, "name": f"{name(one)}.{kind}", "text": None, "figure": None}
        if kind == "csv":
            from neon_core import files

            file["text"] = files.export_csv(table(one)).decode()
        else:
            file |= {"figure": payload.figure(draw(one)), "lib": assets.address(assets.PLOTLY)}
        made.append(file)
    return {"saved": made} if made else {}


def of_map(analysis: Analysis, projection: Projection, nouns: tuple[str, str]) -> dict[str, Any]:
    """Return the saved maps, if some were asked for."""

    def draw(asked: FileRequest) -> go.Figure:
        from neon_core import figures
        from neon_core.map_sample import to_draw

        point, drawn = _point(analysis, asked), to_draw(analysis, projection)
        caption = wording.map_caption(analysis, projection, nouns, drawn.size)
        said = wording.plain((*caption, *wording.way(projection, nouns, point)))
        title = page_words.title(point.n_rows, analysis.config.n_clusters, nouns)
        picture = figures.cluster_map(analysis, projection, nouns, point, drawn)
        return figures.captioned(picture, title, f"{said} {wording.brief(analysis)}", *SIZES["map"])

    def table(_asked: FileRequest) -> pd.DataFrame:
        from neon_core.tables import map_table

        return map_table(analysis, projection)

    return _saved(_of_a_row("map", analysis), lambda _: f"{current.facts().name}-map-{projection.kind}", draw, table)


def of_bars(analysis: Analysis, nouns: tuple[str, str]) -> dict[str, Any]:
    """Return the saved bars, if some were asked for."""

    def draw(asked: FileRequest) -> go.Figure:
        from neon_core import figures

        point = _point(analysis, asked)
        title, sum_ = wording.plain(wording.headline(point, nouns)), wording.plain(wording.equation(point))
        shares = wording.plain(wording.shares_line(point))
        caption = f"{sum_}. Compared with {shares}, {wording.effective_line(point)}. {wording.proof(point)}"
        caption = f"{caption} {wording.brief(analysis)}"
        return figures.captioned(figures.bars(point, nouns), title, caption, *SIZES["bars"])

    def table(asked: FileRequest) -> pd.DataFrame:
        from neon_core.tables import bars_table

        return bars_table(_point(analysis, asked))

    return _saved(
        _of_a_row("bars", analysis), lambda asked: f"{current.facts().name}-{nouns[0]}-{asked.row}", draw, table
    )


def of_multiples(points: Sequence[Point], nouns: tuple[str, str]) -> dict[str, Any]:
    """Return the saved small multiples, if some were asked for."""

    def draw(_asked: FileRequest) -> go.Figure:
        from neon_core import figures

        drawn = figures.small_multiples(points, nouns)
        return figures.captioned(drawn, row_table_words.PUBLISHED, row_table_words.PUBLISHED_BARS, *SIZES["multiples"])

    def table(_asked: FileRequest) -> pd.DataFrame:
        from neon_core.tables import relevance_table

        return relevance_table(points)

    return _saved(gestures.current_file_requests("multiples"), lambda _: "published-nine", draw, table)


def _of_a_row(what: str, analysis: Analysis) -> list[FileRequest]:
    """Return what was asked to be saved of rows that there are; a row may be another one than that chosen by now."""
    return [asked for asked in gestures.current_file_requests(what) if analysis.design.position(asked.row) >= 0]


def _point(analysis: Analysis, asked: FileRequest) -> Point:
    """Explain the row that a file was asked of, at the comparison that it was drawn at."""
    return current.explain(analysis, asked.row, asked.beta)
