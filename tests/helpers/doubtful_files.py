"""A file for each doubt that a reading can have, by the function that says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import neon_core as nc
from tests.helpers import xlsx_writer


class DoubtfulFile(NamedTuple):
    """The bytes of a file, words of the doubt that it raises, and the choices of its reading."""

    content: bytes
    words: str
    filename: str = "t.csv"
    overrides: Mapping[str, Any] = MappingProxyType({})


def columns(n: int = 40, **cells: Callable[[int], object]) -> str:
    """Return a table with a column of numbers beside the given ones, with semicolons."""
    head = ";".join(["size", *cells])
    return (
        head
        + "\n"
        + "".join(";".join(map(str, [k * 37 % 90, *(f(k) for f in cells.values())])) + "\n" for k in range(n))
    )


def file(text: str, words: str, encoding: str = "utf-8", **overrides: Any) -> DoubtfulFile:
    return DoubtfulFile(text.encode(encoding), words, overrides=overrides)


def one_of(*cells: object) -> Callable[[int], object]:
    """Return cells in turns."""
    return lambda k: cells[k % len(cells)]


TOWNS = "".join(f"Town{k},{k * 7 % 31},{k % 5}.5\n" for k in range(12))
HOBBIES = columns(hobbies=one_of("tea, milk", "milk", "", "tea", "tea, beer"))
PRESSURES = columns(pressure=lambda k: f"{110 + k}/{70 + k % 9}")
PIVOT = "Region,town,x\n" + "".join(f"{'NESW'[k // 6] if k % 6 == 0 else ''},t{k},{k * 37 % 90}\n" for k in range(24))
BOOK = xlsx_writer.workbook(
    {"Notes": [["read", "me"], ["1", "2"]], "Data": [["a", "b"], *([k, k * 7 % 5] for k in range(9))]}
)

FILES = {
    "guessed_encoding": file("name,x\nKöln,1\nMünchen,2\n", "does not name its encoding", "latin-1"),
    "unclosed_quotes": file('town,size,note\n"Rome,1,a\nOslo,2,b\nBern,3,c\n', 'A quote (") that is never closed'),
    "unsure_header": file("one,two\nthree,four\n", "it could be a row"),
    "words_above": file(f"Measured\n{TOWNS}", "Line 1 has words above the rows"),
    "words_in_first_row": file(
        "id,n1,2000\n" + "".join(f"{k},{k * 7 % 13},{k * 37 % 90}.25\n" for k in range(12)), "Line 1 was read as a row"
    ),
    "much_above": file(
        "".join(f"Remark {k}\n" for k in range(10))
        + "\nu,v,w,x\n"
        + "".join(f"s{k},{k},{k * 7 % 5},{k % 4}\n" for k in range(12)),
        "10 of 23 lines stand above the table",
    ),
    "larger_below": file(
        "a,b,c\n"
        + "".join(f"t{k},{k},{k * 3}\n" for k in range(4))
        + "\nu,v,w,x\n"
        + "".join(f"s{k},{k},{k * 7 % 5},{k % 4}\n" for k in range(12)),
        "Another table below this one",
    ),
    "larger_sheet": DoubtfulFile(BOOK, "the sheet “Data” has", "book.xlsx"),
    "not_numbers": file(columns(v=lambda k: "broken" if k == 7 else k * 3), "is not a number and counts as missing"),
    "not_dates": file(
        columns(v=lambda k: "soon" if k == 7 else f"2024-03-{k % 28 + 1:02d}"), "is not a date and counts"
    ),
    "mostly_numbers": file(columns(v=one_of(12, 0.5, "low")), "cells like low are not"),
    "mostly_numbers: many": file(
        columns(v=lambda k: k if k % 2 else f"w{chr(97 + k // 2)}x"), "the column was kept as text"
    ),
    "mostly_numbers: dates": file(columns(v=one_of("2016-11-03", "2016-12-04", "pending")), "it has dates"),
    "words_among_numbers": file(
        columns(60, a=lambda k: "krank" if k % 3 == 0 else k % 6, b=lambda k: "krank" if k % 4 == 0 else k % 5),
        "krank keeps 2 columns",
    ),
    "several_formats": file(columns(v=one_of("1.5", "2,25", "3.5")), "its numbers have several formats"),
    "several_formats: dates": file(columns(v=one_of("13/01/2020", "01/14/2020")), "its dates have several formats"),
    "may_be_missing": file(columns(v=lambda k: -999 if k % 9 == 0 else k % 7), "-999 occurs 5 times"),
    "missing_code_in_columns": file(
        columns(v=lambda k: -999 if k % 9 == 0 else k % 7, w=lambda k: -999 if k % 8 == 0 else k % 5),
        "-999 occurs 10 times in 2 columns",
    ),
    "odd_words_in_columns": file(
        columns(60, a=lambda k: "krank" if k % 20 == 0 else k % 6, b=lambda k: "krank" if k % 15 == 0 else k % 5),
        "krank is not a number and counts as missing in 2 columns",
    ),
    "odd_words_in_columns: dates": file(
        columns(40, **{c: lambda k: "soon" if k == 7 else f"2024-03-{k % 28 + 1:02d}" for c in "ab"}),
        "soon is not a date and counts as missing in 2 columns",
    ),
    "odd_words_in_columns: scales": file(
        columns(
            40, **{f"q{i}": one_of("Disagree", "Neutral", "Agree", "Strongly agree", "Don't know") for i in range(4)}
        ),
        "Don't know is no step of the scale and counts as missing in 4 columns",
    ),
    "same_doubt: answers": file(
        columns(40, **dict.fromkeys("ab", one_of("tea, milk", "milk", "", "tea", "tea, beer"))),
        "each cell was kept as one text. The same applies to 1 more column (b)",
    ),
    "same_doubt: formats": file(
        columns(a=one_of("1.5", "2,25", "3.5"), b=one_of("1.5", "2,25", "3.5")), "The same applies to 1 more column (b)"
    ),
    "no_step": file(
        columns(v=one_of("Disagree", "Neutral", "Agree", "Strongly agree", "Don't know")), "no step of its scale"
    ),
    "mixed_units": file(columns(v=lambda k: f"{k} kg" if k % 3 else k + 1), "others have no unit"),
    "several_units": file(
        columns(v=lambda k: f"{k} kg" if k % 3 else f"{k + 1}00 g"), "Choose the unit to convert them to"
    ),
    "several_units: money": file(columns(v=lambda k: f"{'$€'[k % 2]}{k}.50"), "convert them to one unit in the file"),
    "same_doubt": file(
        columns(v=lambda k: f"{k} kg" if k % 3 else f"{k + 1}00 g", w=lambda k: f"{k} kg" if k % 3 else f"{k + 2}00 g"),
        "The same applies to 1 more column",
    ),
    "hours_or_minutes": file(columns(lap=lambda k: f"{k % 9}:{10 + k}"), "hours and minutes or minutes and seconds"),
    "two_numbers": file(PRESSURES, "hold several numbers"),
    "days_without_year": file(columns(day=lambda k: f"{k % 28 + 1} March"), "a day and a month but no year"),
    "several_answers": file(HOBBIES, "hold several of 3 answers"),
    "lists_of_codes": file(columns(v=one_of("1", "1,3", "2", "2,4")), "look like several codes"),
    "split_into_answers": file(HOBBIES, "became a yes/no column", answers=("hobbies",)),
    "split_into_numbers": file(PRESSURES, "its numbers became columns", split_numbers=("pressure",)),
    "labels_of_groups": file(PIVOT, "stands only in the first row of each group"),
    "labels_carried_down": file(PIVOT, "each label was carried down", carry_down=("Region",)),
    "unclear_mark": file("price;size\n1.234;1\n2.345;2\n3.456;3\n", "a decimal mark or a thousands mark"),
    "unclear_marks": file("a;b\n1.234;5.123\n2.345;6.234\n3.456;7.345\n", "decimal or thousands mark? Both fit"),
    "day_or_month": file("day,x\n03/04/2024,1\n05/06/2024,2\n", "could begin with the day or the month"),
    "days_or_months": file("a,b,x\n03/04/2024,04/04/2024,1\n05/06/2024,07/08/2024,2\n", "day or month first? Both fit"),
}


def read_file(file: DoubtfulFile) -> nc.Dataset:
    """Return the dataset of a file."""
    return nc.read_table(file.content, filename=file.filename, **file.overrides)
