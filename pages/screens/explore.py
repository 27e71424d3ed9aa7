"""Explore: click a row, see why it is in its cluster."""

from pages.shared.explore import answer

answer.explore()
