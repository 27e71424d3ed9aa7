"""From the options of the command line to the library's own values."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from neon_core.cli.option_values import read_steps
from neon_core.config import OWN_TABLE, AnalysisConfig
from neon_core.dataset import Dataset
from neon_core.errors import ConfigError, Problem
from neon_core.reading import Overrides
from neon_core.samples import SAMPLES
from neon_core.saved import Settings

SPOKEN = {"delimiter": {"tab": "\t"}, "thousands": {"none": ""}, "quote": {"none": ""}}
"""What a shell does not write easily."""
BY_COLUMN = ("weights", "fills", "transforms")


def read_overrides(given: Namespace, settings: Settings | None) -> dict[str, Any]:
    r"""Return the choices of how a file is read: those of the settings, and on top those of the command line.

    Examples
    --------
    >>> read_overrides(Namespace(delimiter="tab", decimal=None, units=[("a", "kg")]), None)
    {'delimiter': '\t', 'units': {'a': 'kg'}}
    """
    chosen = {} if settings is None else {k: v for k, v in vars(settings.overrides).items() if v is not None}
    for field in fields(Overrides):
        value = getattr(given, field.name, None)
        if value is not None:
            chosen[field.name] = SPOKEN.get(field.name, {}).get(value, value) if isinstance(value, str) else value
    if "units" in chosen:
        chosen["units"] = dict(chosen["units"])
    return chosen


def choose_overrides(given: Namespace, settings: Settings | None) -> Overrides:
    """Return the choices of how a file is read, as the reading has them.

    Raises
    ------
    ReadingError
        With every choice that no file can have.
    """
    from neon_core.ingestion.overrides import WORDS, read_units, read_words_of, validate_overrides

    chosen = read_overrides(given, settings)
    for field in chosen.keys() & WORDS:
        chosen[field] = read_words_of(field, chosen[field])
    overrides = Overrides(**{**chosen, "units": read_units(chosen.get("units"))})
    validate_overrides(overrides)
    return overrides


def choose_columns(dataset: Dataset, given: Namespace, settings: Settings | None) -> Dataset:
    """Return the dataset with the kinds, orders and roles of the settings, and on top those of the command line."""
    if settings is not None:
        dataset = settings.apply(dataset)
    orders = {name: read_steps(steps) for name, steps in given.orders or ()}
    dataset = dataset.with_kinds(dict(given.kinds)) if given.kinds else dataset
    dataset = dataset.with_orders(orders) if orders else dataset
    return dataset.with_roles(dict(given.roles)) if given.roles else dataset


def choose_config(given: Namespace, settings: Settings | None) -> AnalysisConfig:
    """Return the config: of the settings, of a sample as it opens, or of an own table; and on top the options.

    Raises
    ------
    ConfigError
        With every invalid choice.
    """
    base = SAMPLES[given.sample].opening if given.sample else OWN_TABLE
    base = base if settings is None else settings.config
    chosen: dict[str, Any] = {}
    for field in fields(AnalysisConfig):
        value = getattr(given, field.name, None)
        if value is not None:
            own = dict(getattr(base, field.name)) if field.name in BY_COLUMN else {}
            chosen[field.name] = own | _numbers(field.name, dict(value)) if field.name in BY_COLUMN else value
    return replace(base, **chosen)


def _numbers(field: str, pairs: dict[str, str]) -> dict[str, Any]:
    """Return weights as numbers; a text that is none stays, and the config refuses it."""
    if field != "weights":
        return dict(pairs)
    numbers: dict[str, Any] = dict(pairs)
    for name, text in pairs.items():
        try:
            numbers[name] = float(text)
        except ValueError:
            numbers[name] = text
    return numbers


def choose_names(given: Namespace, settings: Settings | None, n_clusters: int) -> dict[int, str]:
    """Return the names of clusters: those of the settings while there are as many, and on top the options.

    Raises
    ------
    ConfigError
        With every name for what is no number.
    """
    kept = settings.cluster_names if settings is not None and len(settings.cluster_names) == n_clusters else ()
    problems = [
        Problem(f"{cluster!r} is no cluster", "--name", "Give its number: --name 0=Regulars")
        for cluster, _ in given.names or ()
        if not (cluster.isascii() and cluster.isdigit())
    ]
    if problems:
        raise ConfigError(problems)
    return dict(enumerate(kept)) | {int(cluster): name for cluster, name in given.names or ()}


def list_refused(given: Namespace, options: Mapping[str, str], what: str, hint: str) -> list[Problem]:
    """Return a problem for each of some options, by their fields, that is given; 0 is given, too.

    Examples
    --------
    >>> print(*list_refused(Namespace(seed=0, starts=None), {"seed": "seed", "starts": "starts"}, "No --{}", "Stop."))
    No --seed (--seed). Stop.
    """
    return [
        Problem(what.format(option), f"--{option.split(',')[0]}", hint)
        for field, option in options.items()
        if getattr(given, field, None) is not None
    ]
