"""A group of rows that a visitor asks about: how it is defined, and its name. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from neon_core.row_query import RowQuery
from neon_core.text import UNPRINTABLE
from pages.shared.session.row_code import Runs, format_rows, parse_rows

KINDS = ("cluster", "mismatches", "filter", "drawn", "listed")
OF_ROWS = ("drawn", "listed")
"""The kinds that are a set of rows: drawn around on the map, or named one by one."""
LONGEST_NAME = 40
"""Letters of a group's name, at most."""
DIGITS = 12
"""Digits of the short name of a group that an address has no room for."""


@dataclass(frozen=True)
class Group:
    """A group of rows by its definition; `results.groups` finds the rows.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    cluster : int
        The cluster, where the group is one; else -1.
    query : RowQuery
        The conditions and the search, where the group is a filter.
    code : str
        The rows, where the group is a set of them; see `row_code`. Equal sets have equal texts.
    name : str
        The name that the visitor gave; "" without one.

    Examples
    --------
    >>> Group.of_rows([9, 3, 4, 3]).runs.rows_below(100).tolist()
    [3, 4, 9]
    """

    kind: str
    cluster: int = -1
    query: RowQuery = field(default_factory=RowQuery)
    code: str = ""
    name: str = ""

    @classmethod
    def of_rows(cls, rows: Iterable[int], kind: str = "listed") -> Group:
        """Return the group of some rows; `kind` is "drawn" or "listed"."""
        return cls(kind, code=format_rows(rows))

    @classmethod
    def of_cluster(cls, cluster: int) -> Group:
        """Return the group of all rows of a cluster."""
        return cls("cluster", cluster)

    @classmethod
    def of_query(cls, query: RowQuery) -> Group:
        """Return the group of the rows that meet the conditions and the search of a query."""
        return cls("filter", query=RowQuery(query.conditions, query.search))

    @cached_property
    def runs(self) -> Runs:
        """The rows of a group that is a set of rows."""
        runs = parse_rows(self.code)
        assert runs is not None, "a group of rows has at least one row"
        return runs

    @cached_property
    def digest(self) -> str:
        """A short name of the definition, without the name that the visitor gave."""
        whole = repr((self.kind, self.cluster, self.query, self.code))
        return blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=DIGITS // 2).hexdigest()


MISMATCHES = Group("mismatches")
"""The group of the rows that are not in the cluster of their class."""


@dataclass(frozen=True)
class RefusedList:
    """A list of rows in which some texts name none.

    Attributes
    ----------
    sentence : str
        The sentence for the visitor.
    group : Group or None
        The rows that were found; None where there are none.
    """

    sentence: str
    group: Group | None = None


def clean_name(text: str) -> str | None:
    """Return the name of a group without superfluous spaces; None for one that is too long or cannot be seen.

    Examples
    --------
    >>> clean_name("  the  odd ones "), clean_name("x" * 41)
    ('the odd ones', None)
    """
    name = " ".join(text[: 100 * LONGEST_NAME].split())
    return None if len(name) > LONGEST_NAME or UNPRINTABLE.search(name) else name
