"""The markup of the answer whether a row belongs anywhere."""

from __future__ import annotations

from pages.shared.explore import belong_markup
from pages.shared.explore.belong_table import BelongLine, BelongTable

LINE = BelongLine("<b>x", "5 & 6", "4", (0.5, 1.2), 0.25, 0.5, "0.300")
CATEGORY = BelongLine("kind", "u", "60 % u", None, 0.5, 1.5, "0.600")
REST = BelongLine("the other 2 together", "", "", None, 1.5, 0.1, "1.800")


def build(*lines):
    return belong_markup.build_table(BelongTable(lines, "2.700", True), "<i>proof")


def test_text_of_a_user_is_escaped():
    markup = build(LINE)
    assert "&lt;b&gt;x" in markup
    assert "5 &amp; 6" in markup
    assert "<b>x" not in markup
    assert "<i>proof" not in markup


def test_marks_lie_at_the_values_and_within_the_strip():
    markup = build(LINE)
    assert '<i class="neon-tick" style="left:50.0%"></i><i class="neon-ring" style="left:100.0%"></i>' in markup
    assert "neon-range" not in build(CATEGORY)


def test_bar_has_a_tick_at_the_usual_length_where_that_fits():
    assert 'style="width:25.0%"></div><i class="neon-usual" style="left:calc(0.75rem + 0.500' in build(LINE)
    assert 'style="width:50.0%"></div></td>' in build(CATEGORY)


def test_line_of_all_others_is_wide_and_its_long_bar_is_cut():
    markup = build(LINE, REST)
    assert '<tr class="neon-rest"><th scope="row" class="neon-of" colspan="4">the other 2 together</th>' in markup
    assert '<div class="neon-cut" style="width:100.0%">' in markup


def test_pictures_are_the_row_its_centroid_and_the_distance():
    markup = belong_markup.build_pictures((1, 2), [[0.0, 1.0], [0.5, 0.5], [1.0, 0.25]], "digit <1>")
    assert markup.count("<figure>") == 3
    assert "digit &lt;1&gt;" in markup
