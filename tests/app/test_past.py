"""The results of former choices, or that they are gone."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.borders import border_clusters
from pages.shared.results import cache, past
from pages.shared.results.cache import LongWorkError
from pages.shared.results.past import GoneError
from pages.shared.session import events, store
from tests.helpers.sessions import PRICES


def test_former_sample_and_clustering_are_recalled(visitor):
    store.apply(events.change_config, "n_clusters", 4)
    then = store.choices()
    store.apply(events.open_table, "iris")
    recalled = past.recall(then)
    assert (recalled.facts.name, recalled.analysis.config.n_clusters) == ("wine", 4)
    assert recalled.projection(60).kind == "pca"


def test_border_plane_is_that_of_the_choices_where_it_has_the_row_s_borders(visitor):
    store.apply(events.change_config, "n_clusters", 5)
    store.apply(events.choose_map, "borders")
    recalled = past.recall(store.choices())
    plane = border_clusters(recalled.analysis, 60)
    nearest = {
        row: {int(recalled.analysis.clustering.labels[row]), int(recalled.analysis.boundary.cluster[row])}
        for row in range(178)
    }
    inside = next(
        row for row in nearest if nearest[row] <= set(plane) and border_clusters(recalled.analysis, row) != plane
    )
    outside = next(row for row in nearest if not nearest[row] <= set(plane))
    assert recalled.projection(inside).clusters == plane
    assert recalled.projection(outside).clusters == border_clusters(recalled.analysis, outside)


def test_only_the_last_upload_is_here(visitor, towns_session, monkeypatch):
    data = nc.read_table(b"a,b\n1,2\n3,5\n7,9\n8,1\n", filename="towns.csv")
    monkeypatch.setattr(cache, "uploaded_dataset", lambda upload: data)
    monkeypatch.setattr(cache, "analysis", lambda source, *_: nc.analyse(data))
    store.store(towns_session)
    assert past.recall(towns_session.choices).facts.title == "towns.csv"
    store.store(events.take_table(towns_session, PRICES))
    with pytest.raises(GoneError):
        past.recall(towns_session.choices)


def test_long_work_is_not_done_again(visitor, monkeypatch):
    def is_long(*_):
        raise LongWorkError

    monkeypatch.setattr(cache, "analysis", is_long)
    with pytest.raises(GoneError) as caught:
        past.recall(store.choices())
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
