"""The table that `neon serve` opens the dashboard on: each visit begins with it, as if it had been uploaded.

Its path and its choices come from the environment of the server alone, never from a visitor.
"""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from neon_core.reading import Overrides
from pages.shared.session.choices import DEFAULT_SAMPLE, MOST_CLUSTERS, Choices, opening_choices
from pages.shared.session.column_choices import Columns, sorted_pairs
from pages.shared.session.settings_choices import columns_of
from pages.shared.session.uploaded_file import Upload
from pages.shared.wording import served_words

if TYPE_CHECKING:
    from neon_core.saved import Settings

SERVED = "NEON_SERVE"
"""The environment variable of `neon_core.cli.serve`."""
MB = 1_000_000


@dataclass(frozen=True, eq=False)
class ServedTable:
    """What each visit opens with.

    Attributes
    ----------
    choices : Choices
        The choices that an address without parameters leads to.
    upload : Upload or None
        The file; None where it is a sample.
    notices : tuple of str
        Sentences for the first screen.
    """

    choices: Choices
    upload: Upload | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class _Wish:
    """What the command asks for: a file with its reading, or a sample, and the choices."""

    path: Path | None
    overrides: Overrides
    choices: Choices
    n_doubts: int


def open_served(variables: Mapping[str, str] = os.environ) -> ServedTable | None:
    """Return what this server opens its visits with; None where it serves no table.

    A file that cannot be opened any more, or has grown beyond the limit, gives the usual sample and a notice.
    """
    text = variables.get(SERVED)
    wish = _read_wish(text) if text is not None else None
    if wish is None:
        return None
    choices, notices = _limit_clusters(wish.choices)
    if wish.path is None:
        return ServedTable(choices, notices=notices)
    upload = _open_file(wish.path)
    if isinstance(upload, str):
        return ServedTable(opening_choices(DEFAULT_SAMPLE), notices=(upload,))
    upload = upload.with_overrides(wish.overrides)
    if wish.n_doubts:
        notices = (*notices, served_words.describe_doubts(upload.name, wish.n_doubts))
    return ServedTable(replace(choices, file=upload.reference), upload, notices)


@lru_cache(maxsize=1)
def _read_wish(text: str) -> _Wish | None:
    """Return what the command asks for; None where that is no table. Read once: its settings may change later."""
    from neon_core.cli.choices import choose_overrides
    from neon_core.cli.parser import build_parser
    from neon_core.saved import load_settings

    content = json.loads(text)
    given = build_parser().parse_args(content["arguments"])
    if not (given.table or given.sample):
        return None
    settings = load_settings(given.settings) if given.settings else None
    path, overrides = (None, Overrides()) if given.sample else (Path(given.table), choose_overrides(given, settings))
    return _Wish(path, overrides, choose(given, settings), content["n_doubts"])


def choose(given: Namespace, settings: Settings | None) -> Choices:
    """Return the choices of the options of the command, on top of those of settings; without the file."""
    from neon_core.cli import choices

    config = choices.choose_config(given, settings)
    names = choices.choose_names(given, settings, config.final_clusters)
    named = tuple((cluster, name) for cluster, name in sorted(names.items()) if name)
    columns = _choose_columns(given, settings)
    return replace(opening_choices(given.sample or ""), config=config, columns=columns, names=named)


def _choose_columns(given: Namespace, settings: Settings | None) -> Columns:
    """Return the choices of columns; those that are the guess are dropped when the table is there."""
    from neon_core.cli.option_values import read_steps

    saved = columns_of(settings)
    orders = dict(saved.orders) | {name: read_steps(steps) for name, steps in given.orders or ()}
    kinds = dict(saved.kinds) | dict(given.kinds or ()) | dict.fromkeys(orders, "ordered")
    roles = dict(saved.roles) | dict(given.roles or ())
    return Columns(sorted_pairs(roles), sorted_pairs(kinds), sorted_pairs(orders))


def _limit_clusters(choices: Choices) -> tuple[Choices, tuple[str, ...]]:
    """Return choices with as many clusters as this dashboard draws, and a notice where that changes them."""
    asked, usual = choices.config.n_clusters, opening_choices(choices.sample).config.n_clusters
    if asked <= MOST_CLUSTERS:
        return choices, ()
    config = replace(choices.config, n_clusters=usual, edits=())
    notice = served_words.describe_many_clusters(asked, MOST_CLUSTERS, usual)
    return replace(choices, config=config, names=()), (notice,)


def _open_file(path: Path) -> Upload | str:
    """Return a file with the bytes that it has now, which visits share while it stays the same; or why it is none."""
    most = int(st.get_option("server.maxUploadSize"))
    try:
        facts = path.stat()
        if facts.st_size > most * MB:
            return served_words.describe_grown_file(path.name, most)
        return _read_file(path, facts.st_mtime_ns, facts.st_size)
    except OSError as error:
        return served_words.describe_lost_file(path.name, error.strerror or type(error).__name__)


@lru_cache(maxsize=1)
def _read_file(path: Path, _changed: int, _n_bytes: int) -> Upload:
    return Upload.of(path.name, path.read_bytes())
