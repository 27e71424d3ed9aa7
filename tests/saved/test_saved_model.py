"""A saved model places the rows that it was fitted to as the fit did, to the last bit, and new ones by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ColumnError, ConfigError, DataError
from neon_core.saved.model_file import format_model
from neon_core.saved.model_parts import parse_model
from tests.helpers.model_tables import rich_dataset, rich_frame, rich_model

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")
FOUR = pd.DataFrame({"x": [0.0, 2.0, 10.0, 12.0], "y": [1.0, 1.0, 5.0, 5.0]})


def model_of_four(**choices):
    data = nc.Dataset.from_frame(FOUR)
    return nc.SavedModel.of(data, nc.analyse(data, nc.AnalysisConfig(n_clusters=2, scaling="none", **choices)))


def assert_same(new, analysis):
    """Hold new rows to an analysis, bit by bit."""
    for one, other in (
        (new.design.matrix, analysis.design.matrix),
        (new.design.rows, analysis.design.rows),
        (new.clustering.labels, analysis.clustering.labels),
        (new.clustering.sizes, analysis.clustering.sizes),
        (new.clustering.mismatch, analysis.clustering.mismatch),
        (new.competitor, analysis.competitor),
        (new.boundary.distance, analysis.boundary.distance),
        (new.explanation.relevance, analysis.explanation.relevance),
        (new.explanation.logit, analysis.explanation.logit),
        (new.design.imputed, analysis.design.imputed),
    ):
        np.testing.assert_array_equal(one, other)
    assert new.explanation.beta == analysis.explanation.beta
    assert new.clustering.inertia == pytest.approx(analysis.clustering.inertia, rel=1e-12)


def test_four_rows_by_hand():
    model = model_of_four()
    assert model.clustering.centroids.tolist() == [[1.0, 1.0], [11.0, 5.0]]
    row = pd.DataFrame({"y": [3.0], "x": [4.0]})  # the columns stand in another order
    assert model.assign(row).tolist() == [0]
    # h = |x - (11, 5)|^2 - |x - (1, 1)|^2 = (49 - 9) + (4 - 4)
    assert model.explain(row).relevance.tolist() == [[40.0, 0.0]]
    assert model.n_rows == 4
    assert model.usual == (6.0, 3.0)  # the medians


@pytest.mark.parametrize("name", nc.sample_names())
def test_rows_of_a_sample_are_placed_as_by_the_fit(name):
    data = nc.load_sample(name)
    analysis = nc.analyse(data, nc.AnalysisConfig(n_init=1))
    model = parse_model(format_model(nc.SavedModel.of(data, analysis)))
    assert_same(model.read_rows(data).analysis, analysis)


@pytest.mark.parametrize("scaling", ["minmax", "robust", "none"])
@pytest.mark.parametrize("dates", ["elapsed", "month", "weekday", "hour"])
@pytest.mark.parametrize("missing", ["median", "drop"])
def test_rows_of_every_kind_are_placed_as_by_the_fit(scaling, dates, missing):
    choices = {"scaling": scaling, "dates": dates, "missing": missing, "weights": {"age": 2.5, "region": 0.3}}
    model, analysis = rich_model(**choices, transforms={"spent": "rank", "age": "logarithm"})
    assert_same(parse_model(format_model(model)).read_rows(rich_dataset()).analysis, analysis)


@pytest.mark.parametrize("edits", [(("merge", 0, 2),), (("split", 1, 3),), (("merge", 0, 1), ("split", 0, 0))])
def test_rows_of_merged_and_split_clusters_are_placed_as_by_the_edits(edits):
    model, analysis = rich_model(edits=edits, fills={"region": "leave out"})
    assert_same(parse_model(format_model(model)).read_rows(rich_dataset()).analysis, analysis)


@pytest.mark.parametrize("n_clusters", [1, 20])
def test_one_and_many_clusters(n_clusters):
    model, analysis = rich_model(n_clusters=n_clusters)
    assert_same(parse_model(format_model(model)).read_rows(rich_dataset()).analysis, analysis)


@given(st.lists(st.integers(0, 59), min_size=1, max_size=30))
def test_a_row_does_not_depend_on_the_others(rows):
    new = RICH.read_rows(rich_dataset(FRAME.iloc[rows].reset_index(drop=True)))
    alone = {row: i for i, row in enumerate(OWN.design.rows.tolist())}
    at = [alone[row] for row in rows]
    np.testing.assert_array_equal(new.analysis.clustering.labels, OWN.clustering.labels[at])
    np.testing.assert_allclose(
        new.analysis.explanation.relevance, OWN.explanation.relevance[at], rtol=1e-12, atol=1e-12
    )


FRAME = rich_frame()
RICH, OWN = rich_model()


def test_usual_values_are_the_medians_and_the_most_frequent():
    usual = dict(zip(RICH.design.column_names, RICH.usual, strict=True))
    days = (FRAME["joined"] - FRAME["joined"].min()).dt.days
    steps = FRAME["use"].map({"never": 1, "rarely": 2, "often": 3})
    assert usual["age"] == FRAME["age"].median()
    assert usual["spent"] == FRAME["spent"].median()
    assert usual["joined"] == days.median()
    assert usual["use"] == steps.median()
    assert usual["paper"] == float(FRAME["paper"].mean() > 0.5)
    region = next(column for column in RICH.design.columns if column.name == "region")
    assert region.categories[int(usual["region"])] == FRAME["region"].mode()[0]


def test_new_rows_are_an_analysis_that_keeps_to_its_model():
    new = RICH.read_rows(rich_dataset()).analysis
    assert new.to_frame().equals(OWN.to_frame())
    with pytest.raises(ConfigError, match="saved model"):
        new.merge(0, 1)
    with pytest.raises(ColumnError, match="saved model"):
        nc.Settings.of(rich_dataset(), new)
    assert new.rename({0: "Young"}).cluster_names == ("Young", "", "")


def test_explain_refuses_what_assign_marks():
    model = model_of_four(missing="drop")
    frame = pd.DataFrame({"x": [1.0, np.nan], "y": [1.0, 2.0]})
    assert model.assign(frame).tolist() == [0, -1]
    with pytest.raises(DataError, match=r"1 rows? cannot be placed"):
        model.explain(frame)


def test_names_and_beta_travel():
    data = nc.load_sample("iris")
    analysis = nc.analyse(data).rename({0: "Setosa <b>"})
    model = parse_model(format_model(nc.SavedModel.of(data, analysis)))
    assert model.read_rows(data).analysis.cluster_names == ("Setosa <b>", "", "")
    assert model.mean_evidence == pytest.approx(analysis.explanation.logit.mean(), rel=1e-12)
    np.testing.assert_array_equal(
        model.explain(data, beta=0.0).relevance, analysis.model.explain(analysis.design.matrix, 0.0).relevance
    )
