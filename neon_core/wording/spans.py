"""Sentences as spans: text with a role, so that each page renders a role in its own way and escapes the users' text.

A template is a sentence with slots, {name}. Python fills templates here; where numbers change under a dragged slider,
the browser fills the same templates in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from neon_core.text import call_cluster


@dataclass(frozen=True)
class Span:
    """A piece of a sentence.

    Attributes
    ----------
    text : str
        The text itself, not escaped.
    role : str
        "plain", "strong", "cluster" (with its number), "for" or "against".
    cluster : int
        The cluster that the span names, -1 for none.
    """

    text: str
    role: str = "plain"
    cluster: int = -1


Sentence = tuple[Span, ...]


def to_text(sentence: Iterable[Span]) -> str:
    """Return a sentence as bare text.

    Examples
    --------
    >>> to_text((Span("Wine 3 is in "), Span("cluster 2", "cluster", 2), Span(".")))
    'Wine 3 is in cluster 2.'
    """
    return "".join(span.text for span in sentence)


def cluster_span(cluster: int, names: Sequence[str] = ()) -> Span:
    """Return the name of a cluster as a span, see `call_cluster`; the page adds shape and colour, and escapes it."""
    return Span(call_cluster(cluster, names), "cluster", cluster)


AND = " and "
Slot = str | int | Span | tuple[str, ...]


def fill(template: Iterable[Span], **slots: Slot) -> Sentence:
    """Return a template with its slots filled.

    A span that is one slot becomes the name of a cluster where the value is a number or a span, and a list ("A and B",
    each with the span's role) where it is a tuple. Other slots are text within the span's text. A value is not searched
    for slots, so names may have braces.

    Examples
    --------
    >>> template = (Span("{names}", "for"), Span(" for "), Span("{own}"), Span(", {much} so."))
    >>> to_text(fill(template, names=("hue", "{ash}"), own=2, much="clearly"))
    'hue and {ash} for cluster 2, clearly so.'
    """
    return tuple(filled for span in template for filled in _filled(span, slots))


def _filled(span: Span, slots: dict[str, Slot]) -> Sentence:
    value = slots.get(span.text[1:-1]) if span.text[:1] == "{" and span.text[-1:] == "}" else None
    if isinstance(value, int):
        return (cluster_span(value),)
    if isinstance(value, Span):
        return (value,)
    if isinstance(value, tuple):
        pairs = [(Span(AND), replace(span, text=name)) for name in value]
        return tuple(part for pair in pairs for part in pair)[1:]
    return (replace(span, text=span.text.format(**slots)),)


def to_list(sentence: Iterable[Span]) -> list[Any]:
    """Return a sentence as [text, role, cluster] for each span, and as bare text for a plain one.

    Examples
    --------
    >>> to_list((Span("Wine 3 is in "), Span("cluster 2", "cluster", 2)))
    ['Wine 3 is in ', ['cluster 2', 'cluster', 2]]
    """
    return [span.text if span.role == "plain" else [span.text, span.role, span.cluster] for span in sentence]
