"""What is said of a row among all rows: its rank, the rows equally near, the nearest border, the known class."""

from __future__ import annotations

import re

from tests.claims.exact import Count
from tests.claims.exact_row import ExactRow
from tests.claims.grammar import CLUSTER, Claim, Falsities, Place, clusters_of, whole
from tests.claims.headline import NARROW


def _none(match: re.Match[str], row: ExactRow) -> Falsities:
    nearer, _, further = row.ranks
    yield from _count_is(0, nearer if match["side"] == "nearer to" else further, match["side"])
    yield from _noun(match, row.table.nouns[0])
    yield from _equally_near(match, row)


def _nearer(match: re.Match[str], row: ExactRow) -> Falsities:
    said = whole(match["said"])
    yield from _count_is(said, row.ranks[0], "nearer to")
    yield from _noun(match, row.table.nouns[said != 1])
    yield from _verb(match, said)
    if bool(match["only"]) != (said / row.n_rows < NARROW):
        yield "only", f"{said} of {row.n_rows}"
    yield from _equally_near(match, row)


def _further(match: re.Match[str], row: ExactRow) -> Falsities:
    said = whole(match["said"])
    yield from _count_is(said, row.ranks[2], "further from")
    yield from _noun(match, row.table.nouns[1])
    yield from _verb(match, said)
    if whole(match["others"]) != row.n_rows - 1:
        yield "others", f"{row.n_rows - 1} others"
    yield from _equally_near(match, row)


def _count_is(said: int, truth: Count, side: str) -> Falsities:
    if said not in truth:
        yield f"rows {side}", f"{truth}"


def _noun(match: re.Match[str], noun: str) -> Falsities:
    if match["noun"] != noun:
        yield "noun", noun


def _verb(match: re.Match[str], said: int) -> Falsities:
    if match["verb"] != ("lies" if said == 1 else "lie"):
        yield "verb", f"of {said}"


def _equally_near(match: re.Match[str], row: ExactRow) -> Falsities:
    """Check ", and 3 equally near", which must be said where other rows have the same distance, and only there."""
    said, (_, equal, _) = whole(match["equal"] or "0"), row.ranks
    if match["equal"] is None and equal.low:
        yield "equally near left out", f"{equal}"
    elif said not in equal or match["equal"] == "0":
        yield "equally near", f"{equal}"


def _all_equal(match: re.Match[str], row: ExactRow) -> Falsities:
    _, equal, _ = row.ranks
    if match["noun"] != row.table.nouns[1]:
        yield "noun", row.table.nouns[1]
    if equal.high < row.n_rows - 1:
        yield "all equally near", f"{equal} of {row.n_rows - 1} others are"


def _border(match: re.Match[str], row: ExactRow) -> Falsities:
    named = clusters_of(match[0])
    if not row.nearest.exact <= set(named) <= row.nearest.possible or len(set(named)) < len(named):
        yield "nearest border", f"{sorted(row.nearest.exact)}"
    if row.nearest.exact & row.competitors.exact and row.nearest.exact == row.nearest.possible:
        yield "border of a competitor", f"the nearest border is the competitor's, {sorted(row.competitors.exact)}"


def _known_class(match: re.Match[str], row: ExactRow) -> Falsities:
    cells = row.table.classes
    known = cells[row.row] if cells else None
    distinct = sorted({cell for cell in cells if cell is not None})
    if known is None or match["known"] != str(known):
        yield "known class", f"{known}"
        return
    comparable = len(distinct) == row.clustering.n_clusters
    matched = row.clustering.matched[row.label]  # of a cluster without rows' class there is none
    is_match = matched >= 0 and distinct[matched] == known
    verdict = (": a match." if is_match else ": a mismatch.") if comparable else "."
    if match["verdict"] != verdict:
        yield "match", f"{verdict!r}: cluster {row.label}, classes {distinct}"


def _standing_missing(names: list[str], row: ExactRow) -> Falsities:
    if row.alone:
        if names:
            yield "standing", "there is one cluster only"
        return
    if sum(name.startswith("rank") for name in names) != 1:
        yield "rank", "a rank is said once"
    if "border" not in names and not row.nearest.possible & row.competitors.possible:
        yield "border", f"the nearest border is that of {sorted(row.nearest.exact)}"
    if ("class" in names) != bool(row.table.classes and row.table.classes[row.row] is not None):
        yield "class", "the known class is said where there is one"


_EQUAL = r"(?:, and (?P<equal>[\d,]+) equally near)?\. "
STANDING = Place(
    "standing",
    (
        Claim("rank: all", re.compile(r"All (?P<noun>\w+) lie equally near to a boundary\. "), _all_equal),
        Claim(
            "rank: none",
            re.compile(rf"No (?P<noun>\w+) lies (?P<side>nearer to|further from) a boundary{_EQUAL}"),
            _none,
        ),
        Claim(
            "rank: nearer",
            re.compile(
                rf"(?P<only>Only )?(?P<said>[\d,]+) (?P<noun>\w+) (?P<verb>lies?) nearer to a boundary{_EQUAL}",
            ),
            _nearer,
        ),
        Claim(
            "rank: further",
            re.compile(
                r"(?P<said>[\d,]+) of (?P<others>[\d,]+) other (?P<noun>\w+) (?P<verb>lies?) further from a boundary"
                + _EQUAL
            ),
            _further,
        ),
        Claim(
            "border",
            re.compile(
                rf"The nearest (?:border is that of {CLUSTER}"
                rf"|borders are those of {CLUSTER}(?:, {CLUSTER})* and {CLUSTER})\. "
            ),
            _border,
        ),
        Claim(
            "class",
            re.compile(r"Its known class is (?P<known>.+?)(?P<verdict>: a match\.|: a mismatch\.|\.)$"),
            _known_class,
        ),
    ),
    _standing_missing,
)
