"""Markup of the screen of new rows. Every text of a user is escaped here."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from neon_core.text import call_cluster
from pages.shared.markup import build_ends, build_sentence, build_sign, short_name
from pages.shared.wording import new_rows_words as words

if TYPE_CHECKING:
    from neon_core.saved.cluster_drift import Drift
    from neon_core.saved.moved_since import MovedRows
    from neon_core.wording.spans import Sentence

MOST_MOVES = 8
"""Pairs of clusters that are named."""


def build_shares(drift: Drift, names: tuple[str, ...]) -> str:
    """Return the shares of the clusters before and now as a table."""
    table = drift.table
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in words.HEADS)
    lines = []
    for k in range(len(table)):
        before, now, change, low, high = (
            float(table[part].iloc[k]) for part in ("share before", "share now", "change", "low", "high")
        )
        name = f"{build_sign(k, len(table))}&nbsp;{escape(call_cluster(k, names))}"
        cells = (
            _share(before, int(table["before"].iloc[k])),
            _share(now, int(table["now"].iloc[k])),
            f"<b>{words.format_change(change)}</b>",
            f"{words.format_change(low)} to {words.format_change(high)}",
        )
        lines.append(f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>')
    caption = f"<caption>{words.SHARES}</caption>"
    return f'<table class="neon-shares">{caption}<thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table>'


def _share(share: float, n_rows: int) -> str:
    return f'{words.format_share(share)} <span class="neon-quiet">({n_rows:,})</span>'


def build_moves(moved: MovedRows) -> str:
    """Return how many rows went from each cluster to each other one, the most first; some of many."""
    n_clusters, flows = len(moved.flows), moved.flows
    pairs = [(a, b) for a in range(n_clusters) for b in range(n_clusters) if a != b and flows[a, b]]
    pairs.sort(key=lambda pair: -int(flows[pair]))
    moves = [
        f"<b>{flows[pair]:,}</b> from {_call(pair[0], n_clusters, moved.cluster_names)} to "
        f"{_call(pair[1], n_clusters, moved.cluster_names)}"
        for pair in pairs[:MOST_MOVES]
    ]
    rest = len(pairs) - len(moves)
    more = [words.format_more_moves(rest, sum(int(flows[pair]) for pair in pairs[MOST_MOVES:]))] if rest else []
    return f'<p class="neon-makeup">{", ".join([*moves, *more])}.</p>'


def _call(cluster: int, n_clusters: int, names: tuple[str, ...]) -> str:
    """Return a cluster with its shape, on one line."""
    return f'<span class="neon-cluster">{build_ends((cluster, short_name(cluster, names)), None, n_clusters)}</span>'


def build_headline(sentence: Sentence, n_clusters: int) -> str:
    """Return the headline of a row."""
    return f'<h2 class="neon-headline">{build_sentence(sentence, n_clusters)}</h2>'
