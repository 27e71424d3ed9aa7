"""The columns of the table of every row: results of an analysis beside the user's own, to be filtered and sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from neon_core.analysis import Analysis
from neon_core.analysis_frame import name_labels
from neon_core.arguments import check_type
from neon_core.checks import Indices
from neon_core.dataset import Column, Dataset
from neon_core.errors import DataError, FilterError, Problem
from neon_core.row_filter import RowColumn, find_problems, match_conditions, match_text, order_rows
from neon_core.row_query import RowQuery
from neon_core.search import NUMBER
from neon_core.tables import COMPETITOR, DISTANCE, EVIDENCE
from neon_core.text import unique_names
from neon_core.value_format import ValueFormat, format_column
from neon_core.wording.row_values import format_class

STANDING_ROLES = ("class", "row id")
"""Roles of the user's columns that stand among the results: as the class, and as the names of the rows."""

DECIMALS, DIGITS = 4, 3
"""Decimals of evidence and distances; significant digits where these are tiny or huge."""

PLAIN = 0.01, 1e7
"""Numbers whose largest is outside are written with powers of ten: decimals would show 0, or too many digits."""


@dataclass(frozen=True, eq=False)
class RowColumns:
    """The columns of every analysed row.

    Attributes
    ----------
    rows : ndarray of int of shape (n_samples,)
        The row of the dataset that each line stands for.
    columns : mapping of str to RowColumn
        The columns by names that all differ: first those of `results`, then the user's own.
    results : mapping of str to str
        For each column of `tables.overview_table` its name here: a result with the name of a user's column has a
        number. The row's name, or its number, is the first.
    has_names : bool
        Whether rows have names.
    """

    rows: Indices
    columns: Mapping[str, RowColumn]
    results: Mapping[str, str]
    has_names: bool

    def filter_rows(self, query: RowQuery) -> Indices:
        """Return the rows of the table that meet the conditions of a query and contain its text, in their order.

        Raises
        ------
        FilterError
            With every condition that has no meaning for its column.
        """
        return self.rows[self.match(query)]

    def match(self, query: RowQuery) -> NDArray[np.bool_]:
        """Return which lines meet the conditions of a query and contain its text, as a mask."""
        mask = match_conditions(self.columns, check_type(query, RowQuery, "query").conditions, self.rows.size)
        return mask & self._match_search(query.search) if query.search.strip() else mask

    def order(self, name: str, is_descending: bool = False) -> NDArray[np.int32]:
        """Return the lines sorted by a column, as positions: equal ones stay in place, missing ones come last.

        Raises
        ------
        FilterError
            If there is no such column.
        """
        column = self.columns.get(check_type(name, str, "name"))
        if column is None:
            raise FilterError(f"There is no column “{name}”", where="name", hint="Choose a column of the table.")
        return order_rows(column, check_type(is_descending, bool, "is_descending"))

    def find_problems(self, query: RowQuery) -> list[Problem]:
        """Return the problems of a query's conditions."""
        return find_problems(self.columns, check_type(query, RowQuery, "query").conditions)

    def _match_search(self, text: str) -> NDArray[np.bool_]:
        """Return the lines whose name or one of whose texts contains a text; a row without a name has its number."""
        head = next(iter(self.columns))
        found = np.zeros(self.rows.size, np.bool_)
        for name, column in self.columns.items():
            if column.is_text or (self.has_names and name == head):
                found |= match_text(column, text)
        number = NUMBER.sub("", text.strip())
        if not self.has_names and number.isascii() and number.isdigit():
            found |= self.rows == int(number[:18])
        return found


