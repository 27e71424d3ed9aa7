"""Decode a text to UTF-8: detect its encoding, and note the characters that could not be read."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass, replace

from neon_core.errors import ReadingError
from neon_core.ingestion import messages
from neon_core.parse.alphabets import detect_code_page
from neon_core.reading import ENCODINGS, Ambiguity

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MIN_WORDS = 0.75
"""Smallest share of words of one language for the code page that makes them."""

CONTROL_LETTERS = re.compile(rb"\xc2[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
NO_LINE_END = re.compile(rb"\xc2[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
"""A control character U+0080 to U+009F in UTF-8 that is a letter or sign in cp1252; U+0085 alone ends a line."""

CONTROLS, MOST_OTHERS = re.compile("[\x80-\x84\x86-\x9f\ufffe\uffff]"), 4
"""Characters that no text has, and other encodings that are offered at most."""

OF_TWO_BYTES = ("shift_jis", "gb18030")

LATIN_ENCODINGS = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman", "cp850")
BLOCK = 1 << 22
SAMPLE = 1 << 16
MOST_DAMAGE = 0.001
"""Largest share of bytes that are not UTF-8 for a damaged UTF-8 text; with more it is another encoding."""

MOST_ACCENTED = 0.3
"""Largest share of letters beyond ASCII in a language of Latin script."""

CONTROL_BYTES = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27, 28, 29, 30, 31, 1, 2})
REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()

WESTERN = "äöüÄÖÜßéèêëàâáãåæçíìîïñóòôõøúùûýÉÈÊÀÁÂÃÅÆÇÍÑÓÔÕØÚ°µ²³€£§«»–—‘’“”…·¿¡ªº®©±×½¼"
"""Letters and signs beyond ASCII that are frequent in Western European texts."""


@dataclass(frozen=True)
class DecodedText:
    """A text as UTF-8 without byte order mark, its original encoding, and sentences for the user."""

    content: bytes
    encoding: str
    ambiguities: tuple[Ambiguity, ...] = ()
    notes: tuple[str, ...] = ()


def decode_text(content: bytes, encoding: str | None = None) -> DecodedText:
    """Return a text as UTF-8; control characters that are letters in cp1252 become these letters.

    Parameters
    ----------
    content : bytes
        The file.
    encoding : str, optional
        The encoding that the user has set; by default that of the byte order mark, else the detected one.

    Raises
    ------
    ReadingError
        If it is not text, or not in the encoding that the user has set.

    Examples
    --------
    >>> decode_text("naïve".encode("utf-16")).encoding
    'utf-16-le'
    """
    return _mend_control_letters(_detect_and_decode(content) if encoding is None else _decode_as(content, encoding))


def _detect_and_decode(content: bytes) -> DecodedText:
    """Return a text as UTF-8, its encoding detected."""
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_lossy(content[len(mark) :], name)
    utf_16 = _detect_utf_16(content)
    if utf_16:
        return _decode_lossy(content, utf_16)
    _refuse_binary(content)
    n_invalid = 0 if content.isascii() else _count_invalid(content)
    if n_invalid == 0:
        return DecodedText(content.replace(b"\0", REPLACEMENT), "utf-8")
    if n_invalid <= MOST_DAMAGE * len(content) and _has_utf_8(content):
        return _decode_lossy(content, "utf-8")
    return _decode_detected(content)


def _mend_control_letters(decoded: DecodedText) -> DecodedText:
    """Return a text with the letters of cp1252 in the place of control characters, and a note where it had some."""
    if decoded.content.isascii() or not NO_LINE_END.search(decoded.content):
        return decoded
    mended, n = CONTROL_LETTERS.subn(lambda found: found[0][1:].decode("cp1252").encode(), decoded.content)
    return replace(decoded, content=mended, notes=(*decoded.notes, messages.control_letters(n)))


def _decode_as(content: bytes, name: str) -> DecodedText:
    """Decode in the encoding that the user has set."""
    try:
        encoding = codecs.lookup(name).name
        "a".encode(encoding)
    except (LookupError, ValueError, TypeError) as error:
        hint = "Write it as Python does: utf-8, cp1252, iso8859-1, utf-16, ..."
        raise ReadingError(f"{name!r} is not an encoding of text", where="encoding", hint=hint) from error
    mark = next((mark for mark, _ in BYTE_ORDER_MARKS if content.startswith(mark) and encoding.startswith("utf")), b"")
    if encoding in ("utf-16", "utf-32"):
        encoding = next((name for some, name in BYTE_ORDER_MARKS if some == mark), f"{encoding}-le")
    return _decode_lossy(content[len(mark) :], encoding.removesuffix("-sig").removesuffix("_sig"))


def _decode_lossy(content: bytes, encoding: str) -> DecodedText:
    """Decode a text; characters that are not valid are replaced and noted, too many of them refused."""
    try:
        text = content.decode(encoding)
        notes: tuple[str, ...] = ()
    except UnicodeError:
        text = content.decode(encoding, "replace")
        damaged = [number for number, line in enumerate(text.splitlines(), 1) if "\N{REPLACEMENT CHARACTER}" in line]
        if len(damaged) > max(3, text.count("\n") // 2):
            hint = "Choose the encoding that the file was written in."
            what = f"The text is not in the encoding {encoding}: {len(damaged)} of its lines have invalid characters"
            raise ReadingError(what, where="encoding", hint=hint) from None
        notes = (messages.damaged_characters(encoding, damaged),)
    return DecodedText(
        text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace"), encoding, notes=notes
    )


def _detect_utf_16(content: bytes) -> str:
    """Return "utf-16-le" or "utf-16-be" where every second byte is mostly 0, as without byte order mark; else ""."""
    head = content[:4096]
    if len(head) < 4 or len(content) % 2:
        return ""
    even, odd = (head[start::2].count(0) / len(head[start::2]) for start in (0, 1))
    if min(even, odd) > 0.05 or max(even, odd) < 0.3:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_binary(content: bytes) -> None:
    """Refuse a file with more control characters than a text has by accident."""
    for start in (0, max(0, len(content) // 2 - SAMPLE // 2)):
        sample = content[start : start + SAMPLE]
        n_control = len(sample) - len(sample.translate(None, CONTROL_BYTES))
        if n_control > max(2, 0.01 * len(sample)):
            what = f"This is not text: {n_control:,} of its first {len(sample):,} bytes are control characters"
            raise ReadingError(what, hint="Save the table as CSV, .xlsx or Parquet and choose that file.")


def _count_invalid(content: bytes) -> int:
    """Count the places that are not UTF-8; in blocks, since decoding a whole text takes four times its bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    n_invalid = 0
    for start in range(0, len(content), BLOCK):
        final = start + BLOCK >= len(content)
        n_invalid += decoder.decode(content[start : start + BLOCK], final).count("\N{REPLACEMENT CHARACTER}")
    return n_invalid - content.count(REPLACEMENT)


