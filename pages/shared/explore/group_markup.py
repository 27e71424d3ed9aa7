"""Markup of the answer about a group. Every text of a user is escaped here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from pages.shared.markup import build_sentence
from pages.shared.wording import group_words

if TYPE_CHECKING:
    from neon_core.wording.spans import Sentence
    from pages.shared.explore.group_table import GroupLine, GroupTable, Strip

HEAD = 8
"""Letters of a head that count: its type is smaller than that of the values."""
MOST_LETTERS = 14
"""Letters of a value that its column has room for."""
REST = ' class="neon-rest"'
SEEN = 0.12
"""Share of a pixel's side from which a square is drawn."""
SIGNS = {1: "neon-pro", -1: "neon-contra", 0: ""}


def build_answer(headline: Sentence, detail: Sentence, n_clusters: int) -> str:
    """Return the two sentences of the answer."""
    first = f'<h2 class="neon-headline" tabindex="-1">{build_sentence(headline, n_clusters)}</h2>'
    second = build_sentence(detail, n_clusters).strip()
    return first + (f'<p class="neon-detail">{second}</p>' if second else "")


def build_label(text: str) -> str:
    """Return the label of a choice beside it."""
    return f'<p class="neon-label">{escape(text)}</p>'


def build_group_table(table: GroupTable, called: str) -> str:
    """Return the table of a group, its sums, and the line that says that they add up; `called` is "the 58"."""
    has_relevance = bool(table.evidence)
    heads = [
        f'<th scope="col" class="neon-number">{escape(called)}</th>',
        f'<th scope="col" class="neon-number">{group_words.OTHERS}</th>',
        f'<th scope="col" class="neon-strip">{_legend(called)}</th>',
        f'<th scope="col" class="neon-ink" colspan="2">{group_words.PARTS}</th>',
        f'<th scope="col" class="neon-number">{group_words.RELEVANCE}</th>' if has_relevance else "",
    ]
    lines = "".join(_build_line(line, has_relevance) for line in table.lines)
    head = f'<thead><tr><td class="neon-of"></td>{"".join(heads)}</tr></thead>'
    table_of = f"<colgroup>{_build_columns(table, called)}</colgroup>{head}<tbody>{lines}</tbody>"
    body = f'<div class="neon-answer"><table class="neon-group">{table_of}</table>'
    return f"{body}{_build_sums(table)}</div>"


def _build_columns(table: GroupTable, called: str) -> str:
    """Return the columns of the table: those of numbers are as wide as their longest text, up to a limit."""
    texts = (
        [called[:HEAD], *(line.group for line in table.lines)],
        [group_words.OTHERS, *(line.others for line in table.lines)],
        [line.apart for line in table.lines],
        [group_words.RELEVANCE[:HEAD], *(line.relevance for line in table.lines)],
    )
    here, others, part, relevance = (
        f'<col style="width:calc({min(MOST_LETTERS, max(map(len, column)))}ch + 0.5rem)">' for column in texts
    )
    end = relevance if table.evidence else ""
    return f'<col class="neon-of">{here}{others}<col class="neon-strip"><col class="neon-ink">{part}{end}'


def _legend(called: str) -> str:
    tick, ring = '<i class="neon-key neon-tick"></i>', '<i class="neon-key neon-ring"></i>'
    return f"{tick}{escape(called)} {ring}{group_words.OTHERS}"


def _build_line(line: GroupLine, has_relevance: bool) -> str:
    name = escape(line.name)
    values = [f'<th scope="row" class="neon-of" colspan="4">{name}</th>']
    if line.strip is not None:
        values = [
            f'<th scope="row" class="neon-of" title="{name}">{name}</th>',
            build_value(line.group, f"<b>{escape(line.group)}</b>"),
            build_value(line.others, escape(line.others)),
            f'<td class="neon-strip">{_build_strip(line.strip)}</td>',
        ]
    cells = [
        *values,
        f'<td class="neon-ink">{_build_bar(line.length)}</td>',
        f'<td class="neon-number neon-part">{line.apart}</td>',
        _build_relevance(line) if has_relevance else "",
    ]
    return f"<tr{REST if line.strip is None else ''}>{''.join(cells)}</tr>"


