"""The block on faithfulness of the page Trust: do the bars name what decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import count, join
from neon_core.wording import format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.evaluation import Flipping

TITLE = "Do the bars name what decides?"
REPLACED = "What a feature is replaced by"
NAMES = {
    "neon": "NEON",
    "nearest pair": "nearest pair",
    "shapley": "Shapley from the mean",
    "one left out": "one left out",
    "gradient x input": "gradient × input",
    "tree shap": "TreeSHAP of a forest",
    "random": "at random",
    "least first": "least relevant first",
}
"""The names of the methods."""
HEIGHT, FLIPS = "mean height", "flips after"
CURVES_LABEL = "Mean evidence after 0, 1, 2 and more replaced features, by method"
NEVER = "never"


def name_baseline(baseline: str, nouns: tuple[str, str]) -> str:
    """Return what a feature is replaced by.

    Examples
    --------
    >>> name_baseline("other row", ("wine", "wines")), name_baseline("mean", ("wine", "wines"))
    ('other wine', 'mean')
    """
    return f"other {nouns[0]}" if baseline == "other row" else baseline


def describe_faithful(flipped: Sequence[Flipping], nouns: tuple[str, str]) -> str:
    """Return whether the bars name what decides, and that the replacement decides which method is best."""
    is_early = all(each.interval["neon"][1] < each.area["random"] for each in flipped)
    winners = list(dict.fromkeys(NAMES[each.best] for each in flipped))
    begin = "Hardly: the evidence falls no earlier than with features at random."
    if is_early:
        first = f"replace a {nouns[0]}'s features, most relevant first"
        begin = f"Yes: {first}, and its evidence is gone earlier than at random."
    best = f"{winners[0]} is best for all three" if len(winners) == 1 else f"{join(winners)} are best for one each"
    if len(winners) == 2:
        best = f"{join(winners)} are best, each for some"
    return f"{begin} What a feature is replaced by decides which method is best: here {best}."


def format_height(value: float) -> str:
    """Return the mean height of a curve."""
    return format_number(value, 3)


def format_flips(value: float) -> str:
    """Return after how many replacements the cluster changes.

    Examples
    --------
    >>> format_flips(6.0), format_flips(4.5), format_flips(float("inf"))
    ('6', '4.5', 'never')
    """
    if value == float("inf"):
        return NEVER
    return format_number(value, 0 if value == int(value) else 1)


def describe_widths(flipped: Sequence[Flipping], n_all: int, nouns: tuple[str, str]) -> str:
    """Return how to read the table, and how sure its numbers are."""
    widths = [max((high - low) / 2.0 for low, high in each.interval.values()) for each in flipped]
    low, high = format_number(min(widths), 2), format_number(max(widths), 2)
    sure = f"± {high}" if low == high else f"± {low} to {high}"
    n_rows = flipped[0].n_rows
    of = f"{n_rows:,} of {n_all:,} {nouns[1]}" if n_rows < n_all else f"all {count(n_all, *nouns)}"
    return f"Mean evidence over all replacements of {of}: lower is better; 95 % intervals {sure}."
