"""Faults of a user's input, as one typed error that carries all of them at once.

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
        The place of the fault: an argument, a column, a row. May be empty.
    hint : str
        The remedy, as a sentence. May be empty.
    """

    what: str
    where: str = ""
    hint: str = ""

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.what.rstrip('.')}{place}.{hint}"


class NeonError(ValueError):
    """Bad input, with all of its problems.

    Parameters
    ----------
    problems : Problem or str, or an iterable of Problem
        The problems. A string is the fault of a single one.
    where, hint : str
        Place and hint, if the problem is given as a string.

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


class ScaleError(NeonError):
    """Numbers that differ by so little that the squares of their differences lose their digits."""


class ArgumentError(NeonError):
    """An argument of another type than a function takes, or outside its range."""


class ClusterError(NeonError):
    """A cluster number outside the model's range."""


class BetaError(NeonError):
    """A stiffness beta that is negative or not a number."""


class EstimatorError(NeonError):
    """An estimator that is not a fitted K-Means, or does not decide by the nearest centroid."""


class SampleError(NeonError):
    """A sample that does not exist."""


class ColumnError(NeonError):
    """Columns or roles that are missing from the table or cannot be combined."""


class ConfigError(NeonError):
    """An invalid choice for an analysis."""


class DataError(NeonError):
    """Data that cannot be clustered with these choices."""


class ReadingError(NeonError):
    """A file that is not a table, at least not with these choices of how to read it."""


class SizeError(ReadingError):
    """A file, or the table in it, that is larger than the limits."""


class RowError(NeonError):
    """A row that does not exist or was left out."""


class FilterError(NeonError):
    """A condition on rows that has no meaning for its column."""


class MapError(NeonError):
    """A map that cannot be drawn from this data or for these clusters."""


class SavedFileError(NeonError):
    """A file that cannot be written, or that does not hold what it should: settings, a model."""


class MissingPackageError(NeonError):
    """A package that is not installed; the hint names the extra that installs it."""


class ClusterLostError(NeonError):
    """A cluster of machines that does not answer, or that lost what it was working on."""


class ServerError(NeonError):
    """A server that cannot be started here, such as on a port that is taken."""


class MergedError(NeonError, AttributeError):
    """A question that has no answer where clusters are merged."""


class NeonWarning(UserWarning):
    """A caveat of a result; repeats one of `Analysis.notes`."""
