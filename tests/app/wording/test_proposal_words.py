"""Labels of the buttons that settle an ambiguity by words or columns, each with the one that takes it back."""

from __future__ import annotations

import pytest

from pages.shared.wording import proposal_words

LABELS = [
    ("missing_values", ["krank"], 1, "Treat krank as missing", "Treat krank as a value"),
    (
        "missing_values",
        ["krank", "n.b."],
        7,
        "Treat krank and n.b. as missing in 7 columns",
        "Treat krank and n.b. as a value",
    ),
    ("answers", ["hobbies"], 1, "One yes/no column per answer", "Keep hobbies as one column"),
    ("split_numbers", ["size"], 1, "One column per number", "Keep size as one column"),
    ("split_numbers", ["a", "b"], 2, "One column per number", "Keep a and b as one column each"),
    ("carry_down", ["Region"], 1, "Carry the labels of Region down", "Leave the empty cells of Region empty"),
]


@pytest.mark.parametrize(("field", "values", "n_columns", "label", "undo"), LABELS)
def test_button_has_a_label_for_each_direction(field, values, n_columns, label, undo):
    assert proposal_words.format_proposal(field, values, n_columns, is_set=False) == label
    assert proposal_words.format_proposal(field, values, n_columns, is_set=True) == undo


def test_long_question_is_shortened():
    assert len(proposal_words.format_proposal("answers", ["which " * 40], 1, is_set=True)) < 70
