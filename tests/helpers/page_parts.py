"""A page without a server, read back: its data, its scripts, and the text around them."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import Any


def unpack(page: str, part: str) -> str:
    """Return the text of a packed part: "plotly", "scripts" or "data"."""
    found = re.findall(rf'<script type="text/plain" id="packed-{part}">([A-Za-z0-9+/=]+)</script>', page)
    assert len(found) == 1
    return gzip.decompress(base64.b64decode(found[0])).decode()


def read_data(page: str) -> Any:
    """Return the data that a page carries."""
    return json.loads(unpack(page, "data"))["data"]
