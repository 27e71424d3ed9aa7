"""Settings: with the same file they give the same analysis again, and with another one they say why not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import ColumnError
from neon_core.samples import SAMPLES
from tests.helpers.variants import first_always

TOWNS = (
    "town;warmth;size;heat;since\n"
    + "".join(
        f"Town {n};{n % 7},5;{n * n % 11};{('low', 'mid', 'high')[n % 3]};2024-0{n % 9 + 1}-01\n" for n in range(40)
    )
).encode()


def assert_same(first, second):
    assert first.fingerprint == second.fingerprint
    assert first.config == second.config
    assert first.cluster_names == second.cluster_names
    assert np.array_equal(first.explanation.relevance, second.explanation.relevance)
    assert np.array_equal(first.clustering.labels, second.clustering.labels)


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
@pytest.mark.parametrize("name", first_always(*nc.sample_names()))
def test_settings_of_a_sample_give_its_analysis_again(name):
    dataset = nc.load_sample(name)
    analysis = nc.analyse(dataset, replace(SAMPLES[name].opening, n_init=1)).rename({0: "Old <vines>"})
    settings = nc.Settings.of(dataset, analysis)
    assert_same(settings.analyse(settings.apply(nc.load_sample(name))), analysis)


def choose(dataset):
    """Choose a kind, an order and roles by hand."""
    dataset = dataset.with_orders({"heat": ("low", "mid", "high")}).with_kinds({"size": "category"})
    return dataset.with_roles({"heat": "feature", "size": "class", "since": "feature", "town": "row id"})


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
def test_settings_of_a_file_read_and_prepare_it_again():
    dataset = choose(nc.read_table(TOWNS, filename="towns.csv", decimal=",", keep_text=["town"]))
    config = nc.AnalysisConfig(
        n_clusters=2, n_init=1, dates="month", weights=(("warmth", 2.0),), edits=(("split", 0, 1),)
    )
    analysis = nc.analyse(dataset, config)
    settings = nc.Settings.of(dataset, analysis)
    assert (settings.filename, settings.overrides.keep_text) == ("towns.csv", ("town",))
    assert_same(settings.analyse(settings.read(TOWNS)), analysis)


def test_other_columns_are_named_all_at_once():
    dataset = nc.read_table(TOWNS)
    settings = nc.Settings.of(dataset, nc.analyse(dataset, nc.AnalysisConfig(n_init=1)))
    other = TOWNS.replace(b"warmth;size", b"cold;weight")
    with pytest.raises(ColumnError) as raised:
        settings.read(other)
    assert [problem.what for problem in raised.value.problems] == [
        "The table does not have warmth and size",
        "The settings do not know cold and weight",
    ]


def test_values_that_do_not_fit_a_kind_are_refused():
    dataset = choose(nc.read_table(TOWNS))
    settings = nc.Settings.of(dataset, nc.analyse(dataset, nc.AnalysisConfig(n_init=1)))
    with pytest.raises(ColumnError, match="heat"):
        settings.read(TOWNS.replace(b";mid;", b";boiling;"))


def test_analysis_of_another_table_has_no_settings():
    iris = nc.load_sample("iris")
    with pytest.raises(ColumnError, match="another table"):
        nc.Settings.of(iris.with_roles({"class": "ignore"}), nc.analyse(iris))
