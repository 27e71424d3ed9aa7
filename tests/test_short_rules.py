"""A short rule for each cluster: what it says is what pandas and SQLite find."""

from __future__ import annotations

import sqlite3
import warnings
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neon_core as nc
from neon_core.errors import ArgumentError, DataError
from neon_core.summaries.rule_conditions import CalendarPart, Period, Range, Values
from tests.helpers.cluster_tables import HOSTILE_NAMES, HOSTILE_WORDS, analyses, fit, mixed_analysis, mixed_dataset

NO_QUERY = ("back`tick", "inf", "ﬁne", "a\nb", "tab\tbed")
"""Names that a query of pandas cannot have."""

CASES = sorted(analyses())


@cache
def rules_of(name):
    dataset, analysis = analyses()[name]
    return nc.cluster_rules(analysis, dataset)


def select_by_query(rule, frame):
    """Return the rows that the rule's query finds, run as its user runs it."""
    if rule.is_query:
        return frame.reset_index(drop=True).query(rule.query).index.tolist()
    return frame.reset_index(drop=True)[eval(rule.query, {"frame": frame.reset_index(drop=True)})].index.tolist()


def select_by_mask(rule, frame):
    return frame.reset_index(drop=True)[eval(rule.mask, {"frame": frame.reset_index(drop=True)})].index.tolist()


def select_by_sql(rule, frame):
    """Return the rows that the rule's condition finds in a table of SQLite, written by pandas."""
    with sqlite3.connect(":memory:") as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # names with blanks
        frame.to_sql("clustered", connection, index=True, index_label="row of the frame")
        found = connection.execute(f'SELECT "row of the frame" FROM clustered WHERE {rule.sql} ORDER BY 1').fetchall()
    connection.close()
    return [row for (row,) in found]


def check_selects_what_it_counts(rule, dataset, analysis):
    """The three ways find the same rows: those that were counted."""
    frame = dataset.frame
    rows = np.flatnonzero(rule.matches(frame)).tolist()
    cluster = np.full(len(frame), -1)
    cluster[analysis.design.rows] = analysis.clustering.labels
    assert rule.n_found == len(rows)
    assert rule.n_right == (cluster[rows] == rule.cluster).sum()
    assert (cluster[rows] >= 0).all()
    if rule.conditions:
        assert select_by_query(rule, frame) == rows
        assert select_by_mask(rule, frame) == rows
        assert select_by_sql(rule, frame) == rows


# --- what a rule finds ---


@pytest.mark.parametrize("name", CASES)
def test_query_mask_and_sql_select_the_counted_rows(name):
    dataset, analysis = analyses()[name]
    rules = rules_of(name)
    assert [rule.cluster for rule in rules] == list(range(len(analysis.clustering.sizes)))
    for rule in rules:
        check_selects_what_it_counts(rule, dataset, analysis)
        assert len(rule.conditions) <= 4
        assert bool(rule.conditions) != bool(rule.reason)
        assert bool(rule.words) == bool(rule.query) == bool(rule.sql) == bool(rule.conditions)


def test_four_points_by_hand():
    dataset = nc.Dataset.from_frame(pd.DataFrame({"x": [1.0, 2.0, 8.0, 9.0]}))
    analysis = fit(dataset, n_clusters=2)
    low, high = sorted(nc.cluster_rules(analysis, dataset), key=lambda rule: rule.text)[::-1]
    assert (low.text, low.query, low.sql) == ("x at most 5", "x <= 5", '"x" <= 5')
    assert (high.text, high.mask) == ("x above 5", "(frame['x'] > 5)")
    assert (low.coverage, low.precision, low.n_found, low.is_enough) == (1.0, 1.0, 2, True)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_names_are_only_names(name):
    rng = np.random.default_rng(0)
    x = np.repeat([0.0, 5.0, 9.0], 20) + rng.normal(size=60)
    dataset = nc.Dataset.from_frame(pd.DataFrame({name: x, "other": rng.normal(size=60)}))
    analysis = fit(dataset, n_clusters=3, weights={"other": 1e-6})
    for rule in nc.cluster_rules(analysis, dataset):
        assert [condition.column for condition in rule.conditions] == [name]
        assert name in rule.text
        check_selects_what_it_counts(rule, dataset, analysis)
        assert rule.is_query == (name not in NO_QUERY)


@pytest.mark.parametrize("word", HOSTILE_WORDS)
@pytest.mark.parametrize("missing", ["own value", "usual value"])
def test_hostile_words_are_only_words(word, missing):
    kinds = [word, word, "v", "w", None, "v"] * 5
    frame = pd.DataFrame({"say `kind`": pd.Series(kinds, dtype=object), "x": np.arange(30.0) % 7})
    dataset = nc.Dataset.from_frame(frame).with_roles({"say `kind`": "feature", "x": "feature"})
    analysis = fit(dataset, n_clusters=3, fills={"say `kind`": missing}, weights={"x": 1e-6})
    rules = nc.cluster_rules(analysis, dataset)
    for rule in rules:
        check_selects_what_it_counts(rule, dataset, analysis)
    assert any(word in rule.words for rule in rules)


