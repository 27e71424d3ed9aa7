"""The field for a second row, below the answer: its number or name, where no hand can hold Shift."""

from __future__ import annotations

import streamlit as st

from pages.shared import markdown
from pages.shared.explore import fragments, pair_choices
from pages.shared.results import current
from pages.shared.session import gestures, store
from pages.shared.session.choices import BELONG_QUESTION, GROUP_QUESTION
from pages.shared.shell import server
from pages.shared.wording import pair_words

KEY = "compare_with"


@st.fragment(key=fragments.OTHER)
def draw() -> None:
    """Draw the field, and the sentence about a text that named no row; some answers have none."""
    server.guard(_draw)


def _draw() -> None:
    if store.choices().question in (GROUP_QUESTION, BELONG_QUESTION):
        return
    analysis, nouns, search = current.analysis(), store.choices().nouns, store.visit().other_search
    st.text_input(
        pair_words.format_compare(nouns, is_named=analysis.design.row_names is not None),
        key=KEY,
        max_chars=gestures.LONGEST_SEARCH,
        on_change=pair_choices.compare_with,
        args=(KEY,),
        help=pair_words.describe_compare_help(nouns),
        width=320,
    )
    if search is not None and search.analysis_id == current.analysis_id(analysis):
        st.markdown(markdown.literal(search.sentence))
