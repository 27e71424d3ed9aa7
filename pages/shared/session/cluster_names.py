"""The names that a visitor gave to clusters: as they stand in the choices, and in an address. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from neon_core.cluster_naming import rename_clusters
from neon_core.errors import NeonError
from pages.shared.session.name_lists import format_names, parse_names

Names = tuple[tuple[int, str], ...]
"""Clusters, sorted by number, each with its name."""
FormerNames = tuple[tuple[int, int, str], ...]
"""Names that an edit took from clusters: its place in the chain of edits, the cluster's number then, and the name."""
BETWEEN, BETWEEN_NUMBERS = ":", "-"


def change_names(names: Names, changes: Mapping[int, str], n_clusters: int) -> Names:
    """Return names after some changes; "" takes a name away.

    Raises
    ------
    NeonError
        If there is no such cluster, or a name cannot be one; see `neon_core.cluster_naming`.

    Examples
    --------
    >>> change_names(((0, "Old vines"),), {0: "", 2: " Young  ones "}, 3)
    ((2, 'Young ones'),)
    """
    result = rename_clusters((), {**dict(names), **changes}, n_clusters)
    return tuple((cluster, name) for cluster, name in enumerate(result) if name)


def format_cluster_names(names: Names) -> str:
    """Return names as the value of a parameter.

    Examples
    --------
    >>> format_cluster_names(((0, "Old vines"), (2, "a,b")))
    '0:Old vines,"2:a,b"'
    """
    return format_names(f"{cluster}{BETWEEN}{name}" for cluster, name in names)


def format_former_names(former: FormerNames) -> str:
    """Return names from before edits as the value of a parameter.

    Examples
    --------
    >>> format_former_names(((0, 2, "Old vines"), (1, 0, "Young")))
    '0-2:Old vines,1-0:Young'
    """
    return format_names(f"{edit}{BETWEEN_NUMBERS}{cluster}{BETWEEN}{name}" for edit, cluster, name in former)


def parse_former_names(text: str, n_edits: int, most: int) -> FormerNames | None:
    """Return the names of a text from before `n_edits` edits; None where it is no list of such names.

    Examples
    --------
    >>> parse_former_names("0-2:Old vines", 1, 50), parse_former_names("1-2:Old vines", 1, 50)
    (((0, 2, 'Old vines'),), None)
    """
    pieces = [item.partition(BETWEEN_NUMBERS) for item in parse_names(text) or ()]
    former: list[tuple[int, int, str]] = []
    for edit in range(n_edits):
        rests = [rest for number, _, rest in pieces if number == str(edit)]
        names = parse_cluster_names(format_names(rests), most) if rests else ()
        if names is None:
            return None
        former += [(edit, cluster, name) for cluster, name in names]
    return tuple(former) if former and len(former) == len(pieces) else None


def parse_cluster_names(text: str, most: int) -> Names | None:
    """Return the names of a text for at most `most` clusters; None where it is no list of names that clusters can have.

    Examples
    --------
    >>> parse_cluster_names("2:Young,0:Old vines", 50), parse_cluster_names("0:a,0:b", 50)
    (((0, 'Old vines'), (2, 'Young')), None)
    """
    pairs = [item.partition(BETWEEN) for item in parse_names(text) or ()]
    numbers = [
        int(number) if number.isascii() and number.isdigit() and len(number) <= 3 else -1 for number, *_ in pairs
    ]
    if not pairs or len(set(numbers)) < len(numbers) or not all(name.strip() for *_, name in pairs):
        return None
    try:
        return change_names((), dict(zip(numbers, [name for *_, name in pairs], strict=True)), most)
    except NeonError:
        return None
