"""Tell identifiers and counters from measures, by a column's name and its numbers together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from neon_core.parse.column_names import (
    COUNTERS,
    ENTITIES,
    ID_WORDS,
    LONE_ENTITIES,
    MEASURE_WORDS,
    NUMBER_WORDS,
    TIME_WORDS,
    is_measure_name,
    split_name,
    starts_with_entity,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

NUMBERS_ROWS, TELLS_APART = "numbers the rows", "tells the rows apart"
ALL_DIFFERENT = "every value is different: a name, not a measurement"
AN_ID = "an id: it says which one, not how much"
COUNTS_ROWS = "counts rows: it says which one, not how much"

UNNAMED = frozenset({"", "column 1", "unnamed: 0", "...1", "__index_level_0__"})
"""Names, in lower case, that readers give to a first column without one."""

SHORT_COUNT_WORDS = frozenset({"n", "num"})
"""Words that number an entity (num client) as often as they count it (num_item)."""

LAST_WORDS_OF_COUNTERS = NUMBER_WORDS | {"key", "index", "idx"}

MIN_ROWS = 8
"""Rows from which the numbers 1 to n in some order are a counter where the name does not say so."""

MOSTLY = 0.9
"""Share of the rows above which different numbers, or steps of 1, make a counter."""

MIN_DIGITS = 4
"""Digits from which numbers of equal length look like the numbers of things."""

GLANCE = 100
LARGEST = 1e18


def rate_id_name(name: str) -> str:
    """Return "id", "counter", "entity" or "perhaps" where a column's name promises one, else "".

    Parameters
    ----------
    name : str
        The name as it stands in the table.

    Examples
    --------
    >>> [rate_id_name(name) for name in ("user_id", "n° client", "S.No", "patient", "No. of employees", "id_score")]
    ['id', 'id', 'counter', 'entity', '', '']
    """
    words = split_name(name)
    if not words or is_measure_name(name, words):
        return "counter" if words and " ".join(words) in COUNTERS else ""
    if words[0] in SHORT_COUNT_WORDS and len(words) > 1 and words[-1] not in ID_WORDS:
        return "perhaps"
    if _is_certain(words):
        return "id"
    if " ".join(words) in COUNTERS or words[0] in ID_WORDS | {"unnamed"} or words[-1] in LAST_WORDS_OF_COUNTERS:
        return "counter"
    return "entity" if len(words) == 1 and words[0] in LONE_ENTITIES else ""


def _is_certain(words: tuple[str, ...]) -> bool:
    """Whether words name an identifier: user id, id client, order no, n° de cliente, Kundennummer."""
    if words[-1] in ID_WORDS or (words[0] in ID_WORDS and starts_with_entity(words[1:])):
        return True
    if words[-1] in NUMBER_WORDS | {"key", "ref", "reference", "referenz"} and set(words[:-1]) & (ENTITIES | ID_WORDS):
        return True
    if len(words) == 2 and words[1] in ("nummer", "nr") and " ".join(words) not in COUNTERS:
        return True
    return len(words) > 1 and words[0] in NUMBER_WORDS and starts_with_entity(words[1:])


def whole_numbers(values: NDArray[Any]) -> NDArray[Any] | None:
    """Return the finite numbers of a column where all are whole, else None.

    Parameters
    ----------
    values : ndarray
        The column's numbers; missing ones are not a number.

    Examples
    --------
    >>> whole_numbers(np.array([1.0, np.nan, 3.0])), whole_numbers(np.array([0.5, 1.0]))
    (array([1., 3.]), None)
    """
    if values.dtype.kind in "iu":
        return values
    if values.dtype.kind != "f":
        return None
    finite = values
    for some in (values[:GLANCE], values):
        finite = some[np.isfinite(some)]
        if (finite != np.floor(finite)).any():
            return None
    return finite


def count_distinct(values: NDArray[Any]) -> int:
    """Return the number of different values; pandas' hash is faster than a sort."""
    import pandas as pd

    return len(pd.unique(values))


def detect_id_of_numbers(name: str, values: NDArray[Any], first_of: frozenset[str] | None) -> tuple[str, str] | None:
    """Return the role and the reason of a column of numbers that names or counts rows; None where it may measure.

    Parameters
    ----------
    name : str
        The column's name.
    values : ndarray
        Its numbers.
    first_of : frozenset of str or None
        The names of all columns where it is the first one, else None.
    """
    names = first_of or frozenset()
    rating, is_unnamed = rate_id_name(name), name in names and name.strip().lower() in UNNAMED
    may_count = is_unnamed or (name in names and _may_count_rows(name, names))
    if not (rating or may_count):
        return None
    whole = whole_numbers(values)
    if whole is None or len(whole) < 3 or (whole.min() < 0 and rating != "id"):
        return None
    if rating == "id":
        return _judge_id(values, whole)
    if rating == "counter" or is_unnamed:
        return _judge_counter(values, whole, bare=is_unnamed and "column 2" in names)
    if rating in ("entity", "perhaps"):
        names_rows = len(whole) == len(values) and _is_evenly_spaced(whole)
        is_id = _look_like_labels(whole, may_count=rating == "perhaps")
        return (("row id", TELLS_APART) if names_rows else ("ignore", AN_ID)) if is_id else None
    return ("row id", NUMBERS_ROWS) if len(whole) == len(values) and _count_from_start(whole) else None


