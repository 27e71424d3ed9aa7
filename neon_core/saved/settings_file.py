"""Settings as JSON: written in the words of the library, and read strictly, with every fault at once."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from importlib.metadata import version
from os import PathLike
from typing import Any

from neon_core.analysis import Analysis
from neon_core.arguments import check_type, format_given
from neon_core.config import AnalysisConfig
from neon_core.dataset import KINDS, ROLES, Dataset
from neon_core.errors import NeonError, Problem
from neon_core.ingestion.overrides import validate_overrides
from neon_core.parse.scales import fold
from neon_core.reading import Overrides
from neon_core.saved.json_object import Faults, is_texts, parse_object, read_file
from neon_core.saved.settings import ColumnChoice, Settings
from neon_core.saved.whole_file import write_file
from neon_core.version import __version__

FORMAT, VERSION = "neon settings", 1
BY_COLUMN = ("weights", "fills", "transforms", "units")
"""The choices that are one for each column: an object in the file."""
PACKAGES = ("numpy", "pandas", "scikit-learn")
PARTS = ("format", "version", "made_with", "table", "reading", "columns", "config", "cluster_names")
TABLE = {"file": "filename", "source_fingerprint": "source_fingerprint", "fingerprint": "fingerprint"}
HINT = "See docs/settings.schema.json for what stands where."


def save_settings(
    dataset: Dataset, analysis: Analysis, path: str | PathLike[str], *, overwrite: bool = False
) -> Settings:
    """Save everything that decides on an analysis but the file itself as JSON; return it.

    Parameters
    ----------
    dataset, analysis : Dataset, Analysis
        The table and its analysis.
    path : path
        The file. It is written whole or not at all.
    overwrite : bool
        Whether a file of this name may be replaced.

    Raises
    ------
    ColumnError
        If the analysis is not that of the dataset.
    SavedFileError
        If the file exists, or cannot be written.

    Examples
    --------
    >>> import neon_core as nc, tempfile, pathlib
    >>> wine = nc.load_sample("wine")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder) / "settings.json"
    ...     saved = nc.save_settings(wine, nc.analyse(wine), path)
    ...     nc.load_settings(path) == saved
    True
    """
    settings = Settings.of(dataset, analysis)
    write_file(path, format_settings(settings).encode(), overwrite=overwrite)
    return settings


def load_settings(path: str | PathLike[str]) -> Settings:
    """Load settings that `save_settings` or the dashboard has saved.

    `settings.read(file)` and `settings.analyse(dataset)` then give the same analysis again.

    Raises
    ------
    SavedFileError
        If the file cannot be read or holds no settings, with every fault.
    """
    return parse_settings(read_file(path))


def format_settings(settings: Settings) -> str:
    """Return settings as JSON, with the versions of the packages that decide on the last digits."""
    check_type(settings, Settings, "settings")
    return format_object({**describe_file(FORMAT, VERSION), **format_parts(settings)})


def describe_file(format_: str, version_: int) -> dict[str, Any]:
    """Return the head of a file: its format, and the versions of the packages that decide on the last digits."""
    return {"format": format_, "version": version_, "made_with": versions()}


def versions() -> dict[str, str]:
    """Return the versions of what decides on the last digits, by their names."""
    return {"neon": __version__, "python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


def format_object(content: dict[str, Any]) -> str:
    """Return an object as the text of a file: a line for each part, a list of numbers or words on one."""
    return "".join(_write(content, "")) + "\n"


def _write(value: Any, margin: str) -> Iterator[str]:
    """Yield a value as JSON; objects, and lists of objects and lists, have an item on each line."""
    is_object = isinstance(value, dict)
    items = list(value.items()) if is_object else value
    if not items or not (is_object or (isinstance(value, list) and any(isinstance(i, dict | list) for i in value))):
        yield json.dumps(value, ensure_ascii=False, allow_nan=False)
        return
    yield "{" if is_object else "["
    for i, item in enumerate(items):
        yield f"{',' * (i > 0)}\n{margin}  "
        if is_object:
            yield f"{json.dumps(item[0], ensure_ascii=False)}: "
        yield from _write(item[1] if is_object else item, f"{margin}  ")
    yield f"\n{margin}{'}' if is_object else ']'}"


def format_parts(settings: Settings) -> dict[str, Any]:
    """Return settings as the parts of a file."""
    config = {field: _plain(field, value) for field, value in vars(settings.config).items()}
    overrides = {field: _plain(field, value) for field, value in vars(settings.overrides).items() if value is not None}
    return {
        "table": {name: getattr(settings, field) for name, field in TABLE.items()},
        "reading": overrides,
        "columns": [_format_column(column) for column in settings.columns],
        "config": config,
        "cluster_names": list(settings.cluster_names),
    }


def _format_column(column: ColumnChoice) -> dict[str, Any]:
    order = {"order": list(column.order)} if column.order else {}
    return {"name": column.name, "kind": column.kind, "role": column.role, **order}


def _plain(field: str, value: Any) -> Any:
    """Return a choice as JSON has it: pairs of a column and a word as an object, other tuples as lists."""
    if not isinstance(value, tuple):
        return value
    return dict(value) if field in BY_COLUMN else [list(item) if isinstance(item, tuple) else item for item in value]


def parse_settings(content: bytes | str) -> Settings:
    """Return the settings of a text.

    Raises
    ------
    SavedFileError
        With every fault of the text.

    Examples
    --------
    >>> parse_settings('{"format": "neon settings", "version": 9}')
    Traceback (most recent call last):
    neon_core.errors.SavedFileError: Version 9 of the settings is not known (version). ...
    """
    given = parse_object(content, FORMAT, VERSION, HINT)
    faults = Faults(HINT)
    settings = parse_parts(given, faults)
    for name in sorted(set(given) - set(PARTS)):
        faults.add(f"Settings have no {format_given(name)}", name)
    faults.raise_all()
    assert settings is not None  # else there is a fault
    return settings


def parse_parts(given: Mapping[str, Any], faults: Faults) -> Settings | None:
    """Return the settings of the parts of a file; None, and the faults added, where they are none."""
    n_before = len(faults.problems)
    columns = _parse_columns(given.get("columns"), faults)
    config = _parse_fields(AnalysisConfig, given.get("config"), "config", faults)
    overrides = _parse_overrides(given.get("reading", {}), faults)
    names = faults.texts(given.get("cluster_names", []), "cluster_names")
    table = _parse_table(given.get("table", {}), faults)
    if len(faults.problems) > n_before or config is None or overrides is None:
        return None
    return Settings(config, columns, overrides, names, **table)


def _parse_columns(given: object, faults: Faults) -> tuple[ColumnChoice, ...]:
    """Return the columns; add the fault of each that is none."""
    if not isinstance(given, list) or not given:
        faults.add("There is no list of columns", "columns")
        return ()
    columns = []
    for i, each in enumerate(given):
        fault = _find_fault(each)
        if fault:
            faults.add(fault, f"columns[{i}]")
        else:
            columns.append(ColumnChoice(each["name"], each["kind"], each["role"], tuple(each.get("order", ()))))
    names = [column.name for column in columns]
    repeated = sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []
    faults.problems += [
        Problem(f"The column {name} stands there twice", "columns", "Name each one once.") for name in repeated
    ]
    return tuple(columns)


def _find_fault(column: object) -> str:
    """Return what is wrong with a column of a file; "" where nothing is."""
    if not isinstance(column, Mapping) or not isinstance(column.get("name"), str):
        return "This is no column with a name, a kind and a role"
    name, words = column["name"], {"kind": KINDS, "role": ROLES}
    for part, options in words.items():
        if column.get(part) not in options:
            return f"The {part} of {name} is {format_given(column.get(part))}, not one of {', '.join(options)}"
    order = column.get("order", [])
    if not is_texts(order) or bool(order) != (column["kind"] == "ordered"):
        return f"The order of {name} is not the list of its steps, which an ordered column has, and no other"
    steps = [fold(step) for step in order]
    if len(set(steps)) < len(steps) or "" in steps:
        return f"The order of {name} has an empty step, or one that stands there twice"
    unknown = set(column) - {"name", "kind", "role", "order"}
    return f"A column has no {format_given(sorted(unknown)[0])}" if unknown else ""


def _parse_fields(kind: Callable[..., Any], given: object, where: str, faults: Faults) -> Any:
    """Return a config or overrides of an object; add the faults of its fields."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    if not isinstance(given, dict):
        faults.add(f"{where} is {format_given(given)}, not an object", where)
        return None
    unknown = sorted(set(given) - set(names))
    for name in unknown:
        faults.add(f"There is no {format_given(name)} in {where}", f"{where}.{name}")
    if unknown:
        return None
    try:
        return kind(**{name: _tuples(value) for name, value in given.items()})
    except NeonError as error:
        faults.problems += [Problem(p.what, f"{where}.{p.where}" if p.where else where, p.hint) for p in error.problems]
    return None


