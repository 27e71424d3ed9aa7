"""The data that travels to a browser: values as plain numbers and texts, no more than a picture needs.

The dashboard sends them to the scripts in `neon_core/frontend`, and a page without a server carries them.
`browser_messages` and `table_messages` are the schema; the other modules build its parts.
"""

from neon_core.payload.json_values import figure_json, short_id
from neon_core.payload.map_payload import build_map, drawn_rows, draws_row, list_rows
from neon_core.payload.mark_payload import build_mark, build_undrawn_row
from neon_core.payload.panel_payload import build_facts, build_panel, build_row_parts
from neon_core.payload.row_table_payload import build_part_message, build_row_part, build_row_table

__all__ = [
    "build_facts",
    "build_map",
    "build_mark",
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
