"""Find the column that holds the known class: by its name, and by its few values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.dataset import Column
from neon_core.ingestion.columns.identifiers import count_distinct, whole_numbers
from neon_core.parse.column_names import MEASURE_WORDS, TIME_WORDS, is_measure_name, split_name, word_set
from neon_core.parse.vocabulary import CLASS_NAMES, MAYBE_CLASS_NAMES

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

MOST_CLASSES = 20
MOST_OFFERED = 10
"""Whole numbers in the last column up to which it is offered as the class."""

MIN_REPEATS = 3
LARGEST_CODE = 99
"""Largest number of a class under a name that may mean a quantity, such as target."""

MAY_BE_CLASS = "its name can mean a class: choose it if it is one"

SURE_OF_CODES = frozenset({"class", "klasse", "classe", "clase", "klas", "label", "labels", "cluster"})
FILLERS = word_set(
    "is has was did a ha flag indicator yn binary variable var column known true actual final the ground "
    "customer client patient kunde kunden cliente klant user loan credit bank account next month payment "
    "class classe klasse clase label event status"
)
"""Words beside the name of a class that leave it one: is_churn, target_class, default payment next month."""

KINDS_OF_THINGS = frozenset({"class", "klasse", "classe", "clase", "klas", "species", "especie", "specie", "espece"})
LAST_WORDS = word_set(
    "cluster target outcome churn churned result results resultat resultado risultato esito ergebnis uitkomst"
)
"""Words that name the class at the end of a longer name, where no other column has one: test result."""

CODE_WORDS = frozenset({"id", "no", "nr", "number", "code", "name", "num"})
"""Words that make codes of classes, but row ids of responses and results: class_id, label no."""


def rate_class_name(name: str) -> int:
    """Return how surely a column's name says that it holds the class: 0 for not at all, 4 for certain.

    An outcome comes before a class, which may be that of a ticket; a whole name comes before one with other words.

    Parameters
    ----------
    name : str
        The name as it stands in the table.

    Examples
    --------
    >>> [rate_class_name(name) for name in ("Survived", "class", "is_fraud", "test result", "class size", "Segment")]
    [4, 3, 2, 1, 0, 0]
    """
    words = split_name(name)
    text = " ".join(words)
    if text in CLASS_NAMES:
        return 3 if text in KINDS_OF_THINGS else 4
    if not words or words[-1] in MEASURE_WORDS | (TIME_WORDS - {"month"}) or is_measure_name("", words):
        return 0
    spans = ((start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    if any(_is_class_between(words, start, end) for start, end in spans):
        return 2
    return int(words[-1] in LAST_WORDS and "to" not in words)


def _is_class_between(words: tuple[str, ...], start: int, end: int) -> bool:
    """Whether some of the words are the name of a class and the rest fillers, or codes where it must be a class."""
    name = " ".join(words[start:end])
    allowed = FILLERS | CODE_WORDS if name in SURE_OF_CODES else FILLERS
    return len(name) > 1 and name in CLASS_NAMES and set(words[:start] + words[end:]) <= allowed


def choose_class(frame: pd.DataFrame, columns: Sequence[Column]) -> list[Column]:
    """Return the columns with the one that holds the class, and the columns that may hold one with that reason.

    Of several columns whose names say so, the surest one is the class, then the last. A category with a name like
    segment is the class only where no other category stands beside it.

    Parameters
    ----------
    frame : DataFrame
        The values.
    columns : sequence of Column
        The columns with their other roles.
    """
    ratings = {c.name: rate_class_name(c.name) for c in columns}
    if "x" in map(str.lower, ratings):  # beside an x, y is a coordinate
        ratings |= {name: 0 for name in ratings if name.lower() == "y"}
    counts = {c.name: n for c in columns if ratings[c.name] and (n := _count_classes(frame[c.name], c))}
    best = max((ratings[name] for name in counts), default=0)
    candidates = [name for name in counts if ratings[name] == best]
    if len(candidates) > 1 and best == 1:
        counts, candidates = {}, []
    left = {name for name in counts if ratings[name] > 1} - set(candidates[-1:])
    columns = [
        _make_class(c, counts[c.name]) if c.name in candidates[-1:] else _leave_to_class(c) if c.name in left else c
        for c in columns
    ]
    return _judge_maybe_classes(frame, columns, has_class=bool(candidates))


def _make_class(column: Column, n_values: int) -> Column:
    return replace(column, role="class", reason=f"its name, and {n_values} values")


def _leave_to_class(column: Column) -> Column:
    return replace(column, role="ignore", reason="another column is the class already")


def _count_classes(values: pd.Series[Any], column: Column) -> int:
    """Return how many classes a column under the name of a class holds; 0 where it is none."""
    if column.kind not in ("number", "boolean", "ordered", "category"):
        return 0
    if column.kind == "number":
        return _count_number_classes(column, values.to_numpy())
    n_values = int(values.nunique())
    return n_values if 2 <= n_values <= MOST_CLASSES and n_values < len(values) else 0


def _count_number_classes(column: Column, values: NDArray[Any]) -> int:
    """Return how many classes whole numbers are; 0 where there are too many, too large ones, or too few of each."""
    whole = whole_numbers(values)
    if whole is None or not len(whole) or column.unit:
        return 0
    is_sure = bool(set(split_name(column.name)) & SURE_OF_CODES)
    if not is_sure and max(abs(float(whole.min())), abs(float(whole.max()))) > LARGEST_CODE:
        return 0
    n_values = count_distinct(whole)
    most = len(values) - 1 if is_sure else len(whole) // 2
    return n_values if 2 <= n_values <= min(MOST_CLASSES, most) else 0


def _judge_maybe_classes(frame: pd.DataFrame, columns: list[Column], has_class: bool) -> list[Column]:
    """Return the columns with a word about those whose names can mean a class, and with the last one offered as one."""
    maybe = [c.name for c in columns if c.role == "feature" and " ".join(split_name(c.name)) in MAYBE_CLASS_NAMES]
    categories = [c for c in columns if c.kind in ("category", "ordered") and c.role == "feature"]
    if not has_class and len(categories) == 1 and categories[0].name in maybe:
        n_values = int(frame[categories[0].name].nunique())
        return [_make_class(c, n_values) if c is categories[0] else c for c in columns]
    columns = [replace(c, reason=MAY_BE_CLASS) if c.name in maybe and _is_coded(frame, c) else c for c in columns]
    if not has_class and len(columns) > 1 and (offer := _offer_last(frame, columns)):
        columns[-1] = replace(columns[-1], reason=offer)
    return columns


def _is_coded(frame: pd.DataFrame, column: Column) -> bool:
    """Whether a column has few values: words, or whole numbers that may stand for them."""
    if column.kind != "number":
        return True
    whole = whole_numbers(frame[column.name].to_numpy())
    return whole is not None and count_distinct(whole) <= MOST_CLASSES


def _offer_last(frame: pd.DataFrame, columns: Sequence[Column]) -> str:
    """Return the reason of a last column that holds a few whole numbers beside measures; "" where it does not."""
    last = columns[-1]
    is_number = (last.kind, last.role, last.unit) == ("number", "feature", "")
    if not is_number or _measures(last.name):
        return ""
    whole = whole_numbers(frame[last.name].to_numpy())
    if whole is None or float(whole.min()) < -1 or float(whole.max()) > MOST_CLASSES:
        return ""
    n_values = count_distinct(whole)
    if n_values > MOST_OFFERED or n_values * MIN_REPEATS > len(whole) or not _has_real_numbers(frame, columns[:-1]):
        return ""
    return f"looks like a class: {n_values} whole numbers in the last column"


def _measures(name: str) -> bool:
    """Whether a column is a measure by its name: a plural counts things, and a weekday is no class."""
    words = split_name(name)
    is_plural = bool(words) and len(words[-1]) > 3 and words[-1].endswith("s") and words[-1] not in MAYBE_CLASS_NAMES
    return is_plural or bool(set(words) & TIME_WORDS) or is_measure_name(name, words)


def _has_real_numbers(frame: pd.DataFrame, columns: Sequence[Column]) -> bool:
    """Whether at least half of the other numbers that count are not whole."""
    numbers = [frame[c.name].to_numpy() for c in columns if (c.kind, c.role) == ("number", "feature")]
    return bool(numbers) and bool(np.mean([whole_numbers(values) is None for values in numbers]) >= 0.5)
