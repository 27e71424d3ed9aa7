"""A short rule for each cluster: as text, as a query of pandas, and as the condition of a WHERE in SQL."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from neon_core.analysis import Analysis
from neon_core.dataset import Dataset
from neon_core.summaries.found_rules import FoundRule, find_rules
from neon_core.summaries.rule_code import build_mask, build_query, build_sql
from neon_core.wording.rule_sentences import describe_rule, format_conditions


@dataclass(frozen=True)
class Rule(FoundRule):
    """A rule with its texts; for all that it finds see `FoundRule`.

    Attributes
    ----------
    text : str
        The rule in the user's units ("proline above 755 and alcohol above 12.8"). Where no rule of four conditions
        reaches 80 % of coverage and of precision: "No short rule: the best finds 71 of 116.". Where there is none, why.
    words : str
        The conditions in the user's units, also of a rule that is not enough; empty where there is no rule.
    query : str
        The rule for `frame.query(...)`. A name that no query can have, such as one with a backtick, makes it the mask.
    mask : str
        The rule as an expression on a variable `frame`, for `frame[...]`.
    sql : str
        The condition behind WHERE, in standard SQL; days and times are text, as pandas and SQLite store them. Months,
        weekdays and hours, which the standard does not have in text, are taken from it by SQLite's `strftime`.
    """

    text: str = ""
    words: str = ""
    query: str = ""
    mask: str = ""
    sql: str = ""

    @property
    def is_query(self) -> bool:
        """Whether `query` is for `frame.query`, not a mask."""
        return self.query != self.mask


def cluster_rules(analysis: Analysis, dataset: Dataset) -> tuple[Rule, ...]:
    """Return a short rule for each cluster, that finds its rows by the cells of the table.

    A rule is a conjunction of at most four ranges, periods or sets of values on columns that count; of a date that
    counts by its month, weekday or hour, of sets of these. A missing cell matches only where it counts as a value of
    its own. Bounds are rounded inward: they have as few digits as keep exactly the same rows.

    The rules are searched in all rows of a table with up to 8,000; of a larger one in a sample, drawn by the seed of
    the analysis, with as many rows of each cluster as there are. They are counted on all rows. In addition, five rules
    for each cluster are found on four fifths of the searched rows and counted on the last.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    dataset : Dataset
        The table that was analysed, with the same roles and kinds.

    Raises
    ------
    ArgumentError
        If the analysis is of another table.
    DataError
        If the dataset is no Dataset.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> rule = nc.cluster_rules(nc.analyse(wine, nc.AnalysisConfig(random_state=2, n_init=1)), wine)[0]
    >>> rule.text, rule.n_right, rule.size, rule.n_found
    ('proline above 679 and flavanoids above 2.18', 61, 61, 63)
    >>> print(rule.sql)
    "proline" > 679 AND "flavanoids" > 2.18
    >>> len(wine.frame.query(rule.query))
    63
    """
    return tuple(_build(rule, dataset) for rule in find_rules(analysis, dataset))


def _build(rule: FoundRule, dataset: Dataset) -> Rule:
    """Return a rule with its texts."""
    found: dict[str, Any] = {field.name: getattr(rule, field.name) for field in fields(FoundRule)}
    return Rule(
        **found,
        text=describe_rule(rule),
        words=format_conditions(rule),
        query=build_query(rule, dataset.frame),
        mask=build_mask(rule),
        sql=build_sql(rule),
    )
