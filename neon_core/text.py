"""Small texts that every module needs: cut, listed, counted, told apart. They stand here once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any


def shorten(text: str, longest: int = 40) -> str:
    """Return a text with at most `longest` characters; a cut text ends in an ellipsis.

    Examples
    --------
    >>> shorten("a" * 41) == "a" * 39 + "…", shorten("hue")
    (True, 'hue')
    """
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def join(words: Iterable[object]) -> str:
    """Return words as a list in a sentence.

    Examples
    --------
    >>> join([0, 2, 5]), join(["hue"]), join([])
    ('0, 2 and 5', 'hue', '')
    """
    texts = [str(word) for word in words]
    return " and ".join([", ".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else "".join(texts)


def join_some(words: Sequence[object], most: int = 5, total: int = 0) -> str:
    """Return at most `most` words as a list in a sentence, with the number of those that are missing.

    Parameters
    ----------
    words : sequence
        The words, or the first of them.
    most : int
        How many words are written out.
    total : int
        How many words there are, where `words` has only the first.

    Examples
    --------
    >>> join_some(["a", "b", "c"], most=2), join_some(["a", "b"])
    ('a, b and 1 more', 'a and b')
    """
    missing = max(total, len(words)) - min(most, len(words))
    if missing <= 0:
        return join(words)
    return f"{', '.join(str(word) for word in words[:most])} and {missing:,} more"


def count(n: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> count(1, "row"), count(2000, "row"), count(2, "category", "categories")
    ('1 row', '2,000 rows', '2 categories')
    """
    return f"{n:,} {noun if n == 1 else plural or f'{noun}s'}"


def capitalize(text: str) -> str:
    """Return a text with its first letter in upper case and the rest unchanged.

    Examples
    --------
    >>> capitalize("pH counts"), capitalize("two DNA columns")
    ('PH counts', 'Two DNA columns')
    """
    return text[:1].upper() + text[1:]


def plain_number(value: Any) -> str:
    """Return a value as text, a whole float without its decimal point.

    Examples
    --------
    >>> plain_number(3.0), plain_number(2.5), plain_number("a"), plain_number(True)
    ('3', '2.5', 'a', 'True')
    """
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def unique_name(name: str, taken: Collection[str], pattern: str = "{name} ({number})") -> str:
    """Return a name that is not taken: the name itself, or with the smallest free number from 2 on.

    Examples
    --------
    >>> unique_name("hue", {"ash"}), unique_name("hue", {"hue", "hue (2)"})
    ('hue', 'hue (3)')
    """
    if name not in taken:
        return name
    number = 2
    while pattern.format(name=name, number=number) in taken:
        number += 1
    return pattern.format(name=name, number=number)
