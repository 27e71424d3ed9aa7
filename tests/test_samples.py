"""Facts about the samples are true of the loaded ones."""

import dataclasses
import re
import warnings

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import SampleError
from neon_core.samples import PUBLISHED, SAMPLES, find_sample


@pytest.mark.parametrize("name", nc.sample_names())
def test_facts_on_size_and_nouns_match_the_loaded_sample(name):
    facts, loaded = find_sample(name), nc.load_sample(name)
    assert len(loaded.frame) == facts.n_rows
    assert len(loaded.names_with_role("feature")) == facts.n_features
    assert (loaded.name, loaded.nouns) == (facts.title, facts.nouns)


@pytest.mark.parametrize("name", nc.sample_names())
def test_sample_opens_on_as_many_clusters_as_classes(name):
    data, facts = nc.load_sample(name), find_sample(name)
    assert data.names_with_role("class") == (facts.class_column,)
    assert data.names_with_role("row id") == ((facts.row_id,) if facts.row_id else ())
    assert data.frame[facts.class_column].nunique() == facts.opening.n_clusters


def test_wine_opens_on_the_published_run_and_others_on_seed_0_and_ten_starts():
    assert nc.AnalysisConfig(n_clusters=3, scaling="minmax", random_state=2, n_init=1) == PUBLISHED
    assert find_sample("wine").opening == PUBLISHED
    others = [facts.opening for name, facts in SAMPLES.items() if name != "wine"]
    assert {(config.random_state, config.n_init, config.scaling) for config in others} == {(0, 10, "minmax")}


def test_unknown_sample_is_refused_with_list_of_samples():
    with pytest.raises(
        SampleError,
        match=r"There is no sample 'vine' \(name\)\. Choose one of wine, iris, digits, breast_cancer, "
        r"customers, sensors\.",
    ):
        find_sample("vine")


def test_samples_are_read_only():
    with pytest.raises(TypeError):
        SAMPLES["wine"] = SAMPLES["iris"]  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        find_sample("wine").n_rows = 3  # type: ignore[misc]


# --- the sentences of look_for are true ---


class Opened:
    """A sample as it opens: its classes, the clusters by their class, and the relevance under the columns' names."""

    def __init__(self, name):
        self.facts = find_sample(name)
        self.data = nc.load_sample(name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", nc.NeonWarning)  # of missing values, which two of them have
            self.analysis = nc.analyse(self.data, self.facts.opening)
        self.rows = self.analysis.to_frame()
        self.known = self.data.frame[self.facts.class_column].to_numpy()
        matched = [self.analysis.clustering.classes[at] for at in self.analysis.clustering.matched_class]
        self.found = np.array(matched)[self.analysis.clustering.labels]
        names = [self.short(name) for name in self.analysis.design.feature_names]
        self.relevance = pd.DataFrame(self.analysis.explanation.relevance, columns=names)

    @staticmethod
    def short(name):
        """Leave out the unit, which stands at the end of the name."""
        return re.sub(r" (µg/m³|°C|%|hPa|l/min|mA|mV)$", "", name)

    def most(self, cluster, n=1):
        """Return the n features that count most for a cluster."""
        means = self.relevance[self.found == cluster].mean()
        return set(means.nlargest(n).index)


@pytest.mark.parametrize("name", nc.sample_names())
def test_look_for_has_two_sentences_about_the_opening(name):
    text = find_sample(name).look_for
    assert text.startswith("As it opens, ")
    assert len(re.findall(r"[a-z0-9]\.(?: |$)", text)) == 2
    assert len(text) <= 250


def test_look_for_is_true_of_wine():
    wine = Opened("wine")
    wrong = wine.analysis.clustering.mismatch
    assert wine.known[wrong].tolist() == [1] * 9
    assert wine.rows.distance[wrong].max() < wine.rows.distance.median()
    assert (wine.most(0), wine.most(2)) == ({"proline"}, {"OD280/OD315"})


def test_look_for_is_true_of_iris():
    iris = Opened("iris")
    wrong = iris.analysis.clustering.mismatch
    assert ((iris.known == "setosa") == (iris.found == "setosa")).all()
    assert wrong.sum() == 17
    assert set(iris.known[wrong]) == set(iris.found[wrong]) == {"versicolor", "virginica"}
    assert iris.most("setosa") == {"petal length (cm)"}
    assert iris.most("versicolor") == iris.most("virginica") == {"petal width (cm)"}


def test_look_for_is_true_of_digits():
    digits = Opened("digits")
    ones, zeros = digits.known == 1, digits.known == 0
    assert ((digits.found[ones] == 8).sum(), ones.sum()) == (99, 182)
    assert ((digits.found[zeros] == 0).sum(), zeros.sum()) == (177, 178)
    assert digits.most(0) == {"pixel 3,4"}
    ink = digits.data.frame["pixel 3,4"]
    assert ink[zeros].mean() < 1  # of 16
    assert ink[~zeros].mean() > 8


def test_look_for_is_true_of_breast_cancer():
    cancer = Opened("breast_cancer")
    wrong = cancer.analysis.clustering.mismatch
    assert (wrong & (cancer.known == "malignant")).sum() == 32
    assert (wrong & (cancer.known == "benign")).sum() == 9
    near = cancer.rows.distance < cancer.rows.distance.quantile(0.25)
    assert near[wrong].mean() > 0.8
    assert cancer.most("benign") == cancer.most("malignant") == {"worst concave points"}


def test_look_for_is_true_of_customers():
    shop = Opened("customers")
    assert shop.analysis.clustering.mismatch.sum() == 47
    loyal = (shop.known == "Loyal") & (shop.found == "Bargain")
    assert loyal.sum() == 20
    assert shop.relevance[loyal].mean().idxmax() == "Discount share"
    business = (shop.known == "Business") & (shop.found == "Loyal")
    assert business.sum() == 4
    assert not shop.data.frame["Invoice"][business].any()
    assert set(shop.relevance[business].idxmax(axis=1)) == {"Invoice"}
    assert (shop.relevance["Average basket"][business] < 0).all()


def test_look_for_is_true_of_sensors():
    monitor = Opened("sensors")
    late = (monitor.known == "normal") & (monitor.found == "drift")
    assert late.sum() == 26
    after = np.flatnonzero((monitor.known[1:] == "drift") & (monitor.known[:-1] != "drift"))
    assert set(monitor.known[after]) == {"calibration"}  # it notices right after it has checked itself
    assert monitor.most("calibration", 2) == {"NO2", "Humidity"}
    assert monitor.most("fault", 2) == {"Pump flow", "Pump current"}
    assert monitor.most("drift", 2) == {"Zero signal", "Housing temperature"}
