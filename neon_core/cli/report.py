"""`neon report`: cluster a table, say what was guessed and doubted, and write a report as one HTML file."""

from __future__ import annotations

from argparse import Namespace

from neon_core.cli.console import Console, ExitCode
from neon_core.cli.explain import analyse_table, say_analysis, summarise_answer
from neon_core.cli.table import check_files, read_dataset, say_reading, write_files

FILES = ("output",)
ENDS = (".html",)


def run(given: Namespace, console: Console) -> int:
    """Run the command."""
    from neon_core.reporting import format_report

    check_files(given, FILES, ENDS)
    settings, dataset = read_dataset(given, console)
    say_reading(dataset, console)
    analysis = analyse_table(dataset, given, settings, console)
    say_analysis(dataset, analysis, console)
    content = format_report(dataset, analysis, rows=given.rows, beta=given.beta)
    written = write_files({"output": content.encode}, given)
    console.say(*(f"Wrote {path}." for path in written.values()))
    console.answer(summarise_answer(dataset, analysis, written))
    return ExitCode.DONE
