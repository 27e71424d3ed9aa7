"""The current results: from the stored choices to values; nothing is written."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import neon_core as nc
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared.results import cache, current, validation
from pages.shared.session import events, store
from pages.shared.session.column_choices import Columns
from pages.shared.session.column_treatments import Treatments
from pages.shared.session.uploaded_file import Upload
from tests.helpers.sessions import take_upload

TABLE = Upload.of("towns.csv", b"name,size,since\nRome,1,2020-01-02\nOslo,2,2021-03-04\nBern,3,2022-05-06\n")


@pytest.fixture
def uploaded(visitor, monkeypatch):
    """A visitor who explains an uploaded table; the caches of a session need one, so it is read here."""
    data = nc.read_table(TABLE.content, filename=TABLE.name)
    monkeypatch.setattr(cache, "uploaded_dataset", lambda upload: data)
    store.store(take_upload(store.session(), TABLE))
    return data


def test_source_is_the_sample(visitor):
    assert (current.source().sample, current.source().upload, current.source().is_upload) == ("wine", None, False)


def test_source_is_the_upload(uploaded):
    assert (current.source().upload, current.source().is_upload) == (TABLE, True)
    assert current.guessed() is current.dataset() is uploaded


def test_error_of_an_upload_is_raised_anew(uploaded, monkeypatch):
    error = nc.NeonError("The file is empty")
    monkeypatch.setattr(cache, "uploaded_dataset", lambda upload: error)
    with pytest.raises(nc.NeonError, match="The file is empty") as raised:
        current.dataset()
    assert raised.value is not error  # its frames would stay in the cache


def test_dataset_has_the_chosen_roles(visitor):
    assert current.dataset() is current.guessed()
    store.apply(events.change_columns, Columns(roles=(("hue", "ignore"),)), Treatments())
    assert current.dataset().names_with_role("ignore") == ("hue",)
    assert current.guessed().names_with_role("ignore") == ()


def test_facts_of_a_sample_need_no_table(visitor, monkeypatch):
    monkeypatch.setattr(cache, "sample_dataset", lambda name: pytest.fail("the sample was loaded"))
    assert current.facts() is SAMPLES["wine"]


def test_facts_count_the_chosen_features_and_keep_no_picture(visitor):
    store.apply(events.change_columns, Columns(roles=(("hue", "ignore"),)), Treatments())
    assert current.facts() == replace(SAMPLES["wine"], n_features=12, picture=None)


def test_facts_of_a_weighted_sample_are_its_own(visitor):
    store.apply(events.change_columns, Columns(), Treatments((("hue", 2.0),)))
    assert current.facts() is SAMPLES["wine"]


def test_facts_describe_an_upload(uploaded):
    facts = current.facts()
    assert (facts.title, facts.n_rows, facts.nouns, facts.look_for) == ("towns.csv", 3, ("row", "rows"), "")
    assert facts.n_features == current.n_features(uploaded)


def test_text_is_no_feature():
    data = nc.load_sample("customers")
    assert current.n_features(data) == len(data.names_with_role("feature"))


def test_only_the_published_run_is_called_published(visitor):
    assert current.is_wine()
    assert current.is_published()
    store.apply(events.change_config, "n_clusters", 4)
    assert current.is_wine()
    assert not current.is_published()
    store.apply(events.change_columns, Columns(roles=(("hue", "ignore"),)), Treatments())
    assert not current.has_guessed_columns()
    assert not current.is_wine()
    store.apply(events.open_table, "iris")
    assert not current.is_wine()


def test_analysis_is_explained_only_once_it_was_on_screen(visitor, monkeypatch):
    assert not current.is_explained()
    store.apply(events.remember_explained)
    store.apply(events.choose_row, 7)
    assert current.is_explained()
    store.apply(events.change_config, "n_clusters", 4)
    assert not current.is_explained()


def test_analysis_that_is_no_longer_kept_is_not_explained(visitor, monkeypatch):
    def refuse(*args):
        raise cache.LongWorkError

    store.apply(events.remember_explained)
    monkeypatch.setattr(cache, "analysis", refuse)
    assert not current.is_explained()


def test_missing_analysis_redraws_the_screen(visitor, monkeypatch):
    def refuse(*args):
        raise cache.LongWorkError

    monkeypatch.setattr(cache, "analysis", refuse)
    current.analysis()
    assert visitor.reruns == ["app"]


def test_point_is_the_chosen_row_at_the_chosen_beta(visitor):
    store.apply(events.choose_beta, 0.0)
    point, expected = current.point(current.analysis()), explain_row(current.analysis(), 60, 0.0)
    assert point.identity.row == 60
    np.testing.assert_array_equal(point.bars.relevance, expected.bars.relevance)


@pytest.mark.parametrize("kind", ["pca", "borders", "features"])
def test_projection_is_the_chosen_map(visitor, kind):
    analysis = current.analysis()
    store.apply(events.choose_map, kind)
    validation.validate_explanation(analysis)
    projection = current.projection(analysis)
    assert projection.kind == kind
    assert projection is current.projection(analysis)
    if kind == "features":
        features = current.axis_features(analysis)
        assert projection.features == tuple(features[name] for name in store.choices().axes)


def test_small_table_is_drawn_in_full(visitor):
    assert current.drawn_rows(current.analysis()).tolist() == list(range(178))


def test_results_write_nothing(visitor):
    before = store.session()
    analysis = current.analysis()
    current.chart(analysis, current.projection(analysis))
    current.point(analysis)
    current.facts()
    current.analysis_id(analysis)
    assert store.session() == before
    assert store.choices().config == PUBLISHED
