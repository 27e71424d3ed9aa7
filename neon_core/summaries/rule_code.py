"""Rules as code: a query of pandas, and the condition of a WHERE in SQL."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import Any

import numpy as np
import pandas as pd

from neon_core.summaries.found_rules import FoundRule
from neon_core.summaries.rule_conditions import CalendarPart, Period, Present, Range, Values

PROBED = 1_000
"""Rows on which a query is tried."""

Name = Callable[[str], str]


def build_query(rule: FoundRule, frame: pd.DataFrame) -> str:
    """Return a rule as an expression of pandas: `frame.query(text)`, or else a mask, `frame[text]`.

    A query cannot name every column, and does not compare every dtype as pandas itself does. Where it fails, or finds
    other rows, the rule is the mask that does the same: an expression on a variable `frame`.

    Parameters
    ----------
    rule : FoundRule
        The rule.
    frame : DataFrame
        The table that it is for.
    """
    if not rule.conditions:
        return ""
    query = _join([_pandas(condition, _query_name, _QUERY) for condition in (*rule.conditions, *rule.guards)], "and")
    return query if _does_query(query, rule, frame) else build_mask(rule)


def build_mask(rule: FoundRule) -> str:
    """Return a rule as an expression of pandas on a variable `frame` that is the mask of its rows; "" without a rule.

    Examples
    --------
    >>> from neon_core.value_format import ValueFormat
    >>> rule = FoundRule(0, 5, (Range("hue", 0.8, None, ValueFormat()), Values("kind", "category", ("u", "v"))))
    >>> build_mask(rule)
    "(frame['hue'] > 0.8) & (frame['kind'].isin(['u', 'v']))"
    """
    parts = [
        _pandas(condition, lambda name: f"frame[{name!r}]", _MASK) for condition in (*rule.conditions, *rule.guards)
    ]
    return " & ".join(f"({part})" for part in parts)


def build_sql(rule: FoundRule) -> str:
    """Return a rule as the condition of a WHERE in standard SQL; "" without a rule.

    The standard has no day of the week: a part of the calendar is SQLite's `strftime`.

    Examples
    --------
    >>> from neon_core.value_format import ValueFormat
    >>> rule = FoundRule(0, 5, (Range("hue", 0.8, 1.2, ValueFormat()), Values("kind", "category", ("it's",))))
    >>> print(build_sql(rule))
    "hue" BETWEEN 0.8 AND 1.2 AND "kind" = 'it''s'
    """
    return _join([_sql(condition) for condition in (*rule.conditions, *rule.guards)], "AND")


_QUERY = ("{name} in {values}", "{name} not in {values}", "{name} == {name}", "{name} != {name}", "and", "or")
_MASK = ("{name}.isin({values})", "~{name}.isin({values})", "{name}.notna()", "{name}.isna()", "&", "|")
"""One of some values, none of them, a value, no value, and, or."""


def _join(parts: Sequence[str], word: str) -> str:
    """Return conditions joined; those that hold an "or" stand in brackets already."""
    return f" {word} ".join(parts)


def _pandas(condition: Any, write: Name, words: Sequence[str]) -> str:
    """Return a condition in one of the two ways of pandas."""
    is_present, and_, or_ = words[2], *words[4:]
    if isinstance(condition, Present):
        return "(" + f" {or_} ".join(f"({is_present.format(name=write(name))})" for name in condition.columns) + ")"
    name = write(condition.column)
    if isinstance(condition, Range):
        ends = [(">" if condition.high is None else ">=", condition.low), ("<=", condition.high)]
        parts = [f"{name} {sign} {end!r}" for sign, end in ends if end is not None]
    elif isinstance(condition, Period):
        moments = [(">=", condition.since), ("<", condition.before)]
        parts = [f"{name} {sign} '{_moment(end)}'" for sign, end in moments if end is not None]
    elif isinstance(condition, CalendarPart):
        parts = _pandas_calendar(condition, name, words)
    else:
        return _pandas_values(condition, name, words)
    return parts[0] if len(parts) == 1 else f"({parts[0]}) {and_} ({parts[1]})"


def _pandas_calendar(condition: CalendarPart, name: str, words: Sequence[str]) -> list[str]:
    """Return the conditions on a part of a date; a missing date is none of any values, so it is kept out."""
    part, numbers = f"{name}.dt.{condition.use.part}", [condition.use.numbers[i] for i in condition.positions]
    if condition.is_negated:
        return [words[1].format(name=part, values=numbers), words[2].format(name=name)]
    if words is _QUERY and len(numbers) == 1:
        return [f"{part} == {numbers[0]}"]
    return [words[0].format(name=part, values=numbers)]


def _pandas_values(condition: Values, name: str, words: Sequence[str]) -> str:
    values = repr(list(condition.values))
    is_one, is_none, is_present, is_missing = (word.format(name=name, values=values) for word in words[:4])
    if not condition.values:
        return is_present if condition.is_negated else is_missing
    if condition.is_negated:
        return is_none if condition.with_missing else f"({is_none}) {words[4]} ({is_present})"
    if words is _QUERY and len(condition.values) == 1:
        is_one = f"{name} == {condition.values[0]!r}"
    return f"(({is_one}) {words[5]} ({is_missing}))" if condition.with_missing else is_one


def _query_name(name: str) -> str:
    """Return a column as a query names it."""
    return name if name.isidentifier() and name.isascii() and not keyword.iskeyword(name) else f"`{name}`"


def _does_query(query: str, rule: FoundRule, frame: pd.DataFrame) -> bool:
    """Whether a query finds the rows of a rule among the first rows and the first that match."""
    is_match = rule.matches(frame)
    some = np.union1d(np.arange(min(PROBED, len(frame))), np.flatnonzero(is_match)[:PROBED])
    try:
        found = frame.iloc[some].reset_index(drop=True).query(query).index.to_numpy()
    except Exception:  # a name that no query has: a SyntaxError, an UndefinedVariableError, a KeyError, a TokenError
        return False
    return np.array_equal(found, np.flatnonzero(is_match[some]))


def _sql(condition: Any) -> str:
    """Return a condition in SQL."""
    if isinstance(condition, Present):
        return "(" + " OR ".join(f"{_sql_name(name)} IS NOT NULL" for name in condition.columns) + ")"
    name = _sql_name(condition.column)
    if isinstance(condition, Range):
        if condition.low is not None and condition.high is not None:
            return f"{name} BETWEEN {condition.low!r} AND {condition.high!r}"
        return f"{name} > {condition.low!r}" if condition.high is None else f"{name} <= {condition.high!r}"
    if isinstance(condition, Period):
        moments = [(">=", condition.since), ("<", condition.before)]
        return " AND ".join(f"{name} {sign} '{_moment(end)}'" for sign, end in moments if end is not None)
    if isinstance(condition, CalendarPart):
        part = f"strftime('{condition.use.sql_format}', {name})"
        return part + _sql_choice(
            [f"'{condition.use.sql_texts[i]}'" for i in condition.positions], condition.is_negated
        )
    return _sql_values(condition, name)


def _sql_values(condition: Values, name: str) -> str:
    texts = [_sql_text(value) for value in condition.values]
    if not texts:
        return f"{name} IS NOT NULL" if condition.is_negated else f"{name} IS NULL"
    text = name + _sql_choice(texts, condition.is_negated)
    return f"({text} OR {name} IS NULL)" if condition.with_missing else text


def _sql_choice(texts: Sequence[str], is_negated: bool) -> str:
    """Return the end of a condition: one of some values, or none of them."""
    signs = ("<>", "NOT IN") if is_negated else ("=", "IN")
    return f" {signs[0]} {texts[0]}" if len(texts) == 1 else f" {signs[1]} ({', '.join(texts)})"


def _sql_name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _sql_text(value: Any) -> str:
    return str(value).upper() if isinstance(value, bool) else "'" + str(value).replace("'", "''") + "'"


def _moment(moment: datetime) -> str:
    """Return a moment as text that is compared as the moment is: a day has no time."""
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat(sep=" ")
