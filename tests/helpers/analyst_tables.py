"""Small tables of the kinds that analysts bring, and what a careful analyst expects of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import neon_core as nc

Allowed = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True)
class Case:
    """A file and what is expected of it; what is left out is not looked at.

    Attributes
    ----------
    text, encoding : str
        The file.
    columns : tuple of str
        All names in order.
    rows : int
        The number of rows.
    first, values : mapping
        The value of the first row, and the first values, by column.
    features : tuple of str
        The columns that count, exactly these.
    out : tuple of str
        Columns that must not count.
    roles, kinds : mapping
        The role and the kind by column; a tuple allows several.
    said : tuple of str
        Words of which each must occur in an ambiguity or a note of the reading.
    """

    text: str
    encoding: str = "utf-8"
    columns: tuple[str, ...] = ()
    rows: int = -1
    first: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, list[str]] = field(default_factory=dict)
    features: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    roles: Allowed = field(default_factory=dict)
    kinds: Allowed = field(default_factory=dict)
    said: tuple[str, ...] = ()


def lines(head: str, make: Callable[[int], str], n: int, start: int = 0) -> str:
    """Return a header and `n` lines; `make` writes the line of a number."""
    return head + "\n" + "".join(make(k) + "\n" for k in range(start, start + n))


CASES = {
    # 1. what is no measurement
    "repeated ids": Case(
        text=lines("user_id,steps,sleep", lambda k: f"{1503960366 + (k // 5) * 7919},{k * 37 % 900},{k * 13 % 11}", 40),
        features=("steps", "sleep"),
    ),
    "id with one duplicate": Case(
        text=lines("CustomerID,income,spending", lambda k: f"{min(k, 39)},{k * 37 % 900},{k * 17 % 100}", 40, 1),
        features=("income", "spending"),
    ),
    "counter of another name": Case(
        text=lines("RECORD,depth,heat", lambda k: f"{k},{k * 37 % 900},{k * 7 % 31}", 30, 1), features=("depth", "heat")
    ),
    "unnamed shuffled index": Case(
        text=lines(",depth,heat", lambda k: f"{k * 7 % 31},{k * 37 % 900},{k * 5 % 23}", 30, 1),
        features=("depth", "heat"),
    ),
    "a measure called number of": Case(
        text=lines("town,No. of employees,area", lambda k: f"t{k % 4},{100 + k * 37 % 997},{k % 5}", 24),
        roles={"No. of employees": "feature", "area": "feature"},
    ),
    "postal and district codes": Case(
        text=lines(
            "Postal Code,District Code,sales,visits",
            lambda k: f"{60601 + k % 20},{4 + k % 9 * 10},{k * 37 % 900},{k * 11 % 70}",
            60,
        ),
        out=("Postal Code",),
        roles={"sales": "feature"},
    ),
    "answer in digits": Case(
        text=lines("age,pressure,target", lambda k: f"{30 + k * 7 % 40},{110 + k * 13 % 60},{k % 2}", 40),
        roles={"target": "class"},
    ),
    "answer yes or no": Case(
        text=lines("age,balance,churned", lambda k: f"{30 + k * 7 % 40},{k * 13 % 600},{'yes' if k % 3 else 'no'}", 40),
        roles={"churned": "class"},
    ),
    "shifted copies": Case(
        text=lines(
            "film_year,award_year,ceremony,votes",
            lambda k: f"{1980 + k // 2},{1981 + k // 2},{37 + k // 2},{k * 37 % 90}",
            60,
        ),
        features=("film_year", "votes"),
    ),
    "names of several words": Case(
        text=lines("company,staff,sales", lambda k: f"Northern Steel Works {k} Ltd,{k * 7 % 40},{k * 13 % 90}", 30),
        roles={"company": "row id"},
    ),
    # 2. blanks
    "tick boxes": Case(
        text=lines("id,Newsletter,age", lambda k: f"{k},{'Yes' if k % 3 == 0 else ''},{20 + k * 7 % 50}", 40),
        kinds={"Newsletter": "boolean"},
        roles={"Newsletter": "feature"},
    ),
    "mostly blank column": Case(
        text=lines("a,b,rare", lambda k: f"{k % 7},{k % 5},{k if k % 20 == 0 else ''}", 60), out=("rare",)
    ),
    # 3. read, or said
    "leading zeros and a blank": Case(text="zip,x\n02116,1\n,2\n01003,3\n02139,4\n10001,7\n", first={"zip": "02116"}),
    "whole numbers first, decimal commas later": Case(
        text=lines(
            "id;weight;kind",
            lambda k: f"{k};{k * 37 % 90 if k < 250 else str(k * 37 % 90 + 0.25).replace('.', ',')};x{k % 3}",
            300,
        ),
        kinds={"weight": "number"},
        roles={"weight": "feature"},
    ),
    "select-all codes": Case(
        text=lines("id,langs,age", lambda k: f'{k},"{["1", "1,3", "2", "2,4"][k % 4]}",{20 + k * 7 % 50}', 40),
        kinds={"langs": ("category", "text", "set")},
    ),
    "plus and minus": Case(
        text=lines("x,result", lambda k: f"{k * 7 % 12},{'+' if k % 3 else '-'}", 24),
        values={"result": ["-", "+", "+", "-"]},
    ),
    "dates without zeros": Case(
        text=lines("day,x", lambda k: f"2014-7-{k % 28 + 1},{k % 7}", 40), kinds={"day": "date"}
    ),
    "months": Case(
        text=lines("month,x", lambda k: f"{2010 + k // 12}-{k % 12 + 1:02d},{k % 7}", 40), kinds={"month": "date"}
    ),
    "one bad date": Case(
        text=lines("day,x", lambda k: f"{'pending' if k == 20 else f'2016-11-{k % 28 + 1:02d}'},{k % 7}", 40),
        kinds={"day": "date"},
        said=("pending",),
    ),
    "monthly dates, day first": Case(
        text=lines("day,x", lambda k: f"01/{k % 12 + 1:02d}/{1958 + k // 12},{k % 7}", 40),
        kinds={"day": "date"},
        values={"day": ["1958-01-01", "1958-02-01", "1958-03-01"]},
    ),
    "durations": Case(
        text=lines("run,pace,x", lambda k: f"00:{k % 60:02d}:{k * 7 % 60:02d},{4 + k % 3}:{k:02d},{k % 7}", 40),
        roles={"run": "feature", "pace": "feature"},
    ),
    "magnitudes": Case(
        text=lines("name,worth", lambda k: f"p{k % 6},${k * 7 % 90 + 1} B", 30), kinds={"worth": "number"}
    ),
    "words beside numbers": Case(
        text=lines("name,offer", lambda k: f"p{k % 6},{k * 7 % 60 + 1}% off", 30), kinds={"offer": "number"}
    ),
    "two currencies": Case(
        text=lines("name,price", lambda k: f"p{k % 6},{'$' if k % 2 else '€'}{k * 3}.50", 30),
        said=("€", "$"),
        out=("price",),
    ),
    "a Likert scale": Case(
        text=lines(
            "id,useful,easy,age",
            lambda k: (
                f"{k},{['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'][k * 3 % 5]},"
                f"{['Disagree', 'Agree', 'Neutral'][k % 3]},{20 + k * 7 % 50}"
            ),
            60,
        ),
        kinds={"useful": "ordered", "easy": "ordered"},
        roles={"useful": "feature", "easy": "feature"},
    ),
    "age bands": Case(
        text=lines("id,band,spend", lambda k: f"{k},{['18-29', '30-44', '45-60', '> 60'][k % 4]},{k * 37 % 90}", 40),
        kinds={"band": "ordered"},
    ),
    "Polish code page": Case(
        text=lines("id,value,town", lambda k: f"{k},{k * 37 % 90}.5,{['Łódź', 'Kraków', 'Gdańsk'][k % 3]}", 60),
        encoding="cp1250",
        first={"town": "Łódź"},
    ),
    # 4. lines
    "header of years": Case(
        text=lines("item,city,1990,2000,2005", lambda k: f"i{k},c{k % 3},{k},{k * 2},{k * 3}", 9),
        columns=("item", "city", "1990", "2000", "2005"),
        rows=9,
    ),
    "header of wavelengths": Case(
        text=lines("sample,400,402,404", lambda k: f"S{k},0.{k}1,0.{k}2,0.{k}3", 9),
        columns=("sample", "400", "402", "404"),
        rows=9,
    ),
    "header of dates": Case(
        text=lines("Country,Lat,1/22/20,1/23/20", lambda k: f"C{k},{k}.5,{k},{k * 2}", 9),
        columns=("Country", "Lat", "1/22/20", "1/23/20"),
        rows=9,
    ),
    "padded preamble": Case(
        text=lines(
            "Bank: 1,Agency: 2,From: 01/04/2020\nDate,Label,Debit", lambda k: f"{k + 1:02d}/04/20,L{k % 3},-{k}.50", 20
        ),
        columns=("Date", "Label", "Debit"),
        rows=20,
    ),
    "response line": Case(
        text=lines(
            "id,smokes,age\n,Response,Response",
            lambda k: f"{32000 + k},{['Yes', 'No'][k % 2]},{['18-29', '30-44'][k % 2]}",
            20,
        ),
        rows=20,
        kinds={"smokes": "boolean"},
    ),
    "footnotes in cells": Case(
        text=lines("Month,a,b,c", lambda k: f"Jan-{k:02d},{k % 7},{k % 5},{k % 3}", 20)
        + "1) First note about this.,,,\n****,,,\n",
        rows=20,
    ),
    "average is a size": Case(
        text=lines("size,x,y", lambda k: f"{['small', 'large', 'average'][k % 3]},{k},{k * 7 % 9}", 12), rows=12
    ),
    "total at the top": Case(
        text=lines("County,pop,hh\nTotal,3330,1370", lambda k: f"C{k},{100 + k * 7},{40 + k * 3}", 20), rows=20
    ),
    "rows beginning with #": Case(
        text=lines("tag,posts", lambda k: f"{'#' if k % 3 == 0 else ''}tag{k},{k * 37 % 900}", 30, 1), rows=30
    ),
    "bullets in cells": Case(
        text=lines("id,comment,amount", lambda k: f'{k},"Pros:\n* fast\n* cheap\nCons:\n* loud",{k % 7}', 40),
        columns=("id", "comment", "amount"),
        rows=40,
    ),
    "no header, one pattern": Case(text="".join(f"k{k},{k * 37 % 90},w{k % 5}\n" for k in range(40)), rows=40),
    "row names of R under repeated names": Case(
        text='"x";"x";"x";"load";"time"\n'
        '"start";"0";"1";"0";"0.98";"60.1"\n'
        '"dim 1";"1";"1";"0";"0.97";"59.2"\n'
        '"dim 2";"0";"1";"1";"0.91";"61.7"\n'
        '"dim 3";"0";"0";"1";"0.88";"62.8"\n',
        columns=("column 1", "x", "x 2", "x 3", "load", "time"),
        rows=4,
    ),
    "more names than cells": Case(
        text='"task","worker","reward","seconds","approve","reject"\n"A1","W7","0.50","417"\n"A2","W3","0.50","388"\n"A3","W9","0.50","502"\n',
        columns=("task", "worker", "reward", "seconds", "approve", "reject"),
        rows=3,
        first={"seconds": "417"},
    ),
    "an empty cell too many in the header": Case(
        text="DATE,Qty,,Price,Note\n28/01/2018,2,74.69,boots\n29/01/2018,0,29.81,jacket\n30/01/2018,1,80.08,shoes\n31/01/2018,4,25.55,rods\n",
        columns=("DATE", "Qty", "Price", "Note"),
        rows=4,
        first={"Price": "74.69"},
    ),
    "cp1252 letters as control characters": Case(
        text="Name,Price\nCh\u00e2teau d\x92Angludet,12.5\nMouton,30\nPetrus,99\n",
        first={"Name": "Ch\u00e2teau d\u2019Angludet"},
    ),
    "the header twice, quoted otherwise": Case(
        text='DATE,Qty,Price,Note\nDATE,Qty,Price,"Note"\n28/01/2018,2,$74.69,boots\n29/01/2018,0,$29.81,jacket\n30/01/2018,1,$80.08,shoes\n',
        rows=3,
        kinds={"DATE": "date"},
    ),
    "numbers only known to be small": Case(
        text=lines(
            "place,cases,losses", lambda k: f"P{k},{'<=5' if k % 3 == 0 else 0},{'<=5' if k % 4 == 0 else 6 + k}", 24
        ),
        said=("cases", "losses"),
    ),
    "some dates as Excel's day numbers": Case(
        text=lines("Paid,Amount", lambda k: f"{k:02d}/06/2015,{k}.5", 24, 2) + "42167,30.5\n42170,31.5\n",
        kinds={"Paid": "date"},
        rows=26,
    ),
}


def judge(case: Case) -> list[str]:
    """Return what is not as the case expects, in words; an empty list where all is."""
    data = nc.read_table(case.text.encode(case.encoding), filename="t.csv")
    return [*_judge_cells(case, data), *_judge_columns(case, data), *_judge_sentences(case, data)]


def _judge_cells(case: Case, data: nc.Dataset) -> list[str]:
    """Return the names, the number of rows and the values that are others than expected."""
    frame = data.frame
    pairs: list[tuple[str, Any, Any]] = []
    if case.columns:
        pairs.append(("columns", tuple(map(str, frame.columns)), case.columns))
    if case.rows >= 0:
        pairs.append(("rows", len(frame), case.rows))
    expected = {**{name: [value] for name, value in case.first.items()}, **case.values}
    for name, values in expected.items():
        found = [_plain(value) for value in frame[name].head(len(values))] if name in frame else None
        pairs.append((name, found, values))
    return [f"{what}: {found!r}, expected {wanted!r}" for what, found, wanted in pairs if found != wanted]


def _judge_columns(case: Case, data: nc.Dataset) -> list[str]:
    """Return the roles and kinds that are others than expected."""
    role, kind = ({c.name: getattr(c, what) for c in data.columns} for what in ("role", "kind"))
    features = {name for name in role if role[name] == "feature"}
    faults = [f"features: {features}"] if case.features and features != set(case.features) else []
    faults += [f"{name} counts as a feature" for name in case.out if role.get(name) == "feature"]
    for found, wanted in ((role, case.roles), (kind, case.kinds)):
        for name, allowed in wanted.items():
            if found.get(name) not in (allowed if isinstance(allowed, tuple) else (allowed,)):
                faults.append(f"{name}: {found.get(name)!r}, expected {allowed!r}")
    return faults


def _judge_sentences(case: Case, data: nc.Dataset) -> list[str]:
    """Return the words that no sentence about the reading has."""
    said = " | ".join([*data.reading.ambiguities, *data.reading.notes])
    return [f"nothing said of {word!r}: {said[:120]!r}" for word in case.said if word not in said]


def _plain(value: Any) -> str:
    """Return a value as text: 3 for 3.0, and the day of a date."""
    if isinstance(value, float):
        return "" if math.isnan(value) else str(int(value)) if value.is_integer() else repr(float(value))
    text = str(value)
    return text[:10] if text.endswith("00:00:00") else text
