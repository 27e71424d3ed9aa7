"""Columns of rare dtypes are converted when a dataset is built, and can then be analysed and exported."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import neon_core as nc
from neon_core import files
from neon_core.dtypes import simplify_dtype
from neon_core.errors import DataError
from neon_core.profile import profile_columns
from neon_core.row_explanation import explain_row
from neon_core.tables import export_table

N = 12
X = np.random.default_rng(0).normal(size=N)


def arrow(cells, kind):
    return pd.Series(pd.arrays.ArrowExtensionArray(pa.array(cells, kind)))


ZONED = pd.date_range("2020-01-01", periods=N, tz="Europe/Berlin")
RARE = {
    "zoned": (ZONED, "date"),
    "zoned in arrow": (arrow(ZONED.to_pydatetime().tolist(), pa.timestamp("us", tz="Europe/Berlin")), "date"),
    "date in arrow": (arrow([dt.date(2020, 1, day) for day in range(1, N + 1)], pa.date32()), "date"),
    "dates": ([dt.date(2020, 1, day) for day in range(1, N + 1)], "date"),
    "far dates": (np.array(["12345-01-01", "0001-02-03"] * (N // 2), "datetime64[s]"), "date"),
    "periods": (pd.period_range("2020-01", periods=N, freq="M"), "category"),
    "intervals": (pd.interval_range(0, N, periods=N), "category"),
    "cut": (pd.cut(X, 3), "category"),
    "spans": (pd.to_timedelta(np.arange(N) % 3, unit="h"), "category"),
    "long numbers": (np.arange(N).astype(np.longdouble), "number"),
    "decimals": ([Decimal("1.5"), None, Decimal("2")] * (N // 3), "number"),
    "decimals in arrow": (arrow([Decimal("1.5"), None, Decimal("2")] * (N // 3), pa.decimal128(5, 2)), "number"),
    "sparse": (pd.arrays.SparseArray([0.0, 1.0] * (N // 2)), "number"),
    "views": (arrow(["=aa", None] * (N // 2), pa.string_view()), "category"),
    "bytes": (arrow([b"=aa", None] * (N // 2), pa.binary(3)), "category"),
    "lists": (arrow([[1], None] * (N // 2), pa.list_(pa.int64())), "category"),
    "half characters": (pd.Series(["\ud800a", "b"] * (N // 2), dtype=object), "category"),
    "tiny": ([5e-324, *[0.0] * (N - 1)], "number"),
}

REFUSED = {"list<item: int64>[pyarrow]": {("category", "feature"), ("category", "class")}}
"""Kinds and roles that are refused, by dtype."""


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
@pytest.mark.parametrize(("values", "kind"), RARE.values(), ids=RARE)
def test_column_of_rare_dtype_can_be_analysed_and_exported(values, kind):
    data = nc.Dataset.from_frame(pd.DataFrame({"x": X, "q": values}))
    assert data.columns[1].kind == kind
    assert len(profile_columns(data)) == 2
    assert data.with_kinds({"q": "text"}).columns[1].kind == "text"
    for role in ("feature", "class", "ignore", "row id"):
        chosen = data.with_roles({"q": role}) if role != data.columns[1].role else data
        config = nc.AnalysisConfig(n_clusters=2, missing="drop")
        if (kind, role) in REFUSED.get(str(values.dtype) if isinstance(values, pd.Series) else "", ()):
            with pytest.raises(DataError, match=r"q has cells that cannot be told apart"):
                nc.analyse(chosen, config)
            continue
        analysis = nc.analyse(chosen, config)
        point = explain_row(analysis, analysis.telling_row)
        assert point.bars.relevance.sum() == pytest.approx(point.standing.logit, abs=1e-12)
        table = export_table(chosen, analysis)
        assert files.export_csv(table).count(b"\n") >= N
        assert files.export_parquet(table, ["done"]).startswith(b"PAR1")


@pytest.mark.parametrize(
    "values",
    [
        pd.Series([1.5, 2.0]),
        pd.Series([1, None], dtype="Int64"),
        pd.Series(["a", None]),
        pd.Series(["a", "b"], dtype="category"),
        pd.Series(np.array(["2020-01-01", "NaT"], "datetime64[s]")),
        pd.Series([True, False]),
        pd.Series([1, "a", [2]], dtype=object),
        arrow([1, None], pa.int64()),
        arrow(["a", None], pa.string()),
    ],
    ids=lambda values: str(values.dtype),
)
def test_column_of_usual_dtype_is_unchanged(values):
    assert simplify_dtype(values) is values


def test_cells_of_rare_dtypes_are_converted():
    assert simplify_dtype(pd.Series(ZONED[:1])).tolist() == [pd.Timestamp("2020-01-01")]
    assert simplify_dtype(pd.Series(pd.to_timedelta([90, None], unit="m"))).tolist()[0] == "0 days 01:30:00"
    assert simplify_dtype(pd.Series([Decimal("1.25"), None])).tolist()[0] == 1.25
    assert simplify_dtype(pd.Series(["\ud800a"], dtype=object)).tolist() == ["?a"]
    assert simplify_dtype(arrow([b"=a"], pa.binary(2))).tolist() == [b"=a"]


def test_mixed_cells_lose_half_characters_and_numbers_of_5000_digits():
    cells = ["\ud800a", 10**5000, -(10**5000), 3, None, "é"]
    assert simplify_dtype(pd.Series(cells, dtype=object)).tolist() == ["?a", np.inf, -np.inf, 3, None, "é"]
    usual = pd.Series(["a", 3, None], dtype=object)
    assert simplify_dtype(usual) is usual