def build_value(text: str, markup: str) -> str:
    """Return the cell of a value; the whole text of one that may be cut is its title."""
    title = f' title="{escape(text)}"' if len(text) > MOST_LETTERS // 2 else ""
    return f'<td class="neon-number"{title}>{markup}</td>'


def _build_strip(strip: Strip) -> str:
    """Return the range with the middle of the group, the ring of the others, and the tick of the group."""
    middle = ""
    if strip.middle is not None:
        low, high = (100.0 * end for end in strip.middle)
        middle = f'<i class="neon-middle" style="left:{low:.1f}%;width:{high - low:.1f}%"></i>'
    marks = "".join(
        f'<i class="neon-{name}" style="left:{100.0 * place:.1f}%"></i>'
        for name, place in (("ring", strip.others), ("tick", strip.group))
    )
    return f'<div class="neon-range" aria-hidden="true"><i class="neon-whole"></i>{middle}{marks}</div>'


def _build_bar(length: float) -> str:
    cut = ' class="neon-cut"' if length > 1.0 else ""
    return f'<div{cut} style="width:{100.0 * min(1.0, length):.1f}%"></div>'


def _build_relevance(line: GroupLine) -> str:
    text = f'<span class="{SIGNS[line.sign]}">{line.relevance}</span>'
    if not line.spread:
        return f'<td class="neon-number neon-relevance">{text}</td>'
    note = f'<span class="neon-note" role="tooltip">{escape(line.spread)}</span>'
    return f'<td class="neon-number neon-relevance" tabindex="0">{text}{note}</td>'


def _build_sums(table: GroupTable) -> str:
    evidence = f"<span>{group_words.EVIDENCE} <b>{table.evidence}</b></span>" if table.evidence else ""
    sums = f'<p class="neon-sums"><span>{group_words.APART} <b>{table.apart}</b></span> {evidence}</p>'
    return f'{sums}<p class="neon-quiet neon-proof">{group_words.describe_check(table.is_exact, bool(evidence))}</p>'


# --- pictures ---


def build_pictures(
    size: tuple[int, int], here: Sequence[float], elsewhere: Sequence[float], relevance: Sequence[float], called: str
) -> str:
    """Return four pictures of pixels: the group, the others, the difference, and what counts.

    `here` and `elsewhere` are brightnesses from 0 to 1, `relevance` is in its own unit. In the third one, the area of
    a square is the difference: it is full where the group is darker, else empty.
    """
    gaps = [a - b for a, b in zip(here, elsewhere, strict=True)]
    most, largest = max(map(abs, gaps)) or 1.0, max(map(abs, relevance)) or 1.0
    squares = (
        [pixel("neon-fill", value) for value in here],
        [pixel("neon-fill", value) for value in elsewhere],
        [_square("neon-fill" if gap > 0.0 else "neon-empty", math.sqrt(abs(gap) / most)) for gap in gaps],
        [pixel("neon-pro" if value > 0.0 else "neon-contra", abs(value) / largest) for value in relevance],
    )
    captions = [caption.format(called=called) for caption in group_words.PICTURES]
    return build_pixels(size, squares, captions)


def build_pixels(size: tuple[int, int], pictures: Sequence[Sequence[str]], captions: Sequence[str]) -> str:
    """Return pictures beside each other: the pixels of each as markup, line by line, and its caption."""
    figures = map(partial(_build_figure, size), pictures, captions)
    return f'<div class="neon-pictures">{"".join(figures)}</div>'


def pixel(look: str, opacity: float) -> str:
    """Return a pixel of a look, as opaque as its value."""
    return f'<i class="{look}" style="opacity:{opacity:.2f}"></i>'


def _square(look: str, side: float) -> str:
    """Return a square within its pixel; one that nobody would see has no edge."""
    return f'<i class="{look if side > SEEN else ""}" style="width:{90.0 * side:.0f}%;height:{90.0 * side:.0f}%"></i>'


def _build_figure(size: tuple[int, int], squares: Sequence[str], caption: str) -> str:
    title, (rows, columns) = escape(caption), size
    look = f"grid-template-columns:repeat({columns},1fr);aspect-ratio:{columns}/{rows}"
    pixels = f'<div class="neon-pixels" style="{look}" role="img" aria-label="{title}">{"".join(squares)}</div>'
    return f"<figure>{pixels}<figcaption>{title}</figcaption></figure>"
