"""The choices of an analysis, as one frozen value that can be a cache key and part of an address."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from numbers import Real
from typing import Any

from neon_core.arguments import as_whole_number, check_type, format_given
from neon_core.date_uses import DATE_USES
from neon_core.edits import Edit, check_edits, normalize_edits
from neon_core.errors import ConfigError, Problem
from neon_core.scalings import SCALINGS
from neon_core.transforms import AS_IT_IS, LOGARITHM, TRANSFORMS

MISSING = ("median", "drop", "refuse")
FILLS = ("own value", "usual value", "leave out")
OWN_KINDS = ("category", "boolean")
"""The kinds in which an empty cell can be a value of its own."""
MOST_CLUSTERS = 1000
LAST_ROW = 2**48
"""No table has a row of this number."""
MOST_STARTS = 100
SEEDS = 2**32
MOST_CATEGORIES = 100
SMALLEST_WEIGHT = 1e-6
"""Less is nothing: the squares of such a column soon lose their digits, and no cluster depends on it."""
LARGEST_WEIGHT = 1000.0


@dataclass(frozen=True)
class AnalysisConfig:
    """How to prepare and cluster a dataset.

    Whole numbers of NumPy become Python's, so that equal choices are one key and one address.

    Parameters
    ----------
    n_clusters : int
        K, from 1 to 1,000.
    scaling : str
        A name in `neon_core.scalings.SCALINGS`: "minmax" scales each feature to 0...1, "none" leaves it as it is.
    missing : {"median", "drop", "refuse"}
        Treat each column as `fills` says, leave every row with a missing value out, or refuse the table.
    fills : mapping of str to str, or pairs of str
        What a missing value of a column becomes where `missing` is "median": "own value", a value of its own, for a
        category or a yes-or-no; "usual value", the median, or the most frequent value of other columns than numbers
        and dates; or "leave out", its row is left out. By default "own value" for a category and a yes-or-no, and
        "usual value" for every other column.
    transforms : mapping of str to str, or pairs of str
        How a number counts: "as it is"; "logarithm", log(value), or log(value + the smallest positive one) where there
        are zeros; or "rank", the share of rows below. By default as `skewed` says.
    skewed : str
        How a number without negative values and with a skewness over 2 counts, where `transforms` does not say it.
    dates : str
        A name in `neon_core.date_uses.DATE_USES`: "elapsed" uses a date that is a feature as a number, the time that
        has passed; "month" and the other names use a part of the calendar as a category.
    most_categories : int
        The number of values of a category that count separately, from 2 to 100; rarer values count together.
    weights : mapping of str to float, or pairs of str and float
        The factor of a column's squared differences, from 0.000001 to 1,000; 1 for every other column.
    random_state : int
        The seed of the K-Means starts, from 0 to 2**32 - 1.
    n_init : int
        The number of starts, from 1 to 100; the fit with the smallest inertia is kept.
    edits : tuple of tuples
        What is merged and split by hand after the fit, in this order: ("merge", cluster, other) or ("split", cluster,
        seed). See `Analysis.merge`.
    left_out : sequence of int
        The rows of the table, from 0 on, that the fit is made without, see `nc.oddness`. `nc.place_left_out` says where
        they would be.

    Raises
    ------
    ConfigError
        With every invalid choice.

    Examples
    --------
    >>> AnalysisConfig(n_clusters=4).scaling
    'minmax'
    >>> AnalysisConfig(weights={"hue": 2, "ash": 1}).weights
    (('hue', 2.0),)
    """

    n_clusters: int = 3
    scaling: str = "minmax"
    missing: str = "median"
    random_state: int = 0
    n_init: int = 10
    dates: str = "elapsed"
    most_categories: int = 12
    weights: tuple[tuple[str, float], ...] = ()
    fills: tuple[tuple[str, str], ...] = ()
    transforms: tuple[tuple[str, str], ...] = ()
    skewed: str = AS_IT_IS
    edits: tuple[Edit, ...] = ()
    left_out: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Check all choices, refuse the invalid ones together, and store the others as Python's numbers and words."""
        given = vars(self).copy()
        problems = [p for p in (check(field, value) for field, value in given.items()) if p is not None]
        if problems:
            raise ConfigError(problems)
        for field, value in given.items():
            object.__setattr__(self, field, _normalize(field, value))

    @property
    def final_clusters(self) -> int:
        """The number of clusters after the edits."""
        return self.n_clusters + sum(1 if edit[0] == "split" else -1 for edit in self.edits)

    def weight(self, column: str) -> float:
        """Return the factor of a column's squared differences."""
        return dict(self.weights).get(check_type(column, str, "column"), 1.0)

    def fill(self, column: str, kind: str) -> str:
        """Return what a missing value of a column of a kind becomes: one of `FILLS`.

        Examples
        --------
        >>> AnalysisConfig().fill("region", "category"), AnalysisConfig(missing="drop").fill("size", "number")
        ('own value', 'leave out')
        """
        column, kind = check_type(column, str, "column"), check_type(kind, str, "kind")
        if self.missing == "drop":
            return "leave out"
        usual = "own value" if kind in OWN_KINDS and self.missing == "median" else "usual value"
        return dict(self.fills).get(column, usual)

    def transform(self, column: str) -> str:
        """Return the chosen transform of a column: one of `TRANSFORMS`, "as it is" where none is chosen."""
        return dict(self.transforms).get(check_type(column, str, "column"), AS_IT_IS)


