"""Rules in words: their conditions in the user's units, what they find, and how they did on rows not seen before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from neon_core.text import join
from neon_core.wording.column_values import format_column_value
from neon_core.wording.numbers import format_percent
from neon_core.wording.row_values import format_class, format_date

if TYPE_CHECKING:
    from neon_core.summaries import FoundRule
    from neon_core.value_format import ValueFormat

NO_RULE = {
    "one cluster": "No rule: there is one cluster, and nothing to tell it from.",
    "empty": "No rule: the cluster has no rows.",
    "one member": "No rule: the cluster has one row.",
    "no column": "No rule: no column that counts can be written as a condition.",
    "nothing found": "No rule: no condition sets the cluster apart.",
}
"""The sentence for each reason why there is no rule."""


def describe_rule(rule: FoundRule) -> str:
    """Return a rule as its conditions; where it finds too little, or too much else, a sentence that says so.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> rules = nc.cluster_rules(nc.analyse(wine, nc.AnalysisConfig(random_state=2, n_init=1)), wine)
    >>> describe_rule(rules[0])
    'proline above 679 and flavanoids above 2.18'
    """
    if not rule.conditions:
        return NO_RULE[rule.reason]
    if not rule.is_enough:
        return f"No short rule: the best finds {rule.n_right:,} of {rule.size:,}."
    return format_conditions(rule)


def format_conditions(rule: FoundRule) -> str:
    """Return the conditions of a rule, joined by "and"; empty where it has none."""
    return join(map(format_condition, rule.conditions))


def format_condition(condition: Any) -> str:
    """Return one condition: "hue at most 1.25", "since before 2024-01-01", "month of since is March", "kind is u".

    Examples
    --------
    >>> from neon_core.summaries.rule_conditions import Range
    >>> from neon_core.value_format import ValueFormat
    >>> format_condition(Range("share", 34.2, None, ValueFormat(behind=" %")))
    'share above 34.2 %'
    """
    if hasattr(condition, "form"):
        low, high = (None if end is None else _format_bound(condition.form, end) for end in _ends(condition))
        words = f"above {low}" if high is None else f"at most {high}" if low is None else f"from {low} to {high}"
    elif hasattr(condition, "since"):
        since, before = (None if end is None else _format_moment(end) for end in (condition.since, condition.before))
        words = f"from {since} on" if before is None else f"before {before}"
        words = words if since is None or before is None else f"from {since} until before {before}"
    elif hasattr(condition, "use"):
        named = join([condition.use.values[i] for i in condition.positions], " or ")
        return f"{condition.use.noun} of {condition.column} is {'other than ' * condition.is_negated}{named}"
    elif condition.kind == "ordered":
        words = _format_steps(condition.steps)
    else:
        values = [*map(format_class, condition.values), *["missing"] * condition.with_missing]
        words = f"is {'other than ' * condition.is_negated}{join(values, ' or ')}" if values else "is not missing"
    return f"{condition.column} {words}"


def describe_found(rule: FoundRule) -> str:
    """Return what a rule finds: "finds 114 of 116, right in 114 of 120"; empty where there is no rule."""
    if not rule.conditions:
        return ""
    return f"finds {rule.n_right:,} of {rule.size:,}, right in {rule.n_right:,} of {rule.n_found:,}"


def describe_held_out(rules: Sequence[FoundRule], nouns: tuple[str, str]) -> str:
    """Return how rules that were found on four fifths of the rows do on the last fifth; empty where there is none.

    Of rules that are too poor to be shown nothing is said.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> rules = nc.cluster_rules(nc.analyse(wine, nc.AnalysisConfig(random_state=2, n_init=1)), wine)
    >>> describe_held_out(rules, wine.nouns)
    'Found on four fifths of the wines and tried on the last, such rules find 72 % or more, and 90 % or more of ...'
    """
    shown = [rule for rule in rules if rule.conditions and rule.is_enough]
    if not shown:
        return ""
    coverage = min(rule.held_out_coverage for rule in shown)
    precision = min(0.0 if math.isnan(rule.held_out_precision) else rule.held_out_precision for rule in shown)
    return (
        f"Found on four fifths of the {nouns[1]} and tried on the last, such rules find {_at_least(coverage)}, "
        f"and {_at_least(precision)} of what they find is right."
    )


def _at_least(share: float) -> str:
    """Return a share as the least one, never rounded up."""
    return (
        format_percent(1.0) if share == 1.0 else f"{format_percent(math.floor(100.0 * share + 1e-9) / 100.0)} or more"
    )


def _ends(condition: Any) -> tuple[float | None, float | None]:
    return condition.low, condition.high


def _format_bound(form: ValueFormat, bound: float) -> str:
    """Return a bound with exactly its own digits, as the column writes numbers."""
    digits = Decimal(repr(bound)).normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    exact = replace(form, decimals=max(0, -exponent), digits=form.digits and max(1, len(digits.digits)))
    return format_column_value(exact, float(bound))


def _format_moment(moment: datetime) -> str:
    return format_date(moment, "microseconds" if moment.microsecond else "seconds" if moment.second else "minutes")


def _format_steps(steps: tuple[str, str]) -> str:
    low, high = steps
    if low == high:
        return f"is {low}"
    return f"at least {low}" if not high else f"at most {high}" if not low else f"from {low} to {high}"
