"""The options that resolve a doubt, as a shell takes them."""

from __future__ import annotations

import shlex

import pytest

import neon_core as nc
from neon_core.cli import choices
from neon_core.cli.doubts import describe_doubt, list_options
from neon_core.cli.parser import build_parser
from neon_core.reading import Ambiguity, Reading
from tests.helpers.doubtful_files import FILES, read_file


@pytest.mark.parametrize("name", FILES)
def test_each_option_that_is_named_resolves_the_doubt(name):
    reading = read_file(FILES[name]).reading
    given = {field: value for field, value in vars(reading.overrides).items() if value is not None}
    for doubt in reading.ambiguities:
        for option in list_options(doubt, reading):
            if option.startswith("without "):
                chosen = {}
            else:
                arguments = build_parser().parse_args(["explain", "t.csv", *shlex.split(option)])
                chosen = given | choices.read_overrides(arguments, None)
            again = nc.read_table(FILES[name].content, filename=FILES[name].filename, **chosen)
            assert doubt not in again.reading.ambiguities, option


@pytest.mark.parametrize(
    ("doubt", "expected"),
    [
        (Ambiguity("Which mark?", "decimal"), "Which mark? (--decimal=. or --decimal=,)"),
        (Ambiguity("A quote.", "quote", ['"', ""]), "A quote. (--quote='\"' or --quote=none)"),
        (
            Ambiguity("-999?", "missing_values", ["-999"], ["a b"], ["keep_text"]),
            "-999? (--missing-word=NA --missing-word=-999 or --keep-text='a b')",
        ),
    ],
)
def test_options_stand_behind_the_sentence(doubt, expected):
    assert describe_doubt(doubt, Reading(missing_values=("NA",))) == expected
