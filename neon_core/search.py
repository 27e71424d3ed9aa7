"""Find the row that a person types: by its name or by its number; "row 61" and "#61" are numbers only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_all, check_type
from neon_core.checks import Indices
from neon_core.row_names import RowNames, format_name

MOST_DIGITS = 15
"""Digits that a row's number can have."""

NUMBER = re.compile(r"^(?:#|row\s)\s*(?=\d+$)", re.IGNORECASE)
"""What stands before a number that is no name."""

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
    other : int
        Another row that the text may mean; -1 where there is none. Where the text is a name, that is the next row of
        this name, or the row of this number; where it is a number, the row of this name but for zeros before it.
    """

    row: int = -1
    n_matches: int = 0
    left_out: int = -1
    other: int = -1


def find_row(analysis: Analysis, text: str) -> Search:
    """Find a row by its exact name, else by its number, else by its name but for upper case and spaces around it.

    Of several matches the first counts. "row 61" and "#61" are the number 61, also where a row is called 61. A row that
    was left out of the analysis is reported as `left_out`.

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
    (Search(row=60, n_matches=0, left_out=-1, other=-1), Search(row=-1, n_matches=0, left_out=-1, other=-1))
    """
    names = check_type(analysis, Analysis, "analysis").design.row_names
    text = check_type(text, str, "text").strip()
    if HALF.search(text):  # no table has it: reading replaces it
        return Search()
    number = NUMBER.sub("", text)
    if names is None or not text:
        return _find_by_number(analysis, number)
    searches: tuple[Callable[[], Search], ...] = (
        lambda: _with_number(analysis, _choose_first(analysis, _find_names(names, text)), text),
        lambda: _with_name(analysis, names, _find_by_number(analysis, number), text),
        lambda: _choose_first(analysis, names.find_alike(text)),
    )
    failed = Search()
    for search in searches:
        result = search()
        if result.row >= 0:
            return result
        failed = failed if failed.left_out >= 0 else result
    return failed


@dataclass(frozen=True)
class FoundRows:
    """The rows that a list of texts names.

    Attributes
    ----------
    rows : tuple of int
        The rows in the order of the table, each once; a name that several rows have stands for all of them.
    unknown : tuple of str
        The texts that name no row of the table.
    left_out : tuple of str
        The texts whose rows were all left out of the analysis.
    """

    rows: tuple[int, ...]
    unknown: tuple[str, ...]
    left_out: tuple[str, ...]


def find_listed(analysis: Analysis, texts: Sequence[str]) -> FoundRows:
    """Find the rows of a list of texts, each as `find_row` does: in one pass over the names, however many there are.

    Parameters
    ----------
    analysis : Analysis
        The analysis whose rows are searched.
    texts : list or tuple of str
        Names and numbers, at least one; empty ones and repeated ones are passed.

    Raises
    ------
    ArgumentError
        If there is none, or one is no text.

    Examples
    --------
    >>> import neon_core as nc
    >>> analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_init=1))
    >>> find_listed(analysis, ["60", "#3", "Ann", "60"])
    FoundRows(rows=(3, 60), unknown=('Ann',), left_out=())
    """
    design = check_type(analysis, Analysis, "analysis").design
    wanted = list(dict.fromkeys(stripped for text in check_all(texts, str, "texts") if (stripped := text.strip())))
    matches = [(text, _matches(analysis, text, named)) for text, named in _index_names(design.row_names, wanted)]
    rows: set[int] = set()
    left_out = []
    for text, found in matches:
        analysed = [row for row in found if design.position(row) >= 0]
        rows.update(analysed)
        left_out += [text] if found and not analysed else []
    unknown = tuple(text for text, found in matches if not found)
    return FoundRows(tuple(sorted(rows)), unknown, tuple(left_out))


def _index_names(names: RowNames | None, texts: list[str]) -> Iterator[tuple[str, tuple[list[int], list[int]]]]:
    """Yield each text with the rows of this name, and with those of the same name but for case and spaces around it."""
    exact: dict[str, list[int]] = {}
    alike: dict[str, list[int]] = {}
    if names is not None:
        bare = {text: text.removeprefix(f"{names.prefix} ") for text in texts}
        exact = {form: [] for pair in bare.items() for form in pair}
        alike = {text.lower(): [] for text in texts} if names.is_text else {}
        for row, value in enumerate(names.values.tolist()):
            name = format_name(value)
            for index, form in ((exact, name), (alike, name.strip().lower())):
                if form in index:
                    index[form].append(row)
        for text, form in bare.items():
            exact[text] = exact[text] or exact[form]
    for text in texts:
        yield text, (exact.get(text, []), alike.get(text.lower(), []))


def _matches(analysis: Analysis, text: str, named: tuple[list[int], list[int]]) -> list[int]:
    """Return the rows of a text, left out or not: by its name, else its number, else a name like it.

    A row that was left out counts only where no other reading of the text has one that was not.
    """
    number = _find_by_number(analysis, NUMBER.sub("", text))
    by_number = [row for row in (number.row, number.left_out) if row >= 0]
    readings = [reading for reading in (named[0], by_number, named[1]) if reading]
    is_there = (reading for reading in readings if any(analysis.design.position(row) >= 0 for row in reading))
    return next(is_there, readings[0] if readings else [])


def _find_names(names: RowNames, text: str) -> Indices:
    """Return the rows of a name, with or without the noun that stands before it on screen."""
    found = names.find(text)
    return found if found.size else names.find(text.removeprefix(f"{names.prefix} "))


def _with_number(analysis: Analysis, found: Search, text: str) -> Search:
    """Return a search by name with the row of this number, where the text is one and no other row has the name."""
    if found.row < 0 or found.other >= 0 or (text[:1] == "0" and text != "0"):  # no number begins with 0
        return found
    other = _find_by_number(analysis, text).row
    return replace(found, other=-1 if other == found.row else other)


def _with_name(analysis: Analysis, names: RowNames, found: Search, text: str) -> Search:
    """Return a search by number with the row whose name is the same number with zeros before it."""
    if found.row < 0 or not text.isdigit():
        return found
    alike = _choose_first(analysis, names.find_padded(text))
    return replace(found, other=-1 if alike.row == found.row else alike.row)


def _find_by_number(analysis: Analysis, text: str) -> Search:
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    row = int(text) if is_number else -1
    if analysis.design.is_left_out(row):
        return Search(left_out=row)
    return Search(row if analysis.design.position(row) >= 0 else -1)


def _choose_first(analysis: Analysis, matches: Indices) -> Search:
    analysed = matches[np.isin(matches, analysis.design.rows)] if matches.size else matches
    if analysed.size:
        return Search(int(analysed[0]), analysed.size, other=int(analysed[1]) if analysed.size > 1 else -1)
    return Search(left_out=int(matches[0]) if matches.size else -1)
