"""Make the two messy samples: `python -m neon_core.data.make` writes the same bytes every time.

Their tables are made up, their mess is not: each peculiarity was seen in published files. All random numbers come from
uniform ones, which NumPy keeps the same from version to version; it may change its normal ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Cells = list[str]


@dataclass(frozen=True)
class Chance:
    """Random draws.

    Parameters
    ----------
    rng : Generator
        The source of uniform numbers.
    """

    rng: np.random.Generator

    def bell(self, n: int) -> Vector:
        """Return n numbers of mean 0 and standard deviation 1, none beyond 6: sums of twelve uniform numbers."""
        return np.asarray(self.rng.random((n, 12)).sum(axis=1) - 6.0)

    def below(self, n: int, share: float) -> NDArray[np.bool_]:
        """Return n booleans, each True with a probability of `share`."""
        return np.asarray(self.rng.random(n) < share)

    def one_of(self, n: int, words: Sequence[str], shares: Sequence[float]) -> Cells:
        """Return n words, drawn with these shares."""
        steps = np.cumsum(shares)[:-1]
        return [words[i] for i in np.searchsorted(steps, self.rng.random(n), side="right")]

    def shuffled(self, n: int) -> NDArray[np.intp]:
        """Return 0 to n - 1 in random order."""
        return np.argsort(self.rng.random(n), kind="stable")


def chance(seed: int) -> Chance:
    """Return the random draws of a seed."""
    return Chance(np.random.Generator(np.random.PCG64(seed)))


# --- customers ---

HABITS: Mapping[str, tuple[tuple[float, float], ...]] = {
    # orders, items an order, basket, discount, December, days since, returns: mean and standard deviation
    "Loyal": ((22, 5), (3.2, 0.8), (48, 12), (11, 6), (12, 5), (14, 8), (5, 3)),
    "Bargain": ((9, 3), (4.0, 1.2), (31, 9), (62, 13), (18, 8), (48, 20), (16, 6)),
    "Gift": ((3, 1.1), (2.2, 0.7), (74, 22), (9, 6), (78, 13), (170, 60), (9, 5)),
    "Business": ((13, 4), (17, 4.5), (760, 230), (6, 4), (8, 4), (28, 13), (3, 2)),
}
LEAST = (1, 1, 6, 0, 0, 0, 0)
"""The smallest value of each habit."""

STAYED = {"Loyal": 128, "Bargain": 96, "Gift": 74, "Business": 56}
MOVED = {("Loyal", "Bargain"): 16, ("Bargain", "Loyal"): 7, ("Gift", "Loyal"): 6, ("Loyal", "Business"): 5}
"""Customers whose habits have changed: the segment of the file, and that of their habits."""
BETWEEN = {("Loyal", "Bargain"): 8, ("Gift", "Bargain"): 4}
"""Customers between two segments: that of the file, and the other one."""

CUSTOMER_COLUMNS = (
    *("Customer ID", "Segment", "Country", "Channel", "Customer since", "Invoice"),
    *("Orders", "Items per order", "Average basket", "Spent", "Discount share", "December share"),
    *("Days since last order", "Return rate"),
)
COUNTRIES = ("Germany", "France", "Netherlands", "Austria", "Denmark"), (0.42, 0.21, 0.18, 0.11, 0.08)
CHANNELS = ("Web", "App", "Shop", "Phone"), (0.46, 0.31, 0.16, 0.07)
MISSING = ("", "n/a", "-")
MISSING_SHARES = {
    "Country": 0.03,
    "Channel": 0.04,
    "Items per order": 0.02,
    "Days since last order": 0.02,
    "Return rate": 0.05,
}


def customers() -> bytes:
    """Return the customers of a made-up shop, as its office would send them.

    CSV with commas in UTF-8: two lines of preamble, ids with leading zeros, euros with thousands commas, three words
    for a missing value, four damaged rows, and a row of totals at the end.
    """
    draw = chance(20250106)
    segments, habits = _segments_and_habits()
    lines = _customer_lines(draw, segments, habits)
    head = ["Kettle & Thread - customers of 2024", "Exported 2025-01-06 08:30 from the shop office"]
    text = "\n".join([*head, ",".join(CUSTOMER_COLUMNS), *lines])
    return (text + "\n").encode()


def _segments_and_habits() -> tuple[list[str], list[tuple[str, str]]]:
    """Return each customer's segment in the file, and the two segments whose habits it mixes (mostly one twice)."""
    people = [(name, (name, name)) for name, n in STAYED.items() for _ in range(n)]
    people += [(then, (now, now)) for (then, now), n in MOVED.items() for _ in range(n)]
    people += [(then, (then, now)) for (then, now), n in BETWEEN.items() for _ in range(n)]
    return [segment for segment, _ in people], [habits for _, habits in people]


