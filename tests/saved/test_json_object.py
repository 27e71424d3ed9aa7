"""Objects of a JSON file, read strictly: each part that is wrong is a fault with its place."""

from __future__ import annotations

import pytest

from neon_core.errors import SavedFileError
from neon_core.saved.json_object import MANY, Faults, parse_object, read_file

HINT = "See the schema."


def faults_of(read):
    faults = Faults(HINT)
    value = read(faults)
    return value, [str(problem) for problem in faults.problems]


@pytest.mark.parametrize("given", [True, "1", None, [], float("inf"), 10**400])
def test_what_is_no_number_is_a_fault(given):
    value, found = faults_of(lambda faults: faults.number(given, "beta"))
    assert value == 0.0
    assert len(found) == 1
    assert "no number (beta)" in found[0]


@pytest.mark.parametrize("given", [[1], [1, True], [1, "2"], [1, None], [1.0, 10**400], (1, 2), 3])
def test_what_are_no_two_numbers_is_a_fault(given):
    value, found = faults_of(lambda faults: faults.numbers(given, "map", 2))
    assert value.tolist() == [0.0, 0.0]
    assert found == ["map is no list of 2 numbers (map). See the schema."]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"format": "neon model", "version": 1}'.encode("utf-16"), "its letters are not those of UTF-8"),
        ('{"a": "\\ud800"}', "its letters are not those of UTF-8"),
        ("[" * 100_000, "it is nested too deeply"),
    ],
)
def test_text_that_cannot_be_json_says_why_in_plain_words(text, fault):
    with pytest.raises(SavedFileError, match=fault):
        parse_object(text, "neon model", 1, HINT)


def test_letter_that_json_writes_in_two_halves_is_one():
    assert (
        parse_object('{"format": "neon model", "version": 1, "a": "\\ud83d\\ude00"}', "neon model", 1, "")["a"] == "😀"
    )


def test_numbers_are_read():
    faults = Faults(HINT)
    assert faults.numbers([1, 2.5], "a", 2).tolist() == [1.0, 2.5]
    assert faults.number(3, "b") == 3.0
    assert faults.whole(7, "c") == 7
    assert faults.text("x", "d") == "x"
    assert faults.texts(["x"], "e") == ("x",)
    assert faults.boolean(False, "f") is False
    assert faults.list([1], "g") == [1]
    assert faults.parts({"a": 1}, "h", ("a",), ("b",)) == {"a": 1}
    faults.raise_all()


def test_object_with_other_parts_is_a_fault_for_each():
    _, found = faults_of(lambda faults: faults.parts({"x": 1}, "map", ("a", "b")))
    assert found == [
        "There is no 'x' in map (map.x). See the schema.",
        "map has no a (map). See the schema.",
        "map has no b (map). See the schema.",
    ]


def test_a_hundred_faults_are_enough():
    faults = Faults(HINT)
    for i in range(MANY + 20):
        faults.text(i, f"part {i}")
    with pytest.raises(SavedFileError) as raised:
        faults.raise_all()
    assert len(raised.value.problems) == MANY + 1
    assert raised.value.problems[-1].what == "There are 20 more faults"


def test_repeated_name_has_no_one_meaning():
    with pytest.raises(SavedFileError, match="'a' stands there twice"):
        parse_object('{"a": 1, "a": 2}', "neon model", 1, HINT)


def test_file_that_cannot_be_read_says_why(tmp_path):
    with pytest.raises(SavedFileError, match="cannot be read"):
        read_file(tmp_path)
    with pytest.raises(SavedFileError, match="this is no path"):
        read_file(3)  # type: ignore[arg-type]
