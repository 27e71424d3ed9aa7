"""The end of the page Trust: are the numbers right, and what can they not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import count, shorten
from neon_core.wording import format_number
from neon_core.wording.comparison import format_residual
from neon_core.wording.numbers import format_percent

if TYPE_CHECKING:
    from neon_core.evaluation import Check, CountedTwice

RIGHT = "Are the numbers right?"
NOT_TELL = "What can it not tell?"
CHECKS = {
    "conservation": "bars add up to the evidence",
    "network": "network puts {rows} where K-Means does",
    "shift": "bars when all values shift far",
    "permutation": "bars when features change places",
}
REPORT = "report this"
MOONS, TWICE = "Two moons", "A feature twice"
MOONS_LABEL = "Two moons, each cut by the border between two clusters"


def label_check(check: Check, nouns: tuple[str, str]) -> str:
    """Return what a check compares; a failed one asks to be reported."""
    label = CHECKS[check.kind].format(rows=nouns[1])
    return label if check.holds else f"{label}: {REPORT}"


def format_check(check: Check) -> str:
    """Return the number of a check: rows of the network, else the largest difference."""
    if check.kind == "network":
        return f"{check.n_rows - round(check.value):,} of {check.n_rows:,}"
    return format_residual(check.value)


def describe_checks(n_rows: int, n_all: int, nouns: tuple[str, str]) -> str:
    """Return how the numbers are meant.

    Examples
    --------
    >>> describe_checks(178, 178, ("wine", "wines"))
    'Largest difference found, all wines, as a share of the longest bar. Limit 10⁻⁹.'
    >>> describe_checks(2_000, 9_000, ("row", "rows"))
    'Largest difference found, 2,000 of 9,000 rows, as a share of the longest bar. Limit 10⁻⁹.'
    """
    rows = f"all {nouns[1]}" if n_rows == n_all else f"{n_rows:,} of {n_all:,} {nouns[1]}"
    return f"Largest difference found, {rows}, as a share of the longest bar. Limit 10⁻⁹."


def describe_limits(nouns: tuple[str, str]) -> str:
    """Return what the bars cannot tell, in plain words."""
    return (
        f"Bars tell what the clusters make of a value, not what would happen to the {nouns[0]}. Another scaling gives "
        "other clusters. Features that go together share one fact, or count it twice. Evidence is no probability. And "
        "K-Means sees round clusters only."
    )


def describe_moons(rand: float) -> str:
    """Return what K-Means makes of two moons.

    Examples
    --------
    >>> describe_moons(0.211)
    'K-Means cuts both moons: adjusted Rand 0.21, where 1 is right. The bars explain this cut exactly, and say nothing of the moons.'
    """  # noqa: E501
    return (
        f"K-Means cuts both moons: adjusted Rand {format_number(rand, 2)}, where 1 is right. The bars explain this cut "
        "exactly, and say nothing of the moons."
    )


def describe_twice(twice: CountedTwice, nouns: tuple[str, str]) -> str:
    """Return what happens where a feature is there twice."""
    verb = "changes" if twice.n_moved == 1 else "change"
    moved = f"{count(twice.n_moved, *nouns)} {verb} cluster" if twice.n_moved else f"no {nouns[0]} changes cluster"
    return (
        f"If {shorten(twice.column)} were there twice, both would carry {format_percent(twice.after)} of the relevance "
        f"instead of {format_percent(twice.before)}, and {moved}. Yet the table would say nothing new."
    )
