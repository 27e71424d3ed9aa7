"""Texts decoded to UTF-8: byte order marks, detection, damage, and what is refused."""

from __future__ import annotations

import pytest

from neon_core.errors import ReadingError
from neon_core.ingestion.text.encoding import DecodedText, decode_text, find_other_encodings
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
    assert ambiguity.values[0] == encoding


def test_only_encodings_that_make_another_text_of_every_byte_are_offered():
    assert find_other_encodings(b"K\xf6ln", "cp1252") == ("cp1251",)  # in cp1250 and in ISO Latin it is the same
    assert find_other_encodings(RUSSIAN.encode("cp1251"), "cp1251")[:2] == ("cp1252", "cp1250")
    assert find_other_encodings("東京".encode("shift_jis"), "shift_jis")[-1] == "gb18030"


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


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Łódź Kraków Gdańsk", "cp1250"),
        ("Gdańsk Toruń", "cp1250"),
        ("Święta Żywiec", "cp1250"),
        ("Przerwa; źródło: Opłata miesięczna", "cp1250"),
        ("Přerov Plzeň Děčín", "cp1250"),
        ("České Budějovice Ústí", "cp1250"),
        ("Győr Pécs Székesfehérvár", "cp1250"),
        ("Bucureşti Iaşi Timişoara", "cp1250"),
        ("Šibenik Čakovec Đurđevac Poreč", "cp1250"),
        ("Genève Besançon Nîmes Alès", "cp1252"),
        ("España Coruña Málaga", "cp1252"),
        ("São Paulo ações não", "cp1252"),
        ("Forlì città perché più", "cp1252"),
        ("Ålesund München Málaga Besançon", "cp1252"),
        ("Þórshöfn Ísafjörður Hafnarfjörður", "cp1252"),
        ("5 °C, 12 µm, 3 m², 7 €", "cp1252"),
        ("L’été à Étampes – «oui»", "cp1252"),
        ("İstanbul Şanlıurfa Muğla Diyarbakır", "cp1254"),
        ("İzmir", "cp1254"),
        ("Москва Казань Санкт-Петербург", "cp1251"),
        ("Київ Львів Чернівці", "cp1251"),
        ("Αθήνα Θεσσαλονίκη Πάτρα", "cp1253"),
        ("Москва Казань Новгород", "koi8-r"),
        ("Größe Köln Zürich", "cp850"),
    ],
)
def test_code_page_is_the_one_that_makes_words_of_one_alphabet(words, encoding):
    rows = "".join(f"{i},{word}\n" for i, word in enumerate(words.split() * 5))
    assert decode_text(f"id,word\n{rows}".encode(encoding)).content.decode() == f"id,word\n{rows}"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Ch\u00e2teau d\x92Angludet", "Ch\u00e2teau d\u2019Angludet"),
        ("\x93fine\x94 \x80", "\u201cfine\u201d \u20ac"),
        ("wait\x85 d\x92or", "wait\u2026 d\u2019or"),
    ],
)
def test_control_characters_are_letters_of_cp1252(text, mended):
    decoded = decode_text(f"{text},1\n".encode())
    assert decoded.content.decode() == f"{mended},1\n"
    assert "Windows Western (cp1252)" in decoded.notes[0]
    assert decode_text(f"{text},1\n".encode("latin-1", "ignore"), "latin-1").content.decode() == f"{mended},1\n"


def test_control_character_without_a_letter_stays():
    for text in ("é\x81", "é\x85"):
        assert decode_text(text.encode()) == DecodedText(text.encode(), "utf-8")
