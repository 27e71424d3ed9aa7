"""Messy tables as they are found, each with the table that a person would expect: made from a seed, never by hand.

A table of values is written down as lines (`written`), the lines are spoiled one way after another (`before`,
`spoiled`, `with_each`, ...), and `case` turns them into bytes. Each line remembers what a person makes of it: a header,
a row with its values, something that is no part of the table ("unread"), or nothing at all. What is expected is
therefore never computed from the bytes.

Where a person might expect something else, `Case.judgement` says what was decided and why.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain, cycle
from random import Random
from typing import Any, NamedTuple

import pandas as pd

Value = str | int | float | bool | datetime | None


@dataclass(frozen=True)
class Case:
    """A file and what a person sees in it.

    `ambiguous` says that a doubt must be said (True) or that there is none (False); None leaves it to the reader: an
    encoding that only statistics can tell, an id that was kept as text.
    """

    name: str
    content: bytes
    names: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    filename: str | None = "table.csv"
    header_row: int = 1
    unread_lines: tuple[int, ...] = ()
    ambiguous: bool | None = False
    units: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, Any] = field(default_factory=dict)
    judgement: str = ""


def as_people_see_it(frame: pd.DataFrame) -> list[tuple[Value, ...]]:
    """The rows of a frame as plain values, to compare with `Case.rows`; what is missing is None."""
    columns = [[None if pd.isna(value) else value for value in frame[name].tolist()] for name in frame.columns]
    return list(zip(*columns, strict=True))


# --- tables of values ---


class Written(NamedTuple):
    """A value that is written in its own way."""

    text: str
    value: Value


@dataclass(frozen=True)
class Table:
    names: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def head(self, n_rows: int) -> Table:
        return replace(self, rows=self.rows[:n_rows])

    def only(self, *names: str) -> Table:
        kept = [self.names.index(name) for name in names]
        return Table(names, tuple(tuple(row[i] for i in kept) for row in self.rows))

    def named(self, *names: str) -> Table:
        return replace(self, names=names)

    def also(self, name: str, values: Iterable[Any]) -> Table:
        """Put one more column on the right; the values begin again when they end."""
        new = cycle(tuple(values))
        return Table((*self.names, name), tuple((*row, next(new)) for row in self.rows))

    def replaced(self, place: int, name: str, change: Callable[[Any], Any]) -> Table:
        """Change one cell."""
        row, k = self.rows[place], self.names.index(name)
        changed = (*row[:k], change(row[k]), *row[k + 1 :])
        return replace(self, rows=(*self.rows[:place], changed, *self.rows[place + 1 :]))

    def first(self, name: str, values: Iterable[Any]) -> Table:
        """Put one more column on the left."""
        new = cycle(tuple(values))
        return Table((name, *self.names), tuple((next(new), *row) for row in self.rows))

    def spelled(self, name: str, spell: Callable[[Any], str]) -> Table:
        """Write the values of a column in another way; they stay what they are."""
        k = self.names.index(name)
        rows = (
            (*row[:k], None if row[k] is None else Written(spell(row[k]), row[k]), *row[k + 1 :]) for row in self.rows
        )
        return replace(self, rows=tuple(rows))


GIVEN = ("Anna", "Jürgen", "Zoë", "Siân", "Ravi", "Chloé", "Ida", "Björn", "Tom", "Maria")
FAMILY = ("O'Neill", "Müller", "Núñez", "van Dyk", "Schmidt", "Ångström", "Smith-Jones", "Lefèvre", "Weiß", "D'Angelo")
COMMENTS = (
    "Good, but too expensive",
    'She said "never again"',
    None,
    "fast; friendly; clean",
    "It's fine",
    "will be back",
    "Waited 20 minutes, then left",
    "a | b",
)


def customers(n_rows: int = 24) -> Table:
    """Text beside counts and money."""
    random = Random("customers")
    rows = (
        (
            f"{random.choice(GIVEN)} {random.choice(FAMILY)}",
            random.choice(("Köln", "Wien", "Zürich", "Paris", "Oslo")),
            random.randint(18, 90),
            random.randint(0, 40),
            round(random.uniform(5, 25000), 2),
        )
        for _ in range(n_rows)
    )
    return Table(("name", "city", "age", "orders", "spent"), tuple(rows))


def sensors(n_rows: int = 32) -> Table:
    """Measured numbers, negative ones too; no spaces in the text."""
    random = Random("sensors")
    rows = (
        (
            random.choice(("North", "South", "Roof")),
            i % 24,
            round(random.uniform(-12, 35), 1),
            round(random.uniform(980, 1040), 1),
            random.randint(20, 100),
        )
        for i in range(n_rows)
    )
    return Table(("station", "hour", "temperature", "pressure", "humidity"), tuple(rows))


def prices(n_rows: int = 20) -> Table:
    """Codes, prices below and above a thousand, and a number that is missing at times."""
    random = Random("prices")
    things = ("Desk", "Oak table", "Chair, folding", "Lamp", "Shelf", "Wardrobe")
    rows = (
        (
            random.choice(things),
            f"{random.choice('ABC')}-{random.randint(10, 99)}",
            round(random.uniform(3, 900) if i % 3 else random.uniform(1000, 90000), 2),
            random.randint(1, 500),
            None if i % 5 == 4 else round(random.uniform(0.5, 80), 2),
        )
        for i in range(n_rows)
    )
    return Table(("product", "code", "price", "quantity", "weight"), tuple(rows))


def survey(n_rows: int = 40) -> Table:
    """Categories, whole numbers with gaps, and what people wrote."""
    random = Random("survey")
    rows = (
        (
            random.choice(("DE", "FR", "IT", "NO", "US")),
            random.randint(18, 80),
            None if i % 7 == 3 else random.randint(9000, 99000),
            random.randint(1, 5),
            COMMENTS[i % len(COMMENTS)],
        )
        for i in range(n_rows)
    )
    return Table(("country", "age", "income", "satisfaction", "comment"), tuple(rows))


# --- how values are written ---


@dataclass(frozen=True)
class Dialect:
    delimiter: str = ","
    decimal: str = "."
    quote: str = '"'
    quoting: str = "minimal"  # or "all", or "text" for all that is no number
    escape: str = ""  # what stands before a quote within quotes; nothing: the quote is doubled
    missing: str = ""
    date: str = "%Y-%m-%d"
    truth: tuple[str, str] = ("yes", "no")
    gap: str = ""  # after each delimiter


COMMA = Dialect()
GERMAN = Dialect(delimiter=";", decimal=",")
TAB = Dialect(delimiter="\t")


def spelled(value: Any, dialect: Dialect) -> str:
    if value is None:
        return dialect.missing
    if isinstance(value, Written):
        return value.text
    if isinstance(value, bool):
        return dialect.truth[0 if value else 1]
    if isinstance(value, datetime):
        return value.strftime(dialect.date)
    return repr(value).replace(".", dialect.decimal) if isinstance(value, float) else str(value)


def cell(value: Any, dialect: Dialect) -> str:
    text = spelled(value, dialect)
    plain = meant(value) is None or isinstance(meant(value), int | float)
    needed = any(mark in text for mark in (dialect.delimiter, dialect.quote, "\n", "\r"))
    if not (needed or dialect.quoting == "all" or (dialect.quoting == "text" and not plain)):
        return text
    inner = text.replace(dialect.escape, dialect.escape * 2) if dialect.escape else text
    return (
        dialect.quote + inner.replace(dialect.quote, (dialect.escape or dialect.quote) + dialect.quote) + dialect.quote
    )


def record(values: Iterable[Any], dialect: Dialect = COMMA) -> str:
    return (dialect.delimiter + dialect.gap).join(cell(value, dialect) for value in values)


def grouped(mark: str, decimal: str = ".") -> Callable[[float], str]:
    """Write with a mark between groups of three digits: 1,234.50."""

    def spell(value: float) -> str:
        text = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
        return text.translate({ord(","): mark, ord("."): decimal})

    return spell


# --- lines, and what a person makes of them ---


class Line(NamedTuple):
    text: str
    role: str = ""  # "header", "row", "unread", or nothing
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Draft:
    names: tuple[str, ...]
    lines: tuple[Line, ...]

    def named(self, *names: str) -> Draft:
        """Expect other names than those written."""
        return replace(self, names=names)


def written(table: Table, dialect: Dialect = COMMA, *, header: bool = True) -> Draft:
    """Write a table down, without any fault."""
    head = [Line(record(table.names, dialect), "header")] if header else []
    rows = [Line(record(row, dialect), "row", tuple(map(meant, row))) for row in table.rows]
    names = table.names if header else made_up(len(table.names))
    return Draft(names, (*head, *rows))


def meant(value: Any) -> Value:
    return value.value if isinstance(value, Written) else value


def made_up(n_columns: int) -> tuple[str, ...]:
    return tuple(f"column {i}" for i in range(1, n_columns + 1))


def apart(texts: Iterable[str]) -> tuple[Line, ...]:
    """Lines that are no part of the table; a blank one is nothing at all."""
    return tuple(Line(text, "unread" if text.strip(" \t,;") else "") for text in texts)


def before(draft: Draft, *texts: str) -> Draft:
    return replace(draft, lines=(*apart(texts), *draft.lines))


def after(draft: Draft, *texts: str) -> Draft:
    return replace(draft, lines=(*draft.lines, *apart(texts)))


def between(draft: Draft, places: Iterable[int], *texts: str) -> Draft:
    """Put lines before some rows (0 is the first)."""
    starts = [i for i, line in enumerate(draft.lines) if line.role == "row"]
    at = {starts[place] for place in places}
    parts = ((*apart(texts), line) if i in at else (line,) for i, line in enumerate(draft.lines))
    return replace(draft, lines=tuple(chain.from_iterable(parts)))


def with_header(draft: Draft, *texts: str) -> Draft:
    """Put other header lines in the place of the one there is."""
    rest = tuple(line for line in draft.lines if line.role != "header")
    return replace(draft, lines=(*(Line(text, "header") for text in texts), *rest))


def with_each(draft: Draft, change: Callable[[str], str], roles: str = "header row") -> Draft:
    """Write every row and header line in another way that means the same."""
    lines = (line._replace(text=change(line.text)) if line.role in roles.split() else line for line in draft.lines)
    return replace(draft, lines=tuple(lines))


def respelled(draft: Draft, places: Iterable[int], change: Callable[[str], str]) -> Draft:
    """Write some rows in another way that means the same."""
    return _changed(draft, places, lambda line: line._replace(text=change(line.text)))


def spoiled(draft: Draft, places: Iterable[int], change: Callable[[str], str]) -> Draft:
    """Damage some rows so that nobody can tell what they were."""
    return _changed(draft, places, lambda line: Line(change(line.text), "unread"))


def _changed(draft: Draft, places: Iterable[int], change: Callable[[Line], Line]) -> Draft:
    starts = [i for i, line in enumerate(draft.lines) if line.role == "row"]
    at = {starts[place] for place in places}
    return replace(draft, lines=tuple(change(line) if i in at else line for i, line in enumerate(draft.lines)))


def case(
    name: str,
    draft: Draft,
    *,
    encoding: str = "utf-8",
    end: str | tuple[str, ...] = "\n",
    last: bool = True,
    pack: Callable[[bytes], bytes] = bytes,
    **facts: Any,
) -> Case:
    """Make the file: `end` closes each line (several take turns), the last one only if `last`."""
    ends = cycle((end,) if isinstance(end, str) else end)
    text = "".join(part for line in draft.lines for part in (line.text, next(ends)))
    if not last:
        text = text.removesuffix("\n").removesuffix("\r")
    starts = _starts(draft.lines)
    return Case(
        name=name,
        content=pack(text.encode(encoding)),
        names=draft.names,
        rows=tuple(line.values for line in draft.lines if line.role == "row"),
        header_row=next((at for at, line in zip(starts, draft.lines, strict=True) if line.role == "header"), 0),
        unread_lines=tuple(at for at, line in zip(starts, draft.lines, strict=True) if line.role == "unread"),
        **facts,
    )


def _starts(lines: Iterable[Line]) -> list[int]:
    """Where each begins, counted in the lines that an editor shows."""
    starts = [1]
    for line in lines:
        starts.append(starts[-1] + 1 + line.text.count("\n"))
    return starts[:-1]


# --- encodings ---


def words(some: str, *, n_rows: int, names: tuple[str, str, str, str]) -> Table:
    """A table of words in some language, with two columns of numbers."""
    random, known = Random("words"), some.split()
    rows = (
        (
            f"{random.choice(known)} {random.choice(known)}",
            random.choice(known),
            random.randint(18, 80),
            round(random.uniform(1, 99), 1),
        )
        for _ in range(n_rows)
    )
    return Table(names, tuple(rows))


RUSSIAN = words(
    "хорошая погода сегодня вечером большой город река дорога книга учитель работа завтра молоко хлеб",
    n_rows=40,
    names=("название", "город", "возраст", "цена"),
)
JAPANESE = words(
    "東京都 おおさか こんにちは 商品の名前 ありがとう お客様 天気予報 コーヒー テーブル 北海道 すみません",
    n_rows=40,
    names=("商品の名前", "ばしょ", "年齢", "価格"),
)
CHINESE = words(
    "我们的产品 上海市 北京市 今天天气 很好的 客户名称 公司地址 数据分析 中华人民共和国 广东省",
    n_rows=40,
    names=("客户名称", "城市", "年龄", "价格"),
)


def encodings() -> Iterator[Case]:
    table, detected = customers(), "only statistics tell this encoding: the reader may say so or not"
    for encoding in ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"):
        yield case(f"encoding {encoding}", written(table), encoding=encoding)
    yield case("encoding utf-16 le with BOM", written(table), encoding="utf-16-le", pack=lambda b: b"\xff\xfe" + b)
    yield case("encoding utf-16 be with BOM", written(table), encoding="utf-16-be", pack=lambda b: b"\xfe\xff" + b)
    unicode_text = written(table, replace(GERMAN, delimiter="\t"))
    yield case(
        "Excel's Unicode text", unicode_text, encoding="utf-16-le", end="\r\n", pack=lambda b: b"\xff\xfe" + b,
        filename="table.txt",
    )  # fmt: skip
    euros = table.also("remark", ("“quoted” – 5 €", "café", "naïve…"))
    yield case("encoding cp1252", written(euros), encoding="cp1252", ambiguous=None, judgement=detected)
    yield case("encoding cp1252 with semicolons", written(euros, GERMAN), encoding="cp1252", end="\r\n", ambiguous=None)
    yield case("encoding latin-1", written(table), encoding="latin-1", ambiguous=None, judgement=detected)
    for encoding, text in (("cp1251", RUSSIAN), ("shift-jis", JAPANESE), ("gb18030", CHINESE)):
        yield case(f"encoding {encoding}", written(text), encoding=encoding, ambiguous=None, judgement=detected)
        yield case(f"{encoding}'s words in utf-8", written(text, GERMAN))
    late = replace(sensors(6000), rows=(*sensors(6000).rows, ("Zürich", 3, 12.5, 1001.5, 40)))
    yield case("utf-8 seen only in the last line", written(late))
    yield case("cp1252 seen only in the last line", written(late), encoding="cp1252", ambiguous=None)
    yield case("utf-8 named wide", written(customers().named("Größe 📏", "Straße", "年齢", "заказы", "Σ€")))


# --- delimiters ---


def delimiters() -> Iterator[Case]:
    named = {
        "comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "space": " ", "colon": ":", "caret": "^", "tilde": "~",
    }  # fmt: skip
    for name, mark in named.items():
        yield case(f"delimiter {name}", written(sensors(), Dialect(mark)))
    for name in ("comma", "semicolon", "tab", "bar", "caret"):
        yield case(f"delimiter {name} and text with marks in it", written(survey(), Dialect(named[name])))
    for name in ("semicolon", "tab", "bar", "tilde"):
        yield case(f"delimiter {name} with decimal comma", written(prices(), Dialect(named[name], ",")))
    yield case("delimiter space and quoted names", written(customers(), Dialect(" ", quoting="text")))
    lists = prices().also("tags", ("oak, brown, old, heavy", "red, new, light, small", "blue, soft, big, round"))
    yield case("more commas than semicolons", written(lists, GERMAN))
    urls = sensors().also("link", ("http://a.org/x?y=1;z=2", "https://b.org/q;r", "ftp://c.org/d;e;f"))
    yield case("semicolons and colons in links", written(urls))
    yield case("tabs in a file called csv", written(prices(), TAB))
    yield case("commas in a file called tsv", written(prices()), filename="table.tsv")
    yield case("no file name", written(prices(), GERMAN), filename=None)
    for name, place in (("right", str.rjust), ("left", str.ljust)):
        yield case(f"aligned to the {name} by spaces", aligned(sensors(), place), filename="table.txt")
    rows = written(sensors(12), TAB)
    yield case("spaces and tabs take turns", with_each(rows, lambda text: text.replace("\t", "  ", 2)))


def aligned(table: Table, place: Callable[[str, int], str]) -> Draft:
    """Pad each cell with spaces to the width of its column."""
    grid = [table.names, *([spelled(value, COMMA) for value in row] for row in table.rows)]
    widths = [2 + max(map(len, column)) for column in zip(*grid, strict=True)]
    draft = written(table, Dialect("\t"))
    return with_each(draft, lambda text: "".join(map(place, text.split("\t"), widths)))


# --- numbers ---


def seeded(name: str, n: int, draw: Callable[[Random], Any]) -> tuple[Any, ...]:
    random = Random(name)
    return tuple(draw(random) for _ in range(n))


def numbers() -> Iterator[Case]:
    yield from thousands()
    yield from money()
    yield from signs()
    yield from precise()
    yield from doubtful()
    yield from no_numbers()


def thousands() -> Iterator[Case]:
    yield case("decimal comma in quotes", written(prices(), Dialect(",", ",")))
    marks = {
        "comma": (",", ".", COMMA), "comma between semicolons": (",", ".", Dialect(";")), "point": (".", ",", GERMAN),
        "space": (" ", ",", GERMAN), "space between tabs": (" ", ".", TAB), "no-break space": ("\xa0", ",", GERMAN),
        "narrow no-break space": ("\u202f", ",", GERMAN), "apostrophe": ("'", ".", Dialect(";")),
        "typographic apostrophe": ("’", ".", COMMA),
    }  # fmt: skip
    for name, (mark, decimal, dialect) in marks.items():
        yield case(f"thousands {name}", written(prices().spelled("price", grouped(mark, decimal)), dialect))
    people = seeded("people", 20, lambda random: random.choice((random.randint(2, 999), random.randint(1000, 9000000))))
    for name in ("comma", "point", "no-break space", "apostrophe"):
        mark, decimal, dialect = marks[name]
        table = prices().also("people", people).spelled("people", grouped(mark))
        yield case(f"whole numbers with thousands {name}", written(table, dialect))


def within(shape: str, spell: Callable[[float], str]) -> Callable[[float], str]:
    return lambda value: shape.format(spell(value))


def money() -> Iterator[Case]:
    def plain(decimal: str) -> Callable[[float], str]:
        return lambda value: f"{value:.2f}".replace(".", decimal)

    spells: dict[str, tuple[str, str, Callable[[float], str], Dialect]] = {
        "dollar before": ("$", "${}", grouped(","), COMMA),
        "pound before": ("£", "£{}", plain("."), COMMA),
        "euro before": ("€", "€ {}", plain(","), GERMAN),
        "euro after": ("€", "{} €", grouped(".", ","), GERMAN),
        "euro after without space": ("€", "{}€", plain("."), TAB),
        "code before": ("EUR", "EUR {}", plain("."), COMMA),
        "code after": ("USD", "{} USD", plain("."), COMMA),
        "francs": ("CHF", "CHF {}", grouped("'"), Dialect(";")),
    }
    for name, (unit, shape, spell, dialect) in spells.items():
        table = prices().spelled("price", within(shape, spell))
        yield case(f"money {name}", written(table, dialect), units={"price": unit})
    dollars = sensors().spelled("temperature", lambda value: f"${value:.2f}".replace("$-", "-$"))
    yield case("money with a minus before the sign", written(dollars), units={"temperature": "$"})
    accounts = sensors().spelled("temperature", lambda value: f"(${-value:.2f})" if value < 0 else f"${value:.2f}")
    yield case("money in parentheses", written(accounts), units={"temperature": "$"})
    yen = prices().spelled("quantity", lambda value: f"¥{value}")
    yield case("money in whole numbers", written(yen), units={"quantity": "¥"})
    kept = "numbers of two currencies cannot be compared: the column stays text"
    yield case(
        "money of two countries",
        written(prices().also("fee", ("$5.00", "€7.50", "$9.25"))),
        ambiguous=True,
        judgement=kept,
    )


def signs() -> Iterator[Case]:
    spells: dict[str, tuple[Callable[[float], str], Dialect]] = {
        "parentheses": (lambda value: f"({-value:.2f})" if value < 0 else f"{value:.2f}", COMMA),
        "parentheses and thousands": (accounting, COMMA),
        "a minus behind": (lambda value: f"{-value}-" if value < 0 else f"{value}", COMMA),
        "a typographic minus": (lambda value: f"{value}".replace("-", "−"), COMMA),
        "a typographic minus and comma": (lambda value: f"{value}".replace("-", "−").replace(".", ","), GERMAN),
        "a plus": (lambda value: f"{value:+}", COMMA),
    }
    amounts = seeded("amounts", 32, lambda random: round(random.uniform(-9000, 9000), 2))
    for name, (spell, dialect) in spells.items():
        yield case(f"sign as {name}", written(sensors().also("amount", amounts).spelled("amount", spell), dialect))
    rates = sensors().only("station", "hour", "temperature").named("station", "hour", "rate")
    point, comma = rates.spelled("rate", "{}%".format), rates.spelled("rate", lambda v: f"{v} %".replace(".", ","))
    yield case("percent", written(point), units={"rate": "%"})
    yield case("percent after a space with comma", written(comma, GERMAN), units={"rate": "%"})
    yield case(
        "percent in whole numbers", written(sensors().spelled("humidity", "{}%".format)), units={"humidity": "%"}
    )
    some = prices().spelled("weight", "{}%".format)
    yield case("percent with gaps", written(some), units={"weight": "%"})


def accounting(value: float) -> str:
    return f"({-value:,.2f})" if value < 0 else f"{value:,.2f}"


def precise() -> Iterator[Case]:
    """Numbers to the last digit."""
    small = seeded("small", 32, lambda random: random.uniform(-1, 1) * 10.0 ** random.randint(-300, 300))
    yield case("numbers of every size", written(sensors().also("size", small)))
    yield case("numbers of every size with comma", written(sensors().also("size", small), GERMAN))
    digits = seeded("digits", 32, Random.random)
    yield case("numbers with 17 digits", written(sensors().also("share", digits)))
    e_form = sensors().also("flux", [float(f"{value:.3e}") for value in small]).spelled("flux", "{:.3E}".format)
    yield case("scientific notation", written(e_form))
    half = (Written(".5", 0.5), Written("2.", 2.0), Written("-.25", -0.25), Written("10.", 10.0))
    yield case("nothing before or after the point", written(sensors().also("dose", half)))
    large = seeded("large", 32, lambda random: random.randint(10**14, 10**15))
    yield case("whole numbers of 15 digits", written(sensors().also("count", large)))
    yield case(
        "mixed whole and broken numbers",
        written(sensors().also("level", (Written("3", 3.0), 4.5, Written("12", 12.0)))),
    )
    padded = sensors().spelled("temperature", "  {} ".format)
    yield case("numbers with spaces around in quotes", written(padded, Dialect(quoting="all")))
    yield case("zero and one are numbers", written(sensors().also("flag", (0, 1, 1, 0, 1))))


def doubtful() -> Iterator[Case]:
    """1.234: a thousand and some, or one and a bit? Said where nothing in the file settles it."""
    three = seeded("three", 20, lambda random: random.randint(1001, 998999) / 1000)
    decimals = prices().only("product", "code", "quantity").also("length", three).spelled("length", "{:.3f}".format)
    usual = "as the rest of the world of commas and points has it: decimals, and the doubt is said"
    yield case("doubt 1.234 between commas", written(decimals), ambiguous=True, judgement=usual)
    comma = prices().only("product", "code", "quantity").also("length", three).spelled("length", with_comma)
    yield case("doubt 1,234 between semicolons", written(comma, GERMAN), ambiguous=True, judgement=usual)
    others = prices().also("length", three).spelled("length", "{:.3f}".format)
    yield case("1.234 settled by another column's decimal point", written(others))
    yield case("1,234 settled by another column's decimal comma", written(prices().also("length", three), GERMAN))
    whole = [round(value * 1000) for value in three]
    counted = prices().also("people", whole)
    yield case("1.234 settled as a thousand", written(counted.spelled("people", grouped(".")), GERMAN))
    yield case("1,234 settled as a thousand", written(counted.spelled("people", grouped(",")), COMMA))
    zero = (*three[:-1], 0.125)
    settled = prices().only("product", "quantity").also("length", zero).spelled("length", "{:.3f}".format)
    yield case("1.234 settled by 0.125", written(settled))
    twice = prices().only("product", "quantity").also("people", [*whole[:-1], 1234567])
    yield case("1.234 settled by 1.234.567", written(twice.spelled("people", grouped(".")), Dialect(";")))


def with_comma(value: float) -> str:
    return f"{value:.3f}".replace(".", ",")


def no_numbers() -> Iterator[Case]:
    """What looks like a number and is none: it stays as it is written."""
    ids: dict[str, tuple[str, ...]] = {
        "ids with leading zeros": ("0042", "0107", "0815", "0001"),
        "postal codes, some with a leading zero": ("01067", "80331", "10115", "04109"),
        "ids of 20 digits": ("12345678901234567890", "98765432109876543210", "11112222333344445555"),
    }
    codes: dict[str, tuple[str, ...]] = {
        "telephone numbers": ("030 1234567", "089 7654321", "0221 998877"),
        "pairs of digits": ("12 34 56 78", "98 76 54 32", "11 22 33 44"),
        "versions": ("1.2.3", "1.10.0", "2.0.1"),
        "addresses of machines": ("192.168.0.1", "10.0.0.12", "172.16.254.1"),
        "ranges of age": ("18-24", "25-39", "40-65"),
        "numbers with a letter": ("12D", "3F", "7E", "100L"),
        "hexadecimal codes": ("0x1F", "0xA0", "0x07"),
        "numbers with an underscore": ("1_000", "2_500", "10_000"),
    }
    kept = "text, so that no digit is lost; the reader may say so or not"
    for name, values in ids.items():
        for dialect in (COMMA, Dialect(quoting="all"), GERMAN):
            draft = written(prices().first("id", values), dialect)
            where = f"between {dialect.delimiter!r}, quoted {dialect.quoting}"
            yield case(f"text: {name} {where}", draft, ambiguous=None, judgement=kept)
    for name, values in codes.items():
        yield case(f"text: {name}", written(prices().first("id", values)))


# --- what is missing ---


def missing() -> Iterator[Case]:
    table = survey().only("country", "age", "income", "satisfaction")
    for word in (
        "",
        "NA",
        "N/A",
        "n/a",
        "null",
        "NULL",
        "None",
        "NaN",
        "nan",
        "-",
        "--",
        "?",
        "#N/A",
        "k.A.",
        ".",
        "  ",
    ):
        yield case(f"missing {word!r}", written(table, Dialect(missing=word)))
    for word in ("NA", "-", "k.A."):
        yield case(f"missing {word!r} among decimal commas", written(prices(), replace(GERMAN, missing=word)))
    yield case("missing in quotes", written(prices(), Dialect(quoting="all")))
    words = (1.5, Written("NA", None), 2.5, Written("-", None), 4.0, Written("n/a", None), 8.5, None)
    yield case("missing by several words", written(sensors().also("flow", words)))
    yield case("missing everywhere in a column", written(sensors().also("flow", (None,))))
    namibia = survey(40).only("country", "age", "income").also("land", ("NA", "ZA", "BW", "AO", "ZM"))
    codes = "a country among countries; the reader may say so or not"
    yield case("NA is Namibia", written(namibia), ambiguous=None, judgement=codes)
    kept = "one word, two meanings: a country among countries, missing among numbers"
    yield case("NA is Namibia and missing", written(namibia, Dialect(missing="NA")), ambiguous=None, judgement=kept)
    yield case("missing truth values", written(sensors().also("open", (True, None, False, True, False))))


# --- quotes ---


def quotes() -> Iterator[Case]:
    table, several = survey(), survey().also("reply", ("Dear all,\nthank you.\n\nIda", "short", 'two\n"lines"', None))
    for quoting in ("all", "text"):
        yield case(f"quoted {quoting}", written(table, Dialect(quoting=quoting)))
        yield case(f"quoted {quoting} between semicolons", written(table, replace(GERMAN, quoting=quoting)))
    yield case("quoted newlines", written(several))
    yield case("quoted newlines between semicolons", written(several, GERMAN), end="\r\n")
    yield case("quoted newlines between tabs", written(several, TAB), end="\r\n")
    for quoting in ("all", "text"):
        yield case(f"single quotes around {quoting}", written(table, Dialect(quote="'", quoting=quoting)))
    yield case("single quotes and newlines", written(several, Dialect(quote="'", quoting="text")))
    yield case("apostrophes are no quotes", written(customers().first("team", ("'t Hooft", "O'Hara", "the boys'"))))
    for quoting in ("minimal", "all"):
        yield case(f"backslash before quotes, {quoting}", written(table, Dialect(quoting=quoting, escape="\\")))
    paths = prices().first("folder", ("C:\\data\\", "D:\\", "C:\\new\\table\\"))
    yield case("backslashes that are only text", written(paths))
    as_text = "read so, every row has its cells; as an escape it would swallow the next cell"
    yield case("backslashes that are only text, quoted", written(paths, Dialect(quoting="all")), judgement=as_text)
    yield case("quoted empty cells", written(survey(), Dialect(quoting="all", delimiter=";")))
    yield from stray_quotes()


def stray_quotes() -> Iterator[Case]:
    pipes = prices().also("part", ('5" pipe', "valve", '3/4" hose', "tap"))
    raw = Dialect(quote="\0")  # nothing is ever quoted
    kept = "inches: the marks are part of the text, since every row has its cells"
    middle = written(pipes.only("code", "price", "quantity", "part"), raw)
    yield case("stray quote in the middle", middle, judgement=kept)
    yield case(
        "stray quote in the middle, between semicolons", written(pipes, replace(GERMAN, quote="\0")), judgement=kept
    )
    inner = with_each(written(pipes, Dialect(quoting="text")), lambda text: text.replace('""', '"'))
    yield case("stray quote within quotes", inner, judgement="only a quote beside a delimiter ends the cell")
    literal = "taken as a character, every row has its cells: so nothing is lost, and the doubt is said"
    plain = prices().only("code", "price", "quantity")
    for place in (0, 7, 19):
        opened = plain.replaced(place, "code", lambda code: Written(f'"{code}', f'"{code}'))
        draft = written(opened, Dialect(quote="\0"))
        yield case(f"stray quote opens row {place} and never closes", draft, ambiguous=True, judgement=literal)
    last = written(survey().replaced(9, "comment", always('"and then')))
    draft = respelled(last, [9], lambda text: text.replace('"""and then"', '"and then'))
    yield case("stray quote opens a last cell", draft, ambiguous=True, judgement=literal)
    first = written(survey().replaced(5, "country", '"{}'.format), Dialect(quoting="text"))
    draft = respelled(first, [5], lambda text: text.replace('"""US"', '"US'))
    yield case("stray quote not closed among quoted cells", draft, ambiguous=True, judgement=literal)
    lost = "taken as a character, the row has a cell too many: who knows where the quote should have closed"
    chair = spoiled(written(prices()), [2], lambda text: text.replace('folding"', "folding"))
    yield case("stray quote before a comma never closes", chair, ambiguous=None, judgement=lost)


