"""An analysis as a notebook shows it: the page in a frame that can run its scripts and reach nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from neon_core.static_page.page_file import build_page

if TYPE_CHECKING:
    from neon_core.analysis import Analysis

TITLE = "The clusters, and why each row is in its own"
HEIGHT = 860
"""Pixels of the frame: the map beside the bars of a dozen columns; it scrolls to the table and the foot."""
LOOK = f"width: 100%; height: {HEIGHT}px; border: 0; border-radius: 8px;"


def build_frame(analysis: Analysis) -> str:
    """Return the page of an analysis in a frame, as HTML.

    The frame is sandboxed, so two outputs of one notebook share nothing. Each output has some 0.7 MB and the data in
    it, which the saved notebook keeps.

    Examples
    --------
    >>> import neon_core as nc
    >>> build_frame(nc.analyse(nc.load_sample("iris")))[:36]
    '<iframe sandbox="allow-scripts" srcd'
    """
    page, title = escape(build_page(analysis)), escape(TITLE)
    return f'<iframe sandbox="allow-scripts" srcdoc="{page}" title="{title}" style="{LOOK}"></iframe>'
