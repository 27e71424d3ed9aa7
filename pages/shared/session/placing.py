"""Another table that is placed in clusters: its file, the file of a saved model, and the row shown. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from pages.shared.session.uploaded_file import Upload

NO_NEW_ROW = -1
"""Stands for the row that tells most: nobody chose one."""


@dataclass(frozen=True)
class Placing:
    """What is placed, and by what.

    Attributes
    ----------
    table : Upload or None
        The new table.
    model : Upload or None
        The file of a saved model; None for the clustering on screen.
    row : int
        The row of the new table whose explanation is shown.
    """

    table: Upload | None = None
    model: Upload | None = None
    row: int = NO_NEW_ROW