def draw_habits(draw: Chance, habits: list[tuple[str, str]]) -> Vector:
    """Return the seven habits of each customer, of shape (n, 7)."""
    numbers = np.array([(np.array(HABITS[a]) + np.array(HABITS[b])) / 2.0 for a, b in habits])
    noise = np.stack([draw.bell(len(habits)) for _ in LEAST], axis=1)
    values = np.maximum(numbers[:, :, 0] + numbers[:, :, 1] * noise, LEAST)
    values[:, 3:5] = np.minimum(values[:, 3:5], 100.0)
    return np.asarray(values)


def _customer_lines(draw: Chance, segments: list[str], habits: list[tuple[str, str]]) -> list[str]:
    n = len(segments)
    values = draw_habits(draw, habits)
    orders, baskets = values[:, 0].round(), values[:, 2].round(2)
    business = np.array([now == "Business" for _, now in habits])
    invoice = np.where(business, draw.below(n, 0.94), draw.below(n, 0.02))
    columns: dict[str, Cells] = {
        "Segment": segments,
        "Country": draw.one_of(n, *COUNTRIES),
        "Channel": draw.one_of(n, *CHANNELS),
        "Customer since": _dates(draw, n),
        "Invoice": ["yes" if yes else "no" for yes in invoice],
        "Orders": [f"{value:.0f}" for value in orders],
        "Items per order": [f"{value:.1f}" for value in values[:, 1]],
        "Average basket": [format_euros(value) for value in baskets],
        "Spent": [format_euros(value) for value in orders * baskets],
        "Discount share": [f"{value:.1f}%" for value in values[:, 3]],
        "December share": [f"{value:.0f}%" for value in values[:, 4]],
        "Days since last order": [f"{value:.0f}" for value in values[:, 5]],
        "Return rate": [f"{value:.1f}%" for value in values[:, 6]],
    }
    for name, share in MISSING_SHARES.items():
        words = draw.one_of(n, MISSING, (0.4, 0.35, 0.25))
        is_missing = draw.below(n, share)
        cells = zip(columns[name], words, is_missing, strict=True)
        columns[name] = [word if missing else cell for cell, word, missing in cells]
    rows = [[cells[i] for cells in columns.values()] for i in draw.shuffled(n)]
    ids = 7 + np.cumsum(1 + np.floor(draw.rng.random(n) * 5)).astype(int)
    lines = [",".join([f"{number:05d}", *row]) for number, row in zip(ids, rows, strict=True)]
    total = ["Total", *[""] * 5, f'"{orders.sum():,.0f}"', "", "", format_euros((orders * baskets).sum()), *[""] * 4]
    return [*_damage_rows(lines), ",".join(total)]


def format_euros(amount: float) -> str:
    """Return an amount as the shop writes it, in quotes where it has a comma."""
    text = f"€{amount:,.2f}"
    return f'"{text}"' if "," in text else text


def _dates(draw: Chance, n: int) -> Cells:
    """Return n days from 2015 to 2023, the early years rarer."""
    days = np.floor(np.sqrt(draw.rng.random(n)) * 3287)
    return [(datetime(2015, 1, 1) + timedelta(days=int(day))).strftime("%Y-%m-%d") for day in days]  # noqa: DTZ001


def _damage_rows(lines: list[str]) -> list[str]:
    """Return the lines with four rows damaged, as hands and programs do it."""
    quoted = next(i for i in range(40, len(lines)) if lines[i].count('"') == 2)
    damages: dict[int, Callable[[str], str]] = {
        quoted: lambda line: line.replace('"', ""),  # an amount retyped without its quotes: a cell too many
        131: lambda line: line + ",called on Monday",  # a remark beside the table
        214: lambda line: line.rsplit(",", 2)[0],  # two cells lost
        327: lambda line: line[:27],  # cut off
    }
    return [damages[i](line) if i in damages else line for i, line in enumerate(lines)]


# --- sensors ---

SENSOR_COLUMNS = {
    "Time": "",
    "Status": "",
    "PM10": "µg/m³",
    "PM2.5": "µg/m³",
    "NO2": "µg/m³",
    "Air temperature": "°C",
    "Humidity": "%",
    "Pressure": "hPa",
    "Housing temperature": "°C",
    "Pump flow": "l/min",
    "Pump current": "mA",
    "Zero signal": "mV",
}
HOURS = 600
CHECK = (3, 4)
"""Hours of each night in which the device measures a dry reference gas and checks its zero."""
DRIFTS = ((86, 141), (258, 303), (466, 519))
"""Hours from each failure of the housing fan to its repair."""
FAULTS = ((184, 211), (392, 423), (562, 576))
"""Hours from each clogging of the inlet to its cleaning."""
CUT_OFF = 345
"""Hour whose line a power cut left unfinished."""


def sensors() -> bytes:
    """Return 25 days of an air monitor, as its European software exports them.

    Semicolons and decimal commas in Windows-1252 with CRLF: Excel's `sep=` line, three lines about the station, a
    line of names and one of units, "---" for missing, points between thousands, and one line cut off.
    """
    draw = chance(40417)
    head = ["sep=;", "Station;Köln-Süd, inner yard", "Device;LM-40, no. 0417", "Period;03.02.2025 to 27.02.2025", ""]
    names = [";".join(SENSOR_COLUMNS), ";".join(SENSOR_COLUMNS.values())]
    return "".join(f"{line}\r\n" for line in [*head, *names, *_sensor_lines(draw)]).encode("cp1252")


