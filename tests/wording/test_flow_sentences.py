"""Moves in words: singular and plural, new clusters, names, and rows that are not compared."""

from __future__ import annotations

import neon_core as nc
from neon_core.wording import describe_match, describe_moves, describe_new, describe_stream, describe_unmatched, to_text
from tests.helpers.analyses import ROW, WINE, analyse_columns, wine_analysis

COLUMNS = {"x": [0.0, 1.0, 9.0, 9.5]}


def two():
    return analyse_columns(COLUMNS, n_clusters=2)


def test_wine_in_words():
    comparison = nc.compare(wine_analysis(), wine_analysis(n_clusters=4))
    assert describe_moves(comparison, WINE) == "27 of 178 wines move"
    assert describe_match(comparison) == "Adjusted Rand 0.79; 85 % stay in matched clusters."
    assert to_text(describe_new(comparison, WINE)) == (
        "The new cluster 1 takes 18 wines of cluster 1 and 8 of cluster 2. Against cluster 2, the match of cluster 1, "
        "it has low OD280/OD315 (2.25, not 3.05) and high nonflavanoid phenols (0.448, not 0.315)."
    )
    streams = [to_text(describe_stream(comparison, stream)) for stream in comparison.flow.moving]
    assert streams[0] == "18 from cluster 1 to the new cluster 1"
    assert streams[2] == "1 from cluster 0 to cluster 2"


def test_nobody_and_one_move():
    assert describe_moves(nc.compare(two(), two()), WINE) == "Both put every wine into the same cluster"
    assert describe_moves(nc.compare(two(), ["a", "a", "a", "b"]), ROW) == "1 of 4 rows moves"


def test_names_stand_for_numbers():
    comparison = nc.compare(two().rename({1: "High"}), ["a", "a", "b", "c"])
    assert to_text(describe_new(comparison, ROW)) == "The new c takes 1 row of High."


def test_rows_and_ids_that_are_not_compared():
    assert describe_unmatched(nc.compare(two(), two()), ROW) == ()
    assert describe_unmatched(nc.compare(two(), ["a", "a", "b", None]), ROW) == ("1 row is not compared.",)
    export = two().to_frame().iloc[[0, 1, 1, 2]]
    assert describe_unmatched(nc.compare(two(), export), ROW) == (
        "1 id stands there twice: 1.",
        "2 rows are not compared.",
    )
