"""The longest usual sentences about a row."""

from __future__ import annotations

from neon_core.payload.longest_texts import build_longest_texts
from neon_core.row_explanation import explain_row
from tests.helpers.analyses import ROW, WINE, analyse_columns


def test_room_is_kept_for_the_last_row_of_the_last_cluster(wine_analysis):
    longest = build_longest_texts(wine_analysis, explain_row(wine_analysis, 3), WINE)
    assert longest["headline"][0] == "Wine 177 is in "
    assert longest["standing"][-1] == "Its known class is 0: a mismatch."


def test_one_cluster_needs_no_room():
    one = analyse_columns({"x": [0.0, 1.0]}, n_clusters=1)
    assert build_longest_texts(one, explain_row(one, 0), ROW) == {"headline": [], "standing": []}
