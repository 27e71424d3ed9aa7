"""Small texts: one line, unique names, clashes between two lists of names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from neon_core.text import one_line, rename_clashes, unique_name, unique_names

NAMES = st.lists(st.sampled_from(["a", "a (2)", "a (3)", "b"]), max_size=7)


@given(st.text(max_size=300))
def test_one_line_has_no_line_break_or_control_character_and_at_most_40_letters(text):
    line = one_line(text)
    assert len(line) <= 40
    assert not set(line) & set("\n\r\t\x00\u202e\u2066\ufeff")
    assert line == one_line(line)
    line.encode()


def test_one_line_cuts_a_long_text_with_an_ellipsis():
    assert one_line("x" * 40) == "x" * 40
    assert one_line("x" * 41) == "x" * 39 + "…"
    assert one_line("a\n b\u202ec") == "a bc"


def test_unique_name_takes_the_smallest_free_number_from_the_first_on():
    assert unique_name("a", {"a", "a (3)"}) == "a (2)"
    assert unique_name("a", {"a", "a (3)"}, first=3) == "a (4)"


@given(NAMES)
def test_unique_names_differ_and_the_first_of_each_keeps_its_name(names):
    unique = unique_names(names)
    assert len(set(unique)) == len(names)
    for at, name in enumerate(names):
        if names.index(name) == at:
            assert unique[at] == name


@given(NAMES)
def test_unique_names_take_the_smallest_free_number(names):
    taken, expected = set(names), []
    for at, name in enumerate(names):
        expected.append(unique_name(name, taken) if name in names[:at] else name)
        taken.add(expected[-1])
    assert unique_names(names) == expected


def test_many_equal_names_are_numbered_without_delay():
    assert unique_names(["x"] * 20_000)[-1] == "x (20000)"


@given(NAMES.map(lambda names: sorted(set(names))), NAMES)
def test_renamed_names_differ_from_the_others_and_from_each_other(names, others):
    renamed = rename_clashes(names, others, " (2)")
    assert not set(renamed) & set(others)
    assert len(set(renamed)) == len(names)
    assert all(new == name or name in others for new, name in zip(renamed, names, strict=True))
