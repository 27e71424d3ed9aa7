"""The files that a browser fetches once: the components' modules, the words, and Plotly from its installed package.

Their addresses have a stamp of all of them; browsers may cache them for a year, and a reload fetches none.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import neon_core
from neon_core import style
from pages.shared.live_chart.saved_figures import button_labels
from pages.shared.wording import browser_words

FRONTEND = Path(neon_core.__file__).parent / "frontend"
PLOTLY = "plotly.min.js"
TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
FOREVER = "public, max-age=31536000, immutable"


def words() -> bytes:
    """Return all texts and colours that the browser needs, as JSON."""
    more = {"save_names": button_labels(), "theme": style.THEME, "faded": style.FADED}
    return json.dumps({**browser_words.browser_templates(), **more}).encode()


@cache
def small_files() -> dict[str, bytes]:
    """Return all files but Plotly by their paths below `frontend/`: modules import each other by relative paths."""
    paths = [path for path in FRONTEND.rglob("*") if path.suffix in {".js", ".css"}]
    files = {path.relative_to(FRONTEND).as_posix(): path.read_bytes() for path in paths}
    return files | {"words.json": words()}


@cache
def stamp() -> str:
    """Return a digest of all files: a change of one changes every address."""
    digest = hashlib.sha256(version("plotly").encode())
    for name, content in sorted(small_files().items()):
        digest.update(name.encode() + content)
    return digest.hexdigest()[:12]


def address(name: str) -> str:
    """Return the address of a file, relative to the app's root.

    Examples
    --------
    >>> address("map/chart.js").split("/")[::2]
    ['live', 'map']
    """
    return f"live/{stamp()}/{name}"


@cache
def plotly() -> bytes:
    """Return Plotly's script from the installed package, without importing it."""
    spec = find_spec("plotly")
    folder = Path(spec.origin).parent if spec is not None and spec.origin is not None else Path()
    return (folder / "package_data" / PLOTLY).read_bytes()


async def serve(request: Request) -> Response:
    """Answer with one of the files, or 404 for another name or version."""
    name = request.path_params["name"]
    if request.path_params["stamp"] != stamp() or name not in {*small_files(), PLOTLY}:
        return Response(status_code=404)
    content = await run_in_threadpool(plotly) if name == PLOTLY else small_files()[name]
    return Response(content, media_type=TYPES[Path(name).suffix], headers={"cache-control": FOREVER})


def route() -> Route:
    """Return the route, below the base path of the app."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return Route(f"{'/' + base if base else ''}/live/{{stamp}}/{{name:path}}", serve)
