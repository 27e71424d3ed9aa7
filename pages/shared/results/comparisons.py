"""The present clustering beside another one: what the other one is, who moves, and both explanations of a row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from neon_core.config import AnalysisConfig
from neon_core.errors import NeonError
from neon_core.scalings import ANY_RANGE, ANY_SPREAD
from pages.shared.results import cache, current
from pages.shared.results.summaries import analysis_key
from pages.shared.session import store
from pages.shared.session.against import COLUMNS, EXPORT, LABELS, NO_EXPORT, SCALING, SEED, Against, K
from pages.shared.session.choices import MOST_CLUSTERS
from pages.shared.session.column_choices import Columns, sorted_pairs
from pages.shared.session.column_treatments import possible_treatments, with_treatments
from pages.shared.wording import compare_words

if TYPE_CHECKING:
    import pandas as pd

    from neon_core.analysis import Analysis
    from neon_core.checks import Indices, Vector
    from neon_core.dataset import Dataset
    from neon_core.evaluation import Comparison, Stream, TwoExplanations
    from pages.shared.session.uploaded_file import Upload

MOST_LABELS = MOST_CLUSTERS
"""Different values of a column that is compared with, at most."""


@dataclass(frozen=True, eq=False)
class Other:
    """The other clustering before it is computed.

    Attributes
    ----------
    data : Dataset
        The table with the columns that count in it.
    config : AnalysisConfig
        Its choices.
    columns : Columns
        Its roles and kinds that differ from the guess.
    """

    data: Dataset
    config: AnalysisConfig
    columns: Columns


@dataclass(frozen=True, eq=False)
class Moves:
    """Both clusterings, and who moves.

    Attributes
    ----------
    against : Against
        What is compared with.
    analysis : Analysis
        The present clustering.
    other : Analysis or None
        The other one; None for labels.
    comparison : Comparison
        See `neon_core.compare`.
    table : DataFrame
        The rows that move: row, before, after, evidence, and evidence_after where there is a model; in order.
    """

    against: Against
    analysis: Analysis
    other: Analysis | None
    comparison: Comparison
    table: pd.DataFrame

    @property
    def has_same_units(self) -> bool:
        """Whether evidence of both is in one unit: the same columns with the same scaling."""
        return self.against.kind in (K, SEED)

    def shown_row(self, row: int) -> int:
        """Return the chosen row where it moves, else the mover with the smallest evidence; -1 where nobody moves."""
        if not len(self.table):
            return -1
        rows, evidence = self.table["row"].to_numpy(), self.table["evidence"].to_numpy()
        return row if bool((rows == row).any()) else int(rows[evidence.argsort(kind="stable")[0]])

    def stream_of(self, row: int) -> Stream:
        """Return the stream of a row that moves."""
        ends = tuple(self.table.loc[self.table["row"] == row, ["before", "after"]].iloc[0])
        return next(stream for stream in self.comparison.flow.moving if (stream.before, stream.after) == ends)

    def rows_of(self, stream: Stream) -> Indices:
        """Return the rows of a stream, the smallest evidence first."""
        lines = self.table[(self.table["before"] == stream.before) & (self.table["after"] == stream.after)]
        rows: Indices = lines.sort_values("evidence", kind="stable")["row"].to_numpy()
        return rows


def against() -> Against:
    """Return what the present clustering is compared with; one cluster more where nobody chose."""
    return store.choices().against if store.choices().against.kind else usual(K)


def usual(kind: str) -> Against:
    """Return what a kind of comparison begins with."""
    config = store.choices().config
    if kind == SCALING:
        return Against(kind, ANY_RANGE if config.scaling == ANY_SPREAD else ANY_SPREAD)
    if kind == SEED:
        return Against(kind, 0 if config.random_state else 1)
    if kind == COLUMNS:
        names = counting()
        return Against(kind, names[1:] or names)
    if kind == LABELS:
        return Against(kind, next(iter(label_columns()), ""))
    if kind == EXPORT:
        export = store.visit().export
        return Against(kind, (export.reference.key, export.reference.name)) if export else NO_EXPORT
    return Against(K, config.n_clusters + 1 if config.n_clusters < MOST_CLUSTERS else config.n_clusters - 1)


def counting() -> tuple[str, ...]:
    """Return the columns that count at present."""
    return tuple(c.name for c in current.dataset().columns if c.role == "feature" and c.kind in current.FEATURE_KINDS)


def possible_features() -> tuple[str, ...]:
    """Return the columns that can count."""
    return tuple(c.name for c in current.dataset().columns if c.role != "row id" and c.kind in current.FEATURE_KINDS)


def label_columns() -> tuple[str, ...]:
    """Return the columns of the table whose values can be compared with the clusters: classes first."""
    data = current.dataset()
    return _label_columns(current.source(), data.fingerprint, data)


@cache.kept(cache.CONFIGS, cache.OWN_CONFIGS)
def _label_columns(fingerprint: str, _data: Dataset) -> tuple[str, ...]:
    columns = sorted(_data.columns, key=lambda column: column.role != "class")
    return tuple(column.name for column in columns if _has_labels(_data, column.name))


def _has_labels(data: Dataset, name: str) -> bool:
    values = data.frame[name]
    return (
        1 < values.astype(str).nunique() <= MOST_LABELS
        if values.dtype == object
        else 1 < values.nunique() <= MOST_LABELS
    )


def find_problem(chosen: Against) -> str:
    """Return why the table cannot be compared with what an address asks for; empty where it can."""
    if chosen.kind == LABELS and chosen.value not in label_columns():
        return compare_words.describe_missing_labels(str(chosen.value), MOST_LABELS)
    if chosen.kind == COLUMNS and isinstance(chosen.value, tuple):
        possible = possible_features()
        missing = [name for name in chosen.value if name not in possible]
        return compare_words.describe_missing_features(missing) if missing else ""
    return ""


def other(chosen: Against) -> Other:
    """Return the other clustering before it is computed; raise the error of impossible choices."""
    choices = store.choices()
    config = replace(choices.config, edits=())
    if chosen == Against(COLUMNS, ()):
        raise NeonError(compare_words.NO_COLUMNS)
    if chosen.kind == COLUMNS and isinstance(chosen.value, tuple):
        columns = _with_features(choices.columns, chosen.value)
        data = cache.applied_columns(current.source(), current.guessed(), columns).data
        treatments, _ = possible_treatments(data, config)
        return Other(data, with_treatments(config, treatments), columns)
    field = {K: "n_clusters", SCALING: "scaling", SEED: "random_state"}[chosen.kind]
    changed: dict[str, Any] = {field: chosen.value}
    return Other(current.dataset(), replace(config, **changed), choices.columns)


def _with_features(columns: Columns, names: tuple[str, ...]) -> Columns:
    """Return the choices in which exactly these columns count."""
    guess = {column.name: column.role for column in current.guessed().columns}
    roles = {column.name: column.role for column in current.dataset().columns}
    wanted = {name: "ignore" if role == "feature" and name not in names else role for name, role in roles.items()}
    wanted |= dict.fromkeys(names, "feature")
    changed = {name: role for name, role in wanted.items() if role != guess.get(name)}
    return replace(columns, roles=sorted_pairs(changed))


def is_same(made: Other) -> bool:
    """Whether the other clustering is the present one."""
    return (made.config, made.columns) == (store.choices().config, store.choices().columns)


def former(chosen: Against) -> Against:
    """Return what the other clustering is compared with once it is the present one: the present one as it is now."""
    config = store.choices().config
    values: dict[str, Any] = {
        K: config.n_clusters,
        SCALING: config.scaling,
        SEED: config.random_state,
        COLUMNS: counting(),
    }
    return Against(chosen.kind, values[chosen.kind])


def moves() -> Moves:
    """Return both clusterings and who moves; the error of what cannot be compared, or `LongWorkError`, is raised."""
    chosen, source, analysis = against(), current.source(), current.analysis()
    if not chosen.has_model:
        return _moves(
            source, *analysis_key(analysis), analysis.cluster_names, chosen, ("", None), analysis, _labels(chosen)
        )
    made = other(chosen)
    second = cache.analysis(source, made.data, made.config)
    key = (second.fingerprint, second.config)
    return _moves(source, *analysis_key(analysis), analysis.cluster_names, chosen, key, analysis, second)


@cache.kept(cache.CONFIGS, cache.OWN_CONFIGS)
def _moves(
    fingerprint: str,
    config: AnalysisConfig,
    version: int,
    names: tuple[str, ...],
    chosen: Against,
    other: tuple[str, AnalysisConfig | None],
    _analysis: Analysis,
    _other: object,
) -> Moves:
    from neon_core.analysis import Analysis
    from neon_core.evaluation import compare

    comparison = compare(_analysis, _other)
    table = comparison.moved
    table["evidence"] = _evidence(_analysis, table["row"].to_numpy())
    if isinstance(_other, Analysis):
        table["evidence_after"] = _evidence(_other, table["row"].to_numpy())
    return Moves(chosen, _analysis, _other if isinstance(_other, Analysis) else None, comparison, table)


def _evidence(analysis: Analysis, rows: Indices) -> Vector:
    """Return the evidence of rows that move, at any comparison; NaN with one cluster."""
    import numpy as np

    if analysis.n_clusters == 1 or not rows.size:
        return np.full(rows.size, np.nan)
    return analysis.model.logit(analysis.design.matrix[np.searchsorted(analysis.design.rows, rows)])


def _labels(chosen: Against) -> object:
    """Return the labels that are compared with: a column of the table, or the rows of an earlier export."""
    if chosen.kind == LABELS:
        return current.dataset().frame[chosen.value]
    read = cache.uploaded_dataset(export(chosen))
    if isinstance(read, NeonError):
        raise type(read)(read.problems)
    return read.frame


def has_export(chosen: Against) -> bool:
    """Whether the file of an export is here."""
    kept = store.visit().export
    return kept is not None and isinstance(chosen.value, tuple) and kept.reference.key == chosen.value[0]


def export(chosen: Against) -> Upload:
    """Return the file of an export; raise the error that it is not here."""
    kept = store.visit().export
    if kept is None or not has_export(chosen):
        raise NeonError(compare_words.describe_lost_export(""))
    return kept


def explain(moves: Moves, row: int) -> TwoExplanations:
    """Return both explanations of a row."""
    from neon_core.evaluation import explain_both

    assert moves.other is not None
    return explain_both(moves.analysis, moves.other, row)


def moved_table(moves: Moves, most: int) -> pd.DataFrame:
    """Return the first rows that move for people: names before numbers, and the clusters as they are called."""
    from neon_core.tables import insert_names
    from neon_core.text import call_cluster

    table, comparison = moves.table.head(most), moves.comparison
    columns: dict[str, Any] = {"row": table["row"]}
    ends = {"cluster now": ("before", comparison.before_names)}
    ends["cluster against" if moves.other else "label"] = "after", comparison.after_names
    for name, (end, names) in ends.items():
        columns[name] = [call_cluster(k, names) if names else k for k in table[end].tolist()]
    columns["evidence now"] = table["evidence"]
    if moves.other is not None:
        columns["evidence against"] = table["evidence_after"]
    return insert_names(table.__class__(columns), moves.analysis, table["row"].to_numpy())
