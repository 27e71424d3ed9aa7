"""Small tables where sentences go wrong: repeated rows, constants, twins, categories, dates, gaps, extreme scales."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pandas as pd

import neon_core as nc

NAMES = ("size", "salt", "net weight", "age and income", "rate; against it: x", "pH", "a {b}", "hue = u")
UNITS = ("", "", "cm", "kg", "°C", "mg/l")
NOUNS = (("row", "rows"), ("wine", "wines"), ("company", "companies"))
SCALES = (1, 1, 1, 1, 1, 1, 10**3, 10**6, 10**9, 10**12, 1e-9)
DIVISORS = (1, 1, 1, 1, 2, 4, 8, 10, 100, 1000)
OFFSETS = (0, 0, 0, 0, 0, 0, 0, 100, 1914, 10**6)
RANGES = (1, 1, 2, 3, 4, 5, 9, 50, 1000)
MOST_ROWS = 30
TEXTS = ("u", "v", "low: 1", "so and so", "“q”")
ORDERED = ("salt", "net weight", "pH", "hue = u")
"""Texts are steps in this order in the columns of these names, and categories in others."""


@dataclass(frozen=True)
class TableColumn:
    """A column of a table: its name, its kind, its cells (None where one is missing), unit, treatment and order.

    The cells of a number are int or float, of a boolean bool, of a date datetime, of a category or a step str.
    `is_usual` says that a missing answer takes the usual one.
    """

    name: str
    kind: str
    cells: tuple[Any, ...]
    unit: str = ""
    weight: float = 1.0
    order: tuple[str, ...] = ()
    is_usual: bool = False
    transform: str = "as it is"


@dataclass(frozen=True)
class Table:
    """A table with the choices of its analysis.

    Attributes
    ----------
    columns : tuple of TableColumn
        The columns that count.
    n_clusters, scaling, dates : int, str, str
        As in `AnalysisConfig`.
    random_state, n_init : int
        As in `AnalysisConfig`.
    classes, row_names : tuple
        The cells of the known class and of the row names; empty where there is no such column.
    nouns : tuple of str
        The noun for a row, singular and plural.
    seed : int
        The seed that makes the table again; -1 where it was written by hand.
    """

    columns: tuple[TableColumn, ...]
    n_clusters: int = 2
    scaling: str = "none"
    dates: str = "elapsed"
    random_state: int = 0
    n_init: int = 1
    classes: tuple[Any, ...] = ()
    row_names: tuple[Any, ...] = ()
    nouns: tuple[str, str] = ("row", "rows")
    seed: int = field(default=-1, compare=False)

    @property
    def n_rows(self) -> int:
        """The number of rows."""
        return len(self.columns[0].cells)

    def config(self) -> nc.AnalysisConfig:
        """Return the choices of the analysis."""
        return nc.AnalysisConfig(
            n_clusters=self.n_clusters,
            scaling=self.scaling,
            dates=self.dates,
            weights=tuple((column.name, column.weight) for column in self.columns),
            fills=tuple((column.name, "usual value") for column in self.columns if column.is_usual),
            transforms=tuple((column.name, column.transform) for column in self.columns if column.kind == "number"),
            random_state=self.random_state,
            n_init=self.n_init,
        )

    def dataset(self) -> nc.Dataset:
        """Return the table as a dataset with roles and units."""
        cells = {column.name: _series(column) for column in self.columns}
        roles = {column.name: "feature" for column in self.columns}
        for name, values, role in (("known", self.classes, "class"), ("name", self.row_names, "row id")):
            if values:
                cells[name], roles[name] = pd.Series(list(values), dtype=object), role
        orders = {column.name: column.order for column in self.columns if column.order}
        dataset = nc.Dataset.from_frame(pd.DataFrame(cells)).with_orders(orders).with_roles(roles)
        units = {column.name: column.unit for column in self.columns}
        return replace(
            dataset,
            columns=tuple(replace(column, unit=units.get(column.name, "")) for column in dataset.columns),
            nouns=self.nouns,
        )

    def analyse(self) -> nc.Analysis:
        """Return the analysis, without the warnings of a tiny table."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", nc.NeonWarning)
            return nc.analyse(self.dataset(), self.config())

    def __str__(self) -> str:
        cells = {column.name: [_plain(cell) for cell in column.cells] for column in self.columns}
        extra = {
            "unit": {c.name: c.unit for c in self.columns if c.unit},
            "weights": {c.name: c.weight for c in self.columns if c.weight != 1.0},
            "usual": [c.name for c in self.columns if c.is_usual],
            "transforms": {c.name: c.transform for c in self.columns if c.transform != "as it is"},
            "classes": list(self.classes),
        }
        shown = "".join(f", {name}={value}" for name, value in extra.items() if value)
        return (
            f"{cells}, n_clusters={self.n_clusters}, scaling={self.scaling!r}, random_state={self.random_state}, "
            f"n_init={self.n_init}, dates={self.dates!r}{shown} [seed {self.seed}]"
        )


