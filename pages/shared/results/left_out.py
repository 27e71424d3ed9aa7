"""The rows that were left out of a fit by hand, in its clusters, kept as the analyses are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.shared.results.cache import CONFIGS, OWN_CONFIGS, Source, kept
from pages.shared.results.summaries import analysis_key

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset
    from neon_core.saved import LeftOutRows


def place(source: Source, data: Dataset, analysis: Analysis) -> LeftOutRows | None:
    """Return where the rows that were left out would be; None where none was."""
    if not analysis.design.left_out.size:
        return None
    return _place(source, (*analysis_key(analysis), analysis.cluster_names), data, analysis)


@kept(CONFIGS, OWN_CONFIGS)
def _place(key: tuple[object, ...], _data: Dataset, _analysis: Analysis) -> LeftOutRows:
    from neon_core.saved import place_left_out

    return place_left_out(_data, _analysis)
