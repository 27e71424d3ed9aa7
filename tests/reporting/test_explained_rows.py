"""The rows of a report: which they are, and the numbers on their lines."""

from __future__ import annotations

import math

import numpy as np
import pytest

import neon_core as nc
from neon_core.errors import RowError
from neon_core.reporting.explained_rows import choose_rows, explain_rows, label_members
from neon_core.row_explanation import explain_row
from neon_core.wording import format_bars, to_text
from tests.helpers.analyses import WINE, customer_analysis, wine_analysis
from tests.helpers.report_page import mixed_table


def explained(analysis, row, beta=None, nouns=WINE):
    (found,) = explain_rows(analysis, [row], {}, nouns, beta)
    return found


@pytest.mark.parametrize("beta", [None, 0.0, 3.5, math.inf])
def test_lines_have_the_bars_of_the_library_with_every_digit(beta):
    row, point = explained(wine_analysis(), 60, beta), explain_row(wine_analysis(), 60, beta)
    order = point.bars.order
    assert [line.name for line in row.lines] == [point.columns.names[i] for i in order]
    assert [float(line.relevance) for line in row.lines] == point.bars.relevance[order].tolist()
    assert [line.text for line in row.lines] == format_bars(point, point.bars.relevance[order].tolist(), joint=False)
    assert sum(float(line.relevance) for line in row.lines) == pytest.approx(point.standing.logit, abs=1e-12)
    assert row.logit == "0.077"


def test_bars_go_from_the_middle_to_their_side():
    for line in explained(wine_analysis(), 60).lines:
        start, length = float(line.start), float(line.length)
        assert start + length == pytest.approx(0.0 if line.sign == "against" else length, abs=0.011)
        assert 0.0 <= length <= 100.0
    longest = explained(wine_analysis(), 60).lines[0]
    assert (longest.start, longest.length) == ("0.00", "100.00")


def test_values_are_the_row_s_and_the_two_centroids_in_units():
    line = next(line for line in explained(wine_analysis(), 60).lines if line.name == "hue")
    assert (line.value, line.own, line.other, line.sign) == ("1.250", "0.717", "1.062", "against")


def test_of_many_columns_the_smallest_are_one_line():
    digits = nc.load_sample("digits")
    analysis = nc.analyse(digits, nc.AnalysisConfig(10, n_init=1))
    row = explained(analysis, 0, nouns=digits.nouns)
    assert len(row.lines) == 13
    assert row.lines[-1].name == "the other 52 together"
    assert (row.lines[-1].value, row.lines[-1].strip) == ("", [])
    total = sum(float(line.relevance) for line in row.lines)
    assert total == pytest.approx(float(analysis.explanation.logit[0]), abs=1e-12)


def test_every_kind_of_value_is_written_in_its_way():
    dataset, analysis = mixed_table()
    lines = {line.name: line for line in explained(analysis, 0, nouns=dataset.nouns).lines}
    assert lines["kind"].own.endswith(f"% {lines['kind'].value}")
    assert lines["since"].value == "2024-01-01"
    assert lines["heat"].value == "low"
    assert lines["gap"].value.startswith("filled in: ")
    assert lines["is new"].own.endswith("% yes")


def test_shares_are_side_by_side_and_make_the_whole():
    parts = explained(wine_analysis(), 60).parts
    assert [part[0] for part in parts] == ["0.0", parts[0][1]]
    assert sum(float(length) for _, length, _ in parts) == pytest.approx(100.0, abs=0.1)


def test_two_clusters_have_no_stiffness_to_speak_of():
    row = explained(wine_analysis(n_clusters=2), 60)
    assert row.comparison == ""
    assert to_text(row.shares).endswith(" alone")


def test_one_cluster_explains_nothing():
    assert explain_rows(wine_analysis(n_clusters=1), [60], {}, WINE, None) == ()


def test_rows_are_chosen_by_number_and_by_name_in_their_order():
    analysis, names = customer_analysis(), nc.load_sample("customers").frame["Customer ID"]
    assert choose_rows(analysis, [7, str(names[3]), "row 0", 7]) == [7, 3, 0]


@pytest.mark.parametrize("rows", [3, "60", None, 1.5])
def test_what_is_no_list_of_rows_is_refused(rows):
    with pytest.raises(RowError, match="are not rows"):
        choose_rows(wine_analysis(), rows)


def test_every_row_that_there_is_not_is_named_at_once():
    with pytest.raises(RowError) as raised:
        choose_rows(wine_analysis(), [60, 999, "Ann", 1.5, True])  # type: ignore[list-item]
    assert len(raised.value.problems) == 4
    assert all(problem.hint for problem in raised.value.problems)


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
def test_row_that_was_left_out_says_so():
    analysis = nc.analyse(nc.load_sample("customers"), nc.AnalysisConfig(4, missing="drop", n_init=1))
    gone = int(np.setdiff1d(np.arange(396), analysis.design.rows)[0])
    for row in (gone, f"row {gone}"):
        with pytest.raises(RowError, match="was left out"):
            choose_rows(analysis, [row])


def test_members_stand_cluster_by_cluster_each_row_once():
    labels = label_members(nc.cluster_members(wine_analysis()))
    clusters = [int(wine_analysis().clustering.labels[row]) for row in labels]
    assert clusters == sorted(clusters)
    assert labels[92] == ["Boundary", "Most contested"]
