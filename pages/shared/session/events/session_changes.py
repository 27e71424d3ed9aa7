"""Changes of a session that several events share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from pages.shared.session.choices import (
    CLUSTERS,
    GROUP_QUESTION,
    NO_ROW,
    PAIR_QUESTION,
    ROW_QUESTION,
    TELLING_ROW,
    USUAL,
    USUAL_BORDER,
    Choices,
)
from pages.shared.session.group import OF_ROWS
from pages.shared.session.visit import Session
from pages.shared.wording import address_words, group_words


def open_choices(session: Session, choices: Choices) -> Session:
    """Return the session with the choices of another table; the notices stay."""
    visit = replace(session.visit, telling_row=TELLING_ROW)
    return redraw_columns(Session(choices, visit))


def remember_table(session: Session) -> Session:
    """Return the session that remembers the choices of its table, for the way back to it."""
    key = "upload" if session.choices.is_upload else "sample"
    return session.with_visit(replace(session.visit, former={**session.visit.former, key: session.choices}))


def without_candidate(session: Session) -> Session:
    """Return the session without a candidate table."""
    return session.with_visit(replace(session.visit, candidate=None))


def with_usual_beta(session: Session, choices: Choices) -> Session:
    """Return the session with other choices, in which a number for beta becomes "usual", and a chosen border too."""
    beta = choices.beta if choices.beta in (0.0, math.inf) else USUAL
    return session.with_choices(replace(choices, beta=beta, border=USUAL_BORDER))


def with_new_fit(session: Session, choices: Choices) -> Session:
    """Return the session with choices of other clusters: what was named or merged by hand is not there any more."""
    had_names, config = bool(session.choices.names or session.choices.config.edits), replace(choices.config, edits=())
    after = with_usual_beta(session, replace(choices, config=config, names=()))
    after = after.with_notices(address_words.OTHER_CLUSTERS) if had_names else after
    return drop_cluster_group(after)


def without_group(choices: Choices) -> Choices:
    """Return choices without a group, and without a question about it."""
    question = ROW_QUESTION if choices.question == GROUP_QUESTION else choices.question
    return replace(choices, group=None, question=question, versus=CLUSTERS)


def drop_cluster_group(session: Session) -> Session:
    """Return the session without a group that is a cluster, where the clusters are other ones, and a notice."""
    group = session.choices.group
    if group is None or group.kind != "cluster":
        return session
    after = Session(without_group(session.choices), session.visit)
    return after.with_more_notices(group_words.describe_other_clusters(group.cluster))


def renumber_group(session: Session, numbers: Mapping[int, int]) -> Session:
    """Return the session with the number that the cluster of its group has now; without the group where it has none."""
    group = session.choices.group
    if group is None or group.kind != "cluster":
        return session
    number = numbers.get(group.cluster, -1)
    if number < 0:
        return drop_cluster_group(session)
    return Session(replace(session.choices, group=replace(group, cluster=number)), session.visit)


def drop_listed_rows(session: Session) -> Session:
    """Return the session without rows that were chosen by their numbers: another reading can have others there."""
    choices = session.choices
    is_of_rows = choices.group is not None and choices.group.kind in OF_ROWS
    if not is_of_rows and choices.other == NO_ROW and not choices.config.left_out:
        return session
    after = without_group(choices) if is_of_rows else choices
    after = replace(after, config=replace(after.config, left_out=()))
    question = ROW_QUESTION if after.question == PAIR_QUESTION else after.question
    after = replace(after, other=NO_ROW, question=question)
    return Session(after, session.visit).with_more_notices(group_words.OTHER_READING)


def redraw_columns(session: Session) -> Session:
    """Return the session with a new column editor, which has no edited cell."""
    return session.with_visit(replace(session.visit, column_edition=session.visit.column_edition + 1))
