"""The columns that speak most for and against a row: by hand, and the ends of the sorted relevance."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import RowError
from neon_core.samples import PUBLISHED
from neon_core.strongest_columns import strongest_columns
from tests.helpers.analyses import analyse_columns


@pytest.fixture(scope="module")
def wine():
    data = nc.load_sample("wine")
    return data, nc.analyse(data, PUBLISHED)


def test_strongest_columns_by_hand():
    analysis = analyse_columns({"a": [0.0, 0.0, 8.0, 8.0], "b": [0.0, 1.0, 1.0, 0.0]}, n_clusters=2, scaling="none")
    shown = strongest_columns(analysis, [3, 0])
    assert shown["most for"].tolist() == ["a", "a"]
    assert shown["most against"].tolist() == ["", ""]


def test_strongest_columns_are_the_ends_of_the_relevance(wine):
    _, analysis = wine
    names = np.array(analysis.design.column_names)
    shown = strongest_columns(analysis, analysis.design.rows, most=3)
    for row, relevance in enumerate(analysis.design.by_column(analysis.explanation.relevance)):
        order = np.argsort(-relevance, kind="stable")
        assert shown["most for"][row] == ", ".join(names[order[:3]][relevance[order[:3]] > 0])
        last = order[::-1][:3]
        assert shown["most against"][row] == ", ".join(names[last][relevance[last] < 0])


def test_strongest_columns_of_some_rows_are_those_of_all(wine):
    _, analysis = wine
    whole = strongest_columns(analysis, analysis.design.rows)
    assert strongest_columns(analysis, [83, 60]).to_numpy().tolist() == whole.iloc[[83, 60]].to_numpy().tolist()
    assert len(strongest_columns(analysis, np.empty(0, np.intp))) == 0
    with pytest.raises(RowError):
        strongest_columns(analysis, [500])
