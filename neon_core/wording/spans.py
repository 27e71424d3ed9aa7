"""Sentences as spans: text with a role, so that each page renders it in its own way and escapes what users wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
