"""The list of rows beside a map, and what a search for a row answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import count

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.row_names import RowNames
    from neon_core.search import Search


def describe_list(analysis: Analysis, nouns: tuple[str, str]) -> str:
    """Return the heading of the list of rows worth a look."""
    if analysis.n_clusters == 1:
        return f"Any {nouns[0]}, by its number"
    if not analysis.clustering.comparable:
        return "Nearest a boundary"
    wrong = int(analysis.clustering.mismatch.sum())
    if wrong == 0:
        return f"Every {nouns[0]} is in the cluster of its class."
    return f"{count(wrong, *nouns)} {'disagree with their' if wrong > 1 else 'disagrees with its'} class"


LIST = {
    "previous": "Previous",
    "next": "Next",
    "more": "{from} to {to} of {all}; all of them are in the table below.",
    "cut": "{from} to {to} of the first {listed}, {all} in all; more are in the table below.",
    "gone": "There is no {noun} {row}: the numbers go from 0 to {last}.",
}
NO_NAME = "No {noun} is called “{text}”, and the numbers go from 0 to {last}."


def describe_missing_row(text: str, last: int, nouns: tuple[str, str], named: bool = False) -> str:
    """Return the sentence that no row has a number, or a name where rows are named.

    Examples
    --------
    >>> describe_missing_row("500", 177, ("wine", "wines"))
    'There is no wine 500: the numbers go from 0 to 177.'
    >>> describe_missing_row("Ann", 9, ("row", "rows"), named=True)
    'No row is called “Ann”, and the numbers go from 0 to 9.'
    """
    if named:
        return NO_NAME.format(noun=nouns[0], text=text, last=last)
    return LIST["gone"].format(noun=nouns[0], row=text, last=last)


FOUND = {
    "name": "“{text}” is {name}. For row number {text}, type “row {text}”.",
    "number": "“{text}” is row number {text}: {name}.",
    "padded": " For {other}, type “{cell}”.",
    "first": "{rows} are called “{text}”; this is the first. For the next one, type “row {other}”.",
}
"""Remarks on a row that a text found, where the text is a name and a number, or the name of several rows."""


def describe_found_row(text: str, match: Search, nouns: tuple[str, str], names: RowNames | None) -> str:
    """Return the remark on a row that was found: what the text was taken for, and how to find the other row.

    Examples
    --------
    >>> import pandas as pd
    >>> from neon_core.row_names import RowNames
    >>> from neon_core.search import Search
    >>> nouns, names = ("row", "rows"), RowNames("Customer ID", pd.Series(["007", "Ann", "1", "Ann"]))
    >>> describe_found_row("1", Search(2, 1, other=1), nouns, names)
    '“1” is Customer 1. For row number 1, type “row 1”.'
    >>> describe_found_row("Ann", Search(1, 2, other=3), nouns, names)
    '2 rows are called “Ann”; this is the first. For the next one, type “row 3”.'
    >>> describe_found_row("row 3", Search(3), nouns, names), describe_found_row("3", Search(3), nouns, names)
    ('', '“3” is row number 3: Ann.')
    """
    if names is None or (match.other < 0 and (match.n_matches or not text.isdigit())):
        return ""
    if match.n_matches > 1:
        return FOUND["first"].format(rows=count(match.n_matches, *nouns), text=text, other=match.other)
    name = names.name(match.row) or f"{nouns[0]} {match.row}"
    if match.n_matches:
        return FOUND["name"].format(text=text, name=name)
    sentence = FOUND["number"].format(text=text, name=name)
    if match.other < 0:
        return sentence
    return sentence + FOUND["padded"].format(other=names.name(match.other), cell=names.cells([match.other])[0])


def format_row_field(nouns: tuple[str, str], named: bool = False) -> str:
    """Return the label of the field for a row's number, or its name where rows are named."""
    return f"{nouns[0]} number{' or name' if named else ''}"
