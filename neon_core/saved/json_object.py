"""An object of a JSON file, read strictly: every fault is collected, and all are raised at once."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np

from neon_core.arguments import as_number, as_whole_number, format_given
from neon_core.checks import Vector
from neon_core.errors import Problem, SavedFileError

LARGEST = 400_000_000
"""Characters of a file, at most: a model with a column that counts by its rank has a number for each of its values."""
MOST = 10**12
"""The largest whole number that can be meant: rows of a table."""
MANY = 100
"""Faults that are worth reading; a file with more of them is of another kind."""


def read_file(path: str | PathLike[str]) -> bytes:
    """Return the content of a file.

    Raises
    ------
    SavedFileError
        If it cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except (OSError, TypeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this is no path"
        what = f"{format_given(str(path) if isinstance(path, PathLike) else path)} cannot be read: {reason}"
        raise SavedFileError(what, where="path", hint="Name a file that exists.") from None


def parse_object(content: bytes | str, format_: str, version: int, hint: str) -> dict[str, Any]:
    """Return the object of a text that has this format and version.

    Parameters
    ----------
    content : bytes or str
        The text.
    format_, version : str, int
        As "format" and "version" of the object say; a format is "neon" and a noun.
    hint : str
        What to do where it is another one.

    Raises
    ------
    SavedFileError
        If it is no such text.

    Examples
    --------
    >>> parse_object('{"format": "neon settings", "version": 1}', "neon settings", 1, "")["version"]
    1
    """
    noun = format_.removeprefix("neon ")
    try:
        if len(content) > LARGEST:
            raise ValueError(f"it has more than {LARGEST:,} letters")  # one sentence for all of them
        given = _parse_text(content)
    except UnicodeError:
        what = f"This is no file of {noun}: its letters are not those of UTF-8"
        raise SavedFileError(what, where=noun, hint="Save it as UTF-8.") from None
    except RecursionError:
        raise SavedFileError(f"This is no file of {noun}: it is nested too deeply", where=noun, hint=hint) from None
    except ValueError as error:
        raise SavedFileError(f"This is no file of {noun}: {error}", where=noun, hint=hint) from None
    if not isinstance(given, dict) or given.get("format") != format_:
        what = f'This is no file of {noun}: "format" is not "{format_}"'
        raise SavedFileError(what, where="format", hint=hint)
    if given.get("version") != version or isinstance(given["version"], bool):
        what = f"Version {format_given(given.get('version'))} of the {noun} is not known"
        raise SavedFileError(what, where="version", hint="Use a newer version of the library.")
    return given


def _parse_text(content: bytes | str) -> Any:
    """Return the value of a text; refuse halves of letters, which JSON can write and no file and no page can hold."""
    text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    given: Any = json.loads(text, object_pairs_hook=_unrepeated, parse_constant=_refuse_constant)
    if re.search(r"\\u[dD][89a-fA-F]", text):
        json.dumps(given, ensure_ascii=False).encode()
    return given


def _unrepeated(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Return pairs as an object; a name that stands twice in it has no one meaning."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"{next(name for name in names if names.count(name) > 1)!r} stands there twice")
    return found


def _refuse_constant(name: str) -> Any:
    """Refuse NaN and Infinity, which Python writes and JSON does not know."""
    raise ValueError(f"{name} is no number of JSON")


def is_texts(given: object) -> bool:
    """Return whether a value is a list of texts."""
    return isinstance(given, list) and all(isinstance(text, str) for text in given)


class Faults:
    """The faults of an object, collected while its parts are read; each part that is wrong gets a stand-in.

    Parameters
    ----------
    hint : str
        What to do about them.

    Examples
    --------
    >>> faults = Faults("See the schema.")
    >>> faults.number({}, "beta"), faults.numbers([1, "x"], "centroid", 2).tolist()
    (0.0, [0.0, 0.0])
    >>> [str(problem) for problem in faults.problems]
    ['beta is {}, no number (beta). See the schema.', 'centroid is no list of 2 numbers (centroid). See the schema.']
    """

    def __init__(self, hint: str) -> None:
        self.hint = hint
        self.problems: list[Problem] = []

    def add(self, what: str, where: str) -> None:
        """Add a fault."""
        self.problems.append(Problem(what, where, self.hint))

    def raise_all(self) -> None:
        """Raise all faults, the first hundred of them."""
        if self.problems:
            more = len(self.problems) - MANY
            rest = [Problem(f"There are {more:,} more faults", "", self.hint)] if more > 0 else []
            raise SavedFileError([*self.problems[:MANY], *rest])

    def parts(
        self, given: object, where: str, required: Collection[str] = (), optional: Collection[str] = ()
    ) -> dict[str, Any]:
        """Return an object with these parts and no others; {} where it is none."""
        if not isinstance(given, dict):
            self.add(f"{where} is {format_given(given)}, no object", where)
            return {}
        for name in sorted(set(given) - {*required, *optional}):
            self.add(f"There is no {format_given(name)} in {where}", f"{where}.{name}")
        for name in required:
            if name not in given:
                self.add(f"{where} has no {name}", where)
        return given

    def list(self, given: object, where: str) -> list[Any]:
        """Return a list; [] where it is none."""
        if isinstance(given, list):
            return given
        self.add(f"{where} is {format_given(given)}, no list", where)
        return []

    def text(self, given: object, where: str) -> str:
        """Return a text."""
        if isinstance(given, str):
            return given
        self.add(f"{where} is {format_given(given)}, no text", where)
        return ""

    def texts(self, given: object, where: str) -> tuple[str, ...]:
        """Return texts."""
        if is_texts(given):
            return tuple(given)  # type: ignore[arg-type]
        self.add(f"{where} is {format_given(given)}, not a list of texts", where)
        return ()

    def boolean(self, given: object, where: str) -> bool:
        """Return true or false."""
        if not isinstance(given, bool):
            self.add(f"{where} is {format_given(given)}, neither true nor false", where)
        return given is True

    def whole(self, given: object, where: str, most: int = MOST) -> int:
        """Return a whole number from 0 on."""
        number = None if isinstance(given, bool) else as_whole_number(given)
        if number is not None and 0 <= number <= most:
            return number
        self.add(f"{where} is {format_given(given)}, no whole number from 0 to {most:,}", where)
        return 0

    def number(self, given: object, where: str) -> float:
        """Return a finite number."""
        number = None if isinstance(given, bool | str) else as_number(given)
        if number is not None and np.isfinite(number):
            return float(number)
        self.add(f"{where} is {format_given(given)}, no number", where)
        return 0.0

    def numbers(self, given: object, where: str, n: int | None) -> Vector:
        """Return so many finite numbers; zeros where they are others. With None they are checked, and none returned."""
        if isinstance(given, list) and n in (None, len(given)) and all(type(value) in (int, float) for value in given):
            try:
                values = np.array(given, np.float64)
            except OverflowError:  # a whole number that no float has
                values = np.array([np.inf])
            if np.isfinite(values).all():
                return values if n is not None else np.zeros(0)
        count = "" if n is None else f"{n} "
        self.add(f"{where} is no list of {count}number{'s' * (n != 1)}", where)
        return np.zeros(n or 0)
