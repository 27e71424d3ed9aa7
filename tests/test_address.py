"""The address: choices there and back, and what of it cannot be had."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neon_core.config import MOST_STARTS, SCALINGS, SEEDS, AnalysisConfig
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared.address import USUAL, Choices, read, write

CONFIGS = st.builds(
    AnalysisConfig,
    n_clusters=st.integers(1, 20),
    scaling=st.sampled_from(SCALINGS),
    random_state=st.integers(0, SEEDS - 1),
    n_init=st.integers(1, MOST_STARTS),
)
CHOICES = st.builds(
    Choices,
    sample=st.sampled_from(sorted(SAMPLES)),
    config=CONFIGS,
    row=st.integers(0, 10**7),
    beta=st.one_of(st.just(USUAL), st.just(0.0), st.just(math.inf), st.floats(0, 1e300)),
)


def test_an_empty_address_is_the_published_run_on_wine():
    assert read({}) == (Choices("wine", PUBLISHED, -1, USUAL), ())


def test_every_part_is_read():
    clustering = {"k": "5", "scaling": "robust", "seed": "7", "restarts": "3"}
    config = AnalysisConfig(n_clusters=5, scaling="robust", random_state=7, n_init=3)
    assert read({"sample": "iris", **clustering, "row": "9", "beta": "2"}) == (Choices("iris", config, 9, 2.0), ())


@given(CHOICES)
def test_what_is_written_is_read_again(choices):
    assert read(write(choices, telling_row=-2)) == (choices, ())


def test_the_opening_of_a_sample_needs_no_address():
    assert write(Choices("wine", PUBLISHED, 60, USUAL), telling_row=60) == {}
    assert write(Choices("iris", SAMPLES["iris"].opening), telling_row=50) == {"sample": "iris"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sample", "cheese"),
        ("k", "0"),
        ("k", "21"),
        ("k", "3.5"),
        ("k", "-3"),
        ("k", "٣"),  # a digit, but not one of ours
        ("k", "9" * 5000),
        ("scaling", "log"),
        ("seed", str(2**32)),
        ("restarts", "101"),
        ("row", "first"),
        ("row", "-1"),
        ("beta", "-1"),
        ("beta", "nan"),
        ("beta", "<b>"),
        ("colour", "red"),
    ],
)
def test_what_cannot_be_had_is_said_once_and_the_rest_is_honoured(key, value):
    choices, said = read({"seed": "5", key: value} if key != "seed" else {key: value})
    assert len(said) == 1
    assert key in said[0]
    assert len(said[0]) < 220
    assert choices == Choices("wine", replace(PUBLISHED, random_state=2 if key == "seed" else 5))


@given(st.dictionaries(st.sampled_from(["sample", "k", "scaling", "seed", "restarts", "row", "beta", "x"]), st.text()))
def test_no_address_is_too_odd_to_be_read(parameters):
    choices, said = read(parameters)
    assert choices.sample in SAMPLES
    assert all(said)
