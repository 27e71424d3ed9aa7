"""The widths of the table of columns: the name is the widest, and all that can be chosen stands in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.table.column_editor import EDITED
from pages.shared.table.column_widths import LIMITS, PINNED, ROOM, column_widths, text_width
from pages.shared.wording.column_words import HEADER

LONG = "total amount of money spent in last year"
UNTIL_DISTINCT = list(HEADER)[: list(HEADER).index("distinct") + 1]
TEXTS = st.fixed_dictionaries({what: st.lists(st.text(max_size=80)) for what in ("name", "reason", "span")})


def widths(names, reasons=(), spans=(), shown=tuple(HEADER), is_phone=False):
    return column_widths({"name": names, "reason": reasons, "span": spans}, shown, is_phone)


def test_name_of_40_letters_has_room():
    assert len(LONG) == 40
    assert text_width(LONG) <= widths([LONG, "x"], ["why not" * 9])["name"] <= LIMITS["name"][1]


@given(TEXTS, st.booleans())
def test_name_is_the_widest_and_choices_and_distinct_are_in_sight(texts, is_phone):
    found = column_widths(texts, list(HEADER), is_phone)
    assert list(found) == list(HEADER)
    assert found["name"] == max(found.values())
    assert sum(found[what] for what in UNTIL_DISTINCT) <= ROOM
    assert {"name", *EDITED} <= set(UNTIL_DISTINCT)


def test_reason_and_name_share_the_room_that_is_left():
    found = widths(["hue"], ["a date: it counts when you make it a feature"], ["1 to 2"])
    assert found["reason"] == found["name"] > LIMITS["name"][0]
    assert sum(found.values()) - found["bars"] <= ROOM


@given(TEXTS)
def test_name_stays_in_sight_on_a_phone_with_the_role_beside_it(texts):
    found = column_widths(texts, list(HEADER), is_phone=True)
    assert found["name"] <= PINNED <= 0.6 * 358
    assert found["name"] + found["role"] < 358


@pytest.mark.parametrize("shown", [["name", "role"], list(HEADER)])
def test_only_shown_columns_have_a_width(shown):
    assert list(widths(["a"], ["b"], shown=shown)) == shown
