"""Events of the clusters: names, merges, and what becomes of them in another fit."""

from __future__ import annotations

import pytest

from pages.shared.session import events
from pages.shared.wording import address_words

RENUMBERED = (-1, 1, -1, 2)
"""After clusters 0 and 2 of four are merged."""


@pytest.fixture
def named(wine_session):
    """Clusters 0 and 3 have names."""
    return events.name_cluster(events.name_cluster(wine_session, 0, "Old vines"), 3, "Young")


def test_names_stand_in_the_address_and_come_back(named):
    _, address = events.write_address(named)
    assert address == {"names": "0:Old vines,3:Young"}
    assert events.begin_visit(address).choices.names == named.choices.names


def test_refused_name_is_told_and_changes_nothing(named):
    after = events.name_cluster(named, 1, "YOUNG")
    assert after.choices == named.choices
    assert "Two clusters would be called" in after.visit.notices[0]


def test_merge_renumbers_names_and_undo_brings_all_back(named):
    merged = events.edit_clusters(named, ("merge", 0, 2), RENUMBERED)
    assert merged.choices.config.edits == (("merge", 0, 2),)
    assert merged.choices.names == ((2, "Young"),)
    address = {"edits": "merge-0-2", "names": "2:Young", "former": "0-0:Old vines"}
    assert events.write_address(merged)[1] == address
    assert events.begin_visit(address).choices == merged.choices
    renamed = events.name_cluster(events.name_cluster(merged, 0, "Both"), 1, "Middle")
    before = events.undo_edit(renamed, RENUMBERED)
    assert before.choices.config == named.choices.config
    assert before.choices.names == ((0, "Old vines"), (1, "Middle"), (3, "Young"))
    assert events.write_address(before)[1] == {"names": "0:Old vines,1:Middle,3:Young"}
    twice = events.edit_clusters(merged, ("merge", 1, 2), [0, -1, -1])
    assert events.write_address(twice)[1]["former"] == "0-0:Old vines,1-2:Young"
    assert events.undo_edit(twice, [0, -1, -1]).choices == merged.choices


@pytest.mark.parametrize("former", ["1-0:Old", "0-0", "0:Old", "0-50:Old", "<b>", "0-0:Old,0-0:New", "00-0:Old", ""])
def test_former_names_of_an_address_that_no_edit_took_are_refused_with_notice(former):
    session = events.begin_visit({"edits": "merge-0-2", "former": former})
    assert session.choices.former_names == ()
    assert len(session.visit.notices) == 1


def test_other_clusters_have_neither_names_nor_merges_and_it_is_said(named):
    merged = events.edit_clusters(named, ("merge", 0, 2), RENUMBERED)
    for session in (named, merged):
        after = events.change_config(session, "random_state", 5)
        assert (after.choices.names, after.choices.config.edits) == ((), ())
        assert after.visit.notices == (address_words.OTHER_CLUSTERS,)
    assert events.change_config(merged, "random_state", 5).choices.config.random_state == 5


def test_names_of_clusters_that_there_are_not_are_dropped_with_notice(named):
    after = events.keep_possible_names(named, 3)
    assert after.choices.names == ((0, "Old vines"),)
    assert after.visit.notices == ("There are 3 clusters, so no cluster 3 can be called “Young”.",)
    assert events.keep_possible_names(named, 4) is named


@pytest.mark.parametrize(
    "edits", ["merge-0-9", "merge-0-0", "split-3-0", "merge-0-1.merge-0-2", "<b>", "merge-0-1." * 99]
)
def test_impossible_edits_of_an_address_are_refused_with_notice(edits):
    session = events.begin_visit({"edits": edits, "row": "7"})
    assert (session.choices.config.edits, session.choices.row) == ((), 7)
    assert "the clusters as they were fitted" in session.visit.notices[0]


def test_hostile_names_of_an_address_are_refused_with_notice():
    session = events.begin_visit({"names": "0:" + "a" * 5000})
    assert session.choices.names == ()
    assert "the numbers of the clusters" in session.visit.notices[0]
    assert len(session.visit.notices[0]) < 300
