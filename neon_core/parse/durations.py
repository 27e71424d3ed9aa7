"""Durations and times of day: 00:12:30, 4:05, 3:15 PM, 1h 20m, 12 minutes and 30 seconds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa

CLOCK = (
    r"^(?P<sign>[-\x{2212}]?)(?:(?P<d>\d+) ?(?:days?|d|Tage?),? )?(?P<a>\d{1,4})"
    r"(?::(?P<b>[0-5]\d))?(?::(?P<c>[0-5]\d))?(?P<f>[.,]\d+)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?(?: ?(?P<tail>Uhr|uhr|h|hrs?|min|s))?$"
)
WORDS = {
    "w": r"w|wks?\.?|weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken",
    "d": r"d|days?|tage?|jours?|d[ií]as?|giorn[oi]|dagen",
    "h": r"h|hrs?\.?|hours?|std\.?|stunden?|heures?|horas?|or[ae]|uur",
    "m": r"m|mins?\.?|minutes?|minuten?|minutos?|minut[oi]|mn|′",
    "s": r"s|secs?\.?|seconds?|sek\.?|sekunden?|secondes?|seg\.?|segundos?|second[oi]|″",
}
GAP = r"[ \x{a0}]*(?:,|and|und|et|y|e)?[ \x{a0}]*"
IN_WORDS = (
    "^(?i)(?:P)?"
    + f"{GAP}(?:T)?".join(
        rf"(?:(?P<{part}>\d+(?:[.,]\d+)?)[ \x{{a0}}]?(?P<{part}word>{words}))?" for part, words in WORDS.items()
    )
    + "$"
)
HOUR_AND_MINUTES = r"^(\d+) ?[hH] ?([0-5]\d)$"
SECONDS = {"w": 604800.0, "d": 86400.0, "h": 3600.0, "m": 60.0, "s": 1.0}
UNITS = {"w": "weeks", "d": "days", "h": "h", "m": "min", "s": "s"}
MINUTE_NAMES = re.compile(r"pace|lap|split|song|track|tempo|rundenzeit|duration_ms|m:?s", re.IGNORECASE)
LAST_HOUR = 24


@dataclass(frozen=True, eq=False)
class Durations:
    """The durations of a column.

    Attributes
    ----------
    values : ndarray of float
        A number for each cell, NaN where it is no duration.
    unit : str
        Their unit: "days", "h", "min" or "s".
    is_unclear : bool
        Whether cells like 4:05 can be hours and minutes, or minutes and seconds.
    """

    values: Any
    unit: str
    is_unclear: bool = False


def parse_clock_times(cells: pa.Array, name: str = "", clock: str = "") -> Durations | None:
    """Return times with colons in seconds, or in minutes where no cell has seconds; None where there are none.

    None also where the cells rule out the meaning that the user has chosen.

    Parameters
    ----------
    cells : pyarrow.Array of string
        The cells.
    name : str
        The column's name, which may tell minutes and seconds from hours and minutes.
    clock : str
        The meaning of a time like 4:05 that the user has chosen, "h:min" or "min:s"; else "".

    Examples
    --------
    >>> import pyarrow as pa
    >>> parse_clock_times(pa.array(["00:12:30", "1:00:05"])).values.tolist()
    [750.0, 3605.0]
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    texts, has = _split(cells, CLOCK, ("sign", "d", "a", "b", "c", "f", "half", "tail"))
    is_time = has["b"] | (has["half"] & ~has["f"])
    if not is_time.any():
        return None
    has_seconds = bool((has["c"] | has["f"])[is_time].any())
    first = _to_floats(texts["a"], has["a"])
    values = _add_parts(texts, has, first, is_short=~has["c"] & ~has["half"] & has_seconds)
    values = np.where(has["sign"], -1, 1) * np.where(is_time, values, np.nan)
    is_unclear = not has_seconds and not (has["half"] | has["d"] | has["tail"]).any()
    if clock and (has_seconds if clock == "h:min" else not (has_seconds or is_unclear)):
        return None
    has_minutes_name = first[is_time].max() >= LAST_HOUR or MINUTE_NAMES.search(name) is not None
    ends_in_minutes = pc.any(pc.is_in(texts["tail"], pa.array(["min", "s"]))).as_py()
    is_in_seconds = has_seconds or ends_in_minutes or (is_unclear and has_minutes_name)
    is_in_seconds = clock == "min:s" if clock and is_unclear else is_in_seconds
    is_clock = first[is_time].max() < LAST_HOUR and _begin_with_two_digits(cells.filter(pa.array(is_time)))
    is_unclear = is_unclear and not is_clock and not clock
    return Durations(values / (1 if has_seconds else 60), "s" if is_in_seconds else "min", is_unclear)


