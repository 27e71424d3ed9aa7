"""Names that the user gives to clusters: checked here, and written by `call_cluster`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from neon_core.arguments import as_whole_number, format_given
from neon_core.errors import ArgumentError, ClusterError, Problem
from neon_core.text import UNPRINTABLE, call_cluster

LONGEST_NAME = 40
"""Letters of a name, at most."""


def rename_clusters(current: Sequence[str], names: Any, n_clusters: int) -> tuple[str, ...]:
    """Return the names of all clusters, "" for one without; () where none has a name.

    Parameters
    ----------
    current : sequence of str
        The names so far.
    names : mapping of int to str
        New names; "" or None takes a name away.
    n_clusters : int
        The number of clusters.

    Raises
    ------
    ClusterError
        If there is no such cluster.
    ArgumentError
        With every name that is no text, too long, not printable, or called like another cluster.

    Examples
    --------
    >>> rename_clusters((), {0: " Old  vines "}, 3), rename_clusters(("Old vines", "", ""), {0: ""}, 3)
    (('Old vines', '', ''), ())
    """
    if not isinstance(names, Mapping):
        hint = 'Pass a dict: {0: "Old vines"}.'
        raise ArgumentError(f"names={format_given(names)} is not a dict of names", where="names", hint=hint)
    result, problems = list(current) or [""] * n_clusters, []
    for cluster, name in names.items():
        number = as_whole_number(cluster)
        if number is None or not 0 <= number < n_clusters:
            hint = f"Choose 0 to {n_clusters - 1}."
            raise ClusterError(f"There is no cluster {format_given(cluster)} to name", where="names", hint=hint)
        problem = _check_name(number, name)
        problems += [problem] if problem else []
        result[number] = "" if problem or name is None else " ".join(name.split())
    problems += _check_differences(result)
    if problems:
        raise ArgumentError(problems)
    return tuple(result) if any(result) else ()


def _check_name(cluster: int, name: object) -> Problem | None:
    """Return the problem with a name, or None."""
    where = f"names[{cluster}]"
    if name is None:
        return None
    if not isinstance(name, str):
        return Problem(f"The name {format_given(name)} is not text", where, 'Pass text: "Old vines".')
    if UNPRINTABLE.search(name):
        return Problem(f"The name {format_given(name)} has characters that cannot be seen", where, "Leave these out.")
    letters = len(" ".join(name.split()))
    if letters > LONGEST_NAME:
        return Problem(f"The name has {letters:,} letters", where, f"Use {LONGEST_NAME} at most.")
    return None


def _check_differences(names: Sequence[str]) -> list[Problem]:
    """Return a problem for every name that another cluster has, whatever its case."""
    called = [call_cluster(cluster, names).casefold() for cluster in range(len(names))]
    return [
        Problem(f"Two clusters would be called “{names[k] or called[k]}”", f"names[{k}]", "Give each its own name.")
        for k in range(len(names))
        if names[k] and called.count(called[k]) > 1
    ]
