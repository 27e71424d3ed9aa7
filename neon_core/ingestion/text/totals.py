"""Find totals rows: above, between and below the rows whose sum or mean they are.

The arithmetic decides: a word such as "Total" only says which rows to check, since it may be a petrol brand as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from neon_core.ingestion.text.header import detect_value_columns, is_missing, is_value
from neon_core.ingestion.text.line_scan import ROW
from neon_core.ingestion.text.number_columns import read_number_columns
from neon_core.ingestion.text.total_words import find_total_words, names_mean, read_first_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.checks import Indices
    from neon_core.ingestion.text.header import Row
    from neon_core.ingestion.text.record_scan import ScannedText

SAMPLE, MOST_COLUMNS = 100, 20
"""Rows that show what a column holds; columns of numbers that are added up."""

MOST_SUMMED_ROWS = 5000
"""Most rows whose sum is compared with an edge row that has no word for it."""

MANY_GROUPS = 50
"""Groups beyond which a candidate is not compared with all rows, the other candidates among them."""

MIN_PARTS, MIN_EDGE_ROWS = 2, 4
"""Rows that a sum has at least; rows of a table whose edge row may be a sum without a word for it."""

TWO, MIN_SURE_PARTS = 2, 6
"""Columns of numbers of which one sum may be enough, and the parts that it must have then."""

SUM_TOLERANCE, ROUNDED = 1e-9, 1e-4
"""Largest difference of a sum and its parts, relative to the sum: of exact parts, and of rounded ones."""


def find_totals_rows(text: ScannedText, rows: Indices) -> list[int]:
    """Return the records of totals rows.

    Parameters
    ----------
    text : ScannedText
        The text and its records.
    rows : ndarray of int of shape (n_rows,)
        The records that may be rows of the table, all of one width.
    """
    if rows.size <= MIN_PARTS:
        return []
    sample = [text.cells(at) for at in rows[:SAMPLE].tolist()]
    value_columns = detect_value_columns(sample)
    worded = find_total_words(text, rows)
    edges = (
        []
        if rows.size > MOST_SUMMED_ROWS
        else [
            i
            for i in (0, rows.size - 1)
            if i not in worded and may_be_sum(text.cells(int(rows[i])), sample, value_columns)
        ]
    )
    if not any(value_columns) or not (worded or edges):
        return []
    columns = np.flatnonzero(value_columns)[:MOST_COLUMNS].tolist()
    numbers = read_number_columns(text, rows, columns)
    sums = [[RunningSums.of(n, worded) for n in formats] for formats in numbers]
    n_lost = int((text.records.kind[rows[0] : rows[-1]] == ROW).sum()) - (rows.size - 1)
    table = _Table(sums, rows.size, tuple(worded), max(0, n_lost))
    totals = [i for i in worded if _is_total(table, i, names_mean(text, rows, i))]
    totals = _keep_usual_labels(text, rows, totals, worded)
    totals += [i for i in edges if not totals and _is_sum_of_others(text, rows, i, table)]
    return [int(rows[i]) for i in sorted(totals)]


def may_be_sum(row: Row, sample: Sequence[Row], value_columns: Sequence[bool]) -> bool:
    """Whether a row may be the sum of a table: it lacks a cell that all have, or exceeds the sum of the first rows.

    Examples
    --------
    >>> body = [("Asia", "4", "1"), ("Europe", "2", "5")]
    >>> may_be_sum(("World", "9", "9"), body, [False, True, True]), may_be_sum(body[0], body, [False, True, True])
    (True, False)
    """
    others = [other for other in sample if other is not row and other != row]
    if any(not cell.strip() and all(other[i].strip() for other in others) for i, cell in enumerate(row)):
        return True
    columns = [i for i, has_values in enumerate(value_columns) if has_values][:MOST_COLUMNS]
    n = sum(_exceeds(row[i], [other[i] for other in others]) for i in columns)
    return n > max(1, 0.5 * len(columns)) or (n == 1 and len(columns) == TWO and len(others) >= MIN_SURE_PARTS)


def _exceeds(cell: str, others: Sequence[str]) -> bool:
    """Whether the digits of a cell are a number that is not smaller than the sum of others, none of them negative."""
    try:
        whole = float(_plain(cell))
        parts = [float(_plain(other)) for other in others if not is_missing(other)]
    except ValueError:
        return is_value(cell)  # another format: the sums tell
    return min(parts, default=0.0) >= 0 and whole >= sum(parts) * (1 - ROUNDED) > 0


def _plain(cell: str) -> str:
    return cell.strip().rstrip("% ")


@dataclass(frozen=True, eq=False)
class _Table:
    """The numbers of a table, with running sums, and the positions of the rows that may be totals of the others.

    `n_lost` counts the damaged rows: their numbers are in a total but cannot be read.
    """

    columns: list[list[RunningSums]]
    n_rows: int
    candidates: tuple[int, ...]
    n_lost: int


@dataclass(frozen=True, eq=False)
class RunningSums:
    """The numbers of a column; the sum, and the counts of cells and of cells but 0, of the rows before each row.

    The running values leave out the rows that may be totals.
    """

    numbers: NDArray[np.float64]
    total: NDArray[np.float64]
    n_parts: Indices
    n_cells: Indices
    least: float
    most: float

    @classmethod
    def of(cls, numbers: NDArray[np.float64], candidates: Sequence[int]) -> RunningSums:
        """Return the running sums of a column."""
        parts = numbers.copy()
        parts[list(candidates)] = np.nan
        known = np.nan_to_num(parts)
        with np.errstate(all="ignore"):
            sums = [np.concatenate([[0], np.cumsum(values)]) for values in (known, known != 0, ~np.isnan(parts))]
        finite = parts[np.isfinite(parts)]
        least, most = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
        total, n_parts, n_cells = sums
        return cls(numbers, total, n_parts, n_cells, least, most)


def _is_total(table: _Table, i: int, is_mean: bool) -> bool:
    """Whether a row is the sum, or the mean, of a group of rows in most columns of numbers."""
    nth = table.candidates.index(i)
    before = [0, *(j + 1 for j in table.candidates[:nth])]
    after = [*table.candidates[nth + 1 :], table.n_rows]
    groups = [(start, i) for start in before] + [(i + 1, stop) for stop in after] + [(0, table.n_rows)]
    near = {(before[-1], i), (0, i), (i + 1, after[0]), (i + 1, table.n_rows), (0, table.n_rows)}
    is_edge = not is_mean and (nth == i or len(table.candidates) - nth == table.n_rows - i)
    matched = np.zeros(len(groups) + 1, np.intp)
    n_compared = 0
    for formats in table.columns:
        fits = [fit for sums in formats if (fit := _match_groups(sums, groups, i, is_mean)) is not None]
        if table.n_lost and not is_mean:
            fits += [_match_with_lost(sums, i, table.n_lost, len(groups) + 1) for sums in formats if fits]
        n_compared += bool(fits)
        matched += np.any(fits, axis=0) if fits else 0
    is_near = np.array([group in near for group in groups] + [True])
    enough = (2 * matched > n_compared) | (is_edge & (2 * matched == n_compared))
    return bool((enough & (matched > np.where(is_near, 0, 1))).any())


def _match_groups(
    sums: RunningSums, groups: Sequence[tuple[int, int]], i: int, is_mean: bool
) -> NDArray[np.bool_] | None:
    """Return for each group, and for all other rows, whether a cell is its sum or mean; None where it has no number."""
    whole = sums.numbers[i]
    if not np.isfinite(whole) or (whole == 0 and not sums.n_parts[-1]):
        return None
    first, stop = np.array(groups).T
    others = np.delete(sums.numbers, i) if len(groups) < MANY_GROUPS else np.zeros(0)
    with np.errstate(all="ignore"):
        total = np.append(sums.total[stop] - sums.total[first], np.nansum(others))
        n_parts = np.append(sums.n_parts[stop] - sums.n_parts[first], np.count_nonzero(np.nan_to_num(others)))
        n_cells = np.append(sums.n_cells[stop] - sums.n_cells[first], np.count_nonzero(~np.isnan(others)))
        value = total / n_cells if is_mean else total
        slack = _mean_rounding(whole) if is_mean else _rounding(whole, n_parts)
        return np.asarray((np.abs(value - whole) <= slack) & (n_parts >= MIN_PARTS))


def _match_with_lost(sums: RunningSums, i: int, n_lost: int, n_groups: int) -> NDArray[np.bool_]:
    """Return whether a cell may be the sum of all rows and of damaged ones, each between the least and the most."""
    fits = np.zeros(n_groups, np.bool_)
    least, most = sums.total[-1] + n_lost * sums.least, sums.total[-1] + n_lost * sums.most
    fits[-1] = least <= sums.numbers[i] <= most and sums.n_parts[-1] >= MIN_PARTS
    return fits


def _last_place(number: float) -> float:
    """Return the place of a number's last digit behind the point; 1 for a whole number."""
    return next((10.0**-n for n in range(9) if round(number, n) == number), SUM_TOLERANCE)


