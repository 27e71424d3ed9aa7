"""Every doubt of every file has buttons, and each button resolves it or leads to the one that takes it back."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

import neon_core as nc
from neon_core.ingestion import format_messages, line_messages, measure_messages, messages, reshape_messages
from tests.helpers import pages
from tests.helpers.doubtful_files import FILES, read_file
from tests.helpers.pressed_buttons import find_useless_buttons

MODULES = (format_messages, line_messages, measure_messages, messages, reshape_messages)


def doubt_functions() -> set[str]:
    """Return the names of all functions that make an ambiguity."""
    functions = [f for module in MODULES for f in inspect.getmembers(module, inspect.isfunction)]
    return {name for name, f in functions if f.__annotations__["return"] == "Ambiguity" and name[0] != "_"}


def test_there_is_a_file_for_every_doubt():
    assert {name.split(":")[0] for name in FILES} == doubt_functions()


@pytest.mark.parametrize("name", FILES)
def test_each_button_of_a_doubt_resolves_it_or_is_taken_back(name):
    file = FILES[name]
    reading = read_file(file).reading
    assert [doubt for doubt in reading.ambiguities if file.words in doubt]
    assert find_useless_buttons(file.content, file.filename, reading) == []


CONFIRMED: dict[str, Any] = {"larger_below": 1, "much_above": 12, "unsure_header": 1}


@pytest.mark.parametrize(("name", "line"), CONFIRMED.items())
def test_header_that_is_confirmed_changes_nothing(name, line):
    data = read_file(FILES[name])
    again = nc.read_table(FILES[name].content, header_row=line)
    assert again.frame.equals(data.frame)
    assert again.reading.unread == data.reading.unread


@pytest.mark.parametrize(
    ("name", "label", "parameters"),
    [
        ("unclosed_quotes", "Quote character: none", {"quote": "none"}),
        ("larger_below", "Header: line 7", {"header": "7"}),
        ("larger_sheet", "Sheet: Data", {"sheet": "Data"}),
        ("guessed_encoding", "Encoding: Windows Western (cp1252)", {"encoding": "cp1252"}),
        ("several_formats", "Keep v as text", {"keep": "v"}),
    ],
)
def test_pressed_button_reads_the_table_again_and_the_doubt_goes(name, label, parameters):
    file = FILES[name]
    app = pages.upload_file(pages.open_table_screen(), file.content, file.filename)
    assert pages.shows(app, file.words)
    pages.press_button(app, label)
    assert not pages.shows(app, file.words)
    assert parameters.items() <= dict(app.query_params).items()


def test_choice_of_a_quote_is_taken_back_in_the_options():
    file = FILES["unclosed_quotes"]
    app = pages.upload_file(pages.open_table_screen(), file.content, file.filename)
    assert pages.read_option(app, "quote") == 'automatic: double quote "'
    pages.choose_read_option(app, "quote", "none")
    assert app.query_params["quote"] == "none"
    assert not pages.shows(app, file.words)
    pages.choose_read_option(app, "quote", 'automatic: double quote "')
    assert "quote" not in app.query_params
    assert pages.shows(app, file.words)
