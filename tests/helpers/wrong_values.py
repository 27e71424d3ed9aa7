"""Values of every wrong type and shape, for the tests of what callers may pass."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd


def build_wrong_values() -> dict[str, Any]:
    """Return fresh values by name; some are iterators, which are used up."""
    return {**_scalars(), **_numbers(), **_collections(), **_arrays(), **_frames()}


def _scalars() -> dict[str, Any]:
    return {
        "None": None,
        "empty text": "",
        "word": "hue",
        "digits": "3",
        "surrogate": "\ud800",
        "bytes": b"abc",
        "object": object(),
        "type": int,
        "function": len,
        "NA": pd.NA,
        "NaT": pd.NaT,
        "datetime": dt.datetime(2024, 1, 31, tzinfo=dt.UTC),
        "date": dt.date(2024, 1, 31),
        "Timestamp": pd.Timestamp("2024-01-31"),
    }


def _numbers() -> dict[str, Any]:
    return {
        "nan": math.nan,
        "inf": math.inf,
        "-inf": -math.inf,
        "-1": -1,
        "-1.5": -1.5,
        "1.5": 1.5,
        "10**400": 10**400,
        "-10**400": -(10**400),
        "10**5000": 10**5000,
        "2**62": 2**62,
        "uint64": np.uint64(2**64 - 1),
        "1e308": 1e308,
        "1e-320": 1e-320,
        "True": True,
        "np.True": np.True_,
        "complex": 1 + 2j,
        "Decimal": Decimal("NaN"),
        "Fraction": Fraction(1, 3),
    }


def _collections() -> dict[str, Any]:
    return {
        "empty list": [],
        "list": [1, 2],
        "floats": [0.5, math.nan],
        "words": ["hue", "ash"],
        "ragged": [[1.0], [2.0, 3.0]],
        "empty tuple": (),
        "tuple": (0, 1, 2, 3),
        "nested": ((),),
        "dict": {"hue": 1},
        "number keys": {1: None},
        "array in dict": {"size": np.zeros(2)},
        "set": {1, 2},
        "range": range(40, 50),
        "iterator": iter([1, [2]]),
        "big in list": [10**400],
    }


def _arrays() -> dict[str, Any]:
    return {
        "text array": np.array(["a", "b"]),
        "complex array": np.zeros((2, 2), complex),
        "cube": np.zeros((2, 2, 2)),
        "object array": np.array([object(), None]),
        "0-d array": np.array(5.5),
        "bool array": np.array([True, False]),
        "dates array": np.array(["2024-01-31"], dtype="datetime64[D]"),
        "empty array": np.zeros((0, 0)),
        "wide array": np.zeros((2, 40)),
        "structured": np.zeros(2, dtype=[("a", float)]),
        "long double": np.array([[np.longdouble("1e4000")]]),
    }


def _frames() -> dict[str, Any]:
    return {
        "empty frame": pd.DataFrame(),
        "text frame": pd.DataFrame({"size": ["many"], "other": [None]}),
        "twice named": pd.DataFrame([[1, 2]], columns=["size", "size"]),
        "series": pd.Series([1.0, None]),
        "index": pd.Index(["size"]),
    }
