"""What a visitor does with two rows: another second one by its number or name, and another border."""

from __future__ import annotations

from dataclasses import replace

from neon_core.wording import row_list_words
from pages.shared.explore import group_choices
from pages.shared.explore.fragments import OTHER
from pages.shared.results import current, validation
from pages.shared.session import events, gestures, store
from pages.shared.session.visit import SearchResult


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
        group_choices.choose_other(match.row, OTHER)
        return
    is_named = analysis.design.row_names is not None
    sentence = row_list_words.describe_missing_row(shown, analysis.design.n_rows - 1, nouns, is_named)
    refused = SearchResult(current.analysis_id(analysis), sentence, refused=True)
    store.store_visit(replace(store.visit(), other_search=refused))


def choose_border(key: str) -> None:
    """Choose the border of a widget; one that the two rows do not have changes nothing."""
    if store.is_foreign_run() or store.is_replaced(key):
        return
    cluster = store.read_widget(key)
    if cluster in validation.possible_borders(current.analysis(), store.choices()):
        store.apply(events.choose_border, cluster)
