"""Markup of the cards and pairs. Every text of a user is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from neon_core.wording import card_words
from pages.shared.markup import build_sign
from pages.shared.wording import cluster_words


class PairRow(NamedTuple):
    """A line of a pair: a column, the values of both centroids, the length of its bar (0 to 1), and its part."""

    name: str
    first: str
    second: str
    length: float
    part: str


def build_name(cluster: int, n_clusters: int, called: str) -> str:
    """Return the heading of a card."""
    return f'<h2 class="neon-name">{build_sign(cluster, n_clusters)} {escape(called)}</h2>'


def build_size(size: str) -> str:
    """Return the size of a cluster."""
    return f'<div class="neon-size">{escape(size)}</div>'


def build_sentence(pieces: Sequence[tuple[str, str]], merged: str = "") -> str:
    """Return the sentence of a card; `merged` is markup on what a merged cluster is made of."""
    text = "".join(f"<b>{escape(bold)}</b>{escape(rest)}" if bold else escape(rest) for bold, rest in pieces)
    return f'<p class="neon-makeup">{text}</p>' + (f'<p class="neon-quiet">{merged}</p>' if merged else "")


def build_merged(clusters: Sequence[int], n_before: int) -> str:
    """Return what a merged cluster is made of, with the shapes that the two had."""
    return cluster_words.describe_merged([f"{build_sign(k, n_before)} {k}" for k in clusters])


def build_rule(text: str, is_rule: bool) -> str:
    """Return the line of the rule, or why there is none."""
    if not is_rule:
        return f'<p class="neon-rule neon-quiet">{escape(text)}</p>'
    return f'<p class="neon-rule"><span class="neon-quiet">{card_words.RULE}</span> {escape(text)}</p>'


def build_found(found: str) -> str:
    """Return what a rule finds, its numbers bold."""
    text = cluster_words.NUMBERS.sub(lambda match: f"<b>{match[0]}</b>", escape(found))
    return f'<p class="neon-found">{text}</p>'


def build_between(sentence: str) -> str:
    """Return the sentence on the rows between two clusters."""
    return f'<p class="neon-between">{escape(sentence)}</p>'


def build_pair_table(
    clusters: tuple[int, int], n_clusters: int, heads: tuple[str, str], rows: Sequence[PairRow], total: str
) -> str:
    """Return both centroids side by side, with bars that add up to the squared distance."""
    names = "".join(
        f'<th scope="col">{build_sign(cluster, n_clusters)}&nbsp;{escape(head)}</th>'
        for cluster, head in zip(clusters, heads, strict=True)
    )
    lines = "".join(map(_pair_line, rows))
    foot = f'<tr><th scope="row">{cluster_words.SUM}</th><td></td><td></td><td></td><td><b>{total}</b></td></tr>'
    head = f"<tr><td></td>{names}<td></td><td></td></tr>"
    return f'<table class="neon-pair"><thead>{head}</thead><tbody>{lines}</tbody><tfoot>{foot}</tfoot></table>'


def _pair_line(row: PairRow) -> str:
    cells = "".join(f"<td>{escape(text)}</td>" for text in (row.first, row.second))
    bar = f'<td class="neon-bar"><div style="width:{100.0 * row.length:.1f}%"></div></td>'
    return f'<tr><th scope="row">{escape(row.name)}</th>{cells}{bar}<td>{escape(row.part)}</td></tr>'
