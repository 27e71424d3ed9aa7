"""Modules joined to one script: they run in their order, once, each in a scope of its own."""

from __future__ import annotations

import pytest

from neon_core.errors import ArgumentError
from neon_core.static_page.packed_parts import ENTRY, FRONTEND, packed_scripts
from neon_core.static_page.script_bundle import bundle_scripts, read_module, sort_modules
from tests.helpers.node import node

FILES = {
    "page/main.js": (
        "import { a, b as c } from '../dom/a.js'\nimport * as all from '../dom/a.js'\nimport '../dom/side.js'\n"
        "const own = 5\nconsole.log(a, c(), all.a, own, new URL('x.css', import.meta.url).pathname)\n"
    ),
    "dom/a.js": (
        "import { seen } from './side.js'\nconst own = 1\n/** Two. */\nexport const a = own + seen\n"
        "export function b() {\n  return later()\n}\nexport async function c() {}\nexport class D {}\n"
        "export const { x } = await Promise.resolve({ x: 7 })\nfunction later() {\n  return x\n}\n"
    ),
    "dom/side.js": "console.log('once')\nexport const seen = 1\nexport {}\n",
}


def test_bundle_runs_as_the_modules_would():
    script = bundle_scripts(FILES, "page/main.js")
    assert node("-e", script).splitlines() == ["once", "2 7 2 5 /page/x.css"]


def test_modules_come_after_those_that_they_import():
    assert sort_modules(FILES, "page/main.js") == ["dom/side.js", "dom/a.js", "page/main.js"]
    assert read_module(FILES["dom/a.js"], "dom/a.js").exports == ("a", "b", "c", "D", "x")


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("export default 1", "form that is not known"),
        ("export let a = 1", "form that is not known"),
        ("import a from './b.js'", "form that is not known"),
        ("export { a } from './b.js'", "form that is not known"),
        ("import { a } from './none.js'", "There is no module none.js"),
        ("import './a.js'", "in a circle: a.js imports a.js"),
    ],
)
def test_other_forms_are_refused(code, what):
    with pytest.raises(ArgumentError, match=what):
        bundle_scripts({"a.js": code}, "a.js")


def test_our_own_scripts_are_joined_without_those_of_other_screens():
    files = {path.relative_to(FRONTEND).as_posix(): path.read_text() for path in FRONTEND.rglob("*.js")}
    used = sort_modules(files, ENTRY)
    assert {path.split("/")[0] for path in used} == {"dom", "map", "math", "page", "panel", "table"}
    assert used[-1] == ENTRY
    assert used.index("page/carried_files.js") < used.index("dom/words.js")
    assert packed_scripts() == packed_scripts()
