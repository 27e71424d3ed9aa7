"""The clusters described by a column: the choice of the column, and the table behind the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neon_core.text import shorten
from neon_core.wording.cluster_values import describe_cluster_values, format_quantiles, format_share

if TYPE_CHECKING:
    from neon_core.column_description import ColumnDescription
    from neon_core.wording.map_words import TextTable

TITLE = "Clusters, described by a column"
CHOOSE = "Describe by"
NOT_CHOSEN = "Choose a column"
ROLE_ENDINGS = {"class": " · class", "feature": " · counts", "describe": "", "ignore": ""}
"""What is written behind a column's name where the clusters are compared with it, or made of it."""
LEGEND = {
    False: "A mark is a cluster; the grey stroke is the share of all rows.",
    True: "The mark is the median, the wide line the middle half, the thin line the middle 90 %.",
}


def format_option(name: str, role: str) -> str:
    """Return a column in the list of columns.

    Examples
    --------
    >>> format_option("species", "class"), format_option("class", "class"), format_option("town", "ignore")
    ('species · class', 'class', 'town')
    """
    return name if name == role else shorten(name) + ROLE_ENDINGS[role]


def format_picture_title(name: str) -> str:
    """Return the title of a saved picture."""
    return f"The clusters, described by “{name}”"


def describe_picture(described: ColumnDescription, nouns: tuple[str, str]) -> str:
    """Return the sentences beside the picture."""
    return f"{describe_cluster_values(described, nouns)} {LEGEND[described.has_quantiles]}"


def build_description_table(described: ColumnDescription) -> TextTable:
    """Return a description as a table, for people who do not see the picture."""
    clusters = (-1, *range(described.sizes.size))
    if described.has_quantiles:
        texts = [[format_quantiles(described, k)] for k in clusters if not np.isnan(described.medians[k])]
    else:
        texts = [[format_share(described, k, j) for j in range(len(described.values))] for k in clusters]
    return {"caption": TITLE, "head": [described.name] * max(map(len, texts), default=0), "rows": texts}
