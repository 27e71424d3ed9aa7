"""A table with the kinds and roles of its columns, identified by a hash of its content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

import pandas as pd

from neon_core.arguments import check_nouns, check_type, format_given
from neon_core.conversion import CellFormat
from neon_core.dataset_choices import convert_values, split_choices, split_orders
from neon_core.dtypes import column_bytes, simplify_dtype
from neon_core.errors import ColumnError, DataError, Problem
from neon_core.orders import OrderedValues
from neon_core.reading import Reading

ROLES = ("feature", "class", "row id", "describe", "ignore")
KINDS = ("number", "boolean", "ordered", "date", "category", "text")


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name : str
        As in the frame.
    kind : str
        "number", "boolean", "ordered", "date", "category" or "text".
    role : str
        "feature", "class", "row id", "describe" (does not count; the clusters are described by it) or "ignore".
    unit : str
        The unit of its numbers; may be empty.
    reason : str
        The reason for its role, as the end of a sentence.
    order : tuple of str
        The steps of an ordered column, which count as 1, 2, 3 and so on; empty for other kinds. A step need not occur.
    affixes : tuple of str
        The texts that the file has before and behind its numbers, such as "€ " and ""; both empty where it has none.
    """

    name: str
    kind: str
    role: str
    unit: str = ""
    reason: str = ""
    order: tuple[str, ...] = ()
    affixes: tuple[str, str] = ("", "")


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
        roles, problems = split_choices(self._names, roles, "role", ROLES)
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

        A feature that becomes free text is ignored. A number becomes a category as its user wrote it (3, not 3.0). A
        column that becomes ordered gets the order of a known scale, else the alphabet's; `with_orders` gives another.

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
        kinds, problems = split_choices(self._names, kinds, "kind", KINDS)
        now = {column.name: column.kind for column in self.columns}
        return self._convert({name: kind for name, kind in kinds.items() if kind != now[name]}, {}, problems)

    def with_orders(self, orders: Mapping[str, Sequence[str]]) -> Dataset:
        """Return the dataset with columns that count by the order of their values: 1, 2, 3 and so on.

        Case and blanks make no other step. A step may be one that no cell has: it keeps its place. "Don't know" and the
        like, left out of an order, count as missing.

        Parameters
        ----------
        orders : mapping of str to sequence of str
            Column name to its steps, from the lowest to the highest.

        Raises
        ------
        ColumnError
            With every unknown column, and every order that repeats a step or lacks a value of its column.

        Examples
        --------
        import pandas as pd
        >>> data = Dataset.from_frame(pd.DataFrame({"heat": ["low", "high", "mid"]}))
        >>> data.with_orders({"heat": ["low", "mid", "high"]}).columns[0].reason
        'chosen, counts 1 to 3: low < mid < high'
        """
        valid, problems = split_orders(self._names, orders)
        return self._convert(dict.fromkeys(valid, "ordered"), valid, problems)

    def _convert(
        self, kinds: Mapping[str, str], orders: Mapping[str, tuple[str, ...]], problems: list[Problem]
    ) -> Dataset:
        """Return the dataset with columns of other kinds; raise the problems, with those of the conversion."""
        cell_format, frame = CellFormat.from_reading(self.reading), self.frame.copy(deep=False)
        changed: dict[str, Column] = {}
        for column in [column for column in self.columns if column.name in kinds]:
            name, kind = column.name, kinds[column.name]
            converted = convert_values(frame[name], name, (column.kind, kind), cell_format, orders.get(name))
            if isinstance(converted, Problem):
                problems.append(converted)
            else:
                frame[name], changed[name] = converted.values, _change_kind(column, kind, converted)
        if problems:
            raise ColumnError(problems)
        return replace(self, frame=frame, columns=tuple(changed.get(c.name, c) for c in self.columns))

    @property
    def _names(self) -> list[str]:
        return [column.name for column in self.columns]

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
        """The hash of parsed values, names, kinds, roles and units, as 32 hexadecimal digits."""
        digest = sha256()  # OpenSSL's is the fastest here
        for column in self.columns:
            values, written = self.frame[column.name], (column.order, column.unit, column.affixes)
            head = (column.name, column.kind, column.role, *written, str(values.dtype), len(self.frame))
            digest.update(repr(head).encode())
            digest.update(column_bytes(values))
        return digest.hexdigest()[:32]


def _change_kind(column: Column, kind: str, converted: OrderedValues) -> Column:
    """Return a column with a new kind, and the role, unit and order that go with it."""
    role = "ignore" if (kind, column.role) == ("text", "feature") else column.role
    unit, reason = "" if kind != "number" else column.unit, ", ".join(filter(None, ("chosen", converted.reason)))
    affixes = column.affixes if kind == "number" else ("", "")
    return replace(column, kind=kind, role=role, unit=unit, affixes=affixes, reason=reason, order=converted.order)


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
