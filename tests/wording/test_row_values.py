"""The values of a row in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core import wording
from neon_core.row_explanation import explain_row
from neon_core.tables import bars_table
from neon_core.wording import describe_value_shares, format_value
from neon_core.wording.row_values import format_row
from tests.helpers.analyses import customer_analysis

FRAME = pd.DataFrame(
    {
        "who": ["Ann", "Bob", "Cy", "Di"],
        "size": [1.25, 2.0, 8.0, 9.5],
        "kind": ["red", "red", "blue", "blue"],
        "ok": [True, False, True, True],
        "day": pd.to_datetime(["2024-01-01", "2024-02-01", "2024-02-03", "2024-02-04"]),
    }
)
ROLES = {"who": "row id", "kind": "feature", "day": "feature"}


@pytest.fixture(scope="module")
def row():
    data = nc.Dataset.from_frame(FRAME).with_roles(ROLES)
    return explain_row(nc.analyse(data, nc.AnalysisConfig(n_clusters=2)), 0)


def test_each_kind_of_value_has_its_format(row):
    values = {name: format_value(row, i) for i, name in enumerate(row.columns.names)}
    assert values == {"size": "1.25", "kind": "red", "ok": "yes", "day": "2024-01-01"}


@pytest.mark.parametrize("unit", ["cm", "furlong"])
def test_unit_follows_a_number_whatever_its_length(unit):
    data = nc.Dataset.from_frame(pd.DataFrame({"size": [1.0, 2.0, 8.0, 9.0]}))
    data = replace(data, columns=tuple(replace(column, unit=unit) for column in data.columns))
    assert (
        format_value(explain_row(nc.analyse(data, nc.AnalysisConfig(n_clusters=2)), 0), 0)
        == f"1\N{NO-BREAK SPACE}{unit}"
    )


def test_row_with_a_name_is_called_by_it_and_by_nothing_else(row):
    assert format_row(row, ("person", "people")) == "Ann"


def test_shares_of_a_category_are_of_both_clusters(row):
    (kind,) = np.flatnonzero([category is not None for category in row.columns.categories])
    label, competitor = row.standing.label, row.standing.competitor
    assert describe_value_shares(row, int(kind)) == f"red: 100 % in cluster {label}, 0 % in cluster {competitor}"
    assert describe_value_shares(row, 0) == ""


def test_shares_with_one_cluster_are_of_this_cluster():
    data = nc.Dataset.from_frame(FRAME).with_roles(ROLES)
    row = explain_row(nc.analyse(data, nc.AnalysisConfig(n_clusters=1)), 0)
    assert describe_value_shares(row, row.columns.names.index("kind")) == "red: 50 % in cluster 0"


def test_customer_has_values_with_units_and_dates():
    frame = nc.load_sample("customers").frame
    point = explain_row(customer_analysis(), 3)
    values = {name: wording.format_value(point, i) for i, name in enumerate(point.columns.names)}
    assert values["Channel"] == frame["Channel"][3] == "App"
    assert values["Customer since"] == "2021-11-25"
    assert values["Invoice"] == "yes"
    assert values["Average basket"] == f"€{frame['Average basket'][3]:.2f}"
    assert values["Return rate"] == "4.1%"
    assert values["Orders"] == "22"


def test_category_in_one_cluster_has_its_share_and_no_relevance():
    frame = pd.DataFrame({"kind": ["u", "v", "v", "v"]})
    data = nc.Dataset.from_frame(frame).with_roles({"kind": "feature"})
    point = explain_row(nc.analyse(data, nc.AnalysisConfig(n_clusters=1)), 0)
    assert wording.describe_value_shares(point, 0) == "u: 25 % in cluster 0"
    assert bars_table(point)["relevance"].tolist() == [0, 0, 0, 0]


ORDER = ("cold", "mild", "warm", "hot")


def ordered_row(cells, row=0, **choices):
    data = nc.Dataset.from_frame(pd.DataFrame({"size": [0.0, 1.0, 8.0, 9.0], "heat": cells}))
    data = data.with_orders({"heat": ORDER}).with_roles({"heat": "feature"})
    return explain_row(nc.analyse(data, nc.AnalysisConfig(n_clusters=2, **choices)), row)


def test_ordered_value_is_its_word_and_a_centroid_lies_between_two():
    row = ordered_row(["COLD", "mild", "hot", "hot"])
    assert format_value(row, 1) == "COLD"
    label = row.standing.label
    assert wording.format_centroid(row, 1, row.scale.centroids[label, 1]) == "1.5, between cold and mild"
    assert wording.format_centroid(row, 1, row.scale.centroids[1 - label, 1]) == "4, hot"
    assert [row.scale.values[1], row.scale.low[1], row.scale.high[1]] == [1.0, 1.0, 4.0]


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (["cold", None, "hot", "hot"], "filled in: hot"),
        ([None, "cold", "mild", None], "filled in: 1.5, between cold and mild"),
    ],
)
def test_filled_in_step_is_a_word_or_lies_between_two(cells, text):
    with pytest.warns(nc.NeonWarning, match="filled in with the median"):
        row = ordered_row(cells, cells.index(None))
    assert format_value(row, 1) == text
    assert bars_table(row).set_index("feature").loc["heat", "value"] == text


def test_exported_centroid_of_an_ordered_column_has_its_words():
    row = ordered_row(["cold", "mild", "hot", "hot"])
    line = bars_table(row).set_index("feature").loc["heat"]
    assert line["value"] == "cold"
    assert line[f"centroid {row.standing.label}"] == "1.5, between cold and mild"
