"""Schemas as JSDoc: the types of a TypedDict, and the typedefs of a script."""

from __future__ import annotations

import re
import types
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

NAMES: dict[Any, str] = {int: "number", float: "number", str: "string", bool: "boolean", type(None): "null"}
TYPEDEF = re.compile(r"/\*\*(?:(?!\*/).)*?@typedef \{([^}]*)\} (\w+)(.*?)\*/", re.DOTALL)
PROPERTY = re.compile(r"@property \{([^}]*)\} (\[?)(\w+)")


def fields_of(message: type) -> dict[str, tuple[str, bool]]:
    """Return the type of each field of a TypedDict as JSDoc writes it, and whether it is optional."""
    return {
        name: (type_name(hint), get_origin(hint) is NotRequired)
        for name, hint in get_type_hints(message, include_extras=True).items()
    }


def type_name(hint: Any) -> str:
    """Return a Python type as JSDoc writes it.

    Examples
    --------
    >>> type_name(list[list[float]]), type_name(dict[str, int]), type_name(float | None)
    ('number[][]', 'Object<string, number>', 'number|null')
    """
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is NotRequired:
        return type_name(arguments[0])
    if origin is Annotated:
        return str(arguments[1])
    if origin in (Union, types.UnionType):
        return "|".join(dict.fromkeys(map(type_name, arguments)))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"Object<{', '.join(map(type_name, arguments))}>"
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return f"{type_name(arguments[0])}[]"
    return hint.__name__ if is_typeddict(hint) else NAMES[hint]


def typedefs(script: str) -> dict[str, dict[str, tuple[str, bool]]]:
    r"""Return the fields of each typedef of a script, those that it takes over from others included.

    Examples
    --------
    >>> typedefs("/** @typedef {Object} A\n * @property {number} [n] */ /** @typedef {A & A} B */")["B"]
    {'n': ('number', True)}
    """
    found: dict[str, dict[str, tuple[str, bool]]] = {}
    for bases, name, body in TYPEDEF.findall(script):
        inherited = [found[base] for base in map(str.strip, bases.split("&")) if base in found]
        own = {field: (kind, bracket == "[") for kind, bracket, field in PROPERTY.findall(body)}
        found[name] = {field: value for part in (*inherited, own) for field, value in part.items()}
    return found
