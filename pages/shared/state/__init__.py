"""The only session state: what a visitor has chosen. Consequences live in the cache."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.shared.state.columns import (
    as_guessed,
    choose_columns,
    choose_preparation,
    draw_columns_anew,
    edition,
    mount_columns,
    mounted,
    refuse_columns,
    refused,
    settle_columns,
)
from pages.shared.state.hands import (
    ANSWER,
    MAP,
    TABLE,
    Found,
    answers,
    choose_axes,
    choose_clusters,
    choose_map,
    choose_row,
    found,
    is_stale_mark,
    refuse_row,
    settle_map,
    settle_row,
    take_asked,
    take_beta,
    take_pick,
    take_save,
    to_save,
)
from pages.shared.state.source import (
    OWN,
    as_wanted,
    back_to_sample,
    begin,
    candidate,
    choices,
    choose_sample,
    clustering_changed,
    explain_own,
    is_cut,
    is_own,
    keep,
    lead,
    notices,
    nouns,
    own,
    sample_changed,
    say,
    take,
    try_to_read,
    waiting,
    write_address,
)
from pages.shared.state.work import explained, job, put_job, stop_fit, stop_reading

__all__ = [
    "ANSWER",
    "MAP",
    "OWN",
    "TABLE",
    "Found",
    "answers",
    "as_guessed",
    "as_wanted",
    "back_to_sample",
    "begin",
    "candidate",
    "choices",
    "choose_axes",
    "choose_clusters",
    "choose_columns",
    "choose_map",
    "choose_preparation",
    "choose_row",
    "choose_sample",
    "clustering_changed",
    "draw_columns_anew",
    "edition",
    "explain_own",
    "explained",
    "found",
    "get",
    "is_cut",
    "is_own",
    "is_stale_mark",
    "job",
    "keep",
    "lead",
    "mount_columns",
    "mounted",
    "notices",
    "nouns",
    "own",
    "put",
    "put_job",
    "refuse_columns",
    "refuse_row",
    "refused",
    "sample_changed",
    "say",
    "settle_columns",
    "settle_map",
    "settle_row",
    "stop_fit",
    "stop_reading",
    "take",
    "take_asked",
    "take_beta",
    "take_pick",
    "take_save",
    "to_save",
    "try_to_read",
    "waiting",
    "write_address",
]


def put(key: str, value: Any) -> None:
    """Set a control that mirrors a choice, before it is drawn."""
    st.session_state[key] = value


def get(key: str) -> Any:
    """Return what a control says, None where it says nothing."""
    return st.session_state.get(key)
