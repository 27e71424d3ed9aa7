"""A model's file: it comes back to the last bit, keeps to its schema, and holds no row."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest

import neon_core as nc
from neon_core.errors import SavedFileError
from neon_core.saved.model_file import format_model
from neon_core.saved.model_parts import PARTS, parse_model
from neon_core.saved.prepared_parts import NUMBERS, OPTIONAL
from tests.helpers.model_tables import rich_dataset, rich_model
from tests.helpers.paths import ROOT

MODEL, ANALYSIS = rich_model(transforms={"spent": "rank"}, dates="month")
CONTENT = json.loads(format_model(MODEL))
SCHEMA = json.loads((ROOT / "docs" / "model.schema.json").read_text())


CHOICES = [
    {},
    {"transforms": {"spent": "rank"}, "dates": "hour", "missing": "drop"},
    {"n_clusters": 1},
    {"n_clusters": 4, "edits": (("merge", 0, 1), ("split", 1, 2))},
]


@pytest.mark.parametrize("choices", CHOICES)
def test_model_comes_back_as_it_was(choices):
    model, _ = rich_model(**choices)
    text = format_model(model)
    back = parse_model(text)
    assert format_model(back) == text
    assert back.settings == model.settings
    assert back.design.columns[0].form == model.design.columns[0].form


def test_file_is_written_whole_and_not_replaced_unasked(tmp_path):
    path, data = tmp_path / "model.json", rich_dataset()
    saved = nc.save_model(data, ANALYSIS, path)
    assert format_model(nc.load_model(path)) == format_model(saved)
    with pytest.raises(SavedFileError, match="exists"):
        nc.save_model(data, ANALYSIS, path)
    nc.save_model(data, ANALYSIS, path, overwrite=True)
    with pytest.raises(SavedFileError, match="cannot be read"):
        nc.load_model(tmp_path / "none.json")


def test_file_holds_no_row_of_the_table():
    text = format_model(MODEL)
    assert not re.search(r"c0\d\d", text)
    assert tuple(CONTENT) == PARTS


@pytest.mark.parametrize("choices", CHOICES)
def test_file_keeps_to_the_schema_in_the_documentation(choices):
    model, _ = rich_model(**choices)
    jsonschema.validate(json.loads(format_model(model)), SCHEMA)


def test_schema_in_the_documentation_has_the_same_parts():
    assert tuple(SCHEMA["properties"]) == PARTS
    prepared = SCHEMA["properties"]["prepared"]["items"]["properties"]
    assert set(prepared) == {"name", "weight", "usual", "form", *NUMBERS, *OPTIONAL}
    assert SCHEMA["additionalProperties"] is False
