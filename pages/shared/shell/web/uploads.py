"""Uploads: kept in memory, as the page promises."""

from __future__ import annotations

from starlette.formparsers import MultiPartParser


def keep_in_memory() -> None:
    """Keep every upload in memory until it is a table.

    By default, Starlette writes a file of more than 1 MB to the folder for temporary files: the promise is broken, and
    a full disk is an error without words. A spool size of 0 means no limit. Streamlit's route counts the bytes as they
    come, and refuses a file that is larger than `server.maxUploadSize`.
    """
    MultiPartParser.spool_max_size = 0
