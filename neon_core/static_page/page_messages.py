"""The schema of a page's data. `frontend/page/page_messages.js` repeats it in JavaScript; a test compares the two."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from neon_core.payload.browser_messages import MapPicture, SpanList
from neon_core.payload.table_messages import RowTable


class PageColumn(TypedDict):
    """A column that counts: its distinct cells as text, and which of them each row has.

    `filled` are the cells that were empty; `right` says that the texts are numbers. A number is scaled to
    (number - center) / spread, or is `scaled` already where this would lose a digit; `low` and `high` are the ends of
    the range. A value of a category is `on` at `own`, and `off` elsewhere.
    """

    texts: list[str]
    codes: list[int]
    filled: list[int]
    right: bool
    center: NotRequired[float]
    spread: NotRequired[float]
    low: NotRequired[float]
    high: NotRequired[float]
    numbers: NotRequired[list[float]]
    scaled: NotRequired[list[float]]
    own: NotRequired[list[int]]
    on: NotRequired[list[float]]
    off: NotRequired[list[float]]


class PageRows(TypedDict):
    """The rows on the page, in the order of the map's data; `headline` and `standing` are places among the sentences.

    `nearest` is, for each row, the nearest centroid of each cluster, where clusters are merged.
    """

    numbers: list[int]
    labels: list[int]
    competitors: list[int]
    headlines: list[SpanList]
    headline: list[int]
    standings: list[SpanList]
    standing: list[int]
    nearest: NotRequired[list[list[int]]]


class PageModel(TypedDict):
    """The fitted centroids, scaled and as texts, and how far rounding can move a value of each feature."""

    centroids: list[list[float]]
    texts: list[list[str]]
    noise: list[float]


class PageData(TypedDict):
    """Everything that a page shows; `first` is the row that it opens on, `n_rows` the rows of the whole table.

    `name_slot` stands in the headlines for the text that calls a row.
    """

    map: MapPicture
    rows: PageRows
    columns: list[PageColumn]
    model: PageModel
    table: RowTable
    first: int
    n_rows: int
    name_slot: str
