"""The Python that gives an analysis again: what stands on the screen, in lines that can be run as they are."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import isfinite
from typing import Any

from neon_core.analysis import Analysis
from neon_core.config import AnalysisConfig
from neon_core.dataset import Dataset

BY_COLUMN = ("weights", "fills", "transforms", "units")
"""Choices that are pairs, and read better as a dict."""
LONGEST = 100
"""Characters of a line; a longer call has an argument on each."""

NO_FILE = "# This table was no file: save it under this name first, for example as CSV."
ROW = """
row = {row}  # {called}
explained = analysis.model.explain(analysis.design.matrix[[analysis.position(row)]]{beta})
parts = analysis.design.by_column(explained.relevance)[0]
for name, part in sorted(zip(analysis.design.column_names, parts), key=lambda pair: -abs(pair[1])):
    print(f"{{name}}: {{part:+.4f}}")
print(f"evidence for cluster {{explained.label[0]}}: {{explained.logit[0]:.4f}}")
"""
LEFT_OUT_ROW = """
row = {row}  # {called}, which was left out of the fit
explained = nc.place_left_out(data, analysis).explain(row{beta})
for name, part in sorted(zip(explained.columns.names, explained.bars.relevance), key=lambda pair: -abs(pair[1])):
    print(f"{{name}}: {{part:+.4f}}")
print(f"evidence for cluster {{explained.standing.label}}: {{explained.standing.logit:.4f}}")
"""


@dataclass(frozen=True)
class ShownRow:
    """The row that is explained.

    Attributes
    ----------
    row : int
        The row of the table.
    called : str
        What it is called.
    beta : float, optional
        The stiffness, where it is not the usual one.
    """

    row: int
    called: str
    beta: float | None = None


def format_python(
    guessed: Dataset, data: Dataset, analysis: Analysis, shown: ShownRow | None = None, sample: str = ""
) -> str:
    """Return the Python that gives an analysis again, and the explanation of a row.

    Parameters
    ----------
    guessed : Dataset
        The table as it is read, before its columns were chosen.
    data : Dataset
        The table as it was analysed.
    analysis : Analysis
        Its analysis.
    shown : ShownRow, optional
        The row that is explained.
    sample : str
        The name of a built-in sample; empty for a table from a file.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> print(format_python(wine, wine, nc.analyse(wine).rename({0: "Old"}), sample="wine"))
    import neon_core as nc
    <BLANKLINE>
    data = nc.load_sample("wine")
    config = nc.AnalysisConfig()
    analysis = nc.analyse(data, config)
    analysis = analysis.rename({0: "Old"})
    <BLANKLINE>
    """
    lines = ["import neon_core as nc", "", _load(data, sample), *_choose_columns(guessed, data)]
    config = {
        field.name: getattr(analysis.config, field.name)
        for field in fields(AnalysisConfig)
        if getattr(analysis.config, field.name) != field.default
    }
    lines += [_assign("config", "nc.AnalysisConfig", [], config), "analysis = nc.analyse(data, config)"]
    names = {k: name for k, name in enumerate(analysis.cluster_names) if name}
    lines += [f"analysis = analysis.rename({_write(names)})"] if names else []
    code = "\n".join(lines) + "\n"
    if shown is None or analysis.n_clusters == 1:
        return code
    beta = "" if shown.beta is None else f", beta={_write_float(shown.beta)}"
    called = "".join(letter if letter.isprintable() else " " for letter in shown.called)
    template = LEFT_OUT_ROW if (analysis.design.left_out == shown.row).any() else ROW
    return code + template.format(row=shown.row, called=called, beta=beta)


def _load(data: Dataset, sample: str) -> str:
    """Return the line that loads a sample or reads a file as it was read; a pasted table is a file of no name yet."""
    if sample:
        return f"data = nc.load_sample({_write(sample)})"
    given = {name: value for name, value in vars(data.reading.overrides).items() if value is not None}
    name = data.reading.filename or data.name
    call = _assign("data", "nc.read_table", [name], given)
    return call if "." in name else f"{NO_FILE}\n{call}"


def _choose_columns(guessed: Dataset, data: Dataset) -> list[str]:
    """Return the lines that give columns other orders, kinds and roles than guessed, in this order."""
    before = {column.name: column for column in guessed.columns}
    orders = {c.name: list(c.order) for c in data.columns if c.kind == "ordered" and c.order != before[c.name].order}
    kinds = {c.name: c.kind for c in data.columns if c.kind != before[c.name].kind and c.name not in orders}
    changed = guessed.with_orders(orders) if orders else guessed
    changed = changed.with_kinds(kinds) if kinds else changed
    now = {column.name: column.role for column in changed.columns}
    roles = {column.name: column.role for column in data.columns if column.role != now[column.name]}
    chosen = {"with_orders": orders, "with_kinds": kinds, "with_roles": roles}
    return [_assign("data", f"data.{name}", [values], {}) for name, values in chosen.items() if values]


def _assign(name: str, function: str, arguments: list[Any], options: dict[str, Any]) -> str:
    """Return a call whose result gets a name; a long one has an argument on each line."""
    written = [_write(argument) for argument in arguments]
    written += [f"{option}={_write(_by_column(option, value))}" for option, value in options.items()]
    line = f"{name} = {function}({', '.join(written)})"
    if len(line) <= LONGEST or not written:
        return line
    return f"{name} = {function}(\n" + "".join(f"    {each},\n" for each in written) + ")"


def _by_column(option: str, value: Any) -> Any:
    """Return pairs of a column and a choice as a dict."""
    return dict(value) if option in BY_COLUMN else value


def _write(value: Any) -> str:
    """Return a value as Python, texts in double quotes; a long dict or list has an item on each line."""
    if isinstance(value, str):
        return _quote(value)
    if isinstance(value, float):
        return _write_float(value)
    if isinstance(value, dict):
        items = [f"{_write(key)}: {_write(item)}" for key, item in value.items()]
        line = f"{{{', '.join(items)}}}"
        return line if len(line) <= LONGEST else "{\n" + "".join(f"        {item},\n" for item in items) + "    }"
    if isinstance(value, tuple | list):
        ends = "()" if isinstance(value, tuple) else "[]"
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        return f"{ends[0]}{', '.join(map(_write, value))}{comma}{ends[1]}"
    return repr(value)


def _write_float(value: float) -> str:
    return repr(value) if isfinite(value) else f'float("{value}")'


def _quote(text: str) -> str:
    """Return a text as a literal of Python in double quotes, where that needs no more escapes than single ones."""
    literal = repr(text)
    if literal[0] == "'" and '"' not in text:
        return '"' + literal[1:-1].replace("\\'", "'") + '"'
    return literal
