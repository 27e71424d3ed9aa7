"""Events of Compare, and their way into the address and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.shared.session import events
from pages.shared.session.against import Against
from pages.shared.session.column_choices import Columns
from pages.shared.session.uploaded_file import Upload
from pages.shared.wording import address_words

EXPORT = Upload.of("spring.csv", b"row,cluster\n0,1\n")


def test_choice_stands_in_the_address_and_comes_back(wine_session):
    after = events.choose_against(wine_session, Against("scaling", "standard"))
    _, address = events.write_address(after)
    assert address == {"against": "scaling:standard"}
    assert events.begin_visit(address).choices == after.choices


def test_choice_keeps_everything_else_and_drops_notices(wine_session):
    before = events.choose_row(wine_session, 7).with_notices("old")
    after = events.choose_against(before, Against("k", 5))
    assert after.choices == replace(before.choices, against=Against("k", 5))
    assert after.visit.notices == ()


def test_another_table_begins_with_the_usual_comparison(wine_session):
    after = events.choose_against(wine_session, Against("labels", "class"))
    assert events.open_table(after, "iris").choices.against == Against()


def test_export_is_kept_in_the_visit_and_only_named_in_the_address(wine_session):
    after = events.compare_export(wine_session, EXPORT)
    assert after.visit.export is EXPORT
    _, address = events.write_address(after)
    assert address == {"against": f"export:{EXPORT.reference.key},spring.csv"}
    reloaded = events.begin_visit(address)
    assert reloaded.visit.export is None
    assert reloaded.choices.against == after.choices.against


def test_other_clustering_is_taken_over_and_compared_with_the_former_one(wine_session):
    before = events.choose_beta(events.choose_row(wine_session, 7), 2.0)
    config = replace(before.choices.config, n_clusters=4)
    after = events.take_over(before, config, before.choices.columns, Against("k", 3))
    assert after.choices == replace(before.choices, config=config, beta="usual", against=Against("k", 3))
    assert after.visit.column_edition == before.visit.column_edition


def test_other_columns_are_taken_over_with_a_new_column_editor(wine_session):
    columns = Columns(roles=(("hue", "ignore"),))
    after = events.take_over(wine_session, wine_session.choices.config, columns, Against("columns", ("hue",)))
    assert after.choices.columns == columns
    assert after.visit.column_edition > wine_session.visit.column_edition


def test_names_and_merges_go_with_their_clusters_and_it_is_said(wine_session):
    named = events.name_cluster(wine_session, 0, "Old vines")
    config = replace(named.choices.config, random_state=5)
    after = events.take_over(named, config, named.choices.columns, Against("seed", 2))
    assert after.choices.names == ()
    assert after.visit.notices == (address_words.OTHER_CLUSTERS,)


def test_impossible_comparison_becomes_the_usual_one_with_notice(wine_session):
    chosen = events.choose_against(wine_session, Against("labels", "nope"))
    after = events.keep_possible_against(chosen, "No such column.")
    assert after.choices.against == Against()
    assert after.visit.notices == ("No such column.",)
    assert events.keep_possible_against(chosen, "") is chosen


@pytest.mark.parametrize("text", ["k:99", "<b>", "columns:" + "a" * 9999])
def test_meaningless_comparison_of_an_address_is_refused_with_notice(text):
    session = events.begin_visit({"against": text, "row": "7"})
    assert (session.choices.against, session.choices.row) == (Against(), 7)
    assert "Shown instead: one cluster more" in session.visit.notices[0]
    assert len(session.visit.notices[0]) < 300