# --- line ends and blank lines ---


def line_ends() -> Iterator[Case]:
    plain, quoted = written(customers()), written(survey(), GERMAN)
    ends = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
    mixed = {"mixed": ("\n", "\r\n"), "all three": ("\n", "\r\n", "\r", "\r\n")}
    every: dict[str, str | tuple[str, ...]] = {**ends, **mixed}
    for name, turns in every.items():
        yield case(f"line ends {name}", plain, end=turns)
        yield case(f"line ends {name}, none at the end", quoted, end=turns, last=False)
    for name, end in ends.items():
        spaced = between(plain, range(24), "")
        yield case(f"blank lines between all rows, {name}", spaced, end=end)
        yield case(f"blank lines at both ends, {name}", after(before(plain, "", ""), "", "", ""), end=end)
    yield case("blank lines here and there", between(plain, (3, 4, 11), "", ""))
    yield case("blank lines of spaces", between(plain, (3, 11), "   ", "\t"))
    yield case("blank lines count", between(spoiled(plain, [12], lambda text: text + ",x"), (2, 7), "", ""))
    empty = "a row of delimiters only, as spreadsheets write them below a table, is a blank line"
    yield case("rows of delimiters at the end", after(quoted, ";;;;", ";;;;", ";;;;"), end="\r\n", judgement=empty)


