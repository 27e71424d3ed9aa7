"""The look that all figures share: fonts, background, and the caption of a saved figure."""

from __future__ import annotations

import textwrap
from typing import Any

import plotly.graph_objects as go

from neon_core.arguments import as_count, check_type
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
"""Complete, so that no grid, background or colour of plotly's default template is left."""

NARROWEST, WIDEST = 10, 100_000
"""The widths of a figure that plotly takes, and that a picture can have, in pixels."""

LINE = 18
"""Height of a line of text, in pixels."""


def escape_markup(text: str) -> str:
    """Return a text that plotly shows as it is, not as markup or as a template.

    Examples
    --------
    >>> escape_markup("<b>a</b> %{x}")
    '&lt;b&gt;a&lt;/b&gt; %&#123;x}'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("%{", "%&#123;")


def line_axis(labels: list[str]) -> dict[str, Any]:
    """Return the vertical axis of a figure that has a line for each label, the first one on top."""
    return {
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "range": [len(labels) - 0.5, -0.5],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"size": 13},
        "ticks": "",
    }


def add_caption(figure: go.Figure, title: str, caption: str, width: int, left: int) -> go.Figure:
    """Return a copy of a figure with a title above and a caption below, for a file of its own.

    Parameters
    ----------
    figure : Figure
        The figure; it is not changed.
    title, caption : str
        Texts without markup, which are wrapped to the width.
    width, left : int
        The width of the figure and of its left margin, in pixels; both grow where the figure's own margin is wider.
    """
    title, caption = check_type(title, str, "title"), check_type(caption, str, "caption")
    width, left = as_count(width, "width", NARROWEST, WIDEST), as_count(left, "left", 0, WIDEST)
    saved = go.Figure(check_type(figure, go.Figure, "figure"))
    more = max(0, (saved.layout.margin.l or 0) - left)
    left, width = left + more, width + more
    title_lines, caption_lines = (textwrap.wrap(text, max(20, width // 7)) for text in (title, caption))
    top = (saved.layout.margin.t or 0) + LINE * len(title_lines) + 12
    bottom = (saved.layout.margin.b or 0) + LINE * len(caption_lines) + 14
    inner = (saved.layout.height or 400) - (saved.layout.margin.t or 0) - (saved.layout.margin.b or 0)
    saved.update_layout(
        font_family="Arial, Helvetica, sans-serif",  # a file has none of the page's fonts
        width=width,
        height=inner + top + bottom,
        margin={"l": left, "t": top, "b": bottom},
    )
    saved.update_yaxes(automargin=False)
    title_block, caption_block = _text_block(title_lines, 14, left), _text_block(caption_lines, 12, left)
    saved.add_annotation(title_block | {"y": 1.0, "yanchor": "top", "yshift": top - 4})
    saved.add_annotation(caption_block | {"y": 0.0, "yanchor": "bottom", "yshift": 6 - bottom})
    return saved


def _text_block(lines: list[str], size: int, left: int) -> dict[str, Any]:
    """Return the annotation with lines of text at the left edge of the figure."""
    return {
        "x": 0.0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "xshift": 8 - left,
        "text": "<br>".join(map(escape_markup, lines)),
        "align": "left",
        "showarrow": False,
        "font": {"size": size, "weight": 600 if size > 12 else 400},
    }
