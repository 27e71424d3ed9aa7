"""`Explanation.to_shap` and `Analysis.to_shap`: the evidence from 0, in the user's units, as shap's plots take it."""

from __future__ import annotations

import builtins
import sys
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import MissingPackageError, ShapeError

pytestmark = pytest.mark.filterwarnings(
    "ignore:The set_(bad|over|under) function:PendingDeprecationWarning",  # shap's own, when it is imported
    "ignore::neon_core.NeonWarning",
)
X = np.array([[0.0, 0.0], [4.0, 1.0], [1.0, 5.0]])


class StandIn(SimpleNamespace):
    """What shap is asked for."""


@pytest.fixture
def stand_in(monkeypatch):
    monkeypatch.setitem(sys.modules, "shap", SimpleNamespace(Explanation=StandIn))


@pytest.fixture(scope="module")
def mixed():
    """Forty rows of a number with a gap, steps, a category, yes or no, and a date."""
    n = 40
    frame = pd.DataFrame(
        {
            "price": [10.5 + i * i % 13 for i in range(n - 1)] + [None],
            "heat": [("low", "mid", "high")[i % 3] for i in range(n)],
            "town": [("Ulm", "Bonn")[i // 7 % 2] for i in range(n)],
            "open": [i % 5 == 0 for i in range(n)],
            "since": pd.date_range("2024-05-01", periods=n),
        }
    )
    dataset = nc.Dataset.from_frame(frame).with_orders({"heat": ["low", "mid", "high"]})
    return nc.analyse(dataset.with_roles(dict.fromkeys(map(str, frame), "feature")))


@pytest.mark.usefixtures("stand_in")
def test_values_add_up_to_the_evidence_from_0():
    e = nc.NeuralizedKMeans(X).explain(X + 0.25)
    made = e.to_shap(["size", "age"], X)
    assert np.array_equal(made.values, e.relevance)
    assert np.array_equal(made.base_values, np.zeros(3))
    np.testing.assert_allclose(made.base_values + made.values.sum(axis=1), e.logit, rtol=1e-14)
    assert made.feature_names == ["size", "age"]
    assert made.display_data.tolist() == made.data.tolist() == X.tolist()
    made.values[:] = 0.0
    assert e.relevance.any()


@pytest.mark.usefixtures("stand_in")
def test_names_and_values_can_be_left_out():
    made = nc.NeuralizedKMeans(X).explain(X).to_shap()
    assert (made.feature_names, made.data, made.display_data) == (None, None, None)


@pytest.mark.usefixtures("stand_in")
def test_columns_have_the_user_s_values_and_say_what_was_filled_in(mixed):
    made = mixed.to_shap()
    assert made.feature_names == ["price", "heat", "town", "open", "since"]
    np.testing.assert_allclose(made.values.sum(axis=1), mixed.explanation.logit, atol=1e-12)
    assert np.array_equal(made.values, mixed.design.by_column(mixed.explanation.relevance))
    first, last = made.display_data[[0, -1]].tolist()
    assert first == [10.5, "low", "Ulm", 1.0, "2024-05-01"]
    assert last[0].endswith(" (filled in)")
    assert made.data[0].tolist() == [10.5, 1.0, "Ulm", 1.0, pytest.approx(0.0)]


@pytest.mark.usefixtures("stand_in")
def test_values_of_a_category_are_one_column():
    customers = nc.load_sample("customers").with_roles({"Country": "feature"})
    analysis = nc.analyse(customers)
    made = analysis.to_shap()
    assert len(analysis.design.feature_names) > len(made.feature_names) == made.values.shape[1]
    assert set(made.display_data[:, made.feature_names.index("Country")]) - set(customers.frame["Country"]) == {
        "no answer"
    }


@pytest.mark.usefixtures("stand_in")
def test_one_cluster_has_no_evidence():
    made = nc.analyse(nc.load_sample("iris"), nc.AnalysisConfig(n_clusters=1)).to_shap()
    assert not made.values.any()


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    ("names", "values", "wheres"),
    [
        (["a"], None, ["feature_names"]),
        ("ab", None, ["feature_names"]),
        (None, X.T, ["display_data"]),
        (["a", "b", "c"], [1.0], ["feature_names", "display_data"]),
    ],
)
def test_names_and_values_of_another_shape_are_refused_at_once(names, values, wheres):
    with pytest.raises(ShapeError) as raised:
        nc.NeuralizedKMeans(X).explain(X).to_shap(names, values)
    assert [problem.where for problem in raised.value.problems] == wheres


def test_missing_shap_names_the_extra(monkeypatch):
    real = builtins.__import__

    def without_shap(name, *arguments, **more):
        if name == "shap":
            raise ImportError
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", without_shap)
    with pytest.raises(MissingPackageError, match=r"pip install \"neon-dashboard\[shap\]\""):
        nc.NeuralizedKMeans(X).explain(X).to_shap()


@pytest.mark.large
def test_plots_of_shap_draw_it(mixed):
    shap = pytest.importorskip("shap", reason="the extra [shap] is not installed")
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    made = mixed.to_shap()
    assert isinstance(made, shap.Explanation)
    try:
        axes = shap.plots.waterfall(made[39], show=False)
        labels = " ".join(text.get_text() for text in axes.get_yticklabels())
        assert "(filled in) = price" in labels
        assert "Bonn = town" in labels
        plt.close("all")
        for plot, values in ((shap.plots.beeswarm, made), (shap.plots.bar, made), (shap.plots.bar, made[0])):
            axes = plot(values, show=False)
            assert {"price", "heat"} <= {text.get_text().split(" = ")[-1] for text in axes.get_yticklabels()}
            plt.close("all")
    finally:
        plt.close("all")