def _add_parts(texts: dict[str, Any], has: dict[str, Any], first: Any, is_short: Any) -> Any:
    """Return the seconds of times; `is_short` where 45:10 is minutes and seconds, as beside 1:02:03."""
    import pyarrow.compute as pc

    days, second, third = (_to_floats(texts[part], has[part]) for part in "dbc")
    fraction = _to_floats(pc.replace_substring(texts["f"], ",", "."), has["f"])
    is_afternoon = pc.fill_null(pc.equal(pc.utf8_lower(texts["half"]), "p"), False).to_numpy(zero_copy_only=False)
    hours = np.where(has["half"], first % 12 + 12 * is_afternoon, first)
    seconds = np.where(is_short, 60 * first + second, 3600 * hours + 60 * second + third)
    return 86400 * days + seconds + fraction


def _begin_with_two_digits(cells: pa.Array) -> bool:
    """Whether all times have two digits before the colon and some begin with 0, as times of day do."""
    import pyarrow.compute as pc

    all_two = pc.all(pc.match_substring_regex(cells, r"^\d\d:")).as_py()
    return bool(all_two and pc.any(pc.starts_with(cells, "0")).as_py())


def _split(cells: pa.Array, pattern: str, parts: Iterable[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the parts of cells that match a pattern, and for each cell whether it has that part."""
    import pyarrow.compute as pc

    found = pc.extract_regex(cells, pattern)
    texts = {part: pc.struct_field(found, part) for part in parts}
    has = {
        part: pc.fill_null(pc.not_equal(text, ""), False).to_numpy(zero_copy_only=False) for part, text in texts.items()
    }
    return texts, has


def parse_durations_in_words(cells: pa.Array) -> Durations | None:
    """Return durations with units as numbers in the smallest unit; None where all have the same one unit.

    Examples
    --------
    >>> import pyarrow as pa
    >>> found = parse_durations_in_words(pa.array(["1h 20m", "45 min"]))
    >>> found.values.tolist(), found.unit
    ([80.0, 45.0], 'min')
    """
    import pyarrow.compute as pc

    cells = pc.replace_substring_regex(cells, HOUR_AND_MINUTES, r"\1h \2m")
    texts, has = _split(cells, IN_WORDS, [*WORDS, *(f"{part}word" for part in WORDS)])
    used = [part for part in WORDS if has[part].any()]
    spellings = {word.lower() for part in used for word in pc.unique(texts[f"{part}word"]).to_pylist() if word}
    if len(spellings) < 2:
        return None
    in_seconds = [SECONDS[p] * _to_floats(pc.replace_substring(texts[p], ",", "."), has[p]) for p in used]
    is_duration = np.logical_or.reduce([has[part] for part in used])
    return Durations(np.where(is_duration, sum(in_seconds) / SECONDS[used[-1]], np.nan), UNITS[used[-1]])


def _to_floats(texts: Any, is_number: Any) -> Any:
    """Return texts as floats, 0 where there is none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    return pc.if_else(pa.array(is_number), texts, "0").cast(pa.float64()).to_numpy(zero_copy_only=False)
