"""The places of texts on a map, in pixels."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neon_core.figures.label_places import (
    Label,
    around,
    count_marks,
    overlap,
    place_beside,
    place_labels,
    rectangle,
)

BOX = (400.0, 300.0)
SIZE = (80.0, 18.0)


def is_on(text, box=BOX):
    return text[0] >= 0 and text[1] >= 0 and text[2] <= box[0] and text[3] <= box[1]


def test_rectangles_that_only_touch_do_not_overlap():
    assert overlap((0, 0, 2, 2), (1, 1, 3, 3))
    assert not overlap((0, 0, 2, 2), (2, 0, 3, 2))
    assert rectangle((1.0, 2.0), (3.0, 4.0), 1.0) == (0.0, 1.0, 5.0, 7.0)
    assert around((5.0, 6.0), 2.0) == (3.0, 4.0, 7.0, 8.0)


def test_marks_are_counted_in_cells_and_only_on_the_map():
    field = count_marks((12.0, 12.0), [np.array([[1.0, 1.0], [2.0, 2.0], [11.0, 1.0], [-1.0, 3.0]])])
    assert field.cell == 6.0
    np.testing.assert_array_equal(field.sums, [[0, 0, 0], [0, 2, 3], [0, 2, 3]])
    np.testing.assert_array_equal(field.centers[0], [[3.0, 3.0], [9.0, 3.0]])


@given(st.integers(0, 10_000), st.integers(1, 4))
@settings(max_examples=25, deadline=None)
def test_names_are_on_the_map_and_overlap_nothing(seed, n_groups):
    random = np.random.default_rng(seed)
    groups = [random.normal(random.random(2) * BOX, 25.0, (30, 2)) for _ in range(n_groups)]
    labels = [Label(i, tuple(marks.mean(axis=0).tolist()), SIZE) for i, marks in enumerate(groups)]
    obstacles = [around(label.anchor, 12.0) for label in labels]
    places = place_labels(BOX, count_marks(BOX, groups), labels, obstacles)
    texts = [rectangle(place, SIZE) for place in places if place is not None]
    assert len(texts) == n_groups
    assert all(map(is_on, texts))
    assert not any(overlap(*pair) for pair in combinations(texts, 2))
    assert not any(overlap(text, obstacle) for text in texts for obstacle in obstacles)


def test_name_covers_no_mark_where_there_is_room():
    marks = np.random.default_rng(0).normal((200.0, 150.0), 25.0, (200, 2))
    (place,) = place_labels(BOX, count_marks(BOX, [marks]), [Label(0, (200.0, 150.0), SIZE)], [])
    assert place is not None
    x0, y0, x1, y1 = rectangle(place, SIZE)
    assert not ((marks[:, 0] > x0) & (marks[:, 0] < x1) & (marks[:, 1] > y0) & (marks[:, 1] < y1)).any()


def test_text_that_does_not_fit_has_no_place():
    field = count_marks((60.0, 300.0), [np.empty((0, 2))])
    assert place_labels((60.0, 300.0), field, [Label(0, (10.0, 10.0), SIZE)], []) == [None]
    assert place_beside((60.0, 300.0), field, (10.0, 10.0), SIZE, []) is None


@pytest.mark.parametrize("here", [(0.0, 0.0), (400.0, 0.0), (0.0, 300.0), (400.0, 300.0), (399.0, 150.0)])
def test_row_at_the_edge_is_named_on_the_map(here):
    place = place_beside(BOX, count_marks(BOX, []), here, (250.0, 34.0), [])
    assert place is not None
    text = rectangle(place, (250.0, 34.0))
    assert is_on(text)
    assert not overlap(text, around(here, 12.0))


def test_row_is_named_on_the_emptier_side():
    crowd = np.stack(np.meshgrid(np.arange(225.0, 300.0, 8.0), np.arange(135.0, 165.0, 8.0)), axis=-1).reshape(-1, 2)
    place = place_beside(BOX, count_marks(BOX, [crowd]), (200.0, 150.0), SIZE, [])
    assert place is not None
    assert place[0] + SIZE[0] <= 200.0
