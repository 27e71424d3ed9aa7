"""Read Thrift's compact protocol as far as a Parquet file needs to be looked at before it is decoded."""

from __future__ import annotations

from typing import Any

from neon_core.errors import ReadingError

DEEPEST = 20
BOOLEANS, BYTE, INTEGERS, DOUBLE, BINARY, LIST, STRUCT = (1, 2), 3, (4, 5, 6), 7, 8, 9, 12
I32, I64 = 5, 6
DAMAGED = "Load it again from where it comes from, or write it again."


Struct = dict[tuple[int, int], Any]
"""Fields by their number and kind."""


def damaged(why: str) -> ReadingError:
    """Return the error of a file that contradicts itself."""
    return ReadingError(f"The Parquet file is damaged: {why}", hint=DAMAGED)


class Compact:
    """A place in bytes from which values are read.

    Parameters
    ----------
    content : bytes
        The file.
    at, end : int
        Where to begin; what must not be passed.
    most : int
        Elements and fields that may be read: a few bytes each become hundreds in a program's memory.

    Examples
    --------
    >>> Compact(bytes([0x15, 0x0E, 0x16, 0x01, 0x00]), 0, 5).struct()  # field 1 is 7, field 2 is -1 and wider
    {(1, 5): 7, (2, 6): -1}
    """

    def __init__(self, content: bytes, at: int, end: int, most: int = 1_000) -> None:
        self._content, self.at, self._end, self._left = content, at, min(end, len(content)), most

    def struct(self, depth: int = 0) -> Struct:
        """Return a struct's fields by number and kind: whole numbers, structs and lists of structs.

        By kind as well, since a program passes over a field whose kind it does not expect.
        """
        fields: Struct = {}
        number = 0
        while head := self._byte():
            self._count()
            step, kind = head >> 4, head & 15
            number = number + step if step else self._integer()
            if kind not in BOOLEANS:  # the kind is the value
                value = self._value(kind, depth)
                if value is not None:
                    fields[number, kind] = value
        return fields

    def _value(self, kind: int, depth: int) -> Any:
        """Return a value, or pass over it."""
        if kind in INTEGERS:
            return self._integer()
        if kind == STRUCT and depth < DEEPEST:
            return self.struct(depth + 1)
        if kind == LIST and depth < DEEPEST:
            return self._list(depth)
        if kind == BINARY:
            self._skip(self._unsigned())
        elif kind in (BYTE, *BOOLEANS):  # a truth in a list is a byte
            self._skip(1)
        elif kind == DOUBLE:
            self._skip(8)
        else:
            raise damaged("its description cannot be read")
        return None

    def _list(self, depth: int) -> list[Any] | None:
        """Return a list of structs, or pass over another one."""
        head = self._byte()
        n = head >> 4 if head >> 4 < 15 else self._unsigned()
        kept: list[Any] = []
        for _ in range(n):
            self._count()
            value = self._value(head & 15, depth + 1)
            if head & 15 == STRUCT:
                kept.append(value)
        return kept if head & 15 == STRUCT else None

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise damaged("its description is far too long")

    def _byte(self) -> int:
        if self.at >= self._end:
            raise damaged("it ends in the middle of its description")
        self.at += 1
        return self._content[self.at - 1]

    def _skip(self, n: int) -> None:
        self.at += n
        if self.at > self._end:
            raise damaged("it ends in the middle of its description")

    def _unsigned(self) -> int:
        value = 0
        for shift in range(0, 70, 7):
            byte = self._byte()
            value |= (byte & 127) << shift
            if byte < 128:
                return value
        raise damaged("a number in its description has no end")

    def _integer(self) -> int:
        value = self._unsigned()
        return (value >> 1) ^ -(value & 1)