def _mean_rounding(whole: float) -> float:
    """Return by how much a mean may differ: by half its last digit, but a whole number must be exact.

    Many whole numbers lie near the mean of others by chance.
    """
    place = _last_place(whole)
    return 0.51 * place if place < 1 else SUM_TOLERANCE * max(1.0, abs(whole))


def _rounding(whole: float, n_parts: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return by how much a sum may differ from its parts, each of which may have been rounded."""
    rounded = 0.5 * _last_place(whole) * np.sqrt(n_parts)
    return np.asarray(np.maximum(SUM_TOLERANCE * abs(whole), np.minimum(rounded, ROUNDED * abs(whole))))


def _keep_usual_labels(text: ScannedText, rows: Indices, totals: list[int], worded: list[int]) -> list[int]:
    """Return totals whose first cell is not a value of the column: most rows that begin alike must be totals too."""
    labels = {i: read_first_cell(text, rows, i) for i in worded}
    n_all, n_totals = list(labels.values()), [labels[i] for i in totals]
    edges = (0, rows.size - 1)
    return [i for i in totals if 2 * n_totals.count(labels[i]) >= n_all.count(labels[i]) or i in edges]


def _is_sum_of_others(text: ScannedText, rows: Indices, i: int, table: _Table) -> bool:
    """Whether an edge row without a word is the sum of the others, in most columns; in one where it lacks a cell."""
    cells, sample = text.cells(int(rows[i])), [text.cells(at) for at in rows[:SAMPLE].tolist() if at != rows[i]]
    lacks = any(not cell.strip() and all(row[k].strip() for row in sample) for k, cell in enumerate(cells))
    fits = [[_match_exactly(sums.numbers, i) for sums in formats] for formats in table.columns]
    compared = [any(fit for fit in column if fit) for column in fits if any(fit is not None for fit in column)]
    if lacks:
        return table.n_rows > MIN_PARTS + 1 and any(compared)
    has_label = any(cell.strip() and not is_value(cell) for cell in cells)
    is_sum = sum(compared) > max(1, 0.5 * len(compared))
    if len(compared) == TWO and sum(compared) == 1:  # prices beside amounts have no sum
        sums = next(column[fit.index(True)] for column, fit in zip(table.columns, fits, strict=True) if any(fit))
        is_sum = _has_many_parts(sums.numbers, i)
    return has_label and table.n_rows >= MIN_EDGE_ROWS and is_sum


def _has_many_parts(numbers: NDArray[np.float64], i: int) -> bool:
    """Whether a cell is the sum of numbers of which none is negative, and many are not 0: hardly by chance."""
    others = np.nan_to_num(np.delete(numbers, i))
    return bool((others >= 0).all() and np.count_nonzero(others) >= MIN_SURE_PARTS)


def _match_exactly(numbers: NDArray[np.float64], i: int) -> bool | None:
    """Whether a cell is the sum of all others, at least two of which change it; None where it has no number."""
    whole, others = numbers[i], np.delete(numbers, i)
    slack = SUM_TOLERANCE * abs(whole)
    if not np.isfinite(whole):
        return None
    with np.errstate(all="ignore"):
        n_parts = np.count_nonzero(np.abs(others) > slack)
        return bool(n_parts >= MIN_PARTS and abs(np.nansum(others) - whole) < slack)
