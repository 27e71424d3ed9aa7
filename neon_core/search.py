"""Find the row that a person types: by its name or by its number."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_type
from neon_core.checks import Indices

MOST_DIGITS = 15
"""Digits that a row's number can have."""

HALF = re.compile("[\ud800-\udfff]")
"""Half of a character, which no encoding of text has."""


@dataclass(frozen=True)
class Search:
    """The result of a search.

    Attributes
    ----------
    row : int
        The first row that matches; -1 where none does.
    n_matches : int
        The number of rows with this name; 0 where the row was found by its number.
    left_out : int
        Where no row matches, the first match among the rows that were left out; -1 where none does.
    """

    row: int = -1
    n_matches: int = 0
    left_out: int = -1


def find_row(analysis: Analysis, text: str) -> Search:
    """Find a row by its exact name, else by its number, else by its name but for upper case and spaces around it.

    Of several matches the first counts. A row that was left out of the analysis is reported as `left_out`.

    Parameters
    ----------
    analysis : Analysis
        The analysis whose rows are searched.
    text : str
        The name or number.

    Examples
    --------
    >>> import neon_core as nc
    >>> analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_init=1))
    >>> find_row(analysis, "60"), find_row(analysis, "Ann")
    (Search(row=60, n_matches=0, left_out=-1), Search(row=-1, n_matches=0, left_out=-1))
    """
    names = check_type(analysis, Analysis, "analysis").design.row_names
    text = check_type(text, str, "text").strip()
    if HALF.search(text):  # no table has it: reading replaces it
        return Search()
    if names is None or not text:
        return _find_by_number(analysis, text)
    searches: tuple[Callable[[], Search], ...] = (
        lambda: _choose_first(analysis, names.find(text)),
        lambda: _find_by_number(analysis, text),
        lambda: _choose_first(analysis, names.find_alike(text)),
    )
    failed = Search()
    for search in searches:
        result = search()
        if result.row >= 0:
            return result
        failed = failed if failed.left_out >= 0 else result
    return failed


def _find_by_number(analysis: Analysis, text: str) -> Search:
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    row = int(text) if is_number else -1
    if analysis.design.is_left_out(row):
        return Search(left_out=row)
    return Search(row if analysis.design.position(row) >= 0 else -1)


def _choose_first(analysis: Analysis, matches: Indices) -> Search:
    analysed = matches[np.isin(matches, analysis.design.rows)] if matches.size else matches
    if analysed.size:
        return Search(int(analysed[0]), analysed.size)
    return Search(left_out=int(matches[0]) if matches.size else -1)
