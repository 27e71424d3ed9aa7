"""A scan over K in words: what the measures choose, the reasons and the doubts, and what they were computed from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from neon_core.text import capitalize, count, join, spell_small
from neon_core.wording.numbers import format_amount, format_number
from neon_core.wording.spans import Sentence, Span

if TYPE_CHECKING:
    from neon_core.evaluation.scan_values import Scan

LABELS = {
    "inertia": ("inertia", "the bend: falls less after it"),
    "silhouette": ("silhouette", "higher is better"),
    "davies_bouldin": ("Davies–Bouldin", "lower is better"),
    "calinski_harabasz": ("Calinski–Harabasz", "higher is better"),
    "gap": ("gap to pure noise", "within one error of the next"),
    "restarts": ("same from other starts", "1 = always the same clusters"),
    "resampling": ("same from other {rows}", "1 = always the same clusters"),
}
"""The name of each measure, and how to read it."""

SUBJECTS = {
    "inertia": "the bend of the inertia",
    "silhouette": "the silhouette",
    "davies_bouldin": "Davies–Bouldin",
    "calinski_harabasz": "Calinski–Harabasz",
    "gap": "the gap",
    "restarts": "other starts",
    "resampling": "other {rows}",
}
"""The names of the measures within a sentence."""

DECIMALS = {"silhouette": 3, "davies_bouldin": 2, "calinski_harabasz": 1, "gap": 2, "restarts": 2, "resampling": 2}
MOST_DECIMALS = 6

HAIR = 0.03
"""Two values are apart by a hair where they differ by less than this share of the smaller one."""

UNSTABLE = 0.7
"""Where two starts agree less than this, the start decides."""


def label_measure(measure: str, nouns: tuple[str, str]) -> tuple[str, str]:
    """Return the name of a measure and how to read it.

    Examples
    --------
    >>> label_measure("resampling", ("wine", "wines"))
    ('same from other wines', '1 = always the same clusters')
    """
    name, hint = LABELS[measure]
    return name.format(rows=nouns[1]), hint


def format_scan_value(measure: str, value: float, decimals: int = 0) -> str:
    """Return a value of a measure as text, with `decimals` more than usual; empty where there is none.

    Examples
    --------
    >>> format_scan_value("silhouette", 0.30089), format_scan_value("inertia", 48.96), format_scan_value("gap", float("nan"))
    ('0.301', '49.0', '')
    """  # noqa: E501
    if math.isinf(value):
        return "infinite"
    if math.isnan(value):
        return ""
    return format_number(value, DECIMALS[measure] + decimals) if measure in DECIMALS else format_amount(value)


def describe_scan(scan: Scan) -> Sentence:
    """Return the headline of a scan: the K that most measures choose; empty while measures are pending.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.wording import to_text
    >>> to_text(describe_scan(nc.scan(nc.load_sample("iris"), nc.AnalysisConfig(n_init=1), clusters=(2, 3, 4))))
    'Two clusters.'
    """
    if not scan.is_done:
        return ()
    k = scan.recommended
    if k is None:
        here = max((one for one in scan.measures if one.k > 1), key=lambda one: one.silhouette, default=scan.of_one)
        if math.isnan(here.silhouette):
            return (Span("One cluster alone has nothing to be compared with."),)
        values = _two("silhouette", here.silhouette, here.noise_silhouette)
        return Span(f"No K stands out: silhouette {values[0]}, uniform noise {values[1]}. "), Span(
            "There may be no clusters here.", "strong"
        )
    n_doubts = len(_other_choices(scan)) + len(_doubts(scan))
    doubts = f", with {spell_small(n_doubts)} {'doubt' if n_doubts == 1 else 'doubts'}" if n_doubts else ""
    return (Span(f"{capitalize(spell_small(k))} {'cluster' if k == 1 else 'clusters'}{doubts}."),)


def describe_scan_detail(scan: Scan) -> tuple[Sentence, ...]:
    """Return the paragraphs below the headline: who agrees and who does not, why not more, and further doubts."""
    if not scan.is_done or all(one.k == 1 for one in scan.measures):
        return ()
    first = " ".join([*_describe_agreement(scan), *_describe_dissent(scan), *_describe_without(scan)])
    second = " ".join([*_describe_limit(scan), *_describe_clusters(scan), *_doubts(scan)])
    return tuple((Span(text),) for text in (first, second) if text)


def describe_scan_basis(scan: Scan) -> str:
    """Return what the measures were computed from: starts, draws, tables of noise, and samples of a large table."""
    sizes, rows = scan.sizes, scan.nouns[1]
    fit = f"Best of {sizes.n_init} starts" if sizes.n_init > 1 else "One start"
    sentences = [
        f"{fit} for each K.",
        f"Other starts: {sizes.n_restarts}, each with each; other {rows}: drawn {sizes.n_resamples} times with "
        "replacement; adjusted Rand, mean and middle 80 %.",
        f"Noise: {sizes.n_noise} uniform tables in the data’s own box, {spell_small(sizes.n_init_plain)} starts each.",
    ]
    if sizes.silhouette < sizes.n_rows:
        sentences.append(f"Silhouettes are those of {sizes.silhouette:,} of the {sizes.n_rows:,} {rows}.")
    if sizes.noise < sizes.n_rows:
        sentences.append(f"Gap and other {rows} are computed on {sizes.noise:,}.")
    if sizes.starts < sizes.n_rows:
        sentences.append(f"The starts are made on {sizes.starts:,}.")
    return " ".join(sentences)


def describe_scan_limits(scan: Scan) -> tuple[str, ...]:
    """Return what a scan leaves out: K beyond the distinct rows, and changes by hand.

    Examples
    --------
    >>> import pandas as pd
    >>> import neon_core as nc
    >>> table = nc.Dataset.from_frame(pd.DataFrame({"x": [0.0, 0.0, 1.0, 5.0]}))
    >>> describe_scan_limits(nc.scan(table, clusters=range(2, 6)))
    ('The table has 3 distinct rows, so K = 4 and 5 are left out.',)
    """
    limits = []
    if scan.left_out:
        first, last = scan.left_out[0], scan.left_out[-1]
        ks = f"{first} to {last}" if last - first == len(scan.left_out) - 1 > 1 else join(scan.left_out)
        is_one = len(scan.left_out) == 1
        rows = count(scan.n_distinct, "distinct row")
        limits.append(f"The table has {rows}, so K = {ks} {'is' if is_one else 'are'} left out.")
    if scan.n_edits:
        n, take = scan.n_edits, "takes" if scan.n_edits == 1 else "take"
        limits.append(f"Each K is fitted anew: {count(n, 'change')} by hand {take} no part.")
    return tuple(limits)


def _other_choices(scan: Scan) -> dict[int, list[str]]:
    """Return the measures that choose another K than the recommended one, by that K."""
    others: dict[int, list[str]] = {}
    for choice in sorted(scan.choices, key=lambda choice: choice.k):
        if choice.k not in (0, scan.recommended):
            others.setdefault(choice.k, []).append(choice.measure)
    return others


def _describe_agreement(scan: Scan) -> list[str]:
    """Return how many measures choose the recommended K."""
    if scan.recommended is None:
        return []
    n, total = scan.tally[scan.recommended], len(scan.choices)
    if n == total:
        return [f"All {spell_small(total)} measures say {scan.recommended}."]
    verb = "says" if n == 1 else "say"
    return [f"{capitalize(spell_small(n))} of {spell_small(total)} measures {verb} {scan.recommended}."]


def _describe_dissent(scan: Scan) -> list[str]:
    """Return who chooses another K, with the values at both."""
    sentences = []
    for k, measures in _other_choices(scan).items():
        verb = "says" if len(measures) == 1 else "say"
        listed = join([_describe_choice(scan, measure, k) for measure in measures])
        sentences.append(f"{capitalize(spell_small(len(measures)))} {verb} {k}: {listed}.")
    return sentences


def _describe_choice(scan: Scan, measure: str, k: int) -> str:
    """Return a measure with its value at the K that it chooses, against that at the recommended K."""
    subject = SUBJECTS[measure].format(rows=scan.nouns[1])
    if measure == "inertia" or scan.recommended is None:
        return subject
    here, there = (getattr(scan.at(at), measure) for at in (k, scan.recommended))
    if math.isnan(here) or math.isnan(there):
        return subject
    texts = _two(measure, here, there)
    is_near = abs(here - there) < HAIR * min(abs(here), abs(there))
    which = ", which grows until there" if measure == "gap" and k > scan.recommended else " by a hair" * is_near
    return f"{subject}{which} ({texts[0]} against {texts[1]})"


def _describe_without(scan: Scan) -> list[str]:
    """Return the measures that choose no K."""
    without = [choice.measure for choice in scan.choices if choice.k == 0]
    reasons = {
        "inertia": "The inertia has no bend in this range.",
        "gap": "The gap goes on growing to the end of the range.",
    }
    return [reasons[measure] for measure in without if measure in reasons]


def _describe_limit(scan: Scan) -> list[str]:
    """Return why not more clusters, where the starts then agree too little."""
    later = [one for one in scan.measures if scan.recommended is not None and one.k > scan.recommended]
    if scan.recommended is None or not later or not later[0].restarts < UNSTABLE + 0.1:
        return []
    if not later[0].restarts < scan.at(scan.recommended).restarts:
        return []
    lowest = min(later, key=lambda one: one.restarts)
    falls = f"agreement falls to {format_number(later[0].restarts, 2)}"
    least = f", at {lowest.k} to {format_number(lowest.restarts, 2)}" if lowest is not later[0] else ""
    return [f"Not more: from {later[0].k} on the start decides, and {falls}{least}."]


def _describe_clusters(scan: Scan) -> list[str]:
    """Return whether there are clusters at all."""
    if scan.recommended in (None, 1):
        return []
    one = scan.at(scan.recommended or 1)
    if math.isnan(one.noise_silhouette):
        return []
    values = _two("silhouette", one.silhouette, one.noise_silhouette)
    return [f"There are clusters at all: silhouette {values[0]}, where uniform noise has {values[1]}."]


def _doubts(scan: Scan) -> list[str]:
    """Return the doubts that are not another choice of a measure, a sentence each."""
    if scan.recommended is None:
        return []
    one, doubts = scan.at(scan.recommended), []
    if scan.has_outliers:
        rows = count(one.smallest, *scan.nouns)
        kind = "an outlier" if one.smallest == 1 else "outliers"
        doubts.append(f"The smallest of them has {rows}: {kind} rather than a cluster.")
    if one.restarts < UNSTABLE:
        doubts.append(f"At {one.k} the start decides: two starts agree by {format_number(one.restarts, 2)} only.")
    if scan.prefers_one:
        doubts.append("By the rule of the gap, one cluster does as well.")
    if len(scan.measures) > 1 and one.k == scan.ks[-1]:
        doubts.append(f"{one.k} is the end of the range: a larger range may say more.")
    return doubts


def _two(measure: str, first: float, second: float) -> tuple[str, str]:
    """Return two values of a measure, with as many decimals as tell them apart."""
    for more in range(MOST_DECIMALS):
        texts = format_scan_value(measure, first, more), format_scan_value(measure, second, more)
        if texts[0] != texts[1] or first == second:
            return texts
    return texts
