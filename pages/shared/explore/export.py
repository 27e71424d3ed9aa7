"""The export on Explore: every row with its explanation, the centroids, and what was done in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from neon_core import __version__, wording
from pages.shared import markdown
from pages.shared.explore import code_fold
from pages.shared.results import current
from pages.shared.session import store
from pages.shared.session.choices import USUAL
from pages.shared.shell import server
from pages.shared.wording import export_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from neon_core.analysis import Analysis
    from neon_core.dataset import Dataset
    from pages.shared.session.choices import Choices

TYPES = {
    "report": "text/html",
    "page": "text/html",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "centroids": "text/csv",
    "txt": "text/plain",
    "settings": "application/json",
    "model": "application/json",
}
NAMES = {
    "report": "report.html",
    "page": "page.html",
    "csv": "explained.csv",
    "parquet": "explained.parquet",
    "centroids": "centroids.csv",
    "txt": "what-was-done.txt",
    "settings": "settings.json",
    "model": "model.json",
}
"""The ends of the files' names, behind that of the table."""


@dataclass(frozen=True, eq=False)
class Exported:
    """What is exported: the table, its analysis, the sentences on both, and the choices when a file is requested."""

    data: Dataset
    analysis: Analysis
    steps: tuple[str, ...]
    origin: tuple[str, ...]
    choices: Callable[[], Choices]


def draw() -> None:
    """Draw the buttons that save the explained table, its centroids and its record, and that record."""
    server.guard(_draw)


def _draw() -> None:
    data, analysis = current.dataset(), current.analysis()
    steps = wording.describe_analysis(analysis, data.columns, len(data.frame))
    made, address, is_upload = datetime.now(UTC), store.analysis_address(), store.choices().is_upload
    origin = wording.describe_origin(data, analysis, made, f"NEON {__version__}", address, is_upload=is_upload)
    exported = Exported(data, analysis, steps, origin, store.watch_choices())
    st.header(export_words.EXPORT, anchor=False)
    _buttons(exported)
    with st.expander(export_words.STEPS, expanded=False):
        _record(exported)
    code_fold.draw()


def _buttons(exported: Exported) -> None:
    """Draw lines of equal buttons, each with what its file holds."""
    labels = list(export_words.FORMATS)
    for first in range(0, len(labels), export_words.PER_LINE):
        kinds = labels[first : first + export_words.PER_LINE]
        for column, kind in zip(st.columns(export_words.PER_LINE), kinds, strict=False):
            with column:
                _button(kind, exported)
                st.caption(export_words.HOLDS[kind])
    st.caption(export_words.FORMULAS)


def _button(kind: str, exported: Exported) -> None:
    """Draw the button of a file."""
    st.download_button(
        export_words.FORMATS[kind],
        partial(_file, kind, exported),
        f"{current.facts().name}-{NAMES[kind]}",
        TYPES[kind],
        key=f"take {kind}",
        on_click="ignore",
        width="stretch",
    )


def _record(exported: Exported) -> None:
    """Draw what was done: the steps, every column, and where the analysis comes from."""
    columns = wording.describe_columns(exported.analysis, exported.data.columns)
    shown = columns[: export_words.MOST_COLUMNS]
    if len(shown) < len(columns):
        shown = (*shown, export_words.describe_more_columns(len(columns) - len(shown)))
    for heading, lines in zip(export_words.HEADINGS, (exported.steps, shown, exported.origin), strict=True):
        st.markdown(f"**{heading}**\n\n" + "\n".join(f"- {markdown.literal(line)}" for line in lines))


def _file(kind: str, exported: Exported) -> bytes:
    """Return the content of a file, made when it is requested."""
    return _table(kind, exported) if kind in ("csv", "parquet", "centroids") else _text(kind, exported).encode()


def _table(kind: str, exported: Exported) -> bytes:
    """Return a file with a table."""
    from neon_core import files
    from neon_core.centroid_export import centroid_table
    from neon_core.tables import export_table

    if kind == "centroids":
        return files.export_csv(centroid_table(exported.analysis), byte_order_mark=True)
    table = export_table(exported.data, exported.analysis)
    if kind == "csv":
        return files.export_csv(table, byte_order_mark=True)
    columns = wording.describe_columns(exported.analysis, exported.data.columns)
    return files.export_parquet(table, (*exported.steps, *columns, *exported.origin))


def _text(kind: str, exported: Exported) -> str:
    """Return a file with text."""
    from neon_core.saved.model_file import format_model
    from neon_core.saved.saved_model import SavedModel
    from neon_core.saved.settings import Settings
    from neon_core.saved.settings_file import format_settings

    data, analysis = exported.data, exported.analysis
    if kind in ("report", "page"):
        return _report(exported) if kind == "report" else _page(exported)
    if kind == "model":
        return format_model(SavedModel.of(data, analysis))
    if kind == "settings":
        return format_settings(Settings.of(data, analysis))
    return wording.describe_record(data, analysis, exported.steps, exported.origin, export_words.HEADINGS)


def _report(exported: Exported) -> str:
    """Return the report, which begins with the row that is chosen, at the comparison of the screen."""
    from neon_core.reporting import format_report
    from neon_core.reporting.explained_rows import telling_rows

    choices, analysis = exported.choices(), exported.analysis
    beta = None if choices.beta == USUAL else float(choices.beta)
    rows = [*_analysed(choices.row, analysis), *telling_rows(analysis)]
    return format_report(exported.data, analysis, rows=rows, beta=beta, origin=exported.origin)


def _page(exported: Exported) -> str:
    """Return the page without a server, which opens on the row that is chosen."""
    from neon_core.static_page.page_file import build_page

    row = next(iter(_analysed(exported.choices().row, exported.analysis)), None)
    return build_page(exported.analysis, exported.data, row, exported.origin)


def _analysed(row: int, analysis: Analysis) -> list[int]:
    """Return a row, where it is one of the fit: these files do not explain a row that was left out."""
    return [row] if analysis.design.position(row) >= 0 else []
