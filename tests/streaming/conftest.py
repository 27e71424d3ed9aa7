"""Blocks and pieces of few rows, so that a small table has many of them."""

from __future__ import annotations

import pytest

from neon_core.streaming import record_blocks, source_parts


@pytest.fixture
def tiny_blocks(monkeypatch):
    """Blocks of one or two rows."""
    monkeypatch.setattr(record_blocks, "BLOCK", 16)
    monkeypatch.setattr(source_parts, "PIECE_ROWS", 2)


@pytest.fixture
def small_blocks(monkeypatch):
    """Blocks of some rows, so that a table of some hundred has many."""
    monkeypatch.setattr(record_blocks, "BLOCK", 1 << 11)
    monkeypatch.setattr(source_parts, "PIECE_ROWS", 90)
