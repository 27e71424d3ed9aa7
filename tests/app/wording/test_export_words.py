"""The labels of the export."""

from __future__ import annotations

from pages.shared.wording import export_words


def test_every_format_of_the_export_has_a_label():
    assert list(export_words.FORMATS) == ["csv", "parquet", "txt"]
    assert len(set(export_words.FORMATS.values())) == 3
