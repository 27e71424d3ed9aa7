"""Take single arguments of callers, or refuse them with what was given and what to pass."""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence, Sized
from decimal import Decimal
from numbers import Real
from typing import Any, TypeVar

from neon_core.errors import ArgumentError, NeonError
from neon_core.text import one_line

LONGEST = 60
"""Characters of a caller's value in a message, at most; of a longer collection only the length is shown."""

Kind = TypeVar("Kind")

_HINTS = {
    "Refits": "Pass what nc.refit_drawn_rows or nc.refit_starts returns.",
    "Analysis": "Pass the result of nc.analyse(dataset).",
    "AnalysisConfig": "Build one: nc.AnalysisConfig(n_clusters=3, ...), or from a dict nc.AnalysisConfig(**choices).",
    "ClusterPair": "Pass one of nc.cluster_pairs(analysis).",
    "ColumnDescription": 'Pass the result of describe_column(dataset, analysis, "hue").',
    "ColumnSpread": 'Pass the result of nc.column_spread(analysis, dataset, "hue").',
    "DataFrame": "Build one: pd.DataFrame(values, columns=[...]).",
    "Comparison": "Pass the result of nc.compare(analysis, other).",
    "Condition": 'Build one: Condition("hue", "above", "0.7").',
    "Dataset": "Pass a Dataset from nc.load_sample, nc.read_table or nc.Dataset.from_frame.",
    "DrawnGroup": "Build one: figures.DrawnGroup(rows).",
    "Figure": "Pass a figure of plotly, such as the result of relevance_bars.",
    "GroupExplanation": "Pass the result of nc.explain_group(analysis, rows).",
    "LeftOutRows": "Pass the result of nc.place_left_out(dataset, analysis).",
    "Limits": "Build them: nc.Limits(n_rows=1_000_000).",
    "Oddness": "Leave it out, or pass the result of measure_oddness(analysis).",
    "Projection": "Pass a map: the result of pca_map, feature_map or border_map.",
    "Reading": "Leave it out: the usual one says that there was no file.",
    "RowColumns": "Pass the result of build_row_columns(dataset, analysis).",
    "RowExplanation": "Pass the result of explain_row(analysis, row).",
    "RowPair": "Pass the result of nc.together(analysis, row, other).",
    "RowQuery": 'Build one: RowQuery((Condition("hue", "above", "0.7"),), sort="hue").',
    "Scan": "Pass the result of nc.scan(dataset, config).",
    "Settings": "Pass the result of nc.load_settings(path).",
    "Silhouettes": "Pass the result of nc.silhouettes(analysis).",
    "TwoExplanations": "Pass the result of nc.explain_both(analysis, other, row).",
    "bool": "Pass True or False.",
    "datetime": "Pass a time: datetime.now(UTC).",
    "str": "Pass text.",
}
"""For each type the hint where an argument has another type."""


def check_type(value: object, kind: type[Kind], name: str, error: type[NeonError] = ArgumentError) -> Kind:
    """Return a value of the right type; refuse one of another type, with the way to get the right one.

    Examples
    --------
    >>> check_type(5, str, "text")
    Traceback (most recent call last):
    neon_core.errors.ArgumentError: text is of type int, not str (text). Pass text.
    """
    if isinstance(value, kind):
        return value
    what = f"{name} is of type {type(value).__name__}, not {kind.__name__}"
    raise error(what, where=name, hint=_HINTS[kind.__name__])


def check_nouns(nouns: object) -> None:
    """Refuse values that are not the noun for a row, singular and plural."""
    if not (isinstance(nouns, tuple | list) and len(nouns) == 2 and all(isinstance(noun, str) for noun in nouns)):
        what = f"nouns={format_given(nouns)} are not two words"
        raise ArgumentError(what, where="nouns", hint='Pass the noun for a row, singular and plural: ("row", "rows").')


def check_progress(progress: object) -> None:
    """Refuse a listener that cannot be called."""
    if progress is not None and not callable(progress):
        what = f"progress is of type {type(progress).__name__}, which cannot be called"
        hint = "Pass a function of two arguments, the stage and the finished share: print, for example."
        raise ArgumentError(what, where="progress", hint=hint)


def check_all(values: object, kind: type[Kind], name: str) -> Sequence[Kind]:
    """Return a list or tuple with at least one value of a type; refuse everything else."""
    if not isinstance(values, list | tuple) or not values:
        what = f"{name}={format_given(values)} is not a list with at least one {kind.__name__}"
        raise ArgumentError(what, where=name, hint=_HINTS[kind.__name__])
    return [check_type(value, kind, f"{name}[{i}]") for i, value in enumerate(values)]


def as_whole_number(value: object) -> int | None:
    """Return a whole number of any library as Python's; None for anything else, True and 3.0 included.

    Examples
    --------
    >>> as_whole_number(3), as_whole_number(3.0), as_whole_number(True)
    (3, None, None)
    """
    if isinstance(value, bool):
        return None
    try:
        return int(operator.index(value))  # type: ignore[arg-type]
    except TypeError:
        return None


def as_count(value: object, name: str, low: int = 0, high: int | None = None) -> int:
    """Return a whole number from `low` to `high` (None: without an end) as Python's.

    Raises
    ------
    ArgumentError
        If it is anything else.

    Examples
    --------
    >>> as_count(3, "count")
    3
    """
    number = as_whole_number(value)
    if number is not None and low <= number and (high is None or number <= high):
        return number
    limits = f"from {low:,} on" if high is None else f"from {low:,} to {high:,}"
    what = f"{name}={format_given(value)} is not a whole number {limits}"
    raise ArgumentError(
        what, where=name, hint=f"Pass one without a decimal point, such as {low if high == low else low + 1}."
    )


def as_number(value: object) -> float | None:
    """Return a real number of any library as a float, infinite where it is larger; None for anything else.

    Examples
    --------
    >>> as_number(3), as_number(10**400), as_number(True), as_number("3")
    (3.0, inf, None, None)
    """
    value = _as_python(value)
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        return None
    try:
        return float(value)
    except OverflowError:
        return math.inf if operator.gt(value, 0) else -math.inf


def _as_python(value: Any) -> Any:
    """Return a scalar of NumPy, or an array without dimensions, as Python's; every other value as it is."""
    return value.item() if getattr(value, "ndim", None) == 0 and hasattr(value, "item") else value


def format_given(value: object) -> str:
    """Return a caller's value for a message: on one line, and short whatever the value is.

    Examples
    --------
    >>> format_given("hue"), format_given([0] * 100), format_given(10**5000)
    ("'hue'", 'list of length 100', 'a value of type int')
    """
    try:
        value = _as_python(value)
        if isinstance(value, Sized) and not isinstance(value, str | bytes) and len(value) > LONGEST // 3:
            return f"{type(value).__name__} of length {len(value):,}"
        return one_line(repr(value), LONGEST)
    except Exception:  # a number of more than 4,300 digits, or an object whose repr raises
        return f"a value of type {type(value).__name__}"
