"""A table of a million rows, and a record of the progress bar while it is worked on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import Page

N_ROWS, N_FEATURES, DISTINCT = 1_000_000, 13, 20_000
SEEN = """() => {
    window.seen = []
    new MutationObserver(() => {
        const bar = document.querySelector('[data-testid=stProgress]')
        const text = bar?.innerText.trim()
        const share = Number(bar?.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow'))
        const last = window.seen.at(-1)
        if (text && (last?.text !== text || last.share !== share)) window.seen.push({ text, share })
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
}"""


def write_table(path: Path) -> Path:
    """Write a table of a million rows and 13 columns, 250 MB: overlapping clusters, the same 20,000 rows 50 times."""
    rng = np.random.default_rng(0)
    places = rng.normal(0, 2, (8, N_FEATURES))
    values = places[rng.integers(8, size=DISTINCT)] + rng.normal(0, 1.5, (DISTINCT, N_FEATURES))
    names = [f"feature {i}" for i in range(N_FEATURES)]
    head, rows = pd.DataFrame(values, columns=names).to_csv(index=False).split("\n", 1)
    with path.open("w") as file:
        file.write(head + "\n")
        for _ in range(N_ROWS // DISTINCT):
            file.write(rows)
    return path


def watch_progress(page: Page) -> None:
    """Record the texts of the progress bar from now on."""
    page.evaluate(SEEN)


def progress(page: Page) -> list[tuple[str, float]]:
    """Return the record of the progress bar, in order: text and per cent."""
    return [(one["text"], one["share"]) for one in page.evaluate("() => window.seen")]
