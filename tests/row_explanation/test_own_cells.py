"""A row's cells, and what stands in for empty ones."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest

import neon_core as nc
from neon_core.row_explanation.own_cells import cell_number, own_cell, own_cells


@pytest.fixture(scope="module")
def design():
    frame = pd.DataFrame(
        {
            "size": [1.0, 3.0, None, 5.0],
            "when": [pd.Timestamp("2024-03-01"), None, pd.Timestamp("2024-03-05"), pd.Timestamp("2024-03-09")],
            "kind": ["u", None, "v", "v"],
        }
    )
    data = nc.Dataset.from_frame(frame).with_roles({"when": "feature", "kind": "feature"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", nc.NeonWarning)
        return nc.analyse(data, nc.AnalysisConfig(n_clusters=2)).design


def test_cells_stand_as_in_the_table_and_empty_ones_have_the_value_that_was_filled_in(design):
    assert own_cells(design, 3).cells == (5.0, pd.Timestamp("2024-03-09"), "v")
    gap = own_cells(design, 2)
    assert (gap.cells[0], gap.filled) == (3.0, (True, False, False))
    assert own_cells(design, 1).cells[1] == pd.Timestamp("2024-03-05")


def test_empty_cell_that_is_a_value_of_its_own_is_not_filled_in(design):
    kind = design.columns[2]
    assert kind.blank
    assert own_cell(kind, None) == (kind.blank, False)


def test_cells_are_numbers_as_the_user_counts_them(design):
    size, when, kind = design.columns
    assert cell_number(size, 5.0) == 5.0
    assert cell_number(kind, "v") == 0.0
    assert cell_number(when, when.origin + pd.Timedelta(days=2)) == 2.0
