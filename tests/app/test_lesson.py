"""The lesson on the published nine wines: beside the table of rows, closed at first, only where the table is wine."""

from __future__ import annotations

from tests.helpers.pages import button_labels as labels
from tests.helpers.pages import cells_of, component, open_explore, shows

TITLE = "The published nine wines"


def titles(app):
    return [expander.label for expander in app.expander]


def open_lesson(app):
    app.session_state["published_lesson"] = True
    return app.run()


def test_lesson_is_closed_at_first_and_no_view_of_the_table():
    app = open_explore()
    assert TITLE in titles(app)
    assert not shows(app, "The nine wines of the published demonstration")
    assert app.button_group(key="view").options == [
        "Mismatches · 9",
        "Nearest a boundary · 20",
        "Hardest first",
        "All · 178",
    ]
    assert TITLE not in labels(app)


def test_lesson_has_the_nine_wines_to_the_digit_at_any_clustering():
    app = open_lesson(open_explore(k="7"))
    assert cells_of(app, "wine", at=1) == [60, 61, 68, 70, 73, 83, 92, 95, 118]
    logit = [0.0772, 0.2447, 0.08, 0.0866, 0.2848, 0.4378, 0.0089, 0.1348, 0.2151]
    assert cells_of(app, "logit", at=1) == logit
    assert cells_of(app, "probability", at=1) == [0.52, 0.56, 0.52, 0.52, 0.57, 0.61, 0.5, 0.53, 0.55]
    assert cells_of(app, "cluster", at=1) == [2, 2, 2, 2, 0, 2, 2, 0, 2]
    assert shows(app, "Today's best of ten starts finds another optimum")
    assert [e.proto.component_name for e in app.get("bidi_component")].count("neon_chart") > 1
    assert component(app, "neon_rows")["id"] != "published_rows"


def test_other_tables_have_no_lesson():
    assert TITLE not in titles(open_explore(sample="iris"))
    assert TITLE not in titles(open_explore(ignore="hue"))
