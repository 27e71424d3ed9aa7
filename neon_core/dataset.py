"""A table with the kinds and roles of its columns, identified by a hash of its content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd

from neon_core.arguments import check_nouns, check_type, format_given
from neon_core.conversion import CellFormat, convert_column
from neon_core.dtypes import simplify_dtype
from neon_core.errors import ColumnError, DataError, Problem
from neon_core.reading import Reading
from neon_core.text import join_some

ROLES = ("feature", "class", "row id", "describe", "ignore")
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
        "feature", "class", "row id", "describe" (does not count; the clusters are described by it) or "ignore".
    unit : str
        The unit of its numbers; may be empty.
    reason : str
        The reason for its role, as the end of a sentence.
    """

    name: str
    kind: str
    role: str
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, eq=False)
class Dataset:
    """A parsed table with the kinds and roles of its columns.

    Attributes
    ----------
    name : str
        The name on screen.
    frame : DataFrame
        The parsed values under the user's own column names. A row is its 0-based position here. Not to be changed.
    columns : tuple of Column
        The columns, in the order of the frame.
    nouns : tuple of str
        The noun for a row, singular and plural.
    reading : Reading
        How its file was read.

    Raises
    ------
    DataError
        If the frame is not a DataFrame, or the columns are not its columns.
    ArgumentError
        If another value has another type.
    """

    name: str
    frame: pd.DataFrame
    columns: tuple[Column, ...]
    nouns: tuple[str, str] = ("row", "rows")
    reading: Reading = field(default_factory=Reading)

    def __post_init__(self) -> None:
        """Check that all values have their types, and that the columns are those of the frame."""
        check_type(self.name, str, "name")
        check_type(self.frame, pd.DataFrame, "frame", DataError)
        check_type(self.reading, Reading, "reading")
        check_nouns(self.nouns)
        columns: object = self.columns
        is_tuple = isinstance(columns, tuple) and all(isinstance(column, Column) for column in columns)
        if not is_tuple or [column.name for column in self.columns] != list(self.frame.columns):
            hint = "Build the dataset from a frame, which describes its columns: nc.Dataset.from_frame(frame)."
            raise DataError("The columns are not a Column for each one of the frame", where="columns", hint=hint)

    @classmethod
    def from_frame(cls, frame: pd.DataFrame, name: str = "table", class_column: str | None = None) -> Dataset:
        """Build a dataset from a frame: numbers become features, other columns are ignored.

        `simplify_dtype` converts rare dtypes.

        Parameters
        ----------
        frame : DataFrame
            The values. The index is not used: a row is its position.
        name : str
            The name on screen.
        class_column : str, optional
            The column with the known class.

        Raises
        ------
        DataError
            If the frame is not a DataFrame.
        ColumnError
            If column names repeat, or the class column is missing.

        Examples
        --------
        import pandas as pd
        >>> data = Dataset.from_frame(pd.DataFrame({"a": [1.0, 2.0], "b": ["x", "y"]}), class_column="b")
        >>> [(c.name, c.kind, c.role) for c in data.columns]
        [('a', 'number', 'feature'), ('b', 'category', 'class')]
        """
        check_type(frame, pd.DataFrame, "frame", DataError)
        check_type(name, str, "name")
        frame = frame.set_axis([str(c) for c in frame.columns], axis=1).reset_index(drop=True)
        repeated = sorted(set(frame.columns[frame.columns.duplicated()]))
        if repeated:
            raise ColumnError([Problem("Two columns have one name", name, "Rename one of them.") for name in repeated])
        pairs = [(str(name), values, simplify_dtype(values)) for name, values in frame.items()]
        frame = frame.assign(**{name: simplified for name, values, simplified in pairs if simplified is not values})
        dataset = cls(name, frame, tuple(_guess_column(frame[c]) for c in frame.columns))
        if class_column is None:
            return dataset
        return dataset.with_roles({check_type(class_column, str, "class_column", ColumnError): "class"})

    def with_roles(self, roles: Mapping[str, str]) -> Dataset:
        """Return the dataset with new roles for some columns: the same frame, a new fingerprint.

        Parameters
        ----------
        roles : mapping of str to str
            Column name to role.

        Raises
        ------
        ColumnError
            With every unknown column or role, every free text that would be a feature, and every role that two columns
            would have and only one can.

        Examples
        --------
        import pandas as pd
        >>> data = Dataset.from_frame(pd.DataFrame({"size": [3.0, 1.5]})).with_roles({"size": "ignore"})
        >>> data.columns[0].role, data.columns[0].reason
        ('ignore', 'chosen')
        """
        roles, problems = self._split_choices(roles, "role", ROLES)
        hint = "Make it a category first, or leave it out."
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
                hint = 'Give each other one another role, such as "ignore".'
                problems.append(Problem(f"Only one column can be the {role}", ", ".join(holders), hint))
        if problems:
            raise ColumnError(problems)
        return replace(self, columns=columns)

    def with_kinds(self, kinds: Mapping[str, str]) -> Dataset:
        """Return the dataset with new kinds for some columns, and their values converted.

        A feature that becomes free text is ignored. A number becomes a category as its user wrote it (3, not 3.0).

        Parameters
        ----------
        kinds : mapping of str to str
            Column name to kind.

        Raises
        ------
        ColumnError
            With every unknown column or kind, and every column that cannot be converted, with the first cell that
            prevents it.

        Examples
        --------
        import pandas as pd
        >>> data = Dataset.from_frame(pd.DataFrame({"size": [3.0, 1.5]})).with_kinds({"size": "category"})
        >>> data.frame["size"].tolist(), data.columns[0].reason
        (['3', '1.5'], 'chosen')
        """
        kinds, problems = self._split_choices(kinds, "kind", KINDS)
        cell_format, frame = CellFormat.from_reading(self.reading), self.frame.copy(deep=False)
        changed = {c.name: c for c in self.columns if kinds.get(c.name, c.kind) in set(KINDS) - {c.kind}}
        for name, column in changed.items():
            values = convert_column(self.frame[name], name, column.kind, kinds[name], cell_format)
            if isinstance(values, Problem):
                problems.append(values)
            else:
                frame[name] = values
        if problems:
            raise ColumnError(problems)
        columns = tuple(_change_kind(c, kinds[c.name]) if c.name in changed else c for c in self.columns)
        return replace(self, frame=frame, columns=columns)

    def _split_choices(
        self, choices: Mapping[str, str], noun: str, options: tuple[str, ...]
    ) -> tuple[dict[str, str], list[Problem]]:
        """Return the valid choices, and a problem for each unknown column and each role or kind that is no option."""
        if not isinstance(choices, Mapping):
            hint = f'Pass a dict: {{"name of a column": "{options[1]}"}}.'
            raise ColumnError(f"The {noun}s are a {type(choices).__name__}, not a mapping", where=f"{noun}s", hint=hint)
        names = {column.name for column in self.columns}
        valid: dict[str, str] = {}
        problems = []
        pairs: Iterable[tuple[object, object]] = choices.items()
        for name, value in pairs:
            if not isinstance(name, str) or name not in names:
                hint = f"There are {join_some([column.name for column in self.columns], last=', ')}."
                problems.append(Problem(f"There is no column {format_given(name)}", _place(name, f"{noun}s"), hint))
            elif isinstance(value, str) and value in options:
                valid[name] = value
            else:
                hint = f"Choose one of {', '.join(options)}."
                problems.append(Problem(f"{format_given(value)} is not a {noun}", _place(name, f"{noun}s"), hint))
        return valid, problems

    def names_with_role(self, role: str) -> tuple[str, ...]:
        """Return the names of the columns with a role, in order.

        Raises
        ------
        ColumnError
            If there is no such role.
        """
        given: object = role
        if not isinstance(given, str) or given not in ROLES:
            hint = f"Choose one of {', '.join(ROLES)}."
            raise ColumnError(f"{format_given(role)} is not a role", where="role", hint=hint)
        return tuple(column.name for column in self.columns if column.role == role)

    @cached_property
    def fingerprint(self) -> str:
        """The hash of parsed values, names, kinds and roles, as 32 hexadecimal digits."""
        digest = sha256()  # OpenSSL's is the fastest here
        for column in self.columns:
            head = (column.name, column.kind, column.role, str(self.frame[column.name].dtype), len(self.frame))
            digest.update(repr(head).encode())
            digest.update(_column_bytes(self.frame[column.name]))
        return digest.hexdigest()[:32]


