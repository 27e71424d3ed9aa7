"""Format sizes in bytes, and build the error of a file that is too large."""

from __future__ import annotations

from neon_core.errors import SizeError

SMALLER_HINT = "Leave out rows or columns that you do not need, or allow more with nc.Limits."


def format_size(n: int) -> str:
    """Return a number of bytes with its unit.

    Examples
    --------
    >>> format_size(200_000_000), format_size(1_500_000), format_size(2_500), format_size(1)
    ('200 MB', '1.5 MB', '2.5 kB', '1 byte')
    """
    if n < 1_000:
        return f"{n} byte{'s' * (n != 1)}"
    value, unit = (n / 1e6, "MB") if n >= 1_000_000 else (n / 1e3, "kB")
    return f"{value:,.1f}".removesuffix(".0") + f" {unit}"


def format_two_sizes(large: int, small: int) -> tuple[str, str]:
    """Return two sizes with their units, in bytes where rounding would make them equal.

    Examples
    --------
    >>> format_two_sizes(312_000_000, 200_000_000), format_two_sizes(200_000_001, 200_000_000)
    (('312 MB', '200 MB'), ('200,000,001 bytes', '200,000,000 bytes'))
    """
    texts = format_size(large), format_size(small)
    return texts if texts[0] != texts[1] else (f"{large:,} bytes", f"{small:,} bytes")


def size_error(what: str, n_bytes: int | None, limit: int) -> SizeError:
    """Return the error that names a size and the limit; the size is None where it was not counted to the end.

    Examples
    --------
    >>> print(size_error("The file", 312_000_000, 200_000_000))
    The file has 312 MB; at most 200 MB are read. Leave out rows or columns ...
    >>> print(size_error("The file", None, 200_000_000))
    The file has more than 200 MB; at most 200 MB are read. Leave out ...
    """
    if n_bytes is None:
        size, most = f"more than {format_size(limit)}", format_size(limit)
    else:
        size, most = format_two_sizes(n_bytes, limit)
    return SizeError(f"{what} has {size}; at most {most} are read", hint=SMALLER_HINT)
