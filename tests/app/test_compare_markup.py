"""The markup of Compare: texts of users are escaped, and every shape is of its own clustering."""

from __future__ import annotations

import re
import tomllib

from neon_core.style import cluster_color
from neon_core.wording import Span
from pages.shared import markup
from pages.shared.bar_tables import Bar, BarLine, Foot, Head, build_bar_table
from pages.shared.compare import compare_markup
from tests.helpers.paths import ROOT

EVIL = '<img src=x onerror="alert(1)">&'
SENTENCE = (Span(EVIL), Span(EVIL, "cluster", 2), Span(EVIL, "strong"), Span(EVIL, "after", 3))


def test_texts_of_users_are_escaped_everywhere():
    bar = Bar(0.0, 1.0, True, EVIL)
    ends = markup.build_ends((0, EVIL), (1, EVIL), 3)
    heads = (Head(EVIL, ends), Head(EVIL, ends))
    lines = [BarLine(EVIL, EVIL, (bar, None))]
    for built in (
        compare_markup.build_headline(SENTENCE, 3, 4),
        compare_markup.build_line(SENTENCE, 3, 4),
        compare_markup.build_stream(SENTENCE, 3, 4),
        compare_markup.build_side(EVIL, EVIL),
        build_bar_table(heads, 0.5, lines, (Foot("1", "0", "1"), Foot("", "", ""))),
    ):
        assert "&lt;img" in built
        assert "<img" not in built


def test_long_name_of_a_cluster_may_break():
    assert "neon-long" not in markup.build_sentence([Span("a" * markup.UNBROKEN, "cluster", 0)], 3)
    assert "neon-long" in markup.build_sentence([Span("a" * (markup.UNBROKEN + 1), "cluster", 0)], 3)


def test_cluster_has_the_shape_of_its_own_clustering_and_a_label_has_none():
    spans = (Span("cluster 2", "cluster", 2), Span("cluster 2", "after", 2))
    built = compare_markup.build_spans(spans, 3, 50)
    assert [glyph for glyph in built if glyph in "●◆"] == ["◆", "●"]
    assert built.count(cluster_color(2)) == 2
    assert "cluster&nbsp;2" in built
    assert "neon-sign" not in compare_markup.build_spans(spans[1:], 3, 0)


def test_one_cluster_has_no_sums():
    built = build_bar_table((Head("Now", ""), Head("With 2", "")), 0.0, [], (Foot("", "", ""),) * 2)
    assert built.count("one cluster") == 2


def test_colours_of_the_page_are_those_of_the_theme():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    css = (ROOT / "neon_core" / "frontend" / "dom" / "page.css").read_text()
    pairs = [
        f"light-dark({theme['light'][name]}, {theme['dark'][name]})"
        for name in ("blueColor", "orangeColor", "blueTextColor", "orangeTextColor")
    ]
    assert re.findall(r"light-dark\(.*?\)", css) == pairs
