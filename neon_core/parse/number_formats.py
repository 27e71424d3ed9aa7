"""Numbers as people write them: marks for decimals and thousands, currencies, per cent, negatives in parentheses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

SPACES = " \u00a0\u2009\u202f"
MINUS = "-\u2212\u2013"
CURRENCIES = (
    r"US\$|CA\$|A\$|R\$|[$€£¥₹₽₩₺₴₪฿¢]|kr\.?|zł|Kč|Ft|CHF|Fr\.?|lei"
    "|EUR|USD|GBP|JPY|CNY|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|RUB|INR|BRL|MXN|CAD|AUD|NZD|ZAR|KRW|SGD|HKD"
)
GROUPS = {",": ",", ".": r"\.", " ": f"[{SPACES}]", "'": "['\u2019]"}
DASHES = "\u2013\u2014-"
"""After a decimal mark they are no sign but no cents: 12.-- is 12."""

ENOUGH = 0.9
"""Such a share of a column's cells must be numbers for it to be a column of numbers."""


@dataclass(frozen=True)
class Convention:
    """How numbers are written: the mark before the decimals, and the one between groups of three digits."""

    decimal: str
    thousands: str


CONVENTIONS = tuple(Convention(decimal, mark) for decimal in ".," for mark in (",", ".", " ", "'") if mark != decimal)


@lru_cache(maxsize=32)
def pattern(convention: Convention) -> str:
    """Return what a number looks like; a regular expression for RE2 and Python alike, without anchors."""
    d, t = re.escape(convention.decimal), GROUPS.get(convention.thousands)
    lakhs = rf"[1-9]\d?(?:{t}\d\d)+{t}\d{{3}}|" if convention.thousands == "," else ""  # 1,50,000 as in India
    whole = rf"(?:[1-9]\d{{0,2}}(?:{t}\d{{3}})+|{lakhs}\d+)" if t else r"\d+"
    power = r"(?:[eE][-+]?\d+)?"
    exact = rf"(?:{whole}(?:{d}\d+)?|{d}\d+){power}"
    core = rf"(?:{whole}(?:{d}(?:\d*|[{DASHES}]{{1,2}}))?|{d}\d+){power}"
    sign, space, unit = f"[-+{MINUS[1:]}]", f"[{SPACES}]*", f"(?:%|‰|{CURRENCIES})"
    money = f"(?:(?:{CURRENCIES}){space})"
    ahead, behind = f"(?:{sign}{space})?{money}?{core}{space}{unit}?", f"{money}?{exact}{space}{unit}?{space}[{MINUS}]"
    open_ = f"(?:{ahead}|{money}{sign}{core}|{behind})"
    closed = rf"{money}?\({space}{money}?{core}{space}{unit}?{space}\)"
    nothing = rf"±{space}0+(?:{d}0*)?{space}{unit}?"
    return f"(?:{open_}|{closed}|{nothing})"


@lru_cache(maxsize=32)
def _compiled(convention: Convention) -> re.Pattern[str]:
    return re.compile(pattern(convention), re.ASCII)


def fitting(cells: Sequence[str], conventions: Sequence[Convention], share: float = ENOUGH) -> list[Convention]:
    """Return the conventions under which nearly all of some cells (a share) are numbers, and most of them.

    Examples
    --------
    >>> [c.decimal for c in fitting(["1.234,50", "7"], CONVENTIONS)]
    [',']
    """
    looks = {convention: _compiled(convention) for convention in conventions}
    counts = {c: sum(look.fullmatch(cell) is not None for cell in cells) for c, look in looks.items()}
    most = max(counts.values(), default=0)
    return [c for c, n in counts.items() if n == most >= max(1, share * len(cells))]


@dataclass(frozen=True)
class Verdict:
    """What a whole table says about how its numbers are written.

    Attributes
    ----------
    decimal, thousands : str
        The marks; thousands is "" where no number has any.
    unclear : tuple of int
        Columns whose cells all read as numbers with decimals and as numbers with thousands.
    """

    decimal: str
    thousands: str
    unclear: tuple[int, ...] = ()


