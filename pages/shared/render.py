"""Sentences to Markdown and small pieces of HTML. Everything that is not ours is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable

from neon_core.style import cluster_color, cluster_glyph
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