# --- what stands around a table ---


PREAMBLE = (
    "Monthly report",
    "Created: 2024-05-01, by Anna",
    "All stations, all hours",
    "Version 3",
    "Contact: 030 1234",
)


def around() -> Iterator[Case]:
    plain, german = written(sensors()), written(prices(), GERMAN)
    for n in range(1, 6):
        yield case(f"preamble of {n}", before(plain, *PREAMBLE[:n]))
        yield case(f"preamble of {n} and a blank line", before(german, *PREAMBLE[:n], ""), end="\r\n")
    yield case("preamble between blank lines", before(plain, PREAMBLE[0], "", PREAMBLE[2], "", ""))
    padded = [f"{text};;;;" for text in ("Monthly report", "Created by Anna", "")]
    yield case("preamble padded with delimiters", before(german, *padded), end="\r\n")
    pairs = ("Exported;2024-05-01", "Stations;3", "Unit;metric", "")
    yield case("preamble of names and values", before(german, *pairs))
    yield case("preamble in quotes", before(plain, '"Monthly report, May"', '"All ""good"" stations"', ""))
    yield case("preamble without a header", before(written(sensors(), header=False), *PREAMBLE[:2], ""))
    for text in ("Source: Federal Office, 2024", "* preliminary figures", "(32 rows)"):
        yield case(f"footer {text}", after(plain, text))
        yield case(f"footer after a blank line {text}", after(german, "", text), end="\r\n")
    yield case(
        "footer of three lines",
        after(plain, "", "Source: Federal Office", "All figures are preliminary", "Page 1 of 1"),
    )
    for word, dialect in (
        ("Total", COMMA),
        ("Total", Dialect(";")),
        ("Summe", GERMAN),
        ("Sum", TAB),
        ("Gesamt", GERMAN),
    ):
        draft = after(written(prices(), dialect), total(prices(), word, "price quantity", dialect))
        yield case(f"total row {word} between {dialect.delimiter!r} with {dialect.decimal!r}", draft)
    for word in ("TOTAL", "Grand total", "Total:", "Insgesamt"):
        yield case(f"total row {word}", after(german, total(prices(), word, "price quantity", GERMAN)), end="\r\n")
    oil = written(customers().replaced(3, "name", always("Total")).replaced(12, "name", always("Total")))
    yield case("a customer called Total", oil, judgement="only the last row can be the sum of the others")
    both = after(german, total(prices(), "Summe", "quantity", GERMAN), "", "Quelle: Bundesamt; eigene Rechnung")
    yield case("preamble, total row and footer", before(both, "Bericht", ""), end="\r\n")
    yield from comments()
    yield from excels_mark()


