"""Scan a text for a test as the reader does: for rows of the most frequent width of its lines."""

from __future__ import annotations

from neon_core.ingestion.text.layout import most_frequent_width
from neon_core.ingestion.text.line_scan import ROW
from neon_core.ingestion.text.record_scan import ScannedText, scan_records
from neon_core.ingestion.text.records import Dialect

COMMA = Dialect()


def scan_text(text: str, dialect: Dialect = COMMA) -> ScannedText:
    """Return a text with its records."""
    content = text.encode()
    first = scan_records(content, dialect, 0)
    width = most_frequent_width(first.count[first.kind == ROW].tolist())
    return ScannedText(content, dialect, scan_records(content, dialect, width))
