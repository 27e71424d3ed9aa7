"""The oracle by hand: tables of four rows and fewer."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

import pytest

from tests.claims.encoded import category_spread_squared, count_numbers, encode, fill_column, quantile, spread_squared
from tests.claims.exact import Choice, Count, ExactClustering
from tests.claims.exact_row import ExactRow
from tests.claims.tables import Table, TableColumn, make_table


def numbers(*cells, name="size", **choices):
    return TableColumn(name, "number", cells, **choices)


def fractions(*values):
    return [Fraction(value) for value in values]


@pytest.fixture
def four():
    """Sizes 0 1 4 9 in two clusters: means 1/2 and 13/2, 6 apart, so the border is at 7/2."""
    return ExactClustering(Table((numbers(0, 1, 4, 9),)), [0, 0, 1, 1])


def test_squares_and_discriminants_are_exact(four):
    assert [[Fraction(d, four.denominator) for d in row] for row in four.squares] == [
        fractions("1/4", "169/4"),
        fractions("1/4", "121/4"),
        fractions("49/4", "25/4"),
        fractions("289/4", "25/4"),
    ]
    assert [four.real(next(iter(h.values()))) for h in four.discriminants] == [42.0, 30.0, 6.0, 66.0]


def test_distances_to_the_border_and_ranks(four):
    assert four.distances == [3.5, 2.5, 0.5, 5.5]
    assert [four.rank(row)[0] for row in range(4)] == [Count(2, 2), Count(1, 1), Count(0, 0), Count(3, 3)]
    assert [four.rank(row)[2] for row in range(4)] == [Count(1, 1), Count(2, 2), Count(3, 3), Count(0, 0)]


def test_height_is_the_distance_over_half_the_gap(four):
    assert [ExactRow(four, row).heights for row in range(4)] == [[7 / 6], [5 / 6], [1 / 6], [11 / 6]]


def test_inertia_and_usual_beta(four):
    assert (four.inertia, four.usual_beta) == (13.0, 1 / 36)


def test_relevance_of_two_columns_adds_up_to_the_logit():
    table = Table((numbers(0, 1, 4, 9), numbers(2, 1, 0, 2, name="salt", weight=10.0)))
    clustering = ExactClustering(table, [0, 0, 1, 1])  # salt: means 3/2 and 1
    rows = [ExactRow(clustering, row) for row in range(4)]
    assert [row.relevance for row in rows] == [[42.0, 7.5], [30.0, -2.5], [6.0, 12.5], [66.0, -7.5]]
    assert [row.logit for row in rows] == [49.5, 27.5, 18.5, 58.5]
    assert rows[1].evidence == (30.0, -2.5)


def test_row_between_two_clusters_has_two_competitors():
    clustering = ExactClustering(Table((numbers(0, 4, 8),), n_clusters=3), [0, 1, 2])
    row = ExactRow(clustering, 1, math.inf)
    assert row.competitors == Choice(frozenset({0, 2}), frozenset({0, 2}))
    assert row.shares == {0: 0.5, 2: 0.5}
    assert row.relevance == [16.0]
    assert clustering.rank(1) == (Count(0, 0), Count(2, 2), Count(0, 0))


def test_shares_follow_the_softmin():
    clustering = ExactClustering(Table((numbers(0, 1, 3),), n_clusters=3), [0, 1, 2])
    row = ExactRow(clustering, 0, 0.5)  # h = 1 and 9
    assert row.shares == pytest.approx({1: 1 / (1 + math.exp(-4)), 2: math.exp(-4) / (1 + math.exp(-4))})
    assert row.relevance == pytest.approx([1.0])
    assert ExactRow(clustering, 0, 0.0).effective_competitors == pytest.approx(2.0)


def test_row_on_a_border_is_a_tie():
    clustering = ExactClustering(Table((numbers(0, 3, 9),)), [0, 1, 1])  # means 0 and 6
    row = ExactRow(clustering, 1)
    assert (row.tied.exact, row.logit, row.heights, row.relevance) == (frozenset({0}), 0.0, [0.0], [0.0])
    assert clustering.rank(1)[0] == Count(0, 0)


def test_nearest_border_can_be_that_of_another_cluster_than_the_competitor():
    """Means 0, -40 and 100: 18 is 38 from the border at -20 and 32 from that at 50, but h is 3,040 and 6,400."""
    clustering = ExactClustering(Table((numbers(-18, 18, -40, 100),), n_clusters=3), [0, 0, 1, 2])
    row = ExactRow(clustering, 1)
    assert (row.competitors.exact, row.nearest.exact) == (frozenset({1}), frozenset({2}))
    assert (row.logit, clustering.distances[1]) == (3040.0, 32.0)


def test_nearly_equal_rows_may_count_either_way():
    clustering = ExactClustering(Table((numbers(0, 2**-40, 9, 9),), n_clusters=2), [0, 0, 1, 1])
    assert clustering.rank(0) == (Count(0, 3), Count(0, 3), Count(0, 3))


def test_all_rows_alike_have_no_end_of_beta():
    clustering = ExactClustering(Table((numbers(5, 5),)), [0, 1])
    assert (clustering.usual_beta, clustering.distances) == (math.inf, [0.0, 0.0])
    assert ExactRow(clustering, 0).relevance == [0.0]


def test_one_cluster_has_no_competitor():
    clustering = ExactClustering(Table((numbers(0, 2),), n_clusters=1), [0, 0])
    assert (ExactRow(clustering, 0).alone, clustering.inertia) == (True, 2.0)


def test_spreads_of_numbers():
    values = fractions(0, 1, 3, 8)
    assert [spread_squared(values, scaling) for scaling in ("minmax", "standard", "robust", "none")] == fractions(
        64, "19/2", Fraction(7, 2) ** 2, 1
    )
    assert quantile(values, Fraction(1, 4)) == Fraction(3, 4)
    assert {spread_squared(fractions(7, 7), scaling) for scaling in ("minmax", "standard", "robust", "none")} == {1}


def test_spreads_of_categories():
    spreads = [category_spread_squared(["u", "u", "u", "v"], scaling) for scaling in ("minmax", "standard", "none")]
    assert spreads == fractions(2, "3/8", 1)
    assert category_spread_squared(["u", "u"], "standard") == 1


def test_gaps_are_filled_or_a_value_of_their_own():
    assert fill_column(numbers(1, None, 4, 0), "elapsed").values == tuple(fractions(1, 1, 4, 0))
    answers = TableColumn("ok", "boolean", (True, False, None))
    assert fill_column(answers, "elapsed").texts == ("yes", "no", "no answer")
    assert fill_column(replace(answers, is_usual=True), "elapsed").fill is False
    assert fill_column(TableColumn("kind", "category", ("v", "u", None)), "elapsed").texts == ("v", "u", "no answer")
    days = TableColumn("day", "date", (datetime(2024, 2, 27), datetime(2024, 2, 28), None))  # noqa: DTZ001
    assert fill_column(days, "elapsed").values == tuple(fractions(0, 1, "1/2"))
    assert fill_column(days, "month").texts == ("February",) * 3


def test_category_is_a_feature_for_each_value():
    table = Table((TableColumn("kind", "category", ("u", "v", "v")),), scaling="minmax")
    _, features = encode(table)
    assert [(feature.values, feature.factor) for feature in features] == [
        (tuple(fractions(0, 1, 1)), Fraction(1, 2)),
        (tuple(fractions(1, 0, 0)), Fraction(1, 2)),
    ]
    clustering = ExactClustering(table, [0, 1, 1])
    assert clustering.gaps[0][1] == clustering.denominator
    assert clustering.share_of_value(1, 0, "v") == 1


def test_set_of_clusters_is_named_whole_unless_rounding_decides():
    sure, doubtful = Choice(frozenset({1, 2}), frozenset({1, 2})), Choice(frozenset({1}), frozenset({1, 2}))
    assert [sure.allows(named) for named in ([1, 2], [2, 1], [1], [1, 3], [1, 1, 2], [])] == [True, True] + [False] * 4
    assert [doubtful.allows(named) for named in ([1], [2], [1, 2], [3])] == [True, True, True, False]


def test_analysis_finds_the_partition_of_tied_rows_and_empty_clusters():
    table = Table((numbers(0, 0, 5, 5),), n_clusters=3)
    analysis = table.analyse()
    clustering = ExactClustering(table, analysis.clustering.labels.tolist(), analysis)
    assert (clustering.settled, clustering.inertia) == (True, 0.0)
    assert sorted(gap for row in clustering.gaps for gap in row).count(0) == 5


def test_tables_are_the_same_for_a_seed_and_have_every_kind():
    tables = [make_table(seed) for seed in range(60)]
    assert tables == [make_table(seed) for seed in range(60)]
    kinds = {column.kind for table in tables for column in table.columns}
    assert kinds == {"number", "boolean", "ordered", "category", "date"}
    assert {table.scaling for table in tables} == {"minmax", "standard", "robust", "none"}


def test_numbers_count_by_their_logarithm_or_rank():
    logarithms = [float(value) for value in count_numbers(fractions(0, 3, 6), [], "logarithm")]
    assert logarithms == pytest.approx([math.log(3), math.log(6), math.log(9)])
    own = fractions(5, 1, 1, 9)
    assert count_numbers([*own, Fraction(3)], own, "rank") == tuple(fractions("5/8", "1/4", "1/4", "7/8", "7/16"))
