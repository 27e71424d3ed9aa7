"""The line of the group under the map: its rows, its name, and letting it go."""

from __future__ import annotations

from pages.shared.wording import group_words
from tests.helpers.group_answers import ODD, member_list, questions
from tests.helpers.pages import map_payload, open_explore, press_button


def test_rows_of_the_group_are_listed_under_the_map():
    listed = member_list(open_explore(**ODD, called="Old <b>"))
    assert listed["rows"] == [3, 4, 5, 9]
    assert listed["heading"] == "Old <b>: 4 wines drawn around"
    assert member_list(open_explore(row="3"))["heading"] == "9 wines disagree with their class"


def test_caption_of_the_map_says_that_the_group_stands_out():
    def caption(**address):
        return "".join(
            span if isinstance(span, str) else span[0] for span in map_payload(open_explore(**address))["caption"]
        )

    assert "The group stands out. This picture" in caption(**ODD)
    assert "The group" not in caption()
    assert "The two clusters in question" not in caption(k="10", **ODD)


def test_group_is_named_and_let_go():
    app = open_explore(**ODD)
    app.text_input(key="group_name").set_value("<b>Old</b> & *odd*").run()
    assert app.query_params["called"] == "<b>Old</b> & *odd*"
    assert member_list(app)["heading"] == "<b>Old</b> & *odd*: 4 wines drawn around"
    press_button(app, group_words.LET_GO)
    assert app.query_params == {}
    assert questions(app) == ["row", "belong"]
