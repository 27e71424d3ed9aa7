"""Alphabets of languages, and the share of a text's words that one language can have written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

WORD = re.compile("[A-Za-z\u0080-\U0010ffff]+")
SIGNS = "°µ²³¹€£¥§«»–—‘’“”„‚…·¿¡ªº®©™±×÷½¼¾•†‡‰‹›´`¨¦¬¶\u00a0\u00ad\u2022"
"""Characters beyond ASCII that stand beside words in any language."""

BETWEEN_WORDS = re.compile("[–—‘’“”„…·/\u00a0\u00ad]+")
MIXED_WEIGHT = 0.97
"""Words of several languages of one code page count a little less than words of one."""

MOST_ACCENTED = 0.55
"""Largest share of letters beyond ASCII in the words of a language of Latin script that have one."""

VOWELS = "aeiouyáàâéèêíóôúüAEIOUYÁÉÍÓÚ"


@dataclass(frozen=True)
class Alphabet:
    """The letters of a language.

    Attributes
    ----------
    letters : str
        Its lower-case letters beyond ASCII.
    impossible : str
        A pattern that no word of the language has.
    is_latin : bool
        Whether its words have ASCII letters too.
    """

    letters: str
    impossible: str = ""
    is_latin: bool = True


CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
GERMAN = Alphabet("äöüß")
FRENCH = Alphabet("àâæçéèêëîïôœùûüÿ", "œ(?![udnt])|[êèâ]$|ù(?!$)|û[aeiou]|^ê[aeiou]")
SPANISH = Alphabet("áéíñóúüç", f"ñ(?![{VOWELS}])|^ñ[^{VOWELS}]")
PORTUGUESE = Alphabet("áàâãçéêíóôõúü", "ã(?![oe]|s?$)|õ(?!e)|ê$")
ITALIAN = Alphabet("àèéìíòóùú", "[àèìòù](?!$)")
NORDIC = Alphabet("åäöæøéü")
ICELANDIC = Alphabet("áðéíóúýþæö", "þ$|^ð|^ý[^mrt]")
ESTONIAN = Alphabet("õäöüšž")
POLISH = Alphabet("ąćęłńóśźż", "ę[aeiou]|ń[aeou]|ł[ćńśź]")
CZECH = Alphabet("áčďéěíňóřšťúůýž", "^[ýůě]")
SLOVAK = Alphabet("áäčďéíľĺňóôŕšťúýž", "[ĺŕ][aeiouáéíóúý]|^[ĺý]")
HUNGARIAN = Alphabet("áéíóöőúüű")
ROMANIAN = Alphabet("ăâîşţșț")
CROATIAN = Alphabet("čćđšž")
TURKISH = Alphabet("çğıöşüâîi̇", "ğ(?=[^aeıioöuü]{2})|^ğ")
LITHUANIAN = Alphabet("ąčęėįšųūž")
LATVIAN = Alphabet("āčēģīķļņšūž")
RUSSIAN = Alphabet(CYRILLIC, "^[ъьы]|[бвгджзклмнпрстфхцчшщ]й", is_latin=False)
UKRAINIAN = Alphabet("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "^ь", is_latin=False)
SERBIAN = Alphabet("абвгдђежзијклљмнњопрстћуфхцчџшѓѕќ", is_latin=False)
GREEK_WORDS = Alphabet(GREEK, "ς.", is_latin=False)
HEBREW = Alphabet("אבגדהוזחטיךכלםמןנסעףפץצקרשת", "[ךםןףץ].", is_latin=False)

WESTERN = (GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, NORDIC)
CENTRAL = (POLISH, CZECH, HUNGARIAN, ROMANIAN, CROATIAN, SLOVAK)
CODE_PAGES: tuple[tuple[str, tuple[Alphabet, ...]], ...] = (
    ("cp1252", WESTERN),
    ("cp1250", CENTRAL),
    ("cp1251", (RUSSIAN, UKRAINIAN, SERBIAN)),
    ("cp1254", (TURKISH,)),
    ("cp1253", (GREEK_WORDS,)),
    ("cp1252", (ICELANDIC, ESTONIAN)),
    ("cp1257", (LITHUANIAN, LATVIAN, ESTONIAN)),
    ("cp1255", (HEBREW,)),
    ("iso8859-2", CENTRAL),
    ("koi8-r", (RUSSIAN,)),
    ("cp866", (RUSSIAN,)),
    ("iso8859-9", (TURKISH,)),
    ("iso8859-7", (GREEK_WORDS,)),
    ("iso8859-5", (RUSSIAN,)),
    ("cp850", WESTERN),
    ("mac_roman", WESTERN),
    ("cp852", CENTRAL),
)
"""Code pages with the languages that they are used for, the most common first."""


def detect_code_page(sample: bytes, min_share: float) -> str:
    """Return the code page in which most words belong to one language; "" where none reaches `min_share`.

    Parameters
    ----------
    sample : bytes
        Lines of the text that have bytes beyond ASCII.
    min_share : float
        Smallest share of the words beyond ASCII that the language must be able to have written.

    Examples
    --------
    >>> detect_code_page("Łódź Kraków".encode("cp1250"), 0.75), detect_code_page("Köln".encode("cp1252"), 0.75)
    ('cp1250', 'cp1252')
    """
    shares = [
        (measure_share(sample.decode(name, "replace"), alphabets), -rank, name)
        for rank, (name, alphabets) in enumerate(CODE_PAGES)
    ]
    share, _, name = max(shares)
    return name if share >= min_share else ""


def measure_share(text: str, alphabets: tuple[Alphabet, ...]) -> float:
    """Return the share of a text's words beyond ASCII that one of the languages can have written.

    Examples
    --------
    >>> measure_share("Köln £ódŸ", (GERMAN,))
    0.5
    """
    tokens = {token for token in WORD.findall(text) if not token.isascii()}
    words = [[word for word in _split_token(token) if not word.isascii()] for token in tokens]
    if not words:
        return 1.0
    fits = [[all(_can_write(alphabet, word) for word in parts) for parts in words] for alphabet in alphabets]
    if alphabets[0].is_latin and _share_beyond_ascii(words) > MOST_ACCENTED:
        return 0.0
    best = max(sum(fit) for fit in fits)
    mixed = MIXED_WEIGHT * sum(map(any, zip(*fits, strict=True)))
    return float(max(best, mixed) / len(words))


def _split_token(token: str) -> list[str]:
    """Return the words of a token without the signs beside them."""
    return [word for part in BETWEEN_WORDS.split(token) if (word := part.strip(SIGNS))]


def _share_beyond_ascii(words: list[list[str]]) -> float:
    text = "".join(word for parts in words for word in parts)
    return sum(not letter.isascii() for letter in text) / max(1, len(text))


@lru_cache(maxsize=64)
def _compile_alphabet(alphabet: Alphabet) -> tuple[frozenset[str], re.Pattern[str] | None]:
    letters = frozenset(alphabet.letters) | (frozenset("abcdefghijklmnopqrstuvwxyz") if alphabet.is_latin else set())
    return letters, re.compile(alphabet.impossible) if alphabet.impossible else None


def _can_write(alphabet: Alphabet, word: str) -> bool:
    """Whether a word has only letters of a language, and its capitals where capitals stand."""
    letters, impossible = _compile_alphabet(alphabet)
    is_case_right = word[1:].islower() or word.isupper() or len(word) == 1 or not _has_capital_inside(word)
    lower = word.lower()
    return is_case_right and letters.issuperset(lower) and not (impossible and impossible.search(lower))


def _has_capital_inside(word: str) -> bool:
    """Whether a letter beyond ASCII is a capital after a small letter, as wrong code pages make them."""
    return any(before.islower() and letter.isupper() and not letter.isascii() for before, letter in pairwise(word))
