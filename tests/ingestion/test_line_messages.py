"""Sentences about header lines and other tables: singular, plural, and the override that resolves them."""

from __future__ import annotations

import pytest

from neon_core.ingestion import line_messages


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["c"], "The header has more names than the rows have cells; the column without cells is empty: c."),
        (
            ["c", "d"],
            "The header has more names than the rows have cells; the columns without cells are empty: c and d.",
        ),
    ],
)
def test_names_without_cells_are_listed(names, expected):
    assert line_messages.missing_last_cells(names) == expected


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (1, "The header has 1 empty cell more than the rows have cells; it was left out."),
        (2, "The header has 2 empty cells more than the rows have cells; they were left out."),
    ],
)
def test_empty_header_cells_are_counted(n, expected):
    assert line_messages.empty_header_cells(n) == expected


def test_second_header_is_named_by_its_line():
    sentence = "Line 2 is a second line of the header that says the same of each column; it was left out."
    assert line_messages.second_header(2) == sentence


@pytest.mark.parametrize(
    ("ambiguity", "sentence", "override", "values"),
    [
        (
            line_messages.words_above(3),
            "Line 3 has words above the rows but was not read as the header; if it is, choose this line.",
            "header_row",
            ("3",),
        ),
        (
            line_messages.words_in_first_row(1),
            "Line 1 was read as a row, though it has words above numbers; if it is the header, choose it.",
            "header_row",
            ("1",),
        ),
        (
            line_messages.much_above(1200, 3000, 5),
            "1,200 of 3,000 lines stand above the table and were not read."
            " If the table begins there, choose the line of its header.",
            "header_row",
            ("5",),
        ),
        (
            line_messages.larger_below(9, 1, 12),
            "Another table below this one has 9 lines, this one 1 row."
            " To read the other one, choose the line of its header.",
            "header_row",
            ("12",),
        ),
        (
            line_messages.larger_sheet("May", 2, "June", 1500),
            "The sheet “May” was read (2 rows); the sheet “June” has 1,500.",
            "sheet",
            ("June",),
        ),
    ],
    ids=["words above", "words in first row", "much above", "larger below", "larger sheet"],
)
def test_ambiguity_has_its_sentence_and_its_override_with_the_other_value(ambiguity, sentence, override, values):
    assert ambiguity == sentence
    assert (ambiguity.resolved_by, ambiguity.values) == (override, values)


def test_nothing_can_be_chosen_for_two_tables_side_by_side():
    note = line_messages.side_by_side("b", "c")
    assert note == (
        "An empty column separates b and c: two tables may stand side by side."
        " They were read as one table; to compare rows, save each in a file of its own."
    )
    assert type(note) is str
