"""The flow between both clusterings, and how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from neon_core.wording import describe_unmatched
from pages.shared import live_chart, markdown
from pages.shared.results import comparisons
from pages.shared.session import store
from pages.shared.shell import server
from pages.shared.wording import compare_words

if TYPE_CHECKING:
    from pages.shared.live_chart.payload.browser_messages import Picture
    from pages.shared.results.comparisons import Moves

KEY = "compared flow"


def draw() -> None:
    """Draw the flow, how to read it, and what is not compared."""
    server.guard(_draw)


def _draw() -> None:
    moves, nouns = comparisons.moves(), store.choices().nouns
    _draw_flow(moves)
    left_out = describe_unmatched(moves.comparison, nouns)
    text = " ".join((compare_words.describe_flow(moves.comparison, nouns), *left_out))
    st.caption(markdown.literal(text), help=compare_words.PALE_HELP)


def _draw_flow(moves: Moves) -> None:
    from neon_core import figures
    from pages.shared.live_chart import payload

    comparison = moves.comparison
    picture: Picture = {
        "id": payload.short_id(
            "flow", moves.analysis.fingerprint, moves.analysis.config, moves.against, comparison.before_names
        ),
        "frame": "",
        "what": "description",
        "live": False,
        "figure": payload.figure_json(figures.flow_ribbons(comparison)),
        "label": compare_words.describe_flow(comparison, store.choices().nouns),
        "table": [],
    }
    live_chart.show_picture(picture, (), KEY, lambda: None)
