"""The one component with JavaScript: a chart that shows figures built in Python, and the panel of an explanation.

A message carries a component's script each time; that script is a loader of a few lines, and the browser fetches the
modules themselves (`neon_core/frontend/`) once and keeps them. `payload` builds the messages, `assets` serves the
files, and `saved_figures` lists the pictures that can be saved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from pages.shared.live_chart import assets
from pages.shared.wording import browser_words

if TYPE_CHECKING:
    from neon_core.payload.browser_messages import (
        Answered,
        ChartEnvelope,
        MapMessage,
        MapPicture,
        MapTools,
        ModuleEnvelope,
        Panel,
        PanelFiles,
        PanelMessage,
        Picture,
        PictureMessage,
        RowTableMessage,
        SavedFile,
        ToolsMessage,
        WarmMessage,
    )
    from neon_core.payload.table_messages import RowTable
    from pages.shared.live_chart.payload.flow_messages import FlowMessage, FlowPicture
    from pages.shared.live_chart.payload.pair_messages import PairFiles, PairMessage, PairPicture
    from pages.shared.live_chart.payload.scan_messages import (
        Measures,
        MeasuresMessage,
        SilhouetteBlocks,
        SilhouettesMessage,
    )
    from pages.shared.live_chart.payload.spread_messages import HeatMap, HeatMapMessage, Strips, StripsMessage
    from pages.shared.live_chart.payload.trust_messages import ChosenPlace, Curves, CurvesMessage, PieMap, PieMapMessage

_LINES = map(str.strip, (Path(__file__).parent / "loader.js").read_text().splitlines())
LOADER = "\n".join(line for line in _LINES if not line.startswith("//"))
"""The script that travels with every message: without comments and indents."""
CHART, PANEL, ROWS, WARM = "map/chart.js", "panel/panel.js", "table/row_grid.js", "dom/warm.js"
TOOLS = "map/tools.js"
HEAT, STRIPS, PAIR = "spread/heat_map.js", "spread/strip_list.js", "panel/pair.js"
MEASURES, FLOW, SILHOUETTES = "scan/measures.js", "flow/flow.js", "scan/silhouettes.js"
PIES, CURVES = "trust/pie_map.js", "trust/curves.js"
"""The modules that the loader imports."""
Callback = Callable[[], None]


class PanelCallbacks(NamedTuple):
    """What is called when the panel sends a row, a second row, a search, a comparison, or requests for files.

    And when it has come back. It sends what a hand does on the map too: its own fragment draws the answer, so one run
    of the script is enough.
    """

    pick: Callback
    other: Callback
    search: Callback
    beta: Callback
    save: Callback
    again: Callback


class RowCallbacks(NamedTuple):
    """What is called when the table of rows asks for a part, and when a hand sorts it."""

    window: Callback
    sort: Callback


def _placeholder(height: int) -> str:
    """Return an empty place of about the right height: nothing jumps when the picture comes."""
    return f"<div data-room style=height:{height}px>"


_chart = st.components.v2.component("neon_chart", html=_placeholder(400), js=LOADER, isolate_styles=False)
_tools = st.components.v2.component("neon_tools", html=_placeholder(32), js=LOADER, isolate_styles=False)
_panel = st.components.v2.component("neon_panel", html=_placeholder(600), js=LOADER)
_pair = st.components.v2.component("neon_pair", html=_placeholder(600), js=LOADER)
_spread = st.components.v2.component("neon_spread", html=_placeholder(200), js=LOADER)
_scan = st.components.v2.component("neon_scan", html=_placeholder(560), js=LOADER)
_flow = st.components.v2.component("neon_flow", html=_placeholder(260), js=LOADER)
_silhouettes = st.components.v2.component("neon_silhouettes", html=_placeholder(90), js=LOADER)
_pies = st.components.v2.component("neon_pies", html=_placeholder(400), js=LOADER)
_curves = st.components.v2.component("neon_curves", html=_placeholder(230), js=LOADER)
_rows = st.components.v2.component("neon_rows", html=_placeholder(300), js=LOADER)


def show_map(picture: MapPicture, saved: Sequence[SavedFile], key: str, on_save: Callback) -> None:
    """Show a map of `payload.build_map`; the panel sends what is chosen on it."""
    message: MapMessage = {**picture, **_envelope(saved)}
    _chart(key=key, data=_wrap(message), on_save_change=on_save)


def show_tools(tools: MapTools, key: str, on_drawn: Callback) -> None:
    """Show the switch of tools; a line that is drawn around rows of the map triggers "drawn"."""
    envelope: ModuleEnvelope = {"module": assets.address(TOOLS), "failed": browser_words.PART_NOT_LOADED}
    message: ToolsMessage = {**tools, **envelope}
    _tools(key=key, data=_wrap(message), width="content", on_drawn_change=on_drawn)


def show_picture(picture: Picture, saved: Sequence[SavedFile], key: str, on_save: Callback) -> None:
    """Show a figure that takes no clicks."""
    message: PictureMessage = {**picture, **_envelope(saved)}
    _chart(key=key, data=_wrap(message), on_save_change=on_save)


def warm_up(key: str) -> None:
    """Let the browser fetch all that pictures will need, while their data are still being computed."""
    message: WarmMessage = {
        "module": assets.address(WARM),
        "lib": assets.address(assets.PLOTLY),
        "modules": [assets.address(module) for module in (CHART, PANEL, ROWS, TOOLS)],
    }
    _chart(key=key, data=_wrap(message))


def show_panel(panel: Panel, answered: Answered, saved: Sequence[SavedFile], key: str, on: PanelCallbacks) -> None:
    """Show an explanation of `payload.build_panel`.

    A click on a row of the map triggers "picked", one with Shift "other", a text that the browser knows no row by
    "search", and letting go of the comparison "beta". Where the browser has come back to a server that does not know
    it, it sends its gestures again, or triggers "again".
    """
    files: PanelFiles = {"module": assets.address(PANEL)}
    if saved:
        files |= {"saved": [*saved], "lib": assets.address(assets.PLOTLY)}
    message: PanelMessage = {**panel, **answered, **files}
    _panel(
        key=key,
        data=_wrap(message),
        on_picked_change=on.pick,
        on_other_change=on.other,
        on_search_change=on.search,
        on_beta_change=on.beta,
        on_save_change=on.save,
        on_again_change=on.again,
    )


def show_pair(picture: PairPicture, saved: Sequence[SavedFile], key: str, on_save: Callback) -> None:
    """Show two rows of `payload.build_pair`."""
    files: PairFiles = {"module": assets.address(PAIR), "failed": browser_words.PART_NOT_LOADED}
    if saved:
        files |= {"saved": [*saved], "lib": assets.address(assets.PLOTLY)}
    message: PairMessage = {**picture, **files}
    _pair(key=key, data=_wrap(message), on_save_change=on_save)


def show_rows(table: RowTable, key: str, on: RowCallbacks | None = None) -> None:
    """Show a table of rows; choosing one is choosing it on the map, and the panel sends it.

    Of a table with a part, the browser asks for other parts by "window", and for another order by "sort".
    """
    message: RowTableMessage = {**table, "module": assets.address(ROWS), "failed": browser_words.TABLE_NOT_LOADED}
    callbacks: dict[str, Any] = {"on_window_change": on.window, "on_sort_change": on.sort} if on else {}
    _rows(key=key, data=_wrap(message), **callbacks)


def show_heat_map(heat: HeatMap, opened: str, key: str, on_open: Callback) -> None:
    """Show the mean relevance of columns in clusters; a column that is opened or closed triggers "opened"."""
    envelope: ModuleEnvelope = {"module": assets.address(HEAT), "failed": browser_words.PART_NOT_LOADED}
    message: HeatMapMessage = {**heat, **envelope, "opened": opened}
    _spread(key=key, data=_wrap(message), on_opened_change=on_open)


def show_strips(strips: Strips, key: str, on_open: Callback) -> None:
    """Show how columns spread over the clusters; a column that is opened or closed triggers "opened"."""
    message: StripsMessage = {**strips, "module": assets.address(STRIPS), "failed": browser_words.PART_NOT_LOADED}
    _spread(key=key, data=_wrap(message), on_opened_change=on_open)


def show_measures(measures: Measures, key: str, on_look: Callback) -> None:
    """Show the measures of every K; another K that is looked at triggers "looked"."""
    message: MeasuresMessage = {**measures, **_part(MEASURES)}
    _scan(key=key, data=_wrap(message), on_looked_change=on_look)


def show_flow(flow: FlowPicture, key: str) -> None:
    """Show a flow of `payload.flow_payload`, and the sentence below it."""
    message: FlowMessage = {**flow, **_part(FLOW)}
    _flow(key=key, data=_wrap(message))


def show_silhouettes(found: SilhouetteBlocks, row: int, key: str, on_pick: Callback) -> None:
    """Show the silhouettes of every cluster; a bar that is chosen triggers "picked"."""
    message: SilhouettesMessage = {**found, **_part(SILHOUETTES), "row": row}
    _silhouettes(key=key, data=_wrap(message), on_picked_change=on_pick)


def show_pies(picture: PieMap, chosen: ChosenPlace, key: str, on_pick: Callback) -> None:
    """Show the map of the page Trust; a mark that is chosen triggers "picked"."""
    message: PieMapMessage = {**picture, **_part(PIES), "chosen": chosen}
    _pies(key=key, data=_wrap(message), on_picked_change=on_pick)


def show_curves(curves: Curves, key: str) -> None:
    """Show how the evidence falls as features are replaced."""
    message: CurvesMessage = {**curves, **_part(CURVES)}
    _curves(key=key, data=_wrap(message))


def _part(module: str) -> ModuleEnvelope:
    return {"module": assets.address(module), "failed": browser_words.PART_NOT_LOADED}


def _envelope(saved: Sequence[SavedFile]) -> ChartEnvelope:
    envelope: ChartEnvelope = {
        "module": assets.address(CHART),
        "lib": assets.address(assets.PLOTLY),
        "failed": browser_words.NOT_LOADED,
    }
    if saved:
        envelope["saved"] = [*saved]
    return envelope


def _wrap(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return a message in a list: Streamlit looks for frames in a dict, and imports pandas for it (0.3 s)."""
    return [message]
