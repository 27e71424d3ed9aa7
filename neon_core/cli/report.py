"""`neon report`: cluster a table, say what was guessed and doubted, and write a report as one HTML file."""

from __future__ import annotations

from argparse import Namespace

from neon_core.cli.console import Console, ExitCode
from neon_core.cli.explain import read_and_analyse, summarise_answer
from neon_core.cli.table import check_files, write_files

FILES = ("output",)
ENDS = (".html",)


def run(given: Namespace, console: Console) -> int:
    """Run the command."""
    from neon_core.reporting import format_report

    check_files(given, FILES, ENDS)
    dataset, analysis = read_and_analyse(given, console)
    content = format_report(dataset, analysis, rows=given.rows, beta=given.beta)
    written = write_files({"output": content.encode}, given)
    console.say(*(f"Wrote {path}." for path in written.values()))
    console.answer(summarise_answer(dataset, analysis, written))
    return ExitCode.DONE
