"""The options of the commands: every choice of the dashboard has one."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from neon_core.cli.console import ExitCode
from neon_core.cli.option_values import read_beta, read_lines, read_pair, read_port, read_range, read_size
from neon_core.config import FILLS, MISSING
from neon_core.dataset import KINDS, ROLES
from neon_core.date_uses import DATE_USES
from neon_core.reading import DATE_ORDERS
from neon_core.samples import sample_names
from neon_core.scalings import SCALINGS
from neon_core.transforms import TRANSFORMS
from neon_core.version import __version__

ENDS = {
    ExitCode.DONE: "done",
    ExitCode.REFUSED: "the table or the choices cannot be used; every reason is printed",
    ExitCode.WRONG_CALL: "wrong options",
    ExitCode.CANNOT_WRITE: "a file exists (see --force), cannot be written, or does not hold what it should",
    ExitCode.CANNOT_RUN: "a package is not installed, or a port is taken",
    ExitCode.STOPPED: "stopped by Ctrl-C; no file is left half-written",
}
FIRST_PORT = 8501
"""The port that the dashboard tries first."""
SHELLS = {
    "bash": "~/.local/share/bash-completion/completions/neon",
    "zsh": "~/.zfunc/_neon",
    "fish": "~/.config/fish/completions/neon.fish",
}
"""The file in which each shell looks for the completions."""
USUAL = tuple(range(2, 13))
"""The numbers of clusters of a scan."""
EPILOG = "Exit codes: " + "; ".join(f"{code.value} {meaning}" for code, meaning in ENDS.items()) + "."


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    about = "Why is this row in this cluster? K-Means, explained column by column."
    parser = argparse.ArgumentParser("neon", description=about, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"neon {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    _add_explain(commands)
    _add_report(commands)
    _add_page(commands)
    _add_scan(commands)
    _add_serve(commands)
    doctor = commands.add_parser("doctor", help="say which versions are here, and what is missing", epilog=EPILOG)
    _add_speech(doctor)
    _add_completion(commands)
    return parser


def _add_speech(parser: argparse.ArgumentParser) -> None:
    """Add the options of what a command says."""
    parser.add_argument("--quiet", action="store_true", help="print errors only")
    parser.add_argument("--json", action="store_true", help="print one JSON object, for scripts")


def _add_completion(commands: Any) -> None:
    """Add the command that prints the script of a shell."""
    about = "print the script with which a shell completes commands, options, choices and files"
    lines = "; ".join(f"{shell}: neon completion {shell} > {path}" for shell, path in SHELLS.items())
    parser = commands.add_parser("completion", help=about, description=f"{about.capitalize()}. {lines}.")
    parser.add_argument("shell", choices=list(SHELLS))
    parser.set_defaults(quiet=False, json=False)


def _add_explain(commands: Any) -> None:
    """Add the command that explains every row of a table."""
    about = "cluster a table, and save for every row which columns put it there and by how much"
    parser = commands.add_parser("explain", help=about, description=about.capitalize() + ".", epilog=EPILOG)
    _add_table(parser)
    about = "where every row goes: .csv, .parquet, or - for CSV; FOLDER/ for a table that is larger than the memory"
    parser.add_argument("-o", "--output", metavar="FILE", help=about)
    about = "read Parquet or CSV in batches and write a folder; a run that was stopped goes on"
    parser.add_argument("--stream", action="store_true", help=about)
    about = "where a table is read in batches: stream for this process, dask for the workers of a cluster"
    parser.add_argument("--engine", choices=("stream", "dask"), default="stream", help=about)
    about = "address of a scheduler of Dask; by default a cluster begins on this machine"
    parser.add_argument("--scheduler", metavar="ADDRESS", default="", help=about)
    parser.add_argument("--centroids", metavar="FILE", help="where the centroids go, in your units: .csv or .parquet")
    parser.add_argument("--save-settings", metavar="FILE", help="where the settings go, as JSON")
    parser.add_argument("--save-model", metavar="FILE", help="where the model goes, as JSON without a row of the table")
    _add_model(parser.add_argument_group("new rows, old model"))
    _add_fit(parser)


def _add_fit(parser: argparse.ArgumentParser) -> None:
    """Add the choices of one clustering, of the columns and of the reading."""
    group = parser.add_argument_group("clustering")
    group.add_argument("-k", "--clusters", dest="n_clusters", type=int, metavar="K", help="number of clusters")
    _add_clustering(group)
    _add_edits(group)
    _add_choices(parser)


def _add_model(group: argparse._ArgumentGroup) -> None:
    """Add the options of rows that a saved model places."""
    group.add_argument("--model", metavar="FILE", help="a saved model, which places and explains the rows of the table")
    group.add_argument("--before", metavar="TABLE", help="an earlier table with the same ids: who moved since, and why")
    group.add_argument("--moved", metavar="FILE", help="where the rows that moved go: .csv or .parquet")


def _add_serve(commands: Any) -> None:
    """Add the command that opens the dashboard."""
    about = "open the dashboard, on a table if one is given"
    parser = commands.add_parser("serve", help=about, description=about.capitalize() + ".", epilog=EPILOG)
    _add_source(parser, is_required=False)
    _add_speech(parser)
    group = parser.add_argument_group("server")
    group.add_argument("--port", type=read_port, help=f"{FIRST_PORT} by default, or the next one that is free")
    group.add_argument("--address", default="localhost", help="localhost by default; 0.0.0.0 is for other machines too")
    group.add_argument("--open", action=argparse.BooleanOptionalAction, default=False, help="open a browser on it")
    group.add_argument("--max-size", type=read_size, metavar="MB", help="size of the largest file; 200 by default")
    _add_fit(parser)


def _add_report(commands: Any) -> None:
    """Add the command that writes a report."""
    about = "cluster a table, and write a report on the clusters and some rows as one HTML file"
    parser = commands.add_parser("report", help=about, description=about.capitalize() + ".", epilog=EPILOG)
    _add_table(parser)
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="where the report goes: .html, or -")
    group = parser.add_argument_group("rows")
    group.add_argument(
        "--row",
        dest="rows",
        action="append",
        metavar="ROW",
        help="a row to explain, by its number or its name; repeatable. By default three rows of each cluster",
    )
    about = "stiffness of the comparison, from 0 to inf; the usual one by default"
    group.add_argument("--beta", type=read_beta, metavar="NUMBER", help=about)
    _add_fit(parser)


def _add_page(commands: Any) -> None:
    """Add the command that writes a page without a server."""
    about = "cluster a table, and write the live map, the bars and the table as one HTML file that needs no server"
    parser = commands.add_parser("page", help=about, description=about.capitalize() + ".", epilog=EPILOG)
    _add_table(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="where the page goes: .html, named as the table by default"
    )
    _add_fit(parser)


def _add_scan(commands: Any) -> None:
    """Add the command that measures every K."""
    about = "say how many clusters seven measures find in a table, with doubts"
    parser = commands.add_parser("scan", help=about, description=about.capitalize() + ".", epilog=EPILOG)
    _add_table(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="where the measures go: .csv, .parquet, or - for CSV")
    group = parser.add_argument_group("clustering")
    group.add_argument(
        "-k",
        "--clusters",
        type=read_range,
        default=USUAL,
        metavar="K-K",
        help="2-12 by default; or 2,3,5",
    )
    _add_clustering(group)
    _add_choices(parser)


def _add_table(parser: argparse.ArgumentParser) -> None:
    """Add the table, the settings, and what a command does with files and words."""
    _add_source(parser, is_required=True)
    parser.add_argument("--force", action="store_true", help="replace files that exist")
    _add_speech(parser)


def _add_source(parser: argparse.ArgumentParser, *, is_required: bool) -> None:
    """Add the table and the settings."""
    table = parser.add_mutually_exclusive_group(required=is_required)
    table.add_argument("table", nargs="?", help="the file: CSV and other text, .xlsx, Parquet, also in gzip")
    table.add_argument("--sample", choices=sample_names(), help="a built-in table in place of a file")
    parser.add_argument("--settings", metavar="FILE", help="settings that were saved; options below come on top")


def _add_choices(parser: argparse.ArgumentParser) -> None:
    """Add the choices of columns and of the reading."""
    _add_columns(parser.add_argument_group("columns"))
    _add_reading(parser.add_argument_group("reading", "What is not given is detected."))


def _add_clustering(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--scaling", choices=SCALINGS)
    group.add_argument("--seed", dest="random_state", type=int, help="seed of the starts")
    group.add_argument("--starts", dest="n_init", type=int, help="number of starts; the tightest fit is kept")
    group.add_argument("--missing", choices=MISSING, help="what becomes of missing values in all columns")
    group.add_argument("--dates", choices=DATE_USES, help="as what dates count")
    group.add_argument("--most-categories", type=int, metavar="N", help="values of a category that count separately")
    group.add_argument("--skewed", choices=TRANSFORMS, help="how numbers with a heavy tail count")
    for name, field, words, about in (
        ("--weight", "weights", "FACTOR", "factor of the squared differences of a column"),
        ("--fill", "fills", "|".join(FILLS), "what a missing value of a column becomes"),
        ("--transform", "transforms", "|".join(TRANSFORMS), "how a number counts"),
    ):
        _add_pairs(group, name, field, words, about)


def _add_edits(group: argparse._ArgumentGroup) -> None:
    """Add what is done by hand after the fit."""
    group.add_argument(
        "--merge", dest="edits", nargs=2, type=int, metavar=("A", "B"), action=_Edit, help="merge two clusters"
    )
    group.add_argument(
        "--split", dest="edits", nargs=2, type=int, metavar=("A", "SEED"), action=_Edit, help="split a cluster in two"
    )
    _add_pairs(group, "--name", "names", "NAME", "name of a cluster: 0=Regulars", "CLUSTER")


def _add_columns(group: argparse._ArgumentGroup) -> None:
    _add_pairs(group, "--role", "roles", "|".join(ROLES), "what a column is for")
    _add_pairs(group, "--kind", "kinds", "|".join(KINDS), "what the values of a column are")
    _add_pairs(group, "--order", "orders", "LOW,...,HIGH", "steps of a column, from the lowest to the highest")


def _add_reading(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--encoding", help='such as "utf-8" or "cp1252"')
    group.add_argument("--delimiter", help='one character, "tab", or "whitespace" for any number of blanks')
    group.add_argument("--quote", metavar="MARK", help='the character around cells, or "none"')
    group.add_argument("--decimal", choices=[".", ","])
    group.add_argument("--thousands", metavar="MARK", help='the mark, or "none"')
    group.add_argument("--header-row", type=read_lines, metavar="LINE[,LINE]", help="line of the header; 0 for none")
    group.add_argument("--missing-word", dest="missing_values", action="append", metavar="WORD", help="repeatable")
    group.add_argument("--sheet", help="sheet of a workbook")
    group.add_argument("--date-order", choices=DATE_ORDERS, help="whether the day or the month stands first")
    for name, field, about in (
        ("--answers", "answers", "column whose answers become yes/no columns"),
        ("--carry-down", "carry_down", "column whose labels are carried down to empty cells"),
        ("--split-numbers", "split_numbers", "column whose cells hold several numbers"),
        ("--keep-text", "keep_text", "column that is kept as text"),
    ):
        group.add_argument(name, dest=field, action="append", metavar="COLUMN", help=f"{about}; repeatable")
    _add_pairs(group, "--unit", "units", "UNIT", "unit of the numbers of a column")


def _add_pairs(
    group: argparse._ArgumentGroup, name: str, field: str, words: str, about: str, what: str = "COLUMN"
) -> None:
    """Add an option that gives something to a column, and can be repeated."""
    group.add_argument(
        name, dest=field, action="append", type=read_pair, metavar=f"{what}={words}", help=f"{about}; repeatable"
    )


class _Edit(argparse.Action):
    """Adds a merge or a split to the edits, in the order of the command line."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002  # argparse's own order
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Add the edit that the option names."""
        kind = (option_string or self.option_strings[0]).lstrip("-")
        before = getattr(namespace, self.dest) or ()
        setattr(namespace, self.dest, (*before, (kind, *(values or ()))))
