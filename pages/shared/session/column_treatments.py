"""How each column is treated: its weight, its missing values, and the way a number counts. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from neon_core.config import FILLS, OWN_KINDS, AnalysisConfig
from neon_core.errors import ColumnError, Problem
from neon_core.transforms import AS_IT_IS, is_skewed
from pages.shared.wording import column_words

if TYPE_CHECKING:
    from neon_core.dataset import Column, Dataset

FILL_WORDS = dict(zip(("own", "usual", "leave"), FILLS, strict=True))
TRANSFORM_WORDS = {"plain": AS_IT_IS, "log": "logarithm", "rank": "rank"}
"""Names of the choices for missing values and of the transforms in an address, and in an `AnalysisConfig`."""

Pairs = tuple[tuple[str, str], ...]
Weights = tuple[tuple[str, float], ...]


class Treatments(NamedTuple):
    """The fields of an `AnalysisConfig` that have an entry for each column."""

    weights: Weights = ()
    fills: Pairs = ()
    transforms: Pairs = ()


def treatments_of(config: AnalysisConfig) -> Treatments:
    """Return the treatments of a config."""
    return Treatments(config.weights, config.fills, config.transforms)


def with_treatments(config: AnalysisConfig, treatments: Treatments) -> AnalysisConfig:
    """Return a config with other treatments.

    Raises
    ------
    ConfigError
        If a treatment has no meaning.
    """
    return replace(config, **treatments._asdict())


def usual_transform(config: AnalysisConfig, kind: str, has_tail: bool) -> str:
    """Return how a column counts where nobody chose it; `has_tail` says whether it has a heavy one."""
    return config.skewed if kind == "number" and has_tail else AS_IT_IS


def drop_impossible(edited: dict[str, dict[str, Any]], name: str, kind: str) -> None:
    """Remove a column's choices that its new kind cannot have, from the edited ones."""
    if kind != "number":
        edited["transform"].pop(name, None)
    if kind not in OWN_KINDS and edited["fill"].get(name) == FILLS[0]:
        edited["fill"].pop(name)


def check_edited(data: Dataset, edited: Mapping[str, Mapping[str, Any]], config: AnalysisConfig) -> Treatments:
    """Return edited treatments without those that are the usual ones.

    Parameters
    ----------
    data : Dataset
        The table with its chosen kinds and roles.
    edited : mapping
        The weights, fills and transforms by column, as "weight", "fill" and "transform".
    config : AnalysisConfig
        The choices before the last edit.

    Raises
    ------
    ColumnError, ConfigError
        If the table cannot have them.
    """
    fills, transforms = ({n: v for n, v in edited[what].items() if v is not None} for what in ("fill", "transform"))
    given = Treatments(tuple(edited["weight"].items()), tuple(fills.items()), tuple(transforms.items()))
    checked = with_treatments(config, given)
    new = [name for name, fill in fills.items() if dict(config.fills).get(name) != fill]
    problems = [*_needless_fills(data, new, config), *(problem for _, problem in _misplaced(data, checked))]
    if problems:
        raise ColumnError(problems)
    return _without_usual(data, treatments_of(checked), config)


def possible_treatments(data: Dataset, config: AnalysisConfig) -> tuple[Treatments, tuple[Problem, ...]]:
    """Return the treatments of a config that a table can have, and the problems of all others.

    A treatment of a column that is not there, and one that is the usual one, is dropped without a problem.
    """
    names = {column.name for column in data.columns}
    kept = Treatments(
        tuple(pair for pair in config.weights if pair[0] in names),
        tuple(pair for pair in config.fills if pair[0] in names),
        tuple(pair for pair in config.transforms if pair[0] in names),
    )
    misplaced = _misplaced(data, with_treatments(config, kept))
    bad = {(field, problem.where) for field, problem in misplaced}
    possible = Treatments(
        kept.weights,
        tuple(pair for pair in kept.fills if ("fills", pair[0]) not in bad),
        tuple(pair for pair in kept.transforms if ("transforms", pair[0]) not in bad),
    )
    return _without_usual(data, possible, config), tuple(problem for _, problem in misplaced)


def count_rows_left_out(data: Dataset, config: AnalysisConfig) -> tuple[int, tuple[str, ...]]:
    """Return how many rows lack a value that the choices ask for, and the columns that lack it."""
    asking = [
        column.name
        for column in data.columns
        if column.role == "feature" and column.kind != "text" and config.fill(column.name, column.kind) == FILLS[2]
    ]
    gaps = {name: data.frame[name].isna().to_numpy(np.bool_) for name in asking}
    gaps = {name: is_gap for name, is_gap in gaps.items() if is_gap.any()}
    return (int(np.any(list(gaps.values()), axis=0).sum()) if gaps else 0), tuple(gaps)


def _needless_fills(data: Dataset, names: Sequence[str], config: AnalysisConfig) -> list[Problem]:
    """Return the choices for missing values that have no effect."""
    problems = []
    for name in names:
        if not data.frame[name].isna().any():
            problems.append(Problem(f"{name} has no missing value, so there is nothing to choose", name))
        elif config.missing != "median":
            what = f"Missing values of all columns are treated alike now, so there is no choice for {name}"
            problems.append(Problem(what, name, f"Choose “{column_words.MISSING['median']}” below first."))
    return problems


def _misplaced(data: Dataset, config: AnalysisConfig) -> list[tuple[str, Problem]]:
    """Return the field and the problem of each treatment that its column cannot have; the column is the place."""
    from neon_core.preparation.problems import misplaced_choices

    chosen = dict(config.fills) | dict(config.transforms)
    columns = [column for column in data.columns if column.name in chosen]
    explicit = replace(config, missing="median", weights=())
    found = [(problem, *problem.where.partition(": ")) for problem in misplaced_choices(data, columns, explicit)]
    return [(field, replace(problem, where=name)) for problem, field, _, name in found]


def _without_usual(data: Dataset, treatments: Treatments, config: AnalysisConfig) -> Treatments:
    """Return treatments without those that nobody need choose."""
    columns = {column.name: column for column in data.columns}
    usual = AnalysisConfig()
    fills = [(n, fill) for n, fill in treatments.fills if fill != usual.fill(n, columns[n].kind)]
    transforms = [(n, how) for n, how in treatments.transforms if how != _usual(data, columns[n], config)]
    return Treatments(treatments.weights, tuple(fills), tuple(transforms))


def _usual(data: Dataset, column: Column, config: AnalysisConfig) -> str:
    """Return how a column counts where nobody chose it."""
    if config.skewed == AS_IT_IS or column.kind != "number":
        return AS_IT_IS
    values = data.frame[column.name].to_numpy(np.float64, na_value=np.nan)
    return usual_transform(config, column.kind, is_skewed(values))
