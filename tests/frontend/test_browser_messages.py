"""The schema of the messages in Python, held to that in JavaScript; and the messages of the page, held to both."""

from __future__ import annotations

import re
from typing import is_typeddict

import pytest

import neon_core as nc
from neon_core.borders import border_map, foot
from neon_core.payload import browser_messages, table_messages
from neon_core.projection import pca_map
from neon_core.row_explanation import explain_row
from neon_core.samples import PUBLISHED, SAMPLES
from neon_core.static_page import page_messages
from neon_core.tables import overview_table
from neon_core.wording.map_words import TextTable
from pages.shared.live_chart import payload
from pages.shared.live_chart.payload import (
    flow_messages,
    pair_messages,
    scan_messages,
    spread_messages,
    trust_messages,
    visitor_messages,
)
from pages.shared.live_chart.payload.visitor_messages import SaveRequest
from pages.shared.live_chart.saved_figures import SavedBars
from tests.helpers.jsdoc import fields_of, typedefs
from tests.helpers.paths import ROOT

FRONTEND = ROOT / "neon_core" / "frontend"
SCHEMAS = {
    name: value
    for module in (
        browser_messages,
        flow_messages,
        pair_messages,
        scan_messages,
        spread_messages,
        table_messages,
        trust_messages,
        visitor_messages,
        page_messages,
    )
    for name, value in vars(module).items()
}
MESSAGES = {name: value for name, value in SCHEMAS.items() if is_typeddict(value)}
SCHEMA_FILES = (
    "messages.js",
    "flow/flow_messages.js",
    "page/page_messages.js",
    "panel/pair_messages.js",
    "scan/scan_messages.js",
    "spread/spread_messages.js",
    "table/table_messages.js",
    "trust/trust_messages.js",
    "visitor_messages.js",
)
TYPEDEFS = typedefs("".join((FRONTEND / name).read_text() for name in SCHEMA_FILES))
WINE = SAMPLES["wine"]


def test_both_languages_know_the_same_messages():
    others = {"Sign", "SpanList", "FigureJson", "Cell", "Amount"}
    assert {*MESSAGES, *others} == {*TYPEDEFS}
    assert len(MESSAGES) > 20
    assert MESSAGES["TextTable"] is TextTable


@pytest.mark.parametrize("name", MESSAGES)
def test_both_languages_know_the_same_fields_of_the_same_types(name):
    assert TYPEDEFS[name] == fields_of(MESSAGES[name])


def test_scripts_name_only_types_that_there_are():
    scripts = "".join(path.read_text() for path in FRONTEND.rglob("*.js"))
    named = set(re.findall(r"import\('[^']*'\)\.(\w+)", scripts))
    assert named <= {*TYPEDEFS, "ChosenRow"}
    assert {"MapMessage", "PictureMessage", "PanelMessage", "WarmMessage", "SaveRequest", "SavedFile"} <= named


def missing(message, name):
    """Return the fields of a message that its type lacks, and those that it lacks itself."""
    fields = fields_of(MESSAGES[name])
    required = {field for field, (_, is_optional) in fields.items() if not is_optional}
    return (message.keys() - fields.keys()) | (required - message.keys())


def test_messages_of_the_page_are_of_their_types():
    wine = nc.analyse(nc.load_sample("wine"), PUBLISHED)
    projection, point = border_map(wine, (0, 1, 2)), explain_row(wine, 83)
    picture = payload.build_map(wine, projection, WINE, "map", "frame", "id")
    mark = payload.build_mark(point, foot(wine, projection, 83), {"notice": "There is no such wine.", "refused": True})
    panel = payload.build_panel(point, WINE, mark, "id")
    undrawn = payload.build_undrawn_row(point, pca_map(wine), "map")
    request: SaveRequest = {"what": "bars", "format": "csv", "id": 1, "picture": "id", "row": 83, "beta": "usual"}
    file = SavedBars(wine, WINE).file(request)
    parts = payload.build_row_parts(point, WINE)
    pair = payload.build_pair(nc.together(wine, 83, 0), WINE.nouns, "id")
    table = payload.build_row_table(overview_table(wine, [60, 83]), "wine", "Rows", "id")
    sent = {
        "RowTable": table,
        "TableColumn": table["columns"][0],
        "MapPicture": picture,
        "Facts": picture["facts"],
        "RowList": picture["list"],
        "TextTable": picture["table"],
        "Panel": panel,
        "Mark": mark,
        "UndrawnRow": undrawn,
        "RowParts": parts,
        "SavedFile": file,
        "PairPicture": pair,
        "PairHeads": pair["heads"],
        "PairLine": pair["lines"][0],
    }
    assert {name: fields for name, message in sent.items() if (fields := missing(message, name))} == {}