def _judge_id(values: NDArray[Any], whole: NDArray[Any]) -> tuple[str, str] | None:
    """Return the role of whole numbers under the name of an id; None for a constant, which has its own reason."""
    n_distinct = count_distinct(whole)
    if n_distinct == 1:
        return None
    if n_distinct < len(whole):
        return "ignore", AN_ID
    if len(whole) < len(values) or values.dtype.kind == "f":
        return "ignore", ALL_DIFFERENT
    return "row id", NUMBERS_ROWS if _has_steps_of_one(whole) else TELLS_APART


def _judge_counter(values: NDArray[Any], whole: NDArray[Any], bare: bool) -> tuple[str, str] | None:
    """Return the role of whole numbers that may count rows; of a file without names, only what certainly does."""
    if _has_steps_of_one(whole) and len(whole) == len(values):
        return "row id", NUMBERS_ROWS
    n_distinct = count_distinct(whole)
    if n_distinct == len(whole) == len(values):
        counts_all = int(whole.max()) - int(whole.min()) == n_distinct - 1 and len(whole) >= MIN_ROWS
        return ("row id", NUMBERS_ROWS if counts_all else TELLS_APART) if counts_all or not bare else None
    if bare or len(whole) < MIN_ROWS or n_distinct < 3:
        return None
    if n_distinct == len(whole):
        return "ignore", ALL_DIFFERENT
    is_counter = n_distinct >= MOSTLY * len(whole) or _share_of_steps(whole) >= MOSTLY
    return ("ignore", COUNTS_ROWS) if is_counter else None


def _may_count_rows(name: str, names: frozenset[str]) -> bool:
    """Whether a first column of this name counts rows where it holds 1 to n: no measure, time or plural.

    R writes row names under an X; beside a y, x is a coordinate.
    """
    words = split_name(name)
    if name.strip() == "X":
        return not {"y", "Y"} & names
    known = set(words) & (TIME_WORDS | MEASURE_WORDS)
    is_noun = len(words) == 1 and len(words[0]) > 2 and words[0].isalpha() and not words[0].endswith("s")
    return is_noun and not known and not is_measure_name(name, words)


def _count_from_start(whole: NDArray[Any]) -> bool:
    """Whether numbers are 0 or 1 to n, each once, in any order."""
    low, n = int(whole.min()), len(whole)
    if n < MIN_ROWS or low not in (0, 1) or int(whole.max()) - low != n - 1:
        return False
    return count_distinct(whole) == n


def _has_steps_of_one(whole: NDArray[Any]) -> bool:
    return bool((np.diff(whole) == 1).all())


def _is_evenly_spaced(whole: NDArray[Any]) -> bool:
    """Whether numbers ascend in equal steps: 1001, 1003, 1005, ..., as the numbers of things that are filed do."""
    steps = np.diff(whole)
    return bool(steps[0] > 0 and (steps == steps[0]).all())


def _share_of_steps(whole: NDArray[Any]) -> float:
    return float((np.diff(whole) == 1).mean())


def _look_like_labels(whole: NDArray[Any], may_count: bool) -> bool:
    """Whether numbers look like those of things: all different, many digits of equal length, or 1 to k if no count."""
    low, high = float(whole.min()), float(whole.max())
    n_distinct = count_distinct(whole)
    if n_distinct < 3 or high > LARGEST:
        return False
    is_run = low in (0, 1) and high - low == n_distinct - 1 and len(whole) >= MIN_ROWS
    return (
        (is_run and not may_count)
        or (n_distinct == len(whole) and len(whole) >= MIN_ROWS)
        or have_equal_digits(whole, MIN_DIGITS)
    )


def have_equal_digits(whole: NDArray[Any], at_least: int) -> bool:
    """Return whether all whole numbers have the same number of digits, of which there are enough.

    Examples
    --------
    >>> have_equal_digits(np.array([60601, 99999]), 4), have_equal_digits(np.array([999, 1000]), 3)
    (True, False)
    """
    low, high = int(whole.min()), int(whole.max())
    return low > 0 and len(str(low)) == len(str(high)) >= at_least


def is_word_id(name: str) -> bool:
    """Return whether words under this name are an id where they differ in every row.

    Examples
    --------
    >>> is_word_id("order id"), is_word_id("S.No"), is_word_id("town")
    (True, True, False)
    """
    return rate_id_name(name) in ("id", "counter")
