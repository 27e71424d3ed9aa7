"""The house: who may import whom, where state and caches live, and how large things may grow."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.helpers.javascript import functions

ROOT = Path(__file__).parents[1]
CORE = sorted((ROOT / "neon_core").rglob("*.py"))
SHARED = sorted((ROOT / "pages" / "shared").rglob("*.py"))
SCREENS = sorted((ROOT / "pages" / "screens").rglob("*.py"))
OURS = [ROOT / "app.py", *SCREENS, *SHARED, *CORE]

LAYERS = [
    {"date_uses", "errors", "data", "files", "memory", "progress", "scalings", "text", "transforms", "version"},
    {"arguments"},
    {"cluster_naming", "edits"},
    {"blocks", "checks", "config", "notes", "dtypes", "reading", "parse", "row_query", "style"},
    {"samples", "conversion", "row_names", "neon", "orders", "value_format"},
    {"dataset_choices"},
    {"dataset", "axes", "centroids", "event_log", "lloyd"},
    {"ingestion", "preparation", "profile", "row_filter", "starts"},
    {"clustering", "loading"},
    {"explained_clustering", "reclustering", "triviality"},
    {"analysis_arguments", "analysis_frame", "result_notes", "shap_columns", "telling_row"},
    {"analysis"},
    {"column_description", "projection"},
    {"row_explanation"},
    {"summaries"},
    {"borders", "drawn_rows", "map_sample", "search"},
    {"wording"},
    {"centroid_export", "evaluation", "saved", "short_rules", "tables"},
    {"row_columns", "strongest_columns", "streaming"},
    {"figures"},
    {"payload", "reporting"},
    {"static_page"},
    {"cli"},
    {"__main__"},
]
"""From the ground up: a module imports lower layers, and within a package its own."""

APP_LAYERS = [
    {"markdown", "markup", "wording"},
    {"bar_tables"},
    {"live_chart"},
    {"session"},
    {"results"},
    {"shell"},
    {"choose_k", "clusters", "compare", "explore", "new_rows", "table", "trust"},
    {"screens"},
    {"app"},
]
"""The rooms of the app, from the ground up: no room of a screen imports another one's."""

ALLOWED_AT_THE_TOP = {
    *("app.py", "neon_core", "pages", "tests", "requirements.txt", ".streamlit", "docs", "benchmarks", ".ci"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "Makefile", "pyproject.toml"),
    *(".gitignore", ".gitattributes", ".pre-commit-config.yaml", "Dockerfile", ".dockerignore", "compose.yaml"),
}


@cache
def tree(path):
    return ast.parse(path.read_text())


def is_type_checking(node):
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def walk_run_time(node):
    """Walk everything that runs: not what stands under `if TYPE_CHECKING`."""
    for child in ast.iter_child_nodes(node):
        if not is_type_checking(child):
            yield child
            yield from walk_run_time(child)


def imports(path, *, top_level_only=False):
    """Return the modules that a file imports at run time, `from a import b` as a.b."""
    nodes = tree(path).body if top_level_only else walk_run_time(tree(path))
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def layer(module):
    return next(i for i, names in enumerate(LAYERS) if module in names)


def over(paths):
    """Make one test of a rule about a path, which names the path that breaks it: a test for each takes seconds more."""

    def make_test(rule):
        def test():
            for path in paths:
                try:
                    rule(path)
                except AssertionError as error:
                    error.add_note(f"in {path.relative_to(ROOT)}")
                    raise

        return test

    return make_test


def test_every_module_of_the_library_has_its_layer():
    modules = {path.relative_to(ROOT / "neon_core").parts[0].removesuffix(".py") for path in CORE} - {"__init__"}
    assert modules == set().union(*LAYERS)


@over([path for path in CORE if path != ROOT / "neon_core" / "__init__.py"])
def test_the_library_imports_downwards(path):
    own = path.relative_to(ROOT / "neon_core").parts[0].removesuffix(".py")
    for name in imports(path):
        parts = name.split(".")
        assert parts[0] not in {"streamlit", "pages", "app"}, name
        assert parts[0] != "plotly" or own == "figures", name
        if parts[0] == "neon_core":
            other = parts[1]
            used = parts[2] if other not in set().union(*LAYERS) else other
            assert used == own or layer(used) < layer(own), f"{own} imports {used}"


def test_sentences_need_no_module_that_computes():
    for path in (ROOT / "neon_core" / "wording").glob("*.py"):
        used = {name.split(".")[1] for name in imports(path) if name.startswith("neon_core.")}
        assert used <= {
            "wording",
            "samples",
            "scalings",
            "date_uses",
            "config",
            "errors",
            "reading",
            "text",
            "transforms",
        }


def app_layer(name):
    """Return the layer of a module of the app, by its dotted name."""
    room = name.split(".")[2] if name.startswith("pages.shared.") else name.split(".")[1] if "." in name else name
    return next(i for i, rooms in enumerate(APP_LAYERS) if room in rooms)


@over([*SHARED, *SCREENS, ROOT / "app.py"])
def test_pages_import_downwards_and_never_plotly(path):
    own = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for name in imports(path):
        assert not name.startswith(("plotly", "app", "pages.screens")), name
        if name.startswith("pages.shared."):
            same_room = name.split(".")[2] == own.removeprefix("pages.shared.").split(".")[0]
            assert same_room or app_layer(name) < app_layer(own), f"{own} imports {name}"


