"""The suite: a file of tests for each module of the library, and helpers outside test modules."""

from __future__ import annotations

import ast

from tests.helpers.paths import ROOT

TESTS = ROOT / "tests"
LIBRARY = ROOT / "neon_core"
APP_ROOMS = [
    ROOT / "pages" / "shared" / room
    for room in ("session", "results", "shell", "clusters", "compare", "explore", "new_rows", "table", "trust")
]


def names_of_modules() -> set[str]:
    return {path.stem for path in LIBRARY.rglob("*.py") if path.stem not in ("__init__", "__main__")}


def names_with_tests() -> set[str]:
    files = {path for path in TESTS.rglob("test_*.py") if TESTS / "browser" not in path.parents}
    return {path.stem.removeprefix("test_") for path in files}


def test_each_module_of_the_library_has_tests_of_its_name():
    assert names_of_modules() - names_with_tests() == set()


def test_each_module_of_the_app_has_tests_of_its_name():
    """A module that the library has too is tested in a file that ends in `_panel`."""
    tests = {path.stem.removeprefix("test_") for path in (TESTS / "app").rglob("test_*.py")}
    modules = {path.stem for room in APP_ROOMS for path in room.rglob("*.py") if path.stem != "__init__"}
    assert modules - tests - {name.removesuffix("_panel") for name in tests} == set()


def test_no_test_module_is_imported_by_another_file():
    for path in [*TESTS.rglob("*.py"), *(ROOT / "benchmarks").glob("*.py"), *(ROOT / "docs").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            assert not [name for name in modules if name.split(".")[-1].startswith("test_")], path.name


def test_every_folder_of_tests_is_a_package():
    folders = {path.parent for path in TESTS.rglob("test_*.py")}
    assert [folder.name for folder in folders if not (folder / "__init__.py").exists()] == []
