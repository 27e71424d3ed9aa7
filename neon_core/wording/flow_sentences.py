"""Two clusterings in words: how many rows move, and what a new cluster takes and is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.text import capitalize, count, join_some
from neon_core.wording.cluster_sentences import describe_direction, format_contrast, format_contrast_name
from neon_core.wording.numbers import format_number, format_percent
from neon_core.wording.spans import Sentence, Span, cluster_span

if TYPE_CHECKING:
    from neon_core.evaluation.cluster_flow import Stream
    from neon_core.evaluation.compared_clusterings import Comparison, NewCluster

MOST_COLUMNS, MOST_IDS = 2, 5


def describe_moves(comparison: Comparison, nouns: tuple[str, str]) -> str:
    """Return the headline of a comparison.

    Examples
    --------
    >>> import neon_core as nc
    >>> wine = nc.load_sample("wine")
    >>> three, four = (nc.analyse(wine, nc.AnalysisConfig(k, random_state=2, n_init=1)) for k in (3, 4))
    >>> describe_moves(nc.compare(three, four), ("wine", "wines"))
    '27 of 178 wines move'
    """
    flow = comparison.flow
    if not flow.n_moved:
        return f"Both put every {nouns[0]} into the same cluster"
    verb = "moves" if flow.n_moved == 1 else "move"
    return f"{flow.n_moved:,} of {count(flow.n_rows, *nouns)} {verb}"


def describe_match(comparison: Comparison) -> str:
    """Return how far two clusterings agree: the adjusted Rand index and the share of rows that stay."""
    share = format_percent(comparison.matched_share)
    return f"Adjusted Rand {format_number(comparison.rand, 2)}; {share} stay in matched clusters."


def describe_stream(comparison: Comparison, stream: Stream) -> Sentence:
    """Return a stream that moves: "8 from cluster 2 to the new cluster 3"."""
    is_new = stream.after in comparison.flow.new
    before = cluster_span(stream.before, comparison.before_names)
    after = cluster_span(stream.after, comparison.after_names)
    return Span(f"{stream.n_rows:,} from "), before, Span(" to the new " if is_new else " to "), after


def describe_new(comparison: Comparison, nouns: tuple[str, str]) -> Sentence:
    """Return for each new cluster the rows that it takes, and the two columns that part it most from the first source.

    Examples
    --------
    >>> import neon_core as nc
    >>> from neon_core.wording import to_text
    >>> wine = nc.load_sample("wine")
    >>> three, four = (nc.analyse(wine, nc.AnalysisConfig(k, random_state=2, n_init=1)) for k in (3, 4))
    >>> to_text(describe_new(nc.compare(three, four), ("wine", "wines")))
    'The new cluster 1 takes 18 wines of cluster 1 and 8 of cluster 2. Against cluster 2, the match of cluster 1, ...'
    """
    spans: list[Span] = []
    for new in comparison.new:
        spans += [Span(" ")] if spans else []
        spans += _describe_sources(comparison, new, nouns)
        spans += _describe_columns(comparison, new)
    return tuple(spans)


def _describe_sources(comparison: Comparison, new: NewCluster, nouns: tuple[str, str]) -> list[Span]:
    """Return the sentence on the clusters that the rows of a new one are from."""
    spans = [Span("The new "), cluster_span(new.cluster, comparison.after_names), Span(" takes ")]
    for i, (before, n_rows) in enumerate(new.sources):
        mark = "" if i == 0 else " and " if i == len(new.sources) - 1 else ", "
        amount = count(n_rows, *nouns) if i == 0 else f"{n_rows:,}"
        spans += [Span(f"{mark}{amount} of "), cluster_span(before, comparison.before_names)]
    return [*spans, Span(".")]


def _describe_columns(comparison: Comparison, new: NewCluster) -> list[Span]:
    """Return the sentence on the columns that part a new cluster from the one that gives it most rows."""
    columns = [column for column in new.columns[:MOST_COLUMNS] if column.apart > 0.0]
    if not columns:
        return []
    source = cluster_span(new.sources[0][0], comparison.before_names)
    spans = [Span(" Against "), source, Span(" it has ")]
    if new.beside >= 0:
        beside = cluster_span(new.beside, comparison.after_names)
        spans = [Span(" Against "), beside, Span(", the match of "), source, Span(", it has ")]
    for i, column in enumerate(columns):
        here, elsewhere = format_contrast(column, column.telling)
        name = f"{describe_direction(column)}{format_contrast_name(column, column.telling)}"
        spans += [*([Span(" and ")] if i else []), Span(name, "strong"), Span(f" ({here}, not {elsewhere})")]
    return [*spans, Span(".")]


def describe_unmatched(comparison: Comparison, nouns: tuple[str, str]) -> tuple[str, ...]:
    """Return what is not compared: rows without a label, and ids of an export that are unknown or stand twice.

    Examples
    --------
    >>> import neon_core as nc
    >>> iris = nc.analyse(nc.load_sample("iris"))
    >>> describe_unmatched(nc.compare(iris, [None, *range(149)]), ("flower", "flowers"))
    ('1 flower is not compared.',)
    """
    said = []
    for ids, verbs in ((comparison.unmatched, ("is", "are")), (comparison.repeated, ("stands", "stand"))):
        if ids:
            where = "not in the table" if ids is comparison.unmatched else "there twice"
            verb = verbs[len(ids) > 1]
            said.append(f"{count(len(ids), 'id')} {verb} {where}: {join_some(ids, MOST_IDS)}.")
    if comparison.n_left_out:
        verb = "is" if comparison.n_left_out == 1 else "are"
        said.append(f"{capitalize(count(comparison.n_left_out, *nouns))} {verb} not compared.")
    return tuple(said)
