"""Does a row belong anywhere, in words: how far it is from its centroid, beside the rows of its cluster, and why."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from neon_core.text import capitalize, count, join, spell_small
from neon_core.wording import Sentence, Span, cluster_span, format_number

if TYPE_CHECKING:
    from neon_core.evaluation import RowOddness

FEW = 100
"""Other rows up to which they are counted; of more, a share is said."""
HALF = 0.5
VALUE, CENTROID, PART = "value", "centroid", "squared distance"
TOTAL = "squared distance"
USUAL = "usual in its cluster"
PROOF = (
    "{sign} The bars add up to the squared distance from the centroid{exactly}. Over all {nouns} these distances are "
    "the inertia, {inertia}."
)
PICTURES = ("{called}", "its centroid", "squared distance")
ODDEST = "The oddest {nouns}"
SAVE, SAVE_HELP = "Distances as CSV", "Every {noun} with its squared distance, its rank in its cluster, and the bars."


def describe_place(odd: RowOddness, called: str, nouns: tuple[str, str], names: Sequence[str] = ()) -> Sentence:
    """Return the headline: how far the row is from its centroid beside the rows of its cluster, and the columns.

    `called` is what the sentence calls the row.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.evaluation import explain_oddness
    >>> from neon_core.wording import to_text
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> to_text(describe_place(explain_oddness(wine, 73), "Wine 73", ("wine", "wines")))
    'Wine 73 is farther from its centroid than 59 of the 60 other wines of cluster 0, mostly by alcalinity of ash.'
    """
    here = cluster_span(odd.cluster, names)
    if odd.others == 0:
        end = f": there is no other {nouns[0]} to compare it with."
        return Span(f"{called} is the only {nouns[0]} of "), here, Span(end)
    if odd.equal == odd.others:
        both = "Both" if odd.others == 1 else f"All {odd.others + 1:,}"
        return Span(f"{both} {nouns[1]} of "), here, Span(" are equally far from their centroid.")
    beyond = odd.others - odd.nearer - odd.equal
    is_far = odd.nearer >= beyond
    start = f"{called} is {'farther from' if is_far else 'nearer to'} its centroid than "
    others = f"{_count_others(odd.nearer if is_far else beyond, odd.others, nouns)} of "
    return Span(start), Span(others), here, Span(f"{_describe_columns(odd) if is_far else ''}.")


def _count_others(n: int, others: int, nouns: tuple[str, str]) -> str:
    r"""Return how many of the other rows are meant; a share of many is never rounded to all.

    Examples
    --------
    >>> _count_others(60, 60, ("wine", "wines")), _count_others(3119, 3120, ("row", "rows"))
    ('all 60 other wines', 'over 99.9\xa0% of the 3,120 other rows')
    """
    if n == others:
        return f"the other {nouns[0]}" if others == 1 else f"all {others:,} other {nouns[1]}"
    if others <= FEW:
        return f"{n} of the {others} other {nouns[1]}"
    share = 100.0 * n / others
    percent = "over 99.9" if share >= 99.95 else format_number(share, 1)
    return f"{percent}\u00a0% of the {others:,} other {nouns[1]}"


def _describe_columns(odd: RowOddness) -> str:
    """Return the end of the headline: the column that makes half of the distance, or the two largest."""
    first = odd.order[: 1 if float(odd.parts.max()) >= HALF * odd.distance else 2]
    return f", mostly by {join([odd.columns[i] for i in first])}"


def describe_detail(odd: RowOddness, nouns: tuple[str, str]) -> Sentence:
    """Return the sentences below the headline: the distance beside the middle one, and what was filled in.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.evaluation import explain_oddness
    >>> from neon_core.wording import to_text
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> to_text(describe_detail(explain_oddness(wine, 73), ("wine", "wines")))
    'It is 2.1 times as far as the middle wine of its cluster. Beyond 1.87 times, a box plot counts it as an ...'
    """
    alone = f"A {nouns[0]} far from all others can have a cluster to itself: its distance is 0, and says nothing."
    sentences = [alone] if odd.others == 0 else _describe_times(odd, nouns)
    n_filled = sum(odd.filled)
    if n_filled and odd.distance > 0.0:
        part = 100.0 * sum(part for part, filled in zip(odd.parts, odd.filled, strict=True) if filled) / odd.distance
        make = "makes" if n_filled == 1 else "make"
        sentences.append(f"{count(n_filled, 'filled-in value')} {make} {part:.0f} % of the squared distance.")
    return (Span(" ".join(sentences)),)


def _describe_times(odd: RowOddness, nouns: tuple[str, str]) -> list[str]:
    """Return the sentences on the distance beside that of the middle row of the cluster."""
    if not math.isfinite(odd.times):
        return [f"The middle {nouns[0]} of its cluster lies on the centroid."] if odd.times == math.inf else []
    middle = f"It is {odd.times:.1f} times as far as the middle {nouns[0]} of its cluster"
    if not odd.is_far:
        return [f"{middle}; only beyond {odd.fence:.2f} times would a box plot count it as an outlier."]
    return [
        f"{middle}. Beyond {odd.fence:.2f} times, a box plot counts it as an outlier.",
        f"K-Means puts every {nouns[0]} somewhere, also one that belongs nowhere.",
    ]


def describe_proof(nouns: tuple[str, str], inertia: str, is_exact: bool) -> str:
    """Return the line below the bars.

    Examples
    --------
    >>> describe_proof(("wine", "wines"), "48.9605", True)
    '✓ The bars add up to the squared distance from the centroid, exactly. Over all wines these distances are the ...'
    """
    sign, exactly = ("✓", ", exactly") if is_exact else ("✗", " only nearly: report this")
    return PROOF.format(sign=sign, exactly=exactly, nouns=nouns[1], inertia=inertia)


def describe_oddest(n_far: int, n_rows: int, fence: float, nouns: tuple[str, str]) -> str:
    """Return the line below the oddest rows: what their numbers are, and how many are outliers.

    Examples
    --------
    >>> describe_oddest(5, 178, 1.8693, ("wine", "wines"))
    'Times as far from the centroid as the middle wine of the cluster. Five of 178 wines are outliers, ...'
    """
    numbers = f"Times as far from the centroid as the middle {nouns[0]} of the cluster."
    if not math.isfinite(fence):
        return numbers
    are = "is an outlier" if n_far == 1 else "are outliers"
    of = f"{capitalize(spell_small(n_far)) if n_far else 'None'} of {count(n_rows, *nouns)} {are}"
    return f"{numbers} {of}, beyond {fence:.2f} times."


def format_odd_row(called: str, times: float) -> str:
    """Return the label of a row in the list.

    Examples
    --------
    >>> format_odd_row("95", 2.2215), format_odd_row("7", float("inf")), format_odd_row("7", float("nan"))
    ('95 · 2.2×', '7', '7')
    """
    return f"{called} · {times:.1f}×" if math.isfinite(times) else called
