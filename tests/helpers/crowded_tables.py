"""Tables whose maps have little room for texts: long names, far outliers, few rows, one line, huge numbers."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

LONG_CLASS = "Returning customers of the loyalty programme"


def _lines(head: str, rows: Sequence[Sequence[object]]) -> str:
    return "\n".join([head, *(",".join(map(str, row)) for row in rows)]) + "\n"


def _long_names(random: Random) -> str:
    kinds = (LONG_CLASS, "New customers of the second half of the year", "Others")
    rows = [
        [f"Customer of the branch in Castrop-Rauxel number {i}", kinds[i % 3]]
        + [round(random.gauss(3 * (i % 3) * (j + 1), 1), 3) for j in range(4)]
        for i in range(90)
    ]
    columns = "Share of orders with a discount,Average basket in December,Items per order,Days since last order"
    return _lines(f"Customer,class,{columns}", rows)


def _outlier(random: Random) -> str:
    rows = [(round(random.gauss(0, 1), 3), round(random.gauss(0, 1), 3)) for _ in range(80)]
    return _lines("x,y", [*rows, (400, 350), (402, -300), (-380, 20)])


def _few_rows(random: Random) -> str:
    return _lines("a,b,c", [[i, i * i % 7, round(random.random(), 2)] for i in range(6)])


def _one_line(random: Random) -> str:
    return _lines("length", [[round(random.gauss(10 * (i % 3), 1), 2)] for i in range(60)])


def _huge_numbers(random: Random) -> str:
    rows = [[int(random.gauss(5e9 * (i % 4), 4e8)), random.randrange(10**6), i % 2] for i in range(200)]
    return _lines("turnover,stock,open", rows)


CROWDED = {
    make.__name__.strip("_"): make(Random(1)) for make in (_long_names, _outlier, _few_rows, _one_line, _huge_numbers)
}
"""The tables as CSV, by their names."""
