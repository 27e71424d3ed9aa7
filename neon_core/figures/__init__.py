"""Values to plotly figures; pure, and the only place that imports plotly."""

from __future__ import annotations

from neon_core.figures.bars_figure import bars
from neon_core.figures.figure_style import captioned
from neon_core.figures.map_figure import cluster_map
from neon_core.figures.multiples_figure import small_multiples
from neon_core.style import cluster_color, cluster_glyph, cluster_symbol

__all__ = ["bars", "captioned", "cluster_color", "cluster_glyph", "cluster_map", "cluster_symbol", "small_multiples"]
