"""Values to plotly figures; pure, and the only place that imports plotly."""

from __future__ import annotations

from neon_core.figures.bars_figure import relevance_bars
from neon_core.figures.cluster_pair_figure import cluster_pair_bars
from neon_core.figures.description_figure import cluster_values
from neon_core.figures.figure_style import add_caption
from neon_core.figures.flow_figure import flow_ribbons
from neon_core.figures.group_figure import group_bars
from neon_core.figures.group_marks import DrawnGroup
from neon_core.figures.heat_figure import relevance_heat_map
from neon_core.figures.map_figure import cluster_map, unlabelled_map
from neon_core.figures.moved_figure import two_explanations
from neon_core.figures.multiples_figure import small_multiples
from neon_core.figures.pair_figure import row_pair_bars
from neon_core.figures.scan_figure import scan_multiples
from neon_core.figures.silhouette_figure import silhouette_bars
from neon_core.figures.spread_figure import spread_strips
from neon_core.style import cluster_color, cluster_glyph, cluster_symbol

__all__ = [
    "DrawnGroup",
    "add_caption",
    "cluster_color",
    "cluster_glyph",
    "cluster_map",
    "cluster_pair_bars",
    "cluster_symbol",
    "cluster_values",
    "flow_ribbons",
    "group_bars",
    "relevance_bars",
    "relevance_heat_map",
    "row_pair_bars",
    "scan_multiples",
    "silhouette_bars",
    "small_multiples",
    "spread_strips",
    "two_explanations",
    "unlabelled_map",
]
