"""Tables that need much room on screen: long names and values, large numbers, many clusters, other scripts."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

N_ROWS = 90


class WideTable(NamedTuple):
    """A table as CSV, with the number of clusters and the label of a scaling ("" as usual) that make its texts long."""

    text: str
    n_clusters: int = 3
    scaling: str = ""


def _table(head: list[str], line, n_clusters: int = 3, scaling: str = "") -> WideTable:
    random = Random(5)
    rows = [line(random, i, i % n_clusters) for i in range(N_ROWS)]
    lines = [",".join(map(_quoted, row)) for row in [head, *rows]]
    return WideTable("\n".join(lines) + "\n", n_clusters, scaling)


def _quoted(cell: object) -> str:
    return f'"{cell}"'


def long_names() -> WideTable:
    """Columns of a questionnaire, whose names begin and end alike, and a category with long values."""
    asked = "How satisfied were you in general with the {} of the branch that you visited last"
    topics = ("opening hours", "staff", "prices", "parking space", "range of goods", "waiting time")
    places = ("a large shopping centre outside of town", "a small shop around the corner", "the web site or the app")
    head = [asked.format(topic) for topic in topics] + ["Which place did you visit most often during the last year"]
    return _table(head, lambda random, _, c: [round(random.gauss(3 * c, 1), 1) for _ in topics] + [places[c]])


def large_numbers() -> WideTable:
    """Amounts of millions beside small ones, unscaled: evidence of 10 digits and more."""
    head = ["Turnover in the last fiscal year", "Headcount", "Balance sheet total", "Country", "Rate"]

    def line(random, _, c):
        amounts = [round(1e6 * (c + 1) + random.gauss(0, 3e5)), 40 * c + random.randrange(30)]
        total, country = round(random.gauss(4e3 * c, 900), 2), ("Austria", "Belgium")[c % 2]
        return [*amounts, total, country, round(random.random(), 4)]

    return _table(head, line, scaling="None (raw units)")


def middling_numbers() -> WideTable:
    """Numbers of thousands, unscaled: evidence with a thousands mark that has many decimals near a boundary."""
    head = ["area", "length of the coast", "population"]

    def line(random, _, c):
        return [round(random.gauss(900 * c, 700), 1), round(random.gauss(90, 9), 2), random.randrange(99)]

    return _table(head, line, scaling="None (raw units)")


def many_clusters() -> WideTable:
    """Twelve clusters, so that their numbers have two digits, with dates, yes or no, and several categories."""
    head = ["first seen", "is active", "plan", "channel", "visits", "spent", "age", "score of the last survey"]

    def line(random, i, c):
        kinds = [("yes", "no")[c % 2], ("basic", "plus", "pro")[c % 3], ("web", "shop", "phone", "post")[c % 4]]
        return [f"20{10 + c:02}-0{i % 9 + 1}-11", *kinds, *[round(random.gauss(20 * c, 3), 1) for _ in range(4)]]

    return _table(head, line, n_clusters=12)


def other_scripts() -> WideTable:
    """Names in Hebrew, Japanese, with accents and with joined emoji."""
    head = ["גובה הלקוח בסנטימטרים בביקור", "顧客の平均購入金額・税込み・円・昨年度", "Größenveränderungsrate"]
    head.append("\N{MAN}\N{ZERO WIDTH JOINER}\N{GIRL}" * 20)
    return _table(head, lambda random, _, c: [round(random.gauss(5 * c, 1), 2) for _ in range(4)])


def one_digit() -> WideTable:
    """Values of one digit, which need less room than the heading over them."""
    return _table(["a", "b"], lambda random, _, c: [3 * c + random.randrange(2), random.randrange(7)])


WIDE_TABLES = {
    "one digit": one_digit,
    "long names": long_names,
    "large numbers": large_numbers,
    "middling numbers": middling_numbers,
    "many clusters": many_clusters,
    "other scripts": other_scripts,
}
"""The tables by their names."""
