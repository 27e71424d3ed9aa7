"""Markup of the screen Compare. Every text of a user is escaped here."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from pages.shared.markup import build_sign

if TYPE_CHECKING:
    from neon_core.wording import Sentence


SHORT = 16
"""Letters of a name that stays on one line, at most."""


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


def build_side(label: str, text: str) -> str:
    """Return a side of the comparison that is not chosen here, beside the field of the other side."""
    return f'<div class="neon-side"><span>{escape(label)}</span><div>{escape(text)}</div></div>'
