"""Screens by their elements, as a visitor sees them: titles, texts, labels and the address."""

from __future__ import annotations

import html

from streamlit.testing.v1 import AppTest

from tests.helpers.paths import ROOT

APP = ROOT / "app.py"


def open_app(**parameters: str) -> AppTest:
    """Open the dashboard as a new visitor, with these parameters in the address."""
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params.update(parameters)
    return app.run()


def title(app: AppTest) -> str:
    """Return the title of the screen."""
    return app.title[0].value


def shows(app: AppTest, part: str) -> bool:
    """Whether a text on the screen contains a part."""
    return any(part in html.unescape(element.value) for element in (*app.markdown, *app.caption))


def select_box(app: AppTest, label: str):
    """Return the select box with a label."""
    return next(box for box in app.selectbox if html.unescape(box.label) == label)
