"""Markup of the checks, and of the two moons. Every text is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from neon_core.style import cluster_color, cluster_symbol
from pages.shared.wording import proof_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.evaluation import Check, Moons


def build_checks(checks: Sequence[Check], nouns: tuple[str, str]) -> str:
    """Return the checks as a table: whether each holds, what it compares, and its number."""
    lines = "".join(
        f"<tr{'' if check.holds else ' class=neon-raised'}><td>{'✓' if check.holds else '✗'}</td>"
        f'<th scope="row">{escape(proof_words.label_check(check, nouns))}</th>'
        f"<td><b>{escape(proof_words.format_check(check))}</b></td></tr>"
        for check in checks
    )
    return f'<table class="neon-checks"><tbody>{lines}</tbody></table>'


def build_moons(moons: Moons) -> str:
    """Return the moons as marks in the shapes of the two clusters."""
    low, high = moons.points.min(axis=0), moons.points.max(axis=0)
    places = ((moons.points - low) / (high - low) * [96.0, 94.0]).tolist()
    looks = [(cluster_symbol(k, 2), cluster_color(k)) for k in moons.cluster.tolist()]
    marks = "".join(
        f'<i class="neon-{symbol}" style="left:{x:.1f}%;bottom:{y:.1f}%;color:{color}"></i>'
        for (x, y), (symbol, color) in zip(places, looks, strict=True)
    )
    label = escape(proof_words.MOONS_LABEL, quote=True)
    picture = f'<div class="neon-dots neon-moons" role="img" aria-label="{label}">{marks}</div>'
    return f"{picture}{build_note(proof_words.describe_moons(moons.rand))}"


def build_note(text: str) -> str:
    """Return the text of a counter-example."""
    return f'<p class="neon-popped">{escape(text)}</p>'
