"""Take the README's screenshots of the running dashboard: `make shots`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.browser.actions import rerun, visit
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
    "table.png": ("/table", DESK, "light"),
    "columns.png": ("/columns?sample=customers", DESK, "light"),
}
UPLOADED = {"table.png": ROOT / "neon_core" / "data" / "customers.csv"}
"""Files to upload before the picture is taken."""


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
