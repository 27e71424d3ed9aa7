"""A flow between two clusterings, as it travels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.payload.json_values import cluster_signs, short_id
from neon_core.text import call_cluster, count, one_line
from neon_core.wording import describe_moves
from neon_core.wording.spans import to_list
from pages.shared.wording import choose_k_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from neon_core.evaluation import Comparison
    from neon_core.evaluation.cluster_flow import Stream
    from neon_core.wording.spans import Span
    from pages.shared.live_chart.payload.flow_messages import FlowEnd, FlowPicture, FlowStream


def build_flow(comparison: Comparison, nouns: tuple[str, str], sentence: Iterable[Span] = ()) -> FlowPicture:
    """Return the flow of a comparison, the clusters of the second clustering beside their matches.

    Parameters
    ----------
    comparison : Comparison
        See `neon_core.compare`.
    nouns : tuple of str
        One row and several rows.
    sentence : iterable of Span
        What stands below.
    """
    flow = comparison.flow
    n_before, n_after = flow.counts.shape
    order, spans = flow.after_order, to_list(sentence)
    streams = [_build_stream(comparison, stream, order.index(stream.after), nouns) for stream in flow.streams]
    return {
        "id": short_id(flow.counts.tolist(), comparison.before_names, comparison.after_names, nouns, spans),
        "label": f"{describe_moves(comparison, nouns)}. {' '.join(stream['text'] + '.' for stream in streams)}",
        "before": _build_ends(range(n_before), flow.counts.sum(axis=1).tolist(), comparison.before_names, ()),
        "after": _build_ends(order, flow.counts.sum(axis=0).tolist(), comparison.after_names, flow.new),
        "streams": streams,
        "sentence": spans,
        "signs": cluster_signs(max(n_before, n_after)),
    }


def _build_ends(
    clusters: Sequence[int], sizes: Sequence[int], names: Sequence[str], new: Sequence[int]
) -> list[FlowEnd]:
    signs = cluster_signs(len(clusters))
    return [
        {
            "name": choose_k_words.format_new(k, names) if k in new else one_line(call_cluster(k, names)),
            "text": f"{sizes[k]:,}",
            "size": sizes[k],
            "sign": signs[k],
            "is_new": k in new,
        }
        for k in clusters
    ]


def _build_stream(comparison: Comparison, stream: Stream, place: int, nouns: tuple[str, str]) -> FlowStream:
    before = call_cluster(stream.before, comparison.before_names)
    after = call_cluster(stream.after, comparison.after_names)
    return {
        "before": stream.before,
        "after": place,
        "n": stream.n_rows,
        "stays": bool(stream.stays),
        "text": f"{count(stream.n_rows, *nouns)} from {one_line(before)} to {one_line(after)}",
    }
