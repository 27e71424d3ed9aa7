"""From what a person types to a row: by its name, or by its number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from neon_core.analysis import Analysis
from neon_core.checks import Indices

DIGITS = 15
"""A number of more digits is no row's."""


@dataclass(frozen=True)
class Search:
    """What was found.

    Attributes
    ----------
    row : int
        The first row that is called so; -1 where there is none.
    n_matches : int
        How many rows are called so; 0 where it was found by its number.
    left_out : int
        Where none was found, the first that is called so but was left out; -1 where there is none either.
    """

    row: int = -1
    n_matches: int = 0
    left_out: int = -1


def find_row(analysis: Analysis, text: str) -> Search:
    """Find a row: one that is called exactly so, else that of this number, else one that is called about so.

    Of several that are called so the first. Rows that were left out are not found, but told of.

    Examples
    --------
    >>> import neon_core as nc
    >>> analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_init=1))
    >>> find_row(analysis, "60"), find_row(analysis, "Ann")
    (Search(row=60, n_matches=0, left_out=-1), Search(row=-1, n_matches=0, left_out=-1))
    """
    names, text = analysis.design.row_names, text.strip()
    if names is None or not text:
        return _by_number(analysis, text)
    looks: tuple[Callable[[], Search], ...] = (
        lambda: _first(analysis, names.find(text)),
        lambda: _by_number(analysis, text),
        lambda: _first(analysis, names.find_alike(text)),
    )
    found = Search()
    for look in looks:
        this = look()
        if this.row >= 0:
            return this
        found = found if found.left_out >= 0 else this
    return found


def _by_number(analysis: Analysis, text: str) -> Search:
    is_number = text.isascii() and text.isdigit() and len(text) <= DIGITS
    row = int(text) if is_number else -1
    if analysis.design.left_out(row):
        return Search(left_out=row)
    return Search(row if analysis.design.position(row) >= 0 else -1)


def _first(analysis: Analysis, called: Indices) -> Search:
    there = called[np.isin(called, analysis.design.rows)] if called.size else called
    if there.size:
        return Search(int(there[0]), there.size)
    return Search(left_out=int(called[0]) if called.size else -1)
