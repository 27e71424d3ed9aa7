"""Messy tables as they are found, each with the table that a person would expect: made from a seed, never by hand.

A table of values is written down as lines (`written`), the lines are spoiled one way after another (`before`, `spoiled`,
`with_each`, ...), and `case` turns them into bytes. Each line remembers what a person makes of it: a header, a row with
its values, something that is no part of the table ("unread"), or nothing at all. What is expected is therefore never
computed from the bytes.

Where a person might expect something else, `Case.judgement` says what was decided and why.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain, cycle
from random import Random
from typing import Any, NamedTuple

Value = str | int | float | bool | datetime | None


@dataclass(frozen=True)
class Case:
    """A file and what a person sees in it.

    `ambiguous` is None where the reader may say that it guessed or not (an encoding that only statistics can tell).
    """

    name: str
    content: bytes
    names: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    filename: str = "table.csv"
    header_row: int = 1
    unread_lines: tuple[int, ...] = ()
    ambiguous: bool | None = False
    units: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, Any] = field(default_factory=dict)
    judgement: str = ""


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
    plain = value is None or isinstance(value, int | float)
    needed = any(mark in text for mark in (dialect.delimiter, dialect.quote, "\n", "\r"))
    if not (needed or dialect.quoting == "all" or (dialect.quoting == "text" and not plain)):
        return text
    inner = text.replace(dialect.escape, dialect.escape * 2) if dialect.escape else text
    return (
        dialect.quote + inner.replace(dialect.quote, (dialect.escape or dialect.quote) + dialect.quote) + dialect.quote
    )


def record(values: Iterable[Any], dialect: Dialect = COMMA) -> str:
    return dialect.delimiter.join(cell(value, dialect) for value in values)


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


def words(alphabet: Iterable[str], *, n_rows: int, names: tuple[str, str, str, str]) -> Table:
    """A table of words in some language, with two columns of numbers."""
    random, known = Random("words"), tuple(alphabet)
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
    "хорошая погода сегодня вечером большой город река дорога книга учитель работа завтра молоко хлеб".split(),
    n_rows=40,
    names=("название", "город", "возраст", "цена"),
)
JAPANESE = words(
    "東京都 おおさか こんにちは 商品の名前 ありがとう お客様 天気予報 コーヒー テーブル 北海道 すみません".split(),
    n_rows=40,
    names=("商品の名前", "ばしょ", "年齢", "価格"),
)
CHINESE = words(
    "我们的产品 上海市 北京市 今天天气 很好的 客户名称 公司地址 数据分析 中华人民共和国 广东省".split(),
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
    yield case("spaces and tabs take turns", with_each(rows, lambda text: text.replace("\t", " \t ", 2)))


def aligned(table: Table, place: Callable[[str, int], str]) -> Draft:
    """Pad each cell with spaces to the width of its column."""
    grid = [table.names, *([spelled(value, COMMA) for value in row] for row in table.rows)]
    widths = [2 + max(map(len, column)) for column in zip(*grid, strict=True)]
    draft = written(table, Dialect("\t"))
    return with_each(draft, lambda text: "".join(map(place, text.split("\t"), widths)))


CORPUS_GROUPS: tuple[Callable[[], Iterator[Case]], ...] = (encodings, delimiters)


def corpus() -> tuple[Case, ...]:
    """All cases; the same bytes each time."""
    return tuple(chain.from_iterable(group() for group in CORPUS_GROUPS))
