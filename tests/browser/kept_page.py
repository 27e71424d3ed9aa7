"""A page that tests use one after the other, so that the browser compiles Streamlit and Plotly once.

A page load costs 6 s of processor time in a new context and 1.6 s in a page that has loaded the dashboard before
(measured): the compiled scripts live in the page's process. A load is a new session on the server either way.
"""

from __future__ import annotations

from playwright.sync_api import Browser, Error, Page, ViewportSize

from tests.browser.actions import PATIENCE
from tests.browser.watch import Watch

CLEAR = "() => { localStorage.clear(); sessionStorage.clear() }"


class KeptPage:
    """Lends the page of one context to one test at a time, each time as if it were new."""

    def __init__(self, browser: Browser, base_url: str, viewport: ViewportSize, **options) -> None:
        self._new_context = lambda: browser.new_context(base_url=base_url, viewport=viewport, **options)
        self._viewport = viewport
        self._page: Page | None = None

    def lend(self) -> Page:
        """Open the page where there is none, and watch it anew."""
        if self._page is None:
            context = self._new_context()
            context.set_default_timeout(PATIENCE)
            self._page = context.new_page()
        self._page.set_viewport_size(self._viewport)
        Watch(self._page)
        return self._page

    def take_back(self) -> None:
        """Leave the dashboard and undo what a test may have set; where that fails, the next test gets a new page."""
        page = self._page
        if page is None:
            return
        Watch.of(page).stop()
        try:
            page.evaluate(CLEAR)
            page.goto("about:blank")
            page.unroute_all()
            page.emulate_media(color_scheme="light", reduced_motion="no-preference")
            page.mouse.move(0, 0)
            page.context.clear_cookies()
        except Error:
            self.discard()

    def discard(self) -> None:
        """Close the page with its context: after a failure, or at the end."""
        if self._page is not None:
            self._page.context.close()
        self._page = None
