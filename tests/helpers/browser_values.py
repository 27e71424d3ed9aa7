"""Anything that a browser can send, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=8), parts, max_size=4),
    max_leaves=8,
)
"""Anything that a browser can send."""


def with_parts(*names):
    """Return messages with the right names and any values."""
    return st.dictionaries(st.sampled_from(names), JSON)
