"""A map's data: its figure without a chosen row, and what the browser needs to choose one and to draw it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from neon_core import wording
from neon_core.payload.cluster_payload import build_cluster_faces
from neon_core.payload.json_values import figure_json, significant_digits
from neon_core.payload.panel_payload import build_facts
from neon_core.style import SHAPED
from neon_core.text import one_line
from neon_core.wording import map_words, row_list_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neon_core.analysis import Analysis
    from neon_core.checks import Indices
    from neon_core.payload.browser_messages import MapPicture, RowList
    from neon_core.projection import Projection
    from neon_core.samples import Sample
    from neon_core.saved.left_out_rows import LeftOutRows

LONGEST_BUTTON = 18
"""Letters of a name on a button, at most."""

NEAREST = 20
"""Rows nearest to a boundary that are listed where there are no mismatches to list."""


def build_map(
    analysis: Analysis,
    projection: Projection,
    sample: Sample,
    map_id: str,
    frame: str,
    analysis_id: str,
    left_out: LeftOutRows | None = None,
) -> MapPicture:
    """Return a map. Two maps with the same `frame` are one picture with other clusters: zoom and pan stay.

    `left_out` are the rows that the fit was made without, where they are drawn.
    """
    from neon_core import figures, map_sample

    k, rows, nouns = analysis.n_clusters, analysis.design.rows, sample.nouns
    drawn = map_sample.samples_to_draw(analysis, projection)
    picture: MapPicture = {
        "id": map_id,
        "frame": frame,
        "facts": build_facts(analysis, sample, analysis_id),
        "what": "map",
        "live": True,
        "kind": map_words.MAP.lower(),
        "figure": figure_json(figures.unlabelled_map(analysis, projection, nouns, drawn=drawn, left_out=left_out)),
        "label": map_words.describe_map(drawn.size, rows.size, k, nouns),
        "table": map_words.build_map_table(analysis, nouns),
        "caption": _caption(analysis, projection, sample, drawn.size, left_out),
        "border_sentence": _border_sentence(analysis, projection),
        "list": build_row_list(analysis, sample, all_drawn=drawn.size == analysis.design.n_rows),
        "nouns": nouns,
        "centroids": significant_digits(projection.centroids),
        "clusters": build_cluster_faces(analysis, nouns),
        "is_named": k <= SHAPED,
        "rows": _numbers_drawn(rows[drawn]),
        "draws_all": drawn.size == rows.size,
        "competitors": analysis.competitor[drawn].tolist(),
        "misplaced": _misplaced(analysis, projection, drawn),
        "misplaced_note": map_words.MISPLACED.get(projection.kind, ""),
        "fades": k > SHAPED and projection.kind != "borders",
        "has_borders": projection.kind == "borders",
    }
    return _with_crosses(_with_row_names(picture, analysis, rows[drawn]), projection, left_out)


def _caption(
    analysis: Analysis, projection: Projection, sample: Sample, n_drawn: int, left_out: LeftOutRows | None
) -> list[Any]:
    n_left_out = 0 if left_out is None else left_out.rows.size
    return wording.to_list(wording.describe_map(analysis, projection, sample.nouns, n_drawn, n_left_out=n_left_out))


def _with_crosses(picture: MapPicture, projection: Projection, left_out: LeftOutRows | None) -> MapPicture:
    """Return a picture with the rows that were left out of its fit, where there are some."""
    if left_out is not None and left_out.placed is not None:
        rows = left_out.rows.tolist()
        picture["left_out"] = dict(zip(rows, _describe_crosses(left_out, projection), strict=True))
        picture["left_out_rivals"] = dict(zip(rows, left_out.placed.competitor.tolist(), strict=True))
    return picture


def _describe_crosses(left_out: LeftOutRows, projection: Projection) -> list[list[str]]:
    """Return what the browser says of each row that was left out, and its name."""
    from neon_core.saved.left_out_places import place_on_map

    names, is_beyond = left_out.fit.design.row_names, place_on_map(left_out, projection).is_beyond.tolist()
    cells = [""] * len(is_beyond) if names is None else names.cells(left_out.rows)
    notes = [map_words.BEYOND if beyond else map_words.LEFT_OUT for beyond in is_beyond]
    return [list(pair) for pair in zip(notes, cells, strict=True)]


def _with_row_names(picture: MapPicture, analysis: Analysis, drawn: Indices) -> MapPicture:
    """Return a picture with the names of its rows, where they have some."""
    if (names := analysis.design.row_names) is not None:
        picture |= {"names": names.cells(drawn), "name_noun": names.prefix}
    return picture


def _border_sentence(analysis: Analysis, projection: Projection) -> list[Any] | None:
    """Return the template for a row's distance to its nearest border; None where the map draws no borders."""
    if projection.kind != "borders":
        return None
    return wording.to_list(wording.border_distance_template(analysis.config.scaling))


def _misplaced(analysis: Analysis, projection: Projection, drawn: Indices) -> dict[int, int]:
    """Return the drawn rows that a map misplaces, with the cluster that each looks nearest to."""
    wrong = drawn[projection.misplaced[drawn]]
    return dict(zip(analysis.design.rows[wrong].tolist(), projection.apparent_labels[wrong].tolist(), strict=True))


def _numbers_drawn(rows: Indices) -> list[int] | None:
    """Return the rows that are drawn; None where they are all, from 0 on."""
    numbers: list[int] = rows.tolist()
    return None if numbers[-1] == len(numbers) - 1 else numbers


def drawn_rows(picture: MapPicture) -> Indices:
    """Return the rows that a map has a mark for."""
    import numpy as np

    rows = picture["rows"]
    return np.arange(len(picture["competitors"])) if rows is None else np.array(rows, np.intp)


def draws_row(picture: MapPicture, row: int) -> bool:
    """Whether a map has a mark for a row."""
    if row in picture.get("left_out", {}):
        return True
    rows: Sequence[int] | None = picture["rows"]
    if rows is None:
        return row < len(picture["competitors"])
    at = bisect_left(rows, row)
    return at < len(rows) and rows[at] == row


def build_row_list(analysis: Analysis, sample: Sample, *, all_drawn: bool) -> RowList:
    """Return the rows worth a look: the mismatches where there can be some, else the rows nearest to a boundary."""
    rows = analysis.mismatches()
    if not analysis.clustering.comparable:
        rows = analysis.nearest_boundary(NEAREST if analysis.n_clusters > 1 else 0)
    return list_rows(analysis, sample, rows, row_list_words.describe_list(analysis, sample.nouns), all_drawn=all_drawn)


def list_rows(analysis: Analysis, sample: Sample, rows: Indices, heading: str, *, all_drawn: bool) -> RowList:
    """Return the list of some rows under the map: at most the first `map_sample.LISTED` of them travel."""
    from neon_core.map_sample import LISTED

    names = analysis.design.row_names
    row_list: RowList = {
        "heading": heading,
        "rows": rows[:LISTED].tolist(),
        "number": row_list_words.format_row_field(sample.nouns, names is not None),
    }
    if len(rows) > LISTED:
        row_list["all"] = len(rows)
    if names is not None:
        listed = row_list["rows"]
        cells = [one_line(name, LONGEST_BUTTON) for name in names.cells(listed)]
        row_list["names"] = [name or str(row) for row, name in zip(listed, cells, strict=True)]
    if names is not None or not all_drawn:
        row_list["searchable"] = True
    return row_list
