"""The model of all rows of a table on disk: sample, exact counts, preparation, fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from neon_core import notes
from neon_core.checks import Indices, frozen
from neon_core.config import AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.preparation import Design, PreparedColumn, prepare
from neon_core.saved.saved_model import SavedModel, find_usual, plain_class
from neon_core.saved.settings import ColumnChoice, Settings
from neon_core.starts import fit_best
from neon_core.streaming.batch_rows import BatchReader, read_cells, scaled
from neon_core.streaming.exact_counts import TableCounts, count_table
from neon_core.streaming.exact_design import ExactDesign, build_exact_design, plain_columns, refine_columns
from neon_core.streaming.lloyd_passes import PASSES, Batches, StreamFit, fit_passes
from neon_core.streaming.piece_runner import Listen, PieceRunner
from neon_core.text import count

if TYPE_CHECKING:
    from neon_core.streaming.row_meter import RowMeter
    from neon_core.streaming.source_parts import Piece, Source


@dataclass(frozen=True, eq=False)
class StreamedModel:
    """A model of all rows.

    Attributes
    ----------
    model : SavedModel
        Without rows.
    inertia : float
        Of all rows.
    has_filled : bool
        Whether missing values were filled in.
    notes : tuple of str
        The caveats.
    """

    model: SavedModel
    inertia: float
    has_filled: bool
    notes: tuple[str, ...]


def fit_stream(
    source: Source,
    sample: Dataset,
    config: AnalysisConfig,
    meter: RowMeter,
    runner: PieceRunner,
    cluster_names: Sequence[str] = (),
) -> StreamedModel:
    """Return the model of all rows of a table.

    Parameters
    ----------
    source : Source
        The table.
    sample : Dataset
        Some of its rows, with the kinds, orders and roles of all columns.
    config : AnalysisConfig
        The choices.
    meter : RowMeter
        Counts the rows.
    runner : PieceRunner
        Where the passes run.
    cluster_names : sequence of str
        The names of the clusters; may be empty.

    Raises
    ------
    NeonError
        With everything that prevents clustering.
    """
    draft = prepare(sample, config)
    classes = next(iter(sample.names_with_role("class")), "")
    reader, counts = _count(source, draft, BatchReader((), (), config, classes), meter, runner)
    exact = build_exact_design(draft, reader.columns, reader.usual, counts, config)
    reader = replace(reader, columns=exact.design.columns, usual=exact.usual)
    matrix = scaled(exact.design, reader.read(sample, "the sample"))
    start, _ = fit_best(matrix, config)
    rows = _Passes(source, reader, exact.design, meter, runner)
    fit = fit_passes(matrix, start.centroids, exact.design, rows)
    model = _build_model(source, sample, config, exact, fit, tuple(cluster_names))
    has_filled = any(column.n_filled for column in exact.design.columns)
    return StreamedModel(model, fit.clustering.inertia, has_filled, _notes(len(matrix), counts, exact, fit))


def _count(
    source: Source, draft: Design, bare: BatchReader, meter: RowMeter, runner: PieceRunner
) -> tuple[BatchReader, TableCounts]:
    """Return how rows are read and their exact counts, counted again where logarithms or dates begin elsewhere."""
    meter.begin("count")
    reader = replace(bare, columns=plain_columns(draft.columns), usual=find_usual(draft))
    counts = count_table(source, reader, meter.add, runner)
    refined = refine_columns(draft.columns, counts, bare.config)
    if _ways_to_count(refined) != _ways_to_count(reader.columns):
        meter.extend(source.n_rows)
        meter.begin("count as they count")
        counts = count_table(source, replace(reader, columns=refined), meter.add, runner)
    return replace(reader, columns=refined), counts


def _ways_to_count(columns: Sequence[PreparedColumn]) -> list[tuple[Any, Any]]:
    return [(column.transform, column.origin) for column in columns]


class _Passes:
    """Passes over the scaled rows of the table."""

    def __init__(
        self, source: Source, reader: BatchReader, design: Design, meter: RowMeter, runner: PieceRunner
    ) -> None:
        self._source, self._reader, self._design, self._meter = source, reader, design, meter
        self._runner, self._pass = runner, 0

    def __call__(self, work: Callable[[Batches], Any]) -> Iterator[Any]:
        self._pass += 1
        self._meter.begin(f"pass {self._pass} of {PASSES}" if self._pass <= PASSES else "measure the evidence")
        on_piece = partial(work_on_rows, reader=self._reader, design=self._design, work=work)
        return self._runner.each(on_piece, self._source, self._source.pieces, self._meter.add)


def work_on_rows(
    source: Source,
    piece: Piece,
    listen: Listen,
    *,
    reader: BatchReader,
    design: Design,
    work: Callable[[Batches], Any],
) -> Any:
    """Return the result of the work on the scaled rows of a piece."""
    positions = {value: i for i, value in enumerate(design.classes)}

    def read() -> Batches:
        for n_rows, batch in read_cells(source, piece, reader):
            if batch.rows.size:
                yield scaled(design, batch), _find_classes(batch.classes, batch.rows, positions)
            listen(n_rows)

    return work(read())


def _find_classes(classes: pd.Series[Any] | None, rows: Indices, positions: dict[Any, int]) -> Indices:
    """Return the position of the class of each row; -1 where it is not known."""
    if classes is None:
        return np.full(rows.size, -1, np.intp)
    codes, distinct = pd.factorize(classes.iloc[rows])
    places = np.array([*(positions[plain_class(value)] for value in distinct), -1], np.intp)
    found: Indices = places[codes]
    return found


def _build_model(
    source: Source, sample: Dataset, config: AnalysisConfig, exact: ExactDesign, fit: StreamFit, names: tuple[str, ...]
) -> SavedModel:
    """Return the model without rows."""
    columns = tuple(ColumnChoice(c.name, c.kind, c.role, c.order) for c in sample.columns)
    settings = Settings(config, columns, cluster_names=names, filename=source.root.name, fingerprint=sample.fingerprint)
    without = tuple(replace(column, n_filled=0, fill=float("nan")) for column in exact.design.columns)
    design = replace(exact.design, columns=without)
    clustering = replace(fit.clustering, inertia=0.0, iterations=0, mismatch=frozen(np.empty(0, np.bool_)))
    return SavedModel(settings, sample.name, sample.nouns, design, exact.usual, clustering, fit.network)


def _notes(n_sampled: int, counts: TableCounts, exact: ExactDesign, fit: StreamFit) -> tuple[str, ...]:
    """Return the caveats of the result."""
    found = []
    if n_sampled < counts.n_kept:
        found.append(
            f"The starts were fitted to a random sample of {n_sampled:,} of {count(counts.n_kept, 'row')}; "
            f"{PASSES} passes over all rows then moved the best one."
        )
    if counts.n_kept < counts.n_rows:
        found.append(f"{count(counts.n_rows - counts.n_kept, 'row')} with missing values have no results.")
    found += [notes.twins(group).text for group in fit.network.twins]
    vacant = tuple(int(k) for k in np.flatnonzero(fit.clustering.sizes == 0))
    found += [notes.empty(vacant).text] if vacant else []
    found += [notes.endless_beta().text] if fit.network.beta == np.inf else []
    return (*found, *exact.notes)
