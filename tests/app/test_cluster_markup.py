"""The markup of cards and pairs: texts of users are escaped."""

from __future__ import annotations

from neon_core.style import cluster_color
from pages.shared.clusters import cluster_markup
from pages.shared.clusters.cluster_markup import PairRow

EVIL = '<img src=x onerror="alert(1)">&'
SAFE = "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;"


def test_texts_of_users_are_escaped_everywhere():
    for built in (
        cluster_markup.build_name(0, 3, EVIL),
        cluster_markup.build_size(EVIL),
        cluster_markup.build_sentence([(EVIL, EVIL)]),
        cluster_markup.build_rule(EVIL, True),
        cluster_markup.build_rule(EVIL, False),
        cluster_markup.build_found(EVIL),
        cluster_markup.build_between(EVIL),
        cluster_markup.build_pair_table((0, 1), 3, (EVIL, EVIL), [PairRow(EVIL, EVIL, EVIL, 1.0, EVIL)], "1"),
    ):
        assert SAFE in built
        assert "<img" not in built


def test_numbers_of_what_a_rule_finds_are_bold():
    built = cluster_markup.build_found("finds 1,114 of 1,116, right in 114 of 116")
    assert "finds <b>1,114 of 1,116</b>, right in <b>114 of 116</b>" in built


def test_pair_has_bars_as_long_as_their_parts():
    rows = [PairRow("hue", "1", "2", 1.0, "0.4"), PairRow("ash", "1", "2", 0.25, "0.1")]
    built = cluster_markup.build_pair_table((0, 1), 3, ("0", "1"), rows, "0.5")
    assert built.count("width:100.0%") == built.count("width:25.0%") == 1
    assert cluster_color(0) in built
    assert cluster_color(1) in built


def test_merged_card_has_the_shapes_of_both():
    built = cluster_markup.build_merged((0, 3), 4)
    assert built.startswith("merged from ")
    assert "●" in built
    assert "▲" in built
