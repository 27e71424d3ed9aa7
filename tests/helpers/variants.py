"""Variants of one test: all of them in CI, one for every change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

Value = TypeVar("Value")


def first_always(first: Value, *others: Value) -> list[Value | ParameterSet]:
    """Return values for `parametrize`, of which all but the first run with the large tests only."""
    return [first, *(pytest.param(value, marks=pytest.mark.large) for value in others)]


def each_fifth_always(values: Iterable[Value]) -> list[Value | ParameterSet]:
    """Return values for `parametrize`, of which each fifth runs always and the others with the large tests only."""
    return [value if i % 5 == 0 else pytest.param(value, marks=pytest.mark.large) for i, value in enumerate(values)]
