"""Pages whose browser has compiled Streamlit and Plotly before: one that tests use in turn, and new ones beside others.

A page load costs 4.5 s of processor time in a new context, 2.0 s in a new page of a context that has another page of
the site, and 1.5 s in a page that has loaded the dashboard before (measured): the compiled scripts live in the process
of the site's pages. A load is a new session on the server either way.
"""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize

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
            page.emulate_media(
                media="screen", color_scheme="light", reduced_motion="no-preference", forced_colors="none"
            )
            page.mouse.move(0, 0)
            page.context.clear_cookies()
        except Error:
            self.discard()

    def discard(self) -> None:
        """Close the page with its context: after a failure, or at the end."""
        if self._page is not None:
            self._page.context.close()
        self._page = None


class SharedContexts:
    """Opens pages beside each other, those of one server in one context: for visitors who need no context of their own.

    Each context has a page that stays open, and the process with the compiled scripts with it.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[str, BrowserContext] = {}

    def open_page(self, base_url: str, viewport: ViewportSize) -> Page:
        """Open a new page."""
        if base_url not in self._contexts:
            context = self._contexts[base_url] = self._browser.new_context(base_url=base_url)
            context.set_default_timeout(PATIENCE)
            context.new_page().goto("/_stcore/health")
        page = self._contexts[base_url].new_page()
        page.set_viewport_size(viewport)
        return page

    def close_page(self, page: Page) -> None:
        """Undo what a visitor may have set, and close the page."""
        with suppress(Error):  # a page without a document, or whose context is closed
            page.evaluate(CLEAR)
            page.context.clear_cookies()
        page.close()
