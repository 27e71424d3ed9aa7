"""Sentences as spans: text with a role, so that each page renders it in its own way and escapes what users wrote.

A template is a sentence with slots, {name}. Python fills it here; where numbers follow a hand, a browser fills the same
template in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Span:
    """A piece of a sentence.

    Attributes
    ----------
    text : str
        As it is to be read; not escaped.
    role : str
        "plain", "strong", "cluster" (with its number), "for" or "against".
    cluster : int
        The cluster that it names, -1 for none.
    """

    text: str
    role: str = "plain"
    cluster: int = -1


Sentence = tuple[Span, ...]


def plain(sentence: Iterable[Span]) -> str:
    """Return a sentence as bare text.

    Examples
    --------
    >>> plain((Span("Wine 3 is in "), Span("cluster 2", "cluster", 2), Span(".")))
    'Wine 3 is in cluster 2.'
    """
    return "".join(span.text for span in sentence)


def cluster_name(cluster: int) -> Span:
    """Name a cluster; its shape and colour are the page's to add."""
    return Span(f"cluster {cluster}", "cluster", cluster)


AND = " and "
Slot = str | int | tuple[str, ...]


def fill(template: Iterable[Span], **slots: Slot) -> Sentence:
    """Fill a template.

    A span that is one slot becomes the name of a cluster where the slot is a number, and a list ("A and B", each with
    the span's role) where it is a tuple; else slots are text within the span's text. What is filled in is not read
    again, so names may have braces in them.

    Examples
    --------
    >>> template = (Span("{names}", "for"), Span(" for "), Span("{own}"), Span(", {much} so."))
    >>> plain(fill(template, names=("hue", "{ash}"), own=2, much="clearly"))
    'hue and {ash} for cluster 2, clearly so.'
    """
    return tuple(filled for span in template for filled in _filled(span, slots))


def _filled(span: Span, slots: dict[str, Slot]) -> Sentence:
    value = slots.get(span.text[1:-1]) if span.text[:1] == "{" and span.text[-1:] == "}" else None
    if isinstance(value, int):
        return (cluster_name(value),)
    if isinstance(value, tuple):
        pairs = [(Span(AND), replace(span, text=name)) for name in value]
        return tuple(part for pair in pairs for part in pair)[1:]
    return (replace(span, text=span.text.format(**slots)),)


def listed(sentence: Iterable[Span]) -> list[Any]:
    """Return a sentence as [text, role, cluster] for each span; a plain one as its text.

    Examples
    --------
    >>> listed((Span("Wine 3 is in "), Span("cluster 2", "cluster", 2)))
    ['Wine 3 is in ', ['cluster 2', 'cluster', 2]]
    """
    return [span.text if span.role == "plain" else [span.text, span.role, span.cluster] for span in sentence]
