"""Markup of the answer whether a row belongs anywhere. Every text of a user is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from pages.shared.explore.group_markup import MOST_LETTERS, REST, build_pixels, build_value, pixel
from pages.shared.wording import oddness_words as words

if TYPE_CHECKING:
    from pages.shared.explore.belong_table import BelongLine, BelongTable


def build_table(table: BelongTable, proof: str) -> str:
    """Return the table of a row, its sum, and the line that says that it adds up."""
    lines = "".join(_build_line(line) for line in table.lines)
    body = f"<colgroup>{_build_columns(table)}</colgroup>{_build_head()}<tbody>{lines}</tbody>"
    usual = f'<span class="neon-usual-key"><i class="neon-key neon-usual"></i>{words.USUAL}</span>'
    total = f'<p class="neon-sums">{usual}<span>{words.TOTAL} <b>{table.total}</b></span></p>'
    foot = f'{total}<p class="neon-quiet neon-proof">{escape(proof)}</p>'
    return f'<div class="neon-answer"><table class="neon-group neon-belong">{body}</table>{foot}</div>'


def _build_columns(table: BelongTable) -> str:
    """Return the columns of the table: those of numbers are as wide as their longest text, up to a limit."""
    texts = (
        [words.VALUE, *(line.value for line in table.lines)],
        [words.CENTROID, *(line.centroid for line in table.lines)],
        [line.part for line in table.lines],
    )
    own, centroid, part = (
        f'<col style="width:calc({min(MOST_LETTERS, max(map(len, column)))}ch + 0.5rem)">' for column in texts
    )
    return f'<col class="neon-of">{own}{centroid}<col class="neon-strip"><col class="neon-ink">{part}'


def _build_head() -> str:
    tick, ring = '<i class="neon-key neon-tick"></i>', '<i class="neon-key neon-ring"></i>'
    heads = (
        f'<th scope="col" class="neon-number">{words.VALUE}</th>',
        f'<th scope="col" class="neon-number">{words.CENTROID}</th>',
        f'<th scope="col" class="neon-strip">{tick}{words.VALUE} {ring}{words.CENTROID}</th>',
        f'<th scope="col" class="neon-ink" colspan="2">{words.PART}</th>',
    )
    return f'<thead><tr><td class="neon-of"></td>{"".join(heads)}</tr></thead>'


def _build_line(line: BelongLine) -> str:
    name, is_rest = escape(line.name), not line.value
    values = [f'<th scope="row" class="neon-of" colspan="4">{name}</th>']
    if not is_rest:
        values = [
            f'<th scope="row" class="neon-of" title="{name}">{name}</th>',
            build_value(line.value, f"<b>{escape(line.value)}</b>"),
            build_value(line.centroid, escape(line.centroid)),
            f'<td class="neon-strip">{_build_strip(line.places)}</td>',
        ]
    bar = f'<td class="neon-ink">{_build_bar(line)}</td><td class="neon-number neon-part">{line.part}</td>'
    return f"<tr{REST if is_rest else ''}>{''.join(values)}{bar}</tr>"


def _build_strip(places: tuple[float, float] | None) -> str:
    """Return the observed range with the ring of the centroid and the tick of the row; nothing for a category."""
    if places is None:
        return ""
    marks = "".join(
        f'<i class="neon-{name}" style="left:{100.0 * min(1.0, max(0.0, place)):.1f}%"></i>'
        for name, place in zip(("tick", "ring"), places, strict=True)
    )
    return f'<div class="neon-range" aria-hidden="true"><i class="neon-whole"></i>{marks}</div>'


def _build_bar(line: BelongLine) -> str:
    """Return the bar, with a tick at the length that is usual in the cluster; a bar longer than its cell is cut."""
    cut = ' class="neon-cut"' if line.length > 1.0 else ""
    bar = f'<div{cut} style="width:{100.0 * min(1.0, line.length):.1f}%"></div>'
    place = f"calc(0.75rem + {line.usual:.3f} * (100% - 0.75rem))"  # the cell begins with a gap
    return f'{bar}<i class="neon-usual" style="left:{place}"></i>' if line.usual <= 1.0 else bar


def build_pictures(size: tuple[int, int], shades: Sequence[Sequence[float]], called: str) -> str:
    """Return three pictures of pixels: the row, its centroid, and the squared distance between them."""
    squares = [[pixel("neon-fill", value) for value in each] for each in shades]
    captions = [caption.format(called=called) for caption in words.PICTURES]
    return build_pixels(size, squares, captions)
