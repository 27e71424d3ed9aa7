"""Numbers that count by their logarithm or rank, through the whole analysis: laws, hand examples, user's units."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core import wording
from neon_core.config import OWN_TABLE
from neon_core.errors import DataError
from neon_core.figures.map_figure import cluster_map
from neon_core.preparation import prepare
from neon_core.projection import feature_map
from neon_core.row_explanation import explain_row
from neon_core.scalings import SCALINGS
from neon_core.tables import bars_table, export_table, map_table
from tests.helpers import reference
from tests.helpers.reference import moderately

INCOME = [1.0, 10.0, 1000.0, 10000.0]
FOUR = pd.DataFrame({"income": INCOME, "age": [20.0, 20.0, 30.0, 30.0]})
HOW = ("logarithm", "rank")


def analyse(frame, how, scaling="none", **more):
    config = nc.AnalysisConfig(n_clusters=2, scaling=scaling, transforms=(("income", how),), **more)
    return nc.analyse(nc.Dataset.from_frame(frame), config)


def skewed_frame(n=60):
    rng = np.random.default_rng(3)
    return pd.DataFrame({"income": np.round(rng.lognormal(5.0, 1.5, n), 2), "age": rng.normal(40.0, 9.0, n).round(1)})


# --- by hand ---


def test_four_incomes_by_their_logarithm():
    analysis = analyse(FOUR[["income"]], "logarithm")
    assert analysis.clustering.labels.tolist() == [0, 0, 1, 1]
    np.testing.assert_allclose(analysis.design.matrix[:, 0], np.log(INCOME))
    centroids = analysis.design.to_original(analysis.clustering.centroids)["income"]
    np.testing.assert_allclose(centroids, [np.sqrt(10.0), np.sqrt(1e7)])  # geometric means
    log_10, point = np.log(10.0), explain_row(analysis, 1)
    assert point.standing.logit == pytest.approx((2.5 * log_10) ** 2 - (0.5 * log_10) ** 2)
    assert point.scale.zero.tolist() == pytest.approx([100.0])  # half way between the centroids
    assert point.scale.place(point.scale.values).tolist() == pytest.approx([0.25])
    assert point.scale.place(point.scale.zero).tolist() == pytest.approx([0.5])
    assert point.scale.widths.tolist() == pytest.approx([4.0 * log_10])
    assert (point.scale.low.tolist(), point.scale.high.tolist()) == ([1.0], [10000.0])


def test_four_incomes_by_their_rank():
    analysis = analyse(FOUR[["income"]], "rank")
    assert analysis.design.matrix[:, 0].tolist() == [0.125, 0.375, 0.625, 0.875]
    assert analysis.design.to_original(analysis.clustering.centroids)["income"].tolist() == [5.5, 5500.0]


def test_values_are_shown_in_the_users_units():
    analysis = analyse(FOUR, "logarithm", "standard")
    point = explain_row(analysis, 2)
    assert wording.format_value(point, 0) == "1,000"
    assert wording.format_centroid(point, 0, float(point.scale.centroids[1, 0])) == "3,162"
    table = bars_table(point).set_index("feature")
    assert table.loc["income", "value"] == 1000.0
    assert table.loc["income", "centroid 1"] == pytest.approx(np.sqrt(1e7))
    assert export_table(nc.Dataset.from_frame(FOUR), analysis)["income"].tolist() == INCOME
    plane = feature_map(analysis, 0, 1)
    np.testing.assert_allclose(plane.points[:, 0], np.log(INCOME))
    assert map_table(analysis, plane)["x"].tolist() == INCOME
    axes = cluster_map(analysis, plane, ("row", "rows")).layout
    assert axes.xaxis.ticktext == ("1", "10", "100", "1,000", "10,000")
    np.testing.assert_allclose(axes.xaxis.tickvals, np.log(10.0) * np.arange(5))
    assert axes.yaxis.ticktext is None


def test_missing_number_takes_the_median_of_the_users_values():
    frame = FOUR.assign(income=[1.0, np.nan, 9.0, 10000.0])
    with pytest.warns(nc.NeonWarning, match="filled in with the median"):
        analysis = analyse(frame, "logarithm")
    assert wording.format_value(explain_row(analysis, 1), 0) == "filled in: 9"
    assert analysis.design.matrix[1, 0] == pytest.approx(np.log(9.0))


def test_zeros_alone_are_constant():
    analysis = analyse(FOUR.assign(income=0.0), "logarithm", "standard")
    assert analysis.design.constant == ("income",)
    assert not analysis.explanation.relevance[:, 0].any()


def test_amounts_whose_squares_are_no_numbers_count_by_their_logarithm():
    frame = FOUR.assign(income=[1e-300, 1.0, 1e150, 1e300])
    analysis = analyse(frame, "logarithm", "minmax")
    np.testing.assert_allclose(analysis.design.to_original(analysis.design.matrix)["income"], frame["income"])
    assert np.abs(analysis.explanation.residual).max() < 1e-12
    with pytest.raises(DataError, match="too large to be squared"):
        analyse(frame, "as it is")


# --- refused ---


def test_negative_numbers_have_no_logarithm():
    with pytest.raises(DataError, match="income has 2 negative values, which have no logarithm"):
        analyse(FOUR.assign(income=[-1.0, -2.0, 3.0, 4.0]), "logarithm")
    analyse(FOUR.assign(income=[-1.0, -2.0, 3.0, 4.0]), "rank")


def test_only_a_number_that_is_there_has_a_transform():
    data = nc.Dataset.from_frame(FOUR.assign(old=[True, False, True, False]))
    for name, message in (("old", "old is no number, so it has no rank"), ("gone", "A transform is given to a column")):
        with pytest.raises(DataError, match=message):
            nc.analyse(data, nc.AnalysisConfig(n_clusters=2, transforms=((name, "rank"),)))


def test_new_row_without_a_logarithm_is_refused():
    design = analyse(FOUR, "logarithm").design
    with pytest.raises(DataError, match="2 values are not a number above 0, and income counts by its logarithm"):
        design.to_scaled(pd.DataFrame({"income": [0.0, 5.0, -3.0], "age": [1.0, 2.0, 3.0]}))


# --- laws ---

TABLES = st.lists(
    st.tuples(st.integers(0, 10**6).map(float), st.integers(-50, 50).map(float)), min_size=4, max_size=14, unique=True
)


@moderately
@given(TABLES, st.sampled_from(HOW), st.sampled_from(tuple(SCALINGS)))
def test_bars_add_up_and_values_come_back(rows, how, scaling):
    frame = pd.DataFrame(rows, columns=["income", "age"])
    analysis = analyse(frame, how, scaling, n_init=1)
    assert (np.abs(analysis.explanation.residual) <= 1e-9 * np.maximum(1.0, analysis.explanation.logit)).all()
    again = analysis.design.to_original(analysis.design.matrix)
    np.testing.assert_allclose(again, frame, rtol=1e-10)
    np.testing.assert_allclose(analysis.design.to_scaled(frame), analysis.design.matrix, atol=1e-12)


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("scaling", SCALINGS)
def test_transform_is_that_of_a_table_transformed_by_hand(how, scaling):
    frame = skewed_frame()
    income = frame["income"]
    by_hand = np.log(income) if how == "logarithm" else (income.rank() - 0.5) / len(income)
    given_one = analyse(frame, how, scaling, n_init=3)
    transformed = frame.assign(income=by_hand)
    config = nc.AnalysisConfig(n_clusters=2, scaling=scaling, n_init=3)
    other = nc.analyse(nc.Dataset.from_frame(transformed), config)
    np.testing.assert_allclose(given_one.design.matrix, other.design.matrix, atol=1e-12)
    assert given_one.clustering.labels.tolist() == other.clustering.labels.tolist()
    np.testing.assert_allclose(given_one.explanation.relevance, other.explanation.relevance, atol=1e-9)
    expected = reference.for_each_row(
        reference.relevance, other.design.matrix, other.clustering.centroids, other.model.beta
    )
    np.testing.assert_allclose(given_one.explanation.relevance, expected, atol=1e-9)


def test_income_in_cents_changes_no_relevance():
    frame = skewed_frame()
    euros, cents = analyse(frame, "logarithm"), analyse(frame.assign(income=100.0 * frame["income"]), "logarithm")
    np.testing.assert_allclose(euros.explanation.relevance, cents.explanation.relevance, atol=1e-9)


# --- the usual way ---


def test_heavy_tail_of_ones_own_table_counts_by_its_logarithm():
    data = nc.read_table(skewed_frame(90).to_csv(index=False).encode(), filename="own.csv")
    with pytest.warns(nc.NeonWarning, match="income has a few large values"):
        analysis = nc.analyse(data)
    assert [column.transform.name for column in analysis.design.columns] == ["logarithm", "as it is"]
    assert [str(note) for note in analysis.notes if note.kind == "logarithm"] == [
        "income has a few large values and counts by its logarithm: small differences among small values count."
    ]
    chosen = nc.analyse(
        data, nc.AnalysisConfig(scaling="standard", skewed="logarithm", transforms=(("income", "as it is"),))
    )
    assert {column.transform.name for column in chosen.design.columns} == {"as it is"}
    assert OWN_TABLE.skewed == "logarithm"
    assert nc.AnalysisConfig().skewed == "as it is"


def test_steps_say_the_formula_and_the_meaning_of_a_centroid():
    frame = FOUR.assign(income=[0.0, 2.0, 50.0, 900.0])
    analysis = analyse(frame, "logarithm")
    steps = wording.describe_preparation(analysis.design, analysis.config, nc.Dataset.from_frame(frame).columns, 4)
    assert "By its logarithm, small differences among small values count: income (log(value + 2))." in steps
    assert "A centroid's value in such a column is that of its mean logarithm, not the mean of its values." in steps


def test_rows_that_other_columns_leave_out_do_not_change_the_guess():
    frame = skewed_frame(90)
    frame.loc[frame["income"] > frame["income"].quantile(0.9), "age"] = np.nan
    data, fills = nc.Dataset.from_frame(frame), (("age", "leave out"),)
    design = prepare(data, nc.AnalysisConfig(skewed="logarithm", fills=fills))
    assert design.columns[0].transform.name == "logarithm"
