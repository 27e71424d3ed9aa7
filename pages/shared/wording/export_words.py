"""The export of the explained table, its steps and its centroids."""

from __future__ import annotations

import re

EXPORT = "Export"
FORMATS = {
    "report": "Report",
    "page": "Page",
    "csv": "Rows as CSV",
    "parquet": "Rows as Parquet",
    "centroids": "Centroids as CSV",
    "txt": "Steps as text",
    "settings": "Settings as JSON",
    "model": "Model as JSON",
}
"""For each file, the label of its button."""
HOLDS = {
    "report": "One page to read and to print: what was done, the map, every cluster, and rows with their bars.",
    "page": "The live map, the bars and the table in one file: it opens without a server and without a network.",
    "csv": "Every row: its columns, its cluster, its distance to the boundary, and the relevance of each column.",
    "parquet": "The same rows with their types, and what was done in the file's metadata.",
    "centroids": "One line a cluster: its size, then its value of each column in your units.",
    "txt": "The steps, every column, the versions, and the address that brings this back.",
    "settings": "Every choice, for the command line and the library: the same file gives the same numbers.",
    "model": "Centroids, preparation and ranges, but no row: it places and explains the rows of other tables.",
}
"""For each file, what it holds."""
PER_LINE = 4
"""Buttons beside each other."""
FORMULAS = "In a CSV, text that a spreadsheet would run starts with an apostrophe."
PICTURE_GONE = "This picture is no longer on the server, so it was not saved. Save the picture that you see now."
PICTURE_FAILED = "The picture could not be saved: an unexpected error occurred. Try again."
STEPS = "What was done"
CODE = "The same in Python"
CODE_HOLDS = "These lines give the numbers again with the library, and the bars of the row that is chosen now."
HEADINGS = ("Steps", "Columns", "Where this comes from")
SAVE_CODE = "Save as a file"
MOST_COLUMNS = 100
"""Columns that are listed on screen, at most; the text has all."""
MORE_COLUMNS = "{n} more columns stand in the text."
UNSAFE = re.compile(r"[^\w.,=+-]+")
"""Characters that a file's name does not have on every system."""
LONGEST_NAME = 60


def format_file_name(text: str) -> str:
    """Return a text as a part of a file's name.

    Examples
    --------
    >>> format_file_name("Customer 00037"), format_file_name("a/b: <c>"), format_file_name("///")
    ('Customer-00037', 'a-b-c', 'row')
    """
    return UNSAFE.sub("-", text).strip("-.")[:LONGEST_NAME] or "row"


def describe_more_columns(n: int) -> str:
    """Return the line that more columns are not listed on screen."""
    return MORE_COLUMNS.format(n=f"{n:,}")
