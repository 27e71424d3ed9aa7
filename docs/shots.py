"""Take the README's screenshots of the running dashboard: `make shots`."""

from __future__ import annotations

import math
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.actions import rerun, visit, wait_idle
from tests.browser.explore import box, glass
from tests.browser.server import ROOT, Server, launch
from tests.browser.watch import Watch

DESK: ViewportSize = {"width": 1400, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
Scheme = Literal["light", "dark"]
SHOTS: dict[str, tuple[str, ViewportSize, Scheme]] = {
    "explore-light.png": ("/", DESK, "light"),
    "explore-dark.png": ("/", DESK, "dark"),
    "explore-digits.png": ("/?sample=digits", DESK, "light"),
    "explore-borders.png": ("/?map=borders&row=83", DESK, "light"),
    "explore-phone.png": ("/", PHONE, "light"),
    "explore-group.png": ("/?sample=digits", DESK, "light"),
    "clusters.png": ("/clusters?sample=customers&k=4", DESK, "light"),
    "table.png": ("/table", DESK, "light"),
    "columns.png": ("/columns?sample=customers", DESK, "light"),
    "trust.png": ("/trust?row=60", DESK, "light"),
}
UPLOADED = {"table.png": ROOT / "neon_core" / "data" / "customers.csv"}
"""Files to upload before the picture is taken."""
AWAITED = {"trust.png": ".neon-doubt"}
"""What work in the background draws at its end."""
AROUND = {"explore-group.png": (0.62, 0.25, 0.11)}
"""Circles to draw on the map before the picture is taken: the middle and the radius, as shares of its size."""


def draw_around(page: Page, across: float, down: float, radius: float) -> None:
    """Draw a circle on the map, with Shift."""
    area = box(glass(page))
    middle = area["x"] + across * area["width"], area["y"] + down * area["height"]
    page.keyboard.down("Shift")
    for step in range(41):
        turn, away = 2 * math.pi * step / 40, radius * area["width"]
        page.mouse.move(middle[0] + away * math.cos(turn), middle[1] + away * math.sin(turn))
        if step == 0:
            page.mouse.down()
    with rerun(page):
        page.mouse.up()
    page.keyboard.up("Shift")
    page.mouse.move(0, 0)


def shoot(browser: Browser, server: Server, folder: Path, name: str) -> None:
    """Take one screenshot."""
    address, size, scheme = SHOTS[name]
    context = browser.new_context(base_url=server.url, viewport=size, color_scheme=scheme)
    page = context.new_page()
    Watch(page)
    visit(page, address)
    if name in UPLOADED:
        with rerun(page):
            page.locator("input[type=file]").set_input_files(UPLOADED[name])
    if name in AWAITED:
        page.locator(AWAITED[name]).wait_for(timeout=120_000)
        wait_idle(page)
    if name in AROUND:
        draw_around(page, *AROUND[name])
    page.screenshot(path=folder / name)
    context.close()


def main(folder: Path) -> None:
    """Take all screenshots into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server = Server(ROOT / "app.py", Path(home))
        try:
            server.wait_until_healthy()
            browser = launch(playwright)
            for name in SHOTS:
                shoot(browser, server, folder, name)
            browser.close()
        finally:
            server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
