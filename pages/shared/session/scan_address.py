"""The range of a scan, the number of clusters that is looked at, and the refits of a doubt in an address. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.shared.session.choices import MOST_CLUSTERS, NEXT_K, OTHER_ROWS, OTHER_STARTS, SCAN_FROM, USUAL_SCAN

if TYPE_CHECKING:
    from pages.shared.session.choices import Choices

SCANNED, LOOKED = "ks", "look"
"""The numbers of clusters that a scan compares, and the one that is looked at."""
REFITTED = "refit"
"""Over which refits the doubt of a row is explained."""
KEYS = (SCANNED, LOOKED, REFITTED)


def parse_scanned(text: str) -> tuple[int, int] | None:
    """Return the first and the last number of clusters of a scan; None for anything else.

    Examples
    --------
    >>> parse_scanned("2-20"), parse_scanned("20-2"), parse_scanned("2-51"), parse_scanned("2")
    ((2, 20), None, None, None)
    """
    first, _, last = text.partition("-")
    ends = parse_looked(first), parse_looked(last)
    if ends[0] is None or ends[1] is None or not SCAN_FROM <= ends[0] < ends[1]:
        return None
    return ends[0], ends[1]


def parse_looked(text: str) -> int | None:
    """Return a number of clusters that can be looked at; None for anything else.

    Examples
    --------
    >>> parse_looked("5"), parse_looked("0"), parse_looked("51"), parse_looked("five")
    (5, None, None, None)
    """
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_CLUSTERS))
    return int(text) if is_number and 1 <= int(text) <= MOST_CLUSTERS else None


def parse_refitted(text: str) -> str | None:
    """Return over which refits a doubt is explained; None for anything else.

    Examples
    --------
    >>> parse_refitted("starts"), parse_refitted("wines")
    ('starts', None)
    """
    return text if text in (OTHER_STARTS, OTHER_ROWS) else None


def format_scan(choices: Choices) -> dict[str, str]:
    """Return the parameters of a scan, of the number of clusters that is looked at, and of the refits of a doubt."""
    parameters = {} if choices.scanned == USUAL_SCAN else {SCANNED: f"{choices.scanned[0]}-{choices.scanned[1]}"}
    parameters |= {LOOKED: str(choices.looked)} if choices.looked != NEXT_K else {}
    return parameters | ({REFITTED: choices.refitted} if choices.refitted != OTHER_ROWS else {})
