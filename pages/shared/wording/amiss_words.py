"""The second half of the page Trust: is one feature doing all the work, and is anything else amiss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.scalings import SCALINGS
from neon_core.text import capitalize, shorten, spell_small
from neon_core.wording import format_number
from neon_core.wording.numbers import format_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.evaluation import Alarm

ONE_FEATURE = "Is one feature doing all the work?"
ANYTHING_ELSE = "Is anything else amiss?"
HERE, ALARM_AT = "here", "alarm at"
SILHOUETTE, RAND = "silhouette", "adjusted Rand to class"
AS_SET = "as set"
LOOKING = "Looking for what is amiss"
SHOW_ROWS = "Show these rows on Explore"
BOTH_CAPTION = "Share of the mean absolute relevance of each feature, on one scale."


def describe_one_feature(
    names: Sequence[str], shares: tuple[Sequence[float], Sequence[float]], other: str, limit: float
) -> str:
    """Return whether one feature does all the work, and what the other scaling would say.

    Examples
    --------
    >>> describe_one_feature(["ash", "proline"], ([0.4, 0.45], [0.001, 0.998]), "none", 0.5)
    'No: proline has most, 45 % of the relevance. In raw units, proline would have over 99 %.'
    >>> describe_one_feature(["ash", "proline"], ([0.001, 0.998], [0.4, 0.45]), "minmax", 0.5)
    'Yes: proline has 99.8 % of the relevance. With each feature to 0…1, proline would have 45 %.'
    """
    now, then = ([float(share) for share in side] for side in shares)
    most, other_most = now.index(max(now)), then.index(max(then))
    begin = f"Yes: {shorten(names[most])} has {format_share(now[most])} of the relevance."
    if now[most] <= limit:
        begin = f"No: {shorten(names[most])} has most, {format_percent(now[most])} of the relevance."
    where = "In raw units" if other == "none" else f"With {name_scaling(other)}"
    return f"{begin} {where}, {shorten(names[other_most])} would have {format_percent(then[other_most])}."


def name_scaling(scaling: str) -> str:
    """Return a scaling within a sentence.

    Examples
    --------
    >>> name_scaling("minmax"), name_scaling("none")
    ('each feature to 0…1', 'raw units')
    """
    label = SCALINGS[scaling].label
    return "raw units" if scaling == "none" else label[:1].lower() + label[1:]


def format_share(share: float) -> str:
    """Return a share with one decimal.

    Examples
    --------
    >>> format_share(0.1456)
    '14.6 %'
    """
    return f"{format_number(100.0 * share, 1)} %"


def describe_alarms(alarms: Sequence[Alarm]) -> str:
    """Return how many alarms ring."""
    n_raised = sum(alarm.is_raised for alarm in alarms)
    watch = f"{capitalize(spell_small(len(alarms)))} alarms watch"
    if n_raised == 0:
        return f"No. {watch}; none rings."
    return f"Yes. {watch}; {spell_small(n_raised)} {'rings' if n_raised == 1 else 'ring'}."


def describe_rates(alarms: Sequence[Alarm]) -> str:
    """Return how often the alarms are false, and how often they hit."""
    false = 100.0 * max(alarm.rates.false for alarm in alarms)
    hits = 100.0 * min(alarm.rates.hits for alarm in alarms)
    return (
        f"On 500 generated tables without the fault an alarm rings in at most {format_number(false, 1)}\u00a0%, "
        f"on 500 with it in at least {format_number(hits, 1)}\u00a0%."
    )


def format_rates(alarm: Alarm) -> str:
    """Return how often one alarm is false, and how often it hits."""
    false, hits = (format_number(100.0 * rate, 1) for rate in alarm.rates)
    return f"false on {false} % of 500 tables without the fault, right on {hits} % of 500 with it"
