"""The results of former choices: a picture is saved as it was on screen, also where the screen is further by now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neon_core.errors import NeonError
from pages.shared.results import cache, charts, current, left_out, summaries
from pages.shared.results.cache import LongWorkError, Source
from pages.shared.session import store
from pages.shared.wording import export_words

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.column_description import ColumnDescription
    from neon_core.projection import Projection
    from neon_core.samples import Sample
    from neon_core.saved import LeftOutRows
    from neon_core.summaries import RowPair
    from pages.shared.session.choices import Choices


class GoneError(NeonError):
    """The results of former choices are gone, and cannot be made again at once."""


@dataclass(frozen=True, eq=False)
class Past:
    """The results of former choices.

    Attributes
    ----------
    choices : Choices
        The choices.
    source : Source
        Where their table comes from.
    analysis : Analysis
        Their analysis.
    """

    choices: Choices
    source: Source
    analysis: Analysis

    @property
    def description(self) -> ColumnDescription:
        """The description of the clusters by their column."""
        data = current.dataset_of(self.source, self.choices)
        column = current.described_column(data, self.choices)
        return cache.description(
            self.source, current.description_id(self.analysis, column), column, data, self.analysis
        )

    @property
    def facts(self) -> Sample:
        """The facts of the table."""
        return current.facts_of(self.source, self.choices)

    @property
    def left_out(self) -> LeftOutRows | None:
        """Where the rows that were left out of the fit would be; None where none was."""
        return left_out.place(self.source, current.dataset_of(self.source, self.choices), self.analysis)

    @property
    def pair(self) -> RowPair:
        """The two rows at their border."""
        return current.pair_of(self.analysis, self.choices)

    def frame(self, projection: Projection) -> str:
        """Return the short name of the maps that are one picture with this one, with other clusters on it."""
        return charts.chart(self.source, self.analysis, projection, self.facts, self.left_out)["frame"]

    def projection(self, row: int) -> Projection:
        """Return the map with a row: a border plane that shows no border of the row gives way to the row's own."""
        drawn = current.projection_of(self.source, self.choices, self.analysis)
        if drawn.kind == "borders" and not _has_borders_of(self.analysis, drawn, row):
            return current.projection_of(self.source, replace(self.choices, row=row), self.analysis)
        return drawn


def recall(choices: Choices) -> Past:
    """Return the results of former choices; raise a `GoneError` where they are not here any more."""
    try:
        source = _source(choices)
        data = current.dataset_of(source, choices)
        analysis = cache.analysis(source, data, choices.config)
        return Past(choices, source, summaries.named_analysis(source, analysis, choices.names))
    except LongWorkError:
        failure = GoneError(export_words.PICTURE_GONE)
    raise failure


def _source(choices: Choices) -> Source:
    """Return where the table of former choices comes from; of uploads, only the last one is here."""
    if choices.file is None:
        return Source(choices.sample)
    upload = store.visit().upload
    if upload is None or upload.reference.key != choices.file.key:
        raise GoneError(export_words.PICTURE_GONE)
    return Source(upload=upload.with_overrides(choices.file.overrides))


def _has_borders_of(analysis: Analysis, drawn: Projection, row: int) -> bool:
    from neon_core.borders import foot
    from neon_core.errors import MapError

    if analysis.design.position(row) < 0:  # left out: its borders are not drawn
        return True
    try:
        foot(analysis, drawn, row)
    except MapError:
        return False
    return True
