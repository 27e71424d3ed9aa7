"""Changes of a clustering by hand, as values of an `AnalysisConfig` and of an address: merge two clusters, or split."""

from __future__ import annotations

from typing import Any

from neon_core.arguments import as_whole_number, format_given
from neon_core.errors import Problem

Edit = tuple[str, int, int]
"""("merge", cluster, other) or ("split", cluster, seed). A number is the cluster's at that time: edits are a chain."""

EDITS = {"merge": "two different clusters", "split": "a cluster and a seed"}
MOST_EDITS = 50
MOST_CLUSTERS = 1000
SEEDS = 2**32
BETWEEN_NUMBERS, BETWEEN_EDITS = "-", "."


def format_edits(edits: tuple[Edit, ...]) -> str:
    """Return edits as one word of an address.

    Examples
    --------
    >>> format_edits((("merge", 0, 2), ("split", 1, 0)))
    'merge-0-2.split-1-0'
    """
    return BETWEEN_EDITS.join(BETWEEN_NUMBERS.join(map(str, edit)) for edit in edits)


def parse_edits(text: str) -> tuple[Edit, ...] | None:
    """Return the edits of a word as `format_edits` writes it; None where it is no such word.

    Examples
    --------
    >>> parse_edits("merge-0-2.split-1-0"), parse_edits(""), parse_edits("merge-0-0")
    ((('merge', 0, 2), ('split', 1, 0)), (), None)
    """
    pieces = [piece.split(BETWEEN_NUMBERS) for piece in text.split(BETWEEN_EDITS)] if text else []
    if any(len(piece) != 3 or not all(_is_number(word) for word in piece[1:]) for piece in pieces):
        return None
    edits = tuple((piece[0], int(piece[1]), int(piece[2])) for piece in pieces)
    return edits if check_edits(edits) is None else None


def _is_number(word: str) -> bool:
    """Return whether a word is a whole number of ASCII digits, of a length that can be one."""
    return word.isascii() and word.isdigit() and len(word) <= 10 and (word == "0" or word[0] != "0")


def check_edits(value: Any) -> Problem | None:
    """Return the problem with a list of edits, or None.

    Examples
    --------
    >>> print(check_edits([("merge", 1, 1)]))
    ('merge', 1, 1) is not "merge" with two different clusters (edits). Pass such edits: (("merge", 0, 2),).
    """
    hint = 'Pass such edits: (("merge", 0, 2),).'
    if not isinstance(value, list | tuple) or isinstance(value, str):
        return Problem(f"edits={format_given(value)} is not a list of edits", "edits", hint)
    if len(value) > MOST_EDITS:
        return Problem(f"There are {len(value):,} edits, and {MOST_EDITS} are the most", "edits", "Fit anew instead.")
    for edit in value:
        if not _is_edit(edit):
            kind = edit[0] if isinstance(edit, list | tuple) and edit and isinstance(edit[0], str) else ""
            need = f'"{kind}" with {EDITS[kind]}' if kind in EDITS else f"one of {', '.join(EDITS)} with two numbers"
            return Problem(f"{format_given(edit)} is not {need}", "edits", hint)
    return None


def _is_edit(edit: Any) -> bool:
    """Return whether a value is an edit."""
    if not isinstance(edit, list | tuple) or len(edit) != 3:
        return False
    kind, first, second = edit[0], as_whole_number(edit[1]), as_whole_number(edit[2])
    if not isinstance(kind, str) or kind not in EDITS or first is None or second is None:
        return False
    most = MOST_CLUSTERS if kind == "merge" else SEEDS
    return 0 <= first < MOST_CLUSTERS and 0 <= second < most and (kind == "split" or first != second)


def normalize_edits(value: Any) -> tuple[Edit, ...]:
    """Return valid edits as a tuple of Python's words and numbers; the two clusters of a merge in order."""
    edits = [(str(kind), int(first), int(second)) for kind, first, second in value]
    return tuple((k, min(a, b), max(a, b)) if k == "merge" else (k, a, b) for k, a, b in edits)
