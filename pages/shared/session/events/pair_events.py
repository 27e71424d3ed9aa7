"""Events of a second row beside the chosen one, and of the border that the two are explained at."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from pages.shared.session.choices import NO_ROW, PAIR_QUESTION, ROW_QUESTION, USUAL_BORDER
from pages.shared.session.visit import Session
from pages.shared.wording import address_words, left_out_words, pair_words


def choose_other(session: Session, row: int) -> Session:
    """Return the session with a second row and the question about the two; `NO_ROW` takes it away.

    The chosen row itself is no second row: a notice says so.
    """
    choices, question = session.choices, session.choices.question
    if row == choices.row != NO_ROW:
        return session.with_notices(pair_words.describe_same_row(choices.nouns))
    if row != NO_ROW:
        question = PAIR_QUESTION
    elif question == PAIR_QUESTION:
        question = ROW_QUESTION
    after = session.with_choices(replace(choices, other=row, question=question, border=USUAL_BORDER))
    return after.with_visit(replace(after.visit, other_search=None))


def swap_rows(session: Session) -> Session:
    """Return the session with the two rows in each other's place; without a second row, the session itself."""
    choices = session.choices
    if choices.other == NO_ROW:
        return session
    return session.with_choices(replace(choices, row=choices.other, other=choices.row))


def choose_border(session: Session, cluster: int) -> Session:
    """Return the session with another border of the two rows."""
    return session.with_choices(replace(session.choices, border=cluster))


def keep_possible_other(session: Session, is_analysed: Callable[[int], bool], n_rows: int) -> Session:
    """Return the session with a second row of the analysis; without one, and with a notice, where it is gone.

    Where it is the chosen row itself, there is no question about two.
    """
    choices = session.choices
    if choices.other == choices.row != NO_ROW and choices.question == PAIR_QUESTION:
        after = session.with_choices(replace(choices, question=ROW_QUESTION))
        return after.with_notices(*session.visit.notices, pair_words.describe_same_row(choices.nouns))
    if choices.other == NO_ROW or is_analysed(choices.other):
        return session
    notice = address_words.describe_missing_other(choices.other, n_rows, choices.nouns)
    after = choose_other(session, NO_ROW)
    return after.with_notices(*session.visit.notices, notice)


def part_pair(session: Session, called: str) -> Session:
    """Return the session without a second row, since the chosen one was left out of the fit, and with a notice."""
    return choose_other(session, NO_ROW).with_notices(*session.visit.notices, left_out_words.describe_no_pair(called))


def keep_possible_border(session: Session, possible: Collection[int]) -> Session:
    """Return the session with a border that its two rows have; the usual one, and a notice, in place of another."""
    border = session.choices.border
    if border == USUAL_BORDER or border in possible:
        return session
    after = Session(replace(session.choices, border=USUAL_BORDER), session.visit)
    return after.with_more_notices(pair_words.describe_missing_border(border))
