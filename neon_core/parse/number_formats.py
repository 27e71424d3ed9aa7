"""Numbers as text: decimal and thousands marks, currencies, per cent signs, negatives in parentheses."""

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
THOUSANDS_PATTERNS = {",": ",", ".": r"\.", " ": f"[{SPACES}]", "'": "['\u2019]"}
DASHES = "\u2013\u2014-"
"""Behind a decimal mark a dash is no sign but stands for no cents: 12.-- is 12."""

MIN_SHARE = 0.9
"""Smallest share of a column's cells that must be numbers for a column of numbers."""


@dataclass(frozen=True)
class NumberFormat:
    """The decimal mark of a number, and the mark between its groups of three digits."""

    decimal: str
    thousands: str


NUMBER_FORMATS = tuple(
    NumberFormat(decimal, mark) for decimal in ".," for mark in (",", ".", " ", "'") if mark != decimal
)


@lru_cache(maxsize=32)
def number_pattern(number_format: NumberFormat) -> str:
    """Return the regular expression of a number, without anchors; RE2 and Python both accept it.

    Examples
    --------
    >>> [bool(re.fullmatch(number_pattern(NumberFormat(",", ".")), cell)) for cell in ("1.234,50 €", "1,234.50 €")]
    [True, False]
    """
    d, t = re.escape(number_format.decimal), THOUSANDS_PATTERNS.get(number_format.thousands)
    lakhs = rf"[1-9]\d?(?:{t}\d\d)+{t}\d{{3}}|" if number_format.thousands == "," else ""  # 1,50,000 as in India
    whole = rf"(?:[1-9]\d{{0,2}}(?:{t}\d{{3}})+|{lakhs}\d+)" if t else r"\d+"
    power = r"(?:[eE][-+]?\d+)?"
    exact = rf"(?:{whole}(?:{d}\d+)?|{d}\d+){power}"
    core = rf"(?:{whole}(?:{d}(?:\d*|[{DASHES}]{{1,2}}))?|{d}\d+){power}"
    sign, space, unit = f"[-+{MINUS[1:]}]", f"[{SPACES}]*", f"(?:%|‰|{CURRENCIES})"
    money = f"(?:(?:{CURRENCIES}){space})"
    sign_first = f"(?:{sign}{space})?{money}?{core}{space}{unit}?"
    minus_last = f"{money}?{exact}{space}{unit}?{space}[{MINUS}]"
    signed = f"(?:{sign_first}|{money}{sign}{core}|{minus_last})"
    in_parentheses = rf"{money}?\({space}{money}?{core}{space}{unit}?{space}\)"
    zero = rf"±{space}0+(?:{d}0*)?{space}{unit}?"
    return f"(?:{signed}|{in_parentheses}|{zero})"


@lru_cache(maxsize=32)
def _compile_pattern(number_format: NumberFormat) -> re.Pattern[str]:
    return re.compile(number_pattern(number_format), re.ASCII)


def detect_formats(
    cells: Sequence[str], formats: Sequence[NumberFormat], min_share: float = MIN_SHARE
) -> list[NumberFormat]:
    """Return the formats in which the most cells are numbers, and at least `min_share` of them.

    Examples
    --------
    >>> [found.decimal for found in detect_formats(["1.234,50", "7"], NUMBER_FORMATS)]
    [',']
    """
    patterns = {number_format: _compile_pattern(number_format) for number_format in formats}
    counts = {f: sum(pattern.fullmatch(cell) is not None for cell in cells) for f, pattern in patterns.items()}
    most = max(counts.values(), default=0)
    return [f for f, n in counts.items() if n == most >= max(1, min_share * len(cells))]


@dataclass(frozen=True)
class TableNumberFormat:
    """The number format of a whole table.

    Attributes
    ----------
    decimal, thousands : str
        The marks; thousands is "" where no number has such a mark.
    unclear : tuple of int
        Columns whose cells fit both decimal marks.
    """

    decimal: str
    thousands: str
    unclear: tuple[int, ...] = ()


def detect_table_format(
    columns: Sequence[Sequence[str]],
    formats: Sequence[Sequence[NumberFormat]],
    delimiter: str,
    decimal: str | None = None,
    thousands: str | None = None,
) -> TableNumberFormat:
    """Return the number format of a table.

    A column that fits one decimal mark only decides for the columns that fit both: with 1,5 somewhere, 1.234 has a
    thousands mark.

    Parameters
    ----------
    columns : sequence of sequence of str
        Some cells of each column.
    formats : sequence of sequence of NumberFormat
        The formats that `detect_formats` finds for each column.
    delimiter : str
        The delimiter of the table: where no column decides, semicolons speak for decimal commas.
    decimal, thousands : str, optional
        The marks that the user has set.

    Examples
    --------
    >>> columns = [["1.234", "5.678"], ["0,5", "12,25"]]
    >>> detect_table_format(columns, [detect_formats(cells, NUMBER_FORMATS) for cells in columns], ";")
    TableNumberFormat(decimal=',', thousands='.', unclear=())
    >>> detect_table_format(columns[:1], [detect_formats(columns[0], NUMBER_FORMATS)], ",").unclear
    (0,)
    """
    votes: Counter[str] = Counter()
    unclear = []
    for i, (cells, column_formats) in enumerate(zip(columns, formats, strict=True)):
        marks = {number_format.decimal for number_format in column_formats}
        with_mark = [cell for cell in cells if "." in cell or "," in cell]
        if len(marks) == 1 and with_mark:
            votes[marks.pop()] += 1
        elif len(marks) == 2 and with_mark:
            unclear.append(i)
    is_decided = bool(votes) or decimal is not None
    mark = decimal or (
        votes.most_common(1)[0][0] if votes else _likely_decimal([columns[i] for i in unclear], delimiter)
    )
    group_mark = thousands if thousands is not None else detect_thousands(columns, formats, mark)
    return TableNumberFormat(mark, group_mark, () if is_decided else tuple(unclear))


