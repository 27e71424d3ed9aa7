"""Walk through XML in bounded time and memory: no document types, no endless nesting, names or tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from neon_core.errors import ReadingError

DEEPEST = 1_000
MOST_NAMES = 20_000
LONGEST_TAG = 8_000_000
DAMAGED = "Open the workbook in a spreadsheet, and save it again as .xlsx."

Start = Callable[[str, dict[str, str]], None]


class Walk:
    """One walk through a part of a workbook.

    Parameters
    ----------
    start : callable
        Takes each element's name, without its prefix, and its attributes.
    text : callable, optional
        Takes what stands between the tags.
    raw : bool
        Whether the names come with their prefixes: a sheet has millions, and a call for each less is felt.
    """

    def __init__(self, start: Start, text: Callable[[str], None] | None = None, *, raw: bool = False) -> None:
        self._names: dict[str, str] = {}
        self._ended: list[str] = []
        self._depth = self._fed = 0
        self._last = b""
        self._parser = expat.ParserCreate("utf-8", None, self._names)
        self._parser.StartElementHandler = start if raw else _without_prefix(start)
        self._parser.EndElementHandler = self._ended.append  # counted once a piece, as the beginnings are
        self._parser.StartDoctypeDeclHandler = _refuse_document_type
        if text is not None:
            self._parser.buffer_text = True
            self._parser.CharacterDataHandler = text

    def through(self, pieces: Iterable[bytes]) -> None:
        """Walk through the pieces of one part.

        Raises
        ------
        ReadingError
            If it is no XML, or such as no spreadsheet writes.
        """
        try:
            for piece in pieces:
                self._parser.Parse(piece, False)
                self._check(piece)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise ReadingError(f"The workbook is damaged: {error}", hint=DAMAGED) from error

    def _check(self, piece: bytes) -> None:
        """Refuse what the parser has to remember in ever larger amounts; a piece adds little to it."""
        self._fed += len(piece)
        split = self._last == b"<" and piece[:1] == b"/"
        self._depth += piece.count(b"<") - piece.count(b"</") - split - len(self._ended)
        self._ended.clear()
        self._last = piece[-1:]
        if self._depth > DEEPEST:
            raise ReadingError(f"The workbook nests its elements more than {DEEPEST:,} deep", hint=DAMAGED)
        if len(self._names) > MOST_NAMES:
            raise ReadingError(f"The workbook has more than {MOST_NAMES:,} kinds of elements", hint=DAMAGED)
        if self._fed - self._parser.CurrentByteIndex > LONGEST_TAG:
            raise ReadingError(f"The workbook has an element of more than {LONGEST_TAG:,} bytes", hint=DAMAGED)


def _without_prefix(start: Start) -> Start:
    """Return what passes an element on under its local name."""
    return lambda name, attributes: start(name.rpartition(":")[2], attributes)


def _refuse_document_type(*_: object) -> None:
    """Refuse what could define entities: no spreadsheet writes it."""
    what = "The workbook holds a document type (<!DOCTYPE>), as no spreadsheet writes it"
    raise ReadingError(what, hint=DAMAGED)
