"""The order of a column's values, which count as 1, 2, 3: propose it, check it, and find the step of each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from neon_core.arguments import as_number, format_given
from neon_core.checks import Vector
from neon_core.errors import Problem
from neon_core.parse.scales import MOST_STEPS, Scale, find_scale, fold, is_no_answer, sort_naturally
from neon_core.text import count, join_some, plain_number, shorten

SHOWN = 7
"""Steps of an order that are written out, at most."""

LETTERS = 40
"""Letters of a step that are written out, at most."""

NEARLY_0 = 1e-9
"""Rounding of a step that was scaled and scaled back."""

BY_ALPHABET = "in alphabetical order, which may not be theirs"


@dataclass(frozen=True, eq=False)
class OrderedValues:
    """The words of a column with their order.

    Attributes
    ----------
    values : Series
        The cells; missing where one is no step, such as "don't know".
    order : tuple of str
        The steps from the lowest to the highest.
    reason : str
        How the column counts, as the end of a sentence.
    """

    values: pd.Series[Any]
    order: tuple[str, ...]
    reason: str


def describe_order(order: Sequence[str], how: str = "") -> str:
    """Return how an ordered column counts, as the end of a sentence.

    Examples
    --------
    >>> describe_order(["low", "mid", "high"]), describe_order([f"day {i}" for i in range(9)])
    ('counts 1 to 3: low < mid < high', 'counts 1 to 9: day 0 < day 1 < day 2 < … < day 7 < day 8')
    """
    words = [shorten(step, LETTERS) for step in order]
    shown = words if len(words) <= SHOWN else [*words[:3], "…", *words[-2:]]
    mark = ", " if any(word[:1] in "<>≤≥" for word in words) else " < "
    return f"counts 1 to {len(words)}{f' {how}' if how else ''}: {mark.join(shown)}"


def find_steps(values: pd.Series[Any], order: Sequence[str]) -> Vector:
    """Return the step of each cell, from 1 on; NaN where a cell is missing or no step.

    A cell is its step in other case and with other blanks, too, unless another step is exactly the cell.

    Examples
    --------
    >>> find_steps(pd.Series(["high", "LOW", None, "red"]), ["low", "mid", "high"])
    array([ 3.,  1., nan, nan])
    """
    codes, distinct = pd.factorize(values)
    step_of = {fold(step): float(i) for i, step in enumerate(order, 1)}
    steps = [step_of.get(fold(str(word)), np.nan) for word in distinct]
    return np.array([*steps, np.nan])[codes]


def find_step(word: str, order: Sequence[str]) -> float:
    """Return the step of a word that is one.

    Examples
    --------
    >>> find_step("Mid", ["low", "mid", "high"])
    2.0
    """
    return float([fold(step) for step in order].index(fold(word)) + 1)


def name_steps(steps: Vector, order: Sequence[str]) -> Any:
    """Return steps as words; a number that lies between two steps stays a number.

    Examples
    --------
    >>> name_steps(np.array([1.0, 2.5]), ["low", "mid", "high"]).tolist()
    ['low', 2.5]
    """
    whole = np.clip(np.rint(steps), 1, len(order)).astype(np.intp)
    words = np.array([None, *order], dtype=object)[whole]
    return np.where(np.abs(steps - whole) <= NEARLY_0, words, steps.astype(object))


def read_steps(values: pd.Series[Any], order: Sequence[str]) -> Vector:
    """Return words and numbers as steps; NaN where a value is neither a step nor between the first and the last one.

    Where words of the order are numbers themselves, a whole number is the word, and only others are between steps.

    Examples
    --------
    >>> read_steps(pd.Series(["High", 2.5, "1.5", 7, "red"]), ["low", "mid", "high"])
    array([3. , 2.5, 1.5, nan, nan])
    >>> read_steps(pd.Series([20, 1.5, 2]), ["10", "20", "30"])
    array([2. , 1.5, nan])
    """
    words = [str(cell) if isinstance(cell, str) else plain_number(as_number(cell)) for cell in values]
    named = find_steps(pd.Series(words, dtype=object), order)
    numbers = pd.to_numeric(pd.Series(words, dtype=object), errors="coerce").to_numpy(np.float64)
    is_text = np.array([isinstance(cell, str) for cell in values], np.bool_)
    if any(_is_number(step) for step in order):
        is_whole = numbers == np.rint(numbers)
        numbers = np.where(is_text | is_whole, np.nan, numbers)
        named = np.where(is_text | is_whole, named, np.nan)
    inside = (numbers >= 1.0 - NEARLY_0) & (numbers <= len(order) + NEARLY_0)
    return np.where(np.isnan(named), np.where(inside, numbers, np.nan), named)


def _is_number(word: str) -> bool:
    return bool(pd.notna(pd.to_numeric(word, errors="coerce")))


def check_steps(name: str, steps: object) -> tuple[str, ...] | Problem:
    """Return the steps of an order as a tuple, or the problem that they cannot be counted."""
    hint = 'Pass its values from the lowest to the highest: ["low", "mid", "high"].'
    is_list = isinstance(steps, Sequence) and not isinstance(steps, str)
    words = list(steps) if isinstance(steps, Sequence) and is_list else []
    if not is_list or not all(isinstance(word, str) and word.strip() for word in words):
        return Problem(f"The order of {name} is {format_given(steps)}, not a list of words", name, hint)
    folded = [fold(word) for word in words]
    repeated = [word for i, word in enumerate(words) if folded[i] in folded[:i]]
    if repeated:
        what = f"The order of {name} repeats {join_some(repeated)}"
        return Problem(what, name, "Name each step once; case and blanks make no other step.")
    if not 2 <= len(words) <= MOST_STEPS:
        return Problem(f"The order of {name} has {count(len(words), 'step')}, not 2 to {MOST_STEPS}", name, hint)
    return tuple(words)


def order_values(values: pd.Series[Any], name: str, order: Sequence[str] | None = None) -> OrderedValues | Problem:
    """Return words with their order, or the problem that they have none.

    Parameters
    ----------
    values : Series
        The words.
    name : str
        The column's name.
    order : sequence of str, optional
        The steps; by default those of a scale that is known, else the words by the alphabet, numbers by their size.

    Examples
    --------
    >>> order_values(pd.Series(["often", "never", "n/a"]), "use").order
    ('never', 'often')
    >>> print(order_values(pd.Series(["mid", "low"]), "heat", ("low", "high")))
    The order of heat lacks mid, and no cell is high (heat). Name every value, from the lowest to the highest.
    """
    try:
        distinct = pd.unique(values.dropna())
    except TypeError:
        return Problem(f"{name} has cells that cannot be told apart", name, "Make text or numbers of them first.")
    if not all(isinstance(word, str) for word in distinct):
        values = values.astype(object).map(plain_number, na_action="ignore")
        distinct = pd.unique(values.dropna())
    words = [str(word) for word in distinct]
    return _propose(values, words, name) if order is None else _apply(values, words, name, tuple(order))


def _propose(values: pd.Series[Any], words: list[str], name: str) -> OrderedValues | Problem:
    """Return words with the order of a known scale or of the alphabet; the problem where they are too many or too few.

    "Don't know" and the like become missing.
    """
    scale = _find_own_scale(values, words) or find_scale(words, name, is_sure=True)
    steps = list({fold(word): word for word in words if not is_no_answer(word)}.values())
    order = scale.order if scale else tuple(sort_naturally(steps))
    if not 2 <= len(order) <= MOST_STEPS:
        what = f"{name} has {count(len(order), 'different value')}; an order has 2 to {MOST_STEPS}"
        return Problem(what, name, "Keep it a category.")
    return _build(values, order, "" if scale else BY_ALPHABET)


def _find_own_scale(values: pd.Series[Any], words: list[str]) -> Scale | None:
    """Return the scale of an ordered categorical of pandas; None for every other column."""
    if not isinstance(values.dtype, pd.CategoricalDtype) or not values.dtype.ordered:
        return None
    order = tuple(map(str, values.dtype.categories))
    unseen = tuple(step for step in order if step not in words)
    return Scale(order, unseen) if isinstance(check_steps("", order), tuple) else None


def _apply(values: pd.Series[Any], words: list[str], name: str, order: tuple[str, ...]) -> OrderedValues | Problem:
    """Return words with an order that was given, or the problem that it lacks some of them."""
    steps = {fold(step) for step in order}
    lost = [word for word in words if fold(word) not in steps and not is_no_answer(word)]
    if lost:
        here = {fold(word) for word in words}
        unseen = [step for step in order if fold(step) not in here]
        besides = f", and no cell is {join_some(unseen)}" if unseen else ""
        hint = "Name every value, from the lowest to the highest."
        return Problem(f"The order of {name} lacks {join_some(lost)}{besides}", name, hint)
    return _build(values, order)


def _build(values: pd.Series[Any], order: tuple[str, ...], how: str = "") -> OrderedValues:
    """Return cells with their order, without those that are no step; the reason names these."""
    is_other = np.isnan(find_steps(values, order)) & values.notna().to_numpy(np.bool_)
    reason = describe_order(order, how)
    if is_other.any():
        words = join_some([shorten(word, LETTERS) for word in pd.unique(values[is_other])], 3)
        values, reason = values.mask(is_other), f"{reason}; missing: {words}"
    return OrderedValues(values, order, reason)
