"""The schema of the messages about how columns spread over the clusters; `browser_messages` has the others."""

from __future__ import annotations

from typing import Annotated, NotRequired, TypedDict

from neon_core.payload.browser_messages import ModuleEnvelope, Sign

Amount = Annotated[float | None, "Amount"]
"""A number; None where there is none."""


class HeatLine(TypedDict):
    """A column that counted: its mean relevance and mean absolute relevance in each cluster, None in an empty one.

    `sides` is 1 above the clusters that it is compared with, -1 below, 0 neither; `measure` is eta squared or V.
    """

    name: str
    relevance: list[Amount]
    absolute: list[Amount]
    sides: list[int]
    measure: str


class ClusterSigns(TypedDict):
    """Shape, colour and name of every cluster: `names` stand beside the shapes, `calls` in a sentence."""

    signs: list[Sign]
    names: list[str]
    calls: list[str]


class HeatMap(ClusterSigns):
    """Every column that counted, the largest relevance first; `evidence` is the sum of each cluster's numbers."""

    id: str
    label: str
    lines: list[HeatLine]
    evidence: list[Amount]


class HeatMapMessage(HeatMap, ModuleEnvelope):
    """The message of the heat map; `opened` is the column whose strips are shown."""

    opened: str


class Tick(TypedDict):
    """A text along an axis, and its place from 0 to 1."""

    place: float
    text: str


class StripColumn(TypedDict):
    """How a column spreads over the clusters: a strip for each.

    `ending` stands behind its name, `lines` are the words of each cluster's strip. A number has `ranges`, the places of
    five quantiles (none where a cluster has no value), and `ticks`; a category has `shares` of its `values`. Where each
    cluster has a value of its own in front, `ends` say which, and every strip begins with its largest share.
    """

    name: str
    ending: str
    measure: str
    hint: list[str]
    notes: list[str]
    lines: list[list[str]]
    ranges: NotRequired[list[list[float]]]
    ticks: NotRequired[list[Tick]]
    values: NotRequired[list[str]]
    shares: NotRequired[list[list[float]]]
    ends: NotRequired[list[str]]


class Strips(ClusterSigns):
    """Columns with their strips, and the names of columns that can be opened; `opened` is the one that is."""

    id: str
    columns: list[StripColumn]
    others: list[str]
    opened: str


class StripsMessage(Strips, ModuleEnvelope):
    """The message of the strips."""
