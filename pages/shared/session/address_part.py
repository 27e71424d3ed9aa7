"""One part of an address: its value, or a notice that it has no meaning. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pages.shared.wording import address_words


def parse_part(
    key: str,
    parameters: Mapping[str, str],
    notices: list[str],
    parse: Callable[[str], Any],
    default: Any,
    rule: str,
    instead: str,
) -> Any:
    """Parse one parameter; return its default where it is absent or, after adding a notice, where it has no meaning."""
    if key not in parameters:
        return default
    value = parse(parameters[key])
    if value is None:
        notices.append(address_words.describe_refusal(key, parameters[key], rule, address_words.INSTEAD[instead]))
        return default
    return value
