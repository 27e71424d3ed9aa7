"""The values of a column in the clusters, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neon_core.text import call_cluster, capitalize, count, shorten
from neon_core.wording.column_values import format_between, format_ends
from neon_core.wording.numbers import format_percent
from neon_core.wording.row_values import format_date

if TYPE_CHECKING:
    from neon_core.column_description import ColumnDescription


def describe_cluster_values(described: ColumnDescription, nouns: tuple[str, str]) -> str:
    """Return the sentences on how a column differs between the clusters.

    Parameters
    ----------
    described : ColumnDescription
        See `describe_column`.
    nouns : tuple of str
        The noun for a row, singular and plural.
    """
    if described.sizes.sum() == described.missing.sum():
        return f"“{described.name}” has no value in any {nouns[0]} that is clustered."
    if described.has_quantiles:
        return " ".join([_describe_medians(described), *_describe_missing(described, nouns)])
    return _describe_largest_share(described, nouns)


def _describe_medians(described: ColumnDescription) -> str:
    """Return where the median is lowest and highest, and how much of the variance lies between the clusters."""
    medians, name = described.medians, f"The median of “{described.name}”"
    present = np.flatnonzero(~np.isnan(medians[:-1]))
    low, high = present[medians[present].argmin()], present[medians[present].argmax()]
    whole = format_described(described, medians[-1])
    if medians[low] == medians[high]:
        where = "in every cluster" if present.size > 1 else "over all rows"
        return f"{name} is {whole} {where}.{_variance(described) if present.size > 1 else ''}"
    lowest, highest = _format_ends(described, float(medians[low]), float(medians[high]))
    first, last = (call_cluster(int(cluster), described.cluster_names) for cluster in (low, high))
    ends = f"{lowest} in {first}", f"{highest} in {last}"
    return f"{name} goes from {ends[0]} to {ends[1]}; over all rows it is {whole}.{_variance(described)}"


def _format_ends(described: ColumnDescription, low: float, high: float) -> tuple[str, ...]:
    """Return two different medians, with as many digits as tell them apart."""
    if described.kind == "date":
        return tuple(format_described(described, value) for value in (low, high))
    return format_ends(described.form, low, high)


def _variance(described: ColumnDescription) -> str:
    return f" {capitalize(format_percent(described.association))} of its variance lies between the clusters."


def _describe_missing(described: ColumnDescription, nouns: tuple[str, str]) -> list[str]:
    n_missing = int(described.missing.sum())
    if not n_missing:
        return []
    return [f"{count(n_missing, *nouns)} without a value {'is' if n_missing == 1 else 'are'} left out."]


def _describe_largest_share(described: ColumnDescription, nouns: tuple[str, str]) -> str:
    """Return the value and the cluster that differ most from all rows, and how much the column says in all."""
    beyond = described.shares[:-1] - described.shares[-1]
    k, j = np.unravel_index(int(beyond.argmax()), beyond.shape)
    if not beyond[k, j] > 0.0:
        return f"Every cluster has the same shares of “{described.name}”."
    own, all_rows = (format_percent(float(described.shares[line, j])) for line in (k, -1))
    value, where = f"“{described.name}” = {shorten(described.values[j])}", call_cluster(int(k), described.cluster_names)
    return (
        f"{capitalize(own)} of the {nouns[1]} in {where} have {value}, and {all_rows} of all. "
        f"Normalised mutual information of the column and the clusters: {described.association:.2f}."
    )


def format_described(described: ColumnDescription, value: float) -> str:
    """Return a number with its unit, or a date; the value is one of the description's quantiles."""
    if described.kind == "date":
        return format_date(described.as_date(value))
    return format_between(described.form, value)


def format_share(described: ColumnDescription, cluster: int, value: int) -> str:
    """Return the share of a cluster's rows with a value, with their number; the cluster -1 is all rows."""
    n_rows = int(described.counts[:, value].sum() if cluster < 0 else described.counts[cluster, value])
    of = int(described.sizes.sum() if cluster < 0 else described.sizes[cluster])
    share = format_percent(float(described.shares[cluster, value]))
    return f"{call_line(described, cluster)}: {shorten(described.values[value])} {share} ({n_rows:,} of {of:,})"


def format_quantiles(described: ColumnDescription, cluster: int) -> str:
    """Return the quantiles of a cluster, of which there is at least one value; the cluster -1 is all rows."""
    low, first, middle, third, high = (format_described(described, float(q)) for q in described.quantiles[cluster])
    return f"{call_line(described, cluster)}: median {middle}, half from {first} to {third}, 90 % from {low} to {high}"


def call_line(described: ColumnDescription, cluster: int) -> str:
    """Return what a line of a description is called: the cluster, or all rows where it is -1."""
    return "all rows" if cluster < 0 else call_cluster(cluster, described.cluster_names)
