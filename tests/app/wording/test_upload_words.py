"""The screen of an uploaded table in words."""

from __future__ import annotations

import pytest

from neon_core.reading import DEFAULT_LIMITS, Reading
from pages.shared.wording import upload_words


def test_limits_are_written_out():
    assert upload_words.describe_limits(DEFAULT_LIMITS).endswith(
        "Excel (.xlsx) and Parquet, with up to 200 MB, 2,000,000 rows and 10,000 columns."
    )


@pytest.mark.parametrize(
    ("reading", "sentence"),
    [
        ({"format": "parquet"}, "read from Parquet."),
        ({"format": "excel", "sheet": "May", "header_row": 1}, "read from the sheet “May”, header in line 1."),
        ({"format": "text", "delimiter": "~"}, "read as text with the delimiter “~”, without a header."),
        ({"format": "text", "delimiter": "|", "header_row": 2, "n_header_rows": 2}, "pipes, header in lines 2 to 3."),
        ({"format": "text"}, "read as text, without a header."),
    ],
)
def test_reading_is_one_sentence(reading, sentence):
    defaults = {"delimiter": "", "decimal": "", "header_row": 0, "n_header_rows": 1}
    text = upload_words.describe_own_table("a.csv", 1, 2, Reading(**{**defaults, **reading}))
    assert text.startswith("a.csv: 1 row and 2 columns, read ")
    assert text.endswith(sentence)


def test_options_have_labels():
    assert upload_words.format_option("delimiter", "|") == "pipe |"
    assert upload_words.format_option("thousands", "") == "none"
    assert upload_words.format_option("header_row", 4) == "line 4"
    assert upload_words.format_option("missing_values", ()) == "empty"
    assert upload_words.format_option("missing_values", ("NA" * 30,)).endswith("…")


def test_unread_rows_are_counted_and_the_list_is_cut():
    assert upload_words.describe_unread(1) == "1 row of the file was not read"
    assert upload_words.describe_unread(2000) == "2,000 rows of the file were not read"
    assert upload_words.describe_unread_list(1000) == ""
    assert "the first 1,000 of 1,001 rows" in upload_words.describe_unread_list(1001)


@pytest.mark.parametrize(
    ("name", "request_"), [(upload_words.PASTED, "Paste that table again"), ("a.csv", "Upload that file again")]
)
def test_missing_file_is_asked_for_in_the_way_it_came(name, request_):
    assert f" (fingerprint 0123). {request_} " in upload_words.describe_missing_file(name, "0123")


def test_missing_file_without_a_name_is_a_table():
    assert "belongs to a table of your own (fingerprint 0123)" in upload_words.describe_missing_file("", "0123")


def test_other_file_is_named_with_both_fingerprints():
    text = upload_words.describe_other_file("b.csv", "4567", "a.csv", "0123")
    assert "a.csv (fingerprint 0123)" in text
    assert "b.csv (fingerprint 4567)" in text
    assert ", fingerprint 0123. " in upload_words.describe_other_file("b.csv", "4567", "", "0123")


def test_long_file_names_are_shortened():
    assert f"{'a' * 59}…" in upload_words.describe_previous_table("a" * 500)
