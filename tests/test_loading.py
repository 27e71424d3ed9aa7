"""Samples are loaded: scikit-learn's with readable names, the two files with every cell right."""

import csv
import re
from importlib.resources import files

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.data import make
from neon_core.errors import SampleError


@pytest.fixture(scope="module")
def customers():
    return nc.load_sample("customers")


@pytest.fixture(scope="module")
def sensors():
    return nc.load_sample("sensors")


def kinds(data):
    return {column.name: column.kind for column in data.columns}


def line(name, number):
    """Return a line of a sample's file, counted from 1."""
    encoding = {"customers.csv": "utf-8", "sensors.csv": "cp1252"}[name]
    return files("neon_core.data").joinpath(name).read_bytes().decode(encoding).splitlines()[number - 1]


# --- scikit-learn's ---


def test_wine_has_readable_columns_and_its_three_classes():
    wine = nc.load_sample("wine")
    assert list(wine.frame.columns)[-3:] == ["OD280/OD315", "proline", "class"]
    assert wine.frame["class"].value_counts().sort_index().tolist() == [59, 71, 48]
    assert wine.names_with_role("feature") == tuple(wine.frame.columns[:-1])


@pytest.mark.parametrize(
    ("name", "feature", "classes"),
    [
        ("iris", "petal width (cm)", ["setosa", "versicolor", "virginica"]),
        ("breast_cancer", "mean radius", ["benign", "malignant"]),
        ("digits", "pixel 3,7", list(range(10))),
    ],
)
def test_the_other_samples_have_readable_columns_and_classes(name, feature, classes):
    data = nc.load_sample(name)
    assert feature in data.names_with_role("feature")
    assert sorted(data.frame["class"].unique()) == classes


@pytest.mark.parametrize("name", ["vine", ["wine"], None, 0])
def test_unknown_sample_is_refused(name):
    with pytest.raises(SampleError, match=re.escape(f"There is no sample {name!r}")):
        nc.load_sample(name)


# --- the files ---


@pytest.mark.parametrize("name", ["customers", "sensors"])
def test_sample_file_is_read_like_an_upload(name):
    content = files("neon_core.data").joinpath(f"{name}.csv").read_bytes()
    uploaded, loaded = nc.read_table(content, filename=f"{name}.csv"), nc.load_sample(name)
    pd.testing.assert_frame_equal(uploaded.frame, loaded.frame)
    assert uploaded.reading == loaded.reading


# --- customers ---


def test_customers_have_396_rows_and_the_columns_of_the_file(customers):
    assert tuple(customers.frame.columns) == make.CUSTOMER_COLUMNS
    assert len(customers.frame) == 396
    assert customers.frame.iloc[0]["Customer ID"] == "00011"
    assert customers.frame.iloc[-1]["Customer ID"] == "01208"


def test_customers_have_the_right_kinds(customers):
    number = ("Orders", "Items per order", "Average basket", "Spent", "Discount share", "December share")
    found = kinds(customers)
    assert {name for name, kind in found.items() if kind == "number"} == {
        *(*number, "Days since last order", "Return rate")
    }
    assert {found[name] for name in ("Segment", "Country", "Channel")} == {"category"}
    assert found["Customer since"] == "date"
    assert found["Invoice"] == "boolean"
    assert customers.frame["Customer ID"].str.fullmatch(r"[0-9]{5}").all()


def test_customers_row_has_every_cell(customers):
    row = customers.frame.iloc[3]
    assert row["Segment"] == "Business"
    assert row["Country"] == "Germany"
    assert row["Channel"] == "App"
    assert pd.Timestamp(row["Customer since"]) == pd.Timestamp(2021, 11, 25)
    assert bool(row["Invoice"]) is True
    values = row[["Orders", "Items per order", "Average basket", "Spent", "Discount share", "December share"]]
    assert values.tolist() == [22, 12.6, 970.07, 21341.54, 4.9, 8]


def test_customers_preamble_is_skipped_and_damaged_rows_are_unread(customers):
    assert customers.reading.header_row == 3
    assert (customers.reading.encoding, customers.reading.delimiter) == ("utf-8", ",")
    unread = customers.reading.unread
    bad = [number for number in range(4, 404) if len(next(csv.reader([line("customers.csv", number)]))) != 14]
    assert len(bad) == 4
    assert [row.line for row in unread if row.line > 3] == [*bad, 404]
    assert all(row.text == line("customers.csv", row.line) for row in unread)
    assert unread[-1].text.startswith("Total,")


def test_customers_have_missing_values_for_three_words(customers):
    missing = customers.frame.isna().sum()
    assert missing[missing > 0].to_dict() == {
        "Country": 5,
        "Channel": 16,
        "Items per order": 9,
        "Days since last order": 11,
        "Return rate": 22,
    }


def test_customers_segment_is_the_class_and_customer_id_the_row_id(customers):
    assert customers.names_with_role("class") == ("Segment",)
    assert customers.names_with_role("row id") == ("Customer ID",)
    assert customers.frame["Segment"].value_counts().to_dict() == {
        "Loyal": 156, "Bargain": 103, "Gift": 82, "Business": 55
    }  # fmt: skip


# --- sensors ---


def test_sensors_have_599_rows_and_columns_with_units(sensors):
    assert len(sensors.frame) == 599
    for column, (name, unit) in zip(sensors.columns, make.SENSOR_COLUMNS.items(), strict=True):
        assert column.name == f"{name} {unit}".strip()


def test_sensors_have_the_right_kinds_and_values(sensors):
    assert list(kinds(sensors).values()) == ["date", "category", *["number"] * 10]
    first = sensors.frame.iloc[0].tolist()
    assert pd.Timestamp(first[0]) == pd.Timestamp(2025, 2, 3)
    assert first[1:] == ["normal", 25.7, 15.7, 20.4, 2.8, 82, 1006.8, 24.3, 16.85, 317, 2.35]


def test_sensors_dates_are_read_day_first(sensors):
    steps = np.diff(pd.to_datetime(sensors.frame.iloc[:, 0]).to_numpy()) / np.timedelta64(1, "h")
    assert sorted(set(steps)) == [1, 2]  # two hours where a line was cut off
    assert pd.Timestamp(sensors.frame.iloc[-1, 0]) == pd.Timestamp(2025, 2, 27, 23)


def test_sensors_reading_has_encoding_dialect_and_header(sensors):
    reading = sensors.reading
    assert (reading.encoding, reading.delimiter, reading.decimal, reading.thousands) == ("cp1252", ";", ",", ".")
    assert (reading.header_row, reading.n_header_rows) == (6, 2)
    assert "---" in reading.missing_values
    cut = [row for row in reading.unread if row.line > 7]
    assert [(row.line, row.text) for row in cut] == [(353, "17.02.2025 09:00;normal;32,0;20")]


def test_sensors_have_missing_values_for_three_dashes(sensors):
    assert sensors.frame.isna().sum().tolist() == [0, 0, 5, 5, 24, 6, 6, 3, 3, 1, 8, 1]


def test_sensors_status_is_the_class(sensors):
    assert len(sensors.names_with_role("class")) == 1
    assert sensors.names_with_role("class")[0].startswith("Status")
    status = sensors.frame[sensors.names_with_role("class")[0]]
    assert status.value_counts().to_dict() == {"normal": 349, "drift": 132, "fault": 72, "calibration": 46}
