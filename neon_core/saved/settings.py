"""Everything that decides on an analysis but the file: how it is read, what its columns are, the config, the names."""

from __future__ import annotations

from dataclasses import dataclass, field
from os import PathLike
from typing import IO

from neon_core.analysis import Analysis, analyse
from neon_core.arguments import check_type
from neon_core.config import AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import ColumnError, Problem
from neon_core.ingestion import read_table
from neon_core.progress import Progress
from neon_core.reading import Overrides
from neon_core.text import join_some


@dataclass(frozen=True)
class ColumnChoice:
    """What a column of a table is: kind, role and the steps of an ordered one, as in `neon_core.dataset.Column`."""

    name: str
    kind: str
    role: str
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """The settings of an analysis: with the same file they give the same numbers again.

    Attributes
    ----------
    config : AnalysisConfig
        How the table is prepared and clustered.
    columns : tuple of ColumnChoice
        All columns of the table, in its order.
    overrides : Overrides
        The choices of how the file is read; what is None is detected.
    cluster_names : tuple of str
        The names of the clusters; empty where none has a name.
    filename, source_fingerprint, fingerprint : str
        The name of the file, the hash of its bytes, and that of the table that was read from it; the first two are
        empty where the table was no file.

    Examples
    --------
    >>> import neon_core as nc
    >>> iris = nc.load_sample("iris")
    >>> settings = Settings.of(iris, nc.analyse(iris, nc.AnalysisConfig(n_clusters=2)))
    >>> settings.config.n_clusters, settings.columns[4].role
    (2, 'class')
    >>> settings.analyse(settings.apply(iris)).clustering.sizes.tolist()
    [50, 100]
    """

    config: AnalysisConfig
    columns: tuple[ColumnChoice, ...]
    overrides: Overrides = field(default_factory=Overrides)
    cluster_names: tuple[str, ...] = ()
    filename: str = ""
    source_fingerprint: str = ""
    fingerprint: str = ""

    @classmethod
    def of(cls, dataset: Dataset, analysis: Analysis) -> Settings:
        """Return the settings of an analysis of a dataset.

        Raises
        ------
        ArgumentError
            If these are no dataset and no analysis of it.
        """
        check_type(dataset, Dataset, "dataset")
        check_type(analysis, Analysis, "analysis")
        if dataset.fingerprint != analysis.fingerprint:
            what = "The analysis is that of another table, or of other choices of columns"
            raise ColumnError(what, where="dataset, analysis", hint="Pass the dataset that was analysed.")
        if analysis.is_of_saved_model:
            what = "The clusters are those of a saved model, which settings do not give again"
            raise ColumnError(what, where="analysis", hint="Keep the file of the model.")
        columns = tuple(ColumnChoice(c.name, c.kind, c.role, c.order) for c in dataset.columns)
        reading = dataset.reading
        return cls(
            analysis.config,
            columns,
            reading.overrides,
            analysis.cluster_names,
            reading.filename,
            reading.source_fingerprint,
            dataset.fingerprint,
        )

    def read(
        self,
        source: bytes | str | PathLike[str] | IO[bytes],
        *,
        filename: str | None = None,
        progress: Progress | None = None,
    ) -> Dataset:
        """Read a file as the settings say, and give its columns their kinds and roles. See `read_table`, `apply`."""
        given = {name: value for name, value in vars(self.overrides).items() if value is not None}
        return self.apply(read_table(source, filename=filename, progress=progress, **given))

    def apply(self, dataset: Dataset) -> Dataset:
        """Return a dataset with the kinds, orders and roles of the settings.

        Raises
        ------
        ColumnError
            With every column of the settings that the dataset does not have, and every column that they do not know;
            or with every column whose values do not fit its kind.
        """
        found = {column.name: column for column in check_type(dataset, Dataset, "dataset").columns}
        self._check_names(tuple(found))
        orders = {c.name: c.order for c in self.columns if c.kind == "ordered" and found[c.name].order != c.order}
        kinds = {c.name: c.kind for c in self.columns if c.kind != found[c.name].kind and c.name not in orders}
        dataset = dataset.with_orders(orders) if orders else dataset
        dataset = dataset.with_kinds(kinds) if kinds else dataset
        now = {column.name: column.role for column in dataset.columns}
        roles = {c.name: c.role for c in self.columns if c.role != now[c.name]}
        return dataset.with_roles(roles) if roles else dataset

    def _check_names(self, names: tuple[str, ...]) -> None:
        """Refuse a table with other columns than those of the settings."""
        own = [column.name for column in self.columns]
        missing, unknown = [name for name in own if name not in names], [name for name in names if name not in own]
        problems = []
        if missing:
            hint = "Use the file that the settings were saved from, or one with the same columns."
            problems.append(Problem(f"The table does not have {join_some(missing)}", "columns", hint))
        if unknown:
            hint = 'Add them to the settings, each with a kind and a role, such as "ignore".'
            problems.append(Problem(f"The settings do not know {join_some(unknown)}", "columns", hint))
        if problems:
            raise ColumnError(problems)

    def analyse(self, dataset: Dataset, *, progress: Progress | None = None) -> Analysis:
        """Return the analysis of a dataset by the config, with the names of the clusters. See `neon_core.analyse`."""
        analysis = analyse(dataset, self.config, progress=progress)
        names = dict(enumerate(self.cluster_names))
        return analysis.rename(names) if any(self.cluster_names) else analysis
