"""Events of a group of rows, and of the question that the panel answers."""

from __future__ import annotations

from dataclasses import replace

from pages.shared.session.choices import CLUSTERS, GROUP_QUESTION, REST
from pages.shared.session.events.session_changes import without_group
from pages.shared.session.group import LONGEST_NAME, Group, RefusedList, clean_name
from pages.shared.session.visit import Session
from pages.shared.wording import group_words


def choose_group(session: Session, group: Group) -> Session:
    """Return the session with a group, and the question why it is one."""
    after = session.with_choices(replace(session.choices, group=group, question=GROUP_QUESTION))
    return after.with_visit(replace(after.visit, refused_list=None))


def refuse_list(session: Session, sentence: str, group: Group | None) -> Session:
    """Return the session with the sentence about a list of which some texts name no row, and the group of the rest."""
    return session.with_visit(replace(session.visit, refused_list=RefusedList(sentence, group)))


def drop_group(session: Session) -> Session:
    """Return the session without a group."""
    return session.with_choices(without_group(session.choices))


def name_group(session: Session, name: str) -> Session:
    """Return the session with another name of the group, "" for none; or with a notice that it cannot be one."""
    group, cleaned = session.choices.group, clean_name(name)
    if group is None:
        return session
    if cleaned is None:
        return session.with_notices(group_words.describe_refused_name(LONGEST_NAME))
    return session.with_choices(replace(session.choices, group=replace(group, name=cleaned)))


def choose_versus(session: Session, versus: str) -> Session:
    """Return the session with other rows that the group is compared with; what is no such choice changes nothing."""
    if versus not in (CLUSTERS, REST):
        return session
    return session.with_choices(replace(session.choices, versus=versus))


def choose_question(session: Session, question: str) -> Session:
    """Return the session with another question; one that cannot be asked changes nothing."""
    if question not in session.choices.questions:
        return session
    return session.with_choices(replace(session.choices, question=question))


def keep_possible_group(session: Session, reason: str) -> Session:
    """Return the session without a group that the table cannot have, for the reason of a notice; "" keeps it."""
    if session.choices.group is None or not reason:
        return session
    return Session(without_group(session.choices), session.visit).with_more_notices(reason)
