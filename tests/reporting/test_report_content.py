"""What a report says, before there is any markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

import neon_core as nc
from neon_core import wording
from neon_core.errors import ColumnError
from neon_core.reporting.report_content import build_report
from neon_core.saved.settings_file import parse_settings
from neon_core.wording.steps import EXPLANATION
from tests.helpers.analyses import wine_analysis
from tests.helpers.report_page import MADE, mixed_table, table_of


@pytest.fixture(scope="module")
def wine():
    return nc.load_sample("wine")


@pytest.fixture(scope="module")
def report(wine):
    return build_report(wine, wine_analysis(), MADE)


def test_steps_notes_and_meaning_stand_once_each():
    dataset, analysis = mixed_table()
    record = build_report(dataset, analysis, MADE).record
    steps = wording.describe_analysis(analysis, dataset.columns, len(dataset.frame))
    notes = tuple(note.text for note in analysis.notes)
    assert notes
    assert set(record.done) == set(steps) - {*notes, EXPLANATION}
    assert record.notes == notes


def test_every_column_has_its_line(wine, report):
    lines = wording.describe_columns(wine_analysis(), wine.columns)
    assert [f"{name}: {use}" for name, use in report.record.columns] == list(lines)


def test_cards_say_what_the_library_says(wine, report):
    rules = nc.cluster_rules(wine_analysis(), wine)
    for card, rule, profile in zip(report.clusters.cards, rules, nc.profile_clusters(wine_analysis()), strict=True):
        assert card.rule == rule
        assert card.found == wording.describe_found(rule)
        assert card.size == wording.describe_cluster_size(profile, wine.nouns)
        assert card.share == profile.size / 178
    assert [name for name, _ in report.clusters.cards[2].members] == ["Typical: wine 148", "Boundary: wine 92"]


def test_usual_rows_are_those_of_the_cards_and_say_why(report):
    members = {row for card in report.clusters.cards for _, row in card.members}
    rows = report.rows.rows
    assert {row.point.identity.row for row in rows} == members
    assert {row.label for row in rows} == {"Typical", "Boundary and most contested"}
    assert report.rows.choice.startswith("Typical: the row nearest to the centroid.")
    assert report.rows.other_beta == ""


def test_chosen_rows_take_their_place_and_say_nothing_of_cards(wine):
    rows = build_report(wine, wine_analysis(), MADE, rows=[60, "61"]).rows
    assert [row.point.identity.row for row in rows.rows] == [60, 61]
    assert ({row.label for row in rows.rows}, rows.choice) == ({""}, "")


def test_no_rows_are_no_rows(wine):
    assert build_report(wine, wine_analysis(), MADE, rows=[]).rows.rows == ()


def test_other_stiffness_is_said(wine):
    rows = build_report(wine, wine_analysis(), MADE, rows=[60], beta=0.0).rows
    assert rows.rows[0].point.comparison.beta == 0.0
    assert rows.other_beta == "These rows are explained at β 0; the usual value is β 1.82."
    assert build_report(wine, wine_analysis(n_clusters=2), MADE, rows=[60], beta=0.0).rows.other_beta == ""


def test_settings_give_the_same_analysis_again(wine, report):
    settings = parse_settings(report.record.settings)
    again = settings.analyse(settings.apply(wine))
    assert again.explanation.relevance.tolist() == wine_analysis().explanation.relevance.tolist()
    assert again.fingerprint in " ".join(report.record.origin)


def test_analysis_of_another_table_is_refused(wine):
    with pytest.raises(ColumnError, match="another table"):
        build_report(nc.load_sample("iris"), wine_analysis(), MADE)


def test_origin_that_is_given_is_kept(wine):
    assert build_report(wine, wine_analysis(), MADE, origin=("Here.",)).record.origin == ("Here.",)


def test_doubts_of_the_reading_are_notes():
    rows = "".join(f"{n}.{n % 10}00;{n % 5}\n" for n in range(1, 30))
    dataset = nc.read_table(f"price;n\n{rows}".encode())
    report = build_report(dataset, nc.analyse(dataset), MADE)
    assert dataset.reading.ambiguities
    doubts = tuple(map(str, dataset.reading.ambiguities))
    assert report.record.notes[-len(doubts) :] == doubts


def test_merged_split_and_named_clusters_are_said():
    wine = nc.load_sample("wine")
    analysis = nc.analyse(wine, replace(wine_analysis().config, n_clusters=4)).merge(0, 2).split(1)
    report = build_report(wine, analysis.rename({0: "Old vines"}), MADE)
    assert "were merged by hand" in " ".join(report.record.done)
    assert report.clusters.cards[0].called == "Old vines"
    assert report.names.clusters[:2] == ("Old vines", "1")
    assert report.names.centroids[:2] == ("centroid of Old vines", "centroid 1")


def test_one_cluster_and_one_row_have_nothing_to_compare():
    for dataset, analysis in (
        table_of({"a": [1.0], "b": [2.0]}, n_clusters=1),
        table_of({"a": [1.0, 2.0, 5.0], "b": [2.0, 2.0, 1.0]}, n_clusters=1),
    ):
        report = build_report(dataset, analysis, MADE)
        assert (report.rows.rows, report.clusters.heat) == ((), ())
        assert len(report.clusters.cards) == 1
