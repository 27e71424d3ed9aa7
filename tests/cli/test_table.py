"""What was detected of a file, in words."""

from __future__ import annotations

import pytest

from neon_core.cli.table import describe_format
from neon_core.reading import Reading


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (Reading(), ""),
        (Reading(format="parquet"), "Parquet"),
        (Reading(format="excel", sheet="May", header_row=2), "workbook, sheet “May”, header in line 2"),
        (
            Reading(format="text", encoding="cp1252", delimiter="\t", decimal="."),
            "text in cp1252, delimiter tab, decimal mark “.”, no header",
        ),
    ],
)
def test_format_is_named(reading, words):
    assert describe_format(reading) == words
