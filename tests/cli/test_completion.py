"""`neon completion`: what a real shell completes."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess

import pytest

from neon_core.cli import COMMANDS, completion, main
from neon_core.cli.parser import SHELLS, build_parser
from neon_core.samples import sample_names
from neon_core.scalings import SCALINGS

BASH = """source {script}
COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_shtab_neon neon "${{COMP_WORDS[-1]}}" "${{COMP_WORDS[-2]}}"
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def needs(shell):
    """Return the mark of a test that needs a shell."""
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    """The scripts of all shells, by their names."""
    folder = tmp_path_factory.mktemp("scripts")
    for shell in SHELLS:
        (folder / shell).write_text(completion.build_script(shell))
    return {shell: folder / shell for shell in SHELLS}


def complete_in_bash(script, folder, *words):
    """Return what bash offers for the last word."""
    quoted = " ".join(f"'{word}'" for word in words)
    code = BASH.format(script=script, line=" ".join(words), words=quoted)
    done = subprocess.run(
        ["bash", "--norc", "-c", code], cwd=folder, capture_output=True, text=True, check=True, env={**os.environ}
    )
    return set(done.stdout.split())


def options(command):
    """Return the options of a command."""
    (commands,) = [each for each in build_parser()._actions if isinstance(each, argparse._SubParsersAction)]
    return {name for action in commands.choices[command]._actions for name in action.option_strings}


@needs("bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ([""], {*COMMANDS}),
        (["ex"], {"explain"}),
        (["explain", "--scal"], {"--scaling"}),
        (["scan", "--"], {name for name in options("scan") if name.startswith("--")}),
        (["explain", "--sample", ""], {*sample_names()}),
        (["serve", "--sample", "w"], {"wine"}),
        (["explain", "t.csv", "--scaling", ""], {*SCALINGS}),
        (["completion", ""], {*SHELLS}),
        (["explain", "towns"], {"towns.csv"}),
        (["explain", "towns.csv", "--settings", "se"], {"settings.json"}),
    ],
)
def test_bash_offers_commands_options_choices_and_files(scripts, tmp_path, words, offered):
    for name in ("towns.csv", "settings.json"):
        (tmp_path / name).touch()
    assert complete_in_bash(scripts["bash"], tmp_path, "neon", *words) == offered


@needs("zsh")
def test_zsh_reads_its_script(scripts):
    subprocess.run(["zsh", "-n", str(scripts["zsh"])], check=True)


@needs("fish")
@pytest.mark.parametrize(
    ("line", "offered"),
    [("neon ex", {"explain"}), ("neon explain --scal", {"--scaling"}), ("neon explain --sample w", {"wine"})],
)
def test_fish_offers_commands_options_and_choices(scripts, tmp_path, line, offered):
    code = f"source {scripts['fish']}; complete -C '{line}'"
    done = subprocess.run(["fish", "--no-config", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert {each.split("\t")[0] for each in done.stdout.splitlines()} == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_script_is_printed_and_has_every_command(shell, capsys):
    assert main(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert all(command in said for command in COMMANDS)
    assert "--most-categories" in said.replace("most-categories -d", "--most-categories")


def test_shell_without_a_script_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["completion", "cmd"])
    assert "invalid choice" in capsys.readouterr().err
