"""The group's data, as the map draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.payload.map_payload import drawn_rows
from neon_core.text import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.checks import Indices
    from neon_core.payload.browser_messages import GroupMark, MapPicture

Shape = tuple[tuple[float, float], ...]


def build_group_mark(
    rows: Indices, picture: MapPicture, nouns: Sequence[str], outline: tuple[str, Shape] | None = None
) -> GroupMark:
    """Return a group as a map draws it.

    Parameters
    ----------
    rows : ndarray of int of shape (n_members,)
        The rows of the group, in increasing order.
    picture : MapPicture
        The map; see `build_map`.
    nouns : sequence of str
        The noun for a row, singular and plural.
    outline : tuple of (str, tuple), optional
        The frame of the maps that the group was drawn on, and the line around it.
    """
    import numpy as np

    drawn = np.asarray(drawn_rows(picture))
    group: GroupMark = {
        "rows": drawn[np.isin(drawn, rows, assume_unique=True)].tolist(),
        "size": count(rows.size, nouns[0], nouns[1]),
    }
    if outline is not None:
        group |= {"frame": outline[0], "shape": [list(place) for place in outline[1]]}
    return group
