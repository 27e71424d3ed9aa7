"""What a visitor does with a group, a second row and a question, and which fragments of Explore that draws anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pages.shared.explore.fragments import ANSWER, GROUP, MAP, OTHER, QUESTION, draw_anew
from pages.shared.results import current, validation
from pages.shared.session import events, store

if TYPE_CHECKING:
    from pages.shared.session.group import Group
    from pages.shared.session.visit import Session


def choose_group(group: Group, running: str = GROUP) -> None:
    """Choose a group, in a callback of the fragment `running`; the answer says why it is one."""
    _carry_out(events.choose_group, group, running=running)


def drop_group() -> None:
    """Let the group go."""
    _carry_out(events.drop_group)


def name_group(name: str) -> None:
    """Give a name to the group, "" for none."""
    _carry_out(events.name_group, name)


def choose_other(row: int, running: str = ANSWER) -> None:
    """Choose a second row, in a callback of the fragment `running`; `choices.NO_ROW` takes it away."""
    _carry_out(events.choose_other, row, running=running)


def swap_rows() -> None:
    """Make the second row the chosen one, in a callback of the answer's fragment."""
    _carry_out(events.swap_rows, running=ANSWER)


def choose_question(key: str) -> None:
    """Choose the question of a widget; one that cannot be asked changes nothing."""
    if not (store.is_foreign_run() or store.is_replaced(key)):
        store.apply(events.choose_question, str(store.read_widget(key)))
        draw_anew([QUESTION, ANSWER, OTHER], QUESTION)


def choose_versus(key: str) -> None:
    """Choose what the group is compared with, of a widget in the answer."""
    if not store.is_foreign_run():
        store.apply(events.choose_versus, str(store.read_widget(key)))


def _carry_out(event: Callable[..., Session], *args: object, running: str = GROUP) -> None:
    """Carry out an event, and draw anew what shows group, second row and question."""
    store.apply(event, *args)
    validation.validate_explanation(current.analysis())
    draw_anew([MAP, QUESTION, ANSWER, GROUP, OTHER], running)
