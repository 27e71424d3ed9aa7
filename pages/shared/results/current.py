"""The current results: from the stored choices to the values on screen. Nothing here writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.config import OWN_TABLE, AnalysisConfig
from neon_core.errors import NeonError
from neon_core.samples import PUBLISHED, SAMPLES, Sample
from pages.shared.results import cache, charts, left_out, summaries
from pages.shared.results.cache import Source
from pages.shared.session import store
from pages.shared.session.choices import USUAL, USUAL_BORDER
from pages.shared.session.column_choices import Columns

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.checks import Indices
    from neon_core.dataset import Dataset
    from neon_core.payload.browser_messages import MapPicture
    from neon_core.preparation import Design
    from neon_core.projection import Projection
    from neon_core.row_explanation import RowExplanation
    from neon_core.saved import LeftOutRows
    from neon_core.summaries import RowPair
    from pages.shared.session.choices import Choices

FEATURE_KINDS = ("number", "boolean", "ordered", "category", "date")
"""The kinds of column that can be a feature."""
DESCRIBED_ROLES = ("describe", "class", "ignore", "feature")
"""The roles of the columns that the clusters can be described by: all but the names of the rows."""
STANDING_ROLES = ("class", "row id")
"""The roles of the columns that stand in the table of rows."""


def source() -> Source:
    """Return where the table comes from."""
    choices = store.choices()
    return Source(upload=store.visit().upload) if choices.is_upload else Source(choices.sample)


def guessed() -> Dataset:
    """Return the table with its columns as guessed; raise the error of its reading."""
    return cache.guessed_dataset(source())


def dataset() -> Dataset:
    """Return the table with the chosen roles and kinds; raise the error of its reading."""
    return dataset_of(source(), store.choices())


def dataset_of(source: Source, choices: Choices) -> Dataset:
    """Return a table with the roles and kinds of some choices; raise the error of its reading."""
    return cache.applied_columns(source, cache.guessed_dataset(source), choices.columns).data


def facts() -> Sample:
    """Return the facts of the table before it is analysed; raise the error of its reading."""
    return facts_of(source(), store.choices())


def facts_of(source: Source, choices: Choices) -> Sample:
    """Return the facts of a table with some choices; a sample with its opening choices need not be loaded for them."""
    if source.upload is not None:
        return describe_upload(source.upload.name, dataset_of(source, choices))
    sample = SAMPLES[choices.sample]
    if choices.columns == Columns() and not choices.config.weights:
        return sample
    features = n_features(dataset_of(source, choices))
    return sample if choices.columns == Columns() else replace(sample, n_features=features, picture=None)


def describe_upload(name: str, data: Dataset) -> Sample:
    """Return the facts of an uploaded table."""
    return Sample(data.name, name, data.nouns, len(data.frame), n_features(data), OWN_TABLE, look_for="")


def n_features(data: Dataset) -> int:
    """Return the number of features."""
    return sum(column.role == "feature" and column.kind in FEATURE_KINDS for column in data.columns)


def described_roles(data: Dataset | None = None) -> dict[str, str]:
    """Return the columns that the clusters can be described by, with their roles, the likeliest first."""
    columns = [column for column in (data or dataset()).columns if column.role in DESCRIBED_ROLES]
    return {c.name: c.role for c in sorted(columns, key=lambda column: DESCRIBED_ROLES.index(column.role))}


def described_column(data: Dataset, choices: Choices) -> str:
    """Return the column that the clusters are described by.

    Where nobody chose one: the first one to describe by, else the class; "" where there is neither.
    """
    usual = (name for name, role in described_roles(data).items() if role in ("describe", "class"))
    return choices.described or next(usual, "")


def addable_columns() -> tuple[str, ...]:
    """Return the columns of the user's table that can stand beside the table of rows: all that do not stand in it."""
    return tuple(column.name for column in dataset().columns if column.role not in STANDING_ROLES)


def standing_columns() -> tuple[str, ...]:
    """Return the columns of the user's table that stand in the table of rows anyway."""
    return tuple(column.name for column in dataset().columns if column.role in STANDING_ROLES)


def description_id(analysis: Analysis, column: str) -> str:
    """Return a short name of the picture of a column's values in the clusters of an analysis."""
    from neon_core.analysis import VERSION
    from pages.shared.live_chart import payload

    return payload.short_id(
        "description", analysis.fingerprint, analysis.config, VERSION, analysis.cluster_names, column
    )


def has_guessed_columns() -> bool:
    """Whether no column has another role or kind than guessed."""
    return store.choices().columns == Columns()


def is_wine() -> bool:
    """Whether the table is that of the published run."""
    return store.choices().sample == "wine" and has_guessed_columns()


