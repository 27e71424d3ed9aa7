"""The clusters' data on a map: the names, and what the card of each says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core import wording
from neon_core.text import shorten

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.payload.browser_messages import ClusterFace
    from neon_core.summaries import ClusterProfile

LETTERS = 24
"""Letters of a cluster's name on the map, at most."""
MOST_LINES, MOST_IN_ALL = 200, 4_000
"""Lines of values that travel for a cluster, and for all clusters together."""


def build_cluster_faces(analysis: Analysis, nouns: tuple[str, str]) -> list[ClusterFace]:
    """Return every cluster as the map shows it, in the order of their numbers."""
    from neon_core.summaries import profile_clusters

    profiles = profile_clusters(analysis)
    most = min(MOST_LINES, max(1, MOST_IN_ALL // len(profiles)))
    return [_build_face(profile, nouns, most) for profile in profiles]


def _build_face(profile: ClusterProfile, nouns: tuple[str, str], most: int) -> ClusterFace:
    size, main_class = wording.describe_cluster_size(profile, nouns), wording.describe_main_class(profile)
    lines = _value_lines(profile)
    face: ClusterFace = {
        "name": wording.format_cluster(profile),
        "main_class": wording.format_main_class(profile),
        "size": f"{profile.size:,}",
        "lines": [size, main_class] if main_class else [size],
        "described": wording.describe_cluster(profile, nouns),
        "called": shorten(profile.called, LETTERS),
        "columns": lines[:most],
        "telling": len(profile.telling_columns),
        "has_others": profile.size < profile.n_rows,
    }
    if len(lines) > most:
        face["left_out"] = len(lines) - most
    return face


def _value_lines(profile: ClusterProfile) -> list[list[str]]:
    """Return name, centroid's value and value elsewhere of each column, of a category a line for each of its values.

    The columns that set the cluster apart come first, each with its one telling value.
    """
    telling = [(column, column.telling) for column in profile.telling_columns]
    seen = {(column.name, feature) for column, feature in telling}
    features = [(column, i) for column in profile.columns for i in range(len(column.here))]
    rest = [(column, i) for column, i in features if (column.name, i) not in seen]
    return [
        [wording.format_contrast_name(column, i), *wording.format_contrast(column, i)]
        for column, i in (*telling, *rest)
    ]
