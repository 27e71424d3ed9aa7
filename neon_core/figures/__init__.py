"""Values to plotly figures; pure, and the only place that imports plotly."""

from __future__ import annotations

from neon_core.figures.bars import bars
from neon_core.figures.look import captioned
from neon_core.figures.map import cluster_map
from neon_core.figures.multiples import small_multiples
from neon_core.style import cluster_color, cluster_glyph, cluster_symbol

__all__ = ["bars", "captioned", "cluster_color", "cluster_glyph", "cluster_map", "cluster_symbol", "small_multiples"]
