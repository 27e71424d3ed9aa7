"""The schema of a flow between two clusterings; `browser_messages` has the others."""

from __future__ import annotations

from typing import TypedDict

from neon_core.payload.browser_messages import ModuleEnvelope, Sign, SpanList


class FlowEnd(TypedDict):
    """A cluster at one end of a flow, with its size as a number and as text.

    `is_new` where it takes over no cluster of the other end.
    """

    name: str
    text: str
    size: int
    sign: Sign
    is_new: bool


class FlowStream(TypedDict):
    """The common rows of two clusters: `before` and `after` are positions in the lists of ends, `n` the rows."""

    before: int
    after: int
    n: int
    stays: bool
    text: str


class FlowPicture(TypedDict):
    """Where the rows of each cluster go; `sentence` stands below, its clusters with `signs`."""

    id: str
    label: str
    before: list[FlowEnd]
    after: list[FlowEnd]
    streams: list[FlowStream]
    sentence: SpanList
    signs: list[Sign]


class FlowMessage(FlowPicture, ModuleEnvelope):
    """The message of a flow."""
