"""The preparation of one column, as a part of a model's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np
import pandas as pd

from neon_core.checks import Vector, frozen
from neon_core.date_uses import DATE_USES
from neon_core.preparation import PreparedColumn
from neon_core.saved.json_object import Faults
from neon_core.saved.settings import ColumnChoice
from neon_core.transforms import IDENTITY, LOGARITHM, RANK, Logarithm, Rank, Transform
from neon_core.value_format import ValueFormat

NUMBERS = ("center", "spread", "low", "high", "decimals")
"""The numbers of each feature."""
MOST_DIGITS = 17
"""More digits tell no two numbers apart."""
PRECISIONS = ("days", "minutes", "seconds", "microseconds")
OPTIONAL = {
    *("unit", "categories", "rare", "blank", "date_use", "origin", "precision", "transform", "constant", "unscaled")
}
Prepared = tuple[PreparedColumn, float, dict[str, Vector]]
"""A column without a place among the features, its usual value, and the numbers of its features."""


def parse_prepared(
    given: object, where: str, chosen: Mapping[str, ColumnChoice] | None, faults: Faults
) -> Prepared | None:
    """Return the preparation of a column; None, and the faults added, where it is none.

    Parameters
    ----------
    given : object
        The part of the file.
    where : str
        Its place, for the faults.
    chosen : mapping of str to ColumnChoice, or None
        The columns of the table by their names; None where they have faults, so that what depends on them is not
        checked.
    faults : Faults
        What is wrong so far.
    """
    n_before = len(faults.problems)
    parts = faults.parts(given, where, ("name", "weight", "usual", "form", *NUMBERS), OPTIONAL)
    if not parts:
        return None
    name = faults.text(parts.get("name"), f"{where}.name")
    own = _find_choice(name, chosen, where, faults)
    categories = faults.texts(parts.get("categories", []), f"{where}.categories")
    numbers = {part: faults.numbers(parts.get(part), f"{where}.{part}", len(categories) or 1) for part in NUMBERS}
    _check_numbers(numbers, where, faults)
    column = PreparedColumn(
        name=name,
        kind=own.kind if own else "number",
        unit=faults.text(parts.get("unit", ""), f"{where}.unit"),
        start=0,
        stop=len(categories) or 1,
        categories=categories,
        rare=faults.texts(parts.get("rare", []), f"{where}.rare"),
        date_use=_word(parts.get("date_use", ""), f"{where}.date_use", ("", *DATE_USES), faults),
        origin=_parse_origin(parts.get("origin"), f"{where}.origin", faults),
        weight=_positive(parts.get("weight"), f"{where}.weight", faults),
        precision=_word(parts.get("precision", "days"), f"{where}.precision", PRECISIONS, faults),
        blank=faults.text(parts.get("blank", ""), f"{where}.blank"),
        order=own.order if own else (),
        transform=_parse_transform(parts.get("transform", {}), f"{where}.transform", faults),
        form=_parse_form(parts.get("form", {}), f"{where}.form", faults),
    )
    usual = faults.number(parts.get("usual"), f"{where}.usual")
    if own is not None:
        _check_fit(column, usual, where, faults)
    return (column, usual, numbers) if len(faults.problems) == n_before else None


def _find_choice(
    name: str, chosen: Mapping[str, ColumnChoice] | None, where: str, faults: Faults
) -> ColumnChoice | None:
    """Return a column of the table, which is to be a feature there."""
    own = chosen.get(name) if chosen else None
    if chosen is not None and (own is None or own.role != "feature"):
        faults.add(f"{name or 'A column'} counts here and is no feature of the table", f"{where}.name")
    return own


def _check_numbers(numbers: Mapping[str, Vector], where: str, faults: Faults) -> None:
    """Add the faults of the numbers of a column's features."""
    decimals = numbers["decimals"]
    if not (numbers["spread"] > 0.0).all():
        faults.add("A spread is not above 0", f"{where}.spread")
    if not ((decimals >= 0.0) & (decimals <= MOST_DIGITS) & (decimals == np.rint(decimals))).all():
        faults.add(f"The decimals are no whole numbers from 0 to {MOST_DIGITS}", f"{where}.decimals")
    if (numbers["low"] > numbers["high"]).any():
        faults.add("A range ends below its beginning", f"{where}.low")


