"""The rows of another table in the clusters on screen, or in those of a saved model, and who moved since."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from neon_core.errors import NeonError
from pages.shared.results import cache, current
from pages.shared.results.cache import OWN_CONFIGS, Source
from pages.shared.results.summaries import analysis_key
from pages.shared.session import store
from pages.shared.session.placing import NO_NEW_ROW

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset
    from neon_core.progress import Progress
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
    has_other_ids : bool
        Whether both tables have ids, and none of them is in both.
    """

    new: NewRows
    moved: MovedRows | None
    has_other_ids: bool = False

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
    return _present(current.source(), _key_of(analysis), current.dataset(), analysis)


def described() -> tuple[int, int, str, str]:
    """Return the clusters and the rows of what places new rows, and its table and file, without building a model."""
    saved = store.visit().placing.model
    if saved is None:
        analysis, data = current.analysis(), current.dataset()
        return analysis.n_clusters, analysis.design.rows.size, data.reading.filename or data.name, ""
    parsed = model()
    return parsed.clustering.sizes.size, parsed.n_rows, parsed.settings.filename or parsed.name, saved.name


def _key_of(analysis: Analysis) -> Key:
    return (*analysis_key(analysis), analysis.cluster_names)


@cache.kept(OWN_CONFIGS, OWN_CONFIGS)
def _parsed(fingerprint: str, _saved: Upload) -> SavedModel:
    from neon_core.saved.model_parts import parse_model

    return parse_model(_saved.content)


@cache.kept(cache.CONFIGS, OWN_CONFIGS)
def _present(key: Key, _data: Dataset, _analysis: Analysis) -> SavedModel:
    from neon_core.saved.saved_model import SavedModel

    return SavedModel.of(_data, _analysis)


def placed(made: Placed | None = None) -> Placed:
    """Return the new rows in the clusters of the model; raise the error of their reading, or why they do not fit.

    Many rows are not placed here but `made` by a job; where that is not there yet, `LongWorkError` is raised.
    """
    upload = reading()
    assert upload is not None
    data, before = _new_table(), _table_before()
    return _placed(Source(upload=upload), _key(data, before), model(), data, before, made)


def _key(data: Dataset, before: Dataset | None) -> Key:
    """Return what names the new rows, the model that places them, and the table that they are compared with."""
    return (*model_key(), data.fingerprint, before.fingerprint if before is not None else "")


def _new_table() -> Dataset:
    """Return the new table; raise the error of its reading."""
    upload = reading()
    assert upload is not None
    data = cache.uploaded_dataset(upload)
    if isinstance(data, NeonError):
        raise type(data)(data.problems)
    return data


def model_key() -> Key:
    """Return what names the model that places new rows."""
    saved = store.visit().placing.model
    return (saved.fingerprint,) if saved is not None else _key_of(current.analysis())


def work() -> tuple[Key, Callable[[Progress], Placed]]:
    """Return the name of the work on the present new rows, and the work."""
    model_, data, before = model(), _new_table(), _table_before()
    return _key(data, before), partial(_place, model_, data, before)


def _table_before() -> Dataset | None:
    """Return the table on screen; None where it cannot be read."""
    try:
        return current.dataset()
    except NeonError:
        return None


@cache.kept(OWN_CONFIGS, OWN_CONFIGS)
def _placed(
    key: Key,
    _model: SavedModel,
    _data: Dataset,
    _before: Dataset | None,
    _made: Placed | None,
) -> Placed:
    if _made is not None:
        return _made
    if cache.is_long_fit(_data) or (_before is not None and cache.is_long_fit(_before)):
        raise cache.LongWorkError
    return _place(_model, _data, _before)


def _place(model: SavedModel, data: Dataset, before: Dataset | None, progress: Progress | None = None) -> Placed:
    """Return the rows of a table in the clusters of a model, and who moved since another table."""
    from neon_core.progress import report_to, stage
    from neon_core.saved.new_rows import read_rows

    with report_to(progress):
        with stage("", 0.0, 0.5):
            new = read_rows(model, data)
        with stage("", 0.5, 0.9):
            try:
                earlier = None if before is None else read_rows(model, before)
            except NeonError:  # another table
                earlier = None
        with stage("match", 0.9, 1.0):
            return Placed(new, None) if earlier is None else _compare(new, earlier)


def _compare(new: NewRows, earlier: NewRows) -> Placed:
    """Return new rows with who moved since; with nobody where the tables have no ids, or other ones."""
    try:
        return Placed(new, new.moved_since(earlier))
    except NeonError:
        names = [each.analysis.design.row_names for each in (new, earlier)]
        return Placed(new, None, has_other_ids=None not in names)


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
