"""The range of a scan and the K that is looked at, in an address."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.shared.session import scan_address
from pages.shared.session.choices import NEXT_K, opening_choices


@pytest.mark.parametrize(("scanned", "looked"), [((2, 12), NEXT_K), ((2, 50), 1), ((3, 4), 50)])
def test_what_is_written_is_read(scanned, looked):
    choices = replace(opening_choices("wine"), scanned=scanned, looked=looked)
    parameters = scan_address.format_scan(choices)
    assert scan_address.parse_scanned(parameters.get("ks", "2-12")) == scanned
    assert (scan_address.parse_looked(parameters["look"]) if looked else NEXT_K) == looked
    assert set(parameters) <= {*scan_address.KEYS}


def test_usual_scan_needs_no_parameter():
    assert scan_address.format_scan(opening_choices("wine")) == {}


@pytest.mark.parametrize("text", ["", "2", "-", "2-", "12-2", "1-5", "5-5", "2-51", "2-5-6", "²-5", "2-" + "9" * 5000])
def test_other_ranges_are_none(text):
    assert scan_address.parse_scanned(text) is None


@pytest.mark.parametrize("text", ["", "0", "-1", "51", "4.0", "٣", "9" * 5000])
def test_other_numbers_are_none(text):
    assert scan_address.parse_looked(text) is None


def test_refits_of_a_doubt_are_written_and_read():
    choices = replace(opening_choices("wine"), refitted="starts")
    assert scan_address.format_scan(choices) == {"refit": "starts"}
    assert scan_address.parse_refitted("starts") == "starts"
    assert scan_address.parse_refitted("Starts") is None
