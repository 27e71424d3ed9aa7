"""Markup of the screen Compare. Every text of a user is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from pages.shared.markup import build_sign
from pages.shared.wording import compare_words

if TYPE_CHECKING:
    from neon_core.wording import Sentence


SHORT = 16
"""Letters of a name that stays on one line, at most."""


class Bar(NamedTuple):
    """A bar: where it begins and how long it is, as shares of its cell, whether it is for, and its number."""

    start: float
    length: float
    is_for: bool
    text: str


class BarLine(NamedTuple):
    """A column of the table: its name, the row's value, and its bar on each side; None where it does not count."""

    name: str
    value: str
    bars: tuple[Bar | None, Bar | None]


class Head(NamedTuple):
    """The head of a side: its name, and its cluster and nearest competitor as markup."""

    name: str
    ends: str


class Foot(NamedTuple):
    """What is added up on a side: for, against, and the evidence; all empty where there is one cluster."""

    pro: str
    contra: str
    evidence: str


def build_spans(sentence: Sentence, n_before: int, n_after: int) -> str:
    """Return a sentence: a cluster has the shape that it has in its own clustering; 0 clusters have no shapes."""
    sizes = {"cluster": n_before, "after": n_after}
    parts = []
    for span in sentence:
        if span.role in sizes:
            sign = f"{build_sign(span.cluster, sizes[span.role])}&nbsp;" if sizes[span.role] else ""
            parts.append(f"<b>{sign}{_unbroken(span.text)}</b>")
        else:
            parts.append(f"<b>{escape(span.text)}</b>" if span.role == "strong" else escape(span.text))
    return "".join(parts)


def _unbroken(text: str) -> str:
    """Return the name of a cluster, a short one without a place for a line to end."""
    return escape(text).replace(" ", "&nbsp;") if len(text) <= SHORT else escape(text)


def build_headline(sentence: Sentence, n_before: int, n_after: int) -> str:
    """Return the headline of a row that moves."""
    return f'<h2 class="neon-headline">{build_spans(sentence, n_before, n_after)}</h2>'


def build_line(sentence: Sentence, n_before: int, n_after: int) -> str:
    """Return a sentence as a paragraph."""
    return f'<p class="neon-makeup">{build_spans(sentence, n_before, n_after)}</p>'


def build_stream(sentence: Sentence, n_before: int, n_after: int) -> str:
    """Return a stream as a small heading."""
    return f'<p class="neon-stream">{build_spans(sentence, n_before, n_after)}</p>'


def build_ends(cluster: tuple[int, str], competitor: tuple[int, str] | None, n_clusters: int) -> str:
    """Return a cluster and its nearest competitor, each as shape and short name: "2, not 1"."""
    own = f"{build_sign(cluster[0], n_clusters)}&nbsp;{escape(cluster[1])}"
    if competitor is None:
        return own
    return f"{own}, not {build_sign(competitor[0], n_clusters)}&nbsp;{escape(competitor[1])}"


def build_side(label: str, text: str) -> str:
    """Return a side of the comparison that is not chosen here, beside the field of the other side."""
    return f'<div class="neon-side"><span>{escape(label)}</span><div>{escape(text)}</div></div>'


def build_two_tables(heads: tuple[Head, Head], zero: float, lines: Sequence[BarLine], feet: tuple[Foot, Foot]) -> str:
    """Return both explanations side by side; `zero` is the place of no evidence in each cell, from 0 to 1."""
    names = "".join(f'<th scope="col" colspan="2"><b>{escape(head.name)}</b> {head.ends}</th>' for head in heads)
    head = f'<tr><td colspan="2"></td>{names}</tr>'
    body = "".join(_line(line, zero) for line in lines)
    sums = "".join(_foot(foot) for foot in feet)
    foot = f'<tr><th scope="row" colspan="2">{compare_words.SUM}</th>{sums}</tr>'
    widths = "".join(
        f'<col class="{name}">' for name in ("neon-names", "neon-values", *("neon-axes", "neon-units") * 2)
    )
    table = f"<colgroup>{widths}</colgroup><thead>{head}</thead><tbody>{body}</tbody><tfoot>{foot}</tfoot>"
    return f'<table class="neon-two">{table}</table>'


def _line(line: BarLine, zero: float) -> str:
    cells = "".join(_bar(bar, zero) for bar in line.bars)
    return f'<tr><th scope="row">{escape(line.name)}</th><td>{escape(line.value)}</td>{cells}</tr>'


def _bar(bar: Bar | None, zero: float) -> str:
    if bar is None:
        return f'<td class="neon-axis"></td><td class="neon-quiet">{compare_words.NOT_COUNTED}</td>'
    side = "neon-for" if bar.is_for else "neon-against"
    place = f"left:{100.0 * bar.start:.2f}%;width:{100.0 * bar.length:.2f}%"
    axis = f'<div class="neon-zero" style="left:{100.0 * zero:.2f}%"></div>'
    drawn = f'<div class="{side}" style="{place}"></div>'
    return f'<td class="neon-axis">{axis}{drawn}</td><td class="{side}">{escape(bar.text)}</td>'


def _foot(foot: Foot) -> str:
    if not foot.evidence:
        return f'<td colspan="2" class="neon-quiet">{compare_words.NO_COMPETITOR}</td>'
    pro, contra = f'<span class="neon-for">{foot.pro}</span>', f'<span class="neon-against">{foot.contra}</span>'
    return f'<td colspan="2">{pro} {contra} = <b class="neon-evidence">{foot.evidence}</b></td>'