def judge(
    columns: Sequence[Sequence[str]],
    fits: Sequence[Sequence[Convention]],
    delimiter: str,
    decimal: str | None = None,
    thousands: str | None = None,
) -> Verdict:
    """Return how the numbers of a table are written, judged by some cells of each column.

    A column whose cells can be read one way only tells how to read the others: with 1,5 somewhere, 1.234 has a
    thousands mark.

    Examples
    --------
    >>> columns = [["1.234", "5.678"], ["0,5", "12,25"]]
    >>> judge(columns, [fitting(cells, CONVENTIONS) for cells in columns], ";")
    Verdict(decimal=',', thousands='.', unclear=())
    >>> judge(columns[:1], [fitting(columns[0], CONVENTIONS)], ",").unclear
    (0,)
    """
    votes: Counter[str] = Counter()
    unclear = []
    for i, (cells, found) in enumerate(zip(columns, fits, strict=True)):
        marks = {convention.decimal for convention in found}
        marked = [cell for cell in cells if "." in cell or "," in cell]
        if len(marks) == 1 and marked:
            votes[marks.pop()] += 1
        elif len(marks) == 2 and marked:
            unclear.append(i)
    settled = bool(votes) or decimal is not None
    mark = decimal or (votes.most_common(1)[0][0] if votes else _likely([columns[i] for i in unclear], delimiter))
    between = thousands if thousands is not None else groups(columns, fits, mark)
    return Verdict(mark, between, () if settled else tuple(unclear))


def allowed(decimal: str | None, thousands: str | None) -> list[Convention]:
    """Return the conventions that are left by what the user knows."""
    if thousands is None:
        return [c for c in CONVENTIONS if decimal is None or c.decimal == decimal]
    return [Convention(d, thousands) for d in (decimal or ".,") if d != thousands]


def _likely(columns: Sequence[Sequence[str]], delimiter: str) -> str:
    """Return the decimal mark where nothing tells: a comma only with semicolons and more commas than points."""
    cells = [cell for column in columns for cell in column]
    commas = sum("," in cell for cell in cells)
    return "," if delimiter == ";" and commas and commas >= sum("." in cell for cell in cells) else "."


def groups(columns: Sequence[Sequence[str]], fits: Sequence[Sequence[Convention]], decimal: str) -> str:
    """Return the thousands mark that numbers have."""
    found: Counter[str] = Counter()
    for cells, conventions in zip(columns, fits, strict=True):
        for convention in conventions:
            if convention.decimal == decimal and convention.thousands:
                look = re.compile(rf"\d{GROUPS[convention.thousands]}\d\d\d(?!\d)")
                found[convention.thousands] += sum(look.search(cell) is not None for cell in cells)
    best = found.most_common(1)
    return best[0][0] if best and best[0][1] else ""


def matches(cells: pa.Array, convention: Convention) -> Any:
    """Return for each cell whether it is a number."""
    import pyarrow.compute as pc

    return pc.match_substring_regex(cells, f"^(?:{pattern(convention)})$")


def values(cells: pa.Array, convention: Convention) -> Any:
    """Return cells that are numbers as an array of float64, or of int64 where each is a whole number."""
    import pyarrow as pa
    import pyarrow.compute as pc

    below = pc.match_substring_regex(cells, rf"\(|[^{MINUS}.,{SPACES}][{SPACES}]*[{MINUS}]$")
    cells = pc.replace_substring_regex(cells, f"([.,])[{DASHES}]{{1,2}}", r"\1")
    text = pc.replace_substring_regex(cells, f"(?:{CURRENCIES}|[()%‰+±{SPACES}])", "")
    exponent = pc.replace_substring_regex(text, f"[{MINUS[1:]}]", "-")
    text = pc.replace_substring_regex(exponent, "-$", "")
    if convention.thousands in (",", ".", "'"):
        text = pc.replace_substring_regex(text, GROUPS[convention.thousands], "")
    if convention.decimal == ",":
        text = pc.replace_substring(text, ",", ".")
    sign = pc.if_else(below, -1, 1)
    try:
        return pc.multiply(pc.cast(text, pa.int64()), sign)
    except pa.ArrowInvalid:
        return pc.multiply(pc.cast(text, pa.float64()), pc.cast(sign, pa.float64()))


@lru_cache(maxsize=1)
def _nothing() -> str:
    unit, dash = f"(?:%|‰|{CURRENCIES})", f"[{SPACES}]*[{DASHES}]+[{SPACES}]*"
    return f"^(?:{unit}{dash}|{dash}{unit})$"


def is_nothing(cell: str) -> bool:
    """Whether a cell is a dash beside a sign of currency or per cent: the amount is not there."""
    return not {cell[:1], cell[-1:]}.isdisjoint(DASHES) and re.match(_nothing(), cell) is not None


def nothings(cells: pa.Array) -> Any:
    """Return which cells are a dash beside a sign of currency or per cent."""
    import pyarrow.compute as pc

    return pc.match_substring_regex(cells, _nothing())


def units(cells: Sequence[str]) -> Counter[str]:
    """Count the signs of currency and per cent; "" stands for none.

    Examples
    --------
    >>> units(["12 %", "7 %"])
    Counter({'%': 2})
    """
    look = re.compile(f"%|‰|{CURRENCIES}")
    return Counter(found[0] if (found := look.search(cell)) else "" for cell in cells)
