"""Tell the cells that hold an amount, a bound or a range of amounts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from neon_core.parse.amounts import BOUND_BEHIND, CELL, MONEY, Beside, is_money, parse_beside
from neon_core.parse.number_formats import NUMBER_FORMATS, detect_formats

PYTHON_CELL = re.compile(re.sub(r"\\x\{(\w+)\}", lambda code: chr(int(code[1], 16)), CELL))


BOUND = re.compile(
    r"(?:[<>≤≥]=?|=[<>]|up to|at (?:most|least)|(?:less|more|fewer) than|under|below|over|above|min\.|max\.|bis(?: zu)?"
    r"|ab|unter|über|mehr als|weniger als|plus de|moins de|jusqu'à|más de|menos de|hasta)\s*",
    re.IGNORECASE,
)


FOOTNOTE = re.compile(r"\s*(?:\*+|\[\w+\]|†|‡|¹)$")


RANGE = re.compile(r"(.*?\d[^-–]*?)\s*(?:[-–]|\bto\b|\bbis\b|\bà\b|\ba\b)\s*(.*\d.*)")


DECADE = re.compile(r"\d{3}0(?:'?s|er)")


def is_bound_of_classes(cells: Collection[str]) -> bool:
    """Whether bounds go both ways, as <=50K and >50K: two classes, no numbers.

    Examples
    --------
    >>> is_bound_of_classes(["<=50K", ">50K"]), is_bound_of_classes(["<1", "<2"])
    (True, False)
    """
    return {cell[:1] for cell in cells} >= {"<", ">"}


def parse_cell(cell: str) -> Beside | None:
    """Return the meaning of what stands beside the number of one cell; None where it is no number with a unit.

    Examples
    --------
    >>> parse_cell("150 lbs").unit, parse_cell("Room 3")
    ('lbs', None)
    """
    found = PYTHON_CELL.match(FOOTNOTE.sub("", cell))
    if not found or DECADE.fullmatch(cell) or not detect_formats([found["number"]], NUMBER_FORMATS):
        return None
    return parse_beside(found["before"], found["after"])


def strip_numbers(cells: Sequence[str]) -> list[str]:
    """Return the numbers of cells with something beside them; none where most cells have nothing beside a number.

    Examples
    --------
    >>> strip_numbers(["2,5 Mio.", "ca. 3 km"]), strip_numbers(["3", "red"])
    (['2,5', '3'], [])
    """
    found = [PYTHON_CELL.match(cell) for cell in cells]
    numbers = [match["number"] for match in found if match and (match["before"] or match["after"])]
    return numbers if 2 * len(numbers) >= len(cells) else []


def is_range(cell: str) -> bool:
    """Whether a cell is a range of two amounts, as $42K-$68K; two bare numbers may be anything.

    Examples
    --------
    >>> is_range("$42K - $68K"), is_range("18-29")
    (True, False)
    """
    ends = RANGE.fullmatch(re.sub(r"\s*\([^)]*\)$", "", cell))
    besides = [parse_cell(end) for end in ends.groups()] if ends else []
    return bool(besides) and None not in besides and any(beside != Beside() for beside in besides)


def is_bounded(cell: str) -> bool:
    """Whether a cell holds a number that is only known to be small or large.

    Examples
    --------
    >>> is_bounded("<= 5"), is_bounded("65 or more"), is_bounded("5")
    (True, True, False)
    """
    bound = BOUND.match(cell)
    behind = BOUND_BEHIND.search(cell)
    rest = cell[bound.end() :] if bound else cell[: behind.start()] if behind else ""
    return re.match(r"\s*[^\w\s]?\s*[-+]?\d", rest) is not None


def detect_affixes(cells: Sequence[str], unit: str) -> tuple[str, str]:
    """Return the texts before and behind the numbers of most cells: a currency stands where the file has it.

    Parameters
    ----------
    cells : sequence of str
        Some cells of a column.
    unit : str
        The unit of the column.

    Examples
    --------
    >>> detect_affixes(["€ 1,200", "-€ 7"], "€"), detect_affixes(["1.200 €"], "€"), detect_affixes(["12%", "7%"], "%")
    (('€ ', ''), ('', ' €'), ('', '%'))
    >>> detect_affixes(["$3.20/kg"], "$/kg"), detect_affixes(["3", "4"], "")
    (('$', '/kg'), ('', ''))
    """
    counts = Counter(_find_affixes(cell, unit) for cell in cells) if unit else Counter[tuple[str, str]]()
    del counts["", ""]
    return counts.most_common(1)[0][0] if counts else ("", "")


def _find_affixes(cell: str, unit: str) -> tuple[str, str]:
    """Return the texts before and behind the number of one cell; two empty ones where it has no unit."""
    found = PYTHON_CELL.match(cell.strip())
    sign = MONEY.match(unit) if is_money(unit) else None
    if found is None or not (found["before"].strip() or found["after"].strip()):
        return "", ""
    if sign and MONEY.search(found["before"]):
        rest = unit[sign.end() :].strip()
        return sign[0] + " " * found["before"][-1].isspace(), _with_gap(found["after"], rest)
    return "", _with_gap(found["after"], unit)


def _with_gap(after: str, unit: str) -> str:
    """Return a unit as it stands behind a number, with the space before it where the cell has one."""
    if not unit:
        return ""
    sign = MONEY.search(after)
    at = sign.start() if sign and is_money(unit) else max(0, after.find(unit))
    return " " * after[max(0, at - 1) : at + 1][:1].isspace() + unit
