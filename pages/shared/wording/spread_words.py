"""How columns spread over the clusters: what differs, what hardly does, and the words of the pictures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from neon_core.text import call_cluster, capitalize, count, join_some, one_line
from neon_core.wording.cluster_values import format_quantiles, format_share
from neon_core.wording.headline import ONE_CLUSTER as NO_OTHER
from neon_core.wording.spreads import FADES, HEAT_KEY, HEAT_SUM, format_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.column_description import ColumnDescription
    from neon_core.summaries import ColumnSpread

TITLE = "How features spread"
VIEW = "Which columns"
COUNTED, NOT_COUNTED = "counted", "not counted"
VIEWS = {COUNTED: "what counted", NOT_COUNTED: "what did not"}
CHOOSE = "Choose a feature to see how it spreads."
LEGEND = f"{HEAT_KEY} {CHOOSE}"
ONE_CLUSTER = f"{NO_OTHER} {CHOOSE}"
SAVE = "Save these numbers as CSV"
FILES = {COUNTED: "relevance-by-cluster.csv", NOT_COUNTED: "values-by-cluster.csv"}
ENDINGS = {"class": "the class", "ignore": "ignored", "describe": "", "feature": ""}
"""Behind the name of a column, by its role."""
STRIP_LEGEND = {
    True: "Tick: the median. Wide: the middle half. Thin: the middle 90 %.",
    False: "Each strip is the whole cluster, parted into the shares of the values.",
}
HINTS = {
    "eta squared": "The share of the variance that lies between the clusters: 0 is none of it, 1 all of it.",
    "Cramér's V": "0: every cluster has the same shares. 1: the cluster tells the value.",
}
COUNTED_NOTE = "It counted, so the clusters must differ in it."
BY_CHANCE = "Clusters of these sizes with rows dealt out at random: {chance}."
EMPTY, NO_VALUE = "no rows", "no value"
HEAT = {
    "feature": "feature",
    "views": {"relevance": "mean relevance", "absolute": "mean absolute relevance"},
    "sum": HEAT_SUM,
    "cell": "{name} in {cluster}",
    "numbers": "mean relevance {relevance}, mean absolute relevance {absolute}",
    "sides": {"1": "above the clusters it is compared with", "-1": "below the clusters it is compared with"},
    "sort": "Sort by {cluster}",
    "open": "Show how {name} spreads",
    "more": "Also there:",
    "close": "Close",
    "fades": FADES,
}
"""Words of the browser, and how the values of a category fade by their rank."""

LITTLE, MUCH = 0.06, 0.14
"""Shares of a spread below which clusters hardly differ, and from which on they do: Cohen's medium and large effect."""
MOST = 5
"""Names in one sentence, at most."""


class Finding(NamedTuple):
    """How much of a column's spread the clusters account for beyond chance, from 0 to 1; NaN where nothing is known."""

    name: str
    role: str
    share: float

    @property
    def is_named_class(self) -> bool:
        """Whether it is the known class under another name."""
        return self.role == "class" and self.name.lower() != "class"


def describe_others(findings: Sequence[Finding]) -> str:
    """Return the sentences on the columns that did not count.

    Examples
    --------
    >>> town, kind = Finding("town", "describe", 0.01), Finding("kind", "class", 0.64)
    >>> describe_others([town, kind])
    'The clusters hardly differ in town. They do in kind, the known class, though it did not count either.'
    >>> describe_others([kind])
    'The clusters differ in kind, the known class, though it did not count.'
    """
    known = [one for one in findings if not math.isnan(one.share)]
    hardly, somewhat, much = ([one for one in known if _degree(one) == degree] for degree in range(3))
    sentences: list[str] = []
    for group, before in ((hardly, "hardly differ"), (somewhat, "differ a little"), (much, "differ")):
        if group:
            start = "They do" if group is much and sentences else f"{'They' if sentences else 'The clusters'} {before}"
            end = _though(group, is_more=bool(sentences)) if group is much else ""
            sentences.append(f"{start} in {_names(group)}{end}.")
    return " ".join(sentences)


def _degree(finding: Finding) -> int:
    return (finding.share >= LITTLE) + (finding.share >= MUCH)


