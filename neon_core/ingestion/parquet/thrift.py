"""Read Thrift's compact protocol, as far as the footer and the page headers of a Parquet file need it."""

from __future__ import annotations

from typing import Any

from neon_core.errors import ReadingError

DEEPEST = 20
BOOLEANS, BYTE, INTEGERS, DOUBLE, BINARY, LIST, STRUCT = (1, 2), 3, (4, 5, 6), 7, 8, 9, 12
I32, I64 = 5, 6
REPAIR_HINT = "Load it again from where it comes from, or write it again."

Struct = dict[tuple[int, int], Any]
"""Fields by number and kind."""


def damage_error(reason: str) -> ReadingError:
    """Return the error of a damaged Parquet file."""
    return ReadingError(f"The Parquet file is damaged: {reason}", hint=REPAIR_HINT)


class CompactReader:
    """A reader of values at a position in bytes.

    Parameters
    ----------
    content : bytes
        The file.
    position, end : int
        First byte to read, and the byte before which every value has to end.
    most_items : int
        Elements and fields that may be read: a few bytes each become hundreds in memory.

    Attributes
    ----------
    position : int
        The next byte to read.

    Examples
    --------
    >>> CompactReader(bytes([0x15, 0x0E, 0x16, 0x01, 0x00]), 0, 5).read_struct()  # field 1: 7; field 2, wider: -1
    {(1, 5): 7, (2, 6): -1}
    """

    def __init__(self, content: bytes, position: int, end: int, most_items: int = 1_000) -> None:
        self._content, self._end = content, min(end, len(content))
        self.position, self._items_left = position, most_items

    def read_struct(self, depth: int = 0) -> Struct:
        """Return the fields of a struct that are integers, structs or lists of structs.

        The key has the kind, since other programs skip a field whose kind they do not expect.
        """
        fields: Struct = {}
        number = 0
        while head := self._read_byte():
            self._count_item()
            step, kind = head >> 4, head & 15
            number = number + step if step else self._read_integer()
            if kind not in BOOLEANS:  # the kind is the value
                value = self._read_value(kind, depth)
                if value is not None:
                    fields[number, kind] = value
        return fields

    def _read_value(self, kind: int, depth: int) -> Any:
        """Return a value, or skip it and return None."""
        if kind in INTEGERS:
            return self._read_integer()
        if kind == STRUCT and depth < DEEPEST:
            return self.read_struct(depth + 1)
        if kind == LIST and depth < DEEPEST:
            return self._read_list(depth)
        if kind == BINARY:
            self._skip(self._read_unsigned())
        elif kind in (BYTE, *BOOLEANS):  # a boolean in a list is a byte
            self._skip(1)
        elif kind == DOUBLE:
            self._skip(8)
        else:
            raise damage_error("its metadata cannot be read")
        return None

    def _read_list(self, depth: int) -> list[Any] | None:
        """Return a list of structs; skip any other list and return None."""
        head = self._read_byte()
        n, kind = head >> 4 if head >> 4 < 15 else self._read_unsigned(), head & 15
        structs: list[Any] = []
        for _ in range(n):
            self._count_item()
            value = self._read_value(kind, depth + 1)
            if kind == STRUCT:
                structs.append(value)
        return structs if kind == STRUCT else None

    def _count_item(self) -> None:
        self._items_left -= 1
        if self._items_left < 0:
            raise damage_error("its metadata is far too long")

    def _read_byte(self) -> int:
        if self.position >= self._end:
            raise damage_error("it ends in the middle of its metadata")
        self.position += 1
        return self._content[self.position - 1]

    def _skip(self, n_bytes: int) -> None:
        self.position += n_bytes
        if self.position > self._end:
            raise damage_error("it ends in the middle of its metadata")

    def _read_unsigned(self) -> int:
        value = 0
        for shift in range(0, 70, 7):
            byte = self._read_byte()
            value |= (byte & 127) << shift
            if byte < 128:
                return value
        raise damage_error("a number in its metadata has no end")

    def _read_integer(self) -> int:
        value = self._read_unsigned()
        return (value >> 1) ^ -(value & 1)
