"""Recognise the answers of an ordered scale, and put them in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from neon_core.parse.bands import order_bands
from neon_core.parse.column_names import split_name
from neon_core.parse.level_words import GRADE_NAMES, LEVEL_LADDERS, NO_SCALE_NAMES
from neon_core.parse.scale_words import LADDERS, NO_ANSWER

FEWEST, MOST_STEPS = 3, 30
"""Different answers of a scale, at least and at most."""

WIDEST = 10
"""Largest difference of the numbers before the answers of a scale."""

NUMBER_FIRST = re.compile(r"[(\[]?(-?\d{1,3})[)\]]?\s*(?:[-–—:.=/]+\s*|\s+|(?=\())\(?([^\W\d].*?)\)?")
NUMBER_LAST = re.compile(r"([^\W\d].*?)\s*[(\[=:]\s*(-?\d{1,3})[)\]]?")
BARE_NUMBER = re.compile(r"-?\d{1,3}")
HYPHEN = re.compile(r"(?<=[a-z])[-/](?=[a-z])")
LETTER_GRADE = re.compile(r"([A-Ga-g])([+\-−–]?)")
DIGITS = re.compile(r"([0-9]+)")
GENDERED = (
    (re.compile(r"satisfaite?s?\b"), "satisfait"),
    (re.compile(r"satisfech[oa]s?\b"), "satisfecho"),
    (re.compile(r"\((?:e|a|s|es|as)\)|/[ae]\b"), ""),
)
"""Forms of French and Spanish answers that mean the same step."""


@dataclass(frozen=True)
class Scale:
    """A scale that was recognised.

    Attributes
    ----------
    order : tuple of str
        Its steps from the lowest to the highest, in the words of the table.
    unseen : tuple of str
        The steps among them that no cell has; they keep the steps equal.
    no_answer : tuple of str
        The words beside it that are none of its steps.
    """

    order: tuple[str, ...]
    unseen: tuple[str, ...] = ()
    no_answer: tuple[str, ...] = ()


def fold(word: str) -> str:
    """Return a word by which equal answers are found: without case and without blanks that say nothing.

    Examples
    --------
    >>> fold(" Strongly  Agree")
    'strongly agree'
    """
    return " ".join(word.casefold().split())


def unify(word: str) -> str:
    """Return a word without case, accents, needless blanks and marks, as the lists of answers have it.

    Examples
    --------
    >>> unify("Très  satisfait(e)"), unify("Weiß_nicht.")
    ('tres satisfait', 'weiss nicht')
    """
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'").replace("_", " ")).casefold()
    text = " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())
    if text in NO_ANSWER:
        return text
    for pattern, plain in GENDERED:
        text = pattern.sub(plain, text)
    text = " ".join(HYPHEN.sub(" ", text).split()).strip(" \"'!;,")
    return text.removesuffix(".") if text.count(".") == 1 else text


def is_no_answer(word: str) -> bool:
    """Return whether a word is an answer beside every scale.

    Examples
    --------
    >>> [is_no_answer(word) for word in ("Don't know", "9 - keine Angabe", "Neutral")]
    [True, True, False]
    """
    found = NUMBER_FIRST.fullmatch(word.strip())
    return unify(word) in NO_ANSWER or bool(found and unify(found[2]) in NO_ANSWER)


def find_scale(words: Sequence[str], name: str = "", is_sure: bool = False) -> Scale | None:
    """Return the scale that some words are answers of; None where they are no scale.

    Parameters
    ----------
    words : sequence of str
        The different cells of a column.
    name : str
        The column's name: the letters A to F are grades under the name of one only.
    is_sure : bool
        Whether the words are known to have an order, so that two opposites are enough.

    Examples
    --------
    >>> find_scale(["Agree", "Neutral", "Strongly disagree", "don't know"])
    Scale(order=('Strongly disagree', 'Disagree', 'Neutral', 'Agree'), unseen=('Disagree',), no_answer=("don't know",))
    """
    no_answer = tuple(word for word in words if is_no_answer(word))
    steps = list({fold(word): word for word in words if word not in no_answer}.values())
    if not 2 <= len(steps) <= MOST_STEPS:
        return None
    names = set(split_name(name))
    ordered = _order_numbered(steps) or _order_ladder(steps, is_sure)
    ordered = ordered or _order_grades(steps, names) or _order_ranges(steps, names)
    if ordered is None:
        return None
    unseen = tuple(step for step in ordered if step not in steps)
    return Scale(tuple(ordered), unseen, no_answer)


def sort_naturally(words: Sequence[str]) -> list[str]:
    """Return words by the alphabet, and numbers in them by their size.

    Examples
    --------
    >>> sort_naturally(["week 10", "Week 9", "day 1"])
    ['day 1', 'Week 9', 'week 10']
    """
    return sorted(words, key=_natural_key)


def _natural_key(word: str) -> tuple[list[tuple[int, str]], str]:
    parts = DIGITS.split(unify(word))
    parts[1::2] = [digits.lstrip("0") for digits in parts[1::2]]
    return [(len(part) if i % 2 else 0, part) for i, part in enumerate(parts)], word


# --- words ---


@dataclass(frozen=True)
class _Steps:
    """A ladder in one language: the step of each word, the word of each step, and the usual scales."""

    step_of: dict[str, int]
    words: tuple[str, ...]
    forms: tuple[tuple[int, ...], ...]
    are_attitudes: bool


@cache
def _ladders() -> tuple[_Steps, ...]:
    ladders = []
    for ladder in (*LADDERS, *LEVEL_LADDERS):
        forms = tuple(tuple(map(int, form.split())) for form in ladder.forms.split("|") if form)
        for text in ladder.languages:
            steps = [step.split("|") for step in text.split(" < ")]
            step_of = {unify(word): i for i, words in enumerate(steps) for word in words}
            ladders.append(_Steps(step_of, tuple(words[0] for words in steps), forms, ladder.are_attitudes))
    return tuple(ladders)


def _find_ladder(words: Sequence[str]) -> tuple[_Steps, list[int]] | None:
    """Return the ladder that has all words on different steps, and these steps; one with a usual scale comes first."""
    unified = [unify(word) for word in words]
    found = None
    for ladder in _ladders():
        steps = [ladder.step_of.get(word, -1) for word in unified]
        if min(steps) < 0 or len(set(steps)) < len(steps):
            continue
        if not ladder.forms or any(set(steps) <= set(form) for form in ladder.forms):
            return ladder, steps
        found = found or (ladder, steps)
    return found


def _order_ladder(words: list[str], is_sure: bool) -> list[str] | None:
    """Return answers of a known scale in order, with the steps between them that no cell has.

    Two opposites are a pair, whatever lies between them.
    """
    found = _find_ladder(words)
    if found is None:
        return None
    ladder, steps = found
    by_step = dict(sorted(zip(steps, words, strict=True)))
    if len(words) < FEWEST and is_sure:
        return list(by_step.values())
    if len(words) < FEWEST and not (ladder.are_attitudes and any(" " in word for word in words)):
        return None
    scales = [form for form in ladder.forms if set(steps) <= set(form)]
    scale = next((form for form in scales if set(form) == set(steps)), scales[0] if scales else tuple(sorted(steps)))
    between = [step for step in scale if min(steps) <= step <= max(steps)]
    if len(between) > len(words) < FEWEST:
        return None
    return [by_step.get(step) or _in_style(ladder.words[step], words) for step in between]


def _in_style(word: str, others: Sequence[str]) -> str:
    """Return a word with a capital where the others begin with one."""
    return word[:1].upper() + word[1:] if all(other[:1].isupper() for other in others) else word


# --- numbers with words ---


def _order_numbered(words: list[str]) -> list[str] | None:
    """Return answers with numbers in the order of these; the words must be a scale, or stand at its ends only."""
    labels = [_split_label(word) for word in words]
    if len(words) < FEWEST or not all(labels):
        return None
    by_number = {number: (word, label) for word, (number, label) in zip(words, filter(None, labels), strict=True)}
    numbers = sorted(by_number)
    if len(by_number) < len(words) or numbers[-1] - numbers[0] > WIDEST:
        return None
    labelled = [number for number in numbers if by_number[number][1]]
    if not _are_steps([by_number[number][1] for number in labelled]) and not _are_ends(numbers, labelled):
        return None
    return [by_number[n][0] if n in by_number else str(n) for n in range(numbers[0], numbers[-1] + 1)]


def _split_label(word: str) -> tuple[int, str] | None:
    """Return the number of an answer and its words, "" where it is a number alone; None where it has no number."""
    word = word.strip()
    if BARE_NUMBER.fullmatch(word):
        return int(word), ""
    if found := NUMBER_FIRST.fullmatch(word):
        return int(found[1]), found[2]
    found = NUMBER_LAST.fullmatch(word)
    return (int(found[2]), found[1]) if found else None


def _are_steps(labels: Sequence[str]) -> bool:
    """Whether words are a known scale, upwards or downwards."""
    found = _find_ladder(labels) if len(labels) > 1 else None
    if found is None:
        return False
    rises = {first < second for first, second in pairwise(found[1])}
    return len(rises) == 1


def _are_ends(numbers: Sequence[int], labelled: Sequence[int]) -> bool:
    """Whether only the ends of a scale have words, and perhaps its middle."""
    ends = {numbers[0], numbers[-1]}
    middle = (numbers[0] + numbers[-1]) / 2
    return ends <= set(labelled) and set(labelled) - ends <= {middle} and len(labelled) < len(numbers)


# --- grades and bands ---


def _order_grades(words: list[str], names: set[str]) -> list[str] | None:
    """Return grades from the worst to the best: letters with plus or minus, or under the name of a grade."""
    found = [LETTER_GRADE.fullmatch(word.strip()) for word in words]
    if len(words) < FEWEST or not all(found):
        return None
    grades = {
        (match[1].upper(), match[2].replace("−", "-").replace("–", "-")): word
        for word, match in zip(words, found, strict=True)
        if match
    }
    letters, signs = {letter for letter, _ in grades}, {sign for _, sign in grades}
    has_sign = signs != {""} and (len(letters) > 2 or "" in signs) and not names & NO_SCALE_NAMES
    if len(grades) < len(words) or not (has_sign or names & GRADE_NAMES):
        return None
    ladder = [(letter, sign) for letter in "GFEDCBA" for sign in ("-", "", "+") if sign in signs]
    ladder = [grade for grade in ladder if grade in grades or (grade[0] not in "GFE" and grade != ("A", "+"))]
    places = [i for i, grade in enumerate(ladder) if grade in grades]
    return [grades.get(grade, "".join(grade)) for grade in ladder[places[0] : places[-1] + 1]]


def _order_ranges(words: list[str], names: set[str]) -> list[str] | None:
    """Return bands of numbers in order."""
    if len(words) < FEWEST or names & NO_SCALE_NAMES:
        return None
    order = order_bands([unify(word) for word in words])
    return None if order is None else [words[i] for i in order]
