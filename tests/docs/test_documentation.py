"""The documentation: its examples run, its pages build without a warning, and they load nothing from other hosts."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pandas as pd
import pytest

import neon_core as nc
from docs import generated
from neon_core.cli import COMMANDS, main
from neon_core.cli.parser import build_parser
from tests.helpers.paths import ROOT
from tests.helpers.variants import first_always

DOCS = ROOT / "docs"
PAGES = sorted(path.stem for path in DOCS.glob("*.md"))
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
EXTERNAL = re.compile(
    r"""(?:src|srcset|data|action|poster)\s*=\s*["'](?:https?:)?//|@import|url\(\s*["']?(?:https?:)?//"""
)


def blocks(page):
    """Return the blocks of Python of a page."""
    return re.findall(r"^```python\n(.*?)^```", (DOCS / f"{page}.md").read_text(), re.DOTALL | re.MULTILINE)


def sessions():
    return [page for page in PAGES if any(block.startswith(">>>") for block in blocks(page))]


@pytest.mark.filterwarnings("ignore::neon_core.NeonWarning")
@pytest.mark.parametrize("page", first_always("tutorial", "how-to", "method"))
def test_examples_print_what_they_say(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "\n".join(block for block in blocks(page) if block.startswith(">>>"))  # an empty line ends an output
    test = doctest.DocTestParser().get_doctest(text, {}, page, f"docs/{page}.md", 0)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(test, out=said.append)
    assert test.examples
    assert "".join(said) == ""


@pytest.mark.large
@pytest.mark.filterwarnings("ignore:The set_(bad|over|under) function:PendingDeprecationWarning")  # shap's own
def test_plots_of_shap_run_as_the_answer_says():
    pytest.importorskip("shap", reason="the extra [shap] is not installed")
    pytest.importorskip("matplotlib").use("Agg")
    from matplotlib import pyplot as plt

    (code,) = [block for block in blocks("how-to") if not block.startswith(">>>")]
    analysis = nc.analyse(nc.load_sample("wine"), nc.AnalysisConfig(n_clusters=3, random_state=2, n_init=1))
    try:
        exec(code, {"analysis": analysis, "sample": 60})
        assert plt.get_fignums()
    finally:
        plt.close("all")


def test_every_page_with_examples_is_run():
    assert sessions() == ["how-to", "method", "tutorial"]
    assert [page for page in PAGES if blocks(page)] == ["how-to", "method", "tables", "tutorial"]


def test_reading_example_reads_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "export.csv").write_text("a,b\n1,2\n3\n5,6\n")
    names: dict = {"nc": nc}
    exec(blocks("tables")[0], names)
    assert names["data"].frame.to_dict("list") == {"a": [1, 5], "b": [2, 6]}
    assert [row.line for row in names["data"].reading.unread] == [3]


def test_preparation_example_goes_to_features_and_back():
    n = 24
    columns: dict[str, list] = {
        "postcode": [1010 + i % 3 for i in range(n)],
        "age": [20.5 + i for i in range(n)],
        "note": ["x"] * n,
    }
    names: dict = {"nc": nc, "data": nc.Dataset.from_frame(pd.DataFrame(columns))}
    exec(blocks("tables")[1], names)
    assert names["design"].column_names == ("postcode", "age")
    again = names["design"].to_original(names["design"].matrix)
    assert again["postcode"].tolist() == [str(code) for code in columns["postcode"]]


def lines_of_the_command():
    """Return what stands behind `neon` in the pages and in the README."""
    texts = [path.read_text() for path in (*DOCS.rglob("*.md"), ROOT / "README.md")]
    return [line for text in texts for line in re.findall(r"^neon (.+)$", text, re.MULTILINE)]


def test_lines_of_the_command_are_understood():
    lines = lines_of_the_command()
    assert {build_parser().parse_args(shlex.split(line)).command for line in lines} == {*COMMANDS}