def test_every_kind_of_column_makes_conditions():
    found = {}
    for column in ("size", "visits", "income", "paid", "kind", "heat", "since"):
        others = {c.name: "ignore" for c in mixed_dataset().columns if c.role == "feature" and c.name != column}
        filler = mixed_dataset().frame.assign(filler=np.tile([0.0, 1.0], 120))
        dataset = nc.Dataset(
            "mixed", filler, (*mixed_dataset().columns, nc.Dataset.from_frame(filler[["filler"]]).columns[0])
        )
        dataset = dataset.with_roles({**others, "filler": "feature"})
        analysis = fit(dataset, n_clusters=2, weights={"filler": 1e-6})
        for rule in nc.cluster_rules(analysis, dataset):
            check_selects_what_it_counts(rule, dataset, analysis)
            found[column] = {type(condition) for condition in rule.conditions if condition.column == column}
    assert found == {
        **{name: {Range} for name in ("size", "visits", "income")},
        **{name: {Values} for name in ("paid", "kind", "heat")},
        "since": {Period},
    }


@pytest.mark.parametrize("dtype", ["float32", "Int64", "int8", "Float64", "float64[pyarrow]", "int64[pyarrow]"])
def test_numbers_of_every_dtype_are_compared_as_they_are(dtype):
    values = pd.Series([1, 2, 3, 60, 61, 62, 5, 6] * 3).astype(dtype)
    if dtype.startswith("float"):
        values = (values / 7).astype(dtype)
    dataset = nc.Dataset.from_frame(pd.DataFrame({"x": values, "y": [0.5] * 23 + [0.7]}))
    analysis = fit(dataset, n_clusters=2)
    for rule in nc.cluster_rules(analysis, dataset):
        check_selects_what_it_counts(rule, dataset, analysis)


@pytest.mark.parametrize("dtype", ["object", "str", "category", "string[pyarrow]", "string[python]"])
def test_words_of_every_dtype_are_compared_as_they_are(dtype):
    words = pd.Series(["u", "u", "v", "w", None, "v"] * 4).astype(dtype)
    dataset = nc.Dataset.from_frame(pd.DataFrame({"kind": words, "x": np.tile([0.0, 0.1, 5.0, 9.0, 9.1, 5.1], 4)}))
    dataset = dataset.with_kinds({"kind": "category"}).with_roles({"kind": "feature"})
    analysis = fit(dataset, n_clusters=3, fills={"kind": "own value"}, weights={"x": 0.01})
    for rule in nc.cluster_rules(analysis, dataset):
        check_selects_what_it_counts(rule, dataset, analysis)


def test_times_of_day_are_compared_as_text():
    moments = pd.Timestamp("2024-03-01 13:30:05.25") + pd.to_timedelta(np.tile([0, 1, 2, 50, 51, 52], 4), unit="s")
    dataset = nc.Dataset.from_frame(pd.DataFrame({"at": moments, "y": [0.0] * 23 + [1.0]}))
    dataset = dataset.with_roles({"at": "feature"})
    analysis = fit(dataset, n_clusters=2, weights={"y": 1e-6})
    for rule in nc.cluster_rules(analysis, dataset):
        check_selects_what_it_counts(rule, dataset, analysis)
        assert "2024-03-01 13:30:5" in rule.text or "2024-03-01 13:31" in rule.text or "before" in rule.text


@pytest.mark.parametrize("name", ["at", *HOSTILE_NAMES[1:3]])
@pytest.mark.parametrize(("use", "n_values"), [("month", 12), ("weekday", 7), ("hour", 24)])
def test_parts_of_the_calendar_make_conditions(name, use, n_values):
    """Clusters of a season, of some weekdays and of some hours over three years, with missing dates."""
    rng = np.random.default_rng(1)
    moments = pd.Timestamp("2022-01-01") + pd.to_timedelta(rng.integers(0, 3 * 365 * 24, 300), unit="h")
    dates = pd.Series(moments).mask(rng.random(300) < 0.05)
    dataset = nc.Dataset.from_frame(pd.DataFrame({name: dates, "x": rng.normal(size=300)}))
    dataset = dataset.with_roles({name: "feature"})
    analysis = fit(dataset, n_clusters=3, dates=use, weights={"x": 1e-6})
    rules = nc.cluster_rules(analysis, dataset)
    parts = [part for rule in rules for part in rule.conditions if isinstance(part, CalendarPart)]
    assert parts
    assert all(0 <= i < n_values for part in parts for i in part.positions)
    for rule in rules:
        check_selects_what_it_counts(rule, dataset, analysis)
        assert not any(isinstance(part, Period) for part in rule.conditions)
    noun = {"month": "month", "weekday": "day of the week", "hour": "hour of the day"}[use]
    assert any(rule.words.startswith(f"{noun} of {name} is ") for rule in rules)