def total(table: Table, word: str, summed: str, dialect: Dialect) -> str:
    """The row that spreadsheets put below: the sums of some columns."""
    columns = {name: [row[k] for row in table.rows] for k, name in enumerate(table.names)}
    sums = [round(sum(columns[name]), 2) if name in summed.split() else None for name in table.names]
    return record((word, *sums[1:]), dialect)


def comments() -> Iterator[Case]:
    plain, quoted = written(sensors()), written(survey(), GERMAN)
    yield case("comments before", before(plain, "# measured by hand", "# units: C, hPa", "#"))
    yield case("comments between", between(plain, (4, 5, 20), "# sensor moved, see the log"))
    yield case(
        "comments everywhere", after(between(before(quoted, "# survey; 2024"), (8,), "# second day", "#"), "# end")
    )
    yield case("comments below the header", between(plain, (0,), "# -----"))
    colours = sensors().first("colour", ("#a0b1c2", "#00ff7f", "#123456"))
    yield case("a sharp that opens every row is no comment", written(colours))


def excels_mark() -> Iterator[Case]:
    """Excel's first line that names the delimiter."""
    for name, dialect in {"semicolon": GERMAN, "comma": COMMA, "bar": Dialect("|"), "tab": TAB}.items():
        told = written(prices(), dialect)
        line = Line(f"sep={dialect.delimiter}")
        yield case(f"sep= with {name}", replace(told, lines=(line, *told.lines)), end="\r\n")
    quoted = written(survey(), GERMAN)
    told = replace(quoted, lines=(Line('"sep=;"'), *quoted.lines))
    yield case("sep= in quotes", told, encoding="utf-8-sig", end="\r\n")


