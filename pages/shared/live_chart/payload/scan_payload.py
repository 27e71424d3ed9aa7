"""What the screen Choose K shows, as it travels: the measures of every K, and the silhouettes of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neon_core.payload.json_values import cluster_signs, finite_or_none
from neon_core.text import call_cluster, one_line
from neon_core.wording import format_number, format_scan_value, label_measure
from pages.shared.wording import choose_k_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.checks import Indices
    from neon_core.evaluation import KMeasures, Scan, Silhouettes
    from neon_core.preparation import Design
    from pages.shared.live_chart.payload.scan_messages import MeasureLine, SilhouetteBlock, SilhouetteBlocks

MEASURES = (
    "inertia",
    "silhouette",
    "davies_bouldin",
    "calinski_harabasz",
    "gap",
    "restarts",
    "resampling",
)
"""As in `neon_core.evaluation.scan_rules`, which is not imported before a scan is there: its modules take time."""
MOST_BARS = 600
"""Bars of silhouettes in all: of a larger table every cluster shows evenly chosen ranks."""
DIGITS = 5


def build_frame(ks: Sequence[int], nouns: tuple[str, str]) -> list[MeasureLine]:
    """Return the lines of measures that nobody has computed yet."""
    return [_line(name, nouns, [None] * len(ks), [""] * len(ks)) for name in MEASURES]


def build_measure_lines(scan: Scan) -> list[MeasureLine]:
    """Return the lines of the measures of a scan, as far as they are computed."""
    chosen = {choice.measure: choice.k for choice in scan.choices}
    return [_measure_line(scan, name, chosen.get(name, 0)) for name in MEASURES]


def _measure_line(scan: Scan, name: str, chosen: int) -> MeasureLine:
    values = [getattr(one, name) for one in scan.measures]
    line = _line(name, scan.nouns, _amounts(values), [format_scan_value(name, value) for value in values])
    low, high = _band(scan.measures, name)
    return {
        **line,
        "low": low,
        "high": high,
        "is_error": name == "gap",
        "chosen": chosen,
        "said": choose_k_words.describe_choice(chosen),
    }


def _line(name: str, nouns: tuple[str, str], values: list[float | None], texts: list[str]) -> MeasureLine:
    label, hint = label_measure(name, nouns)
    return {
        "name": label,
        "hint": hint,
        "values": values,
        "low": [],
        "high": [],
        "is_error": False,
        "texts": texts,
        "chosen": 0,
        "said": "",
    }


def _band(measures: Sequence[KMeasures], name: str) -> tuple[list[float | None], list[float | None]]:
    """Return the ends of a measure's band; none where it has no band."""
    if name == "gap":
        return _amounts([m.gap - m.gap_error for m in measures]), _amounts([m.gap + m.gap_error for m in measures])
    if name not in ("restarts", "resampling"):
        return [], []
    ends = [getattr(m, f"{name}_spread") for m in measures]
    return _amounts([low for low, _ in ends]), _amounts([high for _, high in ends])


def _amounts(values: Sequence[float]) -> list[float | None]:
    """Return values as JSON; None for those that are not there, and for infinite ones, which no line can show."""
    return [finite_or_none(value) for value in values]


def build_silhouettes(found: Silhouettes, design: Design, noun: str, short_id: str) -> SilhouetteBlocks:
    """Return the silhouettes of each cluster, the highest first; of many rows evenly chosen ranks.

    Parameters
    ----------
    found : Silhouettes
        See `neon_core.silhouettes`.
    design : Design
        Of the analysis; it names the rows.
    noun : str
        One row.
    short_id : str
        The id of the picture.
    """
    n_clusters = found.by_cluster.size
    signs = cluster_signs(n_clusters)
    places = [_shown(found, k) for k in range(n_clusters)]
    blocks: list[SilhouetteBlock] = []
    for k, shown in enumerate(places):
        rows, values = found.rows[shown].tolist(), found.values[shown].round(DIGITS).tolist()
        mean, name = float(found.by_cluster[k]), one_line(call_cluster(k, found.cluster_names))
        blocks.append(
            {
                "name": name,
                "sign": signs[k],
                "mean": choose_k_words.format_mean(mean),
                "level": finite_or_none(mean),
                "label": choose_k_words.format_bars_label(name),
                "rows": rows,
                "values": values,
                "names": [one_line(design.call_row(row, noun)) for row in rows],
                "texts": [format_number(value, 3) for value in values],
            }
        )
    drawn = np.concatenate([found.values[shown] for shown in places])
    low, high = float(min(0.0, drawn.min())), float(max(0.0, drawn.max()))
    return {"id": short_id, "low": low, "high": high if high > low else low + 1.0, "blocks": blocks}


def _shown(found: Silhouettes, cluster: int) -> Indices:
    """Return the positions of a cluster's rows that are drawn, the highest silhouette first."""
    members = np.flatnonzero(found.labels == cluster)
    ordered = members[np.argsort(-found.values[members], kind="stable")]
    n_shown = ordered.size if found.rows.size <= MOST_BARS else max(1, MOST_BARS * ordered.size // found.rows.size)
    if n_shown >= ordered.size:
        return ordered
    return ordered[np.linspace(0, ordered.size - 1, n_shown).round().astype(np.intp)]
