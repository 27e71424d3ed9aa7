"""The app without a browser: open a screen, act on it, and read what it shows."""

from __future__ import annotations

import html
import json

import plotly.io
from streamlit.testing.v1 import AppTest

import neon_core as nc
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED
from pages.shared.session.uploaded_file import Upload, format_file
from pages.shared.wording import column_words
from tests.helpers.paths import ROOT

APP = ROOT / "app.py"
TOWNS = "town;warmth;rain;kind\n" + "\n".join(
    f"T{i};{i % 7},{i % 10};{(i * 13) % 29},5;{'ab'[i % 2]}" for i in range(40)
)
"""A table with semicolons, decimal commas, names and a category."""
AMBIGUOUS = "price;size\n1.234;1\n2.345;2\n3.456;3\n"
"""A table whose prices can have a decimal point or a thousands point."""
WITH_DATES = "day;size;kind;note\n" + "\n".join(
    f"2024-0{i % 9 + 1}-11;{i * 7 % 13};{'abc'[i % 3]};{'a long remark that is text ' * 2}{i}" for i in range(40)
)
"""A table with a date, a number, a category and free text."""
WITH_GAPS = "size;weight;none\n" + "\n".join(f"{i};{i * 3 % 7};" for i in range(9)) + "\n;3;"
"""A table with a missing value and a column without values."""


def open_explore(**parameters):
    """Open Explore at an address as a new visitor."""
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params.update(parameters)
    return app.run()


def open_table_screen(link="Use your own table", **parameters):
    """Open Explore as a new visitor, and follow a link to the table screen; "" stays on Explore."""
    app = open_explore(**parameters)
    return press_button(app, link) if link else app


def press_button(app, label):
    """Press the button with a label."""
    next(button for button in app.button if html.unescape(button.label) == label).click().run()
    return app


def upload_file(app, content, name="towns.csv"):
    """Upload a file."""
    content = content if isinstance(content, bytes) else content.encode()
    app.file_uploader[0].set_value((name, content, "")).run()
    return app


def file_address(content, name="towns.csv", **more):
    """Return the address of an uploaded file."""
    return {**format_file(Upload.of(name, content.encode()).reference), **more}


def open_columns(**parameters):
    """Open the columns screen at an address as a new visitor, by its link on Explore."""
    return press_button(open_explore(**parameters), column_words.COLUMNS_AND_PREPARATION)


def open_clusters(**parameters):
    """Open the screen of the clusters at an address, as a visitor who has been on Explore."""
    return open_explore(**parameters).switch_page("pages/screens/clusters.py").run()


def open_compare(**parameters):
    """Open the screen of two clusterings at an address, as a visitor who has been on Explore."""
    return open_explore(**parameters).switch_page("pages/screens/compare.py").run()


def open_new_rows(**parameters):
    """Open the screen of new rows at an address, as a visitor who has been on Explore."""
    return open_explore(**parameters).switch_page("pages/screens/new_rows.py").run()


def markup(app):
    """Return all markup on the screen, outside components."""
    return [element.proto.body for element in app.get("html")]


def column_table(app):
    """Return the rows of the column editor by the names of the columns."""
    return app.data_editor[0].value.set_index("name")


def size_line(app):
    """Return the line about the size of the table in the sidebar."""
    return next(caption.value for caption in app.sidebar.caption if "row" in caption.value)


def prepare_option(app, field):
    """Return the value that an option of the preparation shows."""
    return app.selectbox(key=f"prepare_{field}").value


def read_option(app, field):
    """Return the value that an option of the reading shows."""
    box = app.selectbox(key=f"read_{field}")
    return box.options[box.index]


def choose_read_option(app, field, option):
    """Choose the value of an option of the reading."""
    app.selectbox(key=f"read_{field}").select(option).run()
    return app


def title(app):
    """Return the title of the screen."""
    return app.title[0].value


def select_box(app, label):
    """The select box with a label."""
    return next(box for box in app.selectbox if html.unescape(box.label) == label)


def button_labels(app):
    """Return the labels of the buttons."""
    return [html.unescape(button.label) for button in app.button]


def texts(app):
    """Return all texts in Markdown, without escapes."""
    return [html.unescape(element.value) for element in (*app.markdown, *app.caption)]


def shows(app, part):
    """Whether a text is on the screen."""
    return any(part in text for text in texts(app))


def reading_heading(app):
    """Return the heading that describes how the uploaded table was read."""
    return next(html.unescape(s.value) for s in app.header if html.unescape(s.value).count(", read "))


def is_table_shown(app):
    """Whether an uploaded table is shown."""
    return any(", read " in html.unescape(s.value) for s in app.header)


def preview_frame(app):
    """Return the first rows of the uploaded table."""
    return app.dataframe[0].value


def component(app, name):
    """Return the payload of a component."""
    return next(json.loads(e.proto.json)[0] for e in app.get("bidi_component") if e.proto.component_name == name)


def row_table(app, at=0):
    """Return the payload of a table of rows: the one below Explore, or another one after it."""
    sent = [json.loads(e.proto.json)[0] for e in app.get("bidi_component") if e.proto.component_name == "neon_rows"]
    return sent[at]


def choose_view(app, view):
    """Choose the view of the table of rows."""
    app.button_group(key="view").set_value(view).run()
    return app


def heads_of(app, at=0):
    """Return the heads of a table of rows."""
    return [column["head"] for column in row_table(app, at)["columns"]]


def cells_of(app, head, at=0):
    """Return the cells of a column of a table of rows."""
    return next(column["values"] for column in row_table(app, at)["columns"] if column["head"] == head)


def panel_payload(app):
    """Return the payload of the answer panel, with the facts that travel with the map."""
    sent = component(app, "neon_panel")
    facts = component(app, "neon_chart")["facts"]
    assert sent["facts"] == facts["id"]
    return {**facts, **sent}


def map_payload(app):
    """Return the payload of the map."""
    return component(app, "neon_chart")


def map_traces(app):
    """Return the traces of the map."""
    return plotly.io.from_json(json.dumps(map_payload(app)["figure"])).data


def to_text(spans):
    """Return the spans of a sentence as text."""
    return "".join(span if isinstance(span, str) else span[0] for span in spans)


def answer_headline(app):
    """Return the headline of the answer."""
    return to_text(component(app, "neon_panel")["headline"])


def answer_standing(app):
    """Return the part of the answer that no comparison changes."""
    return to_text(component(app, "neon_panel")["standing"])


def explain_wine(row, beta=None):
    """Return the library's explanation of a row of the wine sample as it opens."""
    return explain_row(nc.analyse(nc.load_sample("wine"), PUBLISHED), row, beta)


def empty_caches() -> None:
    """Forget all tables and analyses: the visitors of AppTest are one session, whose caches only a script may empty."""

    def script():
        from pages.shared.results import cache, groups, summaries

        for cached in (
            cache._uploaded_dataset,
            cache._guessed_reading,
            cache._analysis.private,
            cache._analysis.shared,
            *(
                each
                for kept in (summaries._overview, summaries._rules, groups._explain)
                for each in (kept.private, kept.shared)
            ),
        ):
            cached.clear()

    assert not AppTest.from_function(script).run().exception


def open_choose_k(**parameters):
    """Open the screen Choose K at an address, as a visitor who has been on Explore."""
    return open_explore(**parameters).switch_page("pages/screens/choose_k.py").run()


def open_trust(**parameters):
    """Open the screen Trust at an address, as a visitor who has been on Explore."""
    return open_explore(**parameters).switch_page("pages/screens/trust.py").run()
