"""The movers by stream: one open stream with pills, and the way from one to another."""

from __future__ import annotations

from tests.helpers.pages import markup, open_compare, shows, title


def pills(app):
    return next(group for group in app.button_group if group.key.startswith("movers"))


def headlines(app):
    return [text for text in markup(app) if "neon-headline" in text]


def test_stream_of_the_row_on_explore_is_open():
    app = open_compare()
    assert pills(app).options == ["60", "61", "68", "70", "92", "118", "130", "134"]
    assert "Wine 60 moves from" in headlines(app)[0]
    streams = [text for text in markup(app) if "neon-stream" in text]
    assert [text.split("from")[0].split(">")[-1] for text in streams] == ["8 ", "18 ", "1 "]


def test_pill_chooses_the_row_and_show_opens_the_stream():
    app = open_compare()
    pills(app).set_value(61).run()
    assert "Wine 61 moves from" in headlines(app)[0]
    assert dict(app.query_params) == {"row": "61"}
    next(button for button in app.button if button.key == "show 1 1").click().run()
    assert not app.exception
    assert len(pills(app).options) == 18
    assert dict(app.query_params)["row"] not in ("61", "60")


def test_row_that_stays_gives_way_to_the_least_sure_mover_and_stays_chosen():
    app = open_compare(row="0")
    assert "Wine 92 moves from" in headlines(app)[0]
    assert dict(app.query_params) == {"row": "0"}


def test_many_rows_are_counted():
    app = open_compare(k="1")
    assert len(pills(app).options) == 20
    assert shows(app, "50 more wines are in the table below.")
    assert title(app) == "70 of 178 wines move"


def test_rows_are_called_by_their_names():
    app = open_compare(sample="customers", against="labels:Segment")
    assert "Customer 00037" in pills(app).options
