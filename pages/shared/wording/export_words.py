"""The export of the explained table."""

from __future__ import annotations

EXPORT = "Export"
FORMATS = {
    "csv": "Every row as CSV",
    "parquet": "Every row as Parquet",
    "txt": "What was done, as text",
}
EXPORTED = (
    "Every row, also where the map leaves some out: its columns, cluster, distance to the boundary, and the relevance "
    "of each column. In the CSV, text that a spreadsheet would run starts with an apostrophe."
)
PICTURE_GONE = "This picture is no longer on the server, so it was not saved. Save the picture that you see now."
PICTURE_FAILED = "The picture could not be saved: an unexpected error occurred. Try again."
STEPS = "What was done"
