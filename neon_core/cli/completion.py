"""`neon completion bash`: the script with which a shell completes commands, options, choices and names of files."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Iterator

from neon_core.cli.console import Console, ExitCode
from neon_core.cli.parser import build_parser

FILES = ("FILE", "TABLE")
"""Names of files in the help of an option."""


def run(given: Namespace, console: Console) -> int:
    """Run the command."""
    console.say(build_script(given.shell))
    return ExitCode.DONE


def build_script(shell: str) -> str:
    """Return the script of a shell.

    Examples
    --------
    >>> "--scaling" in build_script("fish")
    True
    """
    import shtab

    parser = build_parser()
    for action in walk_actions(parser):
        if action.metavar in FILES or action.dest == "table":
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    return str(shtab.complete(parser, shell))


def walk_actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the options and arguments of a parser and of its commands."""
    for action in parser._actions:  # argparse has no public way
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from walk_actions(command)