def test_rows_that_were_left_out_are_never_found():
    frame = pd.DataFrame(
        {"x": [0.0, 0.1, 0.2, 9.0, 9.1, 9.2, 9.3, None], "y": [1.0, 2.0, 1.0, 2.0, 1.0, None, None, 1.0]}
    )
    dataset = nc.Dataset.from_frame(frame)
    analysis = fit(dataset, n_clusters=2, fills={"y": "leave out"}, weights={"y": 1e-6})
    high = max(nc.cluster_rules(analysis, dataset), key=lambda rule: rule.mask.count("x") if ">" in rule.mask else 0)
    assert high.guards
    for rule in nc.cluster_rules(analysis, dataset):
        check_selects_what_it_counts(rule, dataset, analysis)


@given(st.integers(1, 5), st.integers(0, 10_000))
@settings(max_examples=10)
def test_any_table_s_rules_select_what_they_count(k, seed):
    rng = np.random.default_rng(seed)
    n = 40
    frame = pd.DataFrame(
        {
            "number of `it`": np.round(rng.normal(size=n), int(rng.integers(0, 17))),
            "whole": rng.integers(-5, 5, n),
            'say "kind"': rng.choice(np.array(["u", "v's", "w", None], dtype=object), n),
            "yes": rng.choice(np.array([True, False, None], dtype=object), n),
            "at": pd.Timestamp("2024-02-28") + pd.to_timedelta(rng.integers(0, 10**12, n), unit="us"),
        }
    )
    for name in ("number of `it`", "at"):
        frame.loc[rng.random(n) < 0.1, name] = None
    dataset = nc.Dataset.from_frame(frame).with_kinds({"yes": "boolean"})
    dataset = dataset.with_roles({'say "kind"': "feature", "at": "feature", "yes": "feature"})
    fills = {'say "kind"': "own value", "number of `it`": str(rng.choice(["leave out", "usual value"]))}
    analysis = fit(dataset, n_clusters=k, n_init=1, fills=fills)
    for rule in nc.cluster_rules(analysis, dataset):
        check_selects_what_it_counts(rule, dataset, analysis)


# --- what a rule is worth ---


def test_rules_are_checked_on_rows_they_were_not_found_on():
    """Columns of noise make no rule that holds: the rule does better on its own rows."""
    rng = np.random.default_rng(0)
    dataset = nc.Dataset.from_frame(pd.DataFrame(rng.normal(size=(120, 8)), columns=list("abcdefgh")))
    rules = nc.cluster_rules(fit(dataset, n_clusters=6), dataset)
    own = np.mean([rule.coverage + rule.precision for rule in rules])
    held_out = np.mean([rule.held_out_coverage + rule.held_out_precision for rule in rules])
    assert held_out < own - 0.1
    assert min(rule.held_out_coverage for rule in rules_of("wine")) > 0.7


def test_too_poor_a_rule_says_what_it_finds():
    rng = np.random.default_rng(0)
    dataset = nc.Dataset.from_frame(pd.DataFrame(rng.normal(size=(200, 8)), columns=list("abcdefgh")))
    poor = [rule for rule in nc.cluster_rules(fit(dataset, n_clusters=6), dataset) if not rule.is_enough]
    assert poor
    for rule in poor:
        assert min(rule.coverage, rule.precision) < 0.8
        assert rule.text == f"No short rule: the best finds {rule.n_right} of {rule.size}."
        assert rule.words != rule.text


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("one cluster", {"No rule: there is one cluster, and nothing to tell it from."}),
        ("one member", {"No rule: the cluster has one row.", "x at most 5"}),
        ("empty cluster", {"No rule: the cluster has no rows.", "No rule: the cluster has one row.", "x at most 0"}),
    ],
)
def test_clusters_without_a_rule_say_why(name, texts):
    assert {rule.text for rule in rules_of(name)} == texts


def test_same_seed_same_rules():
    assert nc.cluster_rules(*analyses()["wine"][::-1]) == rules_of("wine")


def test_column_that_does_not_count_is_in_no_rule():
    for rule in rules_of("mixed"):
        assert {condition.column for condition in rule.conditions} <= set(mixed_analysis().design.column_names)


def test_wrong_arguments_are_refused():
    with pytest.raises(ArgumentError, match="another dataset"):
        nc.cluster_rules(mixed_analysis(), nc.load_sample("wine"))
    with pytest.raises(DataError, match="dataset"):
        nc.cluster_rules(mixed_analysis(), "wine")  # type: ignore[arg-type]


@pytest.mark.large
def test_large_table_is_searched_in_a_sample_and_counted_in_full():
    rng = np.random.default_rng(0)
    group = np.repeat(np.arange(4), [100_000, 100_000, 99_900, 100])
    values = rng.normal(size=(4, 5))[group] * 3 + rng.normal(size=(300_000, 5)) * 0.5
    dataset = nc.Dataset.from_frame(pd.DataFrame(values, columns=list("abcde")))
    analysis = fit(dataset, n_clusters=4)
    for rule in nc.cluster_rules(analysis, dataset):
        assert rule.n_searched <= 8_000
        assert rule.is_enough
        check_selects_what_it_counts(rule, dataset, analysis)
        assert rule.held_out_coverage == pytest.approx(rule.coverage, abs=0.05)
