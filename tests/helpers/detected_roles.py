"""Tables of 60 rows, and the roles that are detected of their columns."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd

import neon_core as nc
from neon_core.ingestion.columns.roles import detect_roles

ROWS = 60
PLAIN = {"plain": [i % 7 for i in range(ROWS)]}
"""A column that is certainly a feature, beside the columns of a test."""


def read(**columns):
    """Return the dataset of columns that were written to CSV."""
    return nc.read_table(pd.DataFrame({**PLAIN, **columns}).to_csv(index=False).encode())


def read_parquet(**columns):
    file = io.BytesIO()
    pd.DataFrame({**PLAIN, **columns}).to_parquet(file)
    return nc.read_table(file.getvalue(), filename="t.parquet")


def about(data, name):
    column = next(column for column in data.columns if column.name == name)
    return column.kind, column.role, column.reason


def many(*words):
    return [words[i % len(words)] for i in range(ROWS)]


NUMBERS = [(i * 37) % 101 / 4 for i in range(ROWS)]
NOTES = [f"a long remark about the thing with the number {i} as people write" for i in range(ROWS)]
HALVES = [(i * 53) % 97 / 8 for i in range(ROWS)]
COUNTER = list(range(1, ROWS + 1))
SHUFFLED = [i * 7 % 61 for i in range(1, ROWS + 1)]
WITH_GAPS = [i + i * i // 3 for i in range(ROWS)]
ONE_TWICE = [*COUNTER[:-1], ROWS - 1]
PEOPLE = [1503960366 + i // 5 * 7919 for i in range(ROWS)]
FEW = [i * 7 % 12 + 1 for i in range(ROWS)]
FIVE_DIGITS = [10000 + i * 7919 % 90000 for i in range(ROWS)]
ZERO_ONE, ONE_TO_THREE = many(0, 1), many(1, 2, 3)
YES_NO = many("yes", "no")


def detect_role(name, values, *, first):
    """Return the role and the reason of a column beside two of real numbers."""
    rest = {"size": NUMBERS, "weight": HALVES}
    columns = {name: values, **rest} if first else {"size": NUMBERS, name: values, "weight": HALVES}
    data = nc.read_table(pd.DataFrame(columns).to_csv(index=False).encode())
    column = data.columns[0 if first else 1]
    return column.role, column.reason


WEIGHT = np.round(np.random.default_rng(0).normal(70, 10, ROWS), 1)
KINDS = {"f": "number", "i": "number", "u": "number", "b": "boolean"}


def leave_out(**columns):
    """Return the reasons of the columns that are left out."""
    frame = pd.DataFrame(columns)
    kinds = [KINDS.get(frame[name].dtype.kind, "category") for name in frame]
    return {c.name: c.reason for c in detect_roles(frame, kinds, [""] * len(kinds)) if c.role == "ignore"}
