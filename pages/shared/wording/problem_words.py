"""Problems as the screens of a table show them: controls and columns by their names, not arguments of functions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from neon_core.scalings import SCALINGS
from pages.shared.wording import column_words, page_words, upload_words

if TYPE_CHECKING:
    from neon_core.errors import Problem

CONTROLS = {
    **upload_words.CONTROLS,
    "n_clusters": page_words.CLUSTERS,
    "random_state": page_words.SEED,
    "n_init": page_words.STARTS,
    "scaling": column_words.SCALING_LABEL,
    "missing": column_words.FILL_LABEL,
    "dates": column_words.DATES_LABEL,
    "most_categories": column_words.CATEGORIES_LABEL,
    "skewed": column_words.TAILS_LABEL,
    "weights": column_words.HEADER["weight"],
    "fills": column_words.HEADER["fill"],
    "transforms": column_words.HEADER["transform"],
    "source": upload_words.UPLOAD,
}
"""The names of the controls by the fields that they set."""
TYPED = {
    "encoding": "Choose one of the list, or type its name, such as cp1252.",
    "delimiter": "Choose one of the list, or type one character.",
    "decimal": "Choose the point or the comma.",
    "header_row": "Type a line, or several with commas between them; choose none where there is no header.",
    "missing_values": "Type the words with commas between them.",
    "date_order": "Choose day first or month first.",
    "answers": "Type names of columns with commas between them.",
    "carry_down": "Type names of columns with commas between them.",
}
"""Remedies for a value that was typed into an option of the reading and has no meaning."""
_OF_COLUMN = re.compile(
    r"(?:column |(?:weights|fills|transforms): )(?P<name>.*?)(?:, scaling (?P<scaling>\w+))?", re.DOTALL
)


def on_screen(problem: Problem) -> Problem:
    """Return a problem with its place as the screen names it, and none where the sentence names it anyway.

    Examples
    --------
    >>> from neon_core.errors import Problem
    >>> str(on_screen(Problem("hue differs too little", "column hue, scaling none")))
    'hue differs too little (Scaling: None (raw units)).'
    >>> str(on_screen(Problem("',' cannot be both marks", "decimal, thousands")))
    "',' cannot be both marks (Decimal mark, Thousands mark)."
    >>> on_screen(Problem("two is not an order of day and month", "date_order", 'Choose "dmy".')).hint
    'Choose day first or month first.'
    """
    where, hint = format_place(problem.where, problem.what), problem.hint
    if problem.where in TYPED and _is_fault_of_a_value(problem):
        hint = TYPED[problem.where]
    return replace(problem, where=where, hint=hint)


def _is_fault_of_a_value(problem: Problem) -> bool:
    """Whether a typed value has no meaning, which the library says in the words of its callers."""
    from neon_core.ingestion.overrides import FAULTS

    return problem.what.endswith(FAULTS[problem.where][0])


def format_place(where: str, what: str = "") -> str:
    """Return the place of a problem as the screen names it; "" where the sentence names it already.

    Examples
    --------
    >>> format_place("decimal, thousands"), format_place("column ash"), format_place("column ash", "ash has no value")
    ('Decimal mark, Thousands mark', 'ash', '')
    >>> format_place("n_clusters"), format_place("line 3"), format_place("fills: ash")
    ('Clusters, K', 'line 3', 'ash')
    """
    of_column = _OF_COLUMN.fullmatch(where)
    if of_column is None:
        parts = ", ".join(CONTROLS.get(part, part) for part in where.split(", "))
        return "" if parts in what else parts
    name, scaling = of_column["name"], of_column["scaling"]
    label = f"{CONTROLS['scaling']}: {SCALINGS[scaling].label}" if scaling in SCALINGS else ""
    return ", ".join(filter(None, ["" if name in what else name, label]))
