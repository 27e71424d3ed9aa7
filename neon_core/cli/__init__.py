"""The command line: `neon explain table.csv --clusters 4 --output explained.parquet`, and `python -m neon_core`.

It reads, guesses and computes as the library and the dashboard do; `neon --help` has the exit codes.
"""

from __future__ import annotations

import os
import sys
import warnings
from argparse import Namespace
from collections.abc import Sequence

from neon_core.cli import completion, doctor, explain, page, report, scan, serve
from neon_core.cli.console import Console, ExitCode
from neon_core.cli.parser import build_parser
from neon_core.errors import MissingPackageError, NeonError, NeonWarning, SavedFileError, ServerError

COMMANDS = {
    "explain": explain.run,
    "report": report.run,
    "page": page.run,
    "scan": scan.run,
    "serve": serve.run,
    "doctor": doctor.run,
    "completion": completion.run,
}

CODES = {
    SavedFileError: ExitCode.CANNOT_WRITE,
    MissingPackageError: ExitCode.CANNOT_RUN,
    ServerError: ExitCode.CANNOT_RUN,
}
"""The exit codes of errors; that of any other one is `ExitCode.REFUSED`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, and return its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        What stands behind `neon`; by default that of this process.
    """
    words = tuple(sys.argv[1:] if arguments is None else arguments)
    given = build_parser().parse_args(words, Namespace(words=words))
    console = Console(is_quiet=given.quiet, is_json=given.json, is_piped=getattr(given, "output", None) == "-")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NeonWarning)  # the notes are printed
            return COMMANDS[given.command](given, console)
    except NeonError as error:
        console.fail(error)
        return CODES.get(type(error), ExitCode.REFUSED)
    except KeyboardInterrupt:
        console.complain("Stopped. No file was left half-written.")
        return ExitCode.STOPPED
    except BrokenPipeError:  # the reader of the pipe has enough, and all files are written before
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nor does Python's own last flush complain
        return ExitCode.DONE
