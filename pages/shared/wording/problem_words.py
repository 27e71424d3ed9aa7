"""Problems as a visitor reads them: by the columns and the labels of the controls, not by the library's parameters."""

from __future__ import annotations

import re

from neon_core.errors import Problem
from neon_core.scalings import SCALINGS
from pages.shared.wording import column_words, compare_words, page_words, upload_words

LABELS = {
    **upload_words.CONTROLS,
    "n_clusters": page_words.CLUSTERS,
    "random_state": page_words.SEED,
    "n_init": page_words.STARTS,
    "scaling": column_words.SCALING_LABEL,
    "missing": column_words.FILL_LABEL,
    "dates": column_words.DATES_LABEL,
    "most_categories": column_words.CATEGORIES_LABEL,
    "skewed": column_words.TAILS_LABEL,
    "other": compare_words.AGAINST,
}
"""The label of the control for each parameter."""

OF_COLUMNS = ("weights", "fills", "transforms")
"""Parameters with a choice for each column, which the table of columns has."""

HINTS = {
    "encoding": "Choose one of the list, or type its name, such as cp1252.",
    "delimiter": "Choose one of the list, or type one character.",
    "decimal": "Choose the point or the comma.",
    "thousands": "Choose one of the list.",
    "quote": "Choose one of the list.",
    "header_row": "Type a line, or several with commas between them; choose none where there is no header.",
    "missing_values": "Type the words with commas between them.",
    "date_order": "Choose day first or month first.",
    "answers": "Type names of columns with commas between them.",
    "carry_down": "Type names of columns with commas between them.",
    "units": "Choose none, or a unit that all numbers of the column have or convert to.",
    "split_numbers": "Choose none, or the button beside the doubt.",
    "keep_text": "Choose none, or the button beside the doubt.",
    "other": "Choose an export of this table, or another column.",
}
"""The hint for a control, in place of one that shows how to write the parameter."""
OTHER_HINT = "Choose another value."
KEEP_ROW = "It has a missing value. Where missing values are filled in, such rows are kept."

_PARAMETERS = (*LABELS, *OF_COLUMNS)
_OF_SCALING = re.compile(rf"(column .*), scaling ({'|'.join(SCALINGS)})", re.DOTALL)
_GIVEN = re.compile(rf"^({'|'.join(_PARAMETERS)})=")
_OF_CODE = re.compile(r"^Pass |^Leave it out for|^Choose \"|as Python does|missing='median'")
_HINTS = {LABELS[parameter]: hint for parameter, hint in HINTS.items()}


def describe_problem(problem: Problem) -> Problem:
    """Return a problem in the words of the screen.

    Examples
    --------
    >>> print(describe_problem(Problem("5 rows cannot make 9 clusters", "n_clusters", "Choose at most 5 clusters.")))
    5 rows cannot make 9 clusters (Clusters, K). Choose at most 5 clusters.
    >>> print(describe_problem(Problem("A weight is given to a column that is not there", "weights: hue")))
    A weight is given to a column that is not there (column hue).
    """
    what = _GIVEN.sub(lambda found: f"{_label(found[1])}: ", problem.what)
    place = describe_place(problem.where)
    if _names_column(what, place):
        place = ""
    if _is_fault_of_a_value(problem):
        return Problem(what, place, HINTS[problem.where])
    return Problem(what, place, _describe_hint(problem.hint, place))


def _names_column(what: str, place: str) -> bool:
    """Whether a sentence begins with the column that is its place."""
    name = place.removeprefix("column ")
    return bool(name) and what.startswith((f"{name} ", f"No cell of {name} "))


def _is_fault_of_a_value(problem: Problem) -> bool:
    """Whether a typed value has no meaning, which the library says in the words of its callers."""
    from neon_core.ingestion.overrides import FAULTS

    return problem.where in HINTS and problem.where in FAULTS and problem.what.endswith(FAULTS[problem.where][0])


def describe_place(where: str) -> str:
    """Return the place of a problem by the labels of controls and the names of columns.

    Examples
    --------
    >>> describe_place("decimal, thousands"), describe_place("fills: hue"), describe_place("line 3")
    ('Decimal mark, Thousands mark', 'column hue', 'line 3')
    """
    names = where.split(", ")
    if all(name in LABELS for name in names):
        return ", ".join(map(_label, names))
    field, _, rest = where.partition(": ")
    if field in OF_COLUMNS:
        return f"column {rest}" if rest else column_words.COLUMNS
    if of_scaling := _OF_SCALING.fullmatch(where):
        return f"{of_scaling[1]}, {LABELS['scaling']}: {SCALINGS[of_scaling[2]].label}"
    return f"{_label(field)}: {rest}" if rest and field in LABELS else where


def _label(parameter: str) -> str:
    return LABELS.get(parameter, column_words.COLUMNS)


def _describe_hint(hint: str, place: str) -> str:
    """Return a hint; for one that is written for code, that of the control."""
    if not _OF_CODE.search(hint):
        return hint
    return KEEP_ROW if "missing=" in hint else _HINTS.get(place, OTHER_HINT)
