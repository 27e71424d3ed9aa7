"""Known classes: sorted, with a position for each row."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import DataError
from neon_core.preparation import prepare
from tests.helpers.designs import (
    design_of,
)


def test_classes_are_sorted_and_an_unknown_class_is_minus_1():
    design = design_of({"a": [1.0, 2, 3, 4], "kind": ["b", None, "a", "b"]}, "kind")
    assert design.classes == ("a", "b")
    assert design.class_index.tolist() == [1, -1, 0, 1]


@pytest.mark.parametrize(
    ("kinds", "classes"),
    [
        ([True, False, True], (False, True)),
        ([2.5, 1.5, np.nan], (1.5, 2.5)),
        (pd.array([3, 1, None], dtype="Int64"), (1, 3)),
        (pd.Categorical(["u", "v", "u"], categories=["u", "v", "w"]), ("u", "v")),
        ([None, None, None], ()),
    ],
    ids=["bool", "float", "Int64", "categorical", "none known"],
)
def test_classes_of_any_type(kinds, classes):
    assert design_of({"a": [1.0, 2.0, 3.0], "kind": kinds}, "kind").classes == classes


@pytest.mark.parametrize(
    ("kinds", "types"),
    [
        ([[1], [2], [1]], "list"),
        ([{"a": 1}, None, {}], "NoneType, dict"),
        ([{1}, "b", "b"], "set, str"),
        ([(1, [2]), (1,), (2,)], "tuple"),
        ([(1, 2), "b", 3], "int, str, tuple"),
        ([1j, 2, 3], "complex, int"),
    ],
    ids=["lists", "dicts", "a set", "a tuple with a list", "mixed", "complex"],
)
def test_classes_that_cannot_be_sorted_are_refused_with_column_and_types(kinds, types):
    columns = {"a": [1.0, 2.0, 3.0], "kind": pd.Series(kinds, dtype=object)}
    with pytest.raises(DataError, match=rf"sorted as classes: {types} \(column kind\)\. Make text or numbers"):
        design_of(columns, "kind")


def test_without_a_class_column_every_class_is_unknown():
    design = design_of({"a": [1.0, 2.0]})
    assert design.classes == ()
    assert design.class_index.tolist() == [-1, -1]


def test_classes_of_an_ordered_column_stand_in_its_order():
    data = nc.Dataset.from_frame(pd.DataFrame({"a": [1.0, 2.0, 3.0, 4.0], "heat": ["high", "LOW", None, "low"]}))
    data = data.with_orders({"heat": ["low", "mid", "high"]}).with_roles({"heat": "class"})
    design = prepare(data, nc.AnalysisConfig(n_clusters=1))
    assert design.classes == ("low", "high")
    assert design.class_index.tolist() == [1, 0, -1, 0]
