"""Bands of numbers in words: 18-29, under 18, 65 and over, $0-$20k, unter 18, moins de 18, de 18 a 30."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

NUMBER = (
    r"(?P<{0}_money>[$€£¥]|usd|eur|chf)?\s*(?P<{0}>\d+(?:[.,' ]\d{{3}})*(?:[.,]\d+)?)"
    r"\s*(?P<{0}_size>k|m|mio|tsd)?(?![a-z])"
)
UNIT = r"\s*(?P<{0}_unit>[^\W\d_]+\.?(?:/[^\W\d_]+)?|[$€£¥%])?"
LOW, HIGH, ONLY = (NUMBER.format(name) + UNIT.format(name) for name in ("low", "high", "only"))
BETWEEN = r"\s*(?:-|–|—|‐|−|to|until|through|bis|a|à|y|et|and|und|hasta|jusqu'a)\s*"
BELOW = (
    "<=|<|≤|under|below|less than|up to|at most|max|younger than|fewer than|unter|weniger als|bis zu|bis|hochstens|"
    "junger als|moins de|jusqu'a|au plus|menos de|menor de|menores de|hasta|como maximo|inferior a"
)
ABOVE = (
    ">=|>|≥|over|above|more than|at least|older than|min|from|uber|mehr als|ab|mindestens|alter als|"
    "plus de|au moins|superieur a|mas de|mayor de|mayores de|desde|al menos|superior a"
)
AND_MORE = (
    r"\+|(?:and|or|und|oder|et|ou|y|o)\s+(?:over|older|above|more|up|greater|higher|mehr|alter|daruber|hoher|"
    r"plus|mas|superior)|(?:plus|upwards)"
)
AND_LESS = (
    r"(?:and|or|und|oder|et|ou|y|o)\s+"
    r"(?:under|younger|below|less|fewer|lower|weniger|junger|darunter|moins|menos|menor)"
)
OPENING = r"(?:between|from|zwischen|von|entre|de)?\s*"
PATTERNS = (
    ("range", re.compile(rf"{OPENING}{LOW}{BETWEEN}{HIGH}")),
    ("below", re.compile(rf"(?:{BELOW})\s*{ONLY}|{ONLY.replace('only', 'last')}\s*(?:{AND_LESS})")),
    (
        "above",
        re.compile(
            rf"(?:{ABOVE})\s*{ONLY}|{ONLY.replace('only', 'last')}\s*(?:{AND_MORE})(?:\s+(?P<after_unit>[^\W\d_]+))?"
        ),
    ),
    ("one", re.compile(ONLY)),
)
SIZES = {"k": 1e3, "tsd": 1e3, "m": 1e6, "mio": 1e6}
THOUSANDS = re.compile(r"[.,' ](?=\d{3}(?!\d))")

DAY_AND_MONTH = re.compile(r"(\d\d)-(\d\d)")

MOST_UNITS = 2
"""Words behind the numbers of one column, at most: year and years."""


class Band(NamedTuple):
    """An interval of numbers; a single number has equal ends.

    Attributes
    ----------
    low, high : float
        The ends; infinite where there is none.
    kind : str
        "range", "below", "above" or "one".
    units : tuple of str
        The words and signs beside its numbers.
    """

    low: float
    high: float
    kind: str
    units: tuple[str, ...]


def parse_band(text: str) -> Band | None:
    """Return a band in lower case without accents as an interval; None where the text is no band.

    Examples
    --------
    >>> parse_band("18-29")[:3], parse_band("under 18")[:3], parse_band("$0-$20k")[:3], parse_band("red")
    ((18.0, 29.0, 'range'), (-inf, 18.0, 'below'), (0.0, 20000.0, 'range'), None)
    """
    for kind, pattern in PATTERNS:
        if found := pattern.fullmatch(text):
            parts = {key: value for key, value in found.groupdict().items() if value}
            return _build_band(kind, parts)
    return None


def _build_band(kind: str, parts: dict[str, str]) -> Band | None:
    """Return the band of the parts of a match; None where its ends are in the wrong order."""
    units = tuple(value for key, value in parts.items() if key.endswith(("_unit", "_money")))
    if kind != "range":
        end = _read_end(parts, "only" if "only" in parts else "last")
        ends = {"below": (-math.inf, end), "above": (end, math.inf), "one": (end, end)}[kind]
        return Band(*ends, kind, units)
    low, high = _read_end(parts, "low"), _read_end(parts, "high")
    if "high_size" in parts and "low_size" not in parts:
        low *= SIZES[parts["high_size"]]
    return Band(low, high, kind, units) if low < high else None


def _read_end(parts: dict[str, str], name: str) -> float:
    number = THOUSANDS.sub("", parts[name]).replace(",", ".")
    return float(number) * SIZES.get(parts.get(f"{name}_size", ""), 1.0)


def order_bands(texts: Sequence[str]) -> list[int] | None:
    """Return the positions of bands from the lowest to the highest; None where the texts are no scale of bands.

    Bands may have gaps, but must not overlap. Where all are two numbers with a dash, some must follow on each other:
    results of games, codes and days of a month do not.

    Parameters
    ----------
    texts : sequence of str
        Different texts, in lower case without accents.

    Examples
    --------
    >>> order_bands(["30-44", "> 60", "18-29", "45-60"]), order_bands(["2-1", "1-0", "3-2"])
    ([2, 0, 3, 1], None)
    """
    bands = [band for text in texts if (band := parse_band(text))]
    if len(bands) < len(texts) or len({word for band in bands for word in band.units}) > MOST_UNITS:
        return None
    kinds = [band.kind for band in bands]
    if all(map(_may_be_day, texts)) and any(text[0] == "0" for text in texts):
        return None
    if (
        "range" not in kinds
        or len(kinds) - kinds.count("one") < 2
        or kinds.count("below") > 1
        or kinds.count("above") > 1
    ):
        return None
    order = sorted(range(len(bands)), key=lambda i: bands[i][:2])
    pairs = list(pairwise(bands[i] for i in order))
    if any(first.high > second.low or first[:2] == second[:2] for first, second in pairs):
        return None
    is_sure = set(kinds) - {"range", "one"} or any(band.units for band in bands)
    return order if is_sure or any(second.low - first.high in (0.0, 1.0) for first, second in pairs) else None


def _may_be_day(text: str) -> bool:
    """Whether a text may be a day and a month: 01-02."""
    found = DAY_AND_MONTH.fullmatch(text)
    return found is not None and 1 <= min(map(int, found.groups())) <= 12 and max(map(int, found.groups())) <= 31
