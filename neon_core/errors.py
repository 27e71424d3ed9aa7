"""What can go wrong with what a user gives, as one typed error that says all of it at once.

Every exception that bad input raises is a `NeonError`. It carries its problems as values (what, where, what to do),
so that a page can show them in its own layout and a notebook reads them in the message.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One fault of the input.

    Attributes
    ----------
    what : str
        The fault, as a sentence with the numbers in it.
    where : str
        Where it stands: an argument, a column, a row. May be empty.
    hint : str
        What to do about it, as a sentence. May be empty.
    """

    what: str
    where: str = ""
    hint: str = ""

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.what.rstrip('.')}{place}.{hint}"


class NeonError(ValueError):
    """Bad input, with every problem that was found in it.

    Parameters
    ----------
    problems : Problem or str, or an iterable of Problem
        What is wrong. A string stands for a problem without a place.
    where, hint : str
        Place and hint, where the problem is given as a string.

    Examples
    --------
    >>> from neon_core.errors import NeonError
    >>> print(NeonError("K=0 is not a number of clusters", where="n_clusters", hint="Choose 1 to 1000."))
    K=0 is not a number of clusters (n_clusters). Choose 1 to 1000.
    """

    def __init__(self, problems: Problem | str | Iterable[Problem], *, where: str = "", hint: str = "") -> None:
        if isinstance(problems, str):
            problems = Problem(problems, where, hint)
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[NeonError], tuple[tuple[Problem, ...]]]:
        """Pickle by the problems (the message alone would lose place and hint)."""
        return type(self), (self.problems,)


class NonFiniteError(NeonError):
    """A value is missing, infinite, or so large that its square is."""


class ShapeError(NeonError):
    """A matrix has the wrong number of dimensions, rows or columns, or is not numeric."""


class ClusterError(NeonError):
    """A cluster number that the model does not have."""


class BetaError(NeonError):
    """A stiffness beta that is negative or not a number."""


class EstimatorError(NeonError):
    """An estimator that is not a fitted K-Means, or does not decide by the nearest centroid."""


class SampleError(NeonError):
    """A sample that does not exist."""


class ColumnError(NeonError):
    """Columns or roles that the table does not have or that cannot be used so."""


class ConfigError(NeonError):
    """A choice of the analysis that has no meaning."""


class DataError(NeonError):
    """Data that cannot be clustered with these choices."""


class ReadingError(NeonError):
    """A file that is no table, or not with these choices."""


class SizeError(ReadingError):
    """A file, or the table in it, that is larger than the limits."""


class RowError(NeonError):
    """A row that is not there."""


class MapError(NeonError):
    """A map that this data or these clusters do not have."""


class NeonWarning(UserWarning):
    """Something true of the result that its user should know; echoes `Analysis.notes`."""
