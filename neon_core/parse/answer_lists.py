"""Cells with several answers, as "reading; sports" in a question where all that apply are ticked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

SEPARATORS = (";", "|", ",")
"""Marks between answers; the comma last, since it stands in sentences, names and numbers too."""

SPLIT = {";": re.compile(";"), "|": re.compile(r"\|"), ",": re.compile(r",(?![^(]*\))")}
"""A comma in brackets is a part of its answer: Other (please, specify)."""

MOST_ANSWERS = 40
"""Most different answers of a question; rarer ones count together."""

MIN_LISTS, MIN_SHARE = 2, 0.15
"""Fewest different cells with several answers, and their smallest share of the different cells."""

MIN_REPEATED, MIN_COVERED = 0.5, 0.6
"""Smallest share of answers that stand in several different cells, and of all parts that these make."""

LONGEST = 60
"""Letters of a usual answer: sentences with commas are longer."""

NUMBER_INSIDE = re.compile(r"\d,\d")
CODE = re.compile(r"\d{1,2}")
FRACTION = re.compile(r"-?\d+[.,]\d+")


def split_answers(cell: str, separator: str) -> tuple[str, ...]:
    """Return the different answers of a cell, in order.

    Examples
    --------
    >>> split_answers("reading; sports;", ";"), split_answers("Rome, Other (please, specify)", ",")
    (('reading', 'sports'), ('Rome', 'Other (please, specify)'))
    """
    parts = (part.strip() for part in SPLIT[separator].split(cell))
    return tuple(dict.fromkeys(part for part in parts if part))


def detect_separator(cells: Sequence[str]) -> str:
    """Return the mark between the answers of some different cells; empty where they are no lists of answers.

    Lists of answers draw on few answers, which stand in several cells, alone or at different places. In names
    ("Smith, John"), places ("Paris, France") and sentences each part has its own place, or stands in one cell only.

    Examples
    --------
    >>> detect_separator(["reading", "reading; sports", "sports; music", "music"])
    ';'
    >>> detect_separator(["Smith, John", "Smith, Jane", "Miller, John"])
    ''
    """
    return next((mark for mark in SEPARATORS if _are_lists(cells, mark)), "")


def _are_lists(cells: Sequence[str], separator: str) -> bool:
    if sum(separator in cell for cell in cells) < MIN_LISTS:
        return False
    if separator == "," and any(map(NUMBER_INSIDE.search, cells)):
        return False
    split = [answers for cell in cells if (answers := split_answers(cell, separator))]
    lists = [answers for answers in split if len(answers) > 1]
    counts = Counter(answer for answers in split for answer in answers)
    if len(lists) < max(MIN_LISTS, MIN_SHARE * len(split)) or not 2 <= len(counts) <= MOST_ANSWERS:
        return False
    if any(map(FRACTION.fullmatch, counts)) or median(map(len, counts)) > LONGEST:
        return False
    are_codes = all(map(CODE.fullmatch, counts))
    vary = len({len(answers) for answers in split}) > 1
    if vary and (are_codes or separator != ","):
        return _are_repeated(counts)
    return _are_repeated(counts) and _have_no_places(split, lists, vary)


def _are_repeated(counts: Counter[str]) -> bool:
    """Whether most answers stand in several cells, and these make most parts."""
    repeated = [n for n in counts.values() if n > 1]
    return len(repeated) >= MIN_REPEATED * len(counts) and sum(repeated) >= MIN_COVERED * counts.total()


def _have_no_places(split: Sequence[tuple[str, ...]], lists: Sequence[tuple[str, ...]], vary: bool) -> bool:
    """Whether answers are not parts of a record: they stand alone as well, or first in one list and later in another.

    In "Paris, France" and "France" the town is never last, and never alone.
    """
    first, later = {answers[0] for answers in lists}, {answer for answers in lists for answer in answers[1:]}
    alone = {answers[0] for answers in split if len(answers) == 1}
    return bool(first & later) or (vary and bool(alone & later) and bool(alone & first))


def order_answers(answers: Iterable[str]) -> tuple[str, ...]:
    """Return different answers in order: codes ascending, words as they come.

    Examples
    --------
    >>> order_answers(["2", "10", "1", "2"]), order_answers(["tea", "milk"])
    (('1', '2', '10'), ('tea', 'milk'))
    """
    distinct = tuple(dict.fromkeys(answers))
    are_codes = all(answer.isascii() and answer.isdigit() for answer in distinct)
    return tuple(sorted(distinct, key=int)) if are_codes else distinct


def choose_separator(cells: Sequence[str]) -> str:
    """Return the mark between answers where a user says that there are several; empty where no cell has a mark.

    Examples
    --------
    >>> choose_separator(["1,3", "2"]), choose_separator(["red", "blue"])
    (',', '')
    """
    detected = detect_separator(cells)
    counts = {mark: sum(len(split_answers(cell, mark)) > 1 for cell in cells) for mark in SEPARATORS}
    most = max(SEPARATORS, key=lambda mark: counts[mark])
    return detected or (most if counts[most] else "")
