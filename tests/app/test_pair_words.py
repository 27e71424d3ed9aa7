"""Texts about two rows."""

from __future__ import annotations

from pages.shared.wording import pair_words


def test_options_have_the_names_of_clusters_cut_where_they_are_long():
    assert pair_words.format_border(1, ()) == "Cluster 1"
    assert pair_words.format_border(1, ("", "old vines")) == "old vines"
    assert pair_words.format_border(0, ("", "old vines")) == "Cluster 0"
    assert len(pair_words.format_border(0, ("x" * 60,))) == 24
