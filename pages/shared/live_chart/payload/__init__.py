"""The data that travels to the browser: values as plain numbers and texts, no more than a picture needs.

`browser_messages` is the schema. `map_payload`, `group_payload`, `panel_payload`, `mark_payload` and
`row_table_payload` build its parts.
"""

from pages.shared.live_chart.payload.group_payload import build_group_mark
from pages.shared.live_chart.payload.json_values import figure_json, short_id
from pages.shared.live_chart.payload.map_payload import build_map, drawn_rows, draws_row, list_rows
from pages.shared.live_chart.payload.mark_payload import build_mark, build_undrawn_row
from pages.shared.live_chart.payload.panel_payload import build_facts, build_panel, build_row_parts
from pages.shared.live_chart.payload.row_table_payload import build_part_message, build_row_part, build_row_table

__all__ = [
    "build_facts",
    "build_group_mark",
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
