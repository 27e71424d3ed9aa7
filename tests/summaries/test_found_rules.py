"""Rules counted on all rows, and checked on rows that they were not found on; see also tests/test_short_rules.py."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

import neon_core as nc
from neon_core.summaries import found_rules
from neon_core.summaries.found_rules import FOLDS, FoundRule, find_rules
from neon_core.summaries.rule_columns import rule_column
from neon_core.summaries.rule_conditions import Range
from neon_core.value_format import ValueFormat
from tests.helpers.cluster_tables import analyses, fit


def test_coverage_and_precision_by_hand():
    rule = FoundRule(0, 10, (Range("x", 1, None, ValueFormat()),), n_found=8, n_right=6)
    assert (rule.coverage, rule.precision, rule.is_enough) == (0.6, 0.75, False)
    assert FoundRule(0, 10, rule.conditions, n_found=10, n_right=8).is_enough
    nothing = FoundRule(0, 10, rule.conditions)
    assert (nothing.coverage, nothing.is_enough) == (0.0, False)
    assert math.isnan(nothing.precision)
    assert math.isnan(FoundRule(0, 0, reason="empty").coverage)


def test_rule_without_conditions_matches_nothing():
    assert FoundRule(0, 0, reason="empty").matches(pd.DataFrame({"x": [1.0, 2.0]})).tolist() == [False, False]


def test_folds_hold_as_many_of_each_cluster():
    analysis = analyses()["wine"][1]
    places = found_rules._draw_pool(analysis)
    dataset = analyses()["wine"][0]
    column = rule_column(analysis.design.columns[0], dataset.frame["alcohol"], places)
    assert column is not None
    pool = found_rules._pool(analysis, [column], places)
    fold = found_rules._folds(pool, 0)
    for k in range(3):
        counts = np.bincount(fold[pool.labels == k], minlength=FOLDS)
        assert np.ptp(counts) <= 1


def test_sample_stands_for_the_table(monkeypatch):
    monkeypatch.setattr(found_rules, "POOL", 60)
    dataset, analysis = analyses()["wine"]
    places = found_rules._draw_pool(analysis)
    assert np.bincount(analysis.clustering.labels[places]).tolist() == [20, 20, 20]
    rules = find_rules(analysis, dataset)
    for rule in rules:
        assert rule.n_searched == 60
        assert rule.n_found == rule.matches(dataset.frame).sum()
        assert rule.coverage > 0.6


@pytest.mark.parametrize("size", [2, 3, 7])
def test_clusters_of_a_few_rows_have_rules(size):
    x = np.append(np.linspace(0.0, 1.0, 30), np.linspace(50.0, 51.0, size))
    dataset = nc.Dataset.from_frame(pd.DataFrame({"x": x}))
    small = min(find_rules(fit(dataset, n_clusters=2), dataset), key=lambda rule: rule.size)
    assert (small.size, small.n_found, small.n_right) == (size, size, size)
    assert small.held_out_coverage == 1.0


def test_no_column_to_write_a_condition_on():
    cells = pd.Series(["u", 1, "v", 2.5, "u", 1] * 3, dtype=object)
    dataset = nc.Dataset.from_frame(pd.DataFrame({"kind": cells})).with_roles({"kind": "feature"})
    assert {rule.reason for rule in find_rules(fit(dataset, n_clusters=2), dataset)} == {"no column"}


def test_column_of_weight_next_to_nothing_alone_sets_nothing_apart_that_is_not_there():
    dataset = nc.Dataset.from_frame(pd.DataFrame({"x": [0.0, 0.0, 1.0, 1.0]}))
    assert [rule.n_right for rule in find_rules(fit(dataset, n_clusters=2), dataset)] == [2, 2]
