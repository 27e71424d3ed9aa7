"""What is known of the samples before they are loaded is true once they are."""

import dataclasses

import pytest

import neon_core as nc
from neon_core.errors import SampleError
from neon_core.samples import PUBLISHED, SAMPLES, sample


@pytest.mark.parametrize("name", nc.sample_names())
def test_size_and_nouns_are_those_of_the_loaded_table(name):
    facts, loaded = sample(name), nc.load_sample(name)
    assert len(loaded.frame) == facts.n_rows
    assert len(loaded.with_role("feature")) == facts.n_features
    assert (loaded.name, loaded.nouns) == (facts.title, facts.nouns)


@pytest.mark.parametrize("name", nc.sample_names())
def test_a_sample_opens_on_as_many_clusters_as_it_has_classes(name):
    assert nc.load_sample(name).frame["class"].nunique() == sample(name).opening.n_clusters


def test_wine_opens_on_the_published_run_and_the_others_on_seed_0_and_ten_starts():
    assert nc.AnalysisConfig(n_clusters=3, scaling="minmax", random_state=2, n_init=1) == PUBLISHED
    assert sample("wine").opening == PUBLISHED
    others = [facts.opening for name, facts in SAMPLES.items() if name != "wine"]
    assert {(config.random_state, config.n_init, config.scaling) for config in others} == {(0, 10, "minmax")}


def test_a_sample_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(
        SampleError, match=r"There is no sample 'vine'\. Choose one of wine, iris, digits, breast_cancer\."
    ):
        sample("vine")


def test_what_is_known_cannot_be_changed():
    with pytest.raises(TypeError):
        SAMPLES["wine"] = SAMPLES["iris"]  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        sample("wine").n_rows = 3  # type: ignore[misc]
