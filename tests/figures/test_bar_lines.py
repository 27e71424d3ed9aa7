"""The lines that the bars of a row and those of two rows have in common."""

from __future__ import annotations

import numpy as np

from neon_core.figures.bar_lines import BarLines, build_bar_lines, join_rest, line_height, sign_color, split_columns
from neon_core.figures.wrapped_labels import build_label
from neon_core.style import AGAINST, FOR, MUTED


def test_rest_shares_the_last_line():
    order = np.array([2, 0, 1, 3])
    shown, rest = split_columns(order, 3)
    assert (shown.tolist(), rest.tolist()) == ([2, 0], [1, 3])
    assert join_rest(np.array([1.0, 2.0, 4.0, 8.0]), shown, rest).tolist() == [4.0, 1.0, 10.0]
    shown, rest = split_columns(order, 4)
    assert rest.size == 0
    assert join_rest(np.arange(4.0), shown, rest).tolist() == [2.0, 0.0, 1.0, 3.0]


def test_figure_has_a_line_for_each_bar_and_its_words():
    labels = [build_label("hue", "1.25"), build_label("a name of many words that needs two or three lines, at least")]
    lines = BarLines(labels, np.array([0.5, -0.2]), ["+0.500", "−0.200"], ["legend"], ("apart", "near"), "unit")
    figure = build_bar_lines([], lines)
    assert [note.text for note in figure.layout.annotations] == [
        *("legend", "apart", "near", "unit"),
        *("<b>+0.500</b>", "<b>−0.200</b>"),
    ]
    assert figure.data[0].marker.color == (FOR, AGAINST)
    assert figure.layout.height - figure.layout.margin.t - figure.layout.margin.b == 2 * line_height(labels)


def test_zero_has_no_sign_and_no_colour():
    assert [sign_color(value) for value in (1.0, -1.0, 0.0)] == [FOR, AGAINST, MUTED]
