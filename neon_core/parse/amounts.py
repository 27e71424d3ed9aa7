"""Words and signs beside a number: magnitudes, units, currencies, "about"; 177 B, $10.5M, 17% off, ca. 12 km."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from neon_core.parse.date_words import are_months
from neon_core.parse.number_formats import CURRENCIES

CELL = (
    r"^(?P<before>[^\d]*?)(?P<number>[.,]?\d(?:[\d.,'\x{2019}\x{a0}\x{2009}\x{202f} ]*\d)?)"
    r"(?P<after>[^\d]*|\s*/\s*\d+|\s*(?:out of|of|von|sur|de)\s+\d+)$"
)
"""A number with something before and behind it; RE2."""

LONGEST_UNIT, MOST_WORDS = 24, 3
MINUS = "-−–"
ABOUT = re.compile(
    r"(?:approx(?:\.|imately)?|about|around|circa|ca\.?|c\.|rund|etwa|ungefähr|env(?:\.|iron)|aprox\.?|unos|~|≈|≃|∼)\s*",
    re.IGNORECASE,
)
MONEY = re.compile(rf"(?:{CURRENCIES}|Rs\.?|%|‰)")
BOUND_BEHIND = re.compile(
    r"(?:or|and|und|oder|et|ou|y|o) (?:less|more|over|under|older|mehr|weniger|älter|plus|moins|más|menos)"
)
THOUSAND, MILLION, BILLION, TRILLION = 1e3, 1e6, 1e9, 1e12
MAGNITUDES = {
    THOUSAND: "thousand tsd tausend k",
    MILLION: "million millions millionen mio mill mln mn millones millón milioni milione milhões milhão mil.",
    BILLION: "billion billions bn bln mrd milliarde milliarden milliard milliards md mds mld miliardi miliardo",
    TRILLION: "trillion trillions tn trn",
    1e5: "lakh lakhs lac lacs",
    1e7: "crore crores cr",
}
FACTORS = {word: factor for factor, words in MAGNITUDES.items() for word in words.split()}
LETTERS = {"K": THOUSAND, "M": MILLION, "B": BILLION, "T": TRILLION, "m": MILLION, "b": BILLION}
"""Single letters, which are units too: 5 m, 12 A, 3 T."""

FIRST_WORD = re.compile(r"([^\W\d_]+)(\.?)(?![^\W_])\s*")
UNIT = re.compile(r"[^\W\d_°µ]|[°µ²³★′″\"'/]")
OUT_OF = re.compile(r"(?:/|out of|of|von|sur|de)\s*\d+")
OF_YEAR = re.compile(r"/\s*(?:19|20)\d\d")
"""The end of a file's number, such as 7/2024; 7/10 is a rating."""

SPELLINGS = {
    "€": "EUR",
    "£": "GBP",
    "$": "US$ USD",
    "₹": "INR Rs Rs.",
    "¥": "JPY",
    "zł": "PLN",
    "Kč": "CZK",
    "Ft": "HUF",
}
SPELLINGS |= {"₺": "TRY", "₽": "RUB", "lei": "RON", "₩": "KRW", "R$": "BRL", "CA$": "CAD", "A$": "AUD", "kr": "kr."}
SPELLINGS |= {"CHF": "Fr Fr."}
SAME_MONEY = {spelling: sign for sign, spellings in SPELLINGS.items() for spelling in spellings.split()}


@dataclass(frozen=True)
class Beside:
    """What stands beside a number.

    Attributes
    ----------
    factor : float
        The number is multiplied by it.
    money : str
        The currency or per cent sign; "" where there is none.
    unit : str
        The other words; "" where there are none.
    letter : str
        A single letter that may be a magnitude or a unit.
    """

    factor: float = 1.0
    money: str = ""
    unit: str = ""
    letter: str = ""


def parse_beside(before: str, after: str) -> Beside | None:
    """Return the meaning of the texts before and after a number; None where they are no unit.

    Examples
    --------
    >>> parse_beside("ca. €", " Mio.")
    Beside(factor=1000000.0, money='€', unit='', letter='')
    >>> parse_beside("Room ", "") is None, parse_beside("", " km/h").unit
    (True, 'km/h')
    """
    before = ABOUT.sub("", before.strip(), count=1) if ABOUT.match(before.strip()) else before.strip()
    is_negative = bool(before) and (before[0] in MINUS or before[-1] in MINUS)
    money = before.strip(f" +{MINUS}")
    after = after.strip()
    after = after[1:].strip() if after.startswith("+") else after.removesuffix("+").strip()
    if money and not MONEY.fullmatch(money):
        return None
    beside = _parse_after(after)
    if beside is None or (money and beside.money and normalize_money(money) != normalize_money(beside.money)):
        return None
    return replace(beside, factor=-beside.factor if is_negative else beside.factor, money=money or beside.money)


def _parse_after(after: str) -> Beside | None:
    """Return the meaning of the text behind a number."""
    if OF_YEAR.fullmatch(after) or are_months([after]):
        return None
    if not after or OUT_OF.fullmatch(after):
        return Beside(unit=after)
    money, rest = _split_money(after)
    word = FIRST_WORD.match(rest)
    if word and (factor := FACTORS.get(word[1].lower() if len(word[1]) > 1 or word[1] == "k" else word[1])):
        rest_money, rest = _split_money(rest[word.end() :])
        return _with_unit(Beside(factor, money or rest_money), rest)
    if word and word[1] in LETTERS:
        rest_money, rest = _split_money(rest[word.end() :])
        return _with_unit(Beside(1.0, money or rest_money, letter=word[1]), rest)
    return _with_unit(Beside(1.0, money), rest)


def _with_unit(beside: Beside, rest: str) -> Beside | None:
    """Return a meaning with the unit that is left; None where that is no unit."""
    rest = rest.strip("+ ")
    if rest and (not UNIT.match(rest) or len(rest) > LONGEST_UNIT or len(rest.split()) > MOST_WORDS):
        return None
    return None if re.search(r"[:;=()|]", rest) or BOUND_BEHIND.search(rest) else replace(beside, unit=rest)


def _split_money(text: str) -> tuple[str, str]:
    """Return the currency or per cent sign at the beginning or end of a text, and the rest."""
    first = MONEY.match(text)
    if first and not text[first.end() : first.end() + 1].isalpha():
        return first[0], text[first.end() :].strip()
    last = re.search(rf"(?:^|\s)({MONEY.pattern})$", text)
    return (last[1], text[: last.start()].strip()) if last else ("", text)


def normalize_money(sign: str) -> str:
    """Return one spelling for all spellings of a currency.

    Examples
    --------
    >>> normalize_money("EUR"), normalize_money("$")
    ('€', '$')
    """
    return SAME_MONEY.get(sign.strip(), sign.strip())


def is_money(unit: str) -> bool:
    """Whether a unit begins with a currency or per cent sign.

    Examples
    --------
    >>> is_money("€/kg"), is_money("kg")
    (True, False)
    """
    return MONEY.match(unit) is not None and (MONEY.fullmatch(unit) is not None or not unit[:3].isalpha())
