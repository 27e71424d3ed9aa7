"""Colours and shapes of the clusters: the same in maps, sentences, bars and cards, in the light and the dark theme.

They stand outside `figures`, so that a sentence can show a cluster's shape before plotly is imported.
"""

from __future__ import annotations

from neon_core.arguments import as_count

CLUSTERS = (
    "#0E8C7F",
    "#7B62D9",
    "#94820C",
    "#D4406F",
    "#5E8F2E",
    "#B153B8",
    "#8A6A4A",
    "#6B7E93",
    "#2489A3",
    "#BA4B57",
)
FOR, AGAINST = "#2F74C0", "#CC6A08"
FADED = 0.35
"""Opacity of marks that are only context."""
INK, PAPER, MUTED = "#11151A", "#FFFFFF", "#7C8288"
THEME = {
    INK: "--st-text-color",
    PAPER: "--st-background-color",
    MUTED: "--st-gray-text-color",
    FOR: "--st-blue-color",
    AGAINST: "--st-orange-color",
}
"""The colours that figures are drawn with, and the variable of the theme that replaces each in a browser."""

_SHAPES = (("circle", "●"), ("square", "■"), ("diamond", "◆"), ("triangle-up", "▲"))
SHAPED = len(_SHAPES)


def cluster_color(cluster: int) -> str:
    """Return the colour of a cluster; beyond ten clusters the colours repeat, with open markers.

    Examples
    --------
    >>> cluster_color(2), cluster_color(12)
    ('#94820C', '#94820C')
    """
    return CLUSTERS[as_count(cluster, "cluster") % len(CLUSTERS)]


def cluster_symbol(cluster: int, n_clusters: int) -> str:
    """Return the plotly marker of a cluster: four shapes up to K=4, else circles, open from the eleventh on.

    Examples
    --------
    >>> cluster_symbol(2, 3), cluster_symbol(2, 10), cluster_symbol(12, 20)
    ('diamond', 'circle', 'circle-open')
    """
    cluster = _cluster_of(cluster, n_clusters)
    if n_clusters <= SHAPED:
        return _SHAPES[cluster][0]
    return "circle" if cluster < len(CLUSTERS) else "circle-open"


def cluster_glyph(cluster: int, n_clusters: int) -> str:
    """Return the shape of a cluster as a character.

    Examples
    --------
    >>> cluster_glyph(2, 3), cluster_glyph(12, 20)
    ('◆', '○')
    """
    cluster = _cluster_of(cluster, n_clusters)
    if n_clusters <= SHAPED:
        return _SHAPES[cluster][1]
    return "●" if cluster < len(CLUSTERS) else "○"


def _cluster_of(cluster: int, n_clusters: int) -> int:
    """Return the number of one of `n_clusters` clusters."""
    return as_count(cluster, "cluster", 0, as_count(n_clusters, "n_clusters", 1) - 1)
