"""The screen Compare: what is compared, who moves, and one row explained twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from neon_core.scalings import SCALINGS
from neon_core.text import call_cluster, capitalize, count, join_some, shorten
from neon_core.wording import Sentence, Span, describe_stream, format_number

if TYPE_CHECKING:
    from neon_core.config import AnalysisConfig
    from neon_core.evaluation import Comparison, Stream

TITLE = "Two clusterings compared"
KIND = "What is different"
KINDS = {
    "k": "K",
    "scaling": "Scaling",
    "seed": "Seed",
    "columns": "Columns",
    "labels": "Labels",
    "export": "File",
}
NOW, AGAINST = "Now", "Against"
COUNTING = "Columns that count"
CHOOSE_COLUMNS = "Choose columns"
TOO_LONG = (
    "What is compared with is too long for the address, which leaves it out. "
    "It stays until you close or reload this page."
)
UPLOAD = "Earlier export of this table"
NO_FILE = "Its rows are matched by their ids, or by their numbers where they have none."
SHOW = "show"
ALIKE = "All else alike: {rest}."
FITTED = "The other clusters are as they were fitted, without what was merged or split by hand."
PALE = "Pale: stays. Strong: moves. Clusters are matched by their {nouns}; adjusted Rand {rand}."
OWN_SIGNS = "Each side has the numbers, shapes and colours of its own fit."
PALE_HELP = (
    "Adjusted Rand is 1 for the same clusters, and about 0 for clusters by chance. "
    "The matching keeps as many rows in place as possible."
)
MOVED_ROWS = "Every {noun} that moved, in numbers"
SAVE = "Moved rows as CSV"
MOST_SHOWN = "The first {shown} of {n}; the file has all."
NO_MODEL = {
    "labels": "A column holds labels and no model, so there is no second explanation.",
    "export": "An export holds labels and no model, so there is no second explanation.",
}
LABEL = "label {name}"
PROOF = "✓ Each column of bars adds up to its evidence, exactly."
FAILED_PROOF = "✗ The bars differ from the evidence by {difference}."
ONE_SCALE = "Both use one scale; compared as usual."
TWO_SCALES = "Their units differ, so each has its own scale; compared as usual."
AS_USUAL = "Explore compares with β as you set it."
NONE_MOVES = "No {noun} moves, so there is none to explain twice."
NO_COLUMNS = "Choose at least one column that counts"
RAW = "raw units"
MISSING_LABELS = (
    "“{name}” holds no labels to compare with: there is no such column, or it has not 2 to {most} different values. "
    "Shown instead: one cluster more."
)
LOST_EXPORT = "An address cannot hold a file. Choose {name} again to compare with it."


def describe_lost_export(name: str) -> str:
    """Return the sentence that the file of an export is not here.

    Examples
    --------
    >>> describe_lost_export("spring.csv")
    'An address cannot hold a file. Choose “spring.csv” again to compare with it.'
    """
    return LOST_EXPORT.format(name=f"“{shorten(name)}”" if name else "the file")


def describe_missing_labels(name: str, most: int) -> str:
    """Return the sentence that a column cannot be compared with."""
    return MISSING_LABELS.format(name=shorten(name), most=most)


def describe_missing_features(names: Sequence[str]) -> str:
    """Return the sentence that columns of another clustering are not there, or cannot count."""
    verb = "is no column that can count" if len(names) == 1 else "are no columns that can count"
    listed = join_some([f"“{shorten(name)}”" for name in names], 3)
    return f"{capitalize(listed)} {verb}. Shown instead: one cluster more."


def describe_invitation(nouns: tuple[str, str], has_model: bool) -> str:
    """Return the line below the title."""
    return f"Choose a {nouns[0]} to see {'its explanation before and after' if has_model else 'its label'}."


def format_side(kind: str, value: object) -> str:
    """Return one side of a comparison in a few words.

    Examples
    --------
    >>> format_side("k", 4), format_side("seed", 7), format_side("columns", ("hue",)), format_side("labels", "class")
    ('4 clusters', 'seed 7', '1 column', 'class')
    """
    if kind == "k":
        return count(int(str(value)), "cluster")
    if kind == "seed":
        return f"seed {value}"
    if kind == "scaling":
        return SCALINGS[str(value)].label
    return count(len(value), "column") if isinstance(value, tuple) else shorten(str(value), 24)


def format_against(kind: str, value: object) -> str:
    """Return the side that is compared with where it is chosen below.

    Examples
    --------
    >>> format_against("columns", ("hue",)), format_against("export", ("79d6ae26cb4d", "spring.csv"))
    ('1 column', 'spring.csv')
    """
    if kind != "export" or not isinstance(value, tuple):
        return format_side(kind, value)
    return shorten(value[1], 24) or ("A file" if value[0] else "No file")


def describe_alike(kind: str, config: AnalysisConfig) -> str:
    """Return what both clusterings have alike; empty for labels, which have nothing alike.

    Examples
    --------
    >>> from neon_core.samples import PUBLISHED
    >>> describe_alike("k", PUBLISHED)
    'All else alike: each feature to 0…1, seed 2, one start.'
    """
    parts = {
        "k": count(config.n_clusters, "cluster"),
        "scaling": _within("scaling", config.scaling),
        "seed": f"seed {config.random_state}",
        "starts": "one start" if config.n_init == 1 else f"{config.n_init} starts",
    }
    return ALIKE.format(rest=", ".join(text for part, text in parts.items() if part != kind))


def describe_flow(comparison: Comparison, nouns: tuple[str, str]) -> str:
    """Return how to read the flow, and how far both clusterings agree."""
    return PALE.format(nouns=nouns[1], rand=format_number(comparison.rand, 2))


def describe_sides(comparison: Comparison, stream: Stream) -> Sentence:
    """Return a stream with the role "after" for the cluster of the other clustering, whose shape is its own.

    A cluster without a name is its number, since its shape says that it is one. A label is called one.
    """
    begin, before, to, after = describe_stream(comparison, stream)
    if not comparison.has_model:
        return begin, _short(before), Span(" to "), Span(LABEL.format(name=after.text), "after", after.cluster)
    return begin, _short(before), to, Span(_short(after).text, "after", after.cluster)


def _short(span: Span) -> Span:
    """Return a cluster without a name by its number alone."""
    return Span(str(span.cluster), span.role, span.cluster) if span.text == call_cluster(span.cluster) else span


def format_more_streams(n_streams: int, n_rows: int, nouns: tuple[str, str]) -> str:
    """Return the line on the streams that are not listed.

    Examples
    --------
    >>> format_more_streams(1, 2, ("wine", "wines"))
    '1 smaller stream of 2 wines is in the table below.'
    """
    verb = "is" if n_streams == 1 else "are"
    return f"{count(n_streams, 'smaller stream')} of {count(n_rows, *nouns)} {verb} in the table below."


def format_more_rows(n_rows: int, nouns: tuple[str, str]) -> str:
    """Return the line on the rows of a stream that have no pill."""
    verb = "is" if n_rows == 1 else "are"
    return f"{count(n_rows, f'more {nouns[0]}', f'more {nouns[1]}')} {verb} in the table below."


def format_take_over(kind: str, value: object) -> str:
    """Return the label of the button that makes the other clustering the present one.

    Examples
    --------
    >>> format_take_over("k", 4), format_take_over("columns", ("hue", "ash")), format_take_over("scaling", "standard")
    ('Use 4 clusters', 'Use these 2 columns', 'Use standard deviations')
    """
    if isinstance(value, tuple):
        return f"Use {'this' if len(value) == 1 else 'these'} {format_side(kind, value)}"
    return f"Use {_within(kind, value)}"


def _within(kind: str, value: object) -> str:
    """Return one side of a comparison within a sentence."""
    text = RAW if (kind, value) == ("scaling", "none") else format_side(kind, value)
    return text[:1].lower() + text[1:]


def format_head(kind: str, value: object) -> str:
    """Return the head of the other explanation.

    Examples
    --------
    >>> format_head("k", 4), format_head("seed", 7), format_head("columns", ("hue",))
    ('With 4', 'With seed 7', 'With 1 column')
    """
    return f"With {value if kind == 'k' else _within(kind, value)}"


def format_explore(called: str) -> str:
    """Return the label of the link to a row on Explore."""
    return f"{shorten(called)} on Explore"


def describe_move(called: str, comparison: Comparison, stream: Stream, depth: int) -> Sentence:
    """Return the sentence on a row that moves: from where, to where, and whether it lies deeper there.

    `depth` is 1 where it lies deeper in its cluster, -1 where it lies nearer to a boundary, and 0 where the two
    distances have no common unit.
    """
    before = Span(call_cluster(stream.before, comparison.before_names), "cluster", stream.before)
    if not comparison.has_model:
        label = Span(LABEL.format(name=comparison.after_names[stream.after]), "after", stream.after)
        return Span(f"{called} is in "), before, Span(" and has "), label, Span(".")
    ends = {1: ", and lies deeper in it.", -1: ", and lies nearer to a boundary.", 0: "."}
    new = "the new " if stream.after in comparison.flow.new else ""
    return (
        Span(f"{called} moves from "),
        before,
        Span(f" to {new}"),
        Span(call_cluster(stream.after, comparison.after_names), "after", stream.after),
        Span(ends[depth]),
    )


def describe_turn(evidence: tuple[str, str], turned: Sequence[str], leading: Sequence[str], ends: Sentence) -> Sentence:
    """Return the sentence on both evidences, and on the columns that count otherwise in the other clustering.

    Parameters
    ----------
    evidence : (str, str)
        The evidence now and with the other clustering; empty where there is one cluster only.
    turned : sequence of str
        At most two columns that counted most against the cluster, and count for the other one.
    leading : sequence of str
        At most two columns that count most for the other cluster.
    ends : (Span, Span)
        The two clusters.
    """
    begin = f"Evidence {evidence[1]} instead of {evidence[0]}: " if all(evidence) else ""
    if turned:
        which = "most against" if len(turned) > 1 else "against"
        verb = "counts" if len(turned) == 1 else "count"
        middle = (Span(f", which counted {which} "), ends[0], Span(f", {verb} for "), ends[1], Span("."))
        return Span(begin), *_strong(turned), *middle
    if not leading:
        return (Span(begin.removesuffix(": ") + "."),) if begin else ()
    verb = "counts" if len(leading) == 1 else "count"
    return Span(begin), *_strong(leading), Span(f" {verb} most for "), ends[1], Span(".")


def _strong(names: Sequence[str]) -> Sentence:
    """Return names of columns as a list in a sentence."""
    pairs = [(Span(" and "), Span(name, "strong")) for name in names]
    return tuple(span for pair in pairs for span in pair)[1:]
