"""An uploaded table: its bytes, its name in an address, and the overrides of its reading as text and back. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from neon_core.reading import DATE_ORDERS, Overrides, fingerprint
from pages.shared.wording import address_words

FIELDS = {
    "encoding": "encoding",
    "delimiter": "delimiter",
    "quote": "quote",
    "decimal": "decimal",
    "thousands": "thousands",
    "header": "header_row",
    "missing": "missing_values",
    "sheet": "sheet",
    "order": "date_order",
    "answers": "answers",
    "carry": "carry_down",
    "units": "units",
    "split": "split_numbers",
    "keep": "keep_text",
}
"""Names of the overrides in an address, and in `Overrides`."""
WORDS = ("missing_values", "answers", "carry_down", "split_numbers", "keep_text")
"""Overrides that are several words."""
NONE = "none"
LONGEST, LONGEST_WORDS = 100, 4000
"""Letters of a name in an address, and of several words, which may be the questions of a survey."""
DIGITS = 12
"""Hexadecimal digits of a fingerprint in an address: enough to recognize a file."""


@dataclass(frozen=True)
class FileReference:
    """An uploaded table as an address names it.

    Attributes
    ----------
    key : str
        The first digits of the fingerprint of its bytes.
    name : str
        The file's name, for people; may be empty.
    overrides : Overrides
        The choices of how it is read; None in each field that is detected.
    """

    key: str
    name: str = ""
    overrides: Overrides = field(default_factory=Overrides)


@dataclass(frozen=True, eq=False)
class Upload:
    """An uploaded table with its bytes.

    Attributes
    ----------
    name : str
        The file's name.
    content : bytes
        The file's bytes.
    fingerprint : str
        The bytes as 32 hexadecimal digits, as in `Reading`.
    overrides : Overrides
        The choices of how it is read.
    """

    name: str
    content: bytes
    fingerprint: str
    overrides: Overrides = field(default_factory=Overrides)

    @classmethod
    def of(cls, name: str, content: bytes) -> Upload:
        """Return an upload of some bytes, with its fingerprint.

        Examples
        --------
        >>> Upload.of("towns.csv", b"a,b").reference.key
        '1eb7c54d5283'
        """
        return cls(name, content, fingerprint(content))

    @property
    def reference(self) -> FileReference:
        """The table as an address names it."""
        return FileReference(self.fingerprint[:DIGITS], self.name[:LONGEST], self.overrides)

    def with_overrides(self, overrides: Overrides) -> Upload:
        """Return the same file, read with other choices."""
        return replace(self, overrides=overrides)


def format_override(field: str, value: Any) -> str:
    """Return a choice of the reading as text.

    Examples
    --------
    >>> format_override("missing_values", ("NA", "a,b")), format_override("thousands", "")
    ('NA,"a,b"', 'none')
    >>> format_override("units", (("weight", "kg"), ("lap", "min:s")))
    'weight=kg,lap=min:s'
    """
    if field == "units" and isinstance(value, tuple):
        return format_override("answers", [f"{name}={unit}" for name, unit in value])
    if field in WORDS:
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow(value)
        return out.getvalue()
    if isinstance(value, tuple):  # several lines of a header
        return ",".join(map(str, value))
    return NONE if (field, value) in (("thousands", ""), ("quote", "")) else str(value)


def parse_override(field: str, text: str) -> Any:
    """Return a choice of the reading from its text; None where the text has no meaning.

    Examples
    --------
    >>> parse_override("missing_values", 'NA, "a,b"'), parse_override("header_row", "line 3")
    (('NA', 'a,b'), 3)
    """
    if field in WORDS:
        return _parse_words(text)
    if field == "units":
        return _parse_units(text)
    if field == "header_row":
        return _parse_lines(text)
    if field in ("thousands", "quote") and text == NONE:
        return ""
    return text if _RULES[field](text) else None


def _parse_lines(text: str) -> int | tuple[int, ...] | None:
    """Return the line of a header, or several; None where the text has no meaning.

    Examples
    --------
    >>> _parse_lines("line 3"), _parse_lines("none"), _parse_lines("2, 3"), _parse_lines("two")
    (3, 0, (2, 3), None)
    """
    parts = [part.strip() for part in text.removeprefix("lines ").removeprefix("line ").split(",")]
    if text == NONE:
        return 0
    if len(text) > LONGEST or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        return None
    return int(parts[0]) if len(parts) == 1 else tuple(map(int, parts))


def _parse_units(text: str) -> tuple[tuple[str, str], ...] | None:
    """Return columns with their units; None where the text has no meaning.

    Examples
    --------
    >>> _parse_units("weight=kg,lap=min:s"), _parse_units("kg"), _parse_units("a=kg,a=g")
    ((('weight', 'kg'), ('lap', 'min:s')), None, None)
    """
    parts = [word.rpartition("=") for word in _parse_words(text) or ("",)]
    pairs = tuple((name, unit) for name, _, unit in parts)
    return pairs if all(map(all, pairs)) and len(dict(pairs)) == len(pairs) else None


def _parse_words(text: str) -> tuple[str, ...] | None:
    if len(text) > LONGEST_WORDS or any(mark in text for mark in "\r\n\x00"):
        return None
    rows = list(csv.reader([text], skipinitialspace=True))
    return tuple(word for word in dict.fromkeys(word.strip() for word in rows[0]) if word) if rows else ()


_RULES = {
    "encoding": lambda name: 0 < len(name) <= LONGEST,
    "delimiter": lambda mark: mark == "whitespace" or (len(mark) == 1 and mark not in '\r\n"'),
    "quote": lambda mark: mark in {'"', "'"},
    "decimal": lambda mark: mark in {".", ","},
    "thousands": lambda mark: mark in {".", ",", " ", "'"},
    "sheet": lambda name: 0 < len(name) <= LONGEST,
    "date_order": lambda order: order in DATE_ORDERS,
}


def with_override(overrides: Overrides, field: str, text: str | None) -> Overrides:
    """Return the overrides after one choice; None leaves the field to be detected.

    A text without meaning stays as it is: reading the file then raises an error that names it.
    """
    value = None if text is None else parse_override(field, text)
    changed: dict[str, Any] = {field: text if value is None else value}
    return replace(overrides, **changed)


def parse_file(parameters: Mapping[str, str], notices: list[str]) -> FileReference | None:
    """Parse the file that an address names, if any; add a notice for each part that cannot be honoured."""
    key = parameters.get("table")
    if key is None:
        return None
    if not (DIGITS <= len(key) <= 32 and set(key) <= set("0123456789abcdef")):
        instead = address_words.INSTEAD["sample"]
        notices.append(address_words.describe_refusal("table", key, address_words.TABLE_RULE, instead))
        return None
    values = {}
    for name, field_ in FIELDS.items():
        if name in parameters:
            values[field_] = parse_override(field_, parameters[name])
            if values[field_] is None:
                rule, instead = address_words.READING_RULES[name], address_words.INSTEAD["found"]
                notices.append(address_words.describe_refusal(name, parameters[name], rule, instead))
    return FileReference(key[:DIGITS], parameters.get("file", "")[:LONGEST], Overrides(**values))


def format_file(file: FileReference) -> dict[str, str]:
    """Return the parameters that name a file, and the overrides of its reading.

    Examples
    --------
    >>> format_file(FileReference("79d6ae26cb4d", "towns.csv", Overrides(decimal=",")))
    {'table': '79d6ae26cb4d', 'file': 'towns.csv', 'decimal': ','}
    """
    parameters = {"table": file.key} | ({"file": file.name} if file.name else {})
    for name, field_ in FIELDS.items():
        value = getattr(file.overrides, field_)
        if value is not None:
            parameters[name] = format_override(field_, value)
    return parameters
