"""The parts of a page that are packed: text in gzip and base64, which a browser unpacks without a network."""

from __future__ import annotations

import base64
import gzip
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from neon_core import style
from neon_core.static_page.script_bundle import bundle_scripts
from neon_core.wording.page_sentences import page_templates

FRONTEND = Path(__file__).parents[1] / "frontend"
PLOTLY = Path(__file__).parent / "plotly-basic.min.js.gz"
"""Plotly's basic bundle (MIT, see plotly-basic.LICENSE) as npm has it, plotly.js-basic-dist-min 4.1.1: a quarter of the
full one that the Python package has, of the same version."""
ENTRY, BOOT, STYLES = "page/page.js", "page/boot.js", "page/page.css"
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)\n", re.MULTILINE | re.DOTALL)
"""A comment that has its lines to itself."""


def pack(content: bytes) -> str:
    """Return bytes as text that a page can carry: it has letters, digits, "+", "/" and "=" only.

    Examples
    --------
    >>> base64.b64decode(pack(b"a" * 1000))[:2] == bytes([0x1F, 0x8B]), len(pack(b"a" * 1000)) < 60
    (True, True)
    """
    return base64.b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode()


def pack_data(data: Any) -> str:
    """Return the data of a page, with the words and style sheets that a server would send."""
    words = {**page_templates(), "theme": style.THEME, "faded": style.FADED}
    files = {"words.json": json.dumps(words)} | {
        path.relative_to(FRONTEND).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(FRONTEND.rglob("*.css"))
        if path.parent.name in ("map", "panel", "table")
    }
    return pack(json.dumps({"files": files, "data": data}, separators=(",", ":"), allow_nan=False).encode())


@cache
def packed_plotly() -> str:
    """Return Plotly, packed."""
    return base64.b64encode(PLOTLY.read_bytes()).decode()


@cache
def packed_scripts() -> str:
    """Return all other scripts as one, packed."""
    files = {path.relative_to(FRONTEND).as_posix(): read_script(path) for path in FRONTEND.rglob("*.js")}
    return pack(f"{bundle_scripts(files, ENTRY)}.catch(neonPage.fail)".encode())


def read_script(path: Path) -> str:
    """Return a script without the comments that have lines to themselves."""
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


@cache
def boot_script() -> str:
    """Return the script that unpacks all others."""
    return read_script(FRONTEND / BOOT)


@cache
def page_styles() -> str:
    """Return the style sheet of the page itself."""
    return (FRONTEND / STYLES).read_text(encoding="utf-8")
