"""Two rows in words: what holds them together, or which columns part them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import capitalize
from neon_core.wording.cluster_sentences import format_contrast
from neon_core.wording.column_values import format_ends
from neon_core.wording.row_values import YES_OR_NO
from neon_core.wording.spans import Sentence, Span, cluster_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.checks import Vector
    from neon_core.summaries import ColumnContrast, RowPair

NAMED = 2
"""Columns named for each sign, at most."""

VISIBLE = 0.01
"""A column is named from this share of the largest part on."""

HALF = 0.5
"""A yes is 1, a no is 0."""


def describe_pair(pair: RowPair, nouns: tuple[str, str]) -> Sentence:
    """Return the headline of two rows: the cluster that they share, or both of their clusters.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.wording import to_text
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> to_text(describe_pair(nc.together(wine, 0, 60), ("wine", "wines")))
    'Wine 0 is in cluster 0, wine 60 in cluster 2.'
    """
    first, second = _rows(pair, nouns)
    own, other = (cluster_span(label, pair.cluster_names) for label in pair.labels)
    start = capitalize(first) if not pair.names[0] else first
    if pair.rows[0] == pair.rows[1]:
        return Span(f"{start} is one {nouns[0]}, in "), own, Span(".")
    if pair.is_together:
        return Span(f"{start} and {second} are both in "), own, Span(".")
    return Span(f"{start} is in "), own, Span(f", {second} in "), other, Span(".")


def describe_pair_detail(pair: RowPair, nouns: tuple[str, str]) -> Sentence:
    """Return the sentences below the headline: the columns that hold two rows together, or part them.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.wording import to_text
    >>> wine = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1))
    >>> to_text(describe_pair_detail(nc.together(wine, 0, 60), ("wine", "wines")))
    'What parts them most: OD280/OD315 (3.92, not 1.67) and nonflavanoid phenols (0.28, not 0.63); against it: ...'
    """
    if pair.rows[0] == pair.rows[1]:
        return ()
    if pair.border[1] < 0:
        return (Span("Everything is in one cluster: no border is near."),)
    if not pair.is_together:
        return _describe_parting(pair)
    alike = (Span(" Both have the same value in every column that counts."),) if pair.is_alike else ()
    depth = alike or _describe_depth(pair, nouns)
    return *_describe_common(pair), *depth


def _rows(pair: RowPair, nouns: tuple[str, str]) -> tuple[str, str]:
    """Return the texts that call the two rows."""
    first, second = (name or f"{nouns[0]} {row}" for name, row in zip(pair.names, pair.rows, strict=True))
    return first, second


def _describe_parting(pair: RowPair) -> Sentence:
    """Return the columns that part two rows of different clusters, with both values, and those that do not."""
    pro, contra = _largest(pair.relevance, pair.columns)
    if not pro:
        return (Span("Both lie exactly on the border between the two clusters."),)
    spans = [Span("What parts them most: "), *_list(pro)]
    spans += [Span("; against it: "), *_list(contra, "against")] if contra else []
    return *spans, Span(".")


def _describe_common(pair: RowPair) -> Sentence:
    """Return the columns that keep two rows of one cluster from the competitor that is nearest to both."""
    border = cluster_span(pair.border[1], pair.cluster_names)
    pro, contra = _largest(pair.common, pair.columns)
    if not pro:
        return Span("Both lie exactly on the border to "), border, Span(".")
    spans = [Span("Holding them together, and away from "), border, Span(": ")]
    spans += _list(pro, with_values=False)
    spans += [Span("; against it: "), *_list(contra, "against", with_values=False)] if contra else []
    return *spans, Span(".")


def _describe_depth(pair: RowPair, nouns: tuple[str, str]) -> Sentence:
    """Return which of two rows lies further from their border, and by which columns."""
    if pair.margin == 0.0:
        return (Span(" Both are equally far inside."),)
    further = pair.margin > 0.0
    name = _rows(pair, nouns)[0 if further else 1]
    pro, _ = _largest(pair.relevance if further else -pair.relevance, pair.columns)
    is_named = bool(pair.names[0 if further else 1])
    spans = [Span(f" {name if is_named else capitalize(name)} is further inside, most by ")]
    return *spans, *_list(pro[:1]), Span(".")


def _largest(parts: Vector, columns: Sequence[ColumnContrast]) -> tuple[list[ColumnContrast], list[ColumnContrast]]:
    """Return the columns with the largest parts of each sign, as far as they can be seen."""
    least = VISIBLE * float(abs(parts).max(initial=0.0))
    order = [int(i) for i in (-abs(parts)).argsort(kind="stable") if abs(parts[i]) >= least]
    signs = ([i for i in order if parts[i] > 0.0], [i for i in order if parts[i] < 0.0])
    pro, contra = ([columns[i] for i in some[:NAMED]] for some in signs)
    return pro, contra


def _list(columns: Sequence[ColumnContrast], role: str = "for", *, with_values: bool = True) -> list[Span]:
    """Return columns as a list, each with the values of both rows where it is to have them."""
    spans: list[Span] = []
    for column in columns:
        spans += [Span(" and ")] if spans else []
        spans.append(Span(column.name, role))
        spans += [Span(f" ({', not '.join(_values(column))})")] if with_values else []
    return spans


def _values(column: ColumnContrast) -> tuple[str, str]:
    """Return the values of both rows in a column."""
    if column.categories:
        first, second = (column.categories[int(shares.argmax())] for shares in (column.here, column.elsewhere))
        return first, second
    if column.kind == "boolean":
        return YES_OR_NO[int(column.here[0] > HALF)], YES_OR_NO[int(column.elsewhere[0] > HALF)]
    if column.order or column.origin is not None:
        return format_contrast(column, 0)
    return format_ends(column.form, float(column.here[0]), float(column.elsewhere[0]))
