"""Readings: limits from settings, ambiguities that keep their override, fingerprints."""

from __future__ import annotations

import copy
import pickle

import pytest

import neon_core as nc
from neon_core.errors import ConfigError
from neon_core.reading import Ambiguity, Overrides, Reading, fingerprint, parse_limits


def test_limits_are_parsed_from_settings_and_default_otherwise():
    settings = {"NEON_MAX_ROWS": "7", "NEON_MAX_COLUMNS": "8", "NEON_MAX_CELLS": "9", "HOME": "/"}
    assert parse_limits(settings) == nc.Limits(n_rows=7, n_columns=8, n_cells=9)
    assert parse_limits({}) == nc.Limits()


def test_all_invalid_limits_are_reported_at_once():
    with pytest.raises(ConfigError) as caught:
        parse_limits({"NEON_MAX_ROWS": "many", "NEON_MAX_COLUMNS": "-1", "NEON_MAX_CELLS": "0"})
    places = [problem.where for problem in caught.value.problems]
    assert places == ["NEON_MAX_ROWS", "NEON_MAX_COLUMNS", "NEON_MAX_CELLS"]


@pytest.mark.parametrize("text", ["", " 7", "7.5", "٣", "1" * 16, "1e6"])
def test_limit_that_is_no_whole_number_is_refused(text):
    with pytest.raises(ConfigError, match="NEON_MAX_ROWS"):
        parse_limits({"NEON_MAX_ROWS": text})


def test_ambiguity_is_a_text_that_keeps_its_override_when_copied():
    ambiguity = Ambiguity("1.234 could be a thousand.", "decimal")
    assert ambiguity == "1.234 could be a thousand."
    for other in (copy.copy(ambiguity), copy.deepcopy(ambiguity), pickle.loads(pickle.dumps(ambiguity))):
        assert (other, other.resolved_by) == (ambiguity, "decimal")


def test_copies_of_an_ambiguity_keep_its_values_and_columns():
    ambiguity = Ambiguity("krank counts as missing.", "missing_values", ["krank"], ["a", "b"])
    for other in (copy.copy(ambiguity), pickle.loads(pickle.dumps(ambiguity))):
        assert (other.values, other.columns) == (("krank",), ("a", "b"))


def test_fingerprint_changes_with_any_byte():
    assert len(bytes.fromhex(fingerprint(b"a,b"))) == 16
    assert fingerprint(b"a,b") == fingerprint(b"a,b") != fingerprint(b"a,c")


def test_reading_without_a_file_is_empty():
    assert Reading() == Reading("", "", "frame", overrides=Overrides())
