"""From bytes to UTF-8: which encoding a text has, and what of it could not be read."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from neon_core.errors import ReadingError
from neon_core.ingestion import messages

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman", "cp850")
BLOCK = 1 << 22
SAMPLE = 1 << 16
FEW = 0.001
"""So small a share of bytes that are no UTF-8 is damage, not another encoding."""

MOSTLY_ASCII = 0.3
"""Of the letters of a language in Latin script, a smaller share has a mark."""

CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27, 28, 29, 30, 31, 1, 2})
REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()


@dataclass(frozen=True)
class Decoded:
    """A text as UTF-8 without a byte order mark, the encoding that it came in, and what is to be said of that."""

    content: bytes
    encoding: str
    ambiguities: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def decode(content: bytes, asked: str | None = None) -> Decoded:
    """Bring a text to UTF-8.

    Parameters
    ----------
    content : bytes
        The file.
    asked : str, optional
        The encoding; by default what its byte order mark, its bytes, or a detection says.

    Raises
    ------
    ReadingError
        If it is no text, or not in the encoding that was asked for.

    Examples
    --------
    >>> decode("naïve".encode("utf-16")).encoding
    'utf-16-le'
    """
    if asked is not None:
        return _as_asked(content, asked)
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _lossy(content[len(mark) :], encoding)
    wide = _without_mark(content)
    if wide:
        return _lossy(content, wide)
    _refuse_binary(content)
    wrong = 0 if content.isascii() else _wrong_bytes(content)
    if wrong == 0:
        return Decoded(content.replace(b"\0", REPLACEMENT), "utf-8")
    if wrong <= FEW * len(content) and _has_utf8(content):
        return _lossy(content, "utf-8")
    return _detected(content)


def _as_asked(content: bytes, asked: str) -> Decoded:
    """Decode as the user says."""
    try:
        encoding = codecs.lookup(asked).name
        "a".encode(encoding)
    except (LookupError, ValueError, TypeError) as error:
        hint = "Write it as Python does: utf-8, cp1252, iso8859-1, utf-16, ..."
        raise ReadingError(f"{asked!r} is no encoding of text", where="encoding", hint=hint) from error
    mark = next((mark for mark, _ in MARKS if content.startswith(mark) and encoding.startswith("utf")), b"")
    if encoding in ("utf-16", "utf-32"):
        encoding = next((name for found, name in MARKS if found == mark), f"{encoding}-le")
    return _lossy(content[len(mark) :], encoding.removesuffix("-sig").removesuffix("_sig"))


def _lossy(content: bytes, encoding: str) -> Decoded:
    """Decode; what cannot be is replaced, and said."""
    try:
        text = content.decode(encoding)
        notes: tuple[str, ...] = ()
    except UnicodeError:
        text = content.decode(encoding, "replace")
        found = [number for number, line in enumerate(text.splitlines(), 1) if "\N{REPLACEMENT CHARACTER}" in line]
        if len(found) > max(3, text.count("\n") // 2):
            hint = "Choose the encoding that the file was written in."
            what = f"The text is not in the encoding {encoding}: {len(found)} of its lines cannot be read so"
            raise ReadingError(what, where="encoding", hint=hint) from None
        notes = (messages.damaged_letters(encoding, found),)
    return Decoded(text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace"), encoding, notes=notes)


def _without_mark(content: bytes) -> str:
    """Return "utf-16-le" or "utf-16-be" where every second byte is mostly 0, as in a text without byte order mark."""
    head = content[:4096]
    if len(head) < 4 or len(content) % 2:
        return ""
    even, odd = (head[start::2].count(0) / len(head[start::2]) for start in (0, 1))
    if min(even, odd) > 0.05 or max(even, odd) < 0.3:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_binary(content: bytes) -> None:
    """Refuse what has bytes that no text has, more than by accident."""
    for start in (0, max(0, len(content) // 2 - SAMPLE // 2)):
        sample = content[start : start + SAMPLE]
        odd = len(sample) - len(sample.translate(None, CONTROL))
        if odd > max(2, 0.01 * len(sample)):
            what = f"This is not text: {odd:,} of its first {len(sample):,} bytes are control characters"
            raise ReadingError(what, hint="Save the table as CSV, .xlsx or Parquet and choose that file.")


def _wrong_bytes(content: bytes) -> int:
    """Count the places that are no UTF-8; in blocks, since a whole text takes four times its bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    wrong = 0
    for start in range(0, len(content), BLOCK):
        final = start + BLOCK >= len(content)
        wrong += decoder.decode(content[start : start + BLOCK], final).count("\N{REPLACEMENT CHARACTER}")
    return wrong - content.count(REPLACEMENT)


def _has_utf8(content: bytes) -> bool:
    """Whether some characters beyond ASCII are well-formed UTF-8."""
    text = content.decode("utf-8", "ignore")
    return not text.isascii()


def _detected(content: bytes) -> Decoded:
    """Ask the library, of the lines that tell; Western Windows where they tell too little."""
    from charset_normalizer import from_bytes

    telling = b"\n".join(line for line in content.splitlines() if not line.isascii())[:SAMPLE]
    letters = sum(byte > 127 or chr(byte).isalpha() for byte in telling)
    marked = sum(byte > 127 for byte in telling)
    latin = marked <= MOSTLY_ASCII * letters
    if latin and _is_western(telling):
        encoding = "cp1252"
    else:
        best = from_bytes(telling, cp_isolation=list(LATIN) if latin else None, threshold=0.5).best()
        encoding = best.encoding if best is not None else "cp1252"
    try:
        decoded = _lossy(content, encoding)
    except ReadingError:
        decoded = _lossy(content, encoding := "latin-1")
    return Decoded(decoded.content, encoding, (messages.guessed_encoding(encoding),), decoded.notes)


WESTERN = "äöüÄÖÜßéèêëàâáãåæçíìîïñóòôõøúùûýÉÈÊÀÁÂÃÅÆÇÍÑÓÔÕØÚ°µ²³€£§«»–—‘’“”…·¿¡ªº®©±×½¼"


def _is_western(telling: bytes) -> bool:
    """Whether nearly all bytes beyond ASCII are letters and signs that Western European texts are full of."""
    usual = WESTERN.encode("cp1252")
    beyond = [byte for byte in telling if byte > 127]
    return sum(byte in usual for byte in beyond) >= 0.9 * len(beyond)
