"""A whole cluster in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from neon_core import wording
from neon_core.summaries import ClusterProfile, ColumnContrast, profile_clusters
from neon_core.value_format import ValueFormat
from tests.helpers.analyses import WINE, wine_analysis

CENTS = ValueFormat(decimals=2, mean_decimals=2)
HUE = ColumnContrast("hue", "number", CENTS, (), (), None, "days", np.array([0.69]), np.array([1.06]), 0.3)
KIND = replace(HUE, name="kind", kind="category", categories=("u", "v", "w"), here=np.array([0.2, 0.8, 0.0]))
KIND = replace(KIND, elsewhere=np.array([0.5, 0.4, 0.1]))


def profile(classes=(), columns=(HUE,)):
    return ClusterProfile(1, 10, 40, tuple(columns), tuple(classes))


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ("Loyal", "cluster 1, mostly Loyal"),
        (0, "cluster 1, mostly class 0"),
        ("2.5", "cluster 1, mostly class 2.5"),
        (True, "cluster 1, mostly yes"),
        ("x" * 60, "cluster 1, mostly " + "x" * 23 + "…"),
    ],
)
def test_name_speaks_of_the_main_class(known, name):
    assert wording.format_cluster(profile([(known, 6)])) == name
    assert wording.format_cluster(profile([(known, 5)])) == "cluster 1"


def test_size_and_class_have_their_numbers():
    loyal = profile([("Loyal", 7), ("Bargain", 3)])
    assert wording.describe_cluster_size(loyal, WINE) == "10 wines, 25 % of all"
    assert wording.describe_main_class(loyal) == "mostly class Loyal: 7 of 10"
    assert wording.describe_cluster(loyal, WINE) == (
        "10 wines, 25 % of all. Mostly class Loyal: 7 of 10. It stands out by low hue (0.69, elsewhere 1.06)."
    )
    assert wording.describe_cluster(profile(columns=()), WINE) == "10 wines, 25 % of all."


def test_values_are_written_in_the_user_s_units():
    ordered = replace(
        HUE, kind="ordered", order=("low", "mid", "high"), here=np.array([1.4]), elsewhere=np.array([3.0])
    )
    first = pd.Timestamp("2024-01-01").to_pydatetime()
    day = replace(
        HUE,
        kind="date",
        origin=first,
        here=np.array([1.4]),
        elsewhere=np.array([31.0]),
    )
    with_unit = replace(HUE, form=replace(CENTS, behind="\N{NO-BREAK SPACE}mg"))
    yes = replace(HUE, kind="boolean", here=np.array([0.25]), elsewhere=np.array([1.0]))
    assert wording.format_contrast(ordered, 0) == ("1.4, between low and mid", "3, high")
    assert wording.format_contrast(day, 0) == ("2024-01-02", "2024-02-01")
    assert wording.format_contrast(with_unit, 0) == ("0.69\N{NO-BREAK SPACE}mg", "1.06\N{NO-BREAK SPACE}mg")
    assert wording.format_contrast(yes, 0) == ("25 %", "100 %")
    assert wording.format_contrast(KIND, KIND.telling) == ("80 %", "40 %")
    assert wording.format_contrast(replace(HUE, elsewhere=np.array([np.nan])), 0) == ("0.69", "")


def test_category_is_named_with_the_value_that_differs_most():
    assert wording.describe_contrasts(profile(columns=[KIND])) == "more kind = v (80 %, elsewhere 40 %)"


@pytest.mark.parametrize(
    ("form", "values", "texts"),
    [
        (ValueFormat(), (1000.1, 1000.2), ("1,000.1", "1,000.2")),
        (ValueFormat(digits=2), (1.231e20, 1.239e20), ("1.23·10²⁰", "1.24·10²⁰")),
        (ValueFormat(decimals=16, mean_decimals=17), (0.5, 0.5 + 1e-16), None),
    ],
)
def test_two_different_values_never_look_the_same(form, values, texts):
    near = replace(HUE, form=form, here=np.array(values[:1]), elsewhere=np.array(values[1:]))
    shown = wording.format_contrast(near, 0)
    assert shown[0] != shown[1]
    assert texts is None or shown == texts


def test_every_cluster_of_wine_has_a_sentence():
    for cluster in profile_clusters(wine_analysis()):
        assert wording.describe_cluster(cluster, WINE).startswith(f"{cluster.size} wines, ")


def test_makeup_is_one_sentence_in_the_user_s_units():
    invoice = replace(HUE, name="Invoice", kind="boolean", here=np.array([0.98]), elsewhere=np.array([0.01]))
    assert wording.describe_makeup(profile(), [HUE]) == "Low hue (0.69, elsewhere 1.06)."
    assert wording.describe_makeup(profile(), [invoice, KIND, HUE]) == (
        "Invoice yes for 98 % (elsewhere 1 %), kind v for 80 % (elsewhere 40 %) and low hue (0.69, elsewhere 1.06)."
    )
    assert wording.describe_makeup(profile(), []) == "Nothing sets it apart."
    assert wording.describe_makeup(replace(profile(), size=0), []) == "It has no rows."
    assert wording.describe_makeup(replace(profile(), size=40), [HUE]) == (
        "It holds every row: there is nothing to compare it with."
    )


def test_names_are_suggested_by_the_first_column_and_differ():
    high = replace(HUE, here=np.array([2.0]))
    since = replace(HUE, name="since", kind="date", origin=pd.Timestamp("2024-01-01").to_pydatetime())
    web = replace(KIND, here=np.array([0.0, 0.9, 0.1]))
    no = replace(HUE, name="Invoice", kind="boolean", here=np.array([0.1]), elsewhere=np.array([0.9]))
    some = [(HUE,), (high,), (since,), (web,), (KIND,), (no,), (), (replace(HUE, name="n" * 60),)]
    assert wording.suggest_names([profile()] * len(some), some) == (
        *("Low hue", "High hue", "Early since", "Kind: v", "More kind = v", "Invoice: no", ""),
        "Low " + "n" * 23 + "…",
    )
    assert wording.suggest_names([profile()] * 2, [(HUE, since), (HUE, no)]) == (
        *("Low hue, early since", "Low hue, Invoice: no"),
    )
    assert wording.suggest_names([profile()] * 3, [(HUE,), (HUE,), ()]) == ("Low hue", "Low hue (2)", "")
    assert wording.suggest_names([replace(profile(), size=40)], [(HUE,)]) == ("",)
