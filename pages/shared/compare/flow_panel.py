"""The flow between both clusterings, and how to read it."""

from __future__ import annotations

import streamlit as st

from neon_core.style import MUTED
from neon_core.wording import describe_unmatched
from pages.shared import live_chart, markdown
from pages.shared.live_chart.payload import flow_payload
from pages.shared.results import comparisons
from pages.shared.session import store
from pages.shared.shell import server
from pages.shared.wording import compare_words

KEY = "compared flow"
LABEL_SIGN = ("circle", MUTED)
"""A label has no colour of a cluster."""


def draw() -> None:
    """Draw the flow, how to read it, and what is not compared."""
    server.guard(_draw)


def _draw() -> None:
    comparison, nouns = comparisons.moves().comparison, store.choices().nouns
    flow = flow_payload.build_flow(comparison, nouns)
    if not comparison.has_model:
        flow["after"] = [{**end, "sign": LABEL_SIGN} for end in flow["after"]]
    live_chart.show_flow(flow, KEY)
    left_out = describe_unmatched(comparison, nouns)
    text = " ".join((compare_words.describe_flow(comparison, nouns), *left_out))
    st.caption(markdown.literal(text), help=compare_words.PALE_HELP)
