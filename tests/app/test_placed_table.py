"""Every new row as a table and as files."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

from pages.shared.new_rows import placed_table
from pages.shared.results.placed_rows import Placed
from tests.helpers.model_tables import rich_frame, rich_model
from tests.helpers.pages import open_new_rows, press_button, shows

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")


def test_files_have_every_row_and_its_bars():
    model, _ = rich_model()
    frame = rich_frame()
    new = model.read_rows(frame.assign(age=frame["age"] + 9.0))
    placed = Placed(new, new.moved_since(model.read_rows(frame)))
    table = pd.read_csv(io.BytesIO(placed_table._explained(placed)))
    names = [name for name in table.columns if name.startswith("relevance of ")]
    np.testing.assert_allclose(table[names].sum(axis=1), table["logit"], rtol=1e-9)
    assert placed.moved is not None
    moved = pd.read_csv(io.BytesIO(placed_table._moved(placed)))
    assert len(moved) == placed.moved.n_moved
    np.testing.assert_allclose(moved[list(placed.moved.columns)].sum(axis=1), moved["change"], rtol=1e-9)


def test_long_table_says_that_the_file_has_all(monkeypatch):
    monkeypatch.setattr(placed_table, "MOST_ROWS", 10)
    app = press_button(open_new_rows(sample="customers"), "Try it: customers a year later")
    (table,) = (frame.value for frame in app.dataframe)
    assert len(table) == 10
    assert shows(app, "The first 10 of 446 rows; the file has all.")
