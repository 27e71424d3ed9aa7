"""An analysis in a notebook."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

import neon_core as nc
from neon_core.static_page.notebook_frame import build_frame
from tests.helpers.analyses import wine_analysis
from tests.helpers.page_parts import read_data


class Tags(HTMLParser):
    """The tags of some HTML with their attributes."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_notebook_shows_the_page_in_a_frame_that_may_run_scripts_only():
    ((tag, attributes),) = Tags(wine_analysis()._repr_html_()).found
    assert tag == "iframe"
    assert attributes["sandbox"] == "allow-scripts"
    assert attributes["srcdoc"].startswith("<!doctype html>")
    assert read_data(attributes["srcdoc"])["first"] == 60
    assert len(attributes["srcdoc"]) < 800_000


def test_names_cannot_leave_the_frame():
    name = '"></iframe><script>'
    analysis = nc.analyse(nc.load_sample("iris")).rename({0: name})
    frame = build_frame(analysis)
    assert frame.count("</iframe>") == 1
    assert name in read_data(unescape(frame))["map"]["facts"]["called"]
