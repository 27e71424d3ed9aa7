"""The choices of an analysis: a value with checked fields."""

import dataclasses
import enum
import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.config import MISSING, check
from neon_core.errors import ConfigError
from neon_core.scalings import SCALINGS
from tests.helpers.reference import moderately

RANGES = {"n_clusters": (1, 1000), "random_state": (0, 2**32 - 1), "n_init": (1, 100), "most_categories": (2, 100)}


def test_by_default_three_clusters_of_features_from_zero_to_one_and_ten_starts():
    assert nc.AnalysisConfig() == nc.AnalysisConfig(
        n_clusters=3, scaling="minmax", missing="median", random_state=0, n_init=10
    )


def test_config_is_hashable_and_frozen():
    one, same, other = nc.AnalysisConfig(), nc.AnalysisConfig(), nc.AnalysisConfig(n_clusters=4)
    assert {one: "kept"}[same] == "kept"
    assert other not in {one}
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.n_clusters = 5  # type: ignore[misc]


def config_with(field: str, value: Any) -> nc.AnalysisConfig:
    """Return the default choices but for one."""
    choices: dict[str, Any] = {field: value}
    return nc.AnalysisConfig(**choices)


@pytest.mark.parametrize("field", RANGES)
def test_limits_of_a_range_pass_and_one_beyond_is_refused(field):
    low, high = RANGES[field]
    for value in (low, high):
        assert getattr(config_with(field, value), field) == value
    for value in (low - 1, high + 1):
        with pytest.raises(ConfigError, match=f"{field}={value} is not a whole number from {low} to {high}"):
            config_with(field, value)


class Size(enum.IntEnum):
    SMALL = 3


@pytest.mark.parametrize("value", [np.int64(3), np.uint8(3), np.array([3])[0], Size.SMALL, np.array(3)])
def test_whole_numbers_of_other_libraries_become_python_integers(value):
    for field in RANGES:
        config, plain = config_with(field, value), config_with(field, 3)
        assert type(getattr(config, field)) is int
        assert (config, hash(config), repr(config)) == (plain, hash(plain), repr(plain))
        assert dataclasses.replace(plain, **{field: value}) == plain


def test_words_of_other_libraries_become_python_strings():
    config = nc.AnalysisConfig(scaling=np.str_("robust"), missing=np.str_("drop"))
    assert repr(config) == repr(nc.AnalysisConfig(scaling="robust", missing="drop"))


@pytest.mark.parametrize("value", [3.0, True, "3", None, [3], np.True_, np.float64(4), np.array([3]), np.array([3, 4])])
def test_n_clusters_of_another_type_is_refused(value):
    with pytest.raises(ConfigError, match="is not a whole number from 1 to 1000"):
        nc.AnalysisConfig(n_clusters=value)


@pytest.mark.parametrize(("field", "words"), [("scaling", tuple(SCALINGS)), ("missing", MISSING)])
def test_words_outside_the_list_are_refused(field, words):
    for word in words:
        assert getattr(config_with(field, word), field) == word
    for bad in ("other", "", words[0].upper(), None, 3, ["drop"]):
        with pytest.raises(ConfigError, match=f"is not one of {', '.join(words)}"):
            config_with(field, bad)


def test_all_invalid_choices_are_in_one_error():
    with pytest.raises(ConfigError) as caught:
        nc.AnalysisConfig(n_clusters=0, scaling="loud", missing="maybe", random_state=-1, n_init=0)
    assert [problem.where for problem in caught.value.problems] == [
        "n_clusters",
        "scaling",
        "missing",
        "random_state",
        "n_init",
    ]


@moderately
@given(st.sampled_from(sorted(RANGES)), st.integers(-5, 2**33))
def test_check_finds_a_problem_exactly_outside_the_range(field, value):
    low, high = RANGES[field]
    assert (check(field, value) is None) == (low <= value <= high)


def test_weights_are_sorted_floats_without_those_of_one():
    given = {"b": np.float32(2), "a": 0.5, "c": 1}
    for weights in (given, list(given.items()), tuple(given.items())):
        config = config_with("weights", weights)
        assert config.weights == (("a", 0.5), ("b", 2.0))
        assert config == config_with("weights", {"a": 0.5, "b": 2})
    assert [config.weight(name) for name in "abc"] == [0.5, 2.0, 1.0]
    assert dataclasses.replace(config, n_clusters=4).weights == config.weights


@pytest.mark.parametrize(
    "weights",
    [
        *({"a": 0}, {"a": -1}, {"a": 1001}, {"a": float("nan")}, {"a": True}, {"a": "2"}, {1: 2.0}, 3, "ab", None),
        *([("a", 1.0), ("a", 2.0)], [("a", 1.0, 2.0)], pytest.param(iter([("a", 2.0)]), id="an iterator")),
    ],
    ids=repr,
)
def test_invalid_weights_are_refused(weights):
    with pytest.raises(ConfigError) as refused:
        config_with("weights", weights)
    assert [problem.where for problem in refused.value.problems] == ["weights"]


def test_transforms_are_sorted_and_kept_where_they_are_the_usual_one():
    transforms: Any = {"b": "rank", "a": "as it is"}
    config = nc.AnalysisConfig(transforms=transforms)
    assert config.transforms == (("a", "as it is"), ("b", "rank"))
    assert [config.transform(name) for name in "abc"] == ["as it is", "rank", "as it is"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("transforms", {"a": "root"}, "The transform of 'a' is 'root'"),
        ("transforms", {3: "rank"}, "The transform of 3 is 'rank'"),
        ("transforms", "rank", "transforms='rank' does not give one choice for each column"),
        ("transforms", (("a", "rank"), ("a", "rank")), "does not give one choice for each column"),
        ("skewed", "root", "skewed='root' is not one of as it is, logarithm, rank"),
    ],
)
def test_unknown_transforms_are_refused(field, value, message):
    with pytest.raises(ConfigError, match=re.escape(message)):
        config_with(field, value)


def test_blank_of_a_yes_or_no_is_a_value_of_its_own_unless_all_columns_say_otherwise():
    assert nc.AnalysisConfig().fill("a", "boolean") == "own value"
    assert nc.AnalysisConfig(missing="drop").fill("a", "boolean") == "leave out"
    assert nc.AnalysisConfig(missing="refuse").fill("a", "boolean") == "usual value"
