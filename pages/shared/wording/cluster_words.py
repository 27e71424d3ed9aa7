"""The screen of the clusters: cards, rules, names, and clusters side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from neon_core.text import call_cluster, count, join, shorten
from neon_core.wording import (
    format_amount,
    format_contrast,
    format_contrast_name,
    format_number,
    format_percent,
)

if TYPE_CHECKING:
    from neon_core.short_rules import Rule
    from neon_core.summaries import ClusterProfile, ColumnContrast

WAITING = "Looking for a rule"
COPY = "copy"
COPY_HELP = "The rule as text, as a query of pandas, and as the condition of a WHERE in SQL"
AS_TEXT, AS_QUERY, AS_MASK, AS_SQL = (
    "As text",
    "For frame.query(…) in pandas",
    "For frame[…] in pandas",
    "For WHERE in SQL",
)
NAME_IT, RENAME = "name it", "rename"
NO_NAME = "Use the number again"
PAIRS = "Cluster against cluster"
PAIRS_CAPTION = (
    "The squared distance of the two centroids, and the part of each column in it: the larger, the further apart."
)
ONE_CLUSTER = "There is one cluster, so there are no two to compare."
OTHER_PAIR = "Another pair"
CHOOSE_PAIR = "Choose two clusters"
NEAREST = "the nearest two"
SAME_PLACE = "Their centroids are in the same place."
MERGE, UNDO = "Merge them", "Undo"
SPLIT = "Split a cluster in two"
CHOOSE_CLUSTER = "Choose a cluster"
SPLIT_HELP = "K-Means with two centroids finds the two in its rows. Every row then goes to its nearest centroid."
MERGE_HELP = "Make them one cluster, which keeps both centroids. No row moves."
SUM = "squared distance"

NUMBERS = re.compile(r"\d+(?:,\d{3})* of \d+(?:,\d{3})*")
"""The numbers of what a rule finds, which are drawn bold."""


def describe_size(profile: ClusterProfile, nouns: tuple[str, str]) -> str:
    """Return the size of a cluster with its share of all rows: "116 customers, 29 %"."""
    return f"{count(profile.size, *nouns)}, {format_percent(profile.share)}"


def format_more_cards(n_more: int) -> str:
    """Return the label of the cards that are closed at first."""
    return f"{n_more} more"


def format_name_field(cluster: int) -> str:
    """Return the label of the field for the name of a cluster."""
    return f"Name of cluster {cluster}"


def format_suggestion(name: str) -> str:
    """Return the label of the button that takes the suggested name."""
    return f"Use “{name}”"


def call_pair(clusters: tuple[int, int], names: Sequence[str]) -> tuple[str, str]:
    """Return what two clusters are called beside each other."""
    first, second = (shorten(call_cluster(cluster, names), 24) for cluster in clusters)
    return first, second


def format_pair_heads(clusters: tuple[int, int], names: Sequence[str]) -> tuple[str, str]:
    """Return what two clusters are called over a table: a name, or the number alone, since a shape stands before it."""
    named = {k: name for k, name in enumerate(names) if name}
    first, second = (shorten(named.get(cluster, str(cluster)), 24) for cluster in clusters)
    return first, second


def format_squared(value: float, whole: float) -> str:
    """Return a part of a squared distance, with as many decimals as suit the whole.

    Examples
    --------
    >>> format_squared(0.2631, 0.535), format_squared(2631.4, 53500.0)
    ('0.263', '2,631')
    """
    return format_number(value, 3) if 0.005 <= whole < 1000.0 else format_amount(value)


def format_pair_row(column: ColumnContrast) -> tuple[str, str, str]:
    """Return a column of a pair: its name, and the values of the two centroids in the user's units."""
    feature = column.telling
    return format_contrast_name(column, feature), *format_contrast(column, feature)


def describe_between(n_between: int, nouns: tuple[str, str], has_rows: bool) -> str:
    """Return how many rows lie between two clusters, before the links to the two nearest across the border.

    Examples
    --------
    >>> describe_between(38, ("wine", "wines"), True), describe_between(1, ("wine", "wines"), False)
    ('38 wines lie between them. The closest across the border:', '1 wine lies between them.')
    """
    number = count(n_between, *nouns) if n_between else f"No {nouns[0]}"
    sentence = f"{number} {'lie' if n_between > 1 else 'lies'} between them."
    return f"{sentence} The closest across the border:" if has_rows else sentence


def describe_merged(signs: Sequence[str]) -> str:
    """Return what a merged cluster is made of, from the shape and number of each part."""
    return f"merged from {join(signs)}"


def describe_rule_texts(rule: Rule) -> tuple[tuple[str, str, str | None], ...]:
    """Return the texts of a rule to copy: the caption of each, the text, and its language."""
    pandas = (AS_QUERY, rule.query) if rule.is_query else (AS_MASK, rule.mask)
    return (AS_TEXT, rule.words, None), (*pandas, "python"), (AS_SQL, rule.sql, "sql")


def describe_edit(kind: str, clusters: Sequence[int]) -> str:
    """Return what was done by hand last.

    Examples
    --------
    >>> describe_edit("merge", (0, 3)), describe_edit("split", (1,))
    ('Clusters 0 and 3 are merged.', 'Cluster 1 is split.')
    """
    return f"Clusters {join(clusters)} are merged." if kind == "merge" else f"Cluster {clusters[0]} is split."
