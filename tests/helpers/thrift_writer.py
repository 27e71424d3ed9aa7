"""Write Thrift's compact protocol by hand: footers and page headers of Parquet files, true or not."""

from __future__ import annotations

Field = tuple[int, bytes]
"""Kind and bytes of a field."""


def varint(n: int) -> bytes:
    """Return a number in groups of seven bits, the lowest first."""
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    return bytes([*out, n])


def zigzag(n: int) -> bytes:
    """Return a signed number as a varint: 0, -1, 1 and -2 become 0, 1, 2 and 3."""
    return varint(2 * n if n >= 0 else -2 * n - 1)


def i32(n: int) -> Field:
    return 5, zigzag(n)


def i64(n: int) -> Field:
    return 6, zigzag(n)


def binary(text: str) -> Field:
    return 8, varint(len(text.encode())) + text.encode()


def listed(kind: int, items: list[bytes]) -> Field:
    head = bytes([len(items) << 4 | kind]) if len(items) < 15 else bytes([0xF0 | kind]) + varint(len(items))
    return 9, head + b"".join(items)


def struct_of(fields: dict[int, Field]) -> bytes:
    """Return a struct; the numbers of its fields may be at most 15 apart."""
    out, last = bytearray(), 0
    for number, (kind, content) in sorted(fields.items()):
        out += bytes([(number - last) << 4 | kind]) + content
        last = number
    return bytes(out + b"\x00")
