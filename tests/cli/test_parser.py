"""The options: texts become pairs, lines and steps, and the help names every exit code."""

from __future__ import annotations

import pytest

from neon_core.cli.console import ExitCode
from neon_core.cli.option_values import read_steps
from neon_core.cli.parser import build_parser


def parse(*arguments):
    return build_parser().parse_args(["explain", "t.csv", *arguments])


def test_a_name_may_have_an_equals_sign():
    assert parse("--role", "a=b=class").roles == [("a=b", "class")]
    assert parse("--unit", "weight=kg", "--unit", "lap=min:s").units == [("weight", "kg"), ("lap", "min:s")]


@pytest.mark.parametrize(("text", "lines"), [("0", 0), ("2", 2), ("2,3", (2, 3))])
def test_lines_of_a_header(text, lines):
    assert parse("--header-row", text).header_row == lines


def test_edits_keep_their_order():
    assert parse("--split", "0", "7", "--merge", "1", "2").edits == (("split", 0, 7), ("merge", 1, 2))


def test_steps_may_have_commas_in_quotes():
    assert read_steps('a,"b, c"') == ("a", "b, c")
    assert read_steps("") == ()


@pytest.mark.parametrize("wrong", ["x", "=a", "a=", "="])
def test_what_is_no_pair_is_refused(wrong, capsys):
    with pytest.raises(SystemExit):
        parse("--role", wrong)
    assert "is no NAME=VALUE" in capsys.readouterr().err


def test_help_names_every_code(capsys):
    with pytest.raises(SystemExit):
        build_parser().parse_args(["explain", "--help"])
    text = " ".join(capsys.readouterr().out.split())
    assert all(f"{code.value} " in text[text.index("Exit codes:") :] for code in ExitCode)
