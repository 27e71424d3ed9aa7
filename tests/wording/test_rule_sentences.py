"""Rules in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from neon_core import wording
from neon_core.summaries import CalendarPart, FoundRule, Period, Range, Values
from neon_core.value_format import ValueFormat
from neon_core.wording.rule_sentences import NO_RULE, format_condition
from tests.helpers.analyses import WINE

PERCENT = ValueFormat(decimals=1, behind="\N{NO-BREAK SPACE}%")
SHARE = Range("Discount share", 34.2, None, PERCENT)
RULE = FoundRule(0, 116, (SHARE, Range("December share", None, 56.8, PERCENT)), (), 120, 114, 0.97, 0.951, 396)


def _plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def moment(text):
    return datetime.fromisoformat(text)


def test_rule_reads_as_its_conditions():
    assert _plain(wording.describe_rule(RULE)) == "Discount share above 34.2 % and December share at most 56.8 %"
    three = replace(RULE, conditions=(*RULE.conditions, Values("Invoice", "boolean", (True,))))
    assert _plain(wording.format_conditions(three)) == (
        "Discount share above 34.2 %, December share at most 56.8 % and Invoice is yes"
    )
    assert wording.describe_found(RULE) == "finds 114 of 116, right in 114 of 120"


@pytest.mark.parametrize(("n_found", "n_right"), [(71, 71), (200, 110)])
def test_poor_rule_says_what_it_finds(n_found, n_right):
    poor = replace(RULE, n_found=n_found, n_right=n_right)
    assert wording.describe_rule(poor) == f"No short rule: the best finds {n_right} of 116."
    assert wording.describe_held_out([poor], WINE) == ""


@pytest.mark.parametrize("reason", sorted(NO_RULE))
def test_missing_rule_says_why(reason):
    none = FoundRule(0, 1, reason=reason)
    assert wording.describe_rule(none).startswith("No rule: ")
    assert (wording.describe_found(none), wording.format_conditions(none)) == ("", "")
    assert wording.describe_held_out([none], WINE) == ""


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (Range("proline", 755, None, ValueFormat()), "proline above 755"),
        (Range("proline", None, 1200, ValueFormat()), "proline at most 1,200"),
        (Range("hue", 0.8, 1.25, ValueFormat(decimals=2)), "hue from 0.8 to 1.25"),
        (Range("spent", None, -3.5, ValueFormat(before="€")), "spent at most −€3.5"),
        (Range("year", 1998, None, ValueFormat(is_grouped=False)), "year above 1998"),
        (Range("mass", 1.25e20, None, ValueFormat(digits=2)), "mass above 1.25·10²⁰"),
        (Range("dose", 1e-05, None, ValueFormat(decimals=6)), "dose above 0.00001"),
        (Period("since", moment("2021-03-01T00:00:00"), None), "since from 2021-03-01 on"),
        (Period("since", None, moment("2022-01-01T13:30:00")), "since before 2022-01-01 13:30"),
        (
            Period("since", moment("2021-03-01T00:00:00"), moment("2022-01-01T00:00:05")),
            "since from 2021-03-01 until before 2022-01-01 00:00:05",
        ),
        (CalendarPart("since", "month", (2, 4)), "month of since is March or May"),
        (CalendarPart("since", "weekday", (6,), is_negated=True), "day of the week of since is other than Sunday"),
        (CalendarPart("since", "hour", (9,)), "hour of the day of since is 9:00"),
        (Values("kind", "category", ("Web",)), "kind is Web"),
        (Values("kind", "category", ("Web", "App", "Shop")), "kind is Web, App or Shop"),
        (Values("kind", "category", ("Web", "App"), is_negated=True), "kind is other than Web or App"),
        (Values("kind", "category", (), with_missing=True), "kind is missing"),
        (Values("kind", "category", ("Web",), with_missing=True), "kind is Web or missing"),
        (Values("kind", "category", (), is_negated=True), "kind is not missing"),
        (Values("paid", "boolean", (False,)), "paid is no"),
        (Values("heat", "ordered", ("mid", "high"), steps=("mid", "")), "heat at least mid"),
        (Values("heat", "ordered", ("low", "mid"), steps=("", "mid")), "heat at most mid"),
        (Values("heat", "ordered", ("mid",), steps=("mid", "mid")), "heat is mid"),
        (Values("heat", "ordered", ("b", "c"), steps=("b", "c")), "heat from b to c"),
    ],
)
def test_condition_is_written_in_the_user_s_units(condition, text):
    assert format_condition(condition) == text


def test_held_out_rows_are_those_of_the_worst_rule_rounded_down():
    other = replace(RULE, held_out_coverage=0.9599, held_out_precision=0.95)
    assert wording.describe_held_out([RULE, other], WINE) == (
        "Found on four fifths of the wines and tried on the last, such rules find 95 % or more, "
        "and 95 % or more of what they find is right."
    )
    perfect = replace(RULE, held_out_coverage=1.0, held_out_precision=1.0)
    assert "find 100 %, and 100 % of what" in wording.describe_held_out([perfect], WINE)
    nothing = replace(RULE, held_out_coverage=0.0, held_out_precision=float("nan"))
    assert "find 0 % or more, and 0 % or more" in wording.describe_held_out([nothing], WINE)
