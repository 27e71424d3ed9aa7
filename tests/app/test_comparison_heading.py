"""Compare as a whole: title, result and states of each kind of comparison."""

from __future__ import annotations

import pytest

from pages.shared.wording import compare_words
from tests.helpers.pages import (
    button_labels,
    component,
    file_address,
    markup,
    open_compare,
    open_table_screen,
    press_button,
    shows,
    title,
    upload_file,
)

GAPS = "a,b,c\n" + "\n".join(f"{i % 7},{i % 3 if i % 5 else ''},{i // 20}" for i in range(40))


def text_of(app):
    return " ".join(markup(app))


def test_four_clusters_instead_of_three_move_27_wines():
    app = open_compare()
    assert not app.exception
    assert title(app) == "27 of 178 wines move"
    assert shows(app, "adjusted Rand 0.79")
    assert shows(app, "All else alike: each feature to 0…1, seed 2, one start.")
    flow = component(app, "neon_flow")
    assert [end["text"] for end in flow["after"]] == ["60", "45", "26", "47"]
    assert [end["name"] for end in flow["after"] if end["is_new"]] == ["new, 1"]
    assert dict(app.query_params) == {}


@pytest.mark.parametrize(
    ("against", "finding"),
    [
        ("seed:7", "3 of 178 wines move"),
        ("scaling:none", "53 of 178 wines move"),
        ("columns:hue,ash,proline", "31 of 178 wines move"),
        ("k:3", "Both put every wine into the same cluster"),
        ("labels:class", "9 of 178 wines move"),
        ("k:1", "116 of 178 wines move"),
    ],
)
def test_each_kind_has_its_finding_and_its_address(against, finding):
    app = open_compare(against=against)
    assert not app.exception
    assert title(app) == finding
    assert dict(app.query_params) == {"against": against}


def test_nobody_moves_and_nothing_is_explained_twice():
    app = open_compare(against="k:3")
    assert shows(app, "No wine moves")
    assert "neon-two" not in text_of(app)
    assert "Use 3 clusters" not in button_labels(app)
    assert not app.dataframe


def test_one_cluster_says_so_in_place_of_its_sums():
    for address in ({"k": "1"}, {"against": "k:1"}):
        app = open_compare(**address)
        assert not app.exception
        assert text_of(app).count("one cluster") == 1


def test_impossible_clustering_is_a_sentence_and_the_choice_stays():
    app = open_compare(against="columns:")
    assert title(app) == compare_words.TITLE
    assert shows(app, compare_words.NO_COLUMNS)
    assert app.multiselect[0].value == []
    app.multiselect[0].set_value(["hue", "ash"]).run()
    assert title(app).endswith("wines move")
    assert dict(app.query_params) == {"against": "columns:hue,ash"}


def test_missing_columns_of_an_address_are_told():
    app = open_compare(against="columns:hue,nope")
    assert shows(app, "“nope” is no column that can count. Shown instead: one cluster more.")
    app = open_compare(against="labels:alcohol")
    assert shows(app, "“alcohol” holds no labels")
    assert dict(app.query_params) == {}


def test_merged_clusters_are_compared_with_those_that_were_fitted():
    app = open_compare(edits="merge-0-1", names="0:<b>Old</b>", against="k:3")
    assert not app.exception
    assert title(app).endswith("wines move")
    assert shows(app, compare_words.FITTED)
    assert "&lt;b&gt;Old&lt;/b&gt;" in text_of(app)
    assert "<b>Old</b>" not in text_of(app)


def test_rows_that_either_leaves_out_are_told():
    app = press_button(upload_file(open_table_screen(), GAPS, "gaps.csv"), "Explain this table")
    app.query_params.update({**file_address(GAPS, "gaps.csv"), "k": "2", "fill": "drop", "against": "columns:a"})
    app = app.switch_page("pages/screens/compare.py").run()
    assert not app.exception
    assert shows(app, "8 rows are not compared.")


@pytest.mark.large
def test_fifty_clusters_list_the_largest_streams_and_count_the_others():
    app = open_compare(k="50", against="k:12")
    assert not app.exception
    assert shows(app, "49 smaller streams of 73 wines are in the table below.")
