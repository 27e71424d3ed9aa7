"""Make the customers a year later: `python -m neon_core.data.make_later` writes the same bytes every time.

Most customers are who they were, with the chance of another year. Some have changed their habits, some are gone, and
some are new, a few of them larger than any before.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from neon_core.data import make
from neon_core.data.make import CHANNELS, COUNTRIES, CUSTOMER_COLUMNS, HABITS, Chance, format_euros

GONE, CHANGED, NEW = 0.07, 0.13, 96
"""Shares of the customers who are gone and whose habits have changed, and the number of new ones."""
TURNS = {"Loyal": "Bargain", "Bargain": "Loyal", "Gift": "Loyal", "Business": "Loyal"}
"""Whose habits a customer has, once they have changed."""
CHANCE = 0.06
"""The standard deviation of the factor that another year has on each habit."""
LARGE, FACTOR = 3, 2.4
"""New customers of business whose baskets are larger than any before, and how much larger."""
NUMBERS = ("Orders", "Items per order", "Average basket", "Discount share", "December share", "Days since last order")


def later_customers() -> bytes:
    """Return the customers of the year after: CSV with a preamble and a row of totals, as the year before."""
    draw = make.chance(20260105)
    before = _read(make.customers())
    stays = ~draw.below(len(before), GONE)
    changes = draw.below(len(before), CHANGED)
    rows = [_another_year(draw, row, bool(new)) for row, stay, new in zip(before, stays, changes, strict=True) if stay]
    rows += _newcomers(draw, 1 + max(int(row["Customer ID"]) for row in before))
    head = ["Kettle & Thread - customers of 2025", "Exported 2026-01-05 08:30 from the shop office"]
    lines = [",".join(row[name] for name in CUSTOMER_COLUMNS) for row in rows]
    return ("\n".join([*head, ",".join(CUSTOMER_COLUMNS), *lines]) + "\n").encode()


def _read(content: bytes) -> list[dict[str, str]]:
    """Return the whole rows of the year before, with amounts as they are quoted."""
    lines = list(csv.reader(io.StringIO(content.decode())))[3:]
    whole = [line for line in lines if len(line) == len(CUSTOMER_COLUMNS) and line[0].isdigit()]
    return [dict(zip(CUSTOMER_COLUMNS, line, strict=True)) for line in whole]


def _another_year(draw: Chance, row: dict[str, str], is_changed: bool) -> dict[str, str]:
    """Return a customer a year later: each habit by chance a little other, or all those of another segment."""
    after = dict(row)
    if is_changed:
        turned = TURNS[row["Segment"]]
        after |= _cells(make.draw_habits(draw, [(turned, turned)])[0].tolist())
    else:
        factors = 1.0 + CHANCE * draw.bell(len(NUMBERS))
        for name, factor in zip(NUMBERS, factors.tolist(), strict=True):
            after[name] = _varied(row[name], factor)
    return after | _with_spent(after)


def _varied(cell: str, factor: float) -> str:
    """Return a cell with its number a little other; a cell that is no number stays."""
    plain = cell.strip("€%").replace(",", "")
    try:
        number = float(plain) * factor
    except ValueError:
        return cell
    decimals = len(plain.partition(".")[2])
    if cell.startswith("€"):
        return f"€{number:,.2f}"
    return f"{min(number, 100.0):.{decimals}f}%" if cell.endswith("%") else f"{number:.{decimals}f}"


def _cells(habits: list[float]) -> dict[str, str]:
    """Return the seven habits as cells."""
    orders, items, basket, discount, december, days, returns = habits
    return {
        "Orders": f"{orders:.0f}",
        "Items per order": f"{items:.1f}",
        "Average basket": f"€{basket:,.2f}",
        "Discount share": f"{discount:.1f}%",
        "December share": f"{december:.0f}%",
        "Days since last order": f"{days:.0f}",
        "Return rate": f"{returns:.1f}%",
    }


def _with_spent(row: dict[str, str]) -> dict[str, str]:
    """Return the amounts of a customer, in quotes where they have a comma; what was spent is orders by basket."""
    basket = float(row["Average basket"].strip("€").replace(",", ""))
    return {"Average basket": format_euros(basket), "Spent": format_euros(float(row["Orders"]) * basket)}


def _newcomers(draw: Chance, first: int) -> list[dict[str, str]]:
    """Return the new customers; some are larger than any before."""
    segments = draw.one_of(NEW, tuple(HABITS), (0.13, 0.75, 0.04, 0.08))
    countries, channels = draw.one_of(NEW, *COUNTRIES), draw.one_of(NEW, *CHANNELS)
    rows = []
    n_large = 0
    for i, habits in enumerate(make.draw_habits(draw, [(segment, segment) for segment in segments]).tolist()):
        is_large = segments[i] == "Business" and n_large < LARGE
        n_large += is_large
        habits[2] *= FACTOR if is_large else 1.0
        day = f"2025-{1 + i % 12:02d}-{1 + int(np.floor(draw.rng.random() * 28)):02d}"
        known = {"Customer ID": f"{first + 3 * i:05d}", "Segment": segments[i], "Customer since": day}
        invoice = "yes" if segments[i] == "Business" else "no"
        row = {**known, "Country": countries[i], "Channel": channels[i], "Invoice": invoice, **_cells(habits)}
        rows.append(row | _with_spent(row))
    return rows


FILES: Mapping[str, Callable[[], bytes]] = {"customers_2025.csv": later_customers}
"""The function that makes the file."""


def main() -> None:
    """Write the file beside this script."""
    for name, content in FILES.items():
        (Path(__file__).parent / name).write_bytes(content())


if __name__ == "__main__":
    main()
