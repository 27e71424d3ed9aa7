"""Row names are read from their column, formatted for the screen, and looked up."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.row_explanation import explain_row
from neon_core.row_names import LONGEST_COLUMN, RowNames, call_rows, format_name
from neon_core.samples import SAMPLES


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([7, 8, 9, 3], ["Who 7", "Who 8", "Who 9", "Who 3"]),  # also where the name of a row equals its number
        ([1.0, 2.5, np.nan, 4.0], ["Who 1", "Who 2.5", "", "Who 4"]),
        (["00011", "-", " ", "é"], ["Who 00011", "Who -", "", "é"]),
        ([pd.Timestamp(2024, 3, 1), pd.Timestamp(2024, 3, 1, 13, 30), pd.NaT, pd.Timestamp(2024, 3, 2)], None),
        ([True, False, True, True], ["True", "False", "True", "True"]),
        ([["a"], None, {"b": 1}, 2.0], ["['a']", "", "{'b': 1}", "Who 2"]),
    ],
)
def test_name_is_formatted_as_its_user_wrote_it(names, shown):
    row_names = RowNames("who", pd.Series(names))
    shown = shown or ["Who 2024-03-01", "Who 2024-03-01 13:30:00", "", "Who 2024-03-02"]
    assert [row_names.name(row) for row in range(4)] == shown
    assert row_names.names(range(4)) == shown


def test_whole_float_has_no_decimal_point():
    assert format_name(np.float64(3.0)) == "3"


def test_long_names_and_long_column_names_are_cut_to_one_line():
    row_names = RowNames("a very long name of a column", pd.Series(["x" * 41, "1\n2", "z\u202e"]))
    assert row_names.names([0, 1, 2]) == ["x" * 39 + "…", "A very long name of a c… 1 2", "z"]
    assert len(row_names.name(1).removesuffix(" 1 2")) == LONGEST_COLUMN
    assert row_names.cells([1]) == ["1 2"]


def test_find_compares_whole_names_with_case():
    row_names = RowNames("who", pd.Series(["Ann", "ann", "Ann Lee", None, "Ann"], dtype="str"))
    assert row_names.find("Ann").tolist() == [0, 4]
    assert row_names.find("").tolist() == []
    assert row_names.find_alike(" ANN ").tolist() == [0, 1, 4]


def test_find_alike_is_for_text_only():
    assert RowNames("id", pd.Series([1.0, 2.0])).find_alike("1").tolist() == []


@pytest.mark.parametrize(
    ("values", "text", "rows"),
    [
        ([7.0, 1.5, 7.0], "7", [0, 2]),
        ([7.0, 1.5, 7.0], "7.0", []),
        (pd.to_datetime(["2024-03-01", "2024-03-02 13:30"], format="mixed"), "2024-03-01", [0]),
        (pd.to_datetime(["2024-03-01", "2024-03-02 13:30"], format="mixed"), "2024-03-02", []),
        ([True, False], "False", [1]),
        ([True, False], "false", []),
        ([("a",), 4], "('a',)", [0]),
    ],
    ids=str,
)
def test_find_compares_the_formatted_name(values, text, rows):
    assert RowNames("id", pd.Series(values)).find(text).tolist() == rows


@pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
def test_numeric_name_follows_the_column_name():
    analysis = nc.analyse(nc.load_sample("customers"), SAMPLES["customers"].opening)
    assert explain_row(analysis, 0).identity.name == "Customer 00011"


@pytest.mark.parametrize(
    ("column", "prefix"),
    [
        ("Customer ID", "Customer"),
        ("customer_id", "Customer"),
        ("customer_account_no", "Customer account"),
        ("orderNr", "Order"),
        ("Order No.", "Order"),
        ("ID", "ID"),
        ("id", "ID"),
        ("Nr", "Nr"),
        ("plate", "Plate"),
        ("casino", "Casino"),  # no number at its end
        ("Kid", "Kid"),
    ],
)
def test_noun_before_a_name_is_that_of_its_column(column, prefix):
    assert RowNames(column, pd.Series(["1"])).prefix == prefix


def test_row_without_a_name_is_called_by_its_number():
    assert call_rows(RowNames("who", pd.Series(["Ann", None])), np.array([1, 0]), "wine") == ["wine 1", "Ann"]
    assert call_rows(None, [3], "wine") == ["wine 3"]


def test_padded_names_are_found_by_their_number_and_by_no_other_text():
    names = RowNames("id", pd.Series(["0017", "17", "x17", None, "170", "000"], dtype="str"))
    assert names.find_padded("17").tolist() == [0, 1]
    assert names.find_padded("017").tolist() == [0, 1]
    assert names.find_padded("0").tolist() == [5]
    assert RowNames("id", pd.Series([17, 18])).find_padded("17").tolist() == []
