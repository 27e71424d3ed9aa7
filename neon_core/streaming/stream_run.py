"""Explain a table that is larger than the memory: passes over its rows, a model, and the output part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import Any

from neon_core.arguments import as_count, check_progress, check_type, format_given
from neon_core.cluster_naming import rename_clusters
from neon_core.config import OWN_TABLE, AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import ColumnError, ConfigError
from neon_core.progress import Progress, report_to
from neon_core.saved.saved_model import SavedModel
from neon_core.saved.settings import Settings
from neon_core.streaming.batch_rows import BatchReader
from neon_core.streaming.cluster_runner import check_engine, open_runner
from neon_core.streaming.manifest import Manifest, write_manifest
from neon_core.streaming.opened_table import OpenedTable, open_table, read_options
from neon_core.streaming.output_folder import clean_folder, is_whole, open_folder, read_model, write_model
from neon_core.streaming.piece_runner import PieceRunner
from neon_core.streaming.row_meter import WRITING, RowMeter
from neon_core.streaming.row_sample import SAMPLED
from neon_core.streaming.source_parts import Source
from neon_core.streaming.stream_model import fit_stream
from neon_core.streaming.written_parts import PartWriter, write_piece

FITTING = 6
"""Passes before the rows are written: sample, counts, three of Lloyd, evidence."""


@dataclass(frozen=True, eq=False)
class ExplainedFolder:
    """A folder in which every row of a table is explained.

    Attributes
    ----------
    folder : Path
        It holds _manifest.json, _model.json and the parts.
    model : SavedModel
        The clusters, which explain further rows too.
    manifest : Manifest
        Source and parts.
    """

    folder: Path
    model: SavedModel
    manifest: Manifest

    @property
    def n_rows(self) -> int:
        """The number of rows of the table."""
        return self.manifest.n_rows

    @property
    def notes(self) -> tuple[str, ...]:
        """The caveats of the result."""
        return self.manifest.notes

    @property
    def parts(self) -> tuple[Path, ...]:
        """The files with the rows, in order."""
        return tuple(self.folder / part.file for part in self.manifest.parts)


def explain_dataset(  # noqa: PLR0913  # the choices of an analysis, and where it goes
    source: str | PathLike[str],
    output: str | PathLike[str],
    config: AnalysisConfig | None = None,
    *,
    settings: Settings | None = None,
    kinds: Mapping[str, str] | None = None,
    orders: Mapping[str, Sequence[str]] | None = None,
    roles: Mapping[str, str] | None = None,
    names: Mapping[int, str] | None = None,
    overwrite: bool = False,
    reading: Mapping[str, Any] | None = None,
    engine: str = "stream",
    scheduler: str = "",
    n_sampled: int = SAMPLED,
    progress: Progress | None = None,
) -> ExplainedFolder:
    """Cluster and explain a table that is larger than the memory, and write every row with its explanation to a folder.

    The table is read in batches several times. Kinds, roles and the starts of K-Means come from a uniform random sample
    of its rows; counts, ranges, means and the values of categories are exact over all rows. Three passes of Lloyd over
    all rows move the best start, and a fourth measures the evidence. Medians, quartiles and ranks are those of the
    sample, which a note says. A sample that holds all rows gives the numbers of `analyse`.

    Text is read once, in the way that the sample shows, and every cell must fit: one that does not is an error with its
    row and line, where `read_table` would look at the whole column again. Its rows are kept as Parquet in the output,
    beside the parts, until these are written.

    A run that was stopped goes on where it was when it is called again with the same arguments, and ends with the same
    bytes.

    Parameters
    ----------
    source : path
        A Parquet or CSV file, or a folder of them, with or without hive partitions.
    output : path
        The folder. It gets _manifest.json, _model.json and the parts, each with the columns of `export_table`.
    config : AnalysisConfig, optional
        By default that of the settings, else the usual one for a table from a file.
    settings : Settings, optional
        Kinds, orders and roles of all columns, names of the clusters, and the config.
    kinds, orders, roles : mapping, optional
        Those of some columns, on top; see `Dataset.with_kinds`, `with_orders` and `with_roles`.
    names : mapping of int to str, optional
        Names of clusters; see `Analysis.rename`.
    overwrite : bool
        Whether what an earlier run has written there may be replaced.
    reading : mapping, optional
        Options of `read_table` for text, such as `{"delimiter": ";"}`; by default those of the settings.
    engine : str
        "stream" for this process, "dask" for the workers of a cluster, which must see the table and the output.
    scheduler : str
        The address of a scheduler of Dask; by default a cluster begins on this machine, with a worker for each core.
    n_sampled : int
        The number of rows of the sample.
    progress : callable, optional
        Called after each batch with the pass, its rows per second and the time left, and with the finished share. An
        exception that it raises ends the work.

    Raises
    ------
    NeonError
        With every part that cannot be read or has another schema, with everything that prevents clustering, or if the
        folder cannot be written, or was begun for another table or with other choices.

    Examples
    --------
    >>> import neon_core as nc, tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     wine = pathlib.Path(folder) / "wine.parquet"
    ...     nc.load_sample("wine").frame.to_parquet(wine)
    ...     done = nc.explain_dataset(wine, pathlib.Path(folder) / "explained", roles={"class": "class"})
    ...     done.n_rows, [part.name for part in done.parts], done.model.clustering.sizes.tolist()
    (178, ['part-00000.parquet'], [...])
    """
    check_progress(progress)
    config = _check_config(config, settings)
    called = _name_clusters(settings, names or {}, config.n_clusters)
    by_column = [_sorted(each, word) for each, word in ((kinds, "kinds"), (orders, "orders"), (roles, "roles"))]
    n_sampled = as_count(n_sampled, "n_sampled", 1)
    overrides = read_options(reading, settings)
    table = open_table(source, overrides, is_chosen=reading is not None)
    choices = (config, settings, *by_column, called, n_sampled, overrides)
    wanted = Manifest(table.root.name, table.files, sha256(repr(choices).encode()).hexdigest()[:32])
    folder, found = open_folder(output, table.root, wanted, overwrite=overwrite)

    def choose(sample: Dataset) -> Dataset:
        sample = sample if settings is None else settings.apply(sample)
        sample = sample.with_kinds(kinds) if kinds else sample
        sample = sample.with_orders(orders) if orders else sample
        return sample.with_roles(roles) if roles else sample

    check_engine(engine, scheduler)
    if is_whole(folder, found):
        return ExplainedFolder(folder, read_model(folder, found), found)
    job = _Job(table, folder, config, called, n_sampled, progress)
    # the meter tells the listener; the blocks inside have shares of their own
    with report_to(lambda *_: None), open_runner(engine, scheduler) as runner:
        return job.run(found, choose, runner)


@dataclass(frozen=True, eq=False)
class _Job:
    """A run: its table, its folder and its choices."""

    table: OpenedTable
    folder: Path
    config: AnalysisConfig
    names: tuple[str, ...]
    n_sampled: int
    progress: Progress | None

    def run(self, found: Manifest, choose: Callable[[Dataset], Dataset], runner: PieceRunner) -> ExplainedFolder:
        """Fit the model where there is none, and write the parts that are not there."""
        drawn_by = (self.folder, self.config.random_state, self.n_sampled)
        if not found.model:
            work = self.table.n_before + self.table.n_rows * (FITTING + WRITING)
            meter = RowMeter(work, self.progress)
            drawn = self.table.draw(*drawn_by, meter, runner)
            rows = drawn.rows
            streamed = fit_stream(rows, choose(drawn.sample), self.config, meter, runner, self.names)
            found = write_model(self.folder, replace(found, files=drawn.files), streamed)
        else:
            n_left = found.n_rows - sum(part.n_rows for part in found.parts)
            meter = RowMeter(max(1.0, WRITING * n_left), self.progress)
            rows = self.table.open_again(*drawn_by, meter, runner)
        model = read_model(self.folder, found)
        return ExplainedFolder(self.folder, model, _write_parts(rows, self.folder, found, model, meter, runner))


def _name_clusters(settings: Settings | None, names: Mapping[int, str], n_clusters: int) -> tuple[str, ...]:
    """Return the names of the clusters: those of the settings while there are as many, and others on top."""
    kept = () if settings is None or len(settings.cluster_names) != n_clusters else settings.cluster_names
    return rename_clusters(kept, names, n_clusters)


def _sorted(choices: object, name: str) -> list[tuple[str, Any]]:
    """Return choices in an order that does not depend on how they were written; refuse what is no mapping."""
    if choices is None:
        return []
    if not isinstance(choices, Mapping):
        what = f"{name}={format_given(choices)} is not a dict of columns"
        raise ColumnError(what, where=name, hint=f'Pass a dict: {name}={{"name of a column": …}}.')
    pairs = ((str(column), tuple(v) if isinstance(v, list) else v) for column, v in choices.items())
    return sorted(pairs, key=lambda pair: pair[0])


def _check_config(config: AnalysisConfig | None, settings: Settings | None) -> AnalysisConfig:
    if settings is not None:
        check_type(settings, Settings, "settings")
    if config is None:
        config = OWN_TABLE if settings is None else settings.config
    check_type(config, AnalysisConfig, "config", ConfigError)
    if config.left_out:
        hint = "Leave left_out out, or write a table without these rows."
        raise ConfigError("Rows of a streamed table are not left out one by one", where="left_out", hint=hint)
    if config.edits:
        hint = "Leave the edits out, or analyse a sample of the table in memory."
        raise ConfigError("Clusters of a streamed table are not merged or split by hand", where="edits", hint=hint)
    return config


def _write_parts(
    table: Source, folder: Path, manifest: Manifest, model: SavedModel, meter: RowMeter, runner: PieceRunner
) -> Manifest:
    """Write the parts that are not there yet, each followed by the manifest; return the finished one."""
    classes = next((column.name for column in model.settings.columns if column.role == "class"), "")
    reader = BatchReader(model.design.columns, model.usual, model.settings.config, classes)
    names = tuple(column.name for column in model.settings.columns)
    writer = PartWriter(table.without_pieces(), names, model, reader, manifest.has_filled)
    manifest = replace(manifest, parts=tuple(part for part in manifest.parts if (folder / part.file).is_file()))
    done = {part.first_row for part in manifest.parts}
    pieces = [piece for piece in table.pieces if piece.first_row not in done]
    meter.begin("explain and write", WRITING)
    for part in runner.each(partial(write_piece, writer=writer, folder=folder), table, pieces, meter.add):
        manifest = manifest.with_part(part)
        write_manifest(folder, manifest)
    manifest = replace(manifest, is_finished=True)
    write_manifest(folder, manifest)
    clean_folder(folder)
    return manifest