@pytest.mark.large
def test_lines_of_the_page_run_in_their_order(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(ROOT / "neon_core" / "data" / "customers.csv", "customers.csv")
    nc.load_sample("wine").frame.to_parquet("big.parquet")
    text = (DOCS / "command-line.md").read_text()
    lines = [shlex.split(line) for line in re.findall(r"^neon (.+)$", text, re.MULTILINE)]
    run = [words for words in lines if words[0] != "serve"]
    assert [main(words) for words in run] == [0] * len(run)
    assert capsys.readouterr().err == ""
    assert {"explained.parquet", "explained.csv", "settings.json"} <= {path.name for path in tmp_path.iterdir()}


def test_links_to_files_of_the_project_become_links_to_pages():
    assert doctest.testmod(generated).failed == 0
    assert generated.relink("deployment/README", "[a](../../SECURITY.md#the-log)") == "[a](../security.md#the-log)"
    assert "](deployment/README.md)" in generated.fill_page("security", "{{SECURITY.md}}")


def test_option_has_its_values_and_choices_in_the_page():
    text = generated.describe_commands()
    assert "| `--scaling` minmax \\| standard" in text
    assert "| `-k`, `--clusters` K | number of clusters |" in text
    assert "| `--merge` A B |" in text
    assert "| 4 | a package is not installed, or a port is taken |" in text


def test_new_public_name_is_in_the_reference_at_once():
    page = (DOCS / "reference.md").read_text()
    assert "neon_core" in generated.list_others(page.replace(".. autofunction:: scan\n", ""))
    assert ".. autofunction:: scan\n" in generated.list_others(page.replace(".. autofunction:: scan\n", ""))
    assert ".. autofunction:: analyse" not in generated.list_others(page)


def test_questions_are_those_of_people():
    headings = re.findall(r"^## (.+)$", (DOCS / "how-to.md").read_text(), re.MULTILINE)
    assert len(headings) >= 12
    assert [heading for heading in headings if not heading.endswith("?")] == []


def test_links_of_the_files_lead_to_files():
    for path in DOCS.rglob("*.md"):
        targets = re.findall(r"\]\(([^)\s]+)\)", path.read_text())
        here = [target.partition("#")[0] for target in targets if not target.startswith(("https://", "#"))]
        assert [target for target in here if not (path.parent / target).exists()] == [], path.name
        assert [target for target in targets if target.startswith("http://")] == []


class Links(HTMLParser):
    """The links, the anchors and the loaded files of a page."""

    def __init__(self, text):
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Take in a tag."""
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        self.loaded += [given["href"]] if tag == "link" and "href" in given else []
        self.loaded += [given["src"]] if "src" in given else []


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The pages, built as `make docs` builds them."""
    folder = tmp_path_factory.mktemp("docs")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-W",
        "--keep-going",
        "-q",
        "-b",
        "html",
        str(DOCS),
        str(folder / "html"),
    ]
    done = subprocess.run(
        [*command, "-d", str(folder / "doctrees")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "html"


@pytest.fixture(scope="module")
def pages(built):
    """The links of each built page, by its path."""
    return {path: Links(path.read_text()) for path in built.rglob("*.html")}


@pytest.mark.large
def test_links_and_anchors_of_the_built_pages_exist(built, pages):
    assert len(pages) > 12
    lost = []
    for path, page in pages.items():
        for link in (*page.links, *page.loaded):
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                assert (parts.scheme, bool(parts.netloc)) == ("https", True), link
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            has_anchor = not parts.fragment or target not in pages or unquote(parts.fragment) in pages[target].anchors
            lost += [] if parts.scheme or (target.exists() and has_anchor) else [f"{path.relative_to(built)}: {link}"]
    assert lost == []


@pytest.mark.large
def test_built_pages_load_nothing_from_other_hosts(built, pages):
    files = [path for path in built.rglob("*") if path.suffix in (".html", ".css", ".js")]
    assert [path.name for path in files if EXTERNAL.search(path.read_text())] == []
    assert [link for page in pages.values() for link in page.loaded if "//" in link] == []
    assert (built / "settings.schema.json").exists()


@pytest.mark.large
def test_reference_has_every_public_name(built, pages):
    anchors = pages[built / "reference.html"].anchors
    assert [name for name in nc.__all__ if name != "figures" and f"neon_core.{name}" not in anchors] == []
    drawn = {anchor.rpartition(".")[2] for anchor in anchors}
    assert set(nc.figures.__all__) <= drawn


@pytest.mark.large
def test_page_of_the_command_has_every_option(built):
    text = (built / "command-line.html").read_text()
    (commands,) = build_parser()._subparsers._group_actions  # type: ignore[union-attr]
    for command in commands.choices.values():  # type: ignore[union-attr]
        names = [name for action in command._actions for name in action.option_strings if name not in ("-h", "--help")]
        assert [name for name in names if name not in text] == []