def _plain(cell: Any) -> Any:
    return str(cell) if isinstance(cell, datetime) else cell


def _series(column: TableColumn) -> pd.Series[Any]:
    """Return the cells with the dtype that a reader would give them."""
    cells = list(column.cells)
    if column.kind == "number":
        return pd.Series(cells, dtype="float64" if None in cells else None)
    dtypes: dict[str, Any] = {"boolean": "boolean" if None in cells else "bool", "date": "datetime64[us]"}
    return pd.Series(cells, dtype=dtypes.get(column.kind, object))


def make_table(seed: int) -> Table:
    """Return the table of a seed.

    A fifth of the tables has few distinct rows, fewer than clusters at times; an eighth of the columns is constant, an
    eighth the copy of another column; the numbers of a table are scaled by up to 1e12 and down to 1e-9, and a few stand
    far from 0.
    """
    random = Random(seed)
    n_rows = random.choice((4, 5, 6, 7, 8, 10, 12, 15, 20, MOST_ROWS))
    n_distinct = random.choice((n_rows, n_rows, n_rows, max(2, n_rows // 2), random.randint(1, 4)))
    rows = [*range(n_distinct), *random.choices(range(n_distinct), k=n_rows)][:n_rows]
    scale = random.choice(SCALES), random.choice(DIVISORS)
    columns: list[TableColumn] = []
    for name in random.sample(NAMES, random.randint(1, 4)):
        columns.append(_make_column(random, name, n_distinct, scale, columns))
    columns = [replace(column, cells=tuple(column.cells[row] for row in rows)) for column in columns]
    if random.random() < 0.3:
        columns = _without_blank_rows(columns, [_with_gaps(random, column) for column in columns])
    if random.random() < 0.2:
        columns = [replace(column, weight=random.choice((0.25, 0.5, 1.0, 2.0, 3.0, 10.0))) for column in columns]
    treated = Random(seed + 0.5)  # a stream of its own: the tables of the seeds stay
    return _with_choices(random, tuple(_with_treatment(treated, column) for column in columns), seed)


def _with_treatment(random: Random, column: TableColumn) -> TableColumn:
    """Return a column that is treated in another way than usual, at times."""
    if column.kind in ("boolean", "category"):
        return replace(column, is_usual=random.random() < 0.3)
    if column.kind != "number" or random.random() < 0.6:
        return column
    is_negative = any(cell is not None and cell < 0 for cell in column.cells)
    return replace(column, transform="rank" if is_negative else random.choice(("logarithm", "rank")))


def _with_choices(random: Random, columns: tuple[TableColumn, ...], seed: int) -> Table:
    """Return a table with random choices of the analysis, and at times with known classes and row names."""
    n_rows = len(columns[0].cells)
    n_clusters = random.randint(1, min(6, n_rows))
    classes: tuple[Any, ...] = ()
    if random.random() < 0.3:
        n_classes = n_clusters if random.random() < 0.7 else random.randint(1, 4)
        classes = _classes(random, n_rows, n_classes)
    return Table(
        columns=columns,
        n_clusters=n_clusters,
        scaling=random.choice(("minmax", "minmax", "standard", "robust", "none", "none")),
        dates=random.choice(("elapsed", "elapsed", "month")),
        random_state=random.randint(0, 99),
        n_init=random.choice((1, 1, 1, 3)),
        classes=classes,
        row_names=tuple(f"Ann {row // 2}" for row in range(n_rows)) if random.random() < 0.15 else (),
        nouns=random.choice(NOUNS),
        seed=seed,
    )


def _classes(random: Random, n_rows: int, n_classes: int) -> tuple[Any, ...]:
    """Return known classes, each of them at least once where there are rows enough; at times one is missing."""
    names: list[Any] = random.choice((["b", "a", "d", "c", "f", "e"], [3, 1, 2, 0, 5, 4]))
    cells: list[Any] = [*names[:n_classes], *random.choices(names[:n_classes], k=n_rows)][:n_rows]
    random.shuffle(cells)
    if isinstance(names[0], str) and random.random() < 0.2 and cells.count(cells[0]) > 1:
        cells[0] = None
    return tuple(cells)


def _make_column(random: Random, name: str, n: int, scale: tuple[float, int], others: list[TableColumn]) -> TableColumn:
    """Return a column with `n` cells: a constant, a copy of another column, or random cells of a kind."""
    if others and random.random() < 0.12:
        return replace(random.choice(others), name=name)
    kind = random.choice(("number", "number", "number", "boolean", "category", "date"))
    draw = _DRAWERS[kind]
    if kind == "number" and random.random() < 0.3:
        scale = random.choice(SCALES), random.choice(DIVISORS)
    cells = draw(random, n, scale)
    if random.random() < 0.12:
        cells = [cells[0]] * n
    unit = random.choice(UNITS) if kind == "number" else ""
    if kind == "category" and name in ORDERED:
        return TableColumn(name, "ordered", tuple(cells), order=TEXTS)
    return TableColumn(name, kind, tuple(cells), unit)


def _numbers(random: Random, n: int, scale: tuple[float, int]) -> list[Any]:
    factor, divisor = scale
    width, offset = random.choice(RANGES), random.choice(OFFSETS)
    low = random.choice((0, 0, -width // 2))
    whole = [random.randint(low, low + width) + offset for _ in range(n)]
    if isinstance(factor, float):
        return [value * factor for value in whole]
    return [value * factor if divisor == 1 else value * factor / divisor for value in whole]


def _booleans(random: Random, n: int, scale: tuple[float, int]) -> list[Any]:
    return random.choices((False, True), k=n)


def _texts(random: Random, n: int, scale: tuple[float, int]) -> list[Any]:
    values = random.sample(TEXTS, random.randint(1, 4))
    return random.choices(values, k=n)


def _dates(random: Random, n: int, scale: tuple[float, int]) -> list[Any]:
    first = datetime(*random.choice(((1914, 12, 28), (2024, 2, 27), (1999, 12, 31))))  # noqa: DTZ001
    steps = (
        timedelta(days=1),
        timedelta(days=1),
        timedelta(days=45),
        timedelta(days=365),
        timedelta(hours=7, minutes=30),
    )
    step, width = random.choice(steps), random.choice(RANGES)
    return [first + random.randint(0, width) * step for _ in range(n)]


_DRAWERS = {"number": _numbers, "boolean": _booleans, "category": _texts, "date": _dates}


def _without_blank_rows(before: list[TableColumn], after: list[TableColumn]) -> list[TableColumn]:
    """Return columns with gaps; a row without any value, which would be left out, keeps its first cell."""
    first = tuple(
        cells[0] if any(cell is not None for cell in cells) else whole
        for whole, *cells in zip(before[0].cells, *(column.cells for column in after), strict=True)
    )
    return [replace(after[0], cells=first), *after[1:]]


def _with_gaps(random: Random, column: TableColumn) -> TableColumn:
    """Return a column with one or two cells missing, at times; never all."""
    cells = list(column.cells)
    if random.random() < 0.5:
        for row in random.sample(range(len(cells)), random.randint(1, 2)):
            cells[row] = None
    return replace(column, cells=tuple(cells))
