"""The data that travels to the dashboard: what `neon_core.payload` builds, and what only the dashboard shows."""

from neon_core.payload import (
    build_facts,
    build_map,
    build_mark,
    build_panel,
    build_part_message,
    build_row_part,
    build_row_parts,
    build_row_table,
    build_undrawn_row,
    drawn_rows,
    draws_row,
    figure_json,
    list_rows,
    short_id,
)
from pages.shared.live_chart.payload.group_payload import build_group_mark
from pages.shared.live_chart.payload.pair_payload import build_pair

__all__ = [
    "build_facts",
    "build_group_mark",
    "build_map",
    "build_mark",
    "build_pair",
    "build_panel",
    "build_part_message",
    "build_row_part",
    "build_row_parts",
    "build_row_table",
    "build_undrawn_row",
    "drawn_rows",
    "draws_row",
    "figure_json",
    "list_rows",
    "short_id",
]