# --- headers ---


def headers() -> Iterator[Case]:
    table = sensors()
    units = written(table.named("station", "hour", "temperature °C", "pressure hPa", "humidity %"))
    second = "station,hour,temperature,pressure,humidity", ",,°C,hPa,%"
    yield case("header with a row of units", with_header(units, *second))
    german = written(table.named("station", "hour h", "temperature °C", "pressure hPa", "humidity %"), GERMAN)
    yield case(
        "header with a row of units between semicolons",
        with_header(german, "station;hour;temperature;pressure;humidity", ";h;°C;hPa;%"),
        end="\r\n",
    )
    grouped_names = written(table.named("station", "hour", "Air temperature", "Air pressure", "Air humidity"))
    yield case(
        "header with a row of groups",
        with_header(grouped_names, ",,Air,,", "station,hour,temperature,pressure,humidity"),
    )
    two = written(table.named("Place station", "Place hour", "Air temperature", "Air pressure", "Air humidity"), TAB)
    yield case(
        "header with two groups", with_header(two, "Place\t\tAir\t\t", "station\thour\ttemperature\tpressure\thumidity")
    )
    three = written(table.named("station", "hour h", "Air temperature °C", "Air pressure hPa", "Air humidity %"))
    rows = ",,Air,,", "station,hour,temperature,pressure,humidity", ",h,°C,hPa,%"
    yield case("header of three rows", with_header(three, *rows))
    yield case("header of three rows below a preamble", before(with_header(three, *rows), "Report", ""))
    yield from names()
    yield from odd_headers()


