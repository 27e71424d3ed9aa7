"""The schema of the messages of the screen Choose K; `browser_messages` has the others."""

from __future__ import annotations

from typing import TypedDict

from neon_core.payload.browser_messages import ModuleEnvelope, Sign
from pages.shared.live_chart.payload.spread_messages import Amount


class MeasureLine(TypedDict):
    """A measure of every K, in the order of the K: `values` are None where there is none yet, `texts` "".

    `low` and `high` are the ends of a band, or of one standard error where `is_error`; none where there is no band.
    `chosen` is the K that the measure chooses, 0 for none, and `said` the same in words.
    """

    name: str
    hint: str
    values: list[Amount]
    low: list[Amount]
    high: list[Amount]
    is_error: bool
    texts: list[str]
    chosen: int
    said: str


class Measures(TypedDict):
    """The measures of every K; `present` is the number of clusters in use, `looked` the one that is looked at."""

    id: str
    label: str
    ks: list[int]
    present: int
    looked: int
    lines: list[MeasureLine]


class MeasuresMessage(Measures, ModuleEnvelope):
    """The message of the measures."""


class SilhouetteBlock(TypedDict):
    """The silhouettes of a cluster's rows, the highest first.

    `names` and `texts` say each row and its value, `level` is the mean, None of an empty cluster.
    """

    name: str
    sign: Sign
    mean: str
    level: Amount
    label: str
    rows: list[int]
    values: list[float]
    names: list[str]
    texts: list[str]


class SilhouetteBlocks(TypedDict):
    """Silhouettes by cluster, on one scale from `low` to `high`."""

    id: str
    low: float
    high: float
    blocks: list[SilhouetteBlock]


class SilhouettesMessage(SilhouetteBlocks, ModuleEnvelope):
    """The message of the silhouettes; `row` is the chosen row."""

    row: int
