"""`neon page`: cluster a table, say what was guessed and doubted, and write a page that needs no server."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from neon_core.cli.console import Console, ExitCode
from neon_core.cli.explain import read_and_analyse, summarise_answer
from neon_core.cli.table import check_files, write_files

END = ".html"


def run(given: Namespace, console: Console) -> int:
    """Run the command."""
    from neon_core.static_page.page_file import build_page

    given.output = given.output or default_name(given.table or given.sample)
    check_files(given, ("output",), (END,))
    dataset, analysis = read_and_analyse(given, console)
    written = write_files({"output": build_page(analysis, dataset).encode}, given)
    console.say(*(f"Wrote {path}." for path in written.values()))
    console.answer(summarise_answer(dataset, analysis, written))
    return ExitCode.DONE


def default_name(table: str) -> str:
    """Return the name of the page of a table, in the present folder.

    Examples
    --------
    >>> default_name("data/customers.csv"), default_name("v1.2.csv.gz"), default_name("wine")
    ('customers.html', 'v1.2.html', 'wine.html')
    """
    name = Path(table).name.removesuffix(".gz")
    return (name.rpartition(".")[0] or name) + END
