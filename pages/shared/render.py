"""Sentences to Markdown and small pieces of HTML. Everything that is not ours is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable

from neon_core.style import AGAINST, FOR, cluster_color, cluster_glyph
from neon_core.wording import Span

# Anywhere; a point inside a word (www.x.org would become a link); at the start, what would make a list or a heading.
_SPECIAL = re.compile(r"[\\`*_{}\[\]()!|~$:<>&^@]|(?<=\w)\.(?=[^\W\d])|^[#+\-=]|(?<=^\d)[.)]")


def literal(text: str) -> str:
    """Write text so that Markdown, LaTeX, Streamlit's directives and HTML leave it alone.

    Examples
    --------
    >>> literal("a_b <i>")
    'a&#95;b &#60;i&#62;'
    """
    return _SPECIAL.sub(lambda m: f"&#{ord(m[0])};", text.replace("\n", " "))


def markdown(sentence: Iterable[Span], n_clusters: int) -> str:
    """Return a sentence as Markdown; clusters with shape and colour (needs `unsafe_allow_html`)."""
    return "".join(_span(span, n_clusters) for span in sentence)


def _span(span: Span, n_clusters: int) -> str:
    text = literal(span.text)
    if span.role == "cluster":
        return f"{glyph(span.cluster, n_clusters)}&nbsp;**{text}**"
    if span.role in ("for", "against"):
        return f":{'blue' if span.role == 'for' else 'orange'}[**{text}**]"
    return f"**{text}**" if span.role == "strong" else text


def glyph(cluster: int, n_clusters: int) -> str:
    """Return a cluster's shape in its colour, as HTML."""
    return f'<span style="color:{cluster_color(cluster)}">{cluster_glyph(cluster, n_clusters)}</span>'


def _strip(parts: Iterable[tuple[float, str]]) -> str:
    cells = "".join(
        f'<div style="flex:{share:.6f} 0 0;{look};height:6px;border-radius:2px;box-sizing:border-box"></div>'
        for share, look in parts
        if share > 0.0
    )
    return f'<div style="display:flex;gap:2px;width:100%">{cells}</div>'


def shares_strip(shares: Iterable[float]) -> str:
    """Return the competitors' shares as a strip in their colours, largest first, as HTML."""
    ordered = sorted(enumerate(map(float, shares)), key=lambda pair: -pair[1])
    return _strip((share, f"background:{cluster_color(k)}") for k, share in ordered if share >= 0.005)


def balance_strips(pro: float, contra: float) -> str:
    """Return all that counts for over all that counts against, what remains outlined, as HTML; `pro` is not 0."""
    against = min(-contra / pro, 1.0)
    both = [
        _strip([(1.0, f"background:{FOR}")]),
        _strip([(against, f"background:{AGAINST}"), (1.0 - against, "border:1px solid currentColor")]),
    ]
    return f'<div style="display:grid;gap:3px;width:100%;max-width:220px">{"".join(both)}</div>'


def larger(markdown_text: str) -> str:
    """Return Markdown in the size of an answer, between a heading of level 2 and one of level 3."""
    return f'<span style="font-size:1.375rem;font-weight:500">{markdown_text}</span>'
