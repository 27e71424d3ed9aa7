"""Alarms: raised where a fault is planted, and silent on noise and on plain clusters."""

from __future__ import annotations

from typing import cast

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.errors import ArgumentError
from neon_core.evaluation.clustering_alarms import RATES, REMEDIES
from tests.helpers.analyses import analyse_columns, wine_analysis


def alarms_of(frame, k=3, scaling="minmax"):
    """Return the alarms of a table in which every column counts, by their kinds."""
    data = nc.Dataset.from_frame(pd.DataFrame(frame)).with_roles(dict.fromkeys(frame, "feature"))
    found = nc.alarms(nc.analyse(data, nc.AnalysisConfig(n_clusters=k, scaling=scaling)))
    return {alarm.kind: alarm for alarm in found}


def raised(found):
    return {kind for kind, alarm in found.items() if alarm.is_raised}


def three_clusters(seed=0, n_columns=4):
    """Return three clusters that differ in every column, in no order."""
    random = np.random.default_rng(seed)
    centers = np.stack([random.permutation([0.0, 6.0, 12.0]) for _ in range(n_columns)], axis=1)
    matrix = centers[random.integers(3, size=150)] + random.normal(size=(150, n_columns))
    return {f"column {i}": matrix[:, i] for i in range(n_columns)}


def test_plain_clusters_and_pure_noise_raise_none():
    assert raised(alarms_of(three_clusters())) == set()
    noise = np.random.default_rng(1).uniform(size=(200, 5))
    assert raised(alarms_of({f"column {i}": noise[:, i] for i in range(5)})) == set()
    assert [alarm for alarm in nc.alarms(wine_analysis()) if alarm.is_raised] == []


def test_raw_units_let_one_column_make_the_clusters():
    found = nc.alarms(wine_analysis(scaling="none"))
    by_kind = {alarm.kind: alarm for alarm in found}
    assert by_kind["half"].column == by_kind["scaling"].column == "proline"
    assert by_kind["half"].value == pytest.approx(0.998, abs=0.001)
    assert by_kind["scaling"].value > 0.8
    assert found[0].is_raised
    assert not found[-1].is_raised  # those that are raised come first
    assert not nc.alarms(wine_analysis())[0].is_raised


def test_batch_column_is_the_order_of_the_rows():
    table = three_clusters()
    found = alarms_of({**table, "batch": [f"day {i // 50}" for i in range(150)]})
    assert "row order" in raised(found)
    assert found["row order"].column == "batch"
    assert found["row order"].remedy == "leave out"
    assert "batch says where in the table a row stands" in found["row order"].text


def test_near_copy_counts_twice():
    table = three_clusters()
    noise = 0.05 * np.random.default_rng(2).normal(size=150)
    found = alarms_of({**table, "copy": 2.54 * table["column 1"] + noise})
    assert raised(found) == {"copies"}
    assert found["copies"].column == "copy"
    assert "column 1 and copy say nearly the same" in found["copies"].text


def test_outliers_are_a_cluster_of_their_own():
    table = {name: np.append(values, 300.0) for name, values in three_clusters().items()}
    found = alarms_of(table, k=2)
    assert "outliers" in raised(found)
    assert found["outliers"].value == 1.0
    assert found["outliers"].seen == "smallest has 1 row"


def test_category_that_the_clusters_repeat():
    random = np.random.default_rng(5)
    noise = {f"column {i}": random.normal(size=150) for i in range(4)}
    found = alarms_of({**noise, "kind": random.choice(list("abc"), 150)})
    assert "one column" in raised(found)
    assert found["one column"].column == "kind"
    assert found["one column"].remedy == "describe"


def test_rows_that_are_there_twice():
    table = {name: np.append(values, values[:20]) for name, values in three_clusters().items()}
    found = alarms_of(table)
    assert raised(found) == {"repeated"}
    assert found["repeated"].value == pytest.approx(20 / 170)


def test_every_alarm_has_its_rates_and_its_remedy():
    kinds = [alarm.kind for alarm in nc.alarms(wine_analysis())]
    assert sorted(kinds) == sorted(RATES) == sorted(REMEDIES)
    for alarm in nc.alarms(wine_analysis()):
        assert alarm.rates.false <= 0.05
        assert alarm.rates.hits >= 0.9


def test_one_cluster_has_no_alarm_and_no_analysis_is_refused():
    assert nc.alarms(analyse_columns({"x": [1.0, 2.0, 3.0]}, n_clusters=1)) == ()
    with pytest.raises(ArgumentError):
        nc.alarms(cast("nc.Analysis", "wine"))


def test_two_columns_and_few_rows_have_alarms():
    found = nc.alarms(analyse_columns({"x": [1.0, 2.0, 30.0], "y": [1.0, 5.0, 2.0]}, n_clusters=2))
    assert len(found) == 7
    assert not any(alarm.is_raised for alarm in found if alarm.kind in ("half", "copies", "row order"))