def _names(findings: Sequence[Finding]) -> str:
    """Return the names of columns in a sentence, the class with its role."""
    if len(findings) == 1:
        return one_line(findings[0].name) + (", the known class" if findings[0].is_named_class else "")
    names = [one_line(one.name) + (" (the known class)" if one.is_named_class else "") for one in findings]
    return join_some(names, MOST)


def _though(group: Sequence[Finding], *, is_more: bool) -> str:
    words = ", though it did not count" if len(group) == 1 else ", though they did not count"
    return words + (" either" if is_more else "")


def describe_counted(names: Sequence[str], n_clusters: int) -> str:
    """Return the sentence on the columns that counted, the largest mean relevance first.

    Examples
    --------
    >>> describe_counted(["proline", "alcohol", "hue", "ash"], 3), describe_counted(["hue"], 2)
    ('proline, alcohol and hue have the largest mean relevance in a cluster.', 'Only hue counts.')
    >>> describe_counted(["hue"], 1)[:33]
    'Everything is in one cluster: the'
    """
    if n_clusters == 1:
        return ONE_CLUSTER
    if len(names) == 1:
        return f"Only {one_line(names[0])} counts."
    first = list(map(one_line, names[: 1 if len(names) < 4 else 3]))
    return f"{join_some(first)} {'has' if len(first) == 1 else 'have'} the largest mean relevance in a cluster."


def ending_of(name: str, role: str, unit: str) -> str:
    """Return the text behind a column's name: its unit, and that it is the class or ignored.

    Examples
    --------
    >>> ending_of("Segment", "class", ""), ending_of("class", "class", ""), ending_of("Spent", "ignore", "€")
    (', the class', '', ', €, ignored')
    """
    word = "" if name.lower() == "class" else ENDINGS.get(role, "")
    return "".join(f", {part}" for part in (unit, word) if part)


def describe_strips(has_ranges: Sequence[bool]) -> str:
    """Return how strips are read: those of the numbers and of the categories, as far as there are some.

    Examples
    --------
    >>> describe_strips([True]), len(describe_strips([True, False])) > 100
    ('Tick: the median. Wide: the middle half. Thin: the middle 90 %.', True)
    """
    return " ".join(STRIP_LEGEND[kind] for kind in (False, True) if kind in has_ranges)


def measure_hint(spread: ColumnSpread) -> list[str]:
    """Return the words on the measure of a column, the measure first; none where there is none."""
    measure = format_measure(spread.measure, spread.separation)
    if not measure:
        return []
    chance = format_measure(spread.measure, spread.chance)
    note = COUNTED_NOTE if spread.counted else BY_CHANCE.format(chance=chance)
    return [measure, HINTS[spread.measure], note]


def strip_notes(spread: ColumnSpread, nouns: tuple[str, str], *, is_opened: bool) -> list[str]:
    """Return the sentences below the strips of a column: how to read them, and what is missing."""
    described = spread.description
    notes = [STRIP_LEGEND[described.has_quantiles]] if is_opened else []
    if spread.counted and is_opened:
        notes.append(COUNTED_NOTE)
    return notes + describe_missing(described, nouns)


def describe_missing(described: ColumnDescription, nouns: tuple[str, str]) -> list[str]:
    """Return how many values of a number or a date are missing, and in which clusters."""
    missing, n_all = int(described.missing.sum()), int(described.sizes.sum())
    if not missing or not described.has_quantiles:
        return []
    if missing == n_all:
        return [f"No {nouns[0]} has a value."]
    where = np.flatnonzero(described.missing)
    parts = [f"{described.missing[k]:,} in {call_cluster(int(k), described.cluster_names)}" for k in where]
    return [f"{capitalize(count(missing, *nouns))} {'has' if missing == 1 else 'have'} no value: {join_some(parts)}."]


def strip_words(described: ColumnDescription, cluster: int) -> list[str]:
    """Return the words of a cluster's strip, of a category a line for each value that the cluster has."""
    name = call_cluster(cluster, described.cluster_names)
    if not described.sizes[cluster]:
        return [f"{name}: {EMPTY}"]
    if described.has_quantiles:
        has_value = not math.isnan(described.medians[cluster])
        return [format_quantiles(described, cluster) if has_value else f"{name}: {NO_VALUE}"]
    values = np.flatnonzero(described.counts[cluster]).tolist()
    return [format_share(described, cluster, value) for value in values]
