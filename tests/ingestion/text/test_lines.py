"""Lines that are no rows, headers of every kind, and rows that only look like either: small tables by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import neon_core as nc
from neon_core.ingestion.text import fast_path


def lines(head: str, pattern: str, n: int = 12) -> str:
    """Return a head, and a row for each k from 0: {k}, {a}, {b} and {c} are numbers of several sizes, {w} is a word."""
    words = ("north", "south", "roof")
    rows = (
        pattern.format(k=k, a=k * 7 % 13, b=k * 37 % 90 + 0.25, c=100 + k * 11 % 97, w=words[k % 3]) for k in range(n)
    )
    return "".join(f"{line}\n" for line in (*filter(None, head.split("\n")), *rows))


HEADERS: dict[str, tuple[str, tuple[str, ...], int]] = {
    "years between semicolons": (
        lines("Land;2000;2005;2012", "L{k};{a},5;{b};{c}"),
        ("Land", "2000", "2005", "2012"),
        12,
    ),
    "years downwards": (lines("item,2020,2015,2010", "i{k},{a},{k},{a}"), ("item", "2020", "2015", "2010"), 12),
    "doses": (lines("sample\t0.5\t1\t1.5\t2", "S{k}\t{c}\t{c}\t{c}\t{c}"), ("sample", "0.5", "1", "1.5", "2"), 12),
    "wavelengths alone": (lines("350,360,370,380", "0.{c},0.{c},1.{c},0.{c}"), ("350", "360", "370", "380"), 12),
    "days": (lines("Station|2024-01-01|2024-01-02", "{w}{k}|{a}|{b}"), ("Station", "2024-01-01", "2024-01-02"), 12),
    "months": (lines("Ort;01.2020;02.2020;03.2020", "O{k};{a};{k};{c}"), ("Ort", "01.2020", "02.2020", "03.2020"), 12),
    "hours": (lines("day,00:00,06:00,12:00", "d{k},{a},{k},{c}"), ("day", "00:00", "06:00", "12:00"), 12),
    "one name less, names repeat": (lines("x,x,y", "r {k},{a},{b},{k}"), ("column 1", "x", "x 2", "y"), 12),
    "one name less, in quotes": (lines('"a" "a" "b"', '"n{k}" {a} {b} {k}'), ("column 1", "a", "a 2", "b"), 12),
    "two names more": (lines("a;b;c;d;e;f", "k{k};{a};{b};{c}"), ("a", "b", "c", "d", "e", "f"), 12),
    "one name more": (lines("a,b,c", "{w},{a}"), ("a", "b", "c"), 12),
    "empty cell in the header": (lines("day;;size;mass", "{w};{a};{b}"), ("day", "size", "mass"), 12),
    "two empty cells in the header": (lines("day;;size;;mass", "{w};{a};{b}"), ("day", "size", "mass"), 12),
    "facts above": (
        lines("Konto: 1;Bank: 2;Stand: 01.04.2020\nDatum;Text;Betrag", "{k}.04.20;{w};{a},50"),
        ("Datum", "Text", "Betrag"),
        12,
    ),
    "values among words above": (
        lines("Account,12345,Period 5\nDate,Label,Debit", "2020-04-{c},{w},{b}"),
        ("Date", "Label", "Debit"),
        12,
    ),
    "two lines of facts": (
        lines("Name: me,From: 1.1.2020,\nKind: all,To: 2.2.2020,\nplace,x,y", "{w},{a},{b}"),
        ("place", "x", "y"),
        12,
    ),
    "Antwort below the names": (
        lines("id;raucht;alter\n;Antwort;Antwort", "{c};{w};alt {a}"),
        ("id", "raucht", "alter"),
        12,
    ),
    "one word below words": (lines("smokes,age\nanswer,answer", "{w},from {a}"), ("smokes", "age"), 12),
    "units, one of them 1": (lines("name,mass,ratio\n,kg,1", "n{k},{a},{b}"), ("name", "mass kg", "ratio 1"), 12),
    "units in brackets": (lines("t,v\n[s],[m/s]", "{a},{b}"), ("t [s]", "v [m/s]"), 12),
    "answers below a question": (
        lines("id,Which?,,age\n,red,blue,", "{c},yes{k},no{k},{a}").replace("id,Which?,,age", "id,Which?,,age"),
        ("id", "Which? red", "Which? blue", "age"),
        12,
    ),
    "header twice, quoted once": (lines('a,b,c\n"a",b,"c"', "{w},{a},{b}"), ("a", "b", "c"), 12),
    "numbered questions are names": (lines("Q1: age,Q2: town", "{a},{w}{k}"), ("Q1: age", "Q2: town"), 12),
    "no header: one pattern": (lines("", "k{k};w{a}"), ("column 1", "column 2"), 12),
    "no header: a gap in the first row": (
        lines("", "k{k},{a},w{k}").replace("k0,0,", "k0,unknown,"),
        ("column 1", "column 2", "column 3"),
        12,
    ),
    "no header: years below years": (
        lines("Rome,1990,1995\nOslo,1990,1990\nBern,1985,1999\nKiel,1970,1999", "{w},1980,1981", 4),
        ("column 1", "column 2", "column 3"),
        8,
    ),
    "no header: numbers like those below": (
        lines("", "S{k},{c},{c},{c}"),
        tuple(f"column {i}" for i in range(1, 5)),
        12,
    ),
    "no header: 1, 2, 3 beside a name": (
        "alpha,1,2,3\nbeta,40,50,60\ngamma,41,57,69\ndelta,22,33,99\n",
        ("column 1", "column 2", "column 3", "column 4"),
        4,
    ),
    "survey with questions and answers": (
        lines("ID,Date,Smoke?,Which?,\n,,Response,Red,Blue", "{c},2020-01-02,{w},Red,Blue"),
        ("ID", "Date", "Smoke? Response", "Which? Red", "Which? Blue"),
        12,
    ),
    "no header: dates in a column": (lines("", "2024-01-1{k},{a},{b}", 9), ("column 1", "column 2", "column 3"), 9),
}


@pytest.mark.parametrize(("text", "names", "n_rows"), HEADERS.values(), ids=HEADERS)
def test_header_is_read_as_a_person_reads_it(text, names, n_rows):
    data = nc.read_table(text.encode())
    assert tuple(data.frame.columns) == names
    assert len(data.frame) == n_rows


BODY = lines("town,size,warm", "{w}{k},{k},{c}", 8)
"""Sizes add up to 28; the numbers of the last column to 1,008: 100, 111, ..., 177 without a step beyond 97."""

SUM = sum(100 + k * 11 % 97 for k in range(8))

ROWS: dict[str, tuple[str, int]] = {
    "total below": (BODY + f"Total,28,{SUM}\n", 8),
    "total above": (BODY.replace("warm\n", f"warm\nAll towns,28,{SUM}\n"), 8),
    "total above, without a word": (BODY.replace("warm\n", f"warm\nWorld,28,{SUM}\n"), 8),
    "mean below": (BODY + f"Mittelwert,3.5,{SUM / 8}\n", 8),
    "total that does not add up": (BODY + "Total,29,500\n", 9),
    "average that is a size": (lines("size,x,y", "{w},{a},{b}", 8) + "average,5,3\naverage,8,2\n", 10),
    "a petrol brand": (
        "".join(f"{b},{i * 7 % 5 + 1.4:.2f},{i}\n" for i, b in enumerate(["brand", "Total", "Esso"] * 6)),
        18,
    ),
    "totals of groups": ("g,x,y\na,1,10\nb,2,20\nA Total,3,30\nc,4,40\nd,5,50\nB Total,9,90\nGrand total,12,120\n", 4),
    "totals above their groups": ("g;x;y\nTotal;3;31\na;1;11\nb;2;20\nTotal;9;90\nc;4;40\nd;5;50\n", 4),
    "sum in one column of three": (BODY + "Total,28,500,\n".replace(",\n", "\n"), 8),
    "last row larger than all": (BODY + "Paris,99,999\n", 9),
    "a note with a number": (BODY + "1) Sizes are estimates,,\n", 8),
    "stars": (BODY + "****,,\n", 8),
    "source among words": (BODY + "Source: the office,,\n", 8),
    "significance": (BODY + "* p < 0.05,,\n** p < 0.01,,\n", 8),
    "several notes": (BODY + "Notes:,,\nall sizes in ha,,\n,,\nQuelle: Amt,,\n", 8),
    "total beside years, without a word": ("c,year,p,g\nWorld,2020,6,9\nA,2020,1,2\nB,2020,2,3\nC,2020,3,4\n", 3),
    "total with a damaged row": (BODY.replace("4,144", "4,144,9").replace("x", "") + f"Total,28,{SUM}\n", 7),
    "percent": ("k,n,share\na,10,25%\nb,10,25%\nc,20,50%\nTotal,40,100%\n", 3),
    "a row that says yes": ("a,b\nyes,yes\nno,no\nno,no\nno,no\n", 4),
    "numbers only, the last row a sum": ("1,2,3\n4,5,6\n5,7,9\n", 3),
    "a town without numbers": (BODY + "Paris,,\n", 9),
    "names that begin with a mark": (lines("tag,n,m", "*{w}{k},{a},{b}", 8) + "*new,,\n", 9),
}


@pytest.mark.parametrize(("text", "n_rows"), ROWS.values(), ids=ROWS)
def test_rows_are_rows_and_other_lines_are_not(text, n_rows):
    assert len(nc.read_table(text.encode()).frame) == n_rows


@pytest.mark.parametrize("text", [*(row[0] for row in ROWS.values()), *(row[0] for row in HEADERS.values())])
def test_fast_path_reads_the_lines_alike(text, monkeypatch):
    careful = nc.read_table(text.encode())
    monkeypatch.setattr(fast_path, "MIN_BYTES", 0)
    quick = nc.read_table(text.encode())
    pd.testing.assert_frame_equal(quick.frame, careful.frame)
    assert quick.reading == careful.reading


SAID: dict[str, tuple[str, str]] = {
    "names without cells": (HEADERS["two names more"][0], "more names than the rows have cells"),
    "an empty header cell": (HEADERS["empty cell in the header"][0], "1 empty cell more"),
    "a second line": (HEADERS["Antwort below the names"][0], "Line 2 is a second line of the header"),
    "a total": (ROWS["total above"][0], "1 totals row was left out"),
    "two tables side by side": (lines("a,b,,c,d", "{w},{a},,{b},{k}"), "An empty column separates b and c"),
}


@pytest.mark.parametrize(("text", "words"), SAID.values(), ids=SAID)
def test_what_was_left_out_or_added_is_a_note(text, words):
    assert words in " ".join(nc.read_table(text.encode()).reading.notes)


DOUBTS: dict[str, tuple[str, str, str]] = {
    "words above rows": (lines("a b c", "{k},{a},{b}"), "header_row", "Line 1 has words above the rows"),
    "words in the first row": (lines("id,n1,2000", "{k},{a},{b}"), "header_row", "Line 1 was read as a row"),
    "much above": (
        "".join(f"Remark {k}\n" for k in range(10)) + "\n" + lines("u,v,w,x", "{w},{a},{b},{c}"),
        "header_row",
        "10 of 23 lines stand above the table",
    ),
    "a larger table below": (
        lines("a,b,c", "{w},{a},{b}", 4) + "\n" + lines("u,v,w,x", "{w},{a},{b},{c}"),
        "header_row",
        "Another table below this one has 13 lines",
    ),
}


@pytest.mark.parametrize(("text", "resolved_by", "words"), DOUBTS.values(), ids=DOUBTS)
def test_doubt_about_the_place_of_the_table_comes_first(text, resolved_by, words):
    first = nc.read_table(text.encode()).reading.ambiguities[0]
    assert (first.resolved_by, words in first) == (resolved_by, True), first


@pytest.mark.parametrize(
    "text",
    [
        lines("Report of May\n", "{k},{a},{b}").replace("May\n", "May\n\n"),
        lines("a,b,,c", "{w},{a},,{b}"),
        lines("Made by hand\nNorth\n\na,b,c", "{w},{a},{b}", 3),
    ],
    ids=["a title above rows", "a narrow gap", "a short preamble"],
)
def test_usual_lines_are_no_doubt(text):
    assert nc.read_table(text.encode()).reading.ambiguities == ()


@pytest.mark.parametrize(
    ("given", "names", "n_rows"),
    [
        ((2, 3), ("a x", "a y", "b z"), 3),
        ((2, 4), ("a 1", "a 2", "b 3"), 2),
        ((3,), ("x", "y", "z"), 3),
        (3, ("x", "y", "z"), 3),
        (0, ("column 1", "column 2", "column 3"), 6),
    ],
)
def test_header_of_chosen_lines_is_joined(given, names, n_rows):
    data = nc.read_table(b"all,of,it\na,,b\nx,y,z\n1,2,3\n4,5,6\n7,8,9\n", header_row=given)
    assert tuple(data.frame.columns) == names
    assert len(data.frame) == n_rows


@pytest.mark.parametrize("given", [(), (0, 1), (3, 2), (2, 2), (1, 2.0), (True, 2), [2, 3], (1, 99)], ids=str)
def test_invalid_header_lines_are_refused_with_place_and_hint(given: Any):
    with pytest.raises(nc.NeonError) as caught:
        nc.read_table(b"a,b\n1,2\n3,4\n5,6\n", header_row=given)
    assert [problem.where for problem in caught.value.problems] == ["header_row"]
    assert all(problem.hint for problem in caught.value.problems)
