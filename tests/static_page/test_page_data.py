"""What a page carries: the map, the rows, and the columns that may leave the house."""

from __future__ import annotations

import json

import pandas as pd

import neon_core as nc
from neon_core.samples import SAMPLES
from neon_core.static_page.page_data import build_page_data, describe_table
from tests.helpers.analyses import customer_analysis, wine_analysis


def test_page_opens_on_the_telling_row_and_lists_no_row_of_the_table_twice():
    data = build_page_data(wine_analysis())
    assert data["first"] == 60
    assert data["rows"]["numbers"] == data["table"]["rows"] == list(range(178))
    assert [build_page_data(wine_analysis(), row=row)["first"] for row in (83, 178, None)] == [83, 60, 60]
    json.dumps(data, allow_nan=False)


def test_columns_that_describe_are_on_the_page_and_those_that_were_left_out_are_not():
    frame = pd.DataFrame({"x": [0.0, 1.0, 9.0], "town": ["A", "B", "B"], "secret": ["s1", "s2", "s3"]})
    table = nc.Dataset.from_frame(frame).with_roles({"town": "describe", "secret": "ignore"})
    data = build_page_data(nc.analyse(table, nc.AnalysisConfig(n_clusters=2)), table)
    assert data["table"]["columns"][-1] == {"head": "town", "values": ["A", "B", "B"], "right": False}
    assert "s1" not in json.dumps(data)


def test_only_the_pixels_of_a_sample_are_a_picture():
    digits = nc.load_sample("digits")
    analysis = nc.analyse(digits, SAMPLES["digits"].opening)
    assert describe_table(analysis, digits).picture == (8, 8)
    assert describe_table(analysis, None).picture is None
    assert describe_table(customer_analysis(), nc.load_sample("customers")).nouns == ("customer", "customers")


def test_map_names_no_other_map():
    assert build_page_data(wine_analysis())["map"]["misplaced_note"] == "looks nearer to {cluster} here"
