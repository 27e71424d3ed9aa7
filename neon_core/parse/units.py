"""Units of a column: letters that are magnitudes or units, plurals, spellings of currencies, bytes."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from neon_core.parse.amounts import LETTERS, Beside, normalize_money

BYTES = {
    f"{prefix}{byte}".lower(): base**power
    for power, letter in enumerate("kmgt", 1)
    for prefix, byte, base in ((letter, "b", 1000), (letter, "byte", 1000), (letter, "ib", 1024))
} | dict.fromkeys(("b", "byte", "bytes"), 1)


ORDINALS = frozenset({"st", "nd", "rd", "th"})


def unify_spellings(besides: list[Beside]) -> list[Beside]:
    """Return meanings with one spelling of each currency and unit, and without the endings of ordinal numbers.

    Examples
    --------
    >>> [beside.money for beside in unify_spellings([Beside(money="EUR"), Beside(money="€")])]
    ['€', '€']
    """
    signs = {beside.money for beside in besides if beside.money}
    has_spellings = len(set(map(normalize_money, signs))) < len(signs)
    plurals = merge_plurals([beside.unit for beside in besides if beside.unit])
    if plurals and ORDINALS.issuperset(plurals):
        plurals = dict.fromkeys(plurals, "")
    return [
        replace(
            beside,
            money=normalize_money(beside.money) if has_spellings else beside.money,
            unit=plurals.get(beside.unit, ""),
        )
        for beside in besides
    ]


def are_words(units: Collection[str]) -> bool:
    """Whether several texts behind numbers are no units: letters of codes as in 12A and 3F, or several words each.

    Examples
    --------
    >>> are_words(["A", "F"]), are_words(["Main Street", "High Road"]), are_words(["kg", "g"]), are_words(["sq ft"])
    (True, True, False, False)
    """
    are_letters = all(len(unit) == 1 and unit.isalpha() for unit in units)
    return len(units) > 1 and (are_letters or any(re.search(r" |\d", unit) for unit in units))


def settle_letters(besides: list[Beside], name: str = "") -> list[Beside]:
    """Return meanings in which each single letter is a magnitude or a unit, judged by all cells of a column.

    Examples
    --------
    >>> [beside.factor for beside in settle_letters([Beside(letter="M"), Beside(1000.0)])]
    [1000000.0, 1000.0]
    >>> [beside.unit for beside in settle_letters([Beside(letter="m")])]
    ['m']
    """
    if _are_bytes(besides):
        return [_to_bytes(beside) for beside in besides]
    units = {beside.unit for beside in besides if beside.unit and not beside.letter}
    has_letter_units = any(len(unit) == 1 and unit.isalpha() for unit in units)
    others = {beside.letter for beside in besides} - {"", "m", "b", "T"}
    has_magnitudes = not has_letter_units and (bool(others) or any(abs(beside.factor) > 1 for beside in besides))
    is_kelvin = others == {"K"} and re.search(r"temp|kelvin", name, re.IGNORECASE) is not None
    return [_settle_letter(beside, has_magnitudes and not is_kelvin) for beside in besides]


def _settle_letter(beside: Beside, has_magnitudes: bool) -> Beside:
    if beside.letter and (has_magnitudes or beside.money not in ("", "%", "‰")):
        return replace(beside, factor=beside.factor * LETTERS[beside.letter], letter="")
    return replace(beside, unit=f"{beside.letter} {beside.unit}".strip(), letter="")


def _are_bytes(besides: list[Beside]) -> bool:
    """Whether the units are bytes of several sizes: 512 B, 12 kB, 3 MB."""
    units = {(beside.letter or beside.unit).lower() for beside in besides}
    return len(units) > 1 and units <= BYTES.keys()


def _to_bytes(beside: Beside) -> Beside:
    return replace(
        beside, factor=beside.factor * BYTES[(beside.letter or beside.unit).lower()], unit="bytes", letter=""
    )


def merge_plurals(units: list[str]) -> dict[str, str]:
    """Return for each unit the plural that stands beside it, else the unit itself.

    Examples
    --------
    >>> merge_plurals(["year", "years", "kg"])
    {'year': 'years', 'years': 'years', 'kg': 'kg'}
    """
    same = {unit.lower().removesuffix("."): unit for unit in sorted(units)}
    endings = ("s", "es", "e", "n", "en", "er")
    plural = {unit: next((same[p] for e in endings if (p := key + e) in same), unit) for key, unit in same.items()}
    return {unit: plural[same[unit.lower().removesuffix(".")]] for unit in units}
