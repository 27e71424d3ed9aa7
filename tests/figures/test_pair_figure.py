"""The picture of two rows: bars that add up, marks in the user's units, one cluster refused."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import ArgumentError
from neon_core.figures import row_pair_bars
from neon_core.style import AGAINST, FOR
from tests.helpers.analyses import ROW, WINE, analyse_columns, customer_analysis, wine_analysis


def trace_of(figure, name):
    return next(trace for trace in figure.data if trace.name == name)


def words_of(figure):
    return [re.sub("<[^>]*>", "", note.text) for note in figure.layout.annotations]


def test_two_rows_by_hand():
    """Centroids (1, 1) and (9, 3); w = 2 * (-8, -2); rows (2, 1) and (8, 1): w . (-6, 0) = 96."""
    analysis = analyse_columns({"x": [0.0, 2.0, 8.0, 10.0], "y": [1.0, 1.0, 1.0, 5.0]}, n_clusters=2, scaling="none")
    figure = row_pair_bars(nc.together(analysis, 1, 2), ROW)
    bars = trace_of(figure, "difference")
    assert bars.x.tolist() == [96.0, 0.0]
    assert list(figure.layout.yaxis.ticktext) == ["x  <b>2 · 8</b>", "y  <b>1 · 1</b>"]
    first, second = trace_of(figure, "row 1"), trace_of(figure, "row 2")
    assert first.x.tolist() == [0.2, 0.0]
    assert second.x.tolist() == [0.8, 0.0]
    assert list(first.text) == ["row 1: 2", "row 1: 1"]
    assert words_of(figure)[-2:] == ["+96.0", "0.0"]


@pytest.mark.parametrize(("row", "other", "unit"), [(0, 60, "difference"), (0, 1, "evidence")])
def test_bars_add_up_in_order_and_in_two_colours(row, other, unit):
    pair = nc.together(wine_analysis(), row, other)
    bars = trace_of(row_pair_bars(pair, WINE), unit)
    assert sum(bars.x) == pytest.approx(pair.total, abs=1e-12)
    assert np.abs(bars.x).tolist() == sorted(np.abs(bars.x), reverse=True)
    assert list(bars.marker.color) == [FOR if x > 0 else AGAINST for x in bars.x]


def test_words_above_follow_the_question():
    apart = words_of(row_pair_bars(nc.together(wine_analysis(), 0, 60), WINE))
    assert apart[0].split() == ["❙", "wine", "0", "○", "wine", "60"]
    assert "values that count for cluster 0" in apart[1]
    assert "for cluster 2" in apart[1]
    assert apart[2:5] == ["against", "apart", "difference"]
    together = words_of(row_pair_bars(nc.together(wine_analysis(), 0, 1), WINE))
    assert together[2:5] == ["against", "together", "evidence"]


def test_wide_table_has_one_bar_for_the_smallest():
    digits = nc.analyse(nc.load_sample("digits"), nc.AnalysisConfig(n_clusters=10))
    pair = nc.together(digits, 0, 1)
    figure = row_pair_bars(pair, ("digit", "digits"), 5)
    assert len(figure.data[-1].x) == 5
    assert re.fullmatch(r"the other \d+ together", figure.layout.yaxis.ticktext[-1])
    assert sum(figure.data[-1].x) == pytest.approx(pair.total, abs=1e-9)


def test_categories_dates_and_filled_cells_have_their_words():
    customers = customer_analysis()
    gap = int(np.flatnonzero(customers.design.is_filled(np.arange(customers.design.rows.size)).any(axis=1))[0])
    row, other = int(customers.design.rows[gap]), int(customers.design.rows[gap + 1])
    figure = row_pair_bars(nc.together(customers, row, other), ("customer", "customers"), 50)
    labels = " ".join(re.sub("<[^>]*>", " ", label) for label in figure.layout.yaxis.ticktext)
    assert "filled in:" in labels
    assert re.search(r"Customer since\s+\d{4}-\d\d-\d\d · \d{4}-\d\d-\d\d", labels)
    first = next(trace for trace in figure.data if trace.type == "scatter")
    assert len(first.x) == sum(not column.categories for column in customers.design.columns)
    assert 1 in first.marker.line.width


def test_long_names_are_whole_and_markup_is_text():
    name = "<b>a name</b> of very many words that goes on and on without any end"
    analysis = analyse_columns({name: [0.0, 1.0, 8.0, 9.0]}, n_clusters=2)
    figure = row_pair_bars(nc.together(analysis, 0, 3), ROW)
    label = re.sub("<br>", " ", figure.layout.yaxis.ticktext[0])
    assert label.startswith("&lt;b&gt;a name&lt;/b&gt; of very many")
    assert label.endswith("<b>0 · 9</b>")
    assert figure.layout.height > 3 * 17


def test_names_of_rows_and_clusters_are_text():
    frame = pd.DataFrame({"who": ["<i>Ann</i>", "Bob"], "x": [0.0, 1.0]})
    data = nc.Dataset.from_frame(frame).with_roles({"who": "row id"})
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2)).rename({0: "<u>Old</u>"})
    figure = row_pair_bars(nc.together(analysis, 0, 1), ROW)
    texts = " ".join(note.text for note in figure.layout.annotations)
    assert "&lt;i&gt;Ann&lt;/i&gt;" in texts
    assert "&lt;u&gt;Old&lt;/u&gt;" in texts


def test_identical_rows_and_one_row_are_drawn():
    analysis = analyse_columns({"x": [0.0, 0.0, 9.0, 10.0]}, n_clusters=2)
    for other in (0, 1):
        assert row_pair_bars(nc.together(analysis, 0, other), ROW).data[-1].x[0] > 0.0
    twins = analyse_columns({"x": [1.0, 1.0]}, n_clusters=2)
    assert row_pair_bars(nc.together(twins, 0, 1), ROW).data[-1].x.tolist() == [0.0]


def test_one_cluster_is_refused_with_hint():
    with pytest.raises(ArgumentError, match="There is one cluster") as caught:
        row_pair_bars(nc.together(wine_analysis(n_clusters=1), 0, 1), WINE)
    assert caught.value.problems[0].where == "pair"
