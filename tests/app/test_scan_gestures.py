"""Messages of the component on Choose K."""

from __future__ import annotations

from pages.shared.session import scan_gestures

WRONG = [{"k": k} for k in (None, "4", True, 4.0, 0, 51, 10**5000)]
MALFORMED: list[object] = [None, 4, "4", [], {}, *WRONG]


def test_malformed_look_is_none():
    assert [scan_gestures.parse_looked(message) for message in MALFORMED] == [None] * len(MALFORMED)


def test_malformed_row_is_none():
    rows = (None, "6", -1, True, 6.0, [6], 10**5000)
    assert [scan_gestures.parse_picked({"row": row}) for row in rows] == [None] * len(rows)


def test_numbers_are_read():
    assert [scan_gestures.parse_looked({"k": k}) for k in (1, 50)] == [1, 50]
    assert scan_gestures.parse_picked({"row": 0, "other": 1}) == 0
