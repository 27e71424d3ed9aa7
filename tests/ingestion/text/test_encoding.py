"""Texts decoded to UTF-8: byte order marks, detection, damage, and what is refused."""

from __future__ import annotations

import pytest

from neon_core.errors import ReadingError
from neon_core.ingestion.text.encoding import DecodedText, decode_text
from neon_core.reading import Ambiguity

SIGN = "\N{REPLACEMENT CHARACTER}"
GERMAN = "Größe;Straße\nKöln;Am Müllerweg\nZürich;Gässli\n"
RUSSIAN = "название;город\n" + "хорошая погода;Москва\nбольшой город;Казань\n" * 20


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"plain", "utf-8"),
        ("naïve".encode(), "utf-8"),
        ("naïve".encode("utf-8-sig"), "utf-8"),
        (b"\xff\xfe" + "naïve".encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + "naïve".encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\0\0" + "naïve".encode("utf-32-le"), "utf-32-le"),
        ("naïve".encode("utf-16-le"), "utf-16-le"),
        ("naïve!".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_is_recognised_by_its_mark_or_its_bytes(content, encoding):
    decoded = decode_text(content)
    assert decoded.content.decode() == content.decode(encoding).removeprefix("\ufeff")
    assert (decoded.encoding, decoded.ambiguities, decoded.notes) == (encoding, (), ())


@pytest.mark.parametrize(("text", "encoding"), [(GERMAN, "cp1252"), (RUSSIAN, "cp1251")])
def test_8_bit_encoding_is_detected_and_ambiguous(text, encoding):
    decoded = decode_text(text.encode(encoding))
    assert (decoded.content.decode(), decoded.encoding) == (text, encoding)
    (ambiguity,) = decoded.ambiguities
    assert isinstance(ambiguity, Ambiguity)
    assert ambiguity.resolved_by == "encoding"
    assert "does not name its encoding" in ambiguity


def test_few_invalid_bytes_are_replaced_and_noted_with_their_line():
    content = "é,b\n".encode() * 1000 + b"x\xff,2\n"
    decoded = decode_text(content)
    assert decoded.content.decode().splitlines()[1000] == f"x{SIGN},2"
    assert decoded.notes == (f"Line 1001 has characters that are not valid utf-8; each is shown as {SIGN}.",)


def test_nul_becomes_a_replacement_character():
    assert decode_text(b"a\0b,c\n1,2\n") == DecodedText(f"a{SIGN}b,c\n1,2\n".encode(), "utf-8")


@pytest.mark.parametrize(
    ("content", "chosen", "encoding"),
    [
        ("naïve".encode("cp1252"), "cp1252", "cp1252"),
        ("naïve".encode("latin-1"), "latin-1", "iso8859-1"),
        ("naïve".encode("utf-8-sig"), "utf-8", "utf-8"),
        ("naïve".encode("utf-8-sig"), "utf-8-sig", "utf-8"),
        ("naïve".encode("utf-16"), "utf-16", "utf-16-le"),
        ("naïve".encode("utf-16-le"), "utf-16", "utf-16-le"),
    ],
)
def test_chosen_encoding_is_used(content, chosen, encoding):
    decoded = decode_text(content, chosen)
    assert (decoded.content.decode(), decoded.encoding, decoded.ambiguities) == ("naïve", encoding, ())


@pytest.mark.parametrize(
    ("content", "chosen", "words"),
    [
        (b"a", "klingon", "'klingon' is not an encoding of text"),
        (b"a", "rot13", "'rot13' is not an encoding of text"),
        ("é\né\né\né\n".encode("cp1252"), "utf-8", "4 of its lines have invalid characters"),
        (bytes(range(256)) * 40, None, "are control characters"),
    ],
    ids=["unknown", "not of text", "wrong", "binary"],
)
def test_file_that_cannot_be_decoded_is_refused_with_hint(content, chosen, words):
    with pytest.raises(ReadingError, match=words) as refused:
        decode_text(content, chosen)
    assert all(problem.hint for problem in refused.value.problems)
