"""The maps as they travel, kept as the analyses are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.shared.results import cache
from pages.shared.results.cache import MAPS, OWN_MAPS, Source, kept

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.payload.browser_messages import MapPicture
    from neon_core.projection import Projection
    from neon_core.samples import Sample
    from neon_core.saved import LeftOutRows


def chart(
    source: Source,
    analysis: Analysis,
    projection: Projection,
    sample: Sample,
    left_out: LeftOutRows | None = None,
) -> MapPicture:
    """Return the payload of a map; shared, so not to be changed. `left_out` are the rows that the fit was made without.

    Maps with one frame are one picture with other clusters on it: zoom and pan stay.
    """
    from pages.shared.live_chart import payload

    whole = cache.analysis_id(analysis, sample)
    plane = () if projection.kind == "pca" else projection.features or projection.clusters
    frame = payload.short_id(analysis.fingerprint, analysis.config.scaling, projection.kind, plane)
    return _chart(source, payload.short_id(whole, frame), frame, whole, analysis, projection, sample, left_out)


@kept(MAPS, OWN_MAPS)
def _chart(
    map_id: str,
    frame: str,
    analysis_id: str,
    _analysis: Analysis,
    _projection: Projection,
    _sample: Sample,
    _left_out: LeftOutRows | None,
) -> MapPicture:
    from pages.shared.live_chart import payload

    return payload.build_map(_analysis, _projection, _sample, map_id, frame, analysis_id, _left_out)
