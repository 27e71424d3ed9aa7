"""The question, the group and the second row in an address. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlencode

from neon_core.row_query import RowQuery
from pages.shared.session import query_address
from pages.shared.session.choices import (
    BELONG_QUESTION,
    CLUSTERS,
    LONGEST_VALUE,
    MOST_CLUSTERS,
    NO_ROW,
    REST,
    ROW_QUESTION,
    USUAL_BORDER,
    Choices,
)
from pages.shared.session.group import DIGITS, LONGEST_NAME, MISMATCHES, OF_ROWS, Group, clean_name
from pages.shared.session.row_code import parse_rows
from pages.shared.wording import address_words, group_words, pair_words

GROUP, CALLED, WHERE, FIND, VERSUS = "group", "called", "group_where", "group_find", "versus"
QUESTION, OTHER, BORDER = "ask", "other", "border"
KEPT = "kept"
"""Stands before the short name of a group that an address has no room for."""
LONGEST_GROUP = 1500
"""Characters of a group in an address."""
LONGEST_ROW = 15


class Asked(NamedTuple):
    """What an address asks: fields of `Choices`, in their order."""

    question: str
    group: Group | None
    group_digest: str
    other: int
    border: int
    versus: str


def known_parameters(parameters: Mapping[str, str]) -> set[str]:
    """Return the parameters that have a meaning: parts of a group only beside a group."""
    return {
        GROUP,
        QUESTION,
        OTHER,
        *((BORDER,) if OTHER in parameters else ()),
        *((CALLED, WHERE, FIND, VERSUS) if GROUP in parameters else ()),
    }


def parse_asked(parameters: Mapping[str, str], notices: list[str]) -> Asked:
    """Return the question of an address, its group and second row; add a notice for each that has no meaning."""
    group, digest = _parse_group(parameters, notices)
    other = _parse_other(parameters, notices)
    question = parameters.get(QUESTION, ROW_QUESTION)
    is_possible = {
        ROW_QUESTION: True,
        BELONG_QUESTION: True,
        "group": group is not None or bool(digest),
        "pair": other != NO_ROW,
    }
    if not is_possible.get(question, False):
        rule = group_words.ASK_RULES.get(question, group_words.ASK_RULE)
        _refuse(QUESTION, question, rule, ROW_QUESTION, notices)
        question = ROW_QUESTION
    border = _parse_border(parameters, notices) if other != NO_ROW else USUAL_BORDER
    return Asked(question, group, digest, other, border, _parse_versus(parameters, notices))


def _parse_group(parameters: Mapping[str, str], notices: list[str]) -> tuple[Group | None, str]:
    """Return the group of an address, or the short name of one that was kept."""
    if GROUP not in parameters:
        return None, ""
    text = parameters[GROUP]
    kind, _, rest = text.partition("-")
    if kind == KEPT and len(rest) == DIGITS and set(rest) <= set("0123456789abcdef"):
        return None, rest
    group = _parse_kind(kind, rest, parameters) if len(text) <= LONGEST_GROUP else None
    if group is None:
        _refuse(GROUP, text, group_words.GROUP_RULE, "group", notices)
        return None, ""
    return _with_name(group, parameters, notices), ""


def _parse_kind(kind: str, rest: str, parameters: Mapping[str, str]) -> Group | None:
    """Return a group by its kind and what stands behind it; None where that has no meaning."""
    if kind in OF_ROWS:
        return Group(kind, code=rest) if parse_rows(rest) is not None else None
    if kind == "cluster":
        is_number = rest.isascii() and rest.isdigit() and len(rest) <= 3 and int(rest) < MOST_CLUSTERS
        return Group.of_cluster(int(rest)) if is_number else None
    if rest:
        return None
    return MISMATCHES if kind == "mismatches" else _parse_filter(parameters) if kind == "filter" else None


def _parse_filter(parameters: Mapping[str, str]) -> Group | None:
    """Return a filter as a group; None where one of its parts has no meaning, or it has none."""
    conditions = query_address.parse_conditions(parameters[WHERE]) if WHERE in parameters else ()
    search = parameters.get(FIND, "")
    if conditions is None or len(search) > LONGEST_VALUE or not (conditions or search):
        return None
    return Group.of_query(RowQuery(conditions, search))


def _with_name(group: Group, parameters: Mapping[str, str], notices: list[str]) -> Group:
    """Return a group with the name of the address; add a notice where that can be none."""
    if CALLED not in parameters:
        return group
    name = clean_name(parameters[CALLED])
    if not name:
        rule = group_words.NAME_RULE.format(most=LONGEST_NAME)
        _refuse(CALLED, parameters[CALLED], rule, "no name", notices)
    return replace(group, name=name or "")


def _parse_other(parameters: Mapping[str, str], notices: list[str]) -> int:
    """Return the second row of an address; a table that has no such row refuses it later."""
    text = parameters.get(OTHER)
    if text is None:
        return NO_ROW
    if text.isascii() and text.isdigit() and len(text) <= LONGEST_ROW:
        return int(text)
    _refuse(OTHER, text, address_words.ROW_RULE, "no other", notices)
    return NO_ROW


def _parse_border(parameters: Mapping[str, str], notices: list[str]) -> int:
    """Return the cluster beyond the border of two rows; an analysis that has no such border refuses it later."""
    text = parameters.get(BORDER)
    if text is None:
        return USUAL_BORDER
    if text.isascii() and text.isdigit() and len(text) <= 3 and int(text) < MOST_CLUSTERS:
        return int(text)
    _refuse(BORDER, text, pair_words.BORDER_RULE.format(most=MOST_CLUSTERS - 1), "border", notices)
    return USUAL_BORDER


def _parse_versus(parameters: Mapping[str, str], notices: list[str]) -> str:
    """Return what the group of an address is compared with."""
    text = parameters.get(VERSUS, CLUSTERS)
    if GROUP not in parameters or text in (CLUSTERS, REST):
        return text if GROUP in parameters else CLUSTERS
    _refuse(VERSUS, text, group_words.VERSUS_RULE, CLUSTERS, notices)
    return CLUSTERS


def _refuse(key: str, value: str, rule: str, instead: str, notices: list[str]) -> None:
    notices.append(address_words.describe_refusal(key, value, rule, group_words.INSTEAD[instead]))


def format_asked(choices: Choices) -> dict[str, str]:
    """Return the parameters of the question, the group and the second row.

    A group that is too long for an address has its short name there.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from pages.shared.session.choices import opening_choices
    >>> format_asked(replace(opening_choices("wine"), group=Group.of_rows([3, 4, 5, 9], "drawn"), question="group"))
    {'ask': 'group', 'group': 'drawn-HE.B'}
    """
    parameters = {} if choices.question == ROW_QUESTION else {QUESTION: choices.question}
    if choices.other != NO_ROW:
        parameters[OTHER] = str(choices.other)
        if choices.border != USUAL_BORDER:
            parameters[BORDER] = str(choices.border)
    if choices.group is None:
        return parameters
    versus = {} if choices.versus == CLUSTERS else {VERSUS: choices.versus}
    return parameters | format_group(choices.group) | versus


def format_group(group: Group) -> dict[str, str]:
    """Return the parameters of a group."""
    rest = group.code or (str(group.cluster) if group.kind == "cluster" else "")
    parameters = {GROUP: f"{group.kind}-{rest}" if rest else group.kind}
    if group.query.conditions:
        parameters[WHERE] = query_address.format_conditions(group.query.conditions)
    if group.query.search:
        parameters[FIND] = group.query.search
    if group.name:
        parameters[CALLED] = group.name
    if len(urlencode(parameters)) > LONGEST_GROUP:
        return {GROUP: f"{KEPT}-{group.digest}"}
    return parameters


def kept_digest(parameters: Mapping[str, str]) -> str:
    """Return the short name of the group that an address had no room for; "" where it has the group itself, or none."""
    kind, _, rest = parameters.get(GROUP, "").partition("-")
    return rest if kind == KEPT else ""
