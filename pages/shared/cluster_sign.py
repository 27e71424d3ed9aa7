"""The shape of a cluster as markup, for every screen."""

from __future__ import annotations

from neon_core.style import cluster_color, cluster_glyph


def build_sign(cluster: int, n_clusters: int) -> str:
    """Return the shape of a cluster in its colour.

    Examples
    --------
    >>> build_sign(0, 3)
    '<span class="neon-sign" style="color:#..." aria-hidden="true">●</span>'
    """
    color, glyph = cluster_color(cluster), cluster_glyph(cluster, n_clusters)
    return f'<span class="neon-sign" style="color:{color}" aria-hidden="true">{glyph}</span>'
