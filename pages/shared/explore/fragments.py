"""The fragments of Explore, and which of them a choice draws anew.

A click draws anew what it changes: the answer, and the map only where its picture changes (the browser draws the ring).
What is drawn anew is sent, and costs the browser a drawing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from neon_core.wording import map_words
from pages.shared.results import current, validation
from pages.shared.session import events, gestures, row_gestures, store
from pages.shared.session.choices import GROUP_QUESTION, MOST_SHOWN
from pages.shared.session.visit import SearchResult
from pages.shared.wording import row_table_words

if TYPE_CHECKING:
    from neon_core.row_query import RowQuery

MAP, ANSWER, TABLE, DESCRIPTION, LESSON = "map", "answer", "table", "description", "lesson"
GROUP = "group"
"""The line of the group under the map."""
TOOLS = "tools"
"""The switch of tools beside the choice of maps, within the fragment of the map: it has the group."""
QUESTION = "question"
"""The switch of questions above the answer: a click, which changes nothing in it, sends it not again."""
OTHER = "other"
"""The field for a second row below the answer: a click, which changes nothing in it, sends it not again."""
LINES = "lines"
"""The lines of the table of rows, within its fragment: scrolling draws nothing else."""


def choose_row(row: int, search: SearchResult | None = None) -> None:
    """Choose a row on the map or in a table, and draw the fragments anew that show it: the browser marks it."""
    had_notices, before = bool(store.visit().notices), store.choices()
    store.apply(events.choose_row, row)
    store.store_visit(replace(store.visit(), search=search))
    validation.validate_explanation(current.analysis())
    field = [OTHER] if before.question == GROUP_QUESTION else []
    after = store.choices()
    switch = [QUESTION] if (before.question, before.questions) != (after.question, after.questions) else []
    draw_anew([*_redrawn(had_notices, after.map_follows_row), *field, *switch], ANSWER)


def take_row(key: str) -> None:
    """Choose the row of a pill; pressing the chosen one again keeps it."""
    row = store.read_widget(key)
    if not (store.is_foreign_run() or store.is_replaced(key)):
        choose_row(row if isinstance(row, int) else store.choices().row)


def choose_view(key: str) -> None:
    """Choose the rows of the table of rows from their widget; a view that there is not changes nothing."""
    if store.is_foreign_run():
        return
    view, had_notices = store.read_widget(key), bool(store.visit().notices)
    store.apply(events.choose_view, view if view in row_table_words.NAMES else store.choices().view)
    _redraw_table(had_notices)


def choose_shown(key: str) -> None:
    """Choose the columns beside the table of rows from their widget; names that no column has are dropped."""
    if store.is_foreign_run():
        return
    names, had_notices = store.read_widget(key), bool(store.visit().notices)
    possible = current.addable_columns()
    store.apply(events.choose_shown, [name for name in names or () if name in possible][:MOST_SHOWN])
    _redraw_table(had_notices)


def choose_query(query: RowQuery, running: str = TABLE) -> None:
    """Choose another filter, search or order of the table of rows."""
    had_notices = bool(store.visit().notices)
    store.apply(events.choose_query, query)
    _redraw_table(had_notices, running)


def sort_rows(key: str) -> None:
    """Choose the order that the table of rows sent, and draw its lines anew; a column that there is not is none."""
    sorting = row_gestures.take_sorting(key)
    if sorting is not None:
        query = replace(store.choices().query, sort=sorting.column, is_descending=sorting.is_descending)
        choose_query(query, LINES)


def _redraw_table(had_notices: bool, running: str = TABLE) -> None:
    before = len(store.visit().notices)
    validation.validate_explanation(current.analysis())
    has_notices = had_notices or len(store.visit().notices) > before
    draw_anew([running, *([MAP] if has_notices else [])], running)


def choose_beta(key: str) -> None:
    """Choose the stiffness that the comparison sent, and draw the answer anew."""
    release = gestures.parse_release(store.read_message(key, "beta"))
    if release is not None and gestures.take_release(release.number):
        had_notices = bool(store.visit().notices)
        store.apply(events.choose_beta, release.beta)
        draw_anew(_redrawn(had_notices), ANSWER)


def take_return(key: str) -> None:
    """Take in that a browser has come back; a notice about its table is drawn above the map."""
    if gestures.take_return(store.read_message(key, "again")):
        draw_anew([ANSWER, MAP], ANSWER)


def _redrawn(had_notices: bool, map_follows: bool = False) -> list[str]:
    """Return the fragments that a choice of row or stiffness draws anew; notices stand above the map."""
    return [ANSWER, *([MAP] if had_notices or map_follows else [])]


def refuse_search(search: SearchResult) -> None:
    """Show that no row was found; the chosen row stays. The answer, whose fragment runs, tells the browser."""
    store.store_visit(replace(store.visit(), search=search))


def choose_map(key: str) -> None:
    """Choose the map of a widget; pressing the chosen one again keeps it, and so does a map that there is not."""
    if store.is_foreign_run():
        return
    kind = store.read_widget(key)
    store.apply(events.choose_map, kind if kind in map_words.MAPS else store.choices().map)
    _redraw_map()


def choose_axes(x: str, y: str) -> None:
    """Choose the two features of a feature map from their widgets; an axis that is no feature stays as it is."""
    if store.is_foreign_run():
        return
    names, now = current.axis_features(current.analysis()), store.choices().axes
    chosen = [
        name if name in names else before for name, before in zip(map(store.read_widget, (x, y)), now, strict=True)
    ]
    store.apply(events.choose_axes, (chosen[0], chosen[1]))
    _redraw_map()


def draw_anew(names: list[str], running: str) -> None:
    """Draw fragments anew; the one that is running draws itself, and needs no second run where it is alone."""
    if names != [running]:
        store.rerun_fragments(names)


def _redraw_map() -> None:
    validation.validate_explanation(current.analysis())
    store.rerun_fragments([MAP, ANSWER])
