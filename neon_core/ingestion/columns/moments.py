"""Tell moments that are counted since 1970 from measures: 964982703 under the name timestamp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neon_core.ingestion.columns.identifiers import whole_numbers
from neon_core.parse.column_names import split_name, word_set

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNITS = {"seconds": 1, "milliseconds": 10**3, "microseconds": 10**6, "nanoseconds": 10**9}
FIRST, LAST = 315_532_800, 4_102_444_800
"""1980 and 2100, in seconds since 1970."""

NAMES = word_set(
    "timestamp timestamps ts epoch unix unixtime time times date datetime created updated modified deleted posted "
    "published registered joined started ended at on when millis zeit zeitstempel datum uhrzeit erstellt geandert "
    "horodatage heure temps cree fecha hora creado data ora creato tijd tijdstip tempo momento moment"
)


def detect_moment(name: str, values: NDArray[Any]) -> str:
    """Return the reason why numbers are moments, "" where they may be a measure.

    Parameters
    ----------
    name : str
        The column's name: one of its words must be that of a moment.
    values : ndarray
        Its numbers: whole ones, all between 1980 and 2100 in one unit.

    Examples
    --------
    >>> import numpy as np
    >>> moments = np.array([964982703, 1111111111])
    >>> detect_moment("timestamp", moments), detect_moment("created_at", moments * 1000)[-18:]
    ('a moment, in seconds since 1970', 'seconds since 1970')
    >>> detect_moment("population", moments), detect_moment("time", np.array([12, 90]))
    ('', '')
    """
    if not set(split_name(name)) & NAMES:
        return ""
    whole = whole_numbers(values)
    if whole is None or not len(whole):
        return ""
    low, high = int(whole.min()), int(whole.max())
    units = (unit for unit, size in UNITS.items() if FIRST * size <= low and high <= LAST * size)
    return next((f"a moment, in {unit} since 1970" for unit in units), "")
