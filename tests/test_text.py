"""Small texts: cut, on one line, as lists and counts, and unique names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from neon_core.text import (
    capitalize,
    count,
    join,
    join_some,
    one_line,
    plain_number,
    rename_clashes,
    shorten,
    unique_name,
    unique_names,
)

NAMES = st.lists(st.sampled_from(["a", "a (2)", "a (3)", "b"]), max_size=7)


@given(st.text(max_size=60), st.integers(1, 50))
def test_shortened_text_has_at_most_its_length_and_an_ellipsis_where_it_is_cut(text, longest):
    short = shorten(text, longest)
    assert len(short) <= longest
    assert short == text if len(text) <= longest else short.endswith("…")


def test_shortened_text_has_no_space_before_its_ellipsis():
    assert shorten("one two", 5) == "one…"


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


def test_join_puts_and_before_the_last_word():
    assert [join(words) for words in ([], ["a"], ["a", "b"], ["a", "b", 3])] == ["", "a", "a and b", "a, b and 3"]


def test_join_some_counts_the_words_that_are_missing():
    assert join_some(["a", "b", "c"], most=3) == "a, b and c"
    assert join_some(["a", "b", "c"], most=2) == "a, b and 1 more"
    assert join_some(["a", "b"], most=2, total=2_002) == "a, b and 2,000 more"
    assert join_some([], most=2) == ""


def test_count_has_singular_plural_and_thousands():
    assert [count(n, "row") for n in (0, 1, 2, 1_000)] == ["0 rows", "1 row", "2 rows", "1,000 rows"]
    assert count(2, "category", "categories") == "2 categories"


def test_capitalize_changes_the_first_letter_only():
    assert [capitalize(text) for text in ("", "a DNA", "éa", "1a")] == ["", "A DNA", "Éa", "1a"]


def test_plain_number_drops_the_point_of_whole_floats_only():
    assert [plain_number(value) for value in (3.0, -0.5, 1e22, 7, True, "3.0")] == [
        *("3", "-0.5", str(10**22), "7", "True", "3.0")
    ]


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
