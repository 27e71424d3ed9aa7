"""The names that a visitor gave to clusters: as they stand in the choices, and in an address. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from neon_core.cluster_naming import rename_clusters
from neon_core.errors import NeonError
from pages.shared.session.name_lists import format_names, parse_names

Names = tuple[tuple[int, str], ...]
"""Clusters, sorted by number, each with its name."""
BETWEEN = ":"


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
