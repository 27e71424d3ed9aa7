"""Reading a sentence: marked text, the numbers printed in it, and the claims that consume it piece by piece."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from neon_core.wording import Sentence

OPEN, CLOSE = "⟦", "⟧"
"""Marks around a span that is not plain: ⟦role|text⟧. No cell and no name of a table has them."""

NUMBER = r"[+−]?\d{1,3}(?:,\d{3})*(?:\.\d+)?(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"
"""A number as it is printed: thousands commas, a true minus, a power of ten in superscript digits."""

PERCENT = r"\d{1,3} %|under 1 %|over 99 %"

CLUSTER = rf"{OPEN}cluster\|(\d+){CLOSE}"
"""The name of a cluster, with its number as a group."""

SUPERSCRIPT = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

Falsities = Iterator[tuple[str, str]]
"""What is false of a claim: the kind of each falsity, and the truth."""


@dataclass(frozen=True)
class Claim:
    """A piece of a sentence: its name, the regular expression that reads it, and the check of all that it says.

    The check gets the match and the facts (an `ExactRow`, say), and yields (kind, truth) for each false statement.
    """

    name: str
    pattern: re.Pattern[str]
    check: Callable[[re.Match[str], Any], Falsities]


@dataclass(frozen=True)
class Place:
    """A place on screen: the claims that its text may consist of, and a check of what it must not leave out.

    `missing` gets the names of the claims that were made, and the facts.
    """

    name: str
    claims: tuple[Claim, ...]
    missing: Callable[[list[str], Any], Falsities] = lambda names, facts: iter(())


@dataclass(frozen=True)
class Falsehood:
    """A false statement: its kind ("place.claim"), the text, and the truth."""

    kind: str
    text: str
    truth: str


def mark(sentence: str | Sentence) -> str:
    """Return a sentence as text in which each span that is not plain is marked with its role.

    The span of a cluster becomes its number; its text has to be "cluster" and that number.
    """
    if isinstance(sentence, str):
        return sentence
    return "".join(_mark(span.text, span.role, span.cluster) for span in sentence)


def _mark(text: str, role: str, cluster: int) -> str:
    if role == "plain":
        return text
    if role == "cluster" and text == f"cluster {cluster}":
        text = str(cluster)
    return f"{OPEN}{role}|{text}{CLOSE}"


def read(place: Place, sentence: str | Sentence, facts: Any) -> list[Falsehood]:
    """Return every falsehood of a sentence; text that no claim reads is one."""
    text, at = mark(sentence), 0
    names: list[str] = []
    found: list[tuple[str, str]] = []
    while at < len(text):
        match, claim = _next(place, text, at)
        if match is None or claim is None:
            found.append(("unknown", f"no claim reads {text[at:]!r}"))
            names = []
            break
        names.append(claim.name)
        found += [(kind if kind != "" else claim.name, truth) for kind, truth in claim.check(match, facts)]
        at = match.end()
    else:
        found += [(f"incomplete {kind}", truth) for kind, truth in place.missing(names, facts)]
        found += [("twice", f"{name} is said twice") for name in set(names) if names.count(name) > 1]
    return [Falsehood(f"{place.name}: {kind}", text, truth) for kind, truth in found]


def _next(place: Place, text: str, at: int) -> tuple[re.Match[str] | None, Claim | None]:
    for claim in place.claims:
        match = claim.pattern.match(text, at)
        if match is not None and match.end() > at:
            return match, claim
    return None, None


def whole(text: str) -> int:
    """Return a whole number that is printed with thousands commas."""
    return int(text.replace(",", ""))


def clusters_of(text: str) -> list[int]:
    """Return the clusters that a piece of marked text names."""
    return [int(number) for number in re.findall(CLUSTER, text)]


def names_of(text: str, role: str) -> list[str]:
    """Return the texts of the spans of a role in a piece of marked text."""
    return re.findall(rf"{OPEN}{role}\|([^{CLOSE}]*){CLOSE}", text)


@dataclass(frozen=True)
class Printed:
    """A printed number: its value, the worth of its last digit, and its significant digits."""

    value: Fraction
    last: Fraction
    digits: int

    @classmethod
    def parse(cls, text: str) -> Printed:
        """Read a number that matches `NUMBER`."""
        digits, _, power = text.replace(",", "").replace("−", "-").partition("·10")
        number, factor = Decimal(digits), Fraction(10) ** int(power.translate(SUPERSCRIPT) or 0)
        decimals = len(digits.partition(".")[2])
        significant = len(digits.strip("+-").replace(".", "").lstrip("0"))
        return cls(Fraction(number) * factor, Fraction(1, 10**decimals) * factor, significant)

    def is_within(self, exact: float | Fraction, units: float, slack: float = 0.0) -> bool:
        """Whether the exact value is within some units of the last digit (and a thousandth of one for rounding)."""
        limit = Fraction(units + 1e-3) * self.last + Fraction(slack)
        return math.isfinite(exact) and abs(self.value - Fraction(exact)) <= limit


def percent_falsities(text: str, share: float | Fraction, slack: float = 1e-9) -> Falsities:
    """Yield what is false of a percentage.

    "0 %" and "100 %" are said of nothing and of all only, "under 1 %" up to 0.5 %, "over 99 %" from 99.5 % on; else the
    nearest whole number.
    """
    truth, share = f"{text} for {float(share):.12g}", Fraction(share)
    if text == "under 1 %":
        good = 0 < share <= 0.005 + slack
    elif text == "over 99 %":
        good = 0.995 - slack <= share < 1
    elif text in ("0 %", "100 %"):
        good = abs(share - int(text[0])) <= slack
    else:
        whole = int(text.removesuffix(" %"))
        good = 0 < whole < 100 and abs(100 * share - whole) <= 0.5 + 100 * slack
        good = good and 0.005 - slack <= share < 0.995 + slack
    if not good:
        yield "percentage", truth
