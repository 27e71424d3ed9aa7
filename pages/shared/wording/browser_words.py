"""What the browser fills in while a hand moves: templates with slots, as plain values that can travel as JSON."""

from __future__ import annotations

from typing import Any

from neon_core.wording.answer import LEADING, NAMED, WITH_VALUE
from neon_core.wording.comparison import COMPARE, EFFECTIVE, EQUATION, ONLY_ONE_OTHER, PROOF, SHARES, STOPS
from neon_core.wording.maps import HOVER, WHOLE_MAP
from neon_core.wording.spans import AND, listed
from neon_core.wording.values import CALLED, OTHERS, SHARE
from pages.shared.wording.page_words import LIST

BARS = {
    "caption": "What each feature adds to the evidence",
    "feature": "feature",
    "value": "value",
    "this": "this {noun}",
    "centroid": "centroid {cluster}",
    "against": "against",
    "for": "for",
    "relevance": "relevance",
    "others": OTHERS,
    "find": "Find among {n} features",
    "none": "No feature has “{text}” in its name.",
    "values": "Show what each value of {name} adds",
    "share": SHARE,
}
PICTURES = {"seen": "what it looks like", "counts": "what counts: blue for, orange against"}
SAVE = {"label": "Save", "png": "PNG", "svg": "SVG", "csv": "CSV"}
NOT_LOADED = "This picture could not be loaded. Reload the page to try again."


def templates() -> dict[str, Any]:
    """Return all that the browser fills in."""
    return {
        "and": AND,
        "named": NAMED,
        "with_value": WITH_VALUE,
        "leading": {name: listed(template) for name, template in LEADING.items()},
        "shares": {name: listed(template) for name, template in SHARES.items()},
        "effective": listed(EFFECTIVE),
        "equation": listed(EQUATION),
        "proof": {name: listed(template) for name, template in PROOF.items()},
        "compare": COMPARE,
        "one_other": ONLY_ONE_OTHER,
        "stops": STOPS,
        "bars": BARS,
        "pictures": PICTURES,
        "save": SAVE,
        "list": LIST,
        "hover": HOVER,
        "called": CALLED,
        "whole_map": WHOLE_MAP,
    }
