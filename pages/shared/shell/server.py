"""The server: what Streamlit is told when it starts, and errors in place."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache

import streamlit as st

from neon_core.errors import NeonError, Problem
from pages.shared import markdown
from pages.shared.session.error_log import log_error
from pages.shared.wording import address_words, problem_words


def disable_pages_directory() -> None:
    """Keep Streamlit from using the folder `pages` for its old multipage mode.

    It does so until `st.navigation` runs, and the first visitor of a page's own address would see "Page not found".
    The flag is private; a browser test opens addresses on fresh servers to hold it.
    """
    from streamlit.runtime.pages_manager import PagesManager

    PagesManager.uses_pages_directory = False


@cache
def freeze_imports() -> None:
    """Exclude all objects that exist after the imports from garbage collection; called once.

    Streamlit collects after every run. With scikit-learn, pandas and plotly loaded that takes some 80 ms, in which no
    message goes out: longer than all the rest of a click.
    """
    gc.freeze()


def show_error(error: Exception) -> bool:
    """Show an error as sentences, in place; of an error that is not the visitor's, type and place go to the log."""
    if isinstance(error, NeonError):
        problems = error.problems
    else:
        log_error("Unexpected error in a page", error)
        problems = (Problem(address_words.UNEXPECTED),)
    with st.container(border=True):
        for problem in problems:
            _show(problem)
    return True


def _show(problem: Problem) -> None:
    problem = problem_words.describe_problem(problem)
    st.markdown(markdown.literal(f"{problem.what.rstrip('.')}{f' ({problem.where})' * bool(problem.where)}."))
    if problem.hint:
        st.caption(markdown.literal(problem.hint))


def guard(draw: Callable[[], object]) -> bool:
    """Draw a part of the page, or its error in its place, and go on; return whether it was drawn."""
    try:
        draw()
    except Exception as error:
        show_error(error)
        return False
    return True
