"""What a visitor knows of a file, as text and back: the same in the address and in the controls. Pure."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from neon_core.reading import Overrides, fingerprint
from pages.shared.wording import address_words

FIELDS = {
    "encoding": "encoding",
    "delimiter": "delimiter",
    "decimal": "decimal",
    "thousands": "thousands",
    "header": "header_row",
    "missing": "missing_values",
    "sheet": "sheet",
}
"""What it is called in an address, and in `Overrides`."""
NONE = "none"
LONGEST = 100
DIGITS = 12
"""Of a fingerprint, enough to know a file by."""


@dataclass(frozen=True)
class File:
    """A table of one's own, as an address names it.

    Attributes
    ----------
    key : str
        The beginning of its fingerprint.
    name : str
        What the file is called, for people; may be empty.
    asked : Overrides
        How it is to be read, where that is not found out.
    """

    key: str
    name: str = ""
    asked: Overrides = field(default_factory=Overrides)


@dataclass(frozen=True, eq=False)
class Own:
    """A table of one's own, with its bytes.

    Attributes
    ----------
    name : str
        What the file is called.
    content : bytes
        What is in it.
    fingerprint : str
        The bytes as 32 hexadecimal digits, as in `Reading`.
    asked : Overrides
        How it is to be read, where that is not found out.
    """

    name: str
    content: bytes
    fingerprint: str
    asked: Overrides = field(default_factory=Overrides)

    @property
    def file(self) -> File:
        """The table as an address names it."""
        return File(self.fingerprint[:DIGITS], self.name[:LONGEST], self.asked)


def own(name: str, content: bytes) -> Own:
    """Take a file.

    Examples
    --------
    >>> own("towns.csv", b"a,b").file.key
    '1eb7c54d5283'
    """
    return Own(name, content, fingerprint(content))


def asking(table: Own, asked: Overrides) -> Own:
    """Return a table that is to be read otherwise."""
    return replace(table, asked=asked)


def text(field: str, value: Any) -> str:
    """Write what is known as text.

    Examples
    --------
    >>> text("missing_values", ("NA", "a,b")), text("thousands", ""), text("header_row", 3)
    ('NA,"a,b"', 'none', '3')
    """
    if field == "missing_values":
        return _joined(value)
    return NONE if (field, value) == ("thousands", "") else str(value)


def _joined(words: tuple[str, ...]) -> str:
    """Write words as a row of a CSV file is written."""
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(words)
    return out.getvalue()


def value(field: str, written: str) -> Any:
    """Read what is known; None where it has no meaning.

    Examples
    --------
    >>> value("missing_values", 'NA, "a,b"'), value("thousands", "none"), value("header_row", "line 3")
    (('NA', 'a,b'), '', 3)
    """
    if field == "missing_values":
        return _words(written)
    if field == "header_row":
        line = "0" if written == NONE else written.removeprefix("line ")
        return int(line) if line.isascii() and line.isdigit() and len(line) < 10 else None
    if field == "thousands" and written == NONE:
        return ""
    return written if _RULES[field](written) else None


def _words(written: str) -> tuple[str, ...] | None:
    if len(written) > 10 * LONGEST or any(mark in written for mark in "\r\n\x00"):
        return None
    rows = list(csv.reader([written], skipinitialspace=True))
    return tuple(word for word in dict.fromkeys(word.strip() for word in rows[0]) if word) if rows else ()


_RULES = {
    "encoding": lambda name: 0 < len(name) <= LONGEST,
    "delimiter": lambda mark: mark == "whitespace" or (len(mark) == 1 and mark not in '\r\n"'),
    "decimal": lambda mark: mark in {".", ","},
    "thousands": lambda mark: mark in {".", ",", " ", "'"},
    "sheet": lambda name: 0 < len(name) <= LONGEST,
}


def chosen(asked: Overrides, field: str, written: str | None) -> Overrides:
    """Return what is known after one choice; None leaves it to be found out.

    What has no meaning is kept as it is: reading the file says what is wrong with it.
    """
    found = None if written is None else value(field, written)
    changed: dict[str, Any] = {field: written if found is None else found}
    return replace(asked, **changed)


def read(parameters: Mapping[str, str], said: list[str]) -> File | None:
    """Return the table of an address, or None; what of it cannot be had is said."""
    key = parameters.get("table")
    if key is None:
        return None
    if not (DIGITS <= len(key) <= 32 and set(key) <= set("0123456789abcdef")):
        said.append(
            address_words.describe_refusal("table", key, address_words.TABLE_RULE, address_words.INSTEAD["sample"])
        )
        return None
    found = {}
    for name, of in FIELDS.items():
        if name in parameters:
            found[of] = value(of, parameters[name])
            if found[of] is None:
                said.append(
                    address_words.describe_refusal(
                        name, parameters[name], address_words.READING_RULES[name], address_words.INSTEAD["found"]
                    )
                )
    return File(key[:DIGITS], parameters.get("file", "")[:LONGEST], Overrides(**found))


def write(file: File) -> dict[str, str]:
    """Return the parameters that name a table, and what differs from the guess.

    Examples
    --------
    >>> write(File("79d6ae26cb4d", "towns.csv", Overrides(decimal=",")))
    {'table': '79d6ae26cb4d', 'file': 'towns.csv', 'decimal': ','}
    """
    found = {"table": file.key} | ({"file": file.name} if file.name else {})
    for name, of in FIELDS.items():
        known = getattr(file.asked, of)
        if known is not None:
            found[name] = text(of, known)
    return found
