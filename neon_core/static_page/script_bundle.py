"""Many modules of JavaScript as one script without an import: what a page can run that may load nothing.

Each module becomes a function with a scope of its own, called in the order in which a browser would run the modules.
It knows the forms of import and export that our own modules have, and refuses every other one.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple

from neon_core.errors import ArgumentError

IMPORT = re.compile(r"^import\s+(?:(?P<what>\{[^}]*\}|\*\s+as\s+\w+)\s+from\s+)?'(?P<path>[^']+)'$", re.MULTILINE)
DECLARED = r"(?:async\s+)?function\*?|class|const"
EXPORT = re.compile(rf"^export\s+(?:{DECLARED})\s+(?P<names>\w+|\{{[^}}]*\}})", re.MULTILINE)
EMPTY = re.compile(r"^export\s*\{\s*\}$", re.MULTILINE)
LEFT = re.compile(r"^\s*(?:import\b(?!\()|export\b).*$", re.MULTILINE)
ADDRESS = "neon:///"
"""What stands before the path of a module where it asks for its own address."""


class Module(NamedTuple):
    """A module: its code as the body of a function, the paths that it imports, in order, and the names it exports."""

    body: str
    imports: tuple[str, ...]
    exports: tuple[str, ...]


def bundle_scripts(files: Mapping[str, str], entry: str) -> str:
    r"""Return a script that runs a module and all that it imports; a module runs once.

    Parameters
    ----------
    files : mapping of str to str
        The modules by their paths. They import each other by relative paths.
    entry : str
        The path of the module to run.

    Raises
    ------
    ArgumentError
        If a module is not there, modules import each other in a circle, or an import or export has another form.

    Examples
    --------
    >>> files = {"a.js": "import { b } from './b.js'\nconsole.log(b)", "b.js": "export const b = 1"}
    >>> print(bundle_scripts(files, "a.js"))
    (async () => {
    const m0 = await (async () => {
    const b = 1
    return { get b() { return b } }
    })()
    const m1 = await (async () => {
    const { b } = m0
    console.log(b)
    return {  }
    })()
    })()
    """
    order = sort_modules(files, entry)
    numbers = {path: number for number, path in enumerate(order)}
    parts = [
        f"const m{number} = await (async () => {{\n{_body(files, path, numbers)}\n}})()"
        for path, number in numbers.items()
    ]
    return "(async () => {\n" + "\n".join(parts) + "\n})()"


def sort_modules(files: Mapping[str, str], entry: str) -> list[str]:
    """Return a module and all that it imports in the order in which they run: each after those that it imports."""
    order: list[str] = []
    _visit(files, entry, order, ())
    return order


def _visit(files: Mapping[str, str], path: str, order: list[str], above: tuple[str, ...]) -> None:
    if path in above:
        circle = " imports ".join((*above[above.index(path) :], path))
        raise ArgumentError(f"Modules import each other in a circle: {circle}", where="files", hint="Part one of them.")
    if path in order:
        return
    if path not in files:
        raise ArgumentError(f"There is no module {path}", where="files", hint="Pass every module that is imported.")
    for imported in read_module(files[path], path).imports:
        _visit(files, imported, order, (*above, path))
    order.append(path)


def read_module(code: str, path: str) -> Module:
    """Return a module's parts; `path` is its own, to which those of its imports are relative."""
    bare = EMPTY.sub("", code)
    imports = tuple(_resolve(path, match["path"]) for match in IMPORT.finditer(bare))
    exports = tuple(name for match in EXPORT.finditer(bare) for name in _names(match["names"]))
    body = EXPORT.sub(lambda match: match[0].removeprefix("export").lstrip(), IMPORT.sub("", bare))
    if left := LEFT.search(body):
        what = f"{path} has a form that is not known: {left[0].strip()}"
        raise ArgumentError(what, where="files", hint="Import and export by name, each at the beginning of a line.")
    return Module(body, imports, exports)


def _body(files: Mapping[str, str], path: str, numbers: Mapping[str, int]) -> str:
    """Return a module as the body of a function that returns what it exports."""
    module = read_module(files[path], path)
    lines = [
        f"const {_binding(match['what'])} = m{numbers[_resolve(path, match['path'])]}"
        for match in IMPORT.finditer(files[path])
        if match["what"]
    ]
    code = module.body.replace("import.meta.url", json.dumps(ADDRESS + path)).strip()
    exports = ", ".join(f"get {name}() {{ return {name} }}" for name in module.exports)
    return "\n".join([*lines, code, f"return {{ {exports} }}"])


def _binding(what: str) -> str:
    """Return the left side of an assignment for what is imported: `{ a as b }` is `{ a: b }` there."""
    return what.rsplit(maxsplit=1)[-1] if what.startswith("*") else re.sub(r"\s+as\s+", ": ", what)


def _names(exported: str) -> list[str]:
    """Return the names that an export declares; `{ data }` of an object takes it apart."""
    return re.findall(r"\w+", exported)


def _resolve(path: str, imported: str) -> str:
    """Return the path of an imported module.

    Examples
    --------
    >>> _resolve("map/chart.js", "../dom/bus.js")
    'dom/bus.js'
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), imported))
