"""The schema of all messages to the browser. `frontend/messages.js` repeats it; a test compares the two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, NotRequired, TypedDict

from neon_core.payload.table_messages import RowTable
from neon_core.wording.map_words import TextTable

Sign = Annotated[tuple[str, str], "Sign"]
"""Shape and colour of a cluster."""
SpanList = Annotated[list[Any], "SpanList"]
"""A sentence: each span is a text, or [text, role, cluster]; see `neon_core.wording.spans.listed`."""
FigureJson = Annotated[dict[str, Any], "FigureJson"]
"""A figure as Plotly's own JSON."""


class CategoryShares(TypedDict):
    """The values of a category, and the share of each cluster's rows that have each value."""

    names: Sequence[str]
    shares: list[list[float]]


class LongestTexts(TypedDict):
    """The longest usual sentences about a row of an analysis: the panel keeps room for them."""

    headline: SpanList
    standing: SpanList


class Facts(TypedDict):
    """Everything that the panel needs of an analysis and that is the same for every row.

    `ranges` are the ends of each column's observed range as text, `shades` the centroids as pixels.
    """

    id: str
    names: Sequence[str]
    centroids: list[list[float]]
    widths: list[float]
    ranges: list[list[str]]
    longest: LongestTexts
    signs: list[Sign]
    nouns: Sequence[str]
    picture: Sequence[int] | None
    usual_beta: float | None
    categories: NotRequired[dict[str, CategoryShares]]
    shades: NotRequired[list[list[float]]]
    called: NotRequired[list[str]]


class SearchNotice(TypedDict):
    """The answer to a search for a row."""

    notice: str
    refused: NotRequired[bool]


class UndrawnRow(TypedDict):
    """Everything that a map needs to draw a row that it has no mark for."""

    map: str
    place: list[float]
    looks_like: NotRequired[int]
    name: NotRequired[str]
    class_name: NotRequired[str]


class OtherRow(TypedDict):
    """The second row beside the chosen one; `undrawn` where the map has no mark for it."""

    row: int
    undrawn: NotRequired[UndrawnRow]


class Mark(TypedDict):
    """The chosen row, as the map draws it; `foot` is the place where it would cross its nearest border.

    `number` says the number of a row that has a name, and its line in the file; `unasked`, that no row is asked about.
    """

    row: int
    label: int
    competitor: int
    foot: NotRequired[list[float]]
    border: NotRequired[int]
    distance: NotRequired[str]
    undrawn: NotRequired[UndrawnRow]
    search: NotRequired[SearchNotice]
    number: NotRequired[str]
    other: NotRequired[OtherRow]
    unasked: NotRequired[bool]


class CategoryParts(TypedDict):
    """The value that a row has in a category, and what each value adds against each competitor."""

    own: int
    parts: list[list[float]]


class RowParts(TypedDict):
    """The numbers of a row from which the browser computes its bars at any comparison.

    `centroid_values` are the values of the row's own centroid and of its nearest competitor's, as text.
    """

    values: list[str]
    centroid_values: list[list[str]]
    place: list[float]
    h: list[float]
    parts: list[list[float]]
    categories: NotRequired[dict[str, CategoryParts]]
    filled: NotRequired[list[int]]
    brightness: NotRequired[list[float]]


class Panel(TypedDict):
    """The explanation of a row; `beta` only where it is not the usual one, null where it is infinite.

    `quiet` where another question is answered in its place: the panel then only sends what a hand does on the map.
    """

    facts: str
    headline: SpanList
    standing: SpanList
    mark: Mark
    point: RowParts | None
    tie: NotRequired[bool]
    beta: NotRequired[float | None]
    quiet: NotRequired[bool]


class RowList(TypedDict):
    """The rows worth a look, under the map; `searchable` where the browser does not know every row.

    `names` are the rows' names as their buttons have them, where rows have names.
    """

    heading: str
    rows: list[int]
    number: str
    all: NotRequired[int]
    searchable: NotRequired[bool]
    names: NotRequired[Sequence[str]]


class Picture(TypedDict):
    """A figure, and the words that a screen reader reads instead; `what` is its name in `saved_figures`."""

    id: str
    frame: str
    what: str
    live: bool
    figure: FigureJson
    label: str
    table: TextTable


class ClusterFace(TypedDict):
    """A cluster as the map shows it; `columns` are name, centroid's value and value elsewhere.

    The first `telling` of them set the cluster apart; `left_out` do not travel.
    """

    name: str
    main_class: str
    size: str
    lines: list[str]
    described: str
    called: str
    columns: list[list[str]]
    telling: int
    has_others: bool
    left_out: NotRequired[int]


class MapPicture(Picture):
    """A map: its figure without a chosen row, and what the browser needs to choose one and to draw it.

    `names` are the rows' cells, `name_noun` stands before one without a letter; `left_out` has the texts of crosses.
    """

    facts: Facts
    kind: str
    caption: SpanList
    border_sentence: SpanList | None
    list: RowList
    nouns: Sequence[str]
    centroids: Sequence[Sequence[float]]
    clusters: Sequence[ClusterFace]
    is_named: bool
    names: NotRequired[Sequence[str]]
    name_noun: NotRequired[str]
    rows: Sequence[int] | None
    draws_all: bool
    competitors: Sequence[int]
    misplaced: dict[int, int]
    misplaced_note: str
    fades: bool
    has_borders: bool
    left_out: NotRequired[dict[int, list[str]]]
    left_out_rivals: NotRequired[dict[int, int]]


class SavedFile(TypedDict):
    """A file that was requested: a table's text, or the figure from which the browser makes the picture.

    `failed` is the sentence where it could not be made.
    """

    id: int
    format: str
    name: str
    text: str | None
    figure: FigureJson | None
    failed: NotRequired[str]


class ChartEnvelope(TypedDict):
    """The addresses that a chart needs, the text for where it cannot be loaded, and the files that were requested."""

    module: str
    lib: str
    failed: str
    saved: NotRequired[list[SavedFile]]


class ModuleEnvelope(TypedDict):
    """The address of a component's module, and the text for where it cannot be loaded."""

    module: str
    failed: str


class PictureMessage(Picture, ChartEnvelope):
    """The message of a chart that is only looked at."""


class MapMessage(MapPicture, ChartEnvelope):
    """The message of a map."""


class GroupMark(TypedDict):
    """The group of rows that a map draws, and its size in words; `shape` is the line around it on maps of one frame."""

    rows: Sequence[int]
    size: str
    frame: NotRequired[str]
    shape: NotRequired[Sequence[Sequence[float]]]


class MapTools(TypedDict):
    """The group of rows, and the number of the last drawing that is answered."""

    group: GroupMark | None
    draws: int


class ToolsMessage(MapTools, ModuleEnvelope):
    """The message of the switch of tools."""


class Answered(TypedDict):
    """The numbers of the last choice of a row and of the last comparison that are answered.

    `returned` says that the browser has come back to a server that does not know it; `kept` is the name of the
    visitor's own table where a sample is shown.
    """

    answers: int
    released: int
    returned: NotRequired[bool]
    kept: NotRequired[str]


class PanelFiles(TypedDict):
    """The panel's address, and the files that were requested."""

    module: str
    lib: NotRequired[str]
    saved: NotRequired[list[SavedFile]]


class PanelMessage(Panel, Answered, PanelFiles):
    """The message of the panel."""


class RowTableMessage(RowTable, ModuleEnvelope):
    """The message of the table of rows."""


class WarmMessage(TypedDict):
    """The scripts that the browser is to fetch ahead."""

    module: str
    lib: str
    modules: list[str]
