"""A group on a map, read from the figure's data."""

from __future__ import annotations

import numpy as np
import pytest

from neon_core import figures
from neon_core.errors import ArgumentError, ShapeError
from neon_core.figures.group_marks import PALE, STRONG
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from tests.helpers.analyses import WINE, wine_analysis
from tests.helpers.figures import sample_traces

ROWS = np.array([3, 4, 83])
LINE = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]


def grouped_map(outline=None, n_clusters=3, row=None):
    analysis = wine_analysis() if n_clusters == 3 else wine_analysis(n_clusters=n_clusters)
    point = None if row is None else explain_row(analysis, row)
    return figures.cluster_map(analysis, pca_map(analysis), WINE, point, group=figures.DrawnGroup(ROWS, outline))


def test_rows_of_the_group_alone_keep_their_strength():
    traces = sample_traces(grouped_map())
    strong = [row for trace in traces for row in np.asarray(trace.customdata)[list(trace.selectedpoints)].tolist()]
    assert sorted(strong) == ROWS.tolist()
    assert {(t.selected.marker.opacity, t.unselected.marker.opacity) for t in traces} == {(STRONG, PALE)}


def test_centroids_of_its_clusters_alone_keep_their_strength():
    labels = set(wine_analysis().clustering.labels[ROWS].tolist())
    assert len(labels) == 2
    centroids = [trace for trace in grouped_map().data if trace.meta and "centroid" in trace.meta]
    assert [c.marker.opacity for c in centroids] == [1 if c.meta["centroid"] in labels else PALE for c in centroids]


def test_chosen_row_is_ringed_and_its_clusters_do_not_stand_out():
    figure = grouped_map(n_clusters=10, row=95)
    assert [trace.name for trace in figure.data].count("chosen row") == 2
    assert {trace.marker.opacity for trace in sample_traces(figure)} == {0.9}


def test_line_around_the_group_is_closed():
    assert "around the group" not in [trace.name for trace in grouped_map().data]
    line = grouped_map(LINE).data[-1]
    assert np.stack([line.x, line.y], axis=1).tolist() == [*LINE, LINE[0]]


@pytest.mark.parametrize(("outline", "error"), [([[0, 0, 0]], ShapeError), (np.empty((0, 2)), ShapeError)])
def test_what_is_no_line_is_refused(outline, error):
    with pytest.raises(error):
        grouped_map(outline)


def test_rows_alone_are_no_group():
    with pytest.raises(ArgumentError, match="group"):
        figures.cluster_map(wine_analysis(), pca_map(wine_analysis()), WINE, group=ROWS)  # type: ignore[arg-type]
