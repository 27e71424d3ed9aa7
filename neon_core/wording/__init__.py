"""Numbers to sentences: every sentence that a person reads is written here (errors and notes own theirs).

Figures and pages add no words of their own.
"""

from __future__ import annotations

from neon_core.wording.address import (
    BETA_RULE,
    INSTEAD,
    ROW_RULE,
    UNEXPECTED,
    cannot,
    cannot_choice,
    cannot_sample,
    row_gone,
    unknown_parameter,
)
from neon_core.wording.answer import NARROW, detail, headline, margin
from neon_core.wording.comparison import (
    COMPARE,
    ONLY_ONE_OTHER,
    beta_text,
    effective_line,
    equation,
    merge,
    proof,
    shares_line,
    stop_name,
    strip_legend,
    try_clusters,
)
from neon_core.wording.numbers import MINUS, amount, count, number, percent, signed, superscript
from neon_core.wording.page import (
    AXES,
    SCALINGS,
    fit_line,
    invitation,
    list_heading,
    map_caption,
    page_of,
    size,
    ten_starts,
    title,
    working,
)
from neon_core.wording.spans import Sentence, Span, cluster_name, plain
from neon_core.wording.table import CHOOSE, DECIMALS, PUBLISHED_BARS, PUBLISHED_WHY, TABLE, published_why, table_views

__all__ = [
    "AXES",
    "BETA_RULE",
    "CHOOSE",
    "COMPARE",
    "DECIMALS",
    "INSTEAD",
    "MINUS",
    "NARROW",
    "ONLY_ONE_OTHER",
    "PUBLISHED_BARS",
    "PUBLISHED_WHY",
    "ROW_RULE",
    "SCALINGS",
    "TABLE",
    "UNEXPECTED",
    "Sentence",
    "Span",
    "amount",
    "beta_text",
    "cannot",
    "cannot_choice",
    "cannot_sample",
    "cluster_name",
    "count",
    "detail",
    "effective_line",
    "equation",
    "fit_line",
    "headline",
    "invitation",
    "list_heading",
    "map_caption",
    "margin",
    "merge",
    "number",
    "page_of",
    "percent",
    "plain",
    "proof",
    "published_why",
    "row_gone",
    "shares_line",
    "signed",
    "size",
    "stop_name",
    "strip_legend",
    "superscript",
    "table_views",
    "ten_starts",
    "title",
    "try_clusters",
    "unknown_parameter",
    "working",
]
