"""The packed parts of a page."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import tomllib

from neon_core import style
from neon_core.static_page import packed_parts
from neon_core.static_page.packed_parts import FRONTEND, pack_data, packed_plotly, packed_scripts, page_styles
from pages.shared.live_chart import assets
from tests.helpers.node import node
from tests.helpers.paths import ROOT

SHA256 = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
"""Of plotly-basic.min.js in plotly.js-basic-dist-min 4.1.1 as npm serves it."""


def unpacked(text):
    return gzip.decompress(base64.b64decode(text)).decode()


def test_plotly_is_what_npm_serves_in_the_version_of_the_python_package():
    script = unpacked(packed_plotly())
    assert hashlib.sha256(script.encode()).hexdigest() == SHA256
    name = re.compile(r"plotly\.js (?:\(basic - minified\) )?v[\d.]+")
    versions = [name.findall(text[:200])[0].split()[-1] for text in (script, assets.plotly().decode())]
    assert versions[0] == versions[1]
    assert (packed_parts.PLOTLY.parent / "plotly-basic.LICENSE").read_text().startswith("MIT License")


def test_scripts_are_valid_and_without_the_comments_of_lines(tmp_path):
    script = unpacked(packed_scripts())
    (tmp_path / "page.js").write_text(script)
    node("--check", str(tmp_path / "page.js"))
    assert re.findall(r"^\s*//.*", script, re.MULTILINE) == []
    assert "@param" not in script
    assert len(script) < 260_000


def test_data_bring_the_words_and_style_sheets_that_the_scripts_ask_for():
    carried = json.loads(unpacked(pack_data({"rows": ["</script>"]})))
    assert carried["data"] == {"rows": ["</script>"]}
    asked = {
        (path.parent / name).resolve().relative_to(FRONTEND).as_posix()
        for room in ("map", "panel", "table", "dom")
        for path in (FRONTEND / room).glob("*.js")
        for name in re.findall(r"new URL\('([\w./]+\.(?:css|json))'", path.read_text())
    }
    asked |= {f"panel/{name}" for name in ("panel.css", "parts.css")}
    assert asked - {"map/tools.css"} <= carried["files"].keys()
    words = json.loads(carried["files"]["words.json"])
    assert words["theme"] == style.THEME
    assert "save" not in words


def test_packed_text_breaks_no_page():
    assert re.fullmatch(r"[A-Za-z0-9+/]+=*", pack_data({"a": "</script>\u2028"}))


def test_colours_of_the_page_are_those_of_both_themes():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    blocks = {
        "light": [page_styles().split("@media")[0]],
        "dark": re.findall(r"color-scheme: dark;(.*?)\}", page_styles(), re.DOTALL),
    }
    for name, found in blocks.items():
        colours = {option: value for option, value in theme[name].items() if option.endswith("Color")}
        for block in found:
            for option, value in colours.items():
                variable = re.sub(r"([A-Z])", lambda match: f"-{match[1].lower()}", option)
                assert f"--st-{variable}: {value};" in block
    assert len(blocks["dark"]) == 2
