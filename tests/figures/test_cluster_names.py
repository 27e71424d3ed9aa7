"""The names of the clusters and of the chosen row on a map."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

import neon_core as nc
from neon_core import figures
from neon_core.figures.cluster_names import BOX, plot_of
from neon_core.figures.label_places import around, overlap
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from tests.helpers.analyses import WINE, wine_analysis
from tests.helpers.figures import row_map

LETTER, LINE = 7.0, 17.0


def texts_of(figure):
    """Return the seen texts by their names."""
    return {note.name: note.text for note in figure.layout.annotations if note.visible is not False}


def rectangles(figure, projection):
    """Return the rectangles of the seen texts in pixels."""
    plot = plot_of(projection, (figure.layout.xaxis.range, figure.layout.yaxis.range))
    found = {}
    for note in figure.layout.annotations:
        if note.visible is False:
            continue
        lines = [line.split(">")[-1] for line in note.text.replace("</b>", "").replace("</span>", "").split("<br>")]
        shape = 0 if note.name == "chosen row" else 14
        w, h = shape + LETTER * max(map(len, lines)), LINE * len(lines)
        x, y = plot.to_pixels(np.array([note.x, note.y])).tolist()
        found[note.name] = (x - w / 2, y - h / 2, x + w / 2, y + h / 2)
    return found


def test_up_to_four_clusters_have_name_size_and_main_class():
    texts = texts_of(row_map(wine_analysis(), 60))
    for cluster, size in ((0, 61), (1, 62), (2, 55)):
        assert texts[f"cluster {cluster}"].endswith(f"<b>cluster {cluster}</b>  {size}<br>mostly class {cluster}")


def test_names_of_more_than_four_clusters_are_kept_for_views_without_their_centroids():
    figure = row_map(wine_analysis(n_clusters=6), 60)
    hidden = [note for note in figure.layout.annotations if note.visible is False]
    assert [note.name for note in hidden] == [f"cluster {c}" for c in range(6)]
    assert list(texts_of(figure)) == ["chosen row"]


def test_class_that_users_wrote_is_text():
    frame = nc.load_sample("iris").frame
    frame["class"] = frame["class"].map(lambda name: f"<i>{name}</i>")
    analysis = nc.analyse(nc.Dataset.from_frame(frame, class_column="class"), nc.AnalysisConfig())
    texts = texts_of(figures.cluster_map(analysis, pca_map(analysis), ("flower", "flowers"))).values()
    assert any("mostly &lt;i&gt;setosa&lt;/i&gt;" in text for text in texts)


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
@pytest.mark.parametrize("name", nc.sample_names())
@pytest.mark.parametrize("k", [2, 3, 4])
def test_texts_are_on_the_map_and_overlap_nothing(name, k):
    analysis = nc.analyse(nc.load_sample(name), nc.AnalysisConfig(n_clusters=k, n_init=1))
    projection, point = pca_map(analysis), explain_row(analysis, analysis.telling_row)
    figure = figures.cluster_map(analysis, projection, ("row", "rows"), point)
    texts = rectangles(figure, projection)
    assert len(texts) == k + 1
    plot = plot_of(projection, (figure.layout.xaxis.range, figure.layout.yaxis.range))
    places = plot.to_pixels(np.vstack([projection.centroids, projection.points[point.identity.position]])).tolist()
    for text in texts.values():
        assert text[0] >= 0
        assert text[1] >= 0
        assert text[2] <= BOX[0]
        assert text[3] <= BOX[1]
        assert not any(overlap(text, around(place, 9.0)) for place in places)
    assert not any(overlap(*pair) for pair in combinations(texts.values(), 2))


def test_figure_without_texts_is_the_same_but_for_them():
    wine = wine_analysis()
    bare, labelled = (draw(wine, pca_map(wine), WINE) for draw in (figures.unlabelled_map, figures.cluster_map))
    assert bare.layout.annotations == ()
    assert bare.data == labelled.data
