"""Refusals of an address in words."""

from __future__ import annotations

from pages.shared.wording import address_words

WINE = ("wine", "wines")
call = "{1} {0}".format


def test_refusal_has_rule_and_replacement():
    assert address_words.describe_refused_choice("seed", "x", 2) == (
        "The address asks for seed=x, but a seed is a whole number from 0 on, below 2³². Shown instead: seed 2."
    )
    assert address_words.describe_refused_choice("k", "0", 1).endswith("Shown instead: 1 cluster.")


def test_long_value_is_shortened():
    assert f"k={'9' * 39}…, but" in address_words.describe_refusal("k", "9" * 500, "K is a number.", "3 clusters")


def test_missing_row_is_out_of_range_or_left_out():
    assert address_words.describe_missing_row(178, 178, WINE, 60, call) == (
        "There is no wine 178: there are 178 wines, numbered from 0 to 177. Shown instead: wine 60."
    )
    assert address_words.describe_missing_row(4, 178, WINE, 60, call) == (
        "Wine 4 was left out: it has a missing value. Shown instead: wine 60."
    )


def test_too_many_columns_are_counted():
    assert address_words.describe_many_columns("a,b,c", 2).endswith("Shown instead: the first 2.")


def test_unknown_names_are_quoted():
    assert address_words.describe_unknown_parameters(["hue"]) == "The address has the unknown parameter “hue”."
    assert address_words.describe_missing_axis("hue", "the PCA map").startswith("There is no feature “hue”.")
