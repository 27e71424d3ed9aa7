"""The parts of the documentation that come from the code: the options of the command, and the list of public names."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import neon_core as nc
from neon_core.cli.parser import ENDS, build_parser

ROOT = Path(__file__).resolve().parents[1]
UNTITLED = ("positional arguments", "options")
"""The groups that argparse names."""
PAGES = {"SECURITY.md": "security.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changes.md"}
"""Files of the project that are pages of the documentation too."""


def fill_page(name: str, text: str) -> str:
    """Return the Markdown of a page, with what comes from the code and from files of the project."""
    for file in PAGES:
        text = text.replace(f"{{{{{file}}}}}", (ROOT / file).read_text() if f"{{{{{file}}}}}" in text else "")
    if "{{commands}}" in text:
        text = text.replace("{{commands}}", describe_commands())
    if "{{others}}" in text:
        text = text.replace("{{others}}", list_others(text))
    return relink(name, text)


def relink(name: str, text: str) -> str:
    """Return a page whose links lead to pages of the documentation, where the file of a link is one.

    Examples
    --------
    >>> relink("security", "[a](docs/deployment/README.md), [b](SECURITY.md#log)")
    '[a](deployment/README.md), [b](security.md#log)'
    """
    up = "../" * name.count("/")
    text = re.sub(r"\]\(docs/", f"]({up}", text)
    for file, page in PAGES.items():
        text = re.sub(rf"\]\((?:\.\./)*{re.escape(file)}", f"]({up}{page}", text)
    return text


def describe_commands() -> str:
    """Return every command with its options, as Markdown."""
    parser = build_parser()
    (commands,) = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    about = {action.dest: action.help or "" for action in commands._choices_actions}
    parts = [describe_command(name, about[name], command) for name, command in commands.choices.items()]
    codes = "\n".join(f"| {code.value} | {meaning} |" for code, meaning in ENDS.items())
    return "\n\n".join([*parts, f"## Exit codes\n\n| code | meaning |\n|---|---|\n{codes}"])


def describe_command(name: str, about: str, parser: argparse.ArgumentParser) -> str:
    """Return a command with its arguments and options, by group."""
    groups: dict[str, list[argparse.Action]] = {}
    for group in parser._action_groups:
        title = "" if group.title in UNTITLED else str(group.title)
        shown = [action for action in group._group_actions if not isinstance(action, argparse._HelpAction)]
        groups.setdefault(title, []).extend(shown)
    lines = [f"## neon {name}", f"{about[:1].upper()}{about[1:]}."]
    for title, actions in groups.items():
        rows = "\n".join(f"| {call(action)} | {escape(action.help or '')} |" for action in actions)
        heading = [f"**{title[:1].upper()}{title[1:]}**"] if title else []
        lines += [*heading, f"| option | meaning |\n|---|---|\n{rows}"] if actions else []
    return "\n\n".join(lines)


def call(action: argparse.Action) -> str:
    """Return how an option is written, with what stands behind it."""
    names = ", ".join(f"`{name}`" for name in action.option_strings) or f"`{action.dest}`"
    values = action.metavar or " | ".join(map(str, action.choices or ()))
    takes = action.nargs != 0 and action.option_strings
    shown = " ".join(values) if isinstance(values, tuple) else values or (action.dest.upper() if takes else "")
    spaced = shown.replace("|", " | ").replace("  ", " ")
    return f"{names} {escape(spaced)}" if shown else names


def escape(text: str) -> str:
    """Return a text as it stands in a cell of a Markdown table."""
    return re.sub(r"([|*_<>\[\]])", r"\\\1", text)


def list_others(page: str) -> str:
    """Return directives for the public names that a page does not name: a new one is never left out."""
    named = set(re.findall(r"^\.\. auto\w+:: (?:figures\.)?(\w+)", page, re.MULTILINE))
    found = {name: getattr(nc, name) for name in nc.__all__ if name not in named and name != "figures"}
    parts = [f".. auto{'class' if isinstance(value, type) else 'function'}:: {name}" for name, value in found.items()]
    return "\n".join(["```{eval-rst}", ".. currentmodule:: neon_core", "", *parts, "```"]) if parts else ""
