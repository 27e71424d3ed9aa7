"""Sizes as people read them, and the error that names two of them."""

from __future__ import annotations

from neon_core.errors import SizeError

SMALLER = "Leave out rows or columns that you do not need, or allow more with nc.Limits."


def size(n: int) -> str:
    """Write a number of bytes.

    Examples
    --------
    >>> size(200_000_000), size(1_500_000), size(2_500), size(1)
    ('200 MB', '1.5 MB', '2.5 kB', '1 byte')
    """
    if n < 1_000:
        return f"{n} byte{'s' * (n != 1)}"
    value, unit = (n / 1e6, "MB") if n >= 1_000_000 else (n / 1e3, "kB")
    return f"{value:,.1f}".removesuffix(".0") + f" {unit}"


def two_sizes(many: int, few: int) -> tuple[str, str]:
    """Write two sizes so that one sees that they differ.

    Examples
    --------
    >>> two_sizes(312_000_000, 200_000_000), two_sizes(200_000_001, 200_000_000)
    (('312 MB', '200 MB'), ('200,000,001 bytes', '200,000,000 bytes'))
    """
    words = size(many), size(few)
    return words if words[0] != words[1] else (f"{many:,} bytes", f"{few:,} bytes")


def too_large(what: str, many: int | None, limit: int) -> SizeError:
    """Return the error that names what there is and what is read; None where it was not counted to the end.

    Examples
    --------
    >>> print(too_large("The file", 312_000_000, 200_000_000))
    The file has 312 MB; at most 200 MB are read. Leave out rows or columns ...
    >>> print(too_large("The file", None, 200_000_000))
    The file has more than 200 MB; at most 200 MB are read. Leave out ...
    """
    large, small = (f"more than {size(limit)}", size(limit)) if many is None else two_sizes(many, limit)
    return SizeError(f"{what} has {large}; at most {small} are read", hint=SMALLER)
