"""The Python that gives what is on screen again: the analysis, and the bars of the row that is chosen."""

from __future__ import annotations

import streamlit as st

from pages.shared.results import current
from pages.shared.session import store
from pages.shared.session.choices import USUAL
from pages.shared.shell import server
from pages.shared.wording import export_words

CODE = "python code"


@st.fragment
def draw() -> None:
    """Draw the code, folded: that of the row which is chosen when it is unfolded."""
    server.guard(_draw)


def _draw() -> None:
    fold = st.expander(export_words.CODE, key=CODE, on_change="rerun")
    if fold.open:
        code = format_code()
        with fold:
            st.caption(export_words.CODE_HOLDS)
            st.code(code, language="python")
            name = f"{current.facts().name}-explained.py"
            st.download_button(
                export_words.SAVE_CODE, code, name, "text/x-python", key="take python", on_click="ignore"
            )


def format_code() -> str:
    """Return the Python that gives the analysis again, and the bars of the chosen row at the chosen comparison."""
    from neon_core.saved.python_code import ShownRow, format_python

    choices, analysis = store.choices(), current.analysis()
    called = analysis.design.call_row(choices.row, choices.nouns[0])
    shown = ShownRow(choices.row, called, None if choices.beta == USUAL else float(choices.beta))
    return format_python(current.guessed(), current.dataset(), analysis, shown, choices.sample)
