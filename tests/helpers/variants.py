"""Variants of one test: all of them in CI, one for every change."""

from __future__ import annotations

from typing import TypeVar

import pytest
from _pytest.mark import ParameterSet

Value = TypeVar("Value")


def first_always(first: Value, *others: Value) -> list[Value | ParameterSet]:
    """Return values for `parametrize`, of which all but the first run with the large tests only."""
    return [first, *(pytest.param(value, marks=pytest.mark.large) for value in others)]
