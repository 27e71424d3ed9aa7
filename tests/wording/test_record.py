"""The record of an analysis: every column, the versions, the fingerprints and the address."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.wording import describe_columns, describe_origin, describe_record

FRAME = pd.DataFrame(
    {
        "who": ["a", "b", "c", "d"],
        "size": [1.0, 2.0, 8.0, np.nan],
        "kind": ["u", None, "v", "v"],
        "ok": [True, False, True, True],
        "day": pd.to_datetime(["2024-01-01", "2024-02-01", "2024-02-03", "2024-02-04"]),
        "heat": ["low", "high", "high", "low"],
        "flat": [7.0, 7.0, 7.0, 7.0],
        "known": ["x", "x", "y", "y"],
        "town": ["Rome", "Oslo", "Rome", "Oslo"],
        "note": ["long", "text", "with", "words"],
    }
)
ROLES = {"kind": "feature", "day": "feature", "heat": "feature", "known": "class", "who": "row id", "town": "describe"}
PROGRAM = "NEON 0.1.0"
MADE = datetime(2026, 11, 30, 7, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def data():
    data = nc.Dataset.from_frame(FRAME).with_orders({"heat": ["low", "high"]}).with_roles(ROLES)
    columns = tuple(replace(c, unit="cm") if c.name == "size" else c for c in data.columns)
    return replace(data, columns=columns)


@pytest.fixture(scope="module")
def analysis(data):
    config = nc.AnalysisConfig(n_clusters=2, weights=(("ok", 2.0),), transforms=(("size", "logarithm"),))
    with pytest.warns(nc.NeonWarning):
        return nc.analyse(data, config)


def test_every_column_has_a_line_with_its_use_or_the_reason_that_it_has_none(data, analysis):
    lines = dict(line.split(": ", 1) for line in describe_columns(analysis, data.columns))
    assert list(lines) == [column.name for column in data.columns]
    assert lines["size"].startswith("a number in cm, weight 1, counts as its logarithm (")
    assert lines["size"].endswith(", 1 missing value filled in with 2\N{NO-BREAK SPACE}cm")
    assert lines["kind"] == "a category of 3 values, weight 1, an empty cell is a value of its own, “no answer”"
    assert lines["ok"] == "yes or no, weight 2, no value missing"
    assert lines["day"].startswith("a date, as the ")
    assert lines["heat"] == "ordered, 1 is low and 2 is high, weight 1, no value missing"
    assert lines["flat"].endswith("no value missing, one value only, so no effect")
    assert lines["known"] == "does not count, compared with the clusters (chosen)"
    assert lines["who"] == "does not count, names the rows (chosen)"
    assert lines["town"] == "does not count, describes the clusters (chosen)"
    assert lines["note"] == "left out (not a number)"


def test_column_whose_gaps_leave_rows_out_says_so(data):
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2, missing="drop"))
    assert "a row without a value is left out" in describe_columns(analysis, data.columns)[1]


def test_origin_has_date_versions_fingerprints_and_address():
    table = nc.read_table(b"a;b\n1;2\n3;5\n9;9\n", filename="shop.csv")
    analysis = nc.analyse(table, nc.AnalysisConfig(n_clusters=2))
    made, of_table, of_file, address = describe_origin(
        table, analysis, MADE, PROGRAM, "https://neon.example/?table=abc"
    )
    assert made.startswith("Made on 2026-11-30 at 07:05 UTC, by NEON 0.1.0 with scikit-learn 1.")
    assert of_table == f"Table: shop, 3 rows, fingerprint {analysis.fingerprint}."
    assert of_file == f"File: shop.csv, fingerprint {table.reading.source_fingerprint}."
    assert address == (
        "Open this address, and upload the same file there, to see this again: https://neon.example/?table=abc"
    )


def test_origin_says_how_the_visitor_chose_to_read():
    table = nc.read_table(b"a;b\n1 kg;2\n300 g;5\n9 kg;9\n", filename="shop.csv", units={"a": "kg"})
    lines = describe_origin(table, nc.analyse(table, nc.AnalysisConfig(n_clusters=2)), MADE, PROGRAM)
    assert lines[-1] == "Chosen for the reading: a in kg."


def test_origin_of_a_sample_has_no_file_and_needs_none():
    iris = nc.load_sample("iris")
    lines = describe_origin(iris, nc.analyse(iris), MADE, PROGRAM, "http://a/?sample=iris", is_upload=False)
    assert lines[-1] == "Open this address to see this again: http://a/?sample=iris"
    assert not any(line.startswith("File") for line in lines)
    assert len(describe_origin(iris, nc.analyse(iris), MADE, PROGRAM)) == 2


def test_record_has_all_parts_below_their_headings(data, analysis):
    text = describe_record(data, analysis, ["One step."], ["Made today."], ("Steps", "Columns", "Origin"))
    lines = text.splitlines()
    assert lines[:5] == ["table", "", "Steps", "- One step.", ""]
    assert lines[5:-3] == ["Columns", *(f"- {line}" for line in describe_columns(analysis, data.columns))]
    assert lines[-3:] == ["", "Origin", "- Made today."]
    assert text.endswith("today.\n")
