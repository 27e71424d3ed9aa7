"""Messages that no browser of ours sends: wrong types and values for every widget, and requests of strangers."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from typing import Any

NESTED = "[" * 900 + "]" * 900
"""JSON that parsers still take."""
DEEP = "[" * 100_000
"""JSON that no parser takes."""
LONG = "7" * 5_000
"""More digits than Python turns into a number."""

TEXTS = (
    "",
    "nonsense",
    "Iris",
    "Borders",
    "Two features",
    "The published nine wines",
    "wine\x00",
    "__proto__",
    "a" * 10_000,
    "\u202e\ud7ff",
    "own table",
    "-1",
    "3",
    LONG,
    "{}",
    "NaN",
)
NUMBERS = (-1.0, 0.0, 2.5, 1e308, -1e308, float("nan"), float("inf"), 5e-324)
WHOLE = (-(2**62), -1, 0, 10**15, 2**62)
JSON_TEXTS = (
    *("", "{", "null", "true", "7", LONG, '"x"', "[]", "[null]", "[[[]]]", "{}", NESTED, DEEP, '{"a":' * 900),
    *('{"selection": 5}', '{"selection": {"rows": ["x"]}}', '{"selection": {"rows": [99999999]}}'),
    *(
        '{"edited_rows": {"0": {"role": "id"}, "1": {"kind": "text"}}}',
        '{"selection": {"rows": [2], "columns": [], "cells": []}}',
    ),
    *(
        '{"selection": {"rows": [-1], "columns": 3}}',
        '{"selection": {"rows": {"0": 1}}}',
        '{"selection": {"rows": [0.5]}}',
    ),
    *('{"edited_rows": 5}', '{"edited_rows": {"0": 5}}', '{"edited_rows": {"x": {"role": "id"}}}'),
    *('{"edited_rows": {"999": {"role": "id"}}}', '{"edited_rows": {"0": {"role": 5}}}'),
    *('{"edited_rows": {"0": {"nonsense": "id"}}}', '{"edited_rows": {"0": {"weight": {"a": 1}}}}'),
    *('{"added_rows": [{"name": "x"}]}', '{"deleted_rows": [0, 1]}', '{"edited_rows": {"-1": {"kind": "text"}}}'),
    *('{"edited_rows": {}, "added_rows": 5, "deleted_rows": "x"}', f'{{"edited_rows": {{"{LONG}": {{}}}}}}'),
)
EVENTS = ("picked", "search", "beta", "save", "window", "sort", "drawn", "other", "nonsense")
PAYLOADS: tuple[Any, ...] = (
    *(None, True, 5, -1, "x", [], {}, [None], [[]], {"row": 3}, {"row": "3", "answers": 1}),
    *(
        {"row": 10**18, "answers": 1},
        {"row": -5, "answers": 1},
        {"row": 3, "answers": 10**30},
        {"text": 5, "answers": 1},
    ),
    *({"text": LONG, "answers": 1}, {"text": "\x00", "answers": 2}, {"text": "x" * 100_000, "answers": 3}),
    *(
        {"table": "x", "first": 0, "count": 10**9, "row": None, "asked": 1},
        {"table": "x", "first": 2**53, "count": 1, "row": 2**53, "asked": 2},
        {"table": ["x"], "first": -1, "count": 0, "row": "1", "asked": 3},
        {"column": "__proto__", "descending": True, "sorts": 1},
        {"column": ["hue"], "descending": "yes", "sorts": 2},
        {"column": "evidence", "descending": False, "sorts": 10**30},
    ),
    *(
        {"shape": [[0, 0], [1e308, -1e308], [-1e308, 1e308]], "picture": "x", "draws": 1},
        {"shape": [[0, 0], [1, float("nan")], [True, 2]], "picture": "x", "draws": 2},
        {"shape": [[0, 0]] * 100_000, "picture": ["x"], "draws": 10**30},
        {"shape": {"0": 1}, "picture": None, "draws": 3},
    ),
    *("usual", "inf", "nan", 1e400, -3.5, [[1.5]], {"beta": 1}),
    [{"what": "map", "format": "svg", "id": 1, "picture": "x", "row": 3, "beta": "usual"}],
    [{"what": "map", "format": "svg", "id": 10**30, "picture": "x", "row": 3, "beta": "usual"}],
    [{"what": "bars", "format": "exe", "id": 1, "picture": ["x"], "row": 3, "beta": "usual"}],
    [{"what": "bars", "format": "csv", "id": 2, "picture": "x" * 10_000, "row": -7, "beta": 1e300}],
    [{"what": ["bars"], "format": {}, "id": 2, "row": None}] * 100,
)


def values() -> Iterator[dict[str, Any]]:
    """Yield values of every type that the protocol has, right and wrong for any widget."""
    yield {"trigger_value": True}
    yield from ({"bool_value": value} for value in (True, False))
    yield from ({"double_value": value} for value in NUMBERS)
    yield from ({"int_value": value} for value in WHOLE)
    yield from ({"string_value": value} for value in (*TEXTS, *JSON_TEXTS))
    yield from ({"json_value": value} for value in JSON_TEXTS)
    yield from (
        {"double_array_value": value} for value in ([], *([n] for n in NUMBERS), [1.0, 2.0, 3.0], [3.0] * 1_000)
    )
    yield from ({"int_array_value": value} for value in ([], [-1], [0], [2**62], [1, 2], [0] * 1_000))
    yield from ({"string_array_value": value} for value in ([], *([text] for text in TEXTS), ["pca", "borders"]))
    yield {"file_uploader_state_value": ("no-such-file", "towns.csv", 5)}
    yield {"bytes_value": b"\xff\x00"}
    yield from ({"string_trigger_value": value} for value in TEXTS[:4])
    yield from ({"json_trigger_value": value} for value in JSON_TEXTS)


def events() -> Iterator[dict[str, Any]]:
    """Yield messages of a component, each with an event of ours and any content."""
    for event, payload in itertools.product(EVENTS, PAYLOADS):
        yield {"json_trigger_value": json.dumps([{"event": event, "value": payload}])}
    for event in EVENTS:
        yield {"json_trigger_value": f'[{{"event": "{event}", "value": {LONG}}}]'}
        yield {"json_trigger_value": f'[{{"event": "{event}", "value": {NESTED}}}]'}
        yield {"json_trigger_value": json.dumps([{"event": event}] * 50)}


def is_component(key: str) -> bool:
    """Whether a key is that of one of our components, whose events go to an id of their own."""
    return key in {"panel", "map_view", "map_tools", "multiples", "rows", "warm"}


def messages(keys: list[str], most: int, seed: int = 0) -> list[tuple[str, bool, dict[str, Any]]]:
    """Return hostile states: the key of a widget, whether it goes to its events, and a value.

    Each widget gets some of every kind before any gets more.
    """
    rng = random.Random(seed)
    by_key = [[(key, False, value) for value in values()] for key in keys]
    by_key += [[(key, True, value) for value in events()] for key in keys if is_component(key)]
    for each in by_key:
        rng.shuffle(each)
    mixed = [message for turn in itertools.zip_longest(*by_key) for message in turn if message is not None]
    return mixed[:most]
