"""Alarms: ways in which a clustering is explained exactly and still says little, each with a number and its limit.

The rates of false alarms and of hits are measured by `benchmarks/alarms.py` on generated tables without the fault and
with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from neon_core.analysis import Analysis
from neon_core.arguments import check_nouns, check_type
from neon_core.evaluation.alarm_measures import (
    closest_copies,
    orders_of_rows,
    repeated_share,
    reproducing_column,
    scaled_relevance,
)
from neon_core.triviality import FAR_FEWER, FEW, MOST_ROWS, NEARLY_ONE, relevance_shares, shared_information
from neon_core.wording.alarm_words import describe_alarm, describe_seen

if TYPE_CHECKING:
    from neon_core.checks import Indices, Vector
    from neon_core.preparation import Design

Kind = Literal["half", "one column", "row order", "copies", "outliers", "repeated", "scaling"]
HALF, ORDERED, ON_TOP, COPIES, REPEATED, FALLS = 0.5, 0.9, 0.2, 0.95, 0.01, 0.25
"""Limits: a share of the relevance; how far a column is the rows' order, and its share of an even one; a correlation
within clusters; a share of the rows; and the share of the relevance that a column loses where it is scaled."""


class Rates(NamedTuple):
    """The share of 500 tables without the fault on which an alarm is raised, and of 500 tables with it."""

    false: float
    hits: float


RATES: dict[str, Rates] = {
    "half": Rates(0.014, 1.000),
    "one column": Rates(0.004, 1.000),
    "row order": Rates(0.000, 1.000),
    "copies": Rates(0.000, 1.000),
    "outliers": Rates(0.000, 1.000),
    "repeated": Rates(0.002, 0.984),
    "scaling": Rates(0.006, 1.000),
}
"""Measured by `benchmarks/alarms.py`."""


@dataclass(frozen=True)
class Alarm:
    """A way in which a clustering may say little.

    Attributes
    ----------
    kind : str
        "half", "one column", "row order", "copies", "outliers", "repeated" or "scaling".
    column : str
        The column that it is about; of two, the one to leave out. Empty where it is about none.
    value, limit : float
        The number, and the one from which on the alarm is raised.
    is_raised : bool
        Whether it is.
    seen : str
        What it sees here, in short.
    text : str
        What it means; empty where it is not raised.
    remedy : str
        What can be done: "compare", "describe", "leave out", "fewer clusters" or "show rows"; empty where nothing need.
    """

    kind: Kind
    column: str
    value: float
    limit: float
    is_raised: bool
    seen: str
    text: str
    remedy: str

    @property
    def rates(self) -> Rates:
        """How often the alarm is false, and how often it hits."""
        return RATES[self.kind]


def alarms(analysis: Analysis, nouns: tuple[str, str] = ("row", "rows")) -> tuple[Alarm, ...]:
    """Return every alarm with what it sees, those that are raised first; none of one cluster.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    nouns : tuple of str
        One row and several, as the sentences call them.

    Returns
    -------
    tuple of Alarm

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> raw = alarms(nc.analyse(wine, nc.AnalysisConfig(scaling="none")))
    >>> [(alarm.kind, alarm.column) for alarm in raw if alarm.is_raised]
    [('half', 'proline'), ('one column', 'proline'), ('scaling', 'proline')]
    """
    design = check_type(analysis, Analysis, "analysis").design
    check_nouns(nouns)
    if analysis.n_clusters < 2:
        return ()
    some = np.unique(np.linspace(0, design.rows.size - 1, MOST_ROWS).astype(np.intp))
    shares = relevance_shares(design, analysis.model, some)
    found = [
        _half(design, shares, nouns),
        _one_column(analysis, shares, some, nouns),
        _row_order(design, shares, nouns),
        _copies(analysis, nouns),
        _outliers(analysis, nouns),
        _repeated(analysis, nouns),
        _scaling(analysis, shares, some, nouns),
    ]
    return tuple(sorted(found, key=lambda alarm: not alarm.is_raised))


def _alarm(
    kind: Kind,
    design: Design,
    at: tuple[int, ...],
    value: float,
    limit: float,
    nouns: tuple[str, str],
    *,
    is_raised: bool,
) -> Alarm:
    """Return an alarm about some columns."""
    names = tuple(design.columns[i].name for i in at)
    text = describe_alarm(kind, names, value, nouns) if is_raised else ""
    column = names[-1] if names else ""
    seen = describe_seen(kind, names, value, len(design.columns), nouns)
    return Alarm(kind, column, value, limit, is_raised, seen, text, REMEDIES[kind] if is_raised else "")


REMEDIES = {
    "half": "compare",
    "one column": "describe",
    "row order": "leave out",
    "copies": "leave out",
    "outliers": "fewer clusters",
    "repeated": "show rows",
    "scaling": "compare",
}


def _half(design: Design, shares: Vector, nouns: tuple[str, str]) -> Alarm:
    at = int(shares.argmax())
    value = float(shares[at])
    return _alarm("half", design, (at,), value, HALF, nouns, is_raised=value > HALF and len(design.columns) > 2)


def _one_column(analysis: Analysis, shares: Vector, rows: Indices, nouns: tuple[str, str]) -> Alarm:
    design = analysis.design
    information = shared_information(design, analysis.clustering.labels, rows)
    at, value = reproducing_column(design, shares, information, HALF)
    is_raised = value > NEARLY_ONE and len(design.columns) > 1
    return _alarm("one column", design, (at,) * (at >= 0), value, NEARLY_ONE, nouns, is_raised=is_raised)


def _row_order(design: Design, shares: Vector, nouns: tuple[str, str]) -> Alarm:
    ordered = np.where(orders_of_rows(design) >= ORDERED, shares, -1.0)
    at, limit = int(ordered.argmax()), ON_TOP / len(design.columns)
    if ordered[at] < 0.0 or len(design.columns) < 2:
        return _alarm("row order", design, (), 0.0, limit, nouns, is_raised=False)
    value = float(ordered[at])
    return _alarm("row order", design, (at,), value, limit, nouns, is_raised=value >= limit)


def _copies(analysis: Analysis, nouns: tuple[str, str]) -> Alarm:
    pair = closest_copies(analysis.design, analysis.clustering.labels)
    at = (pair.first, pair.second) if pair.first >= 0 else ()
    is_raised = pair.correlation >= COPIES
    return _alarm("copies", analysis.design, at, pair.correlation, COPIES, nouns, is_raised=is_raised)


def _outliers(analysis: Analysis, nouns: tuple[str, str]) -> Alarm:
    design, sizes = analysis.design, analysis.clustering.sizes
    most = design.rows.size * min(FEW, FAR_FEWER / sizes.size)
    least = int(sizes[sizes > 0].min())
    return _alarm("outliers", design, (), float(least), float(np.ceil(most) - 1), nouns, is_raised=least < most)


def _repeated(analysis: Analysis, nouns: tuple[str, str]) -> Alarm:
    value = repeated_share(analysis.design, analysis.clustering.labels)
    return _alarm("repeated", analysis.design, (), value, REPEATED, nouns, is_raised=value > REPEATED)


def _scaling(analysis: Analysis, shares: Vector, rows: Indices, nouns: tuple[str, str]) -> Alarm:
    """Return the alarm on a column that carries much in raw units, and little where it is scaled."""
    design, config = analysis.design, analysis.config
    scaled = None
    if config.scaling == "none" and len(design.columns) > 1:
        scaled = scaled_relevance(design, analysis.n_clusters, rows, config.random_state)
    if scaled is None:
        return _alarm("scaling", design, (), 0.0, FALLS, nouns, is_raised=False)
    at = int((shares - scaled).argmax())
    value = max(0.0, float(shares[at] - scaled[at]))
    return _alarm("scaling", design, (at,), value, FALLS, nouns, is_raised=value > FALLS)
