"""Labels of lines that keep their whole text: wrapped instead of cut, with the margin that they need."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import NamedTuple

from neon_core.figures.figure_style import escape_markup
from neon_core.text import one_line

LETTERS = 34
"""Letters of a line of a label, at most, where the caller has no other wish."""

LONGEST = 400
"""Letters of a text of which every one is shown."""

SIZE = 13
"""The size of the font."""

LINE_HEIGHT = 17
"""Height of a line of a label, in pixels."""

WIDTHS = {"narrow": 0.32, "usual": 0.58, "wide": 0.86, "full": 1.05}
"""Widths of letters, as shares of the size of the font; a little more than Arial's."""

NARROW, WIDE = frozenset("iljtfrI.,:;|'!()[] \N{NO-BREAK SPACE}"), frozenset("mwMWOQGDNHU@%—–…")


class Label(NamedTuple):
    """A label: its markup, its lines, and its width in pixels."""

    markup: str
    n_lines: int
    width: float


def build_label(name: str, value: str = "", letters: int = LETTERS) -> Label:
    """Return a name with a value in bold behind it; a long one has several lines.

    Examples
    --------
    >>> build_label("hue", "1.25").markup
    'hue  <b>1.25</b>'
    >>> build_label("a name of very many words that fits no single line", "7").markup
    'a name of very many words that<br>fits no single line  <b>7</b>'
    """
    names, values = (textwrap.wrap(one_line(text, LONGEST), letters) for text in (name, value))
    plain = [[(escape_markup(line), line)] for line in names or [""]]
    bold = [(f"<b>{escape_markup(line)}</b>", line) for line in values]
    if bold and names and len(names[-1]) + len(values[0]) <= letters:
        plain[-1].append(bold.pop(0))
    lines = [*plain, *([piece] for piece in bold)]
    markup = "<br>".join("  ".join(text for text, _ in line) for line in lines)
    return Label(markup, len(lines), max(text_width("  ".join(bare for _, bare in line), SIZE) for line in lines))


def text_width(text: str, size: int) -> float:
    """Return about how wide a text is, in pixels: rather more than less.

    Examples
    --------
    >>> text_width("hue", 13) < text_width("HUE", 13) < text_width("漢字漢字", 13)
    True
    """
    return size * sum(WIDTHS[_letter_width(letter)] for letter in text)


def _letter_width(letter: str) -> str:
    if unicodedata.east_asian_width(letter) in "WF":
        return "full"
    return "narrow" if letter in NARROW else "wide" if letter in WIDE else "usual"
