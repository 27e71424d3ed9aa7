"""Rows are found by name and by number; a row that was left out is reported."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import ArgumentError, RowError
from neon_core.row_explanation import explain_row
from neon_core.samples import SAMPLES
from neon_core.search import FoundRows, Search, find_listed, find_row
from neon_core.tables import overview_table
from tests.helpers.cluster_tables import fit

ANN = "Ann Lee"


def people(names):
    """Return an analysis of four named rows in two clusters."""
    frame = pd.DataFrame({"who": names, "x": [0.0, 1.0, 5.0, 6.0], "y": [0.0, 1.0, 4.0, 6.0]})
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    return nc.analyse(data, nc.AnalysisConfig(n_clusters=2))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee", Search(0, 2, other=3)),
        (" Ann Lee ", Search(0, 2, other=3)),
        ("2", Search(1, 1, other=2)),  # exactly what row 1 is called, rather than row 2
        ("Who 2", Search(1, 1)),  # the same name, as it stands on screen
        ("row 2", Search(2, 0)),
        ("Row  2", Search(2, 0)),
        ("#2", Search(2, 0)),
        ("row 4", Search()),
        ("row", Search()),
        ("3", Search(3, 0)),
        ("ann lee", Search(0, 2, other=3)),
        ("Ann", Search()),
        ("", Search()),
        ("4", Search()),
        ("-1", Search()),
        ("٣", Search()),
        ("9" * 4000, Search()),
        ("nan", Search()),
        ("None", Search()),
    ],
)
def test_row_is_found_by_exact_name_then_number_then_name_without_case(text, found):
    assert find_row(people([ANN, "2", None, ANN]), text) == found


@pytest.mark.parametrize(
    ("names", "text", "row"),
    [
        ([7, 8, 9, 3], "9", 2),
        ([7.0, 8.5, np.nan, 3.0], "8.5", 1),
        ([7.0, 8.5, np.nan, 3.0], "7", 0),
        ([7, 8, 9, 30], "9.0", -1),
        ([7, 8, 9, 30], "1e400", -1),
        ([pd.Timestamp(2024, 3, 1), pd.Timestamp(2024, 3, 2), pd.NaT, pd.Timestamp(2024, 3, 3)], "2024-03-02", 1),
        ([pd.Timestamp(2024, 3, 1), pd.Timestamp(2024, 3, 2), pd.NaT, pd.Timestamp(2024, 3, 3)], "soon", -1),
        ([True, False, True, True], "False", 1),
        ([("a",), ("b",), None, 4], "('b',)", 1),
    ],
)
def test_row_names_of_every_dtype_are_found(names, text, row):
    frame = pd.DataFrame({"who": pd.Series(names), "x": [0.0, 1.0, 5.0, 6.0]})
    analysis = nc.analyse(nc.Dataset.from_frame(frame).with_roles({"who": "row id"}), nc.AnalysisConfig(n_clusters=2))
    assert find_row(analysis, text).row == row


def test_rows_that_were_left_out_are_skipped_among_equal_names():
    frame = pd.DataFrame({"who": list("aabb"), "x": [np.nan, 1.0, 5.0, 6.0]})
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2, missing="drop"))
    assert find_row(analysis, "a") == Search(1, 1)
    assert explain_row(analysis, 1).identity.name == "a"
    assert overview_table(analysis, analysis.design.rows)["who"].tolist() == ["a", "b", "b"]
    assert find_row(analysis, "0") == Search(left_out=0)
    assert find_row(analysis, "4") == Search()
    with pytest.raises(RowError, match=r"Row 0 was left out .*missing value"):
        analysis.position(0)
    with pytest.raises(RowError, match=r"There is no row 4 .*from 0 to 3"):
        analysis.position(4)


def test_row_that_was_left_out_is_reported():
    frame = pd.DataFrame({"who": ["Ann", "Bob", "Bob", "2"], "x": [np.nan, 1.0, 5.0, 6.0]})
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    with pytest.warns(nc.NeonWarning, match="left out"):
        analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2, missing="drop"))
    assert [find_row(analysis, text) for text in ("Ann", "ann", "Bob", "2", "0")] == [
        Search(left_out=0), Search(left_out=0), Search(1, 2, other=2), Search(3, 1, other=2), Search(left_out=0)
    ]  # fmt: skip


def test_without_row_names_the_number_counts():
    analysis = nc.analyse(nc.load_sample("iris"))
    assert find_row(analysis, " 7 ") == Search(7)
    assert find_row(analysis, "150") == find_row(analysis, "Ann") == Search()


@pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
def test_name_with_leading_zeros_is_not_a_number():
    analysis = nc.analyse(nc.load_sample("customers"), SAMPLES["customers"].opening)
    assert find_row(analysis, "00017") == find_row(analysis, "Customer 00017") == Search(2, 1)
    assert find_row(analysis, "17") == Search(17, 0, other=2)


def test_number_with_a_word_before_it_is_a_number_also_without_names():
    analysis = nc.analyse(nc.load_sample("iris"))
    assert find_row(analysis, "row 7") == find_row(analysis, "#7") == Search(7)


def test_name_that_looks_like_a_numbered_row_is_a_name():
    assert find_row(people(["row 3", "#2", None, ANN]), "row 3") == Search(0, 1)
    assert find_row(people(["row 3", "#2", None, ANN]), "#2") == Search(1, 1)


TEXTS = ["Ann Lee", " Ann Lee ", "2", "Who 2", "row 2", "#2", "row 4", "3", "ann lee", "Ann", "4", "-1", "٣", "nan"]


@pytest.mark.parametrize(
    "names", [[ANN, "2", None, ANN], [ANN, "02", "2 ", "ann lee"], [7, 8, 9, 3], [7.0, 8.5, np.nan, 3]]
)
@pytest.mark.parametrize("text", [*TEXTS, "7", "8.5", "9" * 4000, "None", "\ud800"])
def test_list_of_one_text_begins_with_the_row_that_a_search_finds(names, text):
    analysis = people(names)
    found, one = find_listed(analysis, [text]), find_row(analysis, text)
    assert (found.rows[0] if found.rows else -1) == one.row
    assert len(found.rows) == max(1, one.n_matches) if found.rows else found.unknown == (text.strip(),)


def test_list_has_every_row_once_and_names_the_unknown_texts_in_their_order():
    found = find_listed(people([ANN, "2", None, ANN]), ["2", "Zoe", ANN, "", "Who 2", "#9", ANN, "Zoe"])
    assert found == FoundRows((0, 1, 3), ("Zoe", "#9"), ())


def test_left_out_rows_of_a_list_are_told_apart_from_unknown_ones():
    frame = pd.DataFrame({"who": [ANN, "Bo", "Cy", "Bo"], "x": [0.0, np.nan, 5.0, 6.0], "y": [0.0, 1.0, 4.0, 6.0]})
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    analysis = fit(data, n_clusters=2, missing="drop")
    assert find_listed(analysis, ["Bo", "1"]) == FoundRows((3,), (), ("1",))
    assert find_row(analysis, "1").left_out == 1


@pytest.mark.parametrize("texts", [[], "Ann", [3], None])
def test_list_without_texts_is_refused(texts):
    with pytest.raises(ArgumentError):
        find_listed(people([ANN, "2", None, ANN]), texts)
