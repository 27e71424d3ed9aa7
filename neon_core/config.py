"""The choices of an analysis, as one frozen value that can be a cache key and part of an address."""

from __future__ import annotations

import operator
from dataclasses import asdict, dataclass
from typing import Any

from neon_core.errors import ConfigError, Problem

SCALINGS = ("minmax", "standard", "robust", "none")
MISSING = ("median", "drop", "refuse")
MOST_CLUSTERS = 20
MOST_STARTS = 100
SEEDS = 2**32


@dataclass(frozen=True)
class AnalysisConfig:
    """What to do with a dataset.

    Whole numbers of NumPy are taken and kept as Python's, so that equal choices are one key and one address.

    Parameters
    ----------
    n_clusters : int
        K, from 1 to 20.
    scaling : {"minmax", "standard", "robust", "none"}
        Each feature to 0...1; to mean 0 and standard deviation 1; to median 0 and interquartile range 1; as it is.
    missing : {"median", "drop", "refuse"}
        Missing numbers: take the column's median, leave the row out, or refuse the table.
    random_state : int
        The seed of the K-Means starts, from 0 to 2**32 - 1.
    n_init : int
        How many starts; the fit with the smallest inertia is kept. From 1 to 100.

    Raises
    ------
    ConfigError
        With every choice that has no meaning.

    Examples
    --------
    >>> AnalysisConfig(n_clusters=4).scaling
    'minmax'
    """

    n_clusters: int = 3
    scaling: str = "minmax"
    missing: str = "median"
    random_state: int = 0
    n_init: int = 10

    def __post_init__(self) -> None:
        """Check all choices, report the bad ones together, and keep the good ones as plain numbers and words."""
        problems = [p for p in (check(field, value) for field, value in asdict(self).items()) if p is not None]
        if problems:
            raise ConfigError(problems)
        for field, value in asdict(self).items():
            object.__setattr__(self, field, str(value) if field in _WORDS else whole(value))


_WORDS = {"scaling": SCALINGS, "missing": MISSING}
_RANGES = {"n_clusters": (1, MOST_CLUSTERS), "random_state": (0, SEEDS - 1), "n_init": (1, MOST_STARTS)}


def whole(value: object) -> int | None:
    """Return a whole number of any library's as Python's; None for anything else, True and 3.0 included.

    Examples
    --------
    >>> whole(3), whole(3.0), whole(True)
    (3, None, None)
    """
    if isinstance(value, bool):
        return None
    try:
        return int(operator.index(value))  # type: ignore[arg-type]
    except TypeError:
        return None


def check(field: str, value: Any) -> Problem | None:
    """Return what is wrong with one choice, or None.

    Examples
    --------
    >>> print(check("n_clusters", 999))
    n_clusters=999 is not a whole number from 1 to 20 (n_clusters).
    """
    if field in _WORDS:
        if isinstance(value, str) and value in _WORDS[field]:
            return None
        return Problem(f"{field}={value!r} is not one of {', '.join(_WORDS[field])}", field)
    low, high = _RANGES[field]
    number = whole(value)
    if number is not None and low <= number <= high:
        return None
    return Problem(f"{field}={value!r} is not a whole number from {low} to {high}", field)