def _sensor_lines(draw: Chance) -> list[str]:
    status = _status()
    columns = [_format_numbers(values, d, s) for values, d, s in _readings(draw)]
    for hour in range(HOURS):
        if hour % 24 == CHECK[1] + 1 and draw.below(1, 0.6)[0]:
            columns[2][hour] = "---"  # the reference gas is still in the line
    for column, is_missing in zip(columns, (draw.below(HOURS, 0.008) for _ in columns), strict=True):
        column[:] = ["---" if missing else cell for cell, missing in zip(column, is_missing, strict=True)]
    start = datetime(2025, 2, 3)  # noqa: DTZ001
    times = [(start + timedelta(hours=hour)).strftime("%d.%m.%Y %H:%M") for hour in range(HOURS)]
    lines = [";".join(cells) for cells in zip(times, status, *columns, strict=True)]
    lines[CUT_OFF] = lines[CUT_OFF][:31]
    return lines


def _is_inside(spans: tuple[tuple[int, int], ...]) -> NDArray[np.bool_]:
    hours = np.arange(HOURS)
    return np.asarray(np.any([(hours >= start) & (hours < end) for start, end in spans], axis=0))


def _is_checking() -> NDArray[np.bool_]:
    return np.isin(np.arange(HOURS) % 24, CHECK) & ~_is_inside(FAULTS)


def _status() -> Cells:
    """Return the status that the device reports: a fault at once, a drift and its end from the next check on."""
    drifting, faulty, checking = _is_inside(DRIFTS), _is_inside(FAULTS), _is_checking()
    is_noticed, status = False, []
    for hour in range(HOURS):
        is_noticed = bool(drifting[hour]) if checking[hour] else is_noticed
        quiet = "drift" if is_noticed else "normal"
        status.append("fault" if faulty[hour] else "calibration" if checking[hour] else quiet)
    return status


def _readings(draw: Chance) -> list[tuple[Vector, int, str]]:
    """Return the values, the decimals and the thousands mark of each column."""
    hours = np.arange(HOURS)
    day = np.sin((hours % 24 - 9) * np.pi / 12)  # lowest at 3 in the morning
    rush = np.exp(-(((hours % 24) - 8) ** 2) / 6) + np.exp(-(((hours % 24) - 18) ** 2) / 8)
    checking, faulty = _is_checking(), _is_inside(FAULTS)
    # A drift takes eight hours to build up, and three to cool down
    heat = np.max([np.clip((hours - a) / 8, 0, 1) * np.clip((b + 3 - hours) / 3, 0, 1) for a, b in DRIFTS], axis=0)
    dust = 22 + 7 * rush + 5 * np.sin(hours / 37) + 3 * draw.bell(HOURS)
    fine = dust * (0.62 + 0.03 * draw.bell(HOURS))
    passed = np.where(checking, 0.02, np.where(faulty, 0.2, 1.0))
    weather = np.sin(hours / 31) + 0.4 * np.sin(hours / 11)
    air = 5 + 3 * day + 1.6 * weather + 0.6 * draw.bell(HOURS)
    return [
        (np.maximum(passed * dust + 34 * heat * ~checking + 0.4 * draw.bell(HOURS), 0), 1, ""),
        (np.maximum(passed * fine + 25 * heat * ~checking + 0.3 * draw.bell(HOURS), 0), 1, ""),
        (np.where(checking, 200 + 2.5 * draw.bell(HOURS), 24 + 17 * rush + 3 * draw.bell(HOURS)), 1, ""),
        (air, 1, ""),
        (np.where(checking, 4 + 0.8 * draw.bell(HOURS), 76 - 7 * day + 3 * draw.bell(HOURS)), 0, ""),
        (1006 + 9 * np.sin(hours / 60) + 1.2 * draw.bell(HOURS), 1, "."),
        (23 + 0.2 * air + 17 * heat + 5 * faulty + 0.7 * draw.bell(HOURS), 1, ""),
        (np.where(faulty, 6 + 1.4 * draw.bell(HOURS), 16.7 + 0.15 * draw.bell(HOURS)), 2, ""),
        (np.where(faulty, 540 + 22 * draw.bell(HOURS), 312 + 7 * draw.bell(HOURS)), 0, ""),
        (2 + 11.5 * heat + 0.6 * draw.bell(HOURS), 2, ""),
    ]


def _format_numbers(values: Vector, decimals: int, thousands: str) -> Cells:
    """Return numbers as text with a decimal comma."""
    marks = str.maketrans({".": ",", ",": thousands})
    return [f"{value:,.{decimals}f}".translate(marks) for value in values]


FILES: Mapping[str, Callable[[], bytes]] = {"customers.csv": customers, "sensors.csv": sensors}
"""The function that makes each file."""


def main() -> None:
    """Write the files beside this script."""
    for name, content in FILES.items():
        (Path(__file__).parent / name).write_bytes(content())


if __name__ == "__main__":
    main()
