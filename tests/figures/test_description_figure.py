"""The picture of the clusters described by a column."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.column_description import describe_column
from neon_core.errors import ArgumentError
from neon_core.figures import cluster_color, cluster_values
from neon_core.figures.description_figure import FOOT, HEAD, LINE, UNIT


def picture(values, kind=None):
    frame = pd.DataFrame({"size": [1.0, 2.0, 8.0, 9.0], "x": values})
    data = nc.Dataset.from_frame(frame)
    data = data.with_roles({"x": "describe"})
    return cluster_values(describe_column(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=2)), "x"))


def test_category_has_a_mark_for_each_cluster_at_its_share():
    figure = picture(["b", "b", "b", "a"])
    assert [trace.name for trace in figure.data] == ["all rows", "cluster 0", "cluster 1"]
    assert [list(trace.x) for trace in figure.data] == [[0.75, 0.25], [1.0, 0.0], [0.5, 0.5]]
    assert [list(trace.y) for trace in figure.data] == [[0, 1]] * 3
    assert figure.data[2].text[1] == "cluster 1: a 50 % (1 of 2)"
    assert figure.data[1].marker.color == cluster_color(0)
    assert list(figure.layout.yaxis.ticktext) == ["b", "a"]


def test_number_has_two_lines_and_a_mark_for_all_rows_and_each_cluster():
    figure = picture([0.0, 10.0, 20.0, 20.0])
    assert [trace.name for trace in figure.data] == [
        n for n in ("all rows", "cluster 0", "cluster 1") for _ in range(3)
    ]
    thin, wide, median = figure.data[3:6]
    assert [list(trace.x) for trace in (thin, wide, median)] == [[0.5, 9.5], [2.5, 7.5], [5.0]]
    assert {y for trace in figure.data[3:6] for y in trace.y} == {1}
    assert median.text[0] == "cluster 0: median 5, half from 2.5 to 7.5, 90 % from 0.5 to 9.5"
    assert list(figure.layout.yaxis.ticktext) == ["all rows", "cluster 0", "cluster 1"]
    assert figure.layout.height == HEAD + FOOT + 3 * LINE


def test_unit_has_room_below_the_numbers():
    data = nc.read_table(b"size,x\n1,5 kg\n2,6 kg\n8,7 kg\n9,9 kg\n")
    figure = cluster_values(describe_column(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=2)), "x"))
    assert figure.layout.xaxis.title.text == "kg"
    assert figure.layout.margin.b == FOOT + UNIT


def test_dates_are_on_an_axis_of_dates():
    figure = picture(pd.to_datetime(["2024-01-01", "2024-01-03", "2024-02-01", "2024-02-01"]))
    assert figure.layout.xaxis.type == "date"
    assert list(figure.data[5].x) == ["2024-01-02T00:00:00"]


def test_cluster_without_a_value_has_no_line():
    figure = picture([np.nan, np.nan, 1.0, 2.0])
    assert {trace.name for trace in figure.data} == {"all rows", "cluster 1"}


def test_markup_of_values_is_shown_as_it_is():
    figure = picture(["<b>b</b>", "<b>b</b>", "%{x}", "%{x}"])
    assert set(figure.layout.yaxis.ticktext) == {"&lt;b&gt;b&lt;/b&gt;", "%&#123;x}"}


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([0.0, 0.0, 100.0, 100.0], (-4.0, 104.0)),
        ([5.0] * 4, (0.0, 10.0)),
        ([-1.7e308, -1.7e308, 1.7e308, 1.7e308], (-1.7e308, 1.7e308)),
        (pd.to_datetime(["1677-09-23", "1677-09-23", "2262-04-10", "2262-04-10"]), ("1677-09-22", "2262-04-11")),
    ],
)
def test_axis_has_a_little_room_at_both_ends_as_far_as_there_is_room(values, ends):
    shown = picture(values).layout.xaxis.range
    assert [str(end)[:10] for end in shown] == [str(end)[:10] for end in ends]


def test_column_without_a_value_has_an_empty_picture():
    figure = picture([np.nan] * 4)
    assert figure.data == ()
    assert figure.layout.xaxis.range is None


def test_another_value_is_refused():
    with pytest.raises(ArgumentError):
        cluster_values("hue")  # type: ignore[arg-type]