def is_published() -> bool:
    """Whether the analysis is the published run."""
    return is_wine() and store.choices().config == PUBLISHED


def is_explained() -> bool:
    """Whether the current analysis was on screen and is still kept, so that showing it again is no work."""
    explained = store.visit().explained
    if explained is None or explained.analysis_key != store.choices().analysis_key:
        return False
    try:
        cache.analysis(source(), dataset(), store.choices().config)
    except NeonError:
        return False
    return True


def design() -> Design:
    """Return the prepared table; raise the error of impossible choices, or `LongWorkError`."""
    return cache.design(source(), dataset(), store.choices().config)


def analysis(config: AnalysisConfig | None = None) -> Analysis:
    """Return the analysis with the chosen config and names; or with another config, and without names.

    Where it is long work and gone from the cache, the screen is drawn anew, and waits for it.
    """
    try:
        found = cache.analysis(source(), dataset(), config or store.choices().config)
        return found if config is not None else summaries.named_analysis(source(), found, store.choices().names)
    except cache.LongWorkError:
        st.rerun()


def unnamed_analysis() -> Analysis:
    """Return the analysis without the names of its clusters."""
    return analysis(store.choices().config)


def point(analysis: Analysis) -> RowExplanation:
    """Return the explanation of the chosen row at the chosen stiffness."""
    return explain(analysis, store.choices().row, store.choices().beta)


def explain(analysis: Analysis, row: int, beta: float | str) -> RowExplanation:
    """Return the explanation of a row at a stiffness, or at the usual one; also of one left out of the fit by hand."""
    from neon_core.row_explanation import explain_row

    number, crosses = None if beta == USUAL else float(beta), rows_left_out(analysis)
    if crosses is not None and crosses.position(row) >= 0:
        return crosses.explain(row, number)
    return explain_row(analysis, row, number)


def rows_left_out(analysis: Analysis) -> LeftOutRows | None:
    """Return where the rows that were left out of the fit by hand would be; None where none was."""
    return left_out.place(source(), dataset(), analysis) if analysis.design.left_out.size else None


def row_of_fit(analysis: Analysis) -> int:
    """Return the chosen row; the telling one in place of a row that was left out of the fit."""
    row = store.choices().row
    return row if analysis.design.position(row) >= 0 else analysis.telling_row


def is_explainable(analysis: Analysis, row: int) -> bool:
    """Whether a row is one of the fit, or was left out of it by hand and can be placed all the same."""
    crosses = rows_left_out(analysis)
    return analysis.design.position(row) >= 0 or (crosses is not None and crosses.position(row) >= 0)


def pair_of(analysis: Analysis, choices: Choices) -> RowPair:
    """Return the two rows of some choices at their border."""
    from neon_core.summaries import together

    against = None if choices.border == USUAL_BORDER else choices.border
    return together(analysis, choices.row, choices.other, against)


def projection(analysis: Analysis) -> Projection:
    """Return the chosen map."""
    return projection_of(source(), store.choices(), analysis)


def projection_of(source: Source, choices: Choices, analysis: Analysis) -> Projection:
    """Return the map of some choices."""
    from neon_core.borders import border_clusters

    if choices.map == "features":
        features = axis_features(analysis)
        return cache.projection(source, analysis, "features", tuple(features[name] for name in choices.axes))
    plane = border_clusters(*_sample_of(source, choices, analysis)) if choices.map == "borders" else ()
    return cache.projection(source, analysis, choices.map, plane)


def _sample_of(source: Source, choices: Choices, analysis: Analysis) -> tuple[Analysis, int]:
    """Return the chosen row and the analysis that has it: that of the rows left out, where it is one of these."""
    crosses = left_out.place(source, dataset_of(source, choices), analysis)
    if crosses is None or crosses.placed is None or crosses.position(choices.row) < 0:
        return analysis, choices.row
    return crosses.placed, crosses.position(choices.row)


def axis_features(analysis: Analysis) -> dict[str, int]:
    """Return the features that can be an axis: the numbers, by the names of their columns."""
    design = analysis.design
    return {design.source_columns[feature]: feature for feature in design.numeric}


def chart(analysis: Analysis, projection: Projection) -> MapPicture:
    """Return the payload of a map."""
    return charts.chart(source(), analysis, projection, facts(), rows_left_out(analysis))


def analysis_id(analysis: Analysis) -> str:
    """Return a short name of the analysis in the words of this table."""
    return cache.analysis_id(analysis, facts())


def drawn_rows(analysis: Analysis) -> Indices:
    """Return the rows that the PCA map draws; the map is kept, so they are computed once."""
    from pages.shared.live_chart import payload

    return payload.drawn_rows(chart(analysis, cache.projection(source(), analysis, "pca", ())))
