"""The pictures that a visitor can save: as PNG or SVG with title and caption, or as CSV with the numbers behind them.

One class a picture, listed in `SAVED_FIGURES`. To add one: write its class here, let `explore.downloads` make its
files, and show it with `live_chart.show_picture({..., "what": its name}, files, ...)`. The browser's buttons, their
labels and the check of what a browser requests all read this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from neon_core import wording
from pages.shared.live_chart.saved_figure import FORMATS, USUAL, Captioned, SavedFigure
from pages.shared.wording import description_words, group_words, row_table_words
from pages.shared.wording.export_words import format_file_name

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.analysis import Analysis
    from neon_core.column_description import ColumnDescription
    from neon_core.figures import DrawnGroup
    from neon_core.payload.browser_messages import SavedFile
    from neon_core.projection import Projection
    from neon_core.row_explanation import RowExplanation
    from neon_core.samples import Sample
    from neon_core.saved import LeftOutRows
    from neon_core.summaries import RowPair
    from pages.shared.live_chart.payload.visitor_messages import SaveRequest


class SavedGroup(NamedTuple):
    """The group on a saved map: its rows and line, its heading, and whether the answer is about it."""

    drawn: DrawnGroup
    heading: str
    is_asked: bool


@dataclass(frozen=True, eq=False)
class SavedMap(SavedFigure):
    """The map, with the row that was chosen when it was requested, and with the group, where there is one."""

    name = "map"
    label = "Save the map as {format}"
    width, left = 560, 30

    analysis: Analysis
    projection: Projection
    sample: Sample
    group: SavedGroup | None = None
    left_out: LeftOutRows | None = None

    def file_name(self, _request: SaveRequest, /) -> str:
        """Return the sample's name with that of the map."""
        return f"{self.sample.name}-{self.name}-{self.projection.kind}"

    def draw(self, request: SaveRequest, /) -> Captioned:
        """Build the map."""
        from neon_core import figures
        from neon_core.map_sample import samples_to_draw

        analysis, projection, nouns, group = self.analysis, self.projection, self.sample.nouns, self.group
        drawn = samples_to_draw(analysis, projection)
        crosses, is_unasked = self.left_out, group is not None and group.is_asked
        is_cross = crosses is not None and crosses.position(request["row"]) >= 0
        point = None if is_unasked or is_cross else _explain(analysis, request)
        figure = figures.cluster_map(analysis, projection, nouns, point, drawn, group and group.drawn, crosses)
        n_crosses = 0 if crosses is None else crosses.rows.size
        caption = wording.describe_map(
            analysis, projection, nouns, drawn.size, has_group=group is not None, n_left_out=n_crosses
        )
        marks = [group_words.describe_saved_group(group.heading)] if group is not None else []
        if point is not None:
            caption = (*caption, *wording.describe_border_distance(analysis, projection, nouns, point))
            marks.append(wording.describe_row_marks(projection, nouns, point))
        texts = (wording.to_text(caption).strip(), *marks, wording.describe_clustering(analysis))
        title = wording.format_title(len(analysis.design.rows), analysis.n_clusters, nouns)
        return Captioned(figure, title, " ".join(texts))

    def table(self, _request: SaveRequest, /) -> pd.DataFrame:
        """Return every row with its place on the map."""
        from neon_core.tables import map_table

        return map_table(self.analysis, self.projection)


@dataclass(frozen=True, eq=False)
class SavedBars(SavedFigure):
    """The bars of a row, at the comparison that they were requested at."""

    name = "bars"
    label = "Save the bars as {format}"
    width, left = 610, 60

    analysis: Analysis
    sample: Sample
    left_out: LeftOutRows | None = None

    def file_name(self, request: SaveRequest, /) -> str:
        """Return the sample's name with that of the row."""
        identity = _explain(self.analysis, request, self.left_out).identity
        return f"{self.sample.name}-{format_file_name(identity.name or f'{self.sample.nouns[0]}-{identity.row}')}"

    def draw(self, request: SaveRequest, /) -> Captioned:
        """Build the bars."""
        from neon_core import figures
        from neon_core.figures.bar_lines import SHOWN
        from neon_core.figures.bars_figure import SHOWN_BESIDE_PICTURE

        point, nouns = _explain(self.analysis, request, self.left_out), self.sample.nouns
        shares = wording.to_text(wording.describe_shares(point))
        caption = (
            f"{wording.to_text(wording.format_equation(point))}. "
            f"Compared with {shares}, {wording.describe_comparison(point)}. "
            f"{wording.describe_proof(point)} {wording.describe_clustering(self.analysis)}"
        )
        most = SHOWN if self.sample.picture is None else SHOWN_BESIDE_PICTURE
        bars = figures.relevance_bars(point, nouns, most)
        return Captioned(bars, wording.to_text(wording.describe_answer(point, nouns)), caption)

    def table(self, request: SaveRequest, /) -> pd.DataFrame:
        """Return every column with its relevance."""
        from neon_core.tables import bars_table

        return bars_table(_explain(self.analysis, request, self.left_out))


