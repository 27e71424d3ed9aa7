"""The screen Choose K: its texts, the states of a scan, and what another K would change."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from neon_core.text import call_cluster, capitalize, count, one_line, spell_small
from neon_core.wording import cluster_span, describe_moves, describe_new, format_number
from neon_core.wording.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.config import AnalysisConfig
    from neon_core.evaluation import Comparison, Silhouettes
    from neon_core.wording.spans import Sentence

TITLE = "How many clusters?"
MEASURES_LABEL = "Seven measures of every K"
STOP, GO_ON = "Stop", "Go on"
CLICK = "click a K to look at it"
RANGE = "Clusters that a scan compares"
NOT_SCANNED = "No K is measured yet."
WORKING = "The measures are being computed."
STOPPED = "The scan was stopped. What it has computed stays."
SCAN_FAILED = "Measuring every K"
LOOK_FAILED = "Comparing two clusterings"
ALL_EQUAL = "All rows are equal in the columns that count, so there is no number of clusters to choose."
STAYS = "All else stays as it is."
NAMES_GO = "The names and changes by hand of these clusters go."
EXPLORE_ROW = "See it on the map"
NO_SILHOUETTE = "A silhouette needs at least two clusters with rows."
SCAN = {
    "tally": ["chosen by", "one dot a measure"],
    "now": "now {k}",
    "at": "at {k}",
    "axis": "clusters, K",
    "look": "Clusters to look at, K",
    "k": "{k} clusters",
    "bar": "{row}: {value}",
}
"""Texts of the browser."""
SILHOUETTES = "silhouettes"
STAGES = {
    "": "Beginning",
    "wait": "Waiting for the work on other tables",
    "prepare": "Preparing the features",
    SILHOUETTES: "Silhouettes of every K",
    "silhouettes of noise": "Silhouettes of noise",
}
WORKS = {"starts": "restarts", "noise": "noise", "resampling": "rows drawn again"}
MOST_NEW = 2
"""New clusters that are described one by one."""


def describe_invitation(scanned: tuple[int, int]) -> str:
    """Return the line below the title.

    Examples
    --------
    >>> describe_invitation((2, 12))
    'Seven measures of every K from 2 to 12. They need not agree.'
    """
    return f"Seven measures of every K from {scanned[0]} to {scanned[1]}. They need not agree."


def describe_scan_work(scanned: tuple[int, int]) -> str:
    """Return what a scan does, before it is begun."""
    return (
        f"A scan fits every K from {scanned[0]} to {scanned[1]} as it is set here, and fits it again from other "
        "starts, to other rows and to pure noise."
    )


def format_scan_button(scanned: tuple[int, int]) -> str:
    """Return the label of the button that begins a scan.

    Examples
    --------
    >>> format_scan_button((2, 12))
    'Scan 2 to 12'
    """
    return f"Scan {format_range(scanned)}"


def format_range(scanned: tuple[int, int]) -> str:
    """Return the range of a scan, as the link to its choice."""
    return f"{scanned[0]} to {scanned[1]}"


def format_further(scanned: tuple[int, int]) -> str:
    """Return the label of the button that scans a larger range."""
    return f"Ask further: {format_range(scanned)}"


def describe_stage(stage: str) -> str:
    """Return the stage of a scan.

    Examples
    --------
    >>> describe_stage("K = 7 of 12, starts"), describe_stage("wait")
    ('K = 7 of 12, restarts', 'Waiting for the work on other tables')
    """
    match = re.fullmatch(r"(K = \d+ of \d+), (\w+)", stage)
    return f"{match[1]}, {WORKS[match[2]]}" if match else STAGES[stage]


def describe_choice(k: int) -> str:
    """Return which K a measure chooses."""
    return f"chooses {k}" if k else ""


def describe_missing_k(k: int, most: int) -> str:
    """Return the notice that a number of clusters cannot be looked at.

    Examples
    --------
    >>> describe_missing_k(9, 1)
    'The table has 1 distinct row, so 9 clusters cannot be looked at. Shown instead: the next number of clusters.'
    """
    rows, clusters = count(most, "distinct row"), count(k, "cluster")
    return f"The table has {rows}, so {clusters} cannot be looked at. Shown instead: the next number of clusters."


def describe_outside(present: int, scanned: tuple[int, int]) -> str:
    """Return that the present K is not in the range of the scan; empty where it is."""
    if scanned[0] <= present <= scanned[1]:
        return ""
    return f"The {count(present, 'cluster')} in use {'is' if present == 1 else 'are'} outside this range."


def format_change_title(k: int) -> str:
    """Return the heading of the flow."""
    return f"What would {k} change?"


def format_use(k: int) -> str:
    """Return the label of the button that takes another number of clusters.

    Examples
    --------
    >>> format_use(4), format_use(1)
    ('Use 4 clusters', 'Use 1 cluster')
    """
    return f"Use {count(k, 'cluster')}"


def describe_in_use(k: int) -> str:
    """Return that the number of clusters that is looked at is the present one."""
    return f"{count(k, 'cluster')} {'is' if k == 1 else 'are'} in use."


def describe_use(config: AnalysisConfig, *, has_names: bool) -> str:
    """Return what stays when another number of clusters is taken.

    Examples
    --------
    >>> from neon_core.config import AnalysisConfig
    >>> describe_use(AnalysisConfig(random_state=2, n_init=1), has_names=False)
    'One start from seed 2, as set. All else stays as it is.'
    """
    starts = f"{capitalize(spell_small(config.n_init))} {'start' if config.n_init == 1 else 'starts'}"
    return f"{starts} from seed {config.random_state}, as set. {NAMES_GO if has_names else STAYS}"


def format_new(cluster: int, names: Sequence[str]) -> str:
    """Return the label of a new cluster at the end of a flow.

    Examples
    --------
    >>> format_new(3, ()), format_new(1, ["Old", "Young"])
    ('new, 3', 'new, Young')
    """
    name = one_line(call_cluster(cluster, names))
    return f"new, {cluster}" if name == call_cluster(cluster) else f"new, {name}"


def describe_change(comparison: Comparison, nouns: tuple[str, str]) -> Sentence:
    """Return what another number of clusters changes: the new clusters, those that end, or how many rows move.

    Of more than two new clusters, the largest is described.
    """
    flow, new = comparison.flow, comparison.new
    if not new:
        ends = tuple(span for k in flow.gone[:MOST_NEW] for span in _describe_end(comparison, k))
        return (*ends, Span(f"{describe_moves(comparison, nouns)}."))
    if len(new) <= MOST_NEW:
        return describe_new(comparison, nouns)
    largest = max(new, key=lambda one: sum(n for _, n in one.sources))
    first = Span(f"{capitalize(spell_small(len(new)))} clusters are new. The largest of them: ")
    return (first, *describe_new(replace(comparison, new=(largest,)), nouns))


def _describe_end(comparison: Comparison, cluster: int) -> Sentence:
    """Return where the rows of a cluster go that no cluster takes over."""
    given = comparison.flow.counts[cluster]
    to = [(int(given[k]), k) for k in given.argsort(kind="stable")[::-1].tolist() if given[k]]
    spans = [cluster_span(cluster, comparison.before_names), Span(" ends: ")]
    for i, (n, k) in enumerate(to[:MOST_NEW]):
        spans += [Span(" and ")] if i else []
        spans += [Span(f"{n:,} of its rows go to " if n > 1 else "1 of its rows goes to ")]
        spans += [cluster_span(k, comparison.after_names)]
    more = len(to) - MOST_NEW
    return (*spans, Span(f", the others to {more} more. " if more > 0 else ". "))


def format_silhouettes_title(nouns: tuple[str, str]) -> str:
    """Return the heading of the silhouettes."""
    return f"Which {nouns[1]} fit their cluster?"


def describe_silhouettes(found: Silhouettes, nouns: tuple[str, str], n_shown: int) -> str:
    """Return the line on the silhouettes: how they are drawn, and how many are below 0."""
    n, total = found.n_negative, found.rows.size
    below = "none is below 0" if n == 0 else f"{n:,} {'is' if n == 1 else 'are'} below 0"
    parts = [f"silhouette of each {nouns[0]}, highest first; {below}"]
    if found.is_sample:
        parts.append(f"computed on {total:,} of the {found.n_rows:,} {nouns[1]}")
    if n_shown < total:
        parts.append(f"{n_shown:,} of {total:,} bars drawn, evenly by rank")
    return "; ".join(parts)


def format_mean(mean: float) -> str:
    """Return the mean of a cluster's silhouettes; that of an empty one in words."""
    return f"mean {format_number(mean, 2)}" if not math.isnan(mean) else "no rows"


def format_bars_label(name: str) -> str:
    """Return what the bars of a cluster are called."""
    return f"Silhouettes in {name}, highest first"


def describe_picked(row: str, value: str) -> str:
    """Return the line on the chosen row.

    Examples
    --------
    >>> describe_picked("wine 60", "0.021")
    'Wine 60: silhouette 0.021'
    """
    return f"{capitalize(row)}: silhouette {value}"


def describe_left_out(nouns: tuple[str, str], row: str) -> str:
    """Return that the chosen row has no silhouette, since it is not in the sample."""
    return f"{capitalize(row)} is not in the sample of {nouns[1]}."
