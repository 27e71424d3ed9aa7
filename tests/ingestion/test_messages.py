"""The texts about a reading: singular and plural, lists cut, and the override that each ambiguity names."""

from __future__ import annotations

import pytest

from neon_core.ingestion import messages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (messages.line_list([3]), "line 3"),
        (messages.line_list([3, 5]), "lines 3 and 5"),
        (messages.line_list(range(1, 9)), "lines 1, 2, 3, 4, 5 and 3 more"),
        (
            messages.damaged_characters("utf-8", [3]),
            "Line 3 has characters that are not valid utf-8; each is shown as �.",
        ),
        (messages.damaged_characters("cp1252", [3, 5])[:22], "Lines 3 and 5 have cha"),
        (messages.unclosed_quotes([2], "'"), "A quote (') that is never closed was read as a character in line 2."),
        (messages.long_line(5_000_000), "A line of 5,000,000 bytes is too long to be a row"),
        (messages.wrong_width(1, 3), "1 cell instead of 3"),
        (messages.wrong_width(2, 3), "2 cells instead of 3"),
        (messages.empty_rows(1), "1 row without a value was left out."),
        (messages.empty_rows(2), "2 rows without a value were left out."),
        (messages.empty_columns(2), "2 columns without name and value were left out."),
        (
            messages.not_numbers("a", ["x"], [3], 1),
            "a: 1 cell (x; line 3) is not a number and counts as missing.",
        ),
        (
            messages.not_numbers("a", list("uvwx"), [3, 4, 5, 6], 4),
            "a: 4 cells (u, v, w and 1 more; lines 3, 4, 5 and 6) are not numbers and count as missing.",
        ),
        (
            messages.may_be_missing("a", "999", 1),
            "a: 999 occurs once and may mean a missing value; it was read as a number.",
        ),
        (messages.may_be_missing("a", "999", 2)[:20], "a: 999 occurs 2 times"[:20]),
    ],
)
def test_text_is_worded_for_one_and_for_many(text, expected):
    assert text == expected


@pytest.mark.parametrize(
    ("ambiguity", "resolved_by", "words"),
    [
        (messages.guessed_encoding("cp1252", ["cp1250"]), "encoding", "it was read as Windows Western (cp1252)"),
        (messages.guessed_encoding("koi8_r", []), "encoding", "it was read as koi8_r"),
        (messages.unsure_header(2, ["a", "b"]), "header_row", "Line 2 was read as the header (a and b)"),
        (messages.unclosed_quotes([2], "'"), "quote", "A quote (') that is never closed"),
    ],
)
def test_ambiguity_names_its_override(ambiguity, resolved_by, words):
    assert ambiguity.resolved_by == resolved_by
    assert words in ambiguity


def test_layout_notes_count_what_is_around_the_table():
    reasons = {0: messages.ABOVE_TABLE, 7: messages.TOTALS_ROW, 9: messages.OTHER_TABLE, 10: messages.OTHER_TABLE}
    assert messages.layout_notes(1, 2, ["column 2"], ["a 2", "a 3"], reasons) == (
        "1 line above the table was not read.",
        "The 2 header rows were joined.",
        "1 column had no name and got one: column 2.",
        "Repeated names got a number: a 2 and a 3.",
        "There is another table below this one (2 lines); it was not read.",
        "1 totals row was left out.",
    )


def test_clean_table_has_no_layout_notes():
    assert messages.layout_notes(0, 1, [], [], {}) == ()
    assert messages.layout_notes(0, 0, ["column 1"], [], {}) == ("There is no header: the columns got names.",)
