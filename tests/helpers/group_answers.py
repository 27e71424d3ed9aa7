"""What the page says about a group."""

from __future__ import annotations

import html

from pages.shared.wording import group_words
from tests.helpers.pages import map_payload, markup

ODD = {"sample": "wine", "group": "drawn-HE.B", "ask": "group"}
"""Wines 3, 4, 5 and 9."""


def answer(app):
    """Return the markup of the answer, without escapes of text."""
    return html.unescape(" ".join(text for text in markup(app) if "neon-" in text))


def questions(app):
    """Return the questions that can be asked."""
    names = {label: question for question, label in group_words.QUESTIONS.items()}
    switch = next(group for group in app.get("button_group") if "-question " in group.proto.id)
    return [names[option.content] for option in switch.proto.options]


def member_list(app):
    return map_payload(app)["list"]
