"""Parse the XML of a workbook in bounded time and memory: no document types, no endless nesting, names or tags."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from neon_core.errors import ReadingError

DEEPEST = 1_000
MOST_NAMES = 20_000
LONGEST_TAG = 8_000_000
CHUNK = 1 << 18
SAVE_AGAIN = "Open the workbook in a spreadsheet, and save it again as .xlsx."

StartHandler = Callable[[str, dict[str, str]], None]


class XmlParser:
    """A parser for one part of a workbook.

    Parameters
    ----------
    start : callable
        Receives each element's name, without its prefix, and its attributes.
    text : callable, optional
        Receives the text between the tags.
    raw : bool
        Whether `start` receives names with their prefixes. A sheet has millions of elements; one call less for each is
        worth having.

    Examples
    --------
    >>> names = []
    >>> XmlParser(lambda name, attributes: names.append(name)).parse(b"<x:a><b/></x:a>")
    >>> names
    ['a', 'b']
    """

    def __init__(self, start: StartHandler, text: Callable[[str], None] | None = None, *, raw: bool = False) -> None:
        self._names: dict[str, str] = {}
        self._closed: list[str] = []
        self._depth = self._n_fed = 0
        self._last_byte = b""
        self._parser = expat.ParserCreate("utf-8", None, self._names)
        self._parser.StartElementHandler = start if raw else _strip_prefix(start)
        self._parser.EndElementHandler = self._closed.append  # counted once a chunk, as the opening tags are
        self._parser.StartDoctypeDeclHandler = _refuse_document_type
        if text is not None:
            self._parser.buffer_text = True
            self._parser.CharacterDataHandler = text

    def parse(self, content: bytes) -> None:
        """Parse one part, chunk by chunk.

        Raises
        ------
        ReadingError
            If it is not XML, or XML that no spreadsheet writes.
        """
        try:
            for begin in range(0, len(content), CHUNK):
                chunk = content[begin : begin + CHUNK]
                self._parser.Parse(chunk, False)
                self._check_bounds(chunk)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise ReadingError(f"The workbook is damaged: {error}", hint=SAVE_AGAIN) from error

    def _check_bounds(self, chunk: bytes) -> None:
        """Refuse XML whose depth, names or tags make the parser's memory grow; one chunk adds little to it."""
        self._n_fed += len(chunk)
        split = self._last_byte == b"<" and chunk[:1] == b"/"
        self._depth += chunk.count(b"<") - chunk.count(b"</") - split - len(self._closed)
        self._closed.clear()
        self._last_byte = chunk[-1:]
        if self._depth > DEEPEST:
            raise ReadingError(f"The workbook nests its elements more than {DEEPEST:,} deep", hint=SAVE_AGAIN)
        if len(self._names) > MOST_NAMES:
            raise ReadingError(f"The workbook has more than {MOST_NAMES:,} kinds of elements", hint=SAVE_AGAIN)
        if self._n_fed - self._parser.CurrentByteIndex > LONGEST_TAG:
            raise ReadingError(f"The workbook has an element of more than {LONGEST_TAG:,} bytes", hint=SAVE_AGAIN)


def _strip_prefix(start: StartHandler) -> StartHandler:
    """Return a handler that passes each element on under its local name."""
    return lambda name, attributes: start(name.rpartition(":")[2], attributes)


def _refuse_document_type(*_: object) -> None:
    """Raise the error of a document type, which could define entities; no spreadsheet writes one."""
    what = "The workbook contains a document type (<!DOCTYPE>), which no spreadsheet writes"
    raise ReadingError(what, hint=SAVE_AGAIN)
