"""Tables whose columns spread over clusters in every way: hostile names, dates, missing values, many columns."""

from __future__ import annotations

import numpy as np
import pandas as pd

import neon_core as nc

HOSTILE = "<img src=x onerror=alert(1)>"
LONG = "a column whose name is so long that no line of a panel has room for the whole of it"


def hostile_table() -> nc.Dataset:
    """Return three groups of rows: numbers that count, and beside them a date, categories and texts that do not."""
    n = 60
    rng = np.random.default_rng(0)
    group = np.arange(n) % 3
    frame = pd.DataFrame(
        {
            HOSTILE: group * 10.0 + rng.random(n),
            LONG: 1000.0 * (group == 1) + rng.random(n),
            "**bold** $x$": rng.random(n),
            "day": pd.date_range("2015-03-01", periods=n, freq="40D").where(rng.random(n) > 0.2),
            "<b>kind</b>": np.where(rng.random(n) > 0.3, "<script>alert(1)</script>", "other"),
            "town": [f"town {i % 20}" for i in range(n)],
            "income": np.where(rng.random(n) > 0.3, 20_000.0 + 3000.0 * group + rng.random(n), np.nan),
            "empty": np.full(n, np.nan),
        }
    )
    roles = {"day": "ignore", "<b>kind</b>": "class", "town": "describe", "income": "ignore", "empty": "ignore"}
    features = dict.fromkeys((HOSTILE, LONG, "**bold** $x$"), "feature")
    return nc.Dataset.from_frame(frame, "hostile").with_roles({**features, **roles})


def wide_table(n_columns: int = 500, n_ignored: int = 30) -> nc.Dataset:
    """Return rows of many columns, the last of which are ignored; the first one counts most."""
    rng = np.random.default_rng(1)
    n = 200
    values = rng.random((n, n_columns))
    values[:, 0] += np.arange(n) % 3
    names = [f"column {i}" for i in range(n_columns)]
    frame = pd.DataFrame(values, columns=names)
    return nc.Dataset.from_frame(frame, "wide").with_roles(dict.fromkeys(names[n_columns - n_ignored :], "ignore"))
