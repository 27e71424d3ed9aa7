"""The picture of how a column spreads over the clusters."""

from __future__ import annotations

import pandas as pd

import neon_core as nc
from neon_core.figures import cluster_color, cluster_values, spread_strips


def picture(values, n_clusters=2):
    frame = pd.DataFrame({"size": [1.0, 2.0, 8.0, 9.0], "x": values})
    data = nc.Dataset.from_frame(frame).with_roles({"x": "describe"})
    spread = nc.column_spread(nc.analyse(data, nc.AnalysisConfig(n_clusters=n_clusters)), data, "x")
    return spread, spread_strips(spread)


def measure(figure):
    return [note.text for note in figure.layout.annotations]


def test_category_is_parted_into_its_shares():
    spread, figure = picture(["b", "b", "b", "<i>a</i>"])
    assert [trace.name for trace in figure.data] == ["b", "&lt;i&gt;a&lt;/i&gt;"]
    assert [list(trace.x) for trace in figure.data] == [[1.0, 0.5], [0.0, 0.5]]
    assert list(figure.data[0].marker.color) == [cluster_color(0), cluster_color(1)]
    assert [trace.marker.opacity for trace in figure.data] == [1.0, 0.68]
    assert figure.data[0].text[1] == "cluster 1: b 50 % (1 of 2)"
    assert measure(figure) == [f"V {spread.separation:.2f}"] == ["V 0.58"]


def test_number_has_the_ranges_of_its_description():
    spread, figure = picture([0.0, 10.0, 20.0, 30.0])
    assert figure.data == cluster_values(spread.description).data
    assert measure(figure) == ["η² 0.80"]


def test_dates_and_missing_values_are_drawn():
    _, figure = picture(pd.Series(pd.to_datetime(["2024-01-01", "NaT", "2024-02-01", "2024-02-01"])))
    assert figure.layout.xaxis.type == "date"
    _, figure = picture(["a", None, "a", "b"])
    assert list(figure.data[-1].x) == [0.5, 0.0]


def test_single_cluster_has_no_measure():
    _, figure = picture(["a", "a", "b", "b"], n_clusters=1)
    assert measure(figure) == []
