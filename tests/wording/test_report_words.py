"""The words of the report alone."""

from __future__ import annotations

import math

import pytest

from neon_core.wording import report_words
from neon_core.wording.steps import EXPLANATION


def test_sentences_are_short_and_end():
    for sentence in (
        report_words.STRIP_KEY,
        *report_words.LIMITS,
        report_words.NO_NOTES,
        report_words.EVERY_COLUMN,
        report_words.MAP_RINGS,
    ):
        assert sentence.endswith(".")
        for part in sentence.removesuffix(".").split(". "):
            assert len(part.split()) <= 25, part


def test_limits_begin_with_that_of_the_export():
    assert EXPLANATION.endswith(report_words.LIMITS[0])


@pytest.mark.parametrize(
    ("beta", "sentence"),
    [
        (math.inf, "These rows are explained at β ∞; the usual value is β 1.82."),
        (1.82, ""),
    ],
)
def test_stiffness_is_said_where_it_is_not_the_usual_one(beta, sentence):
    assert report_words.describe_other_beta(beta, 1.82) == sentence


def test_label_joins_what_a_row_is():
    assert report_words.label_rows([]) == ""
    assert report_words.label_rows(["Typical", "Boundary", "Most contested"]) == "Typical, boundary and most contested"
