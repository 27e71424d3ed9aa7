"""The one instrument with JavaScript: a chart that shows figures built in Python, and the panel of an explanation.

A message carries a component's script each time, so this script is a loader of a few lines; the modules themselves
(`frontend/`) are fetched once and kept. `payload` says what travels, `assets` what is fetched.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from pages.shared.live_chart import assets
from pages.shared.wording import browser_words

LOADER = "\n".join(
    line for line in (Path(__file__).parent / "loader.js").read_text().splitlines() if not line.startswith("//")
)
Heard = Callable[[], None]


def _room(height: int) -> str:
    """Keep a place of about the right height until the picture is there, so that nothing jumps."""
    return f'<div data-room style="min-height:{height}px"></div>'


_chart = st.components.v2.component("neon_chart", html=_room(400), js=LOADER, isolate_styles=False)
_panel = st.components.v2.component("neon_panel", html=_room(600), js=LOADER)


def chart(
    data: dict[str, Any], key: str, on_save: Heard, on_picked: Heard | None = None, on_asked: Heard | None = None
) -> None:
    """Show a figure; `data` as `payload.chart` makes it.

    A click on a sample triggers "picked", a text that the browser does not know a row by "asked".
    """
    sent = _sent("chart.js", lib=assets.address(assets.PLOTLY), failed=browser_words.NOT_LOADED, **data)
    _chart(key=key, data=sent, on_save_change=on_save, on_picked_change=on_picked, on_asked_change=on_asked)


def warm_up(key: str) -> None:
    """Let the browser fetch all that pictures will need, while what they show is still being computed."""
    modules = [assets.address("chart.js"), assets.address("panel.js")]
    _chart(key=key, data=_sent("warm.js", lib=assets.address(assets.PLOTLY), also=modules))


def panel(data: dict[str, Any], key: str, on_beta: Heard, on_save: Heard) -> None:
    """Show an explanation; `data` as `payload.panel` makes it. Letting go of the comparison triggers "beta"."""
    _panel(key=key, data=_sent("panel.js", **data), on_beta_change=on_beta, on_save_change=on_save)


def _sent(module: str, **data: Any) -> list[dict[str, Any]]:
    """Return what travels: in a list, since Streamlit looks for frames in a dict and imports pandas for it (0.3 s)."""
    return [{"module": assets.address(module), **data}]
