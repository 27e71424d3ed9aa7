"""What is said of a row's values: the cell itself, names of columns, and the shares of a category's value."""

from __future__ import annotations

import calendar
import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from tests.claims.exact_row import ExactRow
from tests.claims.grammar import NUMBER, PERCENT, Claim, Falsities, Place, Printed, percent_falsities

LIKE, MOST_DIGITS = 1e-4, 6
"""Values that differ by less than this share of the range may look alike, and so may any beside this many digits."""

YEARS = 1500, 2100
"""Whole numbers without a unit that all lie between are years, without a thousands mark."""

SAYS_FILLED = "filled in: "
"""Before a value that is not the row's own."""


@dataclass(frozen=True)
class Cell:
    """A cell of a row, as a place of its own."""

    row: ExactRow
    column: int

    @property
    def is_filled(self) -> bool:
        """Whether the cell is missing in the table."""
        return self.row.row in self.row.clustering.filled[self.column].filled

    @property
    def is_category(self) -> bool:
        """Whether the column is a category: text, or a part of the calendar."""
        return bool(self.row.clustering.filled[self.column].texts)

    @property
    def content(self) -> Any:
        """The cell's content, or the value it is filled in with; the name of a month."""
        full, column = self.row.clustering.filled[self.column], self.row.table.columns[self.column]
        if self.is_filled:
            return full.fill
        cell = column.cells[self.row.row]
        if cell is None or (self.is_category and isinstance(cell, bool)):
            return full.texts[self.row.row]
        return calendar.month_name[cell.month] if self.is_category and isinstance(cell, datetime) else cell


def cell_falsities(text: str, cell: Cell) -> Falsities:
    """Yield what is false of a value as it is shown, with "filled in: " before it where the cell is missing."""
    if text.startswith(SAYS_FILLED) != cell.is_filled:
        yield "filled in", f"the cell is {'missing' if cell.is_filled else repr(cell.content)}"
    yield from content_falsities(text.removeprefix(SAYS_FILLED), cell)


def content_falsities(text: str, cell: Cell) -> Falsities:
    """Yield what is false of a value as it is shown, whether it is the row's own or filled in."""
    content, column = cell.content, cell.row.table.columns[cell.column]
    if isinstance(content, str):
        expected = content
    elif column.order:
        expected = _step(content, column.order)
    elif isinstance(content, bool):
        expected = "yes" if content else "no"
    elif isinstance(content, datetime):
        yield from _date_falsities(text, content, timedelta(minutes=1 if cell.is_filled else 0))
        return
    else:
        yield from _number_with_unit(text, cell)
        return
    if text != expected:
        yield column.kind, expected


def _step(step: Any, order: tuple[str, ...]) -> str:
    """Return a median of steps: a word, or the two between which it lies."""
    below = int(step)
    return order[below - 1] if step == below else f"{below}.5, between {order[below - 1]} and {order[below]}"


def _date_falsities(text: str, date: datetime, slack: timedelta) -> Falsities:
    try:
        shown = datetime.fromisoformat(text)
    except ValueError:
        shown = datetime.min  # noqa: DTZ901
    if abs(shown - date) > slack or text.endswith("00:00"):
        yield "date", f"{date:%Y-%m-%d %H:%M}"


def _number_with_unit(text: str, cell: Cell) -> Falsities:
    column, content = cell.row.table.columns[cell.column], cell.content
    others = [float(other) for other in column.cells if other is not None]
    number, _, behind = text.partition("\N{NO-BREAK SPACE}")
    if behind != column.unit:
        yield "unit", column.unit
    are_years = not column.unit and all(YEARS[0] <= one <= YEARS[1] and one.is_integer() for one in others)
    if not re.fullmatch(r"\d{4}(?:\.5)?" if are_years else NUMBER, number):
        yield "number", f"{text} is not written as a number: {content!r}"
        return
    yield from number_falsities(number, content)
    if not cell.is_filled:
        yield from lookalike_falsities(number, content, others)


def number_falsities(text: str, exact: Any) -> Falsities:
    """Yield what is false of a user's number: rounded wrongly, without its sign, or 0 where it is not."""
    printed = Printed.parse(text)
    if not printed.is_within(Fraction(exact), 0.5):
        yield "number", f"{text} for {exact!r}"
    if (printed.value < 0, printed.value > 0) != (exact < 0, exact > 0):
        yield "sign", f"{text} for {exact!r}"


def lookalike_falsities(text: str, exact: Any, others: list[float]) -> Falsities:
    """Yield that a number has too few digits to be told from another of its column; only 0 is shown as 0."""
    if exact == 0:
        return
    printed, least = Printed.parse(text), LIKE * (max(others) - min(others))
    nearest = min((abs(other - exact) for other in others if abs(other - exact) > least), default=math.inf)
    if nearest < float(printed.last) * (1.0 - LIKE) and printed.digits < MOST_DIGITS:
        yield "lookalike", f"{text} for {exact!r}, {nearest!r} from another value"


def named_column(name: str, row: ExactRow) -> tuple[int | None, list[tuple[str, str]]]:
    """Return the column that a name in a sentence means, and what is false of the value that the name has.

    A category is 'name “value”', a filled-in cell 'name (filled in: value)', everything else the name.
    """
    for i, column in enumerate(row.table.columns):
        cell = Cell(row, i)
        if cell.is_filled and name.startswith(f"{column.name} ({SAYS_FILLED}") and name.endswith(")"):
            value = name.removeprefix(f"{column.name} ({SAYS_FILLED}")[:-1]
            return i, [(f"named {kind}", truth) for kind, truth in content_falsities(value, cell)]
        bare = f"{column.name} “{cell.content}”" if cell.is_category else column.name
        if name == bare:
            return i, [("named value is filled in", f"{cell.content!r}")] if cell.is_filled else []
    return None, [("unknown column", f"{name!r} names no column with the row's value")]


def _value(match: re.Match[str], cell: Cell) -> Falsities:
    yield from cell_falsities(match[0], cell)


def _value_shares(match: re.Match[str], cell: Cell) -> Falsities:
    row, clustering = cell.row, cell.row.clustering
    text = match["value"].removeprefix(SAYS_FILLED) if cell.is_filled else match["value"]
    yield from content_falsities(text, cell)
    own, other = int(match["label"]), match["competitor"]
    if own != row.label:
        yield "own cluster", f"{row.label}"
    yield from percent_falsities(match["own"], clustering.share_of_value(row.label, cell.column, cell.content))
    if (other is None) != row.alone:
        yield "competitor", "another cluster is named unless there is one only"
    elif other is not None and int(other) not in row.competitors.possible:
        yield "competitor", f"{sorted(row.competitors.exact)}"
    elif other is not None:
        yield from percent_falsities(match["share"], clustering.share_of_value(int(other), cell.column, cell.content))


def _no_shares(names: list[str], cell: Cell) -> Falsities:
    if bool(names) != cell.is_category:
        yield "value shares", "the shares of a value are said of a category, and of no number"


VALUE = Place("value", (Claim("cell", re.compile(r".+$", re.DOTALL), _value),))
VALUE_SHARES = Place(
    "value shares",
    (
        Claim(
            "shares",
            re.compile(
                rf"(?P<value>.+): (?P<own>{PERCENT}) in cluster (?P<label>\d+)"
                rf"(?:, (?P<share>{PERCENT}) in cluster (?P<competitor>\d+))?$"
            ),
            _value_shares,
        ),
    ),
    _no_shares,
)
