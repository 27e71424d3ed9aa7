"""Templates that the browser fills in under a dragged slider, and the other words of map, panel and table."""

from __future__ import annotations

from typing import Any

from neon_core.wording.comparison import EFFECTIVE, EQUATION, PROOF, SHARES
from neon_core.wording.evidence import UNDER
from neon_core.wording.headline import LEADING, NAMED, VISIBLE, WITH_FILLED, WITH_VALUE
from neon_core.wording.map_caption import HOVER
from neon_core.wording.map_words import CLUSTERS, NUMBER, TOOLS, TWO_FINGERS, WHOLE_MAP
from neon_core.wording.row_cells import LOADING, SORT, TO_CHOSEN
from neon_core.wording.row_list_words import LIST
from neon_core.wording.row_values import OTHERS, SHARE
from neon_core.wording.spans import AND, to_list
from neon_core.wording.strip_legend import STRIP_LEGEND, STRIP_VALUES

COMPARE = "Compare against"
ONLY_ONE_OTHER = "Two clusters: there is only one other to compare with, so the comparison has no setting."
STOPS = {
    "all": "all clusters",
    "usual": "usual",
    "nearest": "only the nearest",
    "more": "usual × {factor}",
    "less": "usual ÷ {factor}",
}
"""The stops of the comparison's slider."""
BARS = {
    "caption": "What each feature adds to the evidence",
    "heads": {"name": "feature", "value": "value", "strip": "range"},
    "against": "against",
    "for": "for",
    "relevance": "relevance",
    "others": OTHERS,
    "find": "Find among {n} features",
    "none": "No feature has “{text}” in its name.",
    "values": "Show what each value of {name} adds",
    "share": SHARE,
}
PICTURES = {"counts": "what counts: blue for, orange against"}
TERMS = {
    "effective": {
        "name": "What “as if” means",
        "text": "Nearer clusters count more in the comparison. Together all of them count as this many would that are "
        "equally near. β sets how fast the weight falls with the distance.",
    },
    "evidence": {
        "name": "What evidence is",
        "text": "The row's squared distance to the centroid of the nearest other cluster, less that to its own. It is "
        "0 on the boundary and grows without end. In formulas and files its name is logit.",
    },
}
"""Words of the field, explained beside them."""

PLAIN_WORDS = {
    "pictures": PICTURES,
    "list": LIST,
    "rows": {"sort": SORT, "to_chosen": TO_CHOSEN, "loading": LOADING},
    "hover": HOVER,
    "number": NUMBER,
    "clusters": CLUSTERS,
    "tools": TOOLS,
    "whole_map": WHOLE_MAP,
    "two_fingers": TWO_FINGERS,
}
"""Texts without a part in a sentence, as they are."""


def live_templates() -> dict[str, Any]:
    """Return the words of map, panel and table, as values that can travel as JSON.

    Examples
    --------
    >>> live_templates()["equation"][0]
    ['{pro}', 'for', -1]
    """
    return {
        "and": AND,
        "named": NAMED,
        "visible": VISIBLE,
        "with_value": WITH_VALUE,
        "with_filled": WITH_FILLED,
        "under": UNDER,
        "leading": {name: to_list(template) for name, template in LEADING.items()},
        "shares": {name: to_list(template) for name, template in SHARES.items()},
        "effective": to_list(EFFECTIVE),
        "equation": to_list(EQUATION),
        "proof": {name: to_list(template) for name, template in PROOF.items()},
        "compare": COMPARE,
        "one_other": ONLY_ONE_OTHER,
        "stops": STOPS,
        "bars": BARS,
        "strips": {"legend": STRIP_LEGEND, "values": STRIP_VALUES},
        "terms": TERMS,
        **PLAIN_WORDS,
    }