_WORDS = {"scaling": SCALINGS, "missing": MISSING, "dates": DATE_USES, "skewed": TRANSFORMS}
_BY_COLUMN = {
    "fills": (FILLS, "choice for missing values", "usual value"),
    "transforms": (TRANSFORMS, "transform", LOGARITHM),
}
"""Fields with a word for each column: the words, the noun, and a word for the hint."""
_RANGES = {
    "n_clusters": (1, MOST_CLUSTERS),
    "random_state": (0, SEEDS - 1),
    "n_init": (1, MOST_STARTS),
    "most_categories": (2, MOST_CATEGORIES),
}


def _normalize(field: str, value: Any) -> Any:
    """Return a valid choice as Python's word or number; weights sorted by name, without those of 1."""
    if field == "weights":
        return tuple(sorted((name, float(weight)) for name, weight in dict(value).items() if weight != 1))
    if field == "edits":
        return normalize_edits(value)
    if field == "left_out":
        return tuple(sorted({int(row) for row in value}))
    if field in _BY_COLUMN:
        return tuple(sorted((str(name), str(word)) for name, word in dict(value).items()))
    return str(value) if field in _WORDS else as_whole_number(value)


def _by_name(value: Any) -> dict[Any, Any] | None:
    """Return pairs, or a mapping, as a dict; None where they are neither, or name a column twice."""
    pairs: Any = list(value.items()) if isinstance(value, Mapping) else value
    if isinstance(pairs, list | tuple):
        with suppress(TypeError, ValueError):
            by_name = dict(pairs)
            return by_name if len(by_name) == len(pairs) else None
    return None


def _check_words(field: str, value: Any) -> Problem | None:
    """Return the problem with a field that has a word for each column, or None."""
    by_name, (words, noun, example) = _by_name(value), _BY_COLUMN[field]
    if by_name is None:
        what = f"{field}={format_given(value)} does not give one choice for each column"
        return Problem(what, field, f'Pass a dict: {{"name of a column": "{example}"}}.')
    for name, word in by_name.items():
        if not isinstance(name, str) or not isinstance(word, str) or word not in words:
            what = f"The {noun} of {format_given(name)} is {format_given(word)}"
            return Problem(what, field, f"Choose one of {', '.join(words)}.")
    return None


def _check_weights(value: Any) -> Problem | None:
    """Return the problem with the weights, or None."""
    by_name = _by_name(value)
    if by_name is None:
        what = f"weights={format_given(value)} does not give one weight for each column"
        return Problem(what, "weights", 'Pass a dict: {"name of a column": 2.0}.')
    for name, weight in by_name.items():
        is_number = not isinstance(weight, bool) and isinstance(weight, Real)
        if not isinstance(name, str) or not is_number or not SMALLEST_WEIGHT <= weight <= LARGEST_WEIGHT:
            limits = f"a number from {SMALLEST_WEIGHT:f} to {LARGEST_WEIGHT:,.0f}"
            what = f"The weight of {format_given(name)} is {format_given(weight)}, not {limits}"
            is_small = is_number and weight < SMALLEST_WEIGHT
            hint = (
                "Leave a column out by its role, not by a weight next to 0." if is_small else "Pass such a number: 2.0."
            )
            return Problem(what, "weights", hint)
    return None


def _check_left_out(value: Any) -> Problem | None:
    """Return the problem with the rows that are left out, or None."""
    hint = "Pass the numbers of rows, from 0 on: [3, 60]."
    rows = value.tolist() if hasattr(value, "tolist") else value  # an array
    if not isinstance(rows, list | tuple):
        return Problem(f"left_out={format_given(value)} is no list of rows", "left_out", hint)
    wrong = next((row for row in rows if not 0 <= (-1 if (n := as_whole_number(row)) is None else n) < LAST_ROW), None)
    return None if wrong is None else Problem(f"{format_given(wrong)} is not a row to leave out", "left_out", hint)


def check(field: str, value: Any) -> Problem | None:
    """Return the problem with one choice, or None.

    Examples
    --------
    >>> print(check("n_clusters", 0))
    n_clusters=0 is not a whole number from 1 to 1000 (n_clusters). Leave it out for the usual choice, 3.
    """
    if field in _CHECKS:
        return _CHECKS[field](value)
    if field in _BY_COLUMN:
        return _check_words(field, value)
    hint = f"Leave it out for the usual choice, {getattr(AnalysisConfig, field)!r}."
    if field in _WORDS:
        if isinstance(value, str) and value in _WORDS[field]:
            return None
        return Problem(f"{field}={format_given(value)} is not one of {', '.join(_WORDS[field])}", field, hint)
    low, high = _RANGES[field]
    number = as_whole_number(value)
    if number is not None and low <= number <= high:
        return None
    return Problem(f"{field}={format_given(value)} is not a whole number from {low} to {high}", field, hint)


_CHECKS = {"weights": _check_weights, "edits": check_edits, "left_out": _check_left_out}
"""The fields that are neither a word nor a whole number."""

OWN_TABLE = AnalysisConfig(scaling="standard", skewed=LOGARITHM)
"""The usual choices for a table from a file: each column varies alike, and a heavy tail counts by its logarithm."""
