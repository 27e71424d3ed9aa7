"""A page without a server, opened from the disk by a browser without a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page, ViewportSize

from tests.browser.watch import Watch

DESK = ViewportSize(width=1400, height=900)
DRAWN = "body[data-drawn]"


@contextmanager
def opened(browser: Browser, file: Path, at: str = "", viewport: ViewportSize = DESK, **more: Any) -> Iterator[Page]:
    """Open a file without a network; at the end it may have asked for nothing else, and said nothing in the console."""
    context = browser.new_context(offline=True, viewport=viewport, reduced_motion="reduce", **more)
    try:
        page = context.new_page()
        watch = Watch(page)
        page.goto(f"{file.as_uri()}{at}")
        page.wait_for_selector(DRAWN)
        yield page
        assert [url.partition("#")[0] for url in watch.requests] == [file.as_uri()]
        assert watch.problems({""}) == []
    finally:
        context.close()


def framed(file: Path, folder: Path) -> Path:
    """Return a file that shows another one as a notebook does: in a frame that may run scripts, and nothing else."""
    text = file.read_text(encoding="utf-8").replace("&", "&amp;").replace('"', "&quot;")
    host = folder / "host.html"
    host.write_text(
        f'<!doctype html><iframe srcdoc="{text}" sandbox="allow-scripts" width="1200" height="900"></iframe>'
    )
    return host


def frame_of(page: Page) -> Frame:
    """Return the frame of a page."""
    (frame,) = page.main_frame.child_frames
    return frame


def shown_row(page: Page | Frame, row: int) -> None:
    """Wait until the panel shows a row."""
    page.wait_for_selector(f'.panel[data-row="{row}"]')
