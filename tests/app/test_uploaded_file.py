"""An uploaded file in an address: its name, and the overrides of its reading as text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.reading import Overrides
from pages.shared.session import uploaded_file
from pages.shared.session.address import format_address, parse_address
from pages.shared.session.choices import Choices
from pages.shared.session.uploaded_file import FileReference, format_file, parse_file

MARKS = st.sampled_from([".", ",", " ", "'"])
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).map(str.strip).filter(bool)
OVERRIDES = st.builds(
    Overrides,
    encoding=st.none() | st.sampled_from(["utf-8", "cp1252", "utf-16"]),
    delimiter=st.none() | st.sampled_from([",", ";", "\t", "|", " ", "&", "=", "#", "whitespace"]),
    decimal=st.none() | st.sampled_from([".", ","]),
    thousands=st.none() | st.just("") | MARKS,
    header_row=st.none() | st.integers(0, 10**6),
    missing_values=st.none() | st.lists(WORDS, unique=True, max_size=4).map(tuple),
    sheet=st.none() | WORDS,
)
FILES = st.builds(FileReference, st.text("0123456789abcdef", min_size=12, max_size=12), st.just("") | WORDS, OVERRIDES)


@given(FILES)
def test_file_survives_the_address(file):
    choices = Choices("", nc.AnalysisConfig(n_clusters=4), row=7, file=file)
    assert parse_address(format_address(choices, telling_row=-1)) == (choices, ())


@given(st.sampled_from(sorted(uploaded_file.FIELDS.values())), st.text())
def test_any_override_is_parsed_or_refused(field, text):
    value = uploaded_file.parse_override(field, text)
    if value is not None:
        assert uploaded_file.parse_override(field, uploaded_file.format_override(field, value)) == value


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("table", "nothing", "a table is named by 12 to 32 digits from 0 to f."),
        ("delimiter", "ab", "a delimiter is one character"),
        ("decimal", "x", "a decimal mark is a point or a comma."),
        ("thousands", "x", "a thousands mark is"),
        ("header", "first", "a header is a line number"),
        ("quote", "|", "a quote character is a double or a single quote"),
        ("units", "kg", "a unit follows a column's name, as in weight=kg"),
    ],
)
def test_meaningless_override_gets_a_notice(key, value, rule):
    _, sentences = parse_address({"table": "0123456789ab", key: value})
    assert [rule in sentence for sentence in sentences] == [True]


def test_override_without_a_table_is_unknown():
    assert parse_address({"decimal": ","})[1] == ("The address has the unknown parameter “decimal”.",)


@pytest.mark.parametrize(
    ("overrides", "parameters"),
    [
        (Overrides(date_order="mdy"), {"order": "mdy"}),
        (Overrides(answers=("hobbies", "a,b")), {"answers": 'hobbies,"a,b"'}),
        (Overrides(carry_down=("Region",)), {"carry": "Region"}),
        (Overrides(units=(("weight", "kg"), ("a,b", "min:s"))), {"units": 'weight=kg,"a,b=min:s"'}),
        (Overrides(split_numbers=("pressure",)), {"split": "pressure"}),
        (Overrides(keep_text=("day", "price")), {"keep": "day,price"}),
        (Overrides(header_row=(2, 3)), {"header": "2,3"}),
        (Overrides(header_row=0), {"header": "0"}),
        (Overrides(quote='"'), {"quote": '"'}),
        (Overrides(quote=""), {"quote": "none"}),
    ],
)
def test_order_of_dates_and_several_header_lines_stand_in_the_address(overrides, parameters):
    file = FileReference("79d6ae26cb4d", "towns.csv", overrides)
    address = format_file(file)
    assert address == {"table": "79d6ae26cb4d", "file": "towns.csv", **parameters}
    assert parse_file(address, []) == file
