"""A table with its columns' kinds and roles, known by its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd

from neon_core.conversion import Marks, converted
from neon_core.dtypes import simplify_dtype
from neon_core.errors import ColumnError, DataError, Problem
from neon_core.reading import Reading

ROLES = ("feature", "class", "row id", "ignore")
KINDS = ("number", "boolean", "date", "category", "text")


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name : str
        As in the frame.
    kind : str
        "number", "boolean", "date", "category" or "text".
    role : str
        "feature", "class", "row id" or "ignore".
    unit : str
        What its numbers are counted in; may be empty.
    reason : str
        Why it has this role, as a sentence's end.
    """

    name: str
    kind: str
    role: str
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, eq=False)
class Dataset:
    """A parsed table and what its columns are.

    Attributes
    ----------
    name : str
        What it is called on screen.
    frame : DataFrame
        The parsed values under the user's own column names. A row is its 0-based position here. Not to be changed.
    columns : tuple of Column
        In the order of the frame.
    nouns : tuple of str
        What a row is called, one and many.
    reading : Reading
        How its file was read.
    """

    name: str
    frame: pd.DataFrame
    columns: tuple[Column, ...]
    nouns: tuple[str, str] = ("row", "rows")
    reading: Reading = field(default_factory=Reading)

    @classmethod
    def from_frame(cls, frame: pd.DataFrame, name: str = "table", class_column: str | None = None) -> Dataset:
        """Take a frame as it is: numbers become features, the rest is left out. For rare dtypes see `simplify_dtype`.

        Parameters
        ----------
        frame : DataFrame
            Its index is not used: a row is its position.
        name : str
            What to call it.
        class_column : str, optional
            The column with the known class.

        Raises
        ------
        DataError
            If it is no DataFrame.
        ColumnError
            If column names repeat, or the class column is not there.

        Examples
        --------
        import pandas as pd
        >>> data = Dataset.from_frame(pd.DataFrame({"a": [1.0, 2.0], "b": ["x", "y"]}), class_column="b")
        >>> [(c.name, c.kind, c.role) for c in data.columns]
        [('a', 'number', 'feature'), ('b', 'category', 'class')]
        """
        if not isinstance(frame, pd.DataFrame):
            hint = "Make one of it: pd.DataFrame(values), with columns=[...] for names."
            raise DataError(f"The frame is a {type(frame).__name__}, not a DataFrame", where="frame", hint=hint)
        frame = frame.set_axis([str(c) for c in frame.columns], axis=1).reset_index(drop=True)
        repeated = sorted(set(frame.columns[frame.columns.duplicated()]))
        if repeated:
            raise ColumnError([Problem("Two columns have one name", name, "Rename one of them.") for name in repeated])
        odd = {str(name): made for name, values in frame.items() if (made := simplify_dtype(values)) is not values}
        frame = frame.assign(**odd)
        dataset = cls(name, frame, tuple(_guess(frame[c]) for c in frame.columns))
        if class_column is None:
            return dataset
        if not isinstance(class_column, str):
            raise ColumnError(f"{class_column!r} is not a column's name", where="class_column", hint="Names are text.")
        return dataset.with_roles({class_column: "class"})

    def with_roles(self, roles: Mapping[str, str]) -> Dataset:
        """Return the dataset with other roles for some columns; another fingerprint, the same frame.

        Raises
        ------
        ColumnError
            With every unknown column or role, where free text would be a feature, and where two columns would be the
            class.
        """
        problems = self._problems(roles, "role", ROLES)
        hint = "Make a category of it first, or leave it out."
        problems += [
            Problem(f"{column.name} is free text, which cannot be compared", column.name, hint)
            for column in self.columns
            if column.kind == "text" and roles.get(column.name) == "feature"
        ]
        columns = tuple(
            replace(column, role=roles[column.name], reason="chosen") if column.name in roles else column
            for column in self.columns
        )
        for role in ("class", "row id"):
            holders = [column.name for column in columns if column.role == role]
            if len(holders) > 1:
                problems.append(Problem(f"Only one column can be the {role}", ", ".join(holders)))
        if problems:
            raise ColumnError(problems)
        return replace(self, columns=columns)

    def with_kinds(self, kinds: Mapping[str, str]) -> Dataset:
        """Return the dataset with other kinds for some columns: their values become those of that kind.

        A feature that becomes free text is left out. A number becomes a category as its user wrote it (3, not 3.0).

        Raises
        ------
        ColumnError
            With every unknown column or kind, and every column that cannot be of its kind, with the first cell that
            shows it.

        Examples
        --------
        import pandas as pd
        >>> data = Dataset.from_frame(pd.DataFrame({"size": [3.0, 1.5]})).with_kinds({"size": "category"})
        >>> data.frame["size"].tolist(), data.columns[0].reason
        (['3', '1.5'], 'chosen')
        """
        problems = self._problems(kinds, "kind", KINDS)
        marks, frame = Marks.of(self.reading), self.frame.copy(deep=False)
        changed = {c.name: c for c in self.columns if kinds.get(c.name, c.kind) in set(KINDS) - {c.kind}}
        for name, column in changed.items():
            values = converted(self.frame[name], name, column.kind, kinds[name], marks)
            if isinstance(values, Problem):
                problems.append(values)
            else:
                frame[name] = values
        if problems:
            raise ColumnError(problems)
        columns = tuple(_of_kind(c, kinds[c.name]) if c.name in changed else c for c in self.columns)
        return replace(self, frame=frame, columns=columns)

    def _problems(self, chosen: Mapping[str, str], what: str, possible: tuple[str, ...]) -> list[Problem]:
        """Return what is unknown of the roles or kinds that were chosen."""
        if not isinstance(chosen, Mapping):
            hint = f'Pass a dict: {{"name of a column": "{possible[1]}"}}.'
            raise ColumnError(f"The {what}s are a {type(chosen).__name__}, not a mapping", where=f"{what}s", hint=hint)
        known = {column.name for column in self.columns}
        problems = [Problem(f"There is no column {name!r}", name) for name in chosen if name not in known]
        return problems + [
            Problem(f"{value!r} is not a {what}", name, f"Choose one of {', '.join(possible)}.")
            for name, value in chosen.items()
            if value not in possible
        ]

    def names_with_role(self, role: str) -> tuple[str, ...]:
        """Return the names of the columns with a role, in order."""
        return tuple(column.name for column in self.columns if column.role == role)

    @cached_property
    def fingerprint(self) -> str:
        """The content as 32 hexadecimal digits: parsed values, names, kinds and roles."""
        digest = sha256()  # of OpenSSL: the fastest here
        for column in self.columns:
            head = (column.name, column.kind, column.role, str(self.frame[column.name].dtype), len(self.frame))
            digest.update(repr(head).encode())
            digest.update(_content(self.frame[column.name]))
        return digest.hexdigest()[:32]


