"""Values to plotly figures; pure, and the only place that imports plotly."""

from __future__ import annotations

from neon_core.figures.bars_figure import relevance_bars
from neon_core.figures.cluster_pair_figure import cluster_pair_bars
from neon_core.figures.description_figure import cluster_values
from neon_core.figures.figure_style import add_caption
from neon_core.figures.group_figure import group_bars
from neon_core.figures.heat_figure import relevance_heat_map
from neon_core.figures.map_figure import cluster_map, unlabelled_map
from neon_core.figures.multiples_figure import small_multiples
from neon_core.figures.pair_figure import row_pair_bars
from neon_core.figures.spread_figure import spread_strips
from neon_core.style import cluster_color, cluster_glyph, cluster_symbol

__all__ = [
    "add_caption",
    "cluster_color",
    "cluster_glyph",
    "cluster_map",
    "cluster_pair_bars",
    "cluster_symbol",
    "cluster_values",
    "group_bars",
    "relevance_bars",
    "relevance_heat_map",
    "row_pair_bars",
    "small_multiples",
    "spread_strips",
    "unlabelled_map",
]
