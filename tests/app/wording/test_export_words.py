"""The labels of the export."""

from __future__ import annotations

from pages.shared.wording import export_words

KINDS = ["report", "page", "csv", "parquet", "centroids", "txt", "settings", "model"]


def test_every_format_of_the_export_has_a_label():
    assert list(export_words.FORMATS) == list(export_words.HOLDS) == KINDS
    assert len(set(export_words.FORMATS.values())) == len(set(export_words.HOLDS.values())) == len(KINDS)


def test_name_of_a_row_becomes_a_part_of_a_file_name():
    names = ["Customer 00037", "c-0037", "a/b\\c:d", "../../x", "", "…", "x" * 200]
    parts = [export_words.format_file_name(name) for name in names]
    assert parts == ["Customer-00037", "c-0037", "a-b-c-d", "x", "row", "row", "x" * 60]
