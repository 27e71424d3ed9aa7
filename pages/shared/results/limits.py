"""The largest table that this dashboard reads, as its owner has set it."""

from __future__ import annotations

import os
from dataclasses import replace

import streamlit as st

from neon_core.reading import Limits, parse_limits

MB = 1_000_000


def limits() -> Limits:
    """Return the limits from `server.maxUploadSize` and the environment; raise an error for a meaningless value."""
    return replace(parse_limits(os.environ), n_bytes=int(st.get_option("server.maxUploadSize")) * MB)
