"""How a table was prepared and clustered, as sentences for the page and for every exported file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from neon_core.date_uses import DATE_USES
from neon_core.scalings import SCALINGS
from neon_core.text import capitalize, count, describe_left_out, join, join_some
from neon_core.transforms import LOGARITHM, RANK
from neon_core.wording.column_values import format_between
from neon_core.wording.numbers import exponent_of, format_amount, format_number
from neon_core.wording.row_values import YES_OR_NO, format_date, format_filled_step

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.checks import Indices
    from neon_core.config import AnalysisConfig
    from neon_core.dataset import Column
    from neon_core.preparation import Design, PreparedColumn

NAMED = 12
"""Columns or rows named in one sentence, at most."""


TRANSFORM_EFFECTS = {
    LOGARITHM: "By its logarithm, small differences among small values count",
    RANK: "By its rank, the order of the values counts, not their distances",
}
CENTROID_OF = {
    LOGARITHM: "A centroid's value in such a column is that of its mean logarithm, not the mean of its values.",
    RANK: "A centroid's value in such a column is that of its mean rank, not the mean of its values.",
}
NO_GAPS = "No value of these columns was missing."
RELEVANCE = (
    "Relevance is what a column adds to the evidence for the row's cluster, in squared scaled distance. The relevance "
    "of a row's columns adds up to its evidence, which is 0 on the boundary; in the files its name is logit. The "
    "distance to the boundary is in scaled units."
)
NO_PREDICTION = "None of these numbers is a probability, and none predicts the effect of a changed value."
EXPLANATION = f"{RELEVANCE} {NO_PREDICTION}"


def describe_preparation(
    design: Design, config: AnalysisConfig, columns: Sequence[Column], n_rows: int
) -> tuple[str, ...]:
    """Describe the preparation of a table, one sentence a step.

    Parameters
    ----------
    design : Design
        The prepared table.
    config : AnalysisConfig
        The choices it was prepared with.
    columns : sequence of Column
        All columns of the table.
    n_rows : int
        Number of rows of the table.
    """
    return (
        f"{capitalize(_of(len(design.columns), len(columns)))}: {join_some(design.column_names, NAMED)}.",
        *_dates(design.columns),
        *_ordered(design.columns),
        *_categories(design.columns),
        *_transforms(design.columns),
        f"{SCALINGS[config.scaling].number_sentence}{_apart(design, config)}.",
        *_unscaled(design, config),
        *_weights(design.columns),
        *_rows_left_out(design),
        *_gaps(design, n_rows),
        *_flat(design),
        *_left_out(columns),
    )


def describe_fit(analysis: Analysis) -> str:
    """Return the sentences on the starts of K-Means and the tightness of the fit.

    Examples
    --------
    >>> import neon_core as nc
    >>> describe_fit(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1)))
    'One start, from seed 2. Inertia 48.9605: the smaller, the tighter.'
    """
    config, sample = analysis.config, analysis.clustering.started_on
    starts = "One start" if config.n_init == 1 else f"The best of {config.n_init} starts"
    starts += f", from seed {config.random_state}"
    if sample < analysis.design.rows.size:
        made = "made" if config.n_init == 1 else "each made"
        starts += f", {made} on a sample of {sample:,} rows, then settled on all rows"
    return f"{starts}. Inertia {format_inertia(analysis.clustering.inertia)}: the smaller, the tighter."


def _edits(analysis: Analysis) -> str:
    """Return the sentences on what was merged and split by hand; empty where nothing was."""
    sentences = [
        f" Clusters {join(edit.clusters)} were merged by hand, into cluster {edit.into[0]}."
        if edit.kind == "merge"
        else f" Cluster {edit.clusters[0]} was split by hand, into clusters {join(edit.into)}."
        for edit in analysis.clustering.edits
    ]
    return "".join(sentences)


def format_inertia(inertia: float) -> str:
    """Return an inertia with six significant digits: those of two fits differ in the third or fourth.

    Examples
    --------
    >>> format_inertia(48.96045), format_inertia(1234567.8), format_inertia(0.0)
    ('48.9605', '1,234,568', '0')
    """
    exponent = exponent_of(inertia, 5) if inertia else 0
    if inertia == 0.0 or exponent < -6 or exponent >= 12:
        return format_amount(inertia)
    return format_number(inertia, max(0, 5 - exponent))


def describe_analysis(analysis: Analysis, columns: Sequence[Column], n_rows: int) -> tuple[str, ...]:
    """Describe preparation, clustering and explanation of a table of `n_rows`, one sentence a step."""
    k = analysis.config.n_clusters
    preparation = describe_preparation(analysis.design, analysis.config, columns, n_rows)
    clustering = f"K-Means in {count(k, 'cluster')}, numbered from 0. {describe_fit(analysis)}{_edits(analysis)}"
    notes = [note.text for note in analysis.notes if not note.is_of_preparation]  # the others repeat the preparation
    beta = f"The comparison uses beta {format_amount(analysis.model.beta or 0.0)}, the usual value." if k > 2 else ""
    return tuple(filter(None, (*preparation, clustering, *notes, EXPLANATION, beta)))


def describe_clustering(analysis: Analysis) -> str:
    """Describe the clustering in two or three sentences, for the caption of a saved picture.

    Examples
    --------
    >>> import neon_core as nc
    >>> describe_clustering(nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(random_state=2, n_init=1)))
    'K-Means in 3 clusters by 13 columns, one start from seed 2. Each number is scaled from 0 at its lowest value to 1
    at its highest.'
    """
    config, n_columns = analysis.config, len(analysis.design.columns)
    starts = "one start" if config.n_init == 1 else f"the best of {config.n_init} starts"
    clusters, columns = count(config.n_clusters, "cluster"), count(n_columns, "column")
    sentences = [
        f"K-Means in {clusters} by {columns}, {starts} from seed {config.random_state}.{_edits(analysis)}",
        f"{SCALINGS[config.scaling].number_sentence}.",
        *_weights(analysis.design.columns),
        *(note.text for note in analysis.notes if note.is_of_preparation),
    ]
    return " ".join(sentences)


def _of(n: int, all_: int) -> str:
    return f"{n:,} of {count(all_, 'column')} {'counts' if n == 1 else 'count'}"


def _dates(columns: Sequence[PreparedColumn]) -> list[str]:
    return [
        f"{c.name} is used as the {noun}."
        for c in columns
        if c.date_use
        for noun in [DATE_USES[c.date_use].noun.format(origin="" if c.origin is None else format_date(c.origin))]
    ]


def _ordered(columns: Sequence[PreparedColumn]) -> list[str]:
    """Describe the ordered columns with the ends of their orders."""
    ends = [f"{c.name} (1 is {c.order[0]}, {len(c.order)} is {c.order[-1]})" for c in columns if c.order]
    return [f"Ordered values count as their steps: {join_some(ends, NAMED)}."] if ends else []


def _categories(columns: Sequence[PreparedColumn]) -> list[str]:
    """Describe the categories, their rare values, and the yes-or-no columns."""
    categories = [c for c in columns if c.categories]
    sentences = []
    if categories:
        names = join_some([f"{c.name} ({len(c.categories)})" for c in categories], NAMED)
        sentences.append(f"Each value of a category is a feature, 1 where a row has it and 0 elsewhere: {names}.")
    sentences += [
        f"{count(len(c.rare), 'rare value')} of {c.name} count together: {join_some(c.rare, NAMED)}."
        for c in categories
        if c.rare
    ]
    yes_or_no = [c.name for c in columns if c.kind == "boolean" and not c.categories]
    if yes_or_no:
        sentences.append(f"{YES_OR_NO[1].capitalize()} is 1, {YES_OR_NO[0]} is 0: {join_some(yes_or_no, NAMED)}.")
    return sentences


def _transforms(columns: Sequence[PreparedColumn]) -> list[str]:
    """Describe the numbers that count by their logarithm or their rank, and what their centroids are."""
    sentences = []
    for name, effect in TRANSFORM_EFFECTS.items():
        named = [f"{c.name} ({c.transform.formula})" for c in columns if c.transform.name == name]
        if named:
            sentences += [f"{effect}: {join_some(named, NAMED)}.", CENTROID_OF[name]]
    return sentences


def _apart(design: Design, config: AnalysisConfig) -> str:
    return f"; {SCALINGS[config.scaling].category_sentence}" if any(c.categories for c in design.columns) else ""


def _unscaled(design: Design, config: AnalysisConfig) -> list[str]:
    if not design.unscaled:
        return []
    reason = SCALINGS[config.scaling].unscaled_reason
    return [f"Not scaled, since {reason}: {join_some(design.unscaled, NAMED)}."]


def _weights(columns: Sequence[PreparedColumn]) -> list[str]:
    weighed = [f"{c.name} {c.weight:,g} times" for c in columns if c.weight != 1.0]
    return [f"Squared differences are weighted: {join_some(weighed, NAMED)}."] if weighed else []


def _rows_left_out(design: Design) -> list[str]:
    """Describe the rows that were left out by choice."""
    gone = design.left_out
    return [f"{describe_left_out(_name(design, gone), gone.size)}."] if gone.size else []


def _name(design: Design, rows: Indices) -> list[str]:
    """Return the names or numbers of some rows, as far as a sentence has room."""
    return [design.call_row(row) if design.row_names else str(row) for row in rows[:NAMED].tolist()]


def _gaps(design: Design, n_rows: int) -> list[str]:
    """Describe the treatment of missing values."""
    is_gone = np.ones(n_rows, np.bool_)
    is_gone[design.rows] = is_gone[design.left_out] = False
    gone = np.flatnonzero(is_gone)
    sentences = []
    if gone.size:
        was = "was" if gone.size == 1 else "were"
        rows = join_some(_name(design, gone), NAMED, gone.size)
        sentences.append(f"{count(gone.size, 'row')} with missing values {was} left out: {rows}.")
    own = [f"{c.name} ({_count_blanks(design, i):,}, “{c.blank}”)" for i, c in enumerate(design.columns) if c.blank]
    if own:
        sentences.append(f"An empty cell is a value of its own: {join_some(own, NAMED)}.")
    filled = [f"{c.name} ({c.n_filled:,}) with {format_fill(c)}" for c in design.columns if c.n_filled]
    if filled:
        sentences.append(f"Missing values were filled in: {join_some(filled, NAMED)}.")
    return sentences or [NO_GAPS]


def _count_blanks(design: Design, column: int) -> int:
    """Return how many of the samples have an empty cell in a column."""
    return int(design.cells[column].iloc[design.rows].isna().sum())


def format_fill(column: PreparedColumn) -> str:
    """Return the value that the empty cells of a column were filled in with."""
    if column.categories:
        return column.categories[int(column.fill)]
    if column.kind == "boolean":
        return YES_OR_NO[int(column.fill)]
    if column.order:
        return format_filled_step(column.fill, column.order)
    if column.origin is not None:
        return format_date(column.origin + timedelta(days=column.fill))
    return format_between(column.form, column.fill)


def _flat(design: Design) -> list[str]:
    if not design.constant:
        return []
    return [f"One value only, so no effect: {join_some(design.constant, NAMED)}."]


def _left_out(columns: Sequence[Column]) -> list[str]:
    classes = [f"{c.name} is the known class: it does not count." for c in columns if c.role == "class"]
    gone = [
        f"{c.name} ({c.reason})" if c.reason else c.name for c in columns if c.role in ("ignore", "row id", "describe")
    ]
    return [*classes, f"Left out: {join_some(gone, NAMED)}."] if gone else classes
