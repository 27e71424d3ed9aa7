"""Gestures of the table of rows: messages of any kind change nothing but what they may."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given

from pages.shared.session import row_gestures, store
from pages.shared.session.row_gestures import MOST_ROWS, Sorting, parse_sorting, parse_window
from pages.shared.session.visit import RowWindow
from tests.helpers.browser_values import JSON, with_parts

KEY = "rows"
WINDOW = {"table": "t", "first": 40, "count": 20, "row": None, "asked": 1}


@given(JSON | with_parts("table", "first", "count", "row", "asked"))
def test_only_parts_of_a_table_are_parsed(message):
    request = parse_window(message)
    if request is not None:
        assert request.window.first >= 0
        assert 1 <= request.window.count <= MOST_ROWS
        assert request.window.row >= -1
        assert isinstance(request.window.table, str)


@given(JSON | with_parts("column", "descending", "sorts"))
def test_only_orders_are_parsed(message):
    sorting = parse_sorting(message)
    assert sorting is None or {type(part) for part in sorting} == {str, bool, int}


@pytest.mark.parametrize(
    "change",
    [{"first": -1}, {"count": 0}, {"row": -1}, {"row": "3"}, {"row": True}, {"table": None}, {"asked": 1.0}],
)
def test_malformed_part_is_ignored(change):
    assert parse_window({**WINDOW, **change}) is None


def test_newest_part_is_remembered_and_a_late_one_dropped(visitor):
    visitor.state[KEY] = SimpleNamespace(window={**WINDOW, "asked": 2})
    row_gestures.take_window(KEY)
    assert (store.visit().rows, store.visit().windows) == (RowWindow("t", 40, 20), 2)
    for asked in (1, 2, 10**9):
        visitor.state[KEY] = SimpleNamespace(window={**WINDOW, "first": 0, "asked": asked})
        row_gestures.take_window(KEY)
    assert (store.visit().rows, store.visit().windows) == (RowWindow("t", 40, 20), 2)


def test_order_is_taken_once(visitor):
    visitor.state[KEY] = SimpleNamespace(sort={"column": "hue", "descending": True, "sorts": 1})
    assert row_gestures.take_sorting(KEY) == Sorting("hue", True, 1)
    assert row_gestures.take_sorting(KEY) is None
    assert store.visit().sorts == 1
