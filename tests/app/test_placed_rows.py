"""New rows beside the table on screen: which row is shown, and the table of all."""

from __future__ import annotations

import pytest

from pages.shared.results.placed_rows import Placed, rows_table
from pages.shared.session.placing import NO_NEW_ROW
from tests.helpers.model_tables import rich_frame, rich_model

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
MODEL, _ = rich_model()


@pytest.fixture
def placed():
    """New rows of which some moved."""
    frame = rich_frame()
    new = MODEL.read_rows(frame.assign(age=frame["age"] + 9.0))
    return Placed(new, new.moved_since(MODEL.read_rows(frame)))


def test_row_that_moved_is_shown_first(placed):
    first = int(placed.moved.rows_now[0])
    assert placed.shown_row(NO_NEW_ROW) == first
    assert placed.shown_row(7) == 7
    assert placed.shown_row(4711) == first
    assert placed.place_among_moved(first) == 0
    stayed = next(row for row in range(60) if row not in placed.moved.rows_now)
    assert placed.place_among_moved(stayed) == -1


def test_row_nearest_to_a_boundary_is_shown_where_nobody_moved(placed):
    alone = Placed(placed.new, None)
    assert alone.shown_row(NO_NEW_ROW) == placed.new.analysis.nearest_boundary(1)[0]
    assert alone.place_among_moved(3) == -1


def test_table_has_those_that_moved_first(placed):
    table, rows = rows_table(placed, 20)
    n_moved = placed.moved.n_moved
    assert len(table) == len(rows) == 20
    assert rows[:n_moved] == placed.moved.rows_now.tolist()[:20]
    assert table["cluster before"].notna().tolist() == [i < n_moved for i in range(20)]
    assert table["row"].tolist() == rows
    assert "cluster before" not in rows_table(Placed(placed.new, None), 20)[0]
