"""What the present clustering is compared with: as it stands in the choices, and in an address. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from neon_core.config import SEEDS
from neon_core.scalings import SCALINGS
from pages.shared.session.name_lists import format_names, parse_names
from pages.shared.session.uploaded_file import DIGITS, LONGEST

K, SCALING, SEED, COLUMNS, LABELS, EXPORT = KINDS = ("k", "scaling", "seed", "columns", "labels", "export")
"""Another K, scaling, seed or set of columns; a column of the table; an earlier export."""
BETWEEN = ":"
LONGEST_TEXT = 3000
"""Characters in an address, at most."""


@dataclass(frozen=True)
class Against:
    """What the present clustering is compared with.

    Attributes
    ----------
    kind : str
        One of `KINDS`; empty where nobody chose.
    value : int, str or tuple of str
        K or the seed; the scaling or the column with the labels; the columns that count, or the fingerprint and the
        name of the file of an export, both empty before there is one.
    """

    kind: str = ""
    value: int | str | tuple[str, ...] = ""

    @property
    def has_model(self) -> bool:
        """Whether it is another analysis of the table, which can explain its rows."""
        return self.kind not in (LABELS, EXPORT)


NO_EXPORT = Against(EXPORT, ("", ""))
"""An earlier export, before there is a file."""


def format_against(against: Against) -> str:
    """Return what is compared with as the value of a parameter; empty where nobody chose, or it is too long.

    Examples
    --------
    >>> format_against(Against("k", 4)), format_against(Against("columns", ("hue", "a,b"))), format_against(Against())
    ('k:4', 'columns:hue,"a,b"', '')
    """
    text = _text(against)
    return text if len(text) <= LONGEST_TEXT else ""


def is_too_long(against: Against) -> bool:
    """Whether an address leaves out what is compared with, for its length.

    Examples
    --------
    >>> is_too_long(Against("columns", tuple(f"column {i}" for i in range(400)))), is_too_long(Against("k", 4))
    (True, False)
    """
    return len(_text(against)) > LONGEST_TEXT


def _text(against: Against) -> str:
    if against in (Against(), NO_EXPORT):
        return ""
    value = format_names(against.value) if isinstance(against.value, tuple) else str(against.value)
    return f"{against.kind}{BETWEEN}{value}"


def parse_against(text: str, most_clusters: int) -> Against | None:
    """Return what a text compares with; None where it has no meaning. The table says later whether it has the columns.

    Examples
    --------
    >>> parse_against("k:4", 50), parse_against("columns:hue,ash", 50), parse_against("k:99", 50)
    (Against(kind='k', value=4), Against(kind='columns', value=('hue', 'ash')), None)
    """
    kind, _, rest = text.partition(BETWEEN)
    if len(text) > LONGEST_TEXT:
        return None
    if kind in (K, SEED):
        first, last = (1, most_clusters) if kind == K else (0, SEEDS - 1)
        is_whole = rest.isascii() and rest.isdigit() and len(rest) <= 10
        return Against(kind, int(rest)) if is_whole and first <= int(rest) <= last else None
    if kind == SCALING:
        return Against(kind, rest) if rest in SCALINGS else None
    if kind == LABELS:
        return Against(kind, rest) if rest else None
    names = parse_names(rest) if rest else ()
    if kind == COLUMNS:
        return None if names is None else Against(kind, names)
    return _parse_export(names) if kind == EXPORT else None


def _parse_export(names: tuple[str, ...] | None) -> Against | None:
    """Return the file of an export from its fingerprint and name."""
    key, name = (*(names or ()), "", "")[:2]
    is_file = len(key) == DIGITS and set(key) <= set("0123456789abcdef")
    return Against(EXPORT, (key, name[:LONGEST])) if is_file else None