def test_no_two_modules_share_a_name():
    """A package and a screen may be called alike: the screen shows what stands in the room of its name."""
    for paths in (CORE, SHARED):
        names = [path.stem for path in paths if path.stem != "__init__"]
        assert sorted(names) == sorted(set(names))


@over([ROOT / "app.py", *SCREENS, *SHARED])
def test_pages_paint_before_the_slow_libraries_are_imported(path):
    slow = ("sklearn", "scipy", "pandas", "neon_core.figures", "neon_core.analysis", "neon_core.row_explanation")
    assert [name for name in imports(path, top_level_only=True) if name.startswith(slow)] == []


def test_what_a_page_needs_before_its_title_imports_nothing_slow():
    modules = ["neon_core", "neon_core.wording", "neon_core.config", "neon_core.samples", "neon_core.style"]
    slow = ("sklearn", "scipy", "pandas", "plotly")
    code = f"import sys, {', '.join(modules)}; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_notebook_needs_neither_streamlit_nor_plotly():
    code = (
        "import sys, neon_core as nc; a = nc.analyse(nc.load_sample('iris')); a.to_frame();"
        "print([m for m in ('streamlit', 'plotly') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@over([path for path in OURS if path.name != "cache.py"])
def test_caches_stand_in_one_module(path):
    assert "st.cache_" not in path.read_text()


@over([path for path in OURS if path != ROOT / "pages" / "shared" / "session" / "store.py"])
def test_session_state_and_address_stand_in_one_module(path):
    text = path.read_text()
    if path.name != "browser_guard.py":  # guards Streamlit's own module of this name
        assert "session_state" not in text
    assert "st.query_params" not in text


@over(SCREENS)
def test_a_screen_reads_like_sentences(path):
    assert not [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
    assert 10 <= len(path.read_text().splitlines()) <= 25


def test_the_app_is_short():
    assert len((ROOT / "app.py").read_text().splitlines()) <= 60


@over(OURS)
def test_modules_and_functions_stay_small(path):
    assert len(path.read_text().splitlines()) <= 300
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert lines <= 30, f"{node.name} has {lines} lines"


@over([path for path in OURS if path != ROOT / "neon_core" / "style.py"])
def test_colours_stand_in_one_module(path):
    assert re.findall(r"#[0-9A-Fa-f]{6}\b", path.read_text()) == []


@over([path for path in OURS if path.name not in ("column_names.py", "scale_words.py")])  # words of users' own columns
def test_retired_words_stay_retired(path):
    assert re.findall(r"\b(?:importances?|attributions?|scores?)\b", path.read_text(), re.IGNORECASE) == []


FRONTEND = ROOT / "neon_core" / "frontend"
SCRIPTS = sorted([*FRONTEND.rglob("*.js"), ROOT / "pages" / "shared" / "live_chart" / "loader.js"])


def test_javascript_stands_in_one_place():
    listed = subprocess.run(["git", "ls-files", "*.js", "*.mjs"], cwd=ROOT, capture_output=True, text=True, check=True)
    ours = {str(path.relative_to(ROOT)) for path in SCRIPTS}
    assert {name for name in listed.stdout.split() if not name.startswith("tests/frontend/")} == ours
    assert len(ours) > 10


@over(SCRIPTS)
def test_scripts_are_small_and_write_no_markup(path):
    text = path.read_text()
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text) == []
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", text) == []
    assert len(text.splitlines()) <= 300
    assert [function for function in functions(text) if function.n_lines > 30] == []


SCREEN_ROOMS = ("flow", "map", "panel", "scan", "spread", "table", "trust")
SCRIPT_ROOMS = {"math": set(), "dom": set(), **{room: {"math", "dom"} for room in SCREEN_ROOMS}}
SCRIPT_ROOMS["page"] = {"math", "dom", "map", "panel", "table"}
"""The rooms of the browser's code: whose modules each imports besides its own."""


@over([path for path in SCRIPTS if path.parent.parent == FRONTEND])
def test_scripts_import_downwards(path):
    own = path.parent.name
    for imported in re.findall(r"^(?:import|export) .*? from '([^']+)'", path.read_text(), re.MULTILINE | re.DOTALL):
        module = (path.parent / imported).resolve()
        assert module.exists(), imported
        assert module.parent.name in {own} | SCRIPT_ROOMS[own], imported


def test_every_script_has_its_room():
    rooms = {path.relative_to(FRONTEND).parts[0] for path in SCRIPTS if FRONTEND in path.parents}
    assert rooms == {*SCRIPT_ROOMS, "messages.js", "visitor_messages.js"}


def test_plotly_s_private_fields_are_read_in_one_script():
    private = re.compile(r"_fullLayout|_fullData|__data__|\._(?:size|context|transitioning|inputDomain|categories)\b")
    assert [path for path in SCRIPTS if private.search(path.read_text())] == [FRONTEND / "dom" / "plotly_dom.js"]


def test_only_what_the_design_names_stands_at_the_top():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split("/")[0] for line in listed.splitlines()} <= ALLOWED_AT_THE_TOP
