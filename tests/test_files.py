"""Exported files: no formula for a spreadsheet to run, no digit lost."""

from __future__ import annotations

import io
import json

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core import files
from tests.helpers.reference import moderately


def read_back(content: bytes, **told) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), **told)


# --- CSV ---


def test_csv_by_hand():
    frame = pd.DataFrame({"=1+1": [-1.5, 2.0], "class": ["@x", None], "n": [1, 2], "yes": [True, False]})
    assert files.export_csv(frame).decode().splitlines() == [
        '"\'=1+1","class","n","yes"',
        '-1.5,"\'@x",1,true',
        "2,,2,false",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1 C", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "\uff201"])
def test_csv_formulas_are_escaped_with_an_apostrophe(text):
    frame = pd.DataFrame({text: [text, "fine"]})
    again = read_back(files.export_csv(frame), dtype=str)
    assert again.iloc[:, 0].tolist() == [f"'{text}", "fine"]
    assert again.columns.tolist() == [f"'{text}"]


def test_csv_formulas_in_categories_bytes_lists_and_mixed_cells_are_escaped():
    frame = pd.DataFrame(
        {
            "category": pd.Categorical(["=1", "b"]),
            "mixed": pd.Series(["=2", 3], dtype=object),
            "list": pd.Series([["=3"], None], dtype=object),
            "bytes": pd.Series([b"=4", b"x"], dtype=object),
        }
    )
    again = read_back(files.export_csv(frame), dtype=str)
    assert again["category"].tolist() == ["'=1", "b"]
    assert again["mixed"].tolist() == ["'=2", "3"]
    assert again["list"][0] == "['=3']"
    assert again["bytes"].tolist() == ["b'=4'", "b'x'"]


def test_csv_numbers_keep_all_digits_and_the_minus_sign():
    values = np.random.default_rng(0).normal(size=1000) * 10.0 ** np.random.default_rng(1).integers(-30, 30, 1000)
    again = read_back(files.export_csv(pd.DataFrame({"a": values})))
    np.testing.assert_array_equal(again["a"], values)


def test_csv_dates_without_a_time_have_none():
    frame = pd.DataFrame(
        {
            "day": pd.to_datetime(["2024-03-01", ""]),
            "time": pd.to_datetime(["2024-03-01 13:30", "2024-03-02"], format="mixed"),
        }
    )
    lines = files.export_csv(frame).decode().splitlines()
    assert lines[1].startswith("2024-03-01,2024-03-01 13:30:00")
    assert lines[2].startswith(",2024-03-02 00:00:00")


@moderately
@given(st.lists(st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8), min_size=1))
def test_csv_texts_round_trip(cells):
    content = files.export_csv(pd.DataFrame({"n": range(len(cells)), "text": pd.Series(cells, dtype="str")}))
    convert = pa.csv.ConvertOptions(
        column_types={"text": pa.string()},
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        null_values=[""],
    )
    parse = pa.csv.ParseOptions(newlines_in_values=True)
    table = pa.csv.read_csv(io.BytesIO(content), parse_options=parse, convert_options=convert)
    again = table["text"].to_pylist()
    assert again == [cell if cell is None else files.escape_formulas(cell) for cell in cells]


# --- Parquet ---


def test_parquet_keeps_types_and_has_the_history_in_its_metadata():
    frame = pd.DataFrame({"a": [1, 2], "b": ["=x", None], "day": pd.to_datetime(["2024-03-01", ""])})
    content = files.export_parquet(frame, ["Each number from 0 to 1.", "é"])
    table = pq.read_table(io.BytesIO(content))
    assert json.loads(table.schema.metadata[b"neon"]) == ["Each number from 0 to 1.", "é"]
    again = table.to_pandas()
    assert again["a"].tolist() == [1, 2]
    assert again["b"].tolist()[0] == "=x"
    assert again["day"][0] == pd.Timestamp("2024-03-01")
    data = nc.read_table(content, filename="a.parquet")
    assert data.frame["b"].tolist()[0] == "=x"