def possible_formats(decimal: str | None, thousands: str | None) -> list[NumberFormat]:
    """Return the formats that agree with the marks that the user has set."""
    if thousands is None:
        return [f for f in NUMBER_FORMATS if decimal is None or f.decimal == decimal]
    return [NumberFormat(d, thousands) for d in (decimal or ".,") if d != thousands]


def _likely_decimal(columns: Sequence[Sequence[str]], delimiter: str) -> str:
    """Return the likelier decimal mark: a comma only beside semicolons, with at least as many commas as points."""
    cells = [cell for column in columns for cell in column]
    commas = sum("," in cell for cell in cells)
    return "," if delimiter == ";" and commas and commas >= sum("." in cell for cell in cells) else "."


def detect_thousands(columns: Sequence[Sequence[str]], formats: Sequence[Sequence[NumberFormat]], decimal: str) -> str:
    """Return the most frequent thousands mark beside a decimal mark, "" where there is none."""
    counts: Counter[str] = Counter()
    for cells, column_formats in zip(columns, formats, strict=True):
        for number_format in column_formats:
            if number_format.decimal == decimal and number_format.thousands:
                group = re.compile(rf"\d{THOUSANDS_PATTERNS[number_format.thousands]}\d\d\d(?!\d)")
                counts[number_format.thousands] += sum(group.search(cell) is not None for cell in cells)
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else ""


def choose_format(
    sample: Sequence[str], formats: Sequence[NumberFormat], table_format: TableNumberFormat
) -> NumberFormat | None:
    """Return the number format of a column: the table's where the sample fits it, else its own; None where it has none.

    Examples
    --------
    >>> choose_format(["1,5"], [NumberFormat(",", "."), NumberFormat(".", ",")], TableNumberFormat(",", "")).decimal
    ','
    """
    same_decimal = [f for f in formats if f.decimal == table_format.decimal]
    mark = detect_thousands([sample], [same_decimal], table_format.decimal) or table_format.thousands
    return next(iter([*(f for f in same_decimal if f.thousands == mark), *same_decimal, *formats]), None)


def match_numbers(cells: pa.Array, number_format: NumberFormat) -> Any:
    """Return for each cell whether it is a number."""
    import pyarrow.compute as pc

    return pc.match_substring_regex(cells, f"^(?:{number_pattern(number_format)})$")


def parse_numbers(cells: pa.Array, number_format: NumberFormat) -> Any:
    """Return cells that are numbers as an array of int64 where all are whole, else of float64.

    Examples
    --------
    >>> import pyarrow as pa
    >>> parse_numbers(pa.array(["1.234,50 €", "(7)"]), NumberFormat(",", ".")).to_pylist()
    [1234.5, -7.0]
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    is_negative = pc.match_substring_regex(cells, rf"\(|[^{MINUS}.,{SPACES}][{SPACES}]*[{MINUS}]$")
    cells = pc.replace_substring_regex(cells, f"([.,])[{DASHES}]{{1,2}}", r"\1")
    text = pc.replace_substring_regex(cells, f"(?:{CURRENCIES}|[()%‰+±{SPACES}])", "")
    exponent = pc.replace_substring_regex(text, f"[{MINUS[1:]}]", "-")
    text = pc.replace_substring_regex(exponent, "-$", "")
    if number_format.thousands in (",", ".", "'"):
        text = pc.replace_substring_regex(text, THOUSANDS_PATTERNS[number_format.thousands], "")
    if number_format.decimal == ",":
        text = pc.replace_substring(text, ",", ".")
    sign = pc.if_else(is_negative, -1, 1)
    try:
        return pc.multiply(pc.cast(text, pa.int64()), sign)
    except pa.ArrowInvalid:
        return pc.multiply(pc.cast(text, pa.float64()), pc.cast(sign, pa.float64()))


@lru_cache(maxsize=1)
def _dash_with_unit_pattern() -> str:
    unit, dash = f"(?:%|‰|{CURRENCIES})", f"[{SPACES}]*[{DASHES}]+[{SPACES}]*"
    return f"^(?:{unit}{dash}|{dash}{unit})$"


def is_dash_with_unit(cell: str) -> bool:
    """Whether a cell is a dash beside a currency or per cent sign: a missing amount.

    Examples
    --------
    >>> is_dash_with_unit("- €"), is_dash_with_unit("-3 €")
    (True, False)
    """
    return not {cell[:1], cell[-1:]}.isdisjoint(DASHES) and re.match(_dash_with_unit_pattern(), cell) is not None


def match_dashes_with_unit(cells: pa.Array) -> Any:
    """Return for each cell whether it is a dash beside a currency or per cent sign."""
    import pyarrow.compute as pc

    return pc.match_substring_regex(cells, _dash_with_unit_pattern())


def count_units(cells: Sequence[str]) -> Counter[str]:
    """Count the currency and per cent signs of cells; "" counts the cells without a sign.

    Examples
    --------
    >>> count_units(["12 %", "7 %"])
    Counter({'%': 2})
    """
    unit = re.compile(f"%|‰|{CURRENCIES}")
    return Counter(found[0] if (found := unit.search(cell)) else "" for cell in cells)