def _content(values: pd.Series[Any]) -> bytes | memoryview:
    """Return what a column holds; pandas' own hash takes 1 and "1" for the same in a mixed column, and no lists."""
    if isinstance(values.dtype, np.dtype) and values.dtype.kind in "biufM":
        return np.ascontiguousarray(values.to_numpy()).view(np.uint8).data
    if values.dtype == object:
        return "\x1f".join(f"{type(value).__name__} {value!r}" for value in values).encode("utf-8", "surrogatepass")
    order = repr(list(values.cat.categories)) if isinstance(values.dtype, pd.CategoricalDtype) else ""
    return order.encode() + pd.util.hash_pandas_object(values, index=False).to_numpy().tobytes()


def _of_kind(column: Column, kind: str) -> Column:
    """Return a column that is of another kind now."""
    role = "ignore" if (kind, column.role) == ("text", "feature") else column.role
    return replace(column, kind=kind, role=role, unit="" if kind != "number" else column.unit, reason="chosen")


def _guess(values: pd.Series[Any]) -> Column:
    """Guess kind and role from the dtype alone; reading files is another module's work."""
    name = str(values.name)
    if pd.api.types.is_bool_dtype(values.dtype):
        return Column(name, "boolean", "feature", reason="yes or no")
    if pd.api.types.is_numeric_dtype(values.dtype) and not pd.api.types.is_complex_dtype(values.dtype):
        return Column(name, "number", "feature", reason="a number")
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return Column(name, "date", "ignore", reason="a date")
    return Column(name, "category", "ignore", reason="not a number")
