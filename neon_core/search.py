"""From what a person types to a row: by its name, or by its number."""

from __future__ import annotations

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
    n_called : int
        How many rows are called so; 0 where it was found by its number.
    """

    row: int = -1
    n_called: int = 0


def find_row(analysis: Analysis, text: str) -> Search:
    """Find a row: one that is called exactly so, else that of this number, else one that is called about so.

    Of several that are called so the first; rows that were left out are not found.

    Examples
    --------
    >>> import neon_core as nc
    >>> analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_init=1))
    >>> find_row(analysis, "60"), find_row(analysis, "Ann")
    (Search(row=60, n_called=0), Search(row=-1, n_called=0))
    """
    names, text = analysis.design.row_names, text.strip()
    if names is None or not text:
        return _by_number(analysis, text)
    exact = _first(analysis, names.find(text))
    found = exact if exact.row >= 0 else _by_number(analysis, text)
    return found if found.row >= 0 else _first(analysis, names.find_alike(text))


def _by_number(analysis: Analysis, text: str) -> Search:
    is_number = text.isascii() and text.isdigit() and len(text) <= DIGITS
    row = int(text) if is_number else -1
    return Search(row if analysis.design.position(row) >= 0 else -1)


def _first(analysis: Analysis, called: Indices) -> Search:
    there = called[np.isin(called, analysis.design.rows)] if called.size else called
    return Search(int(there[0]), there.size) if there.size else Search()
