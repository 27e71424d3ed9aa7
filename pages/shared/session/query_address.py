"""The filter, the search and the order of the table of rows in an address. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neon_core.errors import NeonError
from neon_core.row_query import MISSING, Condition, RowQuery
from pages.shared.session.choices import LONGEST_FILTER, LONGEST_VALUE, MOST_CONDITIONS
from pages.shared.session.name_lists import format_names, parse_cells
from pages.shared.wording import address_words

SORT, WHERE, FIND = "sort", "where", "find"
KEYS = (SORT, WHERE, FIND)
DOWN = "down"
"""Stands behind the column of an order in which the largest value comes first."""


def format_conditions(conditions: Sequence[Condition]) -> str:
    """Return conditions as a list of lists: column, operator, and a value where the operator has one.

    Examples
    --------
    >>> format_conditions([Condition("hue", "above", "0.7"), Condition("ash", "is missing")])
    '"hue,above,0.7","ash,is missing"'
    """
    return format_names(
        format_names([each.column, each.operator, *([] if each.operator == MISSING else [each.value])])
        for each in conditions
    )


def parse_conditions(text: str) -> tuple[Condition, ...] | None:
    """Return the conditions of a text; None where it has none, too many or too long ones, or an unknown operator.

    Examples
    --------
    >>> parse_conditions('"hue,above,0.7"'), parse_conditions("hue,above,0.7"), parse_conditions('"hue,over,0.7"')
    ((Condition(column='hue', operator='above', value='0.7'),), None, None)
    """
    rows = [parse_cells(item) or [] for item in parse_cells(text) or []]
    are_short = len(text) <= LONGEST_FILTER and all(len(row) < 3 or len(row[2]) <= LONGEST_VALUE for row in rows)
    if not rows or len(rows) > MOST_CONDITIONS or not are_short or any(len(row) not in (2, 3) for row in rows):
        return None
    try:
        return tuple(Condition(*row) for row in rows)
    except NeonError:
        return None


def parse_query(parameters: Mapping[str, str], notices: list[str]) -> RowQuery:
    """Return the query of an address; add a notice for each part that has no meaning, which is left out."""
    conditions = parse_conditions(parameters[WHERE]) if WHERE in parameters else ()
    order = _parse_order(parameters[SORT]) if SORT in parameters else ("", False)
    search = parameters.get(FIND, "")
    refused = {WHERE: conditions is None, SORT: order is None, FIND: len(search) > LONGEST_VALUE}
    for key in (key for key, is_refused in refused.items() if is_refused):
        rule, instead = address_words.QUERY_RULES[key], address_words.INSTEAD[key]
        notices.append(address_words.describe_refusal(key, parameters[key], rule, instead))
    return RowQuery(conditions or (), "" if refused[FIND] else search, *(order or ("", False)))


def _parse_order(text: str) -> tuple[str, bool] | None:
    """Return a column and whether its largest value comes first; None where the text has none."""
    cells = parse_cells(text) or []
    if len(cells) == 1 or cells[1:] == [DOWN]:
        return cells[0], len(cells) > 1
    return None


def format_query(query: RowQuery) -> dict[str, str]:
    """Return the parameters of a query.

    Examples
    --------
    >>> format_query(RowQuery(search="ann", sort="hue", is_descending=True))
    {'find': 'ann', 'sort': 'hue,down'}
    """
    parameters = {WHERE: format_conditions(query.conditions)} if query.conditions else {}
    if query.search:
        parameters[FIND] = query.search
    if query.sort:
        parameters[SORT] = format_names([query.sort, *([DOWN] if query.is_descending else [])])
    return parameters
