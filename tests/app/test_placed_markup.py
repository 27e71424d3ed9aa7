"""The markup of new rows: texts of users are escaped, and the numbers are those of the test."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core.saved.cluster_drift import compare_shares
from pages.shared.markup import build_ends
from pages.shared.new_rows import placed_markup
from tests.helpers.model_tables import rich_frame, rich_model

EVIL = '<img src=x onerror="alert(1)">&'


def test_shares_have_a_line_for_each_cluster():
    built = placed_markup.build_shares(compare_shares(np.array([50, 50]), np.array([30, 70])), (EVIL, ""))
    assert built.count("<tr>") == 3
    assert "50.0 %" in built
    assert "<b>+20.0</b>" in built
    assert "−32.6 to −6.4" in built
    assert "<img" not in built
    assert "&lt;img" in built


@pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
def test_moves_are_named_the_most_first_and_some_of_many():
    model, _ = rich_model(n_clusters=8)
    frame = rich_frame()
    moved = model.read_rows(rich_frame(seed=4)).moved_since(model.read_rows(frame))
    built = placed_markup.build_moves(moved)
    assert built.count(" from ") == placed_markup.MOST_MOVES
    counts = [int(part.split("<b>")[1].split("</b>")[0]) for part in built.split(", ")[: placed_markup.MOST_MOVES]]
    assert counts == sorted(counts, reverse=True)
    assert "other pair" in built


def test_ends_have_their_shapes():
    assert build_ends((0, "0"), None, 3).count("neon-sign") == 1
    assert "<img" not in build_ends((0, "0"), (2, EVIL), 3, " to ")
    assert build_ends((0, "0"), (2, "2"), 3, " to ").endswith("&nbsp;2")
