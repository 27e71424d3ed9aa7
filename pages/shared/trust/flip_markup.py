"""The curves of replaced features as they travel, and the table of all three replacements. Every text is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from neon_core.payload.json_values import round_values
from neon_core.wording import format_amount
from pages.shared.wording import faithful_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.evaluation import Flipping
    from pages.shared.live_chart.payload.trust_messages import Curves

KINDS = {"neon": "main", "least first": "dotted", "random": "band", "gradient x input": "dashed"}
"""How a curve is drawn where it has a name beside it."""


def build_curves(found: Flipping, picture_id: str) -> Curves:
    """Return the curves, that of NEON on top."""
    order = sorted(found.curves, key=lambda name: name == "neon")
    n_columns = len(found.curves["neon"]) - 1
    return {
        "id": picture_id,
        "label": faithful_words.CURVES_LABEL,
        "start": "0",
        "end": f"{n_columns} features replaced",
        "top": format_amount(float(found.curves["neon"][0]), 2),
        "curves": [
            {
                "name": faithful_words.NAMES[name] if name in KINDS else "",
                "kind": KINDS.get(name, "plain"),
                "values": round_values(found.curves[name], 6),
            }
            for name in order
        ],
    }


def build_heights(flipped: Sequence[Flipping], shown: str, nouns: tuple[str, str]) -> str:
    """Return the mean height of each curve for every replacement, the best bold, and when the cluster changes."""
    now = next(each for each in flipped if each.baseline == shown)
    heads = "".join(
        f'<th scope="col">{escape(name)}</th>'
        for name in (*(faithful_words.name_baseline(each.baseline, nouns) for each in flipped), faithful_words.FLIPS)
    )
    lines = "".join(_line(name, flipped, now) for name in now.area)
    corner = f"<td>{faithful_words.HEIGHT}</td>"
    return f'<table class="neon-heights"><thead><tr>{corner}{heads}</tr></thead><tbody>{lines}</tbody></table>'


def _line(name: str, flipped: Sequence[Flipping], now: Flipping) -> str:
    cells = ""
    for each in flipped:
        text = faithful_words.format_height(each.area[name])
        low, high = (faithful_words.format_height(end) for end in each.interval[name])
        cells += f'<td title="{low} to {high}">{f"<b>{text}</b>" if name == each.best else text}</td>'
    flips = faithful_words.format_flips(now.flips[name])
    return f'<tr><th scope="row">{escape(faithful_words.NAMES[name])}</th>{cells}<td>{flips}</td></tr>'
