"""Every word of the browser: those of map, panel and table, and those that only the dashboard needs."""

from __future__ import annotations

from typing import Any

from neon_core.wording.live_words import live_templates
from pages.shared.wording.choose_k_words import SCAN
from pages.shared.wording.spread_words import HEAT

SAVE = {"label": "Save", "png": "PNG", "svg": "SVG", "csv": "CSV"}
NOT_SAVED = "The picture could not be made. Try again."
SAVE_WAITS = "The server has not answered yet. The file is made when it answers."
WAITING = "The server has not answered yet. Your choice waits, and is sent again until the server answers."
CONNECTION = {
    "lost": "The server does not answer, and the page tries again by itself. Your earlier choices are in its address; "
    "what you choose now can be lost.",
    "back": "The server answers again. Check what you chose meanwhile: it can be lost.",
    "failed": "This page and the server have lost each other. Your choices are in the address.",
    "reload": "Reload the page",
}
"""In place of Streamlit's dialogs."""
UPLOADS = {
    "cut": "The upload was cut off: the server did not answer. Upload the file again.",
    "refused": "The server refused the file (status {status}). Reload the page, and upload the file again.",
}
"""Why an upload failed, where the server's answer is no sentence of ours."""
NOT_LOADED = "This picture could not be loaded. The page tries again; if that fails, reload it."

TABLE_NOT_LOADED = "This table could not be loaded. The page tries again; if that fails, reload it."
PART_NOT_LOADED = "This part could not be loaded. The page tries again; if that fails, reload it."


def browser_templates() -> dict[str, Any]:
    """Return all templates of the browser, as values that can travel as JSON."""
    return {
        **live_templates(),
        "connection": CONNECTION,
        "uploads": UPLOADS,
        "save": SAVE,
        "not_saved": NOT_SAVED,
        "save_waits": SAVE_WAITS,
        "waiting": WAITING,
        "heat": HEAT,
        "scan": SCAN,
    }
