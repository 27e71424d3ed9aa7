"""Labels row by row, and an export matched by id: unknown, repeated and missing ids."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import DataError
from neon_core.evaluation.other_labels import labels_of_export, labels_of_rows, match_ids
from tests.helpers.analyses import wine_analysis

FRAME = pd.DataFrame({"x": [0.0, 1.0, 8.0, 9.0], "who": ["Ann", "Bob", "Eve", "Eve"]})


def named_analysis():
    return nc.analyse(nc.Dataset.from_frame(FRAME).with_roles({"who": "row id"}), nc.AnalysisConfig(n_clusters=2))


def test_labels_of_every_kind():
    labels = labels_of_rows(pd.Series([3.0, None, 10.0, 3.0], index=[9, 8, 7, 6]), 4)
    assert (labels.codes.tolist(), labels.names) == ([0, -1, 1, 0], ("3", "10"))
    assert labels_of_rows(np.array([True, False]), 2).names == ("False", "True")
    assert labels_of_rows(pd.Categorical(["b", "a"]), 2).codes.tolist() == [1, 0]


@pytest.mark.parametrize("wrong", ["word", None, 3, [1, 2], {"a": 1}, np.zeros((4, 2)), object()])
def test_what_is_no_label_for_each_row_is_refused(wrong):
    with pytest.raises(DataError, match="not one label for each of the 4 rows"):
        labels_of_rows(wrong, 4)


def test_labels_that_are_all_missing_are_refused():
    with pytest.raises(DataError, match="No row has a label"):
        labels_of_rows([None, np.nan], 2)


def test_ids_are_matched_once():
    found, unmatched, repeated = match_ids(["a", "b", "c", "c", ""], ["c", "b", "x", "a", "a", ""])
    assert found.tolist() == [-1, 1, -1, -1, -1]
    assert (unmatched, repeated) == (("x",), ("a", "c"))


def test_export_is_matched_by_the_id_column():
    export = pd.DataFrame({"who": ["Eve", "Bob", "Zoe", "Ann"], "cluster": [1, 0, 0, 5]})
    labels = labels_of_export(named_analysis(), export)
    assert labels.codes.tolist() == [1, 0, -1, -1]
    assert labels.names == ("0", "5")
    assert (labels.id_column, labels.unmatched, labels.repeated) == ("who", ("Zoe",), ("Eve",))


def test_export_without_the_id_column_is_matched_by_row():
    labels = labels_of_export(named_analysis(), pd.DataFrame({"row": [3, 0], "cluster": ["a", "b"]}))
    assert (labels.codes.tolist(), labels.id_column) == ([1, -1, -1, 0], "row")


def test_export_that_cannot_be_matched_is_refused():
    with pytest.raises(DataError, match="no single column “cluster” and no single column “row”"):
        labels_of_export(wine_analysis(), pd.DataFrame({"x": [1]}))
    with pytest.raises(DataError, match=r"None of the 2 ids of the export is in the table: 500, for example"):
        labels_of_export(wine_analysis(), pd.DataFrame({"row": [500, 501], "cluster": [0, 1]}))
    with pytest.raises(DataError, match="None of the 0 ids"):
        labels_of_export(wine_analysis(), pd.DataFrame({"row": [], "cluster": []}))
