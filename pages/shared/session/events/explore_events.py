"""Events of Explore: the row, the map, the comparison."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pages.shared.session.choices import DEFAULT_MAP, OF_ONE_ROW, ROW_QUESTION, TELLING_ROW, USUAL_BORDER, USUAL_VIEW
from pages.shared.session.visit import Session
from pages.shared.wording import address_words, column_words

if TYPE_CHECKING:
    from neon_core.row_query import RowQuery


def choose_row(session: Session, row: int) -> Session:
    """Return the session with another row, and a question about it: why it is in its cluster, unless another was asked.

    A group stays.
    """
    asked = session.choices.question
    question = asked if asked in OF_ONE_ROW else ROW_QUESTION
    after = session.with_choices(replace(session.choices, row=row, question=question, border=USUAL_BORDER))
    return after.with_visit(replace(after.visit, search=None))


def choose_beta(session: Session, beta: float | str) -> Session:
    """Return the session with another stiffness."""
    return session.with_choices(replace(session.choices, beta=beta))


def choose_map(session: Session, kind: str) -> Session:
    """Return the session with another map."""
    return session.with_choices(replace(session.choices, map=kind))


def choose_axes(session: Session, axes: tuple[str, str]) -> Session:
    """Return the session with other axes of the feature map; the other axis's feature swaps the two."""
    before = session.choices.axes
    return session.with_choices(replace(session.choices, axes=before[::-1] if axes[0] == axes[1] else axes))


def choose_described(session: Session, name: str) -> Session:
    """Return the session with another column that the clusters are described by."""
    return session.with_choices(replace(session.choices, described=name))


def choose_view(session: Session, view: str) -> Session:
    """Return the session with other rows in the table of rows, in their own order."""
    query = replace(session.choices.query, sort="", is_descending=False)
    return session.with_choices(replace(session.choices, view=view, query=query))


def choose_query(session: Session, query: RowQuery) -> Session:
    """Return the session with another filter, search or order of the table of rows."""
    after = session.with_choices(replace(session.choices, query=query))
    return after.with_visit(replace(after.visit, refused_condition=""))


def refuse_condition(session: Session, sentence: str) -> Session:
    """Return the session with the sentence about a condition that has no meaning."""
    return session.with_visit(replace(session.visit, refused_condition=sentence))


def keep_possible_query(session: Session, possible: RowQuery, notices: Sequence[str]) -> Session:
    """Return the session with the part of its query that the table can answer, and notices about the others."""
    if possible == session.choices.query:
        return session
    return Session(replace(session.choices, query=possible), session.visit).with_more_notices(*notices)


def choose_shown(session: Session, names: Collection[str]) -> Session:
    """Return the session with other columns of the user's table beside the table of rows."""
    return session.with_choices(replace(session.choices, shown=tuple(names)))


def keep_possible_view(session: Session, views: Sequence[str]) -> Session:
    """Return the session with rows that the table can have, and a notice where the chosen ones are none.

    The first view is the usual one, which needs no choice.
    """
    view = session.choices.view
    if view in views[1:] or view == USUAL_VIEW:
        return session
    after = Session(replace(session.choices, view=USUAL_VIEW), session.visit)
    return after if view == views[0] else after.with_more_notices(address_words.NO_VIEW[view])


def keep_possible_shown(session: Session, names: Collection[str], standing: Collection[str]) -> Session:
    """Return the session with columns that the table has, and a notice for each other one.

    `standing` are the names of the columns that stand in the table of rows anyway.
    """
    shown = session.choices.shown
    kept = tuple(name for name in shown if name in names)
    if kept == shown:
        return session
    after = Session(replace(session.choices, shown=kept), session.visit)
    missing = [name for name in shown if name not in names and name not in standing]
    return after.with_more_notices(column_words.describe_missing_columns(missing)) if missing else after


def keep_possible_described(session: Session, names: Collection[str]) -> Session:
    """Return the session with a column that the table has, and a notice where the chosen one is none."""
    name = session.choices.described
    if not name or name in names:
        return session
    after = Session(replace(session.choices, described=""), session.visit)
    return after.with_more_notices(address_words.describe_missing_description(name))


def keep_possible_row(
    session: Session,
    is_analysed: Callable[[int], bool],
    n_rows: int,
    telling_row: int,
    call: Callable[[int, str], str],
    why: str = "",
) -> Session:
    """Return the session with a row of the analysis: the telling row, with a notice, for one that is gone.

    Parameters
    ----------
    session : Session
        With any row.
    is_analysed : callable
        Whether a row of the table is one of the analysis.
    n_rows : int
        The rows of the table.
    telling_row : int
        The row to show where none is chosen.
    call : callable
        Returns the text that calls a row in a notice, from its number and the noun for a row.
    why : str
        The sentence on a row that was left out by hand.
    """
    row = session.choices.row
    notices: tuple[str, ...] = ()
    if row != TELLING_ROW and not is_analysed(row):
        notices = (address_words.describe_missing_row(row, n_rows, session.choices.nouns, telling_row, call, why),)
    kept = telling_row if row == TELLING_ROW or notices else row
    after = Session(replace(session.choices, row=kept), replace(session.visit, telling_row=telling_row))
    return after.with_more_notices(*notices)


def keep_possible_map(session: Session, possible: set[str]) -> Session:
    """Return the session with a map that this analysis has, and a notice where the chosen one is impossible."""
    if session.choices.map in possible:
        return session
    after = Session(replace(session.choices, map=DEFAULT_MAP), session.visit)
    return after.with_more_notices(address_words.NO_MAP[session.choices.map])


def keep_possible_axes(session: Session, names: tuple[str, ...], telling: tuple[str, str]) -> Session:
    """Return the session with two different axes that exist; a telling feature replaces an axis that nobody chose.

    Parameters
    ----------
    session : Session
        With the feature map chosen.
    names : tuple of str
        The features that can be an axis.
    telling : tuple of str
        The two features that count most for the chosen row.
    """
    axes, notices = [], []
    for name, instead in zip(session.choices.axes, telling, strict=True):
        if name and name not in names:
            notices.append(address_words.describe_missing_axis(name, instead))
        axes.append(name if name in names else instead)
    if axes[0] == axes[1]:
        axes[1] = next(name for name in (*telling, *names) if name != axes[0])
    after = Session(replace(session.choices, axes=(axes[0], axes[1])), session.visit)
    return after.with_more_notices(*notices)
