"""Folders that tests need, wherever the test itself stands."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The repository."""

GOLDEN = ROOT / "tests" / "golden"
"""Numbers verified by another implementation."""
