"""10,000 answers on generated tables, every claim of every sentence true; 200,000 with NEON_CLAIMS=200000.

One shard is a run of seeds of its own, so shards can go to several workers; `make test` runs the first of them. A
failure lists the falsehoods by kind with their number, and the smallest table that shows each.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from tests.claims.answers import Report, reports_of_seed
from tests.helpers.variants import first_always

ANSWERS = int(os.environ.get("NEON_CLAIMS", "10000"))
SHARDS = 8
FAR = 10_000_000
"""Between the first seeds of two shards."""


def summary(reports: list[Report]) -> str:
    """Return the kinds of falsehood with their number, and the smallest table of each."""
    counts = Counter(report.falsehood.kind for report in reports)
    lines = [f"{number:6,} {kind}" for kind, number in counts.most_common()]
    smallest = {
        kind: min((r for r in reports if r.falsehood.kind == kind), key=lambda r: len(str(r))) for kind in counts
    }
    return "\n".join(["", *lines, "", *map(str, smallest.values())])


@pytest.mark.parametrize("shard", first_always(*range(SHARDS)))
def test_every_claim_of_every_sentence_is_true(shard):
    answers, seed = 0, shard * FAR
    reports: list[Report] = []
    while answers < ANSWERS / SHARDS:
        number, found = reports_of_seed(seed)
        answers, seed = answers + number, seed + 1
        reports += found
    assert not reports, summary(reports)
