"""The vocabulary of levels: each word means one step of its ladder, and names of columns are split words."""

from __future__ import annotations

from itertools import chain

import pytest

from neon_core.parse.column_names import split_name
from neon_core.parse.level_words import GRADE_NAMES, LEVEL_LADDERS, NO_SCALE_NAMES
from neon_core.parse.scales import unify
from tests.helpers.ladders import forms_of, steps_of

LANGUAGES = [pytest.param(ladder, text, id=text[:20]) for ladder in LEVEL_LADDERS for text in ladder.languages]


@pytest.mark.parametrize(("ladder", "text"), LANGUAGES)
def test_no_word_means_two_steps(ladder, text):
    words = [unify(word) for word in chain.from_iterable(steps_of(text))]
    by_step = [{unify(word) for word in words} for words in steps_of(text)]
    assert sum(map(len, by_step)) == len(set(words))


@pytest.mark.parametrize(("ladder", "text"), LANGUAGES)
def test_usual_scales_rise(ladder, text):
    assert all(list(form) == sorted(set(form)) for form in forms_of(ladder))


@pytest.mark.parametrize("word", sorted(GRADE_NAMES | NO_SCALE_NAMES))
def test_names_of_columns_are_single_words(word):
    assert split_name(word) == (word,)
