"""The columns of a table in words: titles and refusals."""

from __future__ import annotations

import pytest

from neon_core.errors import Problem
from pages.shared.wording import column_words


@pytest.mark.parametrize(
    ("n_features", "n_columns", "title"),
    [
        (13, 14, "13 of 14 columns count"),
        (1, 14, "1 of 14 columns counts"),
        (0, 14, "None of 14 columns counts"),
        (1, 1, "The only column counts"),
        (0, 1, "The only column does not count"),
    ],
)
def test_title_counts_the_features(n_features, n_columns, title):
    assert column_words.describe_columns(n_features, n_columns) == title


def test_refusals_beyond_three_are_counted():
    problems = [Problem(f"c{i} has no dates", f"c{i}") for i in range(5)]
    sentences = column_words.describe_refused(problems)
    assert sentences[0] == "c0 has no dates. Shown instead: the detected value."
    assert sentences[3:] == ("The same applies to 2 more columns.",)


def test_place_is_named_where_the_sentence_does_not():
    problem = Problem("Only one column can be the class", "a, b")
    (sentence,) = column_words.describe_refused([problem])
    assert sentence.startswith("Only one column can be the class (a, b). ")


def test_long_names_are_shortened():
    assert f"“{'a' * 39}…”" in column_words.describe_missing_columns(["a" * 200])


def test_lost_choices_are_named_by_their_key():
    assert "(0123456789ab)" in column_words.describe_lost_choices("0123456789ab")
