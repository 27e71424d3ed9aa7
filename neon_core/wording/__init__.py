"""Numbers to sentences: every sentence that a person reads is written here (errors and notes own theirs).

Figures and pages add no words of their own.
"""

from __future__ import annotations

from neon_core.text import count
from neon_core.wording.answer import NARROW, detail, headline, margin, standing
from neon_core.wording.comparison import (
    COMPARE,
    ONLY_ONE_OTHER,
    beta_text,
    effective_line,
    equation,
    merge,
    proof,
    shares_line,
    try_clusters,
)
from neon_core.wording.maps import (
    AXIS_FEATURES,
    HOVER,
    MAP,
    MAPS,
    MISPLACED,
    WAY,
    axis_titles,
    map_caption,
    map_label,
    map_table,
    way,
)
from neon_core.wording.numbers import MINUS, amount, number, percent, signed, superscript
from neon_core.wording.prepared import DONE, TAKE, TAKE_AWAY, TAKEN, brief, done, prepared
from neon_core.wording.spans import Sentence, Span, cluster_name, fill, listed, plain
from neon_core.wording.values import OTHERS, SHARE, called, class_name, shares, value

__all__ = [
    "AXIS_FEATURES",
    "COMPARE",
    "DONE",
    "HOVER",
    "MAP",
    "MAPS",
    "MINUS",
    "MISPLACED",
    "NARROW",
    "ONLY_ONE_OTHER",
    "OTHERS",
    "SHARE",
    "TAKE",
    "TAKEN",
    "TAKE_AWAY",
    "WAY",
    "Sentence",
    "Span",
    "amount",
    "axis_titles",
    "beta_text",
    "brief",
    "called",
    "class_name",
    "cluster_name",
    "count",
    "detail",
    "done",
    "effective_line",
    "equation",
    "fill",
    "headline",
    "listed",
    "map_caption",
    "map_label",
    "map_table",
    "margin",
    "merge",
    "number",
    "percent",
    "plain",
    "prepared",
    "proof",
    "shares",
    "shares_line",
    "signed",
    "standing",
    "superscript",
    "try_clusters",
    "value",
    "way",
]
