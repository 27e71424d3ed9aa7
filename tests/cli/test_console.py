"""What a command writes: sentences, one JSON object, or nothing but errors."""

from __future__ import annotations

import json

import pytest

from neon_core.cli.console import Console
from neon_core.errors import NeonError, Problem

ERROR = NeonError([Problem("One fault", "here", "Mend it."), Problem("Another")])


def test_sentences_go_to_the_output_and_errors_beside_it(capsys):
    console = Console()
    console.say("one", "two")
    console.list("Some:", ["a", "b"])
    console.list("None:", [])
    console.fail(ERROR)
    console.answer({"a": 1})
    assert capsys.readouterr() == ("one\ntwo\nSome:\n  - a\n  - b\n", "One fault (here). Mend it.\nAnother.\n")


def test_a_script_gets_one_object(capsys):
    console = Console(is_json=True)
    console.say("one")
    console.fail(ERROR)
    said = capsys.readouterr()
    assert json.loads(said.out)["problems"][1] == {"what": "Another", "where": "", "hint": ""}
    assert said.err == ""


@pytest.mark.parametrize("options", [{"is_quiet": True}, {"is_json": True}, {}])
def test_nobody_looks_at_a_progress_that_is_no_terminal(options):
    assert Console(**options).progress("Reading") is None


def test_quiet_says_errors_only(capsys):
    console = Console(is_quiet=True)
    console.say("one")
    console.complain("two")
    assert capsys.readouterr() == ("", "two\n")