def _has_utf_8(content: bytes) -> bool:
    """Whether some characters beyond ASCII are valid UTF-8."""
    text = content.decode("utf-8", "ignore")
    return not text.isascii()


def _decode_detected(content: bytes) -> DecodedText:
    """Decode in the code page in which the words beyond ASCII are of one language; else by statistics."""
    sample = b"\n".join(line for line in content.splitlines() if not line.isascii())[:SAMPLE]
    encoding = detect_code_page(sample, MIN_WORDS) or _detect_by_statistics(sample)
    try:
        decoded = _decode_lossy(content, encoding)
    except ReadingError:
        decoded = _decode_lossy(content, encoding := "latin-1")
    doubt = messages.guessed_encoding(encoding, find_other_encodings(sample, encoding))
    return DecodedText(decoded.content, encoding, (doubt,), decoded.notes)


def find_other_encodings(sample: bytes, encoding: str) -> tuple[str, ...]:
    """Return other encodings that some lines of a text fit, each of which makes another text of them.

    Examples
    --------
    >>> find_other_encodings("Łódź".encode("cp1250"), "cp1250")
    ('cp1252', 'cp1251')
    """
    texts = {sample.decode(encoding, "replace"): ""}
    is_latin = _is_latin(sample)
    for name in ENCODINGS:
        if name.startswith("utf") or (is_latin and name in OF_TWO_BYTES):  # UTF is recognised with certainty
            continue
        with suppress(UnicodeError):
            text = sample.decode(name)
            if not CONTROLS.search(text):
                texts.setdefault(text, name)
    return tuple(texts.values())[1 : MOST_OTHERS + 1]


def _detect_by_statistics(sample: bytes) -> str:
    """Return the encoding that charset_normalizer detects; that of Western Windows where it finds none."""
    from charset_normalizer import from_bytes

    is_latin = _is_latin(sample)
    if is_latin and _is_western(sample):
        return "cp1252"
    best = from_bytes(sample, cp_isolation=list(LATIN_ENCODINGS) if is_latin else None, threshold=0.5).best()
    return best.encoding if best is not None else "cp1252"


def _is_latin(sample: bytes) -> bool:
    """Whether letters beyond ASCII are as few as in a language of Latin script."""
    n_letters = sum(byte > 127 or chr(byte).isalpha() for byte in sample)
    return sum(byte > 127 for byte in sample) <= MOST_ACCENTED * n_letters


def _is_western(sample: bytes) -> bool:
    """Whether nearly all bytes beyond ASCII are frequent in Western European texts."""
    frequent = WESTERN.encode("cp1252")
    beyond_ascii = [byte for byte in sample if byte > 127]
    return sum(byte in frequent for byte in beyond_ascii) >= 0.9 * len(beyond_ascii)
