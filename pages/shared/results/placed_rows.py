"""The rows of another table in the clusters on screen, or in those of a saved model, and who moved since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neon_core.errors import NeonError
from pages.shared.results import cache, current
from pages.shared.results.cache import OWN_CONFIGS, Source
from pages.shared.results.summaries import analysis_key
from pages.shared.session import store
from pages.shared.session.placing import NO_NEW_ROW

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset
    from neon_core.saved.moved_since import MovedRows
    from neon_core.saved.new_rows import NewRows
    from neon_core.saved.saved_model import SavedModel
    from pages.shared.session.uploaded_file import Upload

Key = tuple[object, ...]


@dataclass(frozen=True, eq=False)
class Placed:
    """New rows, and who moved since the table on screen.

    Attributes
    ----------
    new : NewRows
        The new rows.
    moved : MovedRows or None
        None where the table on screen has no ids, other ones, or other columns than the model.
    """

    new: NewRows
    moved: MovedRows | None

    def shown_row(self, row: int) -> int:
        """Return the chosen row where it is placed, else the first that moved, else that of the smallest evidence."""
        rows = self.new.analysis.design.rows
        if row != NO_NEW_ROW and bool((rows == row).any()):
            return row
        if self.moved is not None and self.moved.n_moved:
            return int(self.moved.rows_now[0])
        return int(self.new.analysis.nearest_boundary(1)[0])

    def place_among_moved(self, row: int) -> int:
        """Return the place of a row among those that moved; -1 where it stayed."""
        found = [] if self.moved is None else (self.moved.rows_now == row).nonzero()[0].tolist()
        return found[0] if found else -1


def reading() -> Upload | None:
    """Return the new table, read as the table of the model was; None where there is none. Raise the model's error."""
    table = store.visit().placing.table
    return None if table is None else table.with_overrides(model().settings.overrides)


def model() -> SavedModel:
    """Return the model that places new rows; raise the error of its file."""
    saved = store.visit().placing.model
    if saved is not None:
        return _parsed(Source(upload=saved), saved.fingerprint, saved)
    analysis = current.analysis()
    return _present(current.source(), *_key_of(analysis), current.dataset(), analysis)


def _key_of(analysis: Analysis) -> tuple[Key]:
    return ((*analysis_key(analysis), analysis.cluster_names),)


@cache.kept(OWN_CONFIGS, OWN_CONFIGS)
def _parsed(fingerprint: str, _saved: Upload) -> SavedModel:
    from neon_core.saved.model_parts import parse_model

    return parse_model(_saved.content)


@cache.kept(cache.CONFIGS, OWN_CONFIGS)
def _present(key: Key, _data: Dataset, _analysis: Analysis) -> SavedModel:
    from neon_core.saved.saved_model import SavedModel

    return SavedModel.of(_data, _analysis)


def placed() -> Placed:
    """Return the new rows in the clusters of the model; raise the error of their reading, or why they do not fit."""
    upload = reading()
    assert upload is not None
    data = cache.uploaded_dataset(upload)
    if isinstance(data, NeonError):
        raise type(data)(data.problems)
    saved = store.visit().placing.model
    key = (saved.fingerprint,) if saved is not None else _key_of(current.analysis())[0]
    return _placed(Source(upload=upload), key, data.fingerprint, model(), data, _table_before())


def _table_before() -> Dataset | None:
    """Return the table on screen; None where it cannot be read."""
    try:
        return current.dataset()
    except NeonError:
        return None


@cache.kept(OWN_CONFIGS, OWN_CONFIGS)
def _placed(key: Key, fingerprint: str, _model: SavedModel, _data: Dataset, _before: Dataset | None) -> Placed:
    from neon_core.saved.new_rows import read_rows

    new = read_rows(_model, _data)
    try:
        moved = None if _before is None else new.moved_since(read_rows(_model, _before))
    except NeonError:  # another table, or one without ids: nothing to compare
        moved = None
    return Placed(new, moved)


def rows_table(placed: Placed, most: int) -> tuple[pd.DataFrame, list[int]]:
    """Return the first new rows for people, those that moved first, and their rows in the table."""
    import numpy as np

    from neon_core.tables import overview_table

    rows = placed.new.analysis.design.rows
    movers = np.zeros(0, np.intp) if placed.moved is None else placed.moved.rows_now
    shown = [*movers.tolist(), *rows[~np.isin(rows, movers)].tolist()][:most]
    table: Any = overview_table(placed.new.analysis, shown)
    if placed.moved is not None:
        before = dict(zip(movers.tolist(), placed.moved.before.tolist(), strict=True))
        at = list(table.columns).index("cluster")
        table.insert(at, "cluster before", [before.get(row) for row in shown])
        table["cluster before"] = table["cluster before"].astype("Int64")
    return table, shown
