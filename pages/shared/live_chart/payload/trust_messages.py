"""The schema of the messages of the page Trust; `browser_messages` has the others."""

from __future__ import annotations

from typing import TypedDict

from neon_core.payload.browser_messages import ModuleEnvelope, Sign


class PieCluster(TypedDict):
    """A cluster on the map of pies: its name and size, its centroid, and the rows that stay put with their places."""

    name: str
    size: str
    sign: Sign
    centroid: list[float]
    rows: list[int]
    x: list[float]
    y: list[float]


class Pie(TypedDict):
    """A row that changes: its place, its share of the starts in each cluster, its name and its shares in words."""

    row: int
    place: list[float]
    shares: list[float]
    name: str
    text: str


class ChosenPlace(TypedDict):
    """The chosen row on the map of pies."""

    row: int
    place: list[float]
    name: str


class PieMap(TypedDict):
    """A map on which the rows that change are pies; the places go from 0 to `ends`."""

    id: str
    label: str
    ends: list[float]
    axes: list[str]
    clusters: list[PieCluster]
    pies: list[Pie]


class PieMapMessage(PieMap, ModuleEnvelope):
    """The message of the map of pies."""

    chosen: ChosenPlace


class Curve(TypedDict):
    """A curve, `kind` "main", "plain", "dashed", "dotted" or "band", and its name where it stands beside the curve."""

    name: str
    kind: str
    values: list[float]


class Curves(TypedDict):
    """Curves over 0, 1, 2, ... replaced features; `start` and `end` are the texts below the axis."""

    id: str
    label: str
    start: str
    end: str
    top: str
    curves: list[Curve]


class CurvesMessage(Curves, ModuleEnvelope):
    """The message of the curves."""
