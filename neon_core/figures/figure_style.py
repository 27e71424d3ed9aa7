"""What all figures share: their type, their ground, and the caption of a saved one."""

from __future__ import annotations

import textwrap
from typing import Any

import plotly.graph_objects as go

from neon_core.style import INK, MUTED, PAPER

TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": '"Source Sans", "Source Sans Pro", sans-serif', "color": INK, "size": 13},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "xaxis": {"zerolinecolor": MUTED, "linecolor": MUTED},
        "yaxis": {"zerolinecolor": MUTED, "linecolor": MUTED},
    }
)
"""Quiet, and complete: no grid, ground or colour of plotly's own."""

LINE = 18


def literal(text: str) -> str:
    """Keep plotly from reading a name as markup or as a template."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("%{", "%&#123;")


def captioned(figure: go.Figure, title: str, caption: str, width: int, left: int) -> go.Figure:
    """Return a figure with a title above and a caption below, to be saved on its own.

    Parameters
    ----------
    figure : Figure
        Is left as it is.
    title, caption : str
        Bare text; wrapped to the width.
    width, left : int
        Of the whole and of its left margin, in pixels.
    """
    saved = go.Figure(figure)
    head, foot = (textwrap.wrap(text, max(20, width // 7)) for text in (title, caption))
    top = saved.layout.margin.t + LINE * len(head) + 12
    bottom = saved.layout.margin.b + LINE * len(foot) + 14
    inner = (saved.layout.height or 400) - saved.layout.margin.t - saved.layout.margin.b
    saved.update_layout(
        font_family="Arial, Helvetica, sans-serif",  # a picture that stands alone has no fonts of the page
        width=width,
        height=inner + top + bottom,
        margin={"l": left, "t": top, "b": bottom},
    )
    saved.update_yaxes(automargin=False)
    saved.add_annotation(**_text(head, 14, left), y=1.0, yanchor="top", yshift=top - 4)
    saved.add_annotation(**_text(foot, 12, left), y=0.0, yanchor="bottom", yshift=6 - bottom)
    return saved


def _text(lines: list[str], size: int, left: int) -> dict[str, Any]:
    """Lines at the left edge of the picture."""
    return {
        "x": 0.0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "xshift": 8 - left,
        "text": "<br>".join(map(literal, lines)),
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "weight": 600 if size > 12 else 400},
    }
