"""How any column distributes over the clusters."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import ArgumentError, ColumnError, DataError
from neon_core.orders import find_steps
from tests.helpers.cluster_tables import analyses, fit, mixed_analysis, mixed_dataset


@pytest.mark.parametrize("name", sorted(analyses()))
def test_every_column_of_every_table_has_a_spread(name):
    dataset, analysis = analyses()[name]
    for column in dataset.columns:
        spread = nc.column_spread(analysis, dataset, column.name)
        assert spread.name == column.name
        assert spread.role == column.role
        assert spread.counted == (column.name in analysis.design.column_names)
        assert math.isnan(spread.separation) or 0.0 <= spread.separation <= 1.0
        assert len(spread.to_frame()) == len(analysis.clustering.sizes) + 1


def test_numbers_have_quantiles_and_eta_squared_of_the_cells_that_are_there():
    from sklearn.feature_selection import f_classif

    spread, frame = nc.column_spread(mixed_analysis(), mixed_dataset(), "size"), mixed_dataset().frame
    is_there, labels = frame["size"].notna().to_numpy(), mixed_analysis().clustering.labels
    values, own = frame["size"].to_numpy()[is_there], labels[is_there]
    eta, n = spread.separation, len(own)
    f = f_classif(values[:, None], own)[0][0]
    assert (spread.measure, spread.counted) == ("eta squared", True)
    assert eta / 3 / ((1 - eta) / (n - 4)) == pytest.approx(f)
    np.testing.assert_allclose(
        spread.description.quantiles[1], np.quantile(values[own == 1], [0.05, 0.25, 0.5, 0.75, 0.95])
    )
    assert spread.description.missing.sum() == (~is_there).sum()


@pytest.mark.parametrize(
    ("column", "role", "counted"), [("seen", "describe", False), ("known", "class", False), ("kind", "feature", True)]
)
def test_categories_have_shares_and_v(column, role, counted):
    from scipy.stats.contingency import association

    spread = nc.column_spread(mixed_analysis(), mixed_dataset(), column)
    table = pd.crosstab(mixed_analysis().clustering.labels, mixed_dataset().frame[column]).to_numpy()
    assert (spread.role, spread.counted, spread.measure) == (role, counted, "Cramér's V")
    assert spread.separation == pytest.approx(association(table, method="cramer"))


def test_v_counts_every_value_also_the_rare_ones():
    from scipy.stats.contingency import association

    spread = nc.column_spread(mixed_analysis(), mixed_dataset(), "note")
    table = pd.crosstab(mixed_analysis().clustering.labels, mixed_dataset().frame["note"]).to_numpy()
    assert len(spread.description.values) == 11
    assert spread.separation == pytest.approx(association(table, method="cramer"))


def test_ordered_column_has_shares_and_eta_squared_of_its_steps():
    spread, dataset = nc.column_spread(mixed_analysis(), mixed_dataset(), "heat"), mixed_dataset()
    steps = pd.Series(find_steps(dataset.frame["heat"], ("low", "mid", "high")))
    means = steps.groupby(mixed_analysis().clustering.labels).transform("mean")
    whole, within = ((steps - steps.mean()) ** 2).sum(), ((steps - means) ** 2).sum()
    assert (spread.measure, spread.description.values[:3]) == ("eta squared", ("low", "mid", "high"))
    assert spread.separation == pytest.approx(1 - within / whole)


def test_one_cluster_has_nothing_to_compare():
    dataset, analysis = analyses()["one cluster"]
    assert all(math.isnan(nc.column_spread(analysis, dataset, c.name).separation) for c in dataset.columns)


def test_column_with_values_in_one_cluster_only_has_nothing_to_compare():
    frame = pd.DataFrame({"x": [0.0, 0.1, 9.0, 9.1], "y": [1.0, 2.0, None, None], "z": ["a", "b", None, None]})
    dataset = nc.Dataset.from_frame(frame).with_roles({"y": "ignore"})
    analysis = fit(dataset, n_clusters=2)
    assert all(math.isnan(nc.column_spread(analysis, dataset, name).separation) for name in "yz")


def test_constant_column_separates_nothing():
    frame = pd.DataFrame({"x": [0.0, 0.1, 9.0, 9.1], "y": [1.0] * 4, "z": ["a"] * 4})
    dataset = nc.Dataset.from_frame(frame).with_roles({"y": "ignore"})
    analysis = fit(dataset, n_clusters=2)
    assert [nc.column_spread(analysis, dataset, name).separation for name in "yz"] == [0.0, 0.0]


def test_wrong_arguments_are_refused():
    with pytest.raises(ColumnError, match="no column 'x'"):
        nc.column_spread(mixed_analysis(), mixed_dataset(), "x")
    with pytest.raises(ArgumentError, match="another dataset"):
        nc.column_spread(mixed_analysis(), nc.load_sample("wine"), "hue")
    with pytest.raises(DataError, match="dataset"):
        nc.column_spread(mixed_analysis(), "wine", "hue")  # type: ignore[arg-type]


def test_beyond_chance_is_adjusted_r_squared_of_a_number_and_nothing_for_unlike_texts():
    frame = pd.DataFrame(
        {"x": [0.0, 0.0, 0.0, 9.0, 9.0, 9.0], "y": [1.0, 2.0, 3.0, 4.0, 5.0, 9.0], "t": list("abcdef")}
    )
    data = nc.Dataset.from_frame(frame).with_roles({"y": "ignore", "t": "ignore"})
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2))
    number, text = (nc.column_spread(analysis, data, name) for name in ("y", "t"))
    assert number.chance == 0.2
    assert number.beyond_chance == pytest.approx(1.0 - (1.0 - number.separation) * 5.0 / 4.0)
    assert (text.separation, text.chance, text.beyond_chance) == (1.0, 1.0, 0.0)


def test_single_cluster_knows_no_chance():
    data = nc.Dataset.from_frame(pd.DataFrame({"x": [1.0, 2.0], "t": ["a", "b"]})).with_roles({"t": "ignore"})
    spread = nc.column_spread(nc.analyse(data, nc.AnalysisConfig(n_clusters=1)), data, "t")
    assert np.isnan([spread.separation, spread.chance, spread.beyond_chance]).all()
