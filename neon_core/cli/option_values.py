"""What the options of the command line take: each text as a value, or why it is none."""

from __future__ import annotations

import argparse
import csv
import math

from neon_core.config import MOST_CLUSTERS


def read_pair(text: str) -> tuple[str, str]:
    """Return what stands before and behind the last equals sign, which a name of a column can have too."""
    name, sign, value = text.rpartition("=")
    if not (sign and name and value):
        raise argparse.ArgumentTypeError(f"{text!r} is no NAME=VALUE")
    return name, value


def read_lines(text: str) -> int | tuple[int, ...]:
    """Return a line, or several that are separated by commas."""
    try:
        lines = tuple(int(line) for line in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no line, and no lines such as 2,3") from None
    return lines if len(lines) > 1 else lines[0]


def read_beta(text: str) -> float:
    """Return a stiffness."""
    try:
        beta = float(text)
    except ValueError:
        beta = math.nan
    if not beta >= 0.0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 on, and not inf")
    return beta


def read_port(text: str) -> int:
    """Return the number of a port."""
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port from 1 to 65535")
    return int(text)


def read_size(text: str) -> int:
    """Return a number of megabytes."""
    if not (text.isascii() and text.isdigit() and len(text) < 8 and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of megabytes from 1 on")
    return int(text)


def read_range(text: str) -> tuple[int, ...]:
    """Return the numbers of clusters of a range, or of a list."""
    first, sign, last = text.partition("-")
    try:
        if not sign:
            return tuple(int(k) for k in text.split(","))
        numbers = range(int(first), int(last) + 1)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no range such as 2-12, and no list such as 2,3,5") from None
    if not numbers or len(numbers) > MOST_CLUSTERS:
        raise argparse.ArgumentTypeError(f"{text!r} has no numbers of clusters, or too many")
    return tuple(numbers)


def read_steps(text: str) -> tuple[str, ...]:
    """Return the steps of an order; a step with a comma stands in quotes.

    Examples
    --------
    >>> read_steps('low, "mid, or so",high')
    ('low', 'mid, or so', 'high')
    """
    return tuple(step.strip() for step in next(csv.reader([text], skipinitialspace=True), ()))
