"""Postal, product and other codes do not count, nor do years that label cohorts."""

from __future__ import annotations

import pytest

from tests.helpers.detected_roles import FIVE_DIGITS, ROWS, about, detect_role, many, read

CODES = [
    *[("Postal Code", "postal"), ("ZIP_CODE", "postal"), ("PLZ", "postal"), ("code postal", "postal")],
    *[("Código postal", "postal"), ("CAP", "postal"), ("customer_zip_code_prefix", "postal"), ("CEP", "postal")],
    *[("area code", "code"), ("District_Code", "code"), ("EAN", "code"), ("StockCode", "code"), ("SKU", "code")],
    *[("code produit", "code"), ("código de producto", "code"), ("codice articolo", "code"), ("NAICS", "code")],
    *[("SOC", "code"), ("ICD-10 code", "code"), ("Gemeindeschlüssel", "code"), ("job code", "code")],
    *[("cohort", "cohort"), ("Jahrgang", "cohort"), ("class of", "cohort"), ("Cohort year", "cohort")],
]


@pytest.mark.parametrize(("name", "noun"), CODES, ids=[name for name, _ in CODES])
def test_code_does_not_count(name, noun):
    values = many(2019, 2020, 2021, 2022, 2023) if noun == "cohort" else FIVE_DIGITS[:20] * 3
    role, reason = detect_role(name, values, first=False)
    assert role == "ignore"
    assert noun in reason.split(":")[0]


def test_code_with_decimals_does_not_count_and_short_numbers_are_no_codes():
    assert detect_role("ICD9", [250 + i % 90 / 100 for i in range(ROWS)], first=False)[0] == "ignore"
    assert detect_role("soc", [i * 7 % 97 for i in range(ROWS)], first=False)[0] == "feature"
    assert about(read(**{"area code": many("A1", "B2", "C3")}), "area code")[1] == "feature"


def test_codes_that_end_in_one_letter_are_codes():
    assert about(read(StockCode=[f"{85_000 + i % 40}A" for i in range(ROWS)]), "StockCode")[1:] == (
        "ignore",
        "a code: it says which one, not how much",
    )
