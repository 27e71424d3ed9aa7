"""Missing cells of a column and the words that stand for them."""

from __future__ import annotations

import pyarrow as pa

from neon_core.ingestion.columns.typed_column import match_missing, missing_words

CELLS = pa.array(["NA", "na", "", "x", "5", "NA"])


def test_missing_cells_are_matched_in_any_case():
    words = frozenset({"na"})
    assert match_missing(CELLS, words, any_case=True).to_pylist() == [True, True, True, False, False, True]


def test_missing_cells_are_matched_in_the_given_case_and_empty_ones_always():
    words = frozenset({"NA", "5"})
    assert match_missing(CELLS, words, any_case=False).to_pylist() == [True, False, True, False, True, True]


def test_missing_words_are_distinct_sorted_and_not_empty():
    is_missing = match_missing(CELLS, frozenset({"na", "x"}), any_case=True)
    assert missing_words(CELLS, is_missing) == ("NA", "na", "x")
