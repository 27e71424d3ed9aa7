"""The table of every row in an order: which rows a view and a query leave, sorted, and the part that is shown.

The orders and the arrangements are kept as the analyses are, by `cache.kept`: of a million rows a sort takes a moment,
and a part of the sorted rows none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neon_core.row_query import RowQuery
from pages.shared.results import current
from pages.shared.results.cache import CONFIGS, MAPS, OWN_CONFIGS, OWN_MAPS, kept
from pages.shared.session import store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from neon_core.analysis import Analysis
    from neon_core.checks import Indices
    from neon_core.dataset import Dataset
    from neon_core.row_columns import RowColumns

NEAREST = 20
"""Rows of the view of those nearest to a boundary."""


@dataclass(frozen=True, eq=False)
class Arrangement:
    """The rows of the table in their order.

    Attributes
    ----------
    id : str
        A short name of the table with its order and filter.
    columns : RowColumns
        The columns of every row.
    samples : ndarray of int of shape (n_rows,)
        The lines of `columns` that are shown, in their order.
    """

    id: str
    columns: RowColumns
    samples: NDArray[np.int32]

    @property
    def rows(self) -> Indices:
        """The rows in their order."""
        return self.columns.rows[self.samples]

    def place_of(self, row: int) -> int:
        """Return the place of a row; -1 where it is not shown."""
        import numpy as np

        sample = int(np.searchsorted(self.columns.rows, row))
        if sample == self.columns.rows.size or self.columns.rows[sample] != row:
            return -1
        found = np.flatnonzero(self.samples == sample)
        return int(found[0]) if found.size else -1


def row_columns(analysis: Analysis) -> RowColumns:
    """Return the columns of every row of the current analysis."""
    return _row_columns(current.source(), key_of(analysis), current.dataset(), analysis)


def key_of(analysis: Analysis) -> str:
    """Return a short name of an analysis with the names of its clusters."""
    from neon_core.analysis import VERSION
    from pages.shared.live_chart import payload

    return payload.short_id(analysis.fingerprint, analysis.config, VERSION, analysis.cluster_names)


@kept(CONFIGS, OWN_CONFIGS)
def _row_columns(analysis: str, _data: Dataset, _analysis: Analysis) -> RowColumns:
    from neon_core.row_columns import build_row_columns

    return build_row_columns(_data, _analysis)


def arrange(analysis: Analysis, view: str) -> Arrangement:
    """Return the rows of a view that meet the current query, in its order.

    All that it depends on is in one short name: Streamlit would take longer to look at the parts.
    """
    from pages.shared.live_chart import payload

    columns, query, key = row_columns(analysis), store.choices().query, key_of(analysis)
    table = payload.short_id(key, view, query)
    return Arrangement(table, columns, _arrange(current.source(), table, key, view, query, columns, analysis))


@kept(MAPS, OWN_MAPS)
def _arrange(
    table: str, _key: str, _view: str, _query: RowQuery, _columns: RowColumns, _analysis: Analysis
) -> NDArray[np.int32]:
    """Return the lines of a view that meet a query, in its order."""
    import numpy as np

    is_left = _columns.match(_query)
    base = np.arange(_columns.rows.size, dtype=np.int32)
    if _view == "nearest":
        base = np.searchsorted(_columns.rows, _analysis.nearest_boundary(NEAREST)).astype(np.int32)
    elif _view == "hardest":
        base = _order(current.source(), _key, _columns.results["evidence"], is_descending=False, _columns=_columns)
    elif _view == "mismatches":
        is_left &= _analysis.clustering.mismatch
    if _query.sort:
        if _view == "nearest":
            is_left &= np.isin(np.arange(_columns.rows.size), base)
        base = _order(current.source(), _key, _query.sort, is_descending=_query.is_descending, _columns=_columns)
    samples = base[is_left[base]]
    samples.setflags(write=False)
    return samples


@kept(MAPS, OWN_MAPS)
def _order(analysis: str, name: str, is_descending: bool, _columns: RowColumns) -> NDArray[np.int32]:
    """Return the lines sorted by a column."""
    return _columns.order(name, is_descending=is_descending)
