"""Write Thrift's compact protocol by hand: what a Parquet file says of itself, true or not."""

from __future__ import annotations

Field = tuple[int, bytes]
"""A kind and the bytes."""


def varint(n: int) -> bytes:
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    return bytes([*out, n])


def zigzag(n: int) -> bytes:
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
    """Return a struct; the numbers of its fields are no more than 15 apart."""
    out, last = bytearray(), 0
    for number, (kind, content) in sorted(fields.items()):
        out += bytes([(number - last) << 4 | kind]) + content
        last = number
    return bytes(out + b"\x00")
