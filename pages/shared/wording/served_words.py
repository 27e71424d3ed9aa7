"""The table that `neon serve` opens the dashboard on."""

from __future__ import annotations

from neon_core.text import count
from pages.shared.wording.progress_words import shorten_file
from pages.shared.wording.upload_words import HOW_READ


def describe_doubts(name: str, n_doubts: int) -> str:
    """Return the sentence that a file could be read in another way, and where to look.

    Examples
    --------
    >>> describe_doubts("towns.csv", 1)
    'towns.csv could be read in another way in 1 place. “How it was read” in the sidebar shows it.'
    """
    shows = "shows it" if n_doubts == 1 else "shows them"
    places = count(n_doubts, "place")
    return f"{shorten_file(name)} could be read in another way in {places}. “{HOW_READ}” in the sidebar {shows}."


def describe_many_clusters(n_clusters: int, most: int, instead: int) -> str:
    """Return the sentence that this dashboard draws fewer clusters.

    Examples
    --------
    >>> describe_many_clusters(80, 50, 3)
    'The command asks for 80 clusters, and this page draws at most 50. Shown instead: 3 clusters.'
    """
    asked, shown = count(n_clusters, "cluster"), count(instead, "cluster")
    return f"The command asks for {asked}, and this page draws at most {most}. Shown instead: {shown}."


def describe_lost_file(name: str, reason: str) -> str:
    """Return the sentence that the file cannot be opened any more.

    Examples
    --------
    >>> describe_lost_file("towns.csv", "No such file or directory")
    'The file towns.csv cannot be opened any more (No such file or directory). Shown instead: a sample.'
    """
    return f"The file {shorten_file(name)} cannot be opened any more ({reason}). Shown instead: a sample."


def describe_grown_file(name: str, most: int) -> str:
    """Return the sentence that the file has become larger than this dashboard reads.

    Examples
    --------
    >>> describe_grown_file("towns.csv", 200)
    'The file towns.csv has grown beyond 200 MB. Shown instead: a sample.'
    """
    return f"The file {shorten_file(name)} has grown beyond {most:,} MB. Shown instead: a sample."
