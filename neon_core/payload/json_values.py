"""Values as JSON: short to write, and nothing that JSON has no word for."""

from __future__ import annotations

import hashlib
import json
import math
from typing import TYPE_CHECKING, Any

from neon_core.style import cluster_color, cluster_symbol

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import ArrayLike

    from neon_core.payload.browser_messages import FigureJson, Sign

DIGITS = 5
"""Decimals of places that are only looked at; numbers that are computed with travel whole."""


def round_values(values: ArrayLike, digits: int = DIGITS) -> Any:
    """Return places as nested lists, short to write."""
    import numpy as np

    return np.asarray(values).round(digits).tolist()


def significant_digits(values: ArrayLike) -> list[list[float]]:
    """Return places in the user's units, six digits each."""
    import numpy as np

    return [[float(f"{v:.6g}") for v in row] for row in np.asarray(values).tolist()]


def finite_or_none(value: float) -> float | None:
    """Return a number, None for one that JSON cannot write.

    Examples
    --------
    >>> finite_or_none(1.5), finite_or_none(float("inf"))
    (1.5, None)
    """
    return value if math.isfinite(value) else None


def short_id(*parts: object) -> str:
    """Return a short name that changes with any of the parts.

    Examples
    --------
    >>> short_id("wine", 3) == short_id("wine", 3), short_id("wine", 3) == short_id("wine", 4)
    (True, False)
    """
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:10]


def cluster_signs(n_clusters: int) -> list[Sign]:
    """Return shape and colour of every cluster."""
    return [(cluster_symbol(c, n_clusters), cluster_color(c)) for c in range(n_clusters)]


def figure_json(figure: go.Figure) -> FigureJson:
    """Return a figure as Plotly's own JSON, arrays packed; without texts for Plotly's own hover, which is off."""
    message: FigureJson = json.loads(figure.to_json())
    for trace in message["data"]:
        if "customdata" in trace:
            trace.pop("text", None)
    return message
