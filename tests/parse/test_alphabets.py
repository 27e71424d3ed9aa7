"""Languages by their letters, and the code page of a few words by hand."""

from __future__ import annotations

import pytest

from neon_core.parse.alphabets import FRENCH, GERMAN, POLISH, RUSSIAN, detect_code_page, measure_share


@pytest.mark.parametrize(
    ("text", "code_page"),
    [
        ("Köln Müller", "cp1252"),
        ("Łódź Kraków Gdańsk", "cp1250"),
        ("Москва Казань", "cp1251"),
        ("Москва Казань", "koi8-r"),
        ("Αθήνα Πάτρα", "cp1253"),
        ("İstanbul Beşiktaş", "cp1254"),
        ("Müller Zürich", "cp850"),
    ],
)
def test_code_page_is_detected_from_the_words(text, code_page):
    assert detect_code_page(text.encode(code_page), 0.75) == code_page


@pytest.mark.parametrize(("min_share", "code_page"), [(1.0, ""), (0.5, "cp1252")])
def test_code_page_is_unknown_where_too_few_words_fit(min_share, code_page):
    assert detect_code_page("Köln köÄlnÄÖ".encode("cp1252"), min_share) == code_page


@pytest.mark.parametrize(
    ("text", "alphabets", "share"),
    [
        ("Köln Bonn Łódź", (GERMAN,), 0.5),
        ("Köln Łódź", (POLISH,), 0.5),
        ("Köln Łódź", (GERMAN, POLISH), 0.97),
        ("Bonn Berlin", (GERMAN,), 1.0),
        ("fêter fête forê", (FRENCH,), 2 / 3),
        ("KÖLN Köln KöLn köLn kÖln", (GERMAN,), 4 / 5),
        ("äöü", (GERMAN,), 0.0),
        ("Казань ьы", (RUSSIAN,), 0.5),
    ],
)
def test_share_counts_the_words_that_a_language_can_have_written(text, alphabets, share):
    assert measure_share(text, alphabets) == share