def build_row_columns(dataset: Dataset, analysis: Analysis) -> RowColumns:
    """Return the columns of the table of every row; each is computed when it is first used.

    Parameters
    ----------
    dataset : Dataset
        The table that was analysed.
    analysis : Analysis
        Its analysis.

    Raises
    ------
    DataError
        If the analysis is that of a table with another number of rows.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.row_query import Condition, RowQuery
    >>> wine = nc.load_sample("wine")
    >>> table = build_row_columns(wine, nc.analyse(wine, nc.AnalysisConfig(random_state=2, n_init=1)))
    >>> list(table.columns)[:4]
    ['row', 'cluster', 'class', 'evidence']
    >>> table.filter_rows(RowQuery((Condition("proline", "above", "1500"), Condition("class", "=", "0")))).tolist()
    [10, 14, 18, 31]
    """
    check_type(dataset, Dataset, "dataset", DataError)
    design = check_type(analysis, Analysis, "analysis").design
    if design.n_rows != len(dataset.frame):
        what = f"The table has {len(dataset.frame):,} rows, and the table of the analysis {design.n_rows:,}"
        raise DataError(what, where="dataset, analysis", hint="Pass the dataset that was analysed.")
    own = [column for column in dataset.columns if column.role not in STANDING_ROLES]
    results = dict(_results(dataset, analysis))
    names = unique_names([*(column.name for column in own), *results])[len(own) :]
    columns = dict(zip(names, results.values(), strict=True)) | {c.name: _own(dataset, analysis, c) for c in own}
    return RowColumns(design.rows, columns, dict(zip(results, names, strict=True)), design.row_names is not None)


def _own(dataset: Dataset, analysis: Analysis, column: Column) -> RowColumn:
    """Return a column of the user's table for the rows that were analysed."""
    values, rows, reading = dataset.frame[column.name], analysis.design.rows, dataset.reading
    analysed = values if rows.size == len(values) else values.iloc[rows]
    return RowColumn(column, analysed, lambda: format_column(values, column), reading.decimal, reading.thousands)


def _results(dataset: Dataset, analysis: Analysis) -> Iterator[tuple[str, RowColumn]]:
    """Yield the results of every row, as `tables.overview_table` has them."""
    design, clustering = analysis.design, analysis.clustering
    named = [column for column in dataset.columns if column.role == "row id"]
    if design.row_names is None or not named:
        yield "row", _numbers("row", design.rows)
    else:
        yield named[0].name, _own(dataset, analysis, named[0])
    yield "cluster", _numbers("cluster", clustering.labels)
    for name, called in name_labels(analysis, clustering.labels).items():
        yield name, RowColumn(Column(name, "category", "describe"), pd.Series(called, dtype="str"))
    if clustering.classes:
        texts = pd.Series([*map(format_class, clustering.classes), None], dtype="str")
        yield "class", RowColumn(Column("class", "category", "class"), texts.take(clustering.class_index))
    if analysis.n_clusters > 1:
        yield EVIDENCE, _measures(EVIDENCE, analysis.model.logit(design.matrix))
        yield DISTANCE, _measures(DISTANCE, analysis.boundary.distance)
        yield COMPETITOR, _numbers(COMPETITOR, analysis.competitor)


def _numbers(name: str, values: NDArray[Any]) -> RowColumn:
    """Return a column of whole numbers that are names."""
    return RowColumn(Column(name, "number", "describe"), pd.Series(values, copy=False), _whole)


def _whole() -> ValueFormat:
    return ValueFormat(is_grouped=False)


def _measures(name: str, values: NDArray[np.float64]) -> RowColumn:
    """Return a column of results."""
    return RowColumn(Column(name, "number", "describe"), pd.Series(values, copy=False), _measure_format(values))


def _measure_format(values: NDArray[np.float64]) -> Callable[[], ValueFormat]:
    """Return the function that chooses the format of results: decimals, or digits and a power of ten."""

    def choose() -> ValueFormat:
        largest = float(np.abs(values).max(initial=0.0))
        is_plain = largest == 0.0 or PLAIN[0] <= largest < PLAIN[1]
        return ValueFormat(decimals=DECIMALS) if is_plain else ValueFormat(digits=DIGITS)

    return choose
