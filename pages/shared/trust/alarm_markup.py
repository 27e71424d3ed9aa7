"""Markup of the alarms, and of both sides of a scaling. Every text is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from neon_core.wording import format_number
from neon_core.wording.alarm_words import format_alarm_value, label_alarm
from pages.shared.wording import amiss_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.evaluation import Alarm
    from pages.shared.results.alarmed import Side

MOST_LINES = 13
"""Features of both sides; those that carry least are one line."""


def build_alarms(alarms: Sequence[Alarm], nouns: tuple[str, str]) -> str:
    """Return every alarm with what it sees and its limit as a table."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in (amiss_words.HERE, amiss_words.ALARM_AT))
    lines = "".join(_alarm(alarm, nouns) for alarm in alarms)
    return (
        f'<table class="neon-alarms"><thead><tr><td></td>{heads}</tr></thead><tbody>{lines}</tbody></table>'
        f'<p class="neon-quiet neon-proof">{escape(amiss_words.describe_rates(alarms))}</p>'
    )


def _alarm(alarm: Alarm, nouns: tuple[str, str]) -> str:
    kind = ' class="neon-raised"' if alarm.is_raised else ""
    limit = format_alarm_value(alarm.kind, alarm.limit, nouns)
    title = escape(amiss_words.format_rates(alarm), quote=True)
    return (
        f'<tr{kind}><th scope="row" title="{title}">{escape(label_alarm(alarm.kind, nouns))}</th>'
        f"<td>{escape(alarm.seen)}</td><td>{escape(limit)}</td></tr>"
    )


def build_both_sides(names: Sequence[str], now: Side, other: Side) -> str:
    """Return the share of each feature under both scalings as bars on one scale, the largest now first."""
    order = sorted(range(len(names)), key=lambda i: -now.shares[i])
    shown = order if len(order) <= MOST_LINES else order[: MOST_LINES - 1]
    lines = [_line(names[i], now.shares[i], other.shares[i]) for i in shown]
    if len(shown) < len(order):
        rest = order[len(shown) :]
        sums = [sum(side.shares[i] for i in rest) for side in (now, other)]
        lines.append(_line(f"the other {len(rest)} together", *sums))
    for name, value, then in (
        (amiss_words.SILHOUETTE, now.silhouette, other.silhouette),
        (amiss_words.RAND, now.rand, other.rand),
    ):
        if value is not None and then is not None:
            cells = "".join(f"<td>{format_number(each, 3)}</td>" for each in (value, then))
            lines.append(f'<tr class="neon-also"><th scope="row">{name}</th>{cells}</tr>')
    heads = "".join(
        f'<th scope="col">{escape(text)}</th>'
        for text in (
            f"{amiss_words.name_scaling(now.scaling)}, {amiss_words.AS_SET}",
            amiss_words.name_scaling(other.scaling),
        )
    )
    head = f"<thead><tr><td></td>{heads}</tr></thead>"
    return f'<table class="neon-sides-of">{head}<tbody>{"".join(lines)}</tbody></table>'


def _line(name: str, share: float, other: float) -> str:
    return f'<tr><th scope="row">{escape(name)}</th>{_bar(share)}{_bar(other)}</tr>'


def _bar(share: float) -> str:
    bar = f'<i style="width:{62.0 * share:.2f}%"></i>'
    quiet = ' class="neon-quiet"' if share < 0.0005 else ""
    return f"<td>{bar if share >= 0.0005 else ''}<span{quiet}>{amiss_words.format_share(share)}</span></td>"