def _check_fit(column: PreparedColumn, usual: float, where: str, faults: Faults) -> None:
    """Add the fault that the parts of a column do not fit its kind or each other."""
    is_category = column.kind == "category" or bool(column.blank) or (bool(column.date_use) and column.origin is None)
    if bool(column.categories) != is_category or len(set(column.categories)) < len(column.categories):
        faults.add(f"{column.name} is a {column.kind} and has other categories than that", f"{where}.categories")
    if (column.kind == "date") != bool(column.date_use):
        faults.add(f"{column.name} is a {column.kind}, and a date alone has a use", f"{where}.date_use")
    if column.origin is not None and column.kind != "date":
        faults.add(f"{column.name} is a {column.kind}, and a date alone has an origin", f"{where}.origin")
    if column.blank and column.categories[-1:] != (column.blank,):
        faults.add(f"The last category of {column.name} is not that of empty cells", f"{where}.blank")
    if column.transform is not IDENTITY and column.kind != "number":
        faults.add(f"{column.name} is no number and has a transform", f"{where}.transform")
    if column.categories and not (usual == int(usual) and 0 <= usual < len(column.categories)):
        faults.add(f"The usual value of {column.name} is none of its categories", f"{where}.usual")
    if column.kind == "boolean" and not 0.0 <= usual <= 1.0:
        faults.add(f"The usual value of {column.name} is not between no (0) and yes (1)", f"{where}.usual")
    if column.order and not 1.0 <= usual <= len(column.order):
        faults.add(f"The usual value of {column.name} is no step of its order", f"{where}.usual")


def _word(given: object, where: str, words: tuple[str, ...], faults: Faults) -> str:
    if isinstance(given, str) and given in words:
        return given
    faults.add(f"{where} is none of {', '.join(filter(None, words))}", where)
    return words[0]


def _positive(given: object, where: str, faults: Faults) -> float:
    number = faults.number(given, where)
    if number <= 0.0:
        faults.add(f"{where} is not above 0", where)
    return number or 1.0


def _parse_origin(given: object, where: str, faults: Faults) -> pd.Timestamp | None:
    """Return the day from which a date is counted."""
    if given is None:
        return None
    try:
        origin = pd.Timestamp(faults.text(given, where))
    except (ValueError, OverflowError):
        origin = pd.NaT  # type: ignore[assignment]
    if origin is pd.NaT or origin.tz is not None:  # type: ignore[comparison-overlap]
        faults.add(f"{where} is no date without a time zone", where)
        return None
    return origin


def _parse_form(given: object, where: str, faults: Faults) -> ValueFormat:
    """Return how the numbers of a column are written."""
    names = [field.name for field in fields(ValueFormat)]
    parts = faults.parts(given, where, (), names)
    checks = {"is_grouped": faults.boolean, "before": faults.text, "behind": faults.text}
    found: dict[str, Any] = {}
    for name, value in parts.items():
        if name in checks:
            found[name] = checks[name](value, f"{where}.{name}")
        elif name in names:
            found[name] = faults.whole(value, f"{where}.{name}", MOST_DIGITS)
    return ValueFormat(**found)


def _parse_transform(given: object, where: str, faults: Faults) -> Transform:
    """Return how a number counts."""
    if given == {}:
        return IDENTITY
    name = given.get("name") if isinstance(given, dict) else None
    if name == LOGARITHM:
        parts = faults.parts(given, where, ("name", "offset"))
        offset = faults.number(parts.get("offset"), f"{where}.offset")
        if offset < 0.0:
            faults.add("The offset of a logarithm is below 0", f"{where}.offset")
        return Logarithm(max(offset, 0.0))
    if name == RANK:
        return _parse_rank(faults.parts(given, where, ("name", "values", "shares")), where, faults)
    faults.add(f"{where} is neither a {LOGARITHM} nor a {RANK}", where)
    return IDENTITY


def _parse_rank(parts: dict[str, Any], where: str, faults: Faults) -> Transform:
    """Return the ranks of the values of a column."""
    n = len(faults.list(parts.get("values"), f"{where}.values"))
    values, shares = (faults.numbers(parts.get(part), f"{where}.{part}", n) for part in ("values", "shares"))
    if n == 0 or not (np.diff(values) > 0.0).all() or not (np.diff(shares) > 0.0).all():
        faults.add("The values and shares of a rank do not rise", where)
        return IDENTITY
    if not 0.0 <= shares[0] <= shares[-1] <= 1.0:
        faults.add("The shares of a rank are not between 0 and 1", where)
    return Rank(frozen(values), frozen(shares))
