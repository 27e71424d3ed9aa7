"""Small texts that every module needs: cut, listed, counted, told apart. They stand here once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

MOST_DECIMALS = 6
"""The decimals of a column's numbers are counted up to here: so many may be more."""

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""Control characters, marks that reverse the reading order, and halves of characters."""


def shorten(text: str, longest: int = 40) -> str:
    """Return a text with at most `longest` characters; a cut text ends in an ellipsis.

    Examples
    --------
    >>> shorten("a" * 41) == "a" * 39 + "…", shorten("hue")
    (True, 'hue')
    """
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def one_line(text: str, longest: int = 40) -> str:
    r"""Return a text on one line, without control characters, cut as `shorten` does.

    Examples
    --------
    >>> one_line("a\nb\u202e"), one_line("x" * 41) == "x" * 39 + "…"
    ('a b', True)
    """
    line = " ".join(text[: 20 * longest].split())  # of a text of megabytes only the beginning is worked on
    return shorten(" ".join(UNPRINTABLE.sub("", line).split()), longest)


def join(words: Iterable[object], last: str = " and ") -> str:
    """Return words as a list in a sentence; `last` stands before the last word.

    Examples
    --------
    >>> join([0, 2, 5]), join([0, 2, 5], last=", "), join(["hue"]), join([])
    ('0, 2 and 5', '0, 2, 5', 'hue', '')
    """
    texts = [str(word) for word in words]
    return last.join([", ".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else "".join(texts)


def join_some(words: Sequence[object], most: int = 5, total: int = 0, last: str = " and ") -> str:
    """Return at most `most` words as a list in a sentence, with the number of those that are missing.

    Parameters
    ----------
    words : sequence
        The words, or the first of them.
    most : int
        How many words are written out.
    total : int
        How many words there are, where `words` has only the first.
    last : str
        The mark before the last word where none is missing.

    Examples
    --------
    >>> join_some(["a", "b", "c"], most=2), join_some(["a", "b"])
    ('a, b and 1 more', 'a and b')
    """
    missing = max(total, len(words)) - min(most, len(words))
    if missing <= 0:
        return join(words, last)
    return f"{', '.join(str(word) for word in words[:most])} and {missing:,} more"


def count(n: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> count(1, "row"), count(2000, "row"), count(2, "category", "categories")
    ('1 row', '2,000 rows', '2 categories')
    """
    return f"{n:,} {noun if n == 1 else plural or f'{noun}s'}"


SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spell_small(n: int) -> str:
    """Return a number of things within a sentence: up to ten as a word.

    Examples
    --------
    >>> spell_small(6), spell_small(1234)
    ('six', '1,234')
    """
    return SMALL_NUMBERS[n] if 0 <= n < len(SMALL_NUMBERS) else f"{n:,}"


def call_cluster(cluster: int, names: Sequence[str] = ()) -> str:
    """Return the one text that calls a cluster: its name where it has one, else its number behind the noun.

    Parameters
    ----------
    cluster : int
        The number of the cluster.
    names : sequence of str
        The names of all clusters, "" for one without; empty where none has a name.

    Examples
    --------
    >>> call_cluster(2), call_cluster(0, ("Old vines", "")), call_cluster(1, ("Old vines", ""))
    ('cluster 2', 'Old vines', 'cluster 1')
    """
    return (names[cluster] if 0 <= cluster < len(names) else "") or f"cluster {cluster}"


def call_centroid(cluster: int, names: Sequence[str] = ()) -> str:
    """Return the one text that calls the centroid of a cluster, by the cluster's name where it has one.

    Examples
    --------
    >>> call_centroid(2), call_centroid(0, ("Old vines",))
    ('centroid 2', 'centroid of Old vines')
    """
    has_name = 0 <= cluster < len(names) and names[cluster]
    return f"centroid of {names[cluster]}" if has_name else f"centroid {cluster}"


def describe_left_out(names: Sequence[str], n_rows: int) -> str:
    """Return how many rows were left out of a fit by hand, with the first `names` of them.

    Examples
    --------
    >>> describe_left_out(["row 7"], 1), describe_left_out(["3", "95"], 5)
    ('1 row was left out of the fit by hand: row 7', '5 rows were left out of the fit by hand: 3, 95 and 3 more')
    """
    was = "was" if n_rows == 1 else "were"
    return f"{count(n_rows, 'row')} {was} left out of the fit by hand: {join_some(names, len(names), total=n_rows)}"


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


def unique_name(name: str, taken: Collection[str], pattern: str = "{name} ({number})", first: int = 2) -> str:
    """Return a name that is not taken: the name itself, or with the smallest free number from `first` on.

    Examples
    --------
    >>> unique_name("hue", {"ash"}), unique_name("hue", {"hue", "hue (2)"})
    ('hue', 'hue (3)')
    """
    if name not in taken:
        return name
    number = first
    while pattern.format(name=name, number=number) in taken:
        number += 1
    return pattern.format(name=name, number=number)


def unique_names(names: Sequence[str]) -> list[str]:
    """Return names that all differ: a repeated one gets a number, which makes no other name of the list.

    Examples
    --------
    >>> unique_names(["a", "b", "a", "a (2)"])
    ['a', 'b', 'a (3)', 'a (2)']
    """
    taken, repeats, result = set(names), Counter[str](), list[str]()
    for name in names:
        new = unique_name(name, taken, first=repeats[name] + 1) if repeats[name] else name
        repeats[name] += 1
        taken.add(new)
        result.append(new)
    return result


def rename_clashes(names: Iterable[str], others: Iterable[str], ending: str) -> list[str]:
    """Return names that differ from other names: one that clashes gets an ending, repeated until no name is equal.

    Examples
    --------
    >>> rename_clashes(["hue", "logit", "logit (relevance)"], ["row", "logit"], " (relevance)")
    ['hue', 'logit (relevance) (relevance)', 'logit (relevance)']
    """
    result, clashes = list(names), set(others)
    taken = {*result, *clashes}
    for i, name in enumerate(result):
        if name in clashes:
            while result[i] in taken:
                result[i] += ending
            taken.add(result[i])
    return result
