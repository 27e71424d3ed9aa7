"""A reader of the plain part of YAML that compose.yaml keeps to; anything else is an error.

Values are nested by two spaces; a value is a string in double quotes, a whole number, true, false, or a list of strings
in brackets. What this reads is valid YAML of the same meaning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

LINE = re.compile(r"(?P<indent>(?:  )*)(?P<dash>- )?(?:(?P<key>[A-Za-z_-]+):)? ?(?P<value>\S.*)?")
COMMENT = re.compile(r'^((?:"(?:[^"\\]|\\.)*"|[^"#])*?)(?:(?:^| +)#.*)?$')
VALUE = re.compile(r'"(?:[^"\\]|\\.)*"|0|[1-9]\d*|true|false|\[("(?:[^"\\]|\\.)*"(, )?)+\]')


def parse_yaml(text: str) -> dict[str, Any]:
    """Return the values of a plain YAML file."""
    root: dict[str, Any] = {}
    places: list[tuple[Any, Any]] = [(root, None)]
    """The value at each depth: a mapping or list, or the key in its parent that waits for one."""
    for depth, is_item, key, value in _lines(text):
        assert depth < len(places), f"nested too deep: {key or value}"
        del places[depth + 1 :]
        where = _container(places, depth, list if is_item else dict)
        if is_item:
            where.append(value)
            continue
        assert key not in where, f"{key} twice"
        where[key] = value
        if value is None:
            places.append((None, (where, key)))
    return root


def _container(places: list[tuple[Any, Any]], depth: int, kind: type) -> Any:
    """Return the mapping or list at a depth; make it at its first entry."""
    value, waiting = places[depth]
    if value is None:
        value = kind()
        waiting[0][waiting[1]] = value
        places[depth] = (value, None)
    assert type(value) is kind, "a list and a mapping in one place"
    return value


def _lines(text: str) -> Iterator[tuple[int, bool, str, Any]]:
    """Yield depth, whether it is an item of a list, key and value (None where it follows) of each line."""
    for line in text.splitlines():
        bare = COMMENT.fullmatch(line)
        assert bare, line
        if not bare[1]:
            continue
        parts = LINE.fullmatch(bare[1])
        assert parts, line
        assert bool(parts["dash"]) != bool(parts["key"]), line
        assert parts["value"] is None or VALUE.fullmatch(parts["value"]), line
        assert parts["value"] or parts["key"], line
        value = None if parts["value"] is None else json.loads(parts["value"])
        yield len(parts["indent"]) // 2, bool(parts["dash"]), parts["key"] or "", value