def names() -> Iterator[Case]:
    table = sensors()
    known = {
        "in mixed case": ("ID", "iD", "Temp_C", "pH-Value", "TOTAL sum"),
        "in many alphabets": ("Größe", "température", "年齢", "заказы", "Σ ∂x"),
        "with newlines": ("station\nname", "hour", "temperature\n(°C)", "pressure", "humidity"),
        "with marks": ("a, b", "c; d", 'the "e"', "f\tg", "h|i"),
        "with markup": ("**bold**", "<b>x</b>", "$x^2$", "[a](http://b.c)", "`code` & \\alpha"),
        "with formulas": ("=1+1", "@sum", "+a", '=HYPERLINK("http://a.b")', "-x"),
        "very long": tuple(f"{'a question of the survey, asked at length ' * 8}{i}" for i in range(5)),
        "with points and spaces": ("No.", "hour of day", "temp. (C)", "p  [hPa]", "rel. hum. in %"),
    }
    wrap = "white space in a name is layout: any of it is one space"
    for name, header in known.items():
        expected = written(table.named(*header)).named(*(" ".join(text.split()) for text in header))
        yield case(f"names {name}", expected, judgement=wrap)
    yield case("names in quotes", written(table.named(*known["in mixed case"]), Dialect(quoting="all")))
    spaced = with_header(written(table), " station ,  hour, temperature,pressure  ,humidity ")
    yield case("names with spaces around", spaced)


def odd_headers() -> Iterator[Case]:
    table = sensors()
    plain = written(table)
    double = with_header(plain, "value,value,other,value,other").named(
        "value", "value 2", "other", "value 3", "other 2"
    )
    yield case("names that repeat", double)
    empty = with_header(plain, "station,,temperature,,humidity").named(
        "station", "column 2", "temperature", "column 4", "humidity"
    )
    yield case("names that are empty", empty)
    indexed = written(table.first("", range(32)))
    yield case("pandas' index without a name", indexed.named("column 1", *table.names))
    years = written(
        Table(("country", *map(str, range(2019, 2025))), tuple((row[0], *_spread(row[2])) for row in table.rows))
    )
    yield case("header of years", years)
    only = Table(tuple(map(str, range(2019, 2024))), tuple(_spread(row[2])[:5] for row in table.rows))
    yield case("header of years over numbers only", written(only), judgement="years in a row name the columns")
    yield case("header of years between semicolons", written(only, GERMAN), judgement="years in a row name the columns")
    counted = Table(("0", "1", "2", "3"), tuple(_spread(row[3])[:4] for row in table.rows))
    yield case("header 0,1,2,3 as pandas writes it", written(counted), judgement="counting from 0 names the columns")
    with_index = Table(("", "0", "1", "2"), tuple((i, *_spread(row[3])[:3]) for i, row in enumerate(table.rows)))
    yield case("header 0,1,2 beside pandas' index", written(with_index).named("column 1", "0", "1", "2"))
    for name, source, dialect in (
        ("sensors", table, COMMA),
        ("prices", prices(), GERMAN),
        ("customers", customers(), TAB),
    ):
        yield case(f"no header over {name}", written(source, dialect, header=False))
    yield case("no header over numbers only", written(counted, header=False))
    texts = customers().only("name", "city").also("team", ("red", "blue", "green"))
    on_top = "names stand on top unless the first row speaks against it; the reader may say so or not"
    yield case("header over text only", written(texts), ambiguous=None, judgement=on_top)


def _spread(value: float) -> tuple[float, ...]:
    """Six numbers made of one, none of them whole."""
    return tuple(round(value + 0.37 * k, 2) for k in range(1, 7))


# --- damaged rows and rows of another length ---


