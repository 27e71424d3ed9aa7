"""The choices of a reading in the record of an analysis."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from neon_core.reading import Overrides
from neon_core.wording.reading_choices import describe_overrides

OF_COLUMNS = "w in kg; lap in minutes and seconds; a column for each number of p and q"
CASES: list[tuple[dict[str, Any], str]] = [
    ({}, ""),
    ({"delimiter": "\t", "decimal": ",", "thousands": ""}, "delimiter tab; decimal mark “,”; thousands mark none"),
    ({"header_row": (2, 3), "encoding": "cp1252"}, "encoding cp1252; header in lines 2 and 3"),
    ({"header_row": 0, "date_order": "mdy", "sheet": "Data"}, "no header; sheet “Data”; the month first in dates"),
    ({"missing_values": ("NA", "-")}, "missing values NA and -"),
    ({"missing_values": (), "answers": ()}, "missing values only empty cells; a column for each answer of no column"),
    ({"answers": ("a",), "carry_down": ("b",)}, "a column for each answer of a; labels of b carried down"),
    ({"units": (("w", "kg"), ("lap", "min:s")), "split_numbers": ("p", "q")}, OF_COLUMNS),
    ({"quote": "'"}, "quote character “'”"),
    ({"quote": ""}, "quote character none"),
    ({"keep_text": tuple("abcdefgh")}, "a, b, c, d, e, f, g and h as text"),
]


@pytest.mark.parametrize(("overrides", "expected"), CASES, ids=str)
def test_every_choice_is_said(overrides, expected):
    sentence = f"Chosen for the reading: {expected}." if expected else ""
    assert describe_overrides(Overrides(**overrides)) == sentence


def test_every_field_has_words():
    said = {field for overrides, _ in CASES for field in overrides}
    assert said == {field.name for field in fields(Overrides)}