def _tuples(value: Any) -> Any:
    """Return lists as tuples, one level deep: the edits of a config are tuples in a tuple."""
    if isinstance(value, list):
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    return value


def _parse_overrides(given: object, faults: Faults) -> Overrides | None:
    """Return the choices of how a file is read; add the faults of those that no file can have."""
    if isinstance(given, dict) and isinstance(given.get("units"), dict):  # pairs, for the overrides
        given = {**given, "units": tuple(given["units"].items())}
    overrides = _parse_fields(Overrides, given, "reading", faults)
    if overrides is None:
        return None
    try:
        validate_overrides(overrides)
    except NeonError as error:
        faults.problems += [Problem(p.what, f"reading.{p.where}", p.hint) for p in error.problems]
        return None
    return Overrides(**vars(overrides))


def _parse_table(given: object, faults: Faults) -> dict[str, str]:
    """Return the file's name and the two fingerprints, by the fields of `Settings`."""
    if not isinstance(given, dict) or not set(given) <= set(TABLE):
        faults.add(f"table is {format_given(given)}, not a file with its fingerprints", "table")
        return {}
    wrong = [name for name, value in given.items() if not isinstance(value, str)]
    for name in wrong:
        faults.add(f"{name} is no text", f"table.{name}")
    return {TABLE[name]: value for name, value in given.items() if name not in wrong}
