"""The table of all rows, and the published table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neon_core.row_explanation import explain_row
from pages.shared.wording import row_table_words
from tests.helpers.analyses import WINE, analyse_columns, wine_analysis


@pytest.fixture(scope="module")
def wine():
    return wine_analysis()


def test_published_run_has_both_inertias_and_the_mismatches(wine):
    text = row_table_words.describe_published_run(wine, wine_analysis(n_init=10))
    assert "(inertia 48.9605)" in text
    assert "(inertia 48.9540)" in text
    assert "with 8 mismatches" in text


def test_views_begin_with_the_most_telling(wine):
    assert row_table_words.format_views(wine, nearest=20) == {
        "mismatches": "Mismatches · 9",
        "nearest": "Nearest a boundary · 20",
        "hardest": "Hardest first",
        "all": "All · 178",
    }
    one = analyse_columns({"x": [0.0, 1.0]}, n_clusters=1)
    assert list(row_table_words.format_views(one, nearest=20)) == ["all"]


def test_multiples_are_a_table_with_one_row_an_explanation(wine):
    rows = [explain_row(wine, row) for row in (60, 61)]
    table = row_table_words.build_multiples_table(rows, WINE)
    assert table["head"][:3] == ["wine", "logit", "alcohol"]
    assert [row[:2] for row in table["rows"]] == [["60", "0.0772"], ["61", "0.2447"]]
    assert {len(row) for row in table["rows"]} == {len(table["head"])}
    tie = replace(rows[0], standing=replace(rows[0].standing, logit=0.0))
    assert row_table_words.build_multiples_table([tie], WINE)["rows"][0][1] == "0.0000"
