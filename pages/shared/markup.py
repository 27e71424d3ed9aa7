"""Markup that several rooms draw with `st.html`. Every text of a user is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from neon_core.style import cluster_color, cluster_glyph
from neon_core.text import shorten

if TYPE_CHECKING:
    from neon_core.wording.spans import Span


UNBROKEN = 24
"""Letters of a cluster's name that stay on one line, with its shape and what follows it: a comma, a full stop."""


def build_sign(cluster: int, n_clusters: int) -> str:
    """Return the shape of a cluster in its colour.

    Examples
    --------
    >>> build_sign(0, 3)
    '<span class="neon-sign" style="color:#..." aria-hidden="true">●</span>'
    """
    color, glyph = cluster_color(cluster), cluster_glyph(cluster, n_clusters)
    return f'<span class="neon-sign" style="color:{color}" aria-hidden="true">{glyph}</span>'


def build_ends(first: tuple[int, str], second: tuple[int, str] | None, n_clusters: int, between: str = ", not ") -> str:
    """Return two clusters, each as shape and short name: "2, not 1"; the first alone where there is no other.

    Examples
    --------
    >>> build_ends((0, "Old"), None, 3)
    '<span class="neon-sign" style="color:#..." aria-hidden="true">●</span>&nbsp;Old'
    """
    ends = [f"{build_sign(k, n_clusters)}&nbsp;{escape(name)}" for k, name in filter(None, (first, second))]
    return between.join(ends)


def short_name(cluster: int, names: Sequence[str]) -> str:
    """Return the name of a cluster beside its shape: its number where it has none.

    Examples
    --------
    >>> short_name(1, ("", "Old vines")), short_name(0, ("", "Old vines")), short_name(2, ())
    ('Old vines', '0', '2')
    """
    return shorten((names[cluster] if names else "") or str(cluster), UNBROKEN)


def build_sentence(sentence: Iterable[Span], n_clusters: int) -> str:
    """Return a sentence: its strong words bold, and each cluster with its shape.

    Examples
    --------
    >>> from neon_core.wording.spans import Span
    >>> build_sentence([Span("High "), Span("<i>", "strong")], 3)
    'High <b>&lt;i&gt;</b>'
    """
    return "".join(_build_span(span, n_clusters) for span in sentence)


def _build_span(span: Span, n_clusters: int) -> str:
    text = escape(span.text)
    if span.role == "cluster":
        kind = "neon-cluster" if len(span.text) <= UNBROKEN else "neon-cluster neon-long"
        return f'<span class="{kind}">{build_sign(span.cluster, n_clusters)}&nbsp;<b>{text}</b></span>'
    return text if span.role == "plain" else f"<b>{text}</b>"
