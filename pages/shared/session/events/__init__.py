"""Events: what a visitor does, as pure functions from a session to the next one.

Nothing here knows Streamlit, reads a file or analyses a table. `store` keeps the session; `gestures` calls the events.
"""

from __future__ import annotations

from pages.shared.session.events.address_events import begin_visit, open_address, receive_address, write_address
from pages.shared.session.events.cluster_events import (
    keep_possible_names,
    merge_clusters,
    name_cluster,
    undo_edit,
)
from pages.shared.session.events.config_events import (
    change_columns,
    change_config,
    change_orders,
    choose_transform,
    describe_by,
    keep_possible_columns,
    move_row_id,
    refuse_columns,
    reset_columns,
)
from pages.shared.session.events.explore_events import (
    choose_axes,
    choose_beta,
    choose_described,
    choose_map,
    choose_row,
    choose_shown,
    choose_view,
    keep_possible_axes,
    keep_possible_described,
    keep_possible_map,
    keep_possible_row,
    keep_possible_shown,
    keep_possible_view,
)
from pages.shared.session.events.job_events import (
    has_earlier_result,
    previous_result,
    remember_explained,
    restore_result,
    stop_fit,
    stop_reading,
)
from pages.shared.session.events.session_changes import redraw_columns
from pages.shared.session.events.table_events import (
    UPLOAD,
    as_awaited,
    back_to_sample,
    offer_file,
    offer_table,
    open_sample,
    open_table,
    open_upload,
    take_table,
)

__all__ = [
    "UPLOAD",
    "as_awaited",
    "back_to_sample",
    "begin_visit",
    "change_columns",
    "change_config",
    "change_orders",
    "choose_axes",
    "choose_beta",
    "choose_described",
    "choose_map",
    "choose_row",
    "choose_shown",
    "choose_transform",
    "choose_view",
    "describe_by",
    "has_earlier_result",
    "keep_possible_axes",
    "keep_possible_columns",
    "keep_possible_described",
    "keep_possible_map",
    "keep_possible_names",
    "keep_possible_row",
    "keep_possible_shown",
    "keep_possible_view",
    "merge_clusters",
    "move_row_id",
    "name_cluster",
    "offer_file",
    "offer_table",
    "open_address",
    "open_sample",
    "open_table",
    "open_upload",
    "previous_result",
    "receive_address",
    "redraw_columns",
    "refuse_columns",
    "remember_explained",
    "reset_columns",
    "restore_result",
    "stop_fit",
    "stop_reading",
    "take_table",
    "undo_edit",
    "write_address",
]
