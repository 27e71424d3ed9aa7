"""The limits of this dashboard: from Streamlit's upload size and the environment."""

from __future__ import annotations

import pytest
import streamlit as st

from neon_core.errors import NeonError
from neon_core.reading import Limits
from pages.shared.results.limits import limits


def test_upload_size_of_streamlit_limits_the_bytes(monkeypatch):
    monkeypatch.setattr(st, "get_option", lambda name: {"server.maxUploadSize": 7}[name])
    assert limits() == Limits(n_bytes=7_000_000)


def test_environment_limits_rows_and_columns(monkeypatch):
    monkeypatch.setenv("NEON_MAX_ROWS", "20")
    assert limits().n_rows == 20


@pytest.mark.parametrize("value", ["many", "-1", "0"])
def test_meaningless_environment_is_refused(monkeypatch, value):
    monkeypatch.setenv("NEON_MAX_ROWS", value)
    with pytest.raises(NeonError, match="NEON_MAX_ROWS"):
        limits()
