"""The vocabulary of ordered answers: each word means one step of its ladder, and the usual scales are on it."""

from __future__ import annotations

from itertools import chain

import pytest

from neon_core.parse.scale_words import LADDERS, NO_ANSWER
from neon_core.parse.scales import unify
from tests.helpers.ladders import forms_of, steps_of

LANGUAGES = [pytest.param(ladder, text, id=text[:20]) for ladder in LADDERS for text in ladder.languages]


@pytest.mark.parametrize(("ladder", "text"), LANGUAGES)
def test_no_word_means_two_steps(ladder, text):
    words = [unify(word) for word in chain.from_iterable(steps_of(text))]
    assert all(words)
    by_step = [{unify(word) for word in words} for words in steps_of(text)]
    assert sum(map(len, by_step)) == len(set(words))


@pytest.mark.parametrize(("ladder", "text"), LANGUAGES)
def test_usual_scales_are_on_the_ladder_and_rise(ladder, text):
    for form in forms_of(ladder):
        assert list(form) == sorted(set(form))
        assert form[-1] < len(steps_of(text)), form


def test_answers_beside_a_scale_are_written_as_they_are_looked_up():
    assert {word for word in NO_ANSWER if unify(word) != word} == set()
