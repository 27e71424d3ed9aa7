"""The words of tables: lower case, and consistent with each other."""

from __future__ import annotations

import pytest

from neon_core.parse import vocabulary
from neon_core.parse.vocabulary import (
    ALWAYS_MISSING,
    MISSING_OR_NAME,
    MISSING_UNLESS_CODE,
    MISSING_WORDS,
    TOTAL_WORDS,
    YES_NO_WORDS,
)


@pytest.mark.parametrize("name", ["MISSING_WORDS", "ALWAYS_MISSING", "TOTAL_WORDS", "CLASS_NAMES", "MAYBE_CLASS_NAMES"])
def test_words_are_lower_case(name):
    words = getattr(vocabulary, name)
    assert {word.lower() for word in words} == words


def test_words_that_may_be_more_than_missing_are_missing_words():
    assert ALWAYS_MISSING | MISSING_OR_NAME | {MISSING_UNLESS_CODE} <= MISSING_WORDS
    assert MISSING_UNLESS_CODE not in ALWAYS_MISSING


def test_yes_and_no_differ_and_are_no_missing_words():
    for yes, no in YES_NO_WORDS:
        assert yes != no
        assert not {yes, no} & MISSING_WORDS


def test_total_words_are_no_missing_words():
    assert not TOTAL_WORDS & MISSING_WORDS
