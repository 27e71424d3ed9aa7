"""Visits to the app without a browser, and what a visitor sees there. No test of these helpers relies on state keys."""

from __future__ import annotations

import html
import json

import plotly.io
from streamlit.testing.v1 import AppTest

import neon_core as nc
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED
from pages.shared.session.uploaded_file import Upload, format_file
from tests.helpers.paths import ROOT

APP = ROOT / "app.py"
TOWNS = "town;warmth;rain;kind\n" + "\n".join(
    f"T{i};{i % 7},{i % 10};{(i * 13) % 29},5;{'ab'[i % 2]}" for i in range(40)
)
"""A table with semicolons, decimal commas, names and a category."""


def visit(**parameters):
    """Come as a new visitor to Explore, at an address."""
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params.update(parameters)
    return app.run()


def visit_table(link="Use your own table", **parameters):
    """Come as a new visitor, and follow a link to the screen of the uploaded table; "" stays on Explore."""
    app = visit(**parameters)
    return press(app, link) if link else app


def press(app, label):
    """Press the button with a label."""
    next(button for button in app.button if html.unescape(button.label) == label).click().run()
    return app


def give(app, content, name="towns.csv"):
    """Upload a file."""
    content = content if isinstance(content, bytes) else content.encode()
    app.file_uploader[0].set_value((name, content, "")).run()
    return app


def address_of(content, name="towns.csv", **more):
    """The address of an uploaded file."""
    return {**format_file(Upload.of(name, content.encode()).reference), **more}


def choice(app, field):
    """The value that a choice of the reading shows."""
    box = app.selectbox(key=f"read_{field}")
    return box.options[box.index]


def choose(app, field, option):
    """Choose how the file is read."""
    app.selectbox(key=f"read_{field}").select(option).run()
    return app


def titled(app):
    """The title of the screen."""
    return app.title[0].value


def select_box(app, label):
    """The select box with a label."""
    return next(box for box in app.selectbox if html.unescape(box.label) == label)


def labels(app):
    """The labels of the buttons."""
    return [html.unescape(button.label) for button in app.button]


def texts(app):
    """Everything that is written in Markdown, without its escapes."""
    return [html.unescape(element.value) for element in (*app.markdown, *app.caption)]


def says(app, part):
    """Whether a text is somewhere on the screen."""
    return any(part in text for text in texts(app))


def headline(app):
    """How the uploaded table was read, in words."""
    return next(html.unescape(s.value) for s in app.subheader if html.unescape(s.value).count(", read "))


def is_shown(app):
    """Whether an uploaded table is shown."""
    return any(", read " in html.unescape(s.value) for s in app.subheader)


def previewed(app):
    """The first rows of the uploaded table."""
    return app.dataframe[0].value


def component(app, name):
    """What a component was sent."""
    return next(json.loads(e.proto.json)[0] for e in app.get("bidi_component") if e.proto.component_name == name)


def panel(app):
    """What the panel was sent, with what travels with the map."""
    sent = component(app, "neon_panel")
    facts = component(app, "neon_chart")["facts"]
    assert sent["facts"] == facts["id"]
    return {**facts, **sent}


def drawn_map(app):
    """What the map was sent."""
    return component(app, "neon_chart")


def traces(app):
    """The map's figure."""
    return plotly.io.from_json(json.dumps(drawn_map(app)["figure"])).data


def plain(spans):
    """A sentence as the browser gets it, as bare text."""
    return "".join(span if isinstance(span, str) else span[0] for span in spans)


def answer(app):
    """The headline of the answer."""
    return plain(component(app, "neon_panel")["headline"])


def standing(app):
    """The part of the answer that no comparison changes."""
    return plain(component(app, "neon_panel")["standing"])


def published_point(row, beta=None):
    """The core's explanation of a row of the wine sample as it opens."""
    return explain_row(nc.analyse(nc.load_sample("wine"), PUBLISHED), row, beta)
