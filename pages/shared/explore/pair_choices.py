"""What a visitor does with two rows, and which fragments of Explore that draws anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from pages.shared.explore.fragments import ANSWER, GROUP, MAP, draw_anew
from pages.shared.results import current, validation
from pages.shared.session import events, gestures, store
from pages.shared.session.choices import NO_ROW
from pages.shared.session.visit import SearchResult
from pages.shared.wording import page_words

if TYPE_CHECKING:
    from pages.shared.session.visit import Session


def take_other(key: str) -> None:
    """Choose the second row that was clicked, of which the component with a key has sent a message."""
    pick = gestures.parse_pick(store.read_message(key, "other"))
    if pick is not None and gestures.take_click(pick.click):
        _carry_out(events.choose_other, pick.row)


def compare_with(key: str) -> None:
    """Choose the second row that the text of a widget names, or show that there is none."""
    from neon_core.search import find_row
    from neon_core.text import one_line

    text = store.read_widget(key)
    if store.is_foreign_run() or not isinstance(text, str) or not text.strip():
        return
    analysis, nouns, shown = current.analysis(), store.choices().nouns, one_line(text)
    match = find_row(analysis, text[: gestures.LONGEST_SEARCH])
    if match.row >= 0:
        store.mirror(key, "")
        _carry_out(events.choose_other, match.row)
        return
    is_named = analysis.design.row_names is not None
    sentence = page_words.describe_missing_row(shown, analysis.design.n_rows - 1, nouns, is_named)
    refused = SearchResult(current.analysis_id(analysis), sentence, refused=True)
    store.store_visit(replace(store.visit(), other_search=refused))


def let_go() -> None:
    """Take the second row away."""
    _carry_out(events.choose_other, NO_ROW)


def swap() -> None:
    """Make the second row the chosen one."""
    _carry_out(events.swap_rows)


def choose_border(key: str) -> None:
    """Choose the border of a widget; one that the two rows do not have changes nothing."""
    if store.is_foreign_run():
        return
    cluster = store.read_widget(key)
    if cluster in validation.possible_borders(current.analysis(), store.choices()):
        store.apply(events.choose_border, cluster)


def _carry_out(event: Callable[..., Session], *args: object) -> None:
    """Carry out an event in a callback of the answer's fragment, and draw map, answer and group anew."""
    store.apply(event, *args)
    validation.validate_explanation(current.analysis())
    draw_anew([MAP, ANSWER, GROUP], ANSWER)
