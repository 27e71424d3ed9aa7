"""Gestures on several rows: messages that no browser of ours sends are ignored."""

from __future__ import annotations

import pytest

from pages.shared.session import group_gestures

BOX = [[0.2, -0.5], [0.9, -0.5], [0.9, 0.6], [0.2, 0.6]]
GOOD = {"shape": BOX, "picture": "map", "draws": 1}


@pytest.mark.parametrize(
    "message",
    [
        *(None, 5, "line", [], {}),
        *(GOOD | {"shape": shape} for shape in (BOX[:2], [[0]] * 3, [[0, 0, 0]] * 3, [0, 1, 2], "box", {"0": 1})),
        *(GOOD | {"shape": [*BOX, [value, 0]]} for value in (None, "1", True, float("nan"), float("inf"), 10**400)),
        GOOD | {"shape": [[0, 0]] * (group_gestures.MOST_VERTICES + 1)},
        *(GOOD | {"draws": draws} for draws in (None, 1.5, True, 10**30)),
        GOOD | {"picture": 7},
    ],
)
def test_malformed_lines_are_none(message):
    assert group_gestures.parse_drawn(message) is None


def test_line_is_read_with_its_map_and_number():
    drawn = group_gestures.parse_drawn(GOOD | {"picture": "m" * 1000, "draws": 7})
    assert drawn is not None
    assert [list(place) for place in drawn.shape] == BOX
    assert (len(drawn.picture), drawn.number) == (200, 7)
