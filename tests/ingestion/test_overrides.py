"""Overrides are validated before a file is read; all invalid ones are reported at once, with hints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neon_core.errors import ReadingError
from neon_core.ingestion.overrides import validate_overrides
from neon_core.reading import Overrides


@pytest.mark.parametrize(
    "valid",
    [
        {},
        *({"delimiter": mark} for mark in (",", "\t", "|", "whitespace")),
        *({"decimal": mark} for mark in ".,"),
        *({"thousands": mark} for mark in ("", ".", ",", " ", "'")),
        {"decimal": ",", "thousands": "."},
        *({"quote": mark} for mark in ('"', "'", "")),
        *({"date_order": order} for order in ("dmy", "mdy")),
        {"header_row": 0},
        {"header_row": 12},
        {"missing_values": ()},
        {"missing_values": ("NA", "-")},
        {"units": (("weight", "kg"), ("lap", "min:s"))},
        {"units": ()},
        {"split_numbers": ("pressure",), "keep_text": ("day",)},
    ],
    ids=str,
)
def test_valid_overrides_pass(valid):
    validate_overrides(replace(Overrides(), **valid))


@pytest.mark.parametrize(
    ("invalid", "where"),
    [
        *(({"delimiter": mark}, "delimiter") for mark in ("", ",,", "\n", "\r", '"', 5)),
        *(({"decimal": mark}, "decimal") for mark in (";", "", 1)),
        *(({"quote": mark}, "quote") for mark in ("|", '""', "none", 1)),
        *(({"thousands": mark}, "thousands") for mark in ("x", "..", 3)),
        ({"decimal": ",", "thousands": ","}, "decimal, thousands"),
        *(({"header_row": row}, "header_row") for row in (-1, 1.0, True, "1")),
        *(({"date_order": order}, "date_order") for order in ("", "ymd", "DMY", 1, "day first")),
        *(({"missing_values": words}, "missing_values") for words in ("NA", ["NA"], (1,), (None,))),
        *(({"units": units}, "units") for units in ("kg", {"a": "kg"}, (("a", ""),), (("a", 1),), (("a", "g"),) * 2)),
        *(({field: "size"}, field) for field in ("split_numbers", "keep_text")),
    ],
    ids=str,
)
def test_invalid_override_is_refused_with_its_place_and_a_hint(invalid, where):
    with pytest.raises(ReadingError) as caught:
        validate_overrides(replace(Overrides(), **invalid))
    (problem,) = caught.value.problems
    assert problem.where == where
    assert problem.hint


def test_all_invalid_overrides_are_reported_at_once():
    with pytest.raises(ReadingError) as caught:
        validate_overrides(Overrides(delimiter="ab", decimal="x", thousands="y", header_row=-1, missing_values=(1,)))  # type: ignore[arg-type]  # meant
    places = [problem.where for problem in caught.value.problems]
    assert places == ["delimiter", "decimal", "thousands", "header_row", "missing_values"]