def _place(name: object, argument: str) -> str:
    """Return the place of a problem: the column's name, or the argument where the name is no text or is empty."""
    return name if isinstance(name, str) and name else argument


def _column_bytes(values: pd.Series[Any]) -> bytes | memoryview:
    """Return the content of a column, to be hashed.

    In a column of objects, pandas' own hash takes 1 and "1" for equal, and fails at lists.
    """
    if isinstance(values.dtype, np.dtype) and values.dtype.kind in "biufM":
        return np.ascontiguousarray(values.to_numpy()).view(np.uint8).data
    if values.dtype == object:
        return "\x1f".join(f"{type(value).__name__} {value!r}" for value in values).encode("utf-8", "surrogatepass")
    order = repr(list(values.cat.categories)) if isinstance(values.dtype, pd.CategoricalDtype) else ""
    return order.encode() + pd.util.hash_pandas_object(values, index=False).to_numpy().tobytes()


def _change_kind(column: Column, kind: str) -> Column:
    """Return a column with a new kind, and the role and unit that go with it."""
    role = "ignore" if (kind, column.role) == ("text", "feature") else column.role
    return replace(column, kind=kind, role=role, unit="" if kind != "number" else column.unit, reason="chosen")


def _guess_column(values: pd.Series[Any]) -> Column:
    """Return a column with kind and role guessed from its dtype; `ingestion` guesses those of files."""
    name = str(values.name)
    if pd.api.types.is_bool_dtype(values.dtype):
        return Column(name, "boolean", "feature", reason="yes or no")
    if pd.api.types.is_numeric_dtype(values.dtype) and not pd.api.types.is_complex_dtype(values.dtype):
        return Column(name, "number", "feature", reason="a number")
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return Column(name, "date", "ignore", reason="a date")
    return Column(name, "category", "ignore", reason="not a number")
