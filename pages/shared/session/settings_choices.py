"""Saved settings as choices of a visit. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pages.shared.session import column_choices
from pages.shared.session.choices import Choices, opening_choices
from pages.shared.session.column_choices import Columns, sorted_pairs
from pages.shared.session.uploaded_file import DIGITS, LONGEST, FileReference

if TYPE_CHECKING:
    from neon_core.saved.settings import Settings


def choices_of(settings: Settings) -> Choices:
    """Return the choices of settings, for the file that they were saved for, where it was one.

    Examples
    --------
    >>> import neon_core as nc
    >>> iris = nc.load_sample("iris")
    >>> choices = choices_of(nc.Settings.of(iris, nc.analyse(iris, nc.AnalysisConfig(2)).rename({1: "Large"})))
    >>> choices.config.n_clusters, choices.names, choices.file
    (2, ((1, 'Large'),), None)
    """
    key, name = settings.source_fingerprint[:DIGITS], settings.filename[:LONGEST]
    file = FileReference(key, name, settings.overrides) if key else None
    names = tuple((cluster, name) for cluster, name in enumerate(settings.cluster_names) if name)
    return replace(opening_choices("", file), config=settings.config, columns=columns_of(settings), names=names)


def columns_of(settings: Settings | None) -> Columns:
    """Return the choices of columns; those that are the guess are dropped when the table is there."""
    saved = settings.columns if settings is not None else ()
    orders = {column.name: column.order for column in saved if column.kind == "ordered"}
    kinds = {column.name: column.kind for column in saved if column.kind in column_choices.KINDS}
    roles = {column.name: column.role for column in saved}
    return Columns(sorted_pairs(roles), sorted_pairs(kinds), sorted_pairs(orders))
