"""Notes on trivial clusterings: the clusters are one column, one column decides, a cluster is a few outliers."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.samples import SAMPLES
from neon_core.triviality import normalised_information, relevance_shares, shared_information

RNG = np.random.default_rng(0)


def clouds(n=300, **more):
    """Return three independent numbers of one cloud, and more columns."""
    rng = np.random.default_rng(1)
    return pd.DataFrame({name: rng.normal(size=n) for name in "abc"} | more)


def analyse(frame, roles=None, **config):
    return nc.analyse(nc.Dataset.from_frame(frame).with_roles(roles or {}), nc.AnalysisConfig(**config))


def advice(analysis):
    return {note.kind: note.text for note in analysis.notes if note.is_advice}


def test_information_by_hand():
    halves = np.array([0, 0, 1, 1])
    assert normalised_information(halves, np.array([7, 7, 3, 3])) == pytest.approx(1.0)
    assert normalised_information(halves, np.array([0, 1, 0, 1])) == pytest.approx(0.0)
    assert normalised_information(halves, np.zeros(4, np.intp)) == 0.0
    entropy = {2: math.log(2), 4: math.log(4)}  # of halves and of quarters; quarters say all about halves
    assert normalised_information(halves, np.arange(4)) == pytest.approx(entropy[2] / ((entropy[2] + entropy[4]) / 2))


def test_information_agrees_with_scikit_learn():
    from sklearn.metrics import normalized_mutual_info_score

    for n_values in (2, 5, 40):
        a, b = RNG.integers(4, size=500), RNG.integers(n_values, size=500)
        assert normalised_information(a, b) == pytest.approx(normalized_mutual_info_score(a, b), abs=1e-12)


def test_number_that_the_clusters_were_cut_from_says_all():
    analysis = analyse(pd.DataFrame({"a": [0.0, 1, 10, 11, 30, 31], "b": [0.0, 0, 0, 0, 0, 0.1]}), scaling="none")
    information = shared_information(analysis.design, analysis.clustering.labels, np.arange(6))
    assert information[0] == pytest.approx(1.0)
    assert information[1] < 0.8


def test_shares_of_relevance_by_hand():
    analysis = analyse(pd.DataFrame({"a": [0.0, 2.0], "b": [0.0, 1.0]}), scaling="none", n_clusters=2)
    explained = analysis.model.explain(analysis.design.matrix).relevance  # each row's relevance is 4 and 1
    assert np.abs(explained).tolist() == [[4.0, 1.0], [4.0, 1.0]]
    assert relevance_shares(analysis.design, analysis.model, np.arange(2)).tolist() == [0.8, 0.2]


def test_category_that_is_the_clusters_is_named():
    region = np.random.default_rng(2).choice(["north", "south", "west"], 300)
    assert advice(analyse(clouds(region=region), {"region": "feature"}, scaling="minmax")) == {
        "one column": "The clusters say the same as “region” alone (normalised mutual information 1.00), "
        "which carries 98.6 % of the relevance."
    }


def test_number_in_units_of_its_own_is_named():
    assert advice(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(scaling="none"))) == {
        "one column": "The clusters say the same as “proline” alone (normalised mutual information 1.00), "
        "which carries 99.8 % of the relevance."
    }


def test_number_that_carries_most_but_does_not_make_the_clusters_alone_is_named():
    found = advice(analyse(clouds(), scaling="none", weights={"a": 4}, n_clusters=4))
    assert list(found) == ["decisive column"]
    assert found["decisive column"].startswith("“a” carries ")
    assert found["decisive column"].endswith(" of the relevance: the other columns count less together.")


def test_yes_or_no_that_is_the_clusters_is_named():
    found = advice(analyse(clouds(paid=np.arange(300) % 2 == 0), scaling="minmax", n_clusters=2))
    assert found["one column"].startswith("The clusters say the same as “paid” alone")


def test_outliers_are_named_by_their_rows():
    frame = clouds()
    frame.loc[[5, 17], "a"] += 60
    found = advice(analyse(frame, scaling="standard"))
    assert found["outliers"].endswith("has under 1 % of the rows: row 5 and row 17. Such rows are outliers.")


def test_outliers_are_named_by_their_names():
    frame = clouds(id=[f"town {i}" for i in range(300)])
    frame.loc[[5], "a"] += 60
    found = advice(analyse(frame, {"id": "row id"}, scaling="standard"))
    assert "town 5" in found["outliers"]


@pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")  # of missing values
@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_are_not_trivial(sample):
    assert advice(nc.analyse(nc.load_sample(sample), SAMPLES[sample].opening)) == {}


@pytest.mark.parametrize(
    ("frame", "config"),
    [
        (clouds(), {"scaling": "standard"}),
        (clouds()[["a"]], {"scaling": "standard"}),  # the only column is no finding
        (clouds(), {"n_clusters": 1}),
    ],
    ids=["one cloud", "one column", "one cluster"],
)
def test_what_is_not_trivial_has_no_note(frame, config):
    assert advice(analyse(frame, **config)) == {}


def test_advice_is_no_warning(recwarn):
    nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(scaling="none"))
    assert not recwarn.list


def test_table_from_a_file_is_analysed_in_standard_deviations_and_a_frame_in_ranges():
    content = b"a,b\n1,7\n2,5\n4,1\n9,2\n"
    assert nc.analyse(nc.read_table(content)).config.scaling == "standard"
    assert nc.analyse(nc.Dataset.from_frame(clouds())).config.scaling == "minmax"
