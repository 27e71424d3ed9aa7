"""Uploads: kept in memory, as the page promises, and ended with their session."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartParser

from pages.shared.wording import upload_words

Receive = Callable[[], Awaitable[Any]]
SENTENCE = {"x-neon-sentence": "yes"}
"""The header of an answer whose text is for the visitor: `dom/uploads.js` shows it."""


def keep_in_memory() -> None:
    """Keep every upload in memory until it is a table.

    By default, Starlette writes a file of more than 1 MB to the folder for temporary files: the promise is broken, and
    a full disk is an error without words. A spool size of 0 means no limit. Streamlit's route counts the bytes as they
    come, and refuses a file that is larger than `server.maxUploadSize`.
    """
    MultiPartParser.spool_max_size = 0


class UploadsUnderWay:
    """The uploads under way, which end where their session goes.

    Streamlit looks for the session when an upload begins, and would keep for ever what arrives after it has gone.
    """

    def __init__(self) -> None:
        self._gone: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    def end(self, session_id: str) -> None:
        """End the uploads of a session that has gone."""
        for gone in self._gone.get(session_id, ()):
            gone.set()

    @contextmanager
    def watch(self, session_id: str, receive: Receive) -> Iterator[Receive]:
        """Watch one upload; what it receives until its session has gone is received by the function in hand."""
        gone = asyncio.Event()
        self._gone[session_id].add(gone)
        try:
            yield lambda: _receive_until(gone, receive)
        finally:
            self._gone[session_id].discard(gone)
            if not self._gone[session_id]:
                del self._gone[session_id]


async def _receive_until(gone: asyncio.Event, receive: Receive) -> Any:
    """Return the next part of a request; refuse the request where its session goes, even while nothing arrives."""
    waits = [asyncio.ensure_future(receive()), asyncio.ensure_future(gone.wait())]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        if gone.is_set():
            raise HTTPException(HTTPStatus.GONE, upload_words.SESSION_GONE, SENTENCE)
        return waits[0].result()
    finally:
        for wait in waits:
            wait.cancel()
