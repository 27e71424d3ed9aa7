"""Uploads: kept in memory, as the page promises."""

from __future__ import annotations

from starlette.formparsers import MultiPartParser


def keep_in_memory() -> None:
    """Keep every upload in memory until it is a table.

    Starlette writes a file of more than 1 MB to the folder for temporary files, where it outlives nothing but can be
    read, and where a full disk is an error without words. A spool of 0 has no limit; Streamlit's route counts the bytes
    as they come and refuses what is larger than `server.maxUploadSize`.
    """
    MultiPartParser.spool_max_size = 0
