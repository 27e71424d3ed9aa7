"""All that a page without a server shows, as one value that can travel as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neon_core.payload.json_values import short_id
from neon_core.static_page.page_columns import build_columns
from neon_core.static_page.page_rows import NAME_SLOT, build_model, build_rows
from neon_core.wording import page_sentences, row_cells

if TYPE_CHECKING:
    from neon_core.analysis import Analysis
    from neon_core.checks import Indices
    from neon_core.dataset import Dataset
    from neon_core.payload.browser_messages import MapPicture
    from neon_core.payload.table_messages import RowTable
    from neon_core.samples import Sample
    from neon_core.static_page.page_messages import PageData

SHOWN_ROLES = ("describe",)
"""The user's columns that do not count and stand in the table all the same: those that were left out stay at home."""


def build_page_data(analysis: Analysis, dataset: Dataset | None = None, row: int | None = None) -> PageData:
    """Return everything that a page shows of an analysis.

    Parameters
    ----------
    analysis : Analysis
        See `analyse`.
    dataset : Dataset, optional
        Its table, for the columns that describe the clusters, and for the nouns of its rows.
    row : int, optional
        The row to open on, where the page has it; by default the telling one.
    """
    from neon_core.map_sample import samples_to_draw
    from neon_core.projection import pca_map
    from neon_core.row_explanation import explain_row

    projection, sample = pca_map(analysis), describe_table(analysis, dataset)
    samples = samples_to_draw(analysis, projection)
    any_row = explain_row(analysis, analysis.telling_row)
    picture = _build_picture(analysis, sample)
    return {
        "map": picture,
        "rows": build_rows(analysis, samples, any_row, sample.nouns),
        "columns": build_columns(analysis, samples, any_row),
        "model": build_model(analysis, any_row),
        "table": _build_table(analysis, dataset, samples, sample.nouns),
        "first": _first_row(analysis, samples, row),
        "n_rows": analysis.design.n_rows,
        "name_slot": NAME_SLOT,
    }


def _first_row(analysis: Analysis, samples: Indices, row: int | None) -> int:
    """Return the first of some rows that is on the page: the wanted one, the telling one, or any."""
    wanted = [each for each in (row, analysis.telling_row) if each is not None]
    here = (each for each in wanted if analysis.design.position(each) in samples)
    return next(here, int(analysis.design.rows[samples[0]]))


def describe_table(analysis: Analysis, dataset: Dataset | None) -> Sample:
    """Return the facts of a table that texts about it need; with the picture where its columns are pixels."""
    from neon_core.samples import SAMPLES, Sample

    n_columns = len(analysis.design.columns)
    name = dataset.name if dataset is not None else ""
    nouns = dataset.nouns if dataset is not None else ("row", "rows")
    picture = None
    if dataset is not None and dataset.reading.format == "frame":
        known = (sample for sample in SAMPLES.values() if sample.title == name)
        picture = next((sample.picture for sample in known if sample.n_features == n_columns), None)
    return Sample(name, name, nouns, analysis.design.n_rows, n_columns, analysis.config, look_for="", picture=picture)


def _build_picture(analysis: Analysis, sample: Sample) -> MapPicture:
    """Return the map, whose rows are all on the page."""
    from neon_core.payload.map_payload import build_map
    from neon_core.projection import pca_map

    whole = short_id(analysis.fingerprint, analysis.config, analysis.cluster_names)
    picture = build_map(analysis, pca_map(analysis), sample, f"{whole}-map", f"{whole}-frame", whole)
    picture["misplaced_note"] = page_sentences.misplaced_note()
    return picture


def _build_table(analysis: Analysis, dataset: Dataset | None, samples: Indices, nouns: tuple[str, str]) -> RowTable:
    """Return the results of the rows, and the columns that describe the clusters; the browser adds those that count."""
    from neon_core.payload.row_table_payload import build_row_table
    from neon_core.strongest_columns import strongest_columns
    from neon_core.tables import overview_table
    from neon_core.value_format import format_column

    rows = analysis.design.rows[samples]
    table = build_row_table(overview_table(analysis, rows), nouns[0], row_cells.TABLE, "all")
    if analysis.n_clusters > 1:
        strongest = strongest_columns(analysis, rows)
        table["columns"] += [{"head": str(head), "values": cells.tolist()} for head, cells in strongest.items()]
    for column in dataset.columns if dataset is not None else ():
        if column.role in SHOWN_ROLES:
            values = dataset.frame[column.name]  # type: ignore[union-attr]
            texts = row_cells.format_cells(column.kind, values.iloc[rows], format_column(values, column))
            table["columns"].append({"head": column.name, "values": texts, "right": column.kind == "number"})
    return table