def damaged() -> Iterator[Case]:
    plain, tabs = written(sensors()), written(customers(), TAB)

    def longer(text: str) -> str:
        return text + ",7"

    def shorter(text: str) -> str:
        return text.rsplit(",", 1)[0]

    for name, change in {"a cell too many": longer, "a cell too few": shorter}.items():
        for place in (0, 15, 31):
            yield case(f"{name} in row {place}", spoiled(plain, [place], change))
        yield case(f"{name} in three rows", spoiled(plain, [3, 4, 20], change), end="\r\n")
    yield case("cells too many and too few", spoiled(spoiled(plain, [3], longer), [8, 9], shorter))
    yield case("two cells too many between tabs", spoiled(tabs, [10], lambda text: text + "\tmore\tand more"))
    yield case("a line of text between rows", between(plain, (13,), "Sensor was moved here"))
    unquoted = spoiled(written(survey()), [8], lambda text: text.replace('"', ""))
    yield case("a comma that should have been quoted", unquoted)
    newlines = written(survey().also("reply", ("one\ntwo\n\nthree", "four")))
    yield case("a cell too many below quoted newlines", spoiled(newlines, [21], longer))
    cut = spoiled(plain, [31], lambda text: text[: len(text) // 2])
    yield case("the file breaks off", cut, last=False)
    yield from other_lengths()


def other_lengths() -> Iterator[Case]:
    plain, german = written(sensors()), written(prices(), GERMAN)
    yield case("a row longer by empty cells", respelled(plain, [5, 6], lambda text: text + ",,"))
    yield case("all lines end in a delimiter", with_each(plain, lambda text: text + ","))
    yield case("all lines end in a delimiter, semicolons", with_each(german, lambda text: text + ";"), end="\r\n")
    yield case("all rows end in a delimiter, the header does not", with_each(german, lambda text: text + ";", "row"))
    yield case("all lines end in three delimiters", with_each(german, lambda text: text + ";;;"))
    named = sensors().first("", [f"day {i}" for i in range(32)])
    numbered = sensors().first("", range(1, 33))
    for name, table in {"names": named, "numbers": numbered}.items():
        for dialect in (Dialect(quoting="text"), Dialect(" ", quoting="text")):
            rows = with_each(written(table, dialect), lambda text: re.sub(r"^(\d+)", r'"\1"', text))
            short = with_header(rows, record(sensors().names, dialect)).named("column 1", *sensors().names)
            yield case(f"R's row {name} between {dialect.delimiter!r}", short)
    one = "short by an empty cell or by a full one: nobody can tell, so the row is listed"
    table = sensors().also("note", ("dry", "wet", None, "fog"))
    yield case(
        "a few rows without their last empty cell", spoiled(written(table), [2, 10], lambda t: t[:-1]), judgement=one
    )
    sparse = written(sensors().also("note", (None, None, None, None, "fog", None, None, None, "wet")))
    dropped = with_each(sparse, lambda text: text.removesuffix(","), "row")
    most = "four rows in five end before the empty cell: that is how this file writes it"
    yield case("most rows without their last empty cell", dropped, judgement=most)


# --- several tables ---


def several() -> Iterator[Case]:
    first, second = written(sensors()), [line.text for line in written(prices(8)).lines]
    yield case("two tables and a blank line", after(first, "", *second))
    yield case("two tables and a title", after(first, "", "Prices", *second))
    yield case("two tables with titles", after(before(first, "Sensors"), "", "", "Prices", "", *second), end="\r\n")
    more = [line.text for line in written(customers(6)).lines]
    yield case("three tables", after(first, "", *second, "", *more))
    german = written(prices(), GERMAN)
    other = [
        line.text
        for line in written(Table(("month", "sales"), (("May", 12.5), ("June", 9.5), ("July", 7.25))), GERMAN).lines
    ]
    yield case("a large table and a small one", after(german, "", *other))
    yield case(
        "a large table and a small one, padded", after(german, ";;;;", *(f"{text};;;" for text in other)), end="\r\n"
    )


# --- small, large and packed ---


def sizes() -> Iterator[Case]:
    table = sensors()
    yield case("one column of numbers", written(table.only("temperature")))
    yield case("one column of whole numbers", written(table.only("humidity")), end="\r\n", last=False)
    yield case("one column of words", written(table.only("station")))
    yield case("one row", written(table.head(1)))
    yield case("one row between semicolons", written(prices(1), GERMAN))
    yield case("two rows", written(table.head(2), TAB))
    yield case("one row of one number", written(table.only("humidity").head(1)))
    yield case("two columns", written(table.only("station", "humidity"), GERMAN))
    for dialect in (COMMA, GERMAN):
        yield case(f"1,500 columns between {dialect.delimiter!r}", written(wide(1500), dialect))
    for encoding in ("utf-8", "utf-16"):
        packed = case(f"gzip of {encoding}", written(survey(), GERMAN), encoding=encoding, filename="table.csv.gz")
        yield replace(packed, content=gzip.compress(packed.content, mtime=0))
    yield case("gzip that is not called so", written(survey()), pack=lambda content: gzip.compress(content, mtime=0))
    pasted = survey().also("reply", ("one\ntwo", 'say "yes"', None, "tab\there"))
    yield case("pasted from a spreadsheet", written(pasted, TAB), filename="pasted.txt", last=False)
    money_ = prices().spelled("price", grouped(",")).spelled("weight", "{:.2f}".format)
    yield case("pasted numbers as they are shown", written(money_, TAB), filename="pasted.txt", last=False)


def wide(n_columns: int) -> Table:
    random = Random("wide")
    rows = (tuple(round(random.uniform(0, 99), 2) for _ in range(n_columns)) for _ in range(12))
    return Table(tuple(f"x{i}" for i in range(n_columns)), tuple(rows))


# --- truth and dates ---


def truth_and_dates() -> Iterator[Case]:
    for words in (("yes", "no"), ("true", "false"), ("TRUE", "FALSE"), ("True", "False"), ("ja", "nein")):
        table = sensors().also("open", (True, False, False, True, False))
        yield case(f"truth as {'/'.join(words)}", written(table, Dialect(truth=words)))
    forms = {
        "2024-05-31": ("%Y-%m-%d", COMMA), "31.05.2024": ("%d.%m.%Y", GERMAN), "05/31/2024": ("%m/%d/%Y", COMMA),
        "31/05/2024": ("%d/%m/%Y", GERMAN), "31/05/2024 between commas": ("%d/%m/%Y", COMMA),
        "2024/05/31": ("%Y/%m/%d", COMMA), "31-05-2024": ("%d-%m-%Y", TAB),
    }  # fmt: skip
    for name, (form, dialect) in forms.items():
        yield case(f"dates as {name}", written(sensors().also("day", days(31)), replace(dialect, date=form)))
    yield case("dates with gaps", written(sensors().also("day", (*days(31), None))))
    short = sensors().also("day", days(31)).spelled("day", lambda day: f"{day.month}/{day.day}/{day.year}")
    yield case("dates without zeros", written(short))
    first, dots = days(12), "with points the day stands first"
    german = replace(GERMAN, date="%d.%m.%Y")
    yield case("dates with points, days up to 12", written(sensors().also("day", first), german), judgement=dots)
    month = "between commas as in the United States, and the doubt is said"
    yield case(
        "doubt 05/06/2024 between commas",
        written(sensors().also("day", first), Dialect(date="%m/%d/%Y")),
        ambiguous=True,
        judgement=month,
    )
    day = "beside decimal commas the day stands first, and the doubt is said"
    european = replace(GERMAN, date="%d/%m/%Y")
    yield case(
        "doubt 05/06/2024 beside decimal commas",
        written(sensors().also("day", first), european),
        ambiguous=True,
        judgement=day,
    )
    moments = tuple(day + timedelta(minutes=97 * i, seconds=i) for i, day in enumerate(days(31)))
    for name, form in {"a space": "%Y-%m-%d %H:%M:%S", "a T": "%Y-%m-%dT%H:%M:%S"}.items():
        yield case(f"moments with {name}", written(sensors().first("when", moments), Dialect(date=form)))
    whole = tuple(moment.replace(second=0) for moment in moments)
    yield case("moments with points", written(sensors().first("when", whole), replace(GERMAN, date="%d.%m.%Y %H:%M")))
    yield case("years are numbers", written(sensors().also("year", range(1999, 2024))))


def days(last: int) -> tuple[datetime, ...]:
    """Days of many months, none later in its month than `last`; all of them more than once for 12."""
    found = (datetime(2023, 1, 1) + timedelta(days=37 * i) for i in range(60))  # noqa: DTZ001 -- dates in tables have no zone
    return tuple(day for day in found if day.day <= last and day.day != day.month)[:31]


# --- what stands only near the end ---


def always(value: Any) -> Callable[[Any], Any]:
    return lambda _: value


def late() -> Iterator[Case]:
    """Six thousand rows, and the only sign of what they mean in the last hundred: a look at the top is not enough."""
    table, near = sensors(6000), 5950
    changes: dict[str, tuple[str, Any]] = {
        "a missing word": ("humidity", Written("n/a", None)),
        "a quoted newline": ("station", "two\nlines, here"),
        "a quote": ("station", 'the "roof"'),
        "an exponent": ("pressure", Written("1.5e-7", 1.5e-7)),
        "a thousand": ("pressure", Written("1,234.5", 1234.5)),
    }
    for name, (column, value) in changes.items():
        yield case(f"late: {name}", written(table.replaced(near, column, always(value))))
    floats = table.only("station", "humidity").also("level", range(5999)).replaced(near, "level", always(0.5))
    as_float = replace(floats, rows=tuple((*row[:2], Written(f"{row[2]}", float(row[2]))) for row in floats.rows))
    yield case("late: one number is not whole", written(as_float))
    ids = table.first("id", [str(1000 + k) for k in range(6000)]).replaced(near, "id", always("0042"))
    yield case("late: an id with a leading zero", written(ids), ambiguous=None)
    dates = table.also("day", days(12)).replaced(near, "day", lambda _: datetime(2024, 5, 31))  # noqa: DTZ001 -- see days
    yield case("late: a day beyond 12", written(dates, replace(COMMA, date="%d/%m/%Y")))
    yield case("late: a cell too many", spoiled(written(table), [near], lambda text: text + ",7"))
    yield case("late: a cell too few", spoiled(written(table), [near], lambda text: text.rsplit(",", 1)[0]))
    german = table.replaced(near, "temperature", always(Written("1.234,5", 1234.5)))
    yield case("late: a thousand among decimal commas", written(german, GERMAN))
    yield case("late: a footer", after(written(table), "", "Source: Federal Office, 2024"))


# --- text ---


def texts() -> Iterator[Case]:
    formulas, tags = ("=1+1", "+SUM(A1:A3)", "-1+1", "@x"), ("**bold** _it_", "<script>alert(1)</script>", "# title")
    markup = (*formulas, *tags, "$\\frac{1}{2}$", "| a | b |", "[a](b)", "&lt;")
    for dialect in (COMMA, TAB):
        table = sensors().also("remark", markup)
        yield case(f"markup and formulas in cells between {dialect.delimiter!r}", written(table, dialect))
    faces = (
        "👩‍👩‍👧 family",
        "e\u0301 is two",
        "עברית",
        "العربية",
        "zero\u200bwidth",
        "in\u2028side",
        "a\x85b",
    )
    yield case("every kind of character", written(sensors().also("remark", faces)))
    essays = tuple(f"{k} " + "many words, in one cell; " * 4000 + "end" for k in range(4))
    yield case("very long texts", written(sensors(8).also("essay", essays)))
    yield case("a space after the comma", written(customers(), Dialect(gap=" ")))
    yield case("a space after the comma and quotes", written(survey(), Dialect(gap=" ", quoting="text")))
    yield case("a space after the comma and some quotes", written(survey(), Dialect(gap=" ")))
    yield case("a space after the semicolon", written(prices(), replace(GERMAN, gap=" ")))
    yield case("spaces at the end of lines", with_each(written(customers()), lambda text: text + "   "))
    padded = with_each(written(customers(), Dialect("|")), lambda text: text.replace("|", "   |  "))
    yield case("spaces around every cell", padded)
    inner = sensors().also("remark", ("two  spaces", "a   b", "one"))
    yield case("spaces within text stay", written(inner))


# --- what the user says ---


def told() -> Iterator[Case]:
    """Nothing is guessed that is given."""
    yield from told_numbers()
    coded = written(customers().also("fee", ("5 €", "7 € 50")))
    told_encoding = {"encoding": "iso8859-15"}
    yield case("told iso8859-15", coded, encoding="iso8859-15", ambiguous=True, overrides=told_encoding)
    cities = written(customers().only("city", "age", "orders", "spent"))
    yield case("told cp437", cities, encoding="cp437", overrides={"encoding": "cp437"})
    lists = written(Table(("a", "b"), tuple((f"{k};x;y", f"z;{k};w") for k in range(10))), Dialect("|"))
    yield case("told the delimiter", lists, overrides={"delimiter": "|"})
    yield case("told whitespace", aligned(sensors(), str.rjust), overrides={"delimiter": "whitespace"})
    words = customers().only("name", "city")
    yield case("told that there is no header", written(words, header=False), overrides={"header_row": 0})
    below = before(written(words), "kind,of", "thing,place")
    yield case("told where the header is", below, overrides={"header_row": 3})
    gaps = survey().only("country", "age", "income")
    for word in ("-999", "unknown", "NA"):
        draft = written(gaps, Dialect(missing=word))
        yield case(f"told that {word} is missing", draft, overrides={"missing_values": (word,)})


def told_numbers() -> Iterator[Case]:
    three = seeded("three", 20, lambda random: random.randint(1001, 998999) / 1000)
    few = prices().only("product", "code", "quantity")
    length, people = few.also("length", three), few.also("people", [round(value * 1000) for value in three])
    for name, mark, spell in (("1.234", ".", "{:.3f}".format), ("1,234", ",", with_comma)):
        draft = written(length.spelled("length", spell), Dialect(";"))
        yield case(f"told that {name} has decimals", draft, overrides={"decimal": mark, "thousands": ""})
    for name, mark, decimal in (("1.234", ".", ","), ("1,234", ",", ".")):
        draft = written(people.spelled("people", grouped(mark)), Dialect(";"))
        given = {"decimal": decimal, "thousands": mark}
        yield case(f"told that {name} is a thousand", draft, overrides=given)


# --- all of it at once ---


def combinations(n_cases: int = 36) -> Iterator[Case]:
    """Tables with several peculiarities that do not get into each other's way."""
    for k in range(n_cases):
        random = Random(f"combination {k}")
        yield combination(f"combination {k:02}", random)


def combination(name: str, random: Random) -> Case:
    table = random.choice((customers, sensors, prices, survey))(random.randint(12, 40))
    mark, decimal = random.choice(((",", "."), (";", ","), (";", "."), ("\t", "."), ("\t", ","), ("|", ".")))
    dialect = Dialect(mark, decimal, quoting=random.choice(("minimal", "minimal", "text", "all")))
    draft = written(table, dialect)
    if random.random() < 0.4:
        draft = spoiled(draft, random.sample(range(len(table.rows)), 2), lambda text: f"{text}{mark}odd{mark}odd")
    if random.random() < 0.3:
        draft = between(draft, random.sample(range(1, len(table.rows) - 2), 2), "")
    if random.random() < 0.4:
        draft = before(draft, *PREAMBLE[: random.randint(1, 3)], *random.choice(((), ("",))))
    if random.random() < 0.3:
        draft = before(draft, "# made by the station", "# do not edit")
    if random.random() < 0.3:
        draft = after(draft, *random.choice(((), ("",))), "Source: Federal Office")
    encoding = random.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    ambiguous = None if encoding == "cp1252" else False
    end, last = random.choice(("\n", "\r\n", "\r")), random.random() < 0.7
    return case(name, draft, encoding=encoding, end=end, last=last, ambiguous=ambiguous)


GROUPS: tuple[Callable[[], Iterator[Case]], ...] = (
    *(encodings, delimiters, numbers, missing, quotes, line_ends, around, headers, damaged, several, sizes),
    *(truth_and_dates, late, texts, told, combinations),
)


def corpus() -> tuple[Case, ...]:
    """All cases; the same bytes each time."""
    return tuple(chain.from_iterable(group() for group in GROUPS))