@dataclass(frozen=True, eq=False)
class SavedDescription(SavedFigure):
    """The clusters described by a column."""

    name = "description"
    label = "Save this picture as {format}"
    width, left = 760, 210

    described: ColumnDescription
    analysis: Analysis
    sample: Sample

    def file_name(self, _request: SaveRequest, /) -> str:
        """Return the sample's name."""
        return f"{self.sample.name}-clusters"

    def draw(self, _request: SaveRequest, /) -> Captioned:
        """Build the picture."""
        from neon_core import figures

        caption = description_words.describe_picture(self.described, self.sample.nouns)
        return Captioned(
            figures.cluster_values(self.described),
            description_words.format_picture_title(self.described.name),
            f"{caption} {wording.describe_clustering(self.analysis)}",
        )

    def table(self, _request: SaveRequest, /) -> pd.DataFrame:
        """Return one line a cluster, with its rows and the numbers of the picture."""
        return self.described.to_frame()


@dataclass(frozen=True, eq=False)
class SavedMultiples(SavedFigure):
    """The bars of the published rows."""

    name = "multiples"
    label = "Save the published nine as {format}"
    width, left = 960, 180

    points: tuple[RowExplanation, ...]
    nouns: tuple[str, str]

    def file_name(self, _request: SaveRequest, /) -> str:
        """Return the one name that it always has."""
        return "published-nine"

    def draw(self, _request: SaveRequest, /) -> Captioned:
        """Build the small multiples."""
        from neon_core import figures

        drawn = figures.small_multiples(self.points, self.nouns)
        return Captioned(drawn, row_table_words.PUBLISHED, row_table_words.PUBLISHED_BARS)

    def table(self, _request: SaveRequest, /) -> pd.DataFrame:
        """Return each row with the relevance of each column."""
        from neon_core.tables import relevance_table

        return relevance_table(self.points)


@dataclass(frozen=True, eq=False)
class SavedPair(SavedFigure):
    """Two rows at their border."""

    name = "pair"
    label = "Save these two as {format}"
    width, left = 660, 60

    pair: RowPair
    analysis: Analysis
    sample: Sample

    def file_name(self, _request: SaveRequest, /) -> str:
        """Return the sample's name with those of both rows."""
        nouns = self.sample.nouns
        rows = (format_file_name(wording.format_row(point, nouns)) for point in self.pair.points)
        return f"{self.sample.name}-{'-and-'.join(rows)}"

    def draw(self, _request: SaveRequest, /) -> Captioned:
        """Build the bars of both rows."""
        from neon_core import figures

        pair, nouns = self.pair, self.sample.nouns
        caption = (
            f"{wording.to_text(wording.format_pair_equation(pair))}. "
            f"{wording.describe_pair_proof(pair, nouns)} {wording.describe_clustering(self.analysis)}"
        )
        return Captioned(
            figures.row_pair_bars(pair, nouns), wording.to_text(wording.describe_pair(pair, nouns)), caption
        )

    def table(self, _request: SaveRequest, /) -> pd.DataFrame:
        """Return every column with both values and its part."""
        from neon_core.tables import pair_table

        return pair_table(self.pair, self.sample.nouns)


SAVED_FIGURES: dict[str, type[SavedFigure]] = {
    figure.name: figure for figure in (SavedMap, SavedBars, SavedDescription, SavedMultiples, SavedPair)
}
"""Every picture that can be saved, by its name."""


def failed_file(request: SaveRequest, sentence: str) -> SavedFile:
    """Return the answer to a request whose file could not be made."""
    return {
        "id": request["id"],
        "format": request["format"],
        "name": "",
        "text": None,
        "figure": None,
        "failed": sentence,
    }


def button_labels() -> dict[str, str]:
    """Return the labels of the buttons, with a slot for the format.

    Examples
    --------
    >>> button_labels()["bars"]
    'Save the bars as {format}'
    """
    return {name: figure.label for name, figure in SAVED_FIGURES.items()}


def is_known(what: object, file_format: object) -> bool:
    """Whether there is such a picture and such a format; both may be anything that a browser sends.

    Examples
    --------
    >>> is_known("map", "svg"), is_known("map", "exe"), is_known(["map"], "csv")
    (True, False, False)
    """
    return isinstance(what, str) and what in SAVED_FIGURES and file_format in FORMATS


def _explain(analysis: Analysis, request: SaveRequest, left_out: LeftOutRows | None = None) -> RowExplanation:
    """Explain the row of a request, at its comparison; also one that the fit was made without."""
    from neon_core.row_explanation import explain_row

    row, beta = request["row"], None if request["beta"] == USUAL else float(request["beta"])
    if left_out is not None and left_out.position(row) >= 0:
        return left_out.explain(row, beta)
    return explain_row(analysis, row, beta)
