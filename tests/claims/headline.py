"""What the headline says, the margin, and the columns that count most."""

from __future__ import annotations

import re
from importlib import import_module
from itertools import pairwise

from tests.claims.exact_row import ExactRow
from tests.claims.grammar import CLOSE, CLUSTER, OPEN, Claim, Falsities, Place, clusters_of, names_of
from tests.claims.values import named_column

_headline = import_module("neon_core.wording.headline")
NARROW: float = _headline.NARROW
MODERATE: float = _headline.MODERATE
NEAR: float = getattr(_headline, "NEAR", 0.25)
MIDDLE: float = getattr(_headline, "MIDDLE", 0.5)
VISIBLE: float = getattr(_headline, "VISIBLE", 0.01)
NAMED = 2
"""Columns named for each sign, at most."""


def _alone(match: re.Match[str], row: ExactRow) -> Falsities:
    if not row.alone:
        yield "", f"there are {row.clustering.n_clusters} clusters"


def _on_boundary(match: re.Match[str], row: ExactRow) -> Falsities:
    yield from _row_name(match["name"], row)
    first, *others = clusters_of(match["clusters"])
    yield from _own(first, row)
    if row.alone or not row.tied.possible:
        yield "", f"the logit is {0 if row.alone else row.logit:.6g}"
    elif not row.tied.allows(others):
        yield "boundary clusters", f"the boundary is with {sorted(row.tied.exact)}"


def _in_cluster(match: re.Match[str], row: ExactRow) -> Falsities:
    yield from _row_name(match["name"], row)
    first, *others = clusters_of(match["clusters"])
    yield from _own(first, row)
    if row.alone or (row.tied.exact and row.tied.exact == row.tied.possible):
        yield "tie", "there is one cluster" if row.alone else f"h is 0 for {sorted(row.tied.exact)}"
        return
    if not row.competitors.allows(others):
        yield "competitor", f"the nearest are {sorted(row.competitors.exact)}"
    if (match["equal"] is not None) != (len(others) > 1):
        yield "equally near", f"{len(others)} clusters are named"
    if match["margin"] not in margins(row):
        yield "margin", f"{sorted(margins(row))}, height {row.heights}, ranks {row.ranks} of {row.n_rows}"


def _row_name(name: str, row: ExactRow) -> Falsities:
    if name != row.name:
        yield "row name", row.name


def _own(cluster: int, row: ExactRow) -> Falsities:
    if cluster != row.label:
        yield "own cluster", f"the row is in cluster {row.label}"


def margins(row: ExactRow) -> set[str]:
    """Return the ends of the headline that are true; several only where rounding may decide."""
    nearer, equal, _ = row.ranks
    return {
        _margin(height + shift, low / row.n_rows, high / row.n_rows)
        for height in row.heights
        for shift in (-1e-9, 1e-9)
        for low in {nearer.low, nearer.high}
        for high in {nearer.low + equal.low, nearer.high + equal.low}
    }


def _margin(height: float, nearer: float, nearer_or_equal: float) -> str:
    if height < NEAR and nearer < NARROW:
        return ", by a narrow margin"
    return ", clearly" if height >= MIDDLE and nearer_or_equal >= MODERATE else ", by a moderate margin"


_LIST = rf"{CLUSTER}(?:, {CLUSTER})*(?: (?:and|or) {CLUSTER})?"
HEADLINE = Place(
    "headline",
    (
        Claim("alone", re.compile(r"Everything is in one cluster: there is nothing to compare with\.$"), _alone),
        Claim(
            "boundary",
            re.compile(
                rf"(?P<name>.+) lies exactly on the boundary between "
                rf"(?P<clusters>{CLUSTER}(?:, {CLUSTER})* and {CLUSTER})\.$"
            ),
            _on_boundary,
        ),
        Claim(
            "in cluster",
            re.compile(
                rf"(?P<name>.+) is in (?P<clusters>{CLUSTER} rather than {CLUSTER}(?:, {CLUSTER})*(?: or {CLUSTER})?)"
                rf"(?P<equal> \(equally near\))?(?P<margin>, by a narrow margin|, by a moderate margin|, clearly)\.$"
            ),
            _in_cluster,
        ),
    ),
    lambda names, row: iter(() if len(names) == 1 else [("headline", "a headline is one sentence")]),
)


# --- the columns that count most ---


def _nothing_counts(match: re.Match[str], row: ExactRow) -> Falsities:
    if max(map(abs, row.relevance)) > row.slack:
        yield "", f"relevance is {row.relevance}"


def _leading(match: re.Match[str], row: ExactRow) -> Falsities:
    yield from _side(names_of(match["pro"], "for"), row, 1.0)
    yield from _side(names_of(match["contra"] or "", "against"), row, -1.0)
    least = min(row.relevance)
    if (match["none"] == "Nothing" and least < -row.slack) or (
        match["none"] == "Hardly anything" and least > row.slack
    ):
        yield "against nothing", f"relevance is {row.relevance}"


def _side(names: list[str], row: ExactRow, sign: float) -> Falsities:
    """Yield what is false of the columns named for (sign 1) or against (sign -1)."""
    side = "for" if sign > 0.0 else "against"
    signed = [sign * relevance for relevance in row.relevance]
    limit = VISIBLE * max(map(abs, signed))
    columns: list[int] = []
    for name in names:
        column, falsities = named_column(name, row)
        yield from falsities
        columns += [] if column is None else [column]
    if len(columns) < len(names):
        return
    if len(set(columns)) < len(columns):
        yield f"{side} twice", f"{names}"
    if any(signed[i] == 0.0 or signed[i] < limit - row.slack for i in columns):
        yield f"{side} too small", f"relevance is {row.relevance}"
        return
    seen = sum(r > limit + row.slack for r in signed), sum(r > 0.0 and r >= limit - row.slack for r in signed)
    if not min(NAMED, seen[0]) <= len(columns) <= min(NAMED, seen[1]) and columns:
        yield f"{side} number", f"{seen[0]} columns can be seen {side}: {row.relevance}"
    elif seen[0] and not columns:
        yield f"{side} nothing", f"relevance is {row.relevance}"
    rest = [r for i, r in enumerate(signed) if i not in columns]
    if any(signed[a] < signed[b] - row.slack for a, b in pairwise(columns)):
        yield f"{side} order", f"relevance is {row.relevance}"
    if columns and rest and max(rest) > min(signed[i] for i in columns) + row.slack:
        yield f"{side} most", f"relevance is {row.relevance}"


def _leading_missing(names: list[str], row: ExactRow) -> Falsities:
    if len(names) != (not row.alone):
        yield "leading", "one sentence names the columns that count most, unless there is one cluster"


def _names(role: str) -> str:
    name = rf"{OPEN}{role}\|[^{CLOSE}]*{CLOSE}"
    return f"{name}(?: and {name})?"


LEADING = Place(
    "leading",
    (
        Claim("nothing", re.compile(r"Nothing counts for it, nothing against\. $"), _nothing_counts),
        Claim(
            "most",
            re.compile(
                rf"Counting most for it: (?P<pro>{_names('for')})"
                rf"(?:; against it: (?P<contra>{_names('against')})\. "
                r"|\. (?P<none>Nothing|Hardly anything) counts against it\. )$"
            ),
            _leading,
        ),
    ),
    _leading_missing,
)
