"""From options to the library's values: settings first, options on top."""

from __future__ import annotations

from argparse import Namespace

import pytest

import neon_core as nc
from neon_core.cli import choices
from neon_core.cli.parser import build_parser
from neon_core.config import OWN_TABLE
from neon_core.errors import ConfigError
from neon_core.samples import PUBLISHED, SAMPLES


def parse(*arguments):
    return build_parser().parse_args(["explain", *arguments])


def test_without_options_a_table_is_clustered_as_in_the_dashboard():
    assert choices.choose_config(parse("t.csv"), None) == OWN_TABLE
    assert choices.choose_config(parse("--sample", "digits"), None) == SAMPLES["digits"].opening


def test_weights_come_on_top_of_those_of_the_settings():
    wine = nc.load_sample("wine")
    config = nc.AnalysisConfig(weights=(("hue", 2.0), ("ash", 3.0)), n_init=1)
    settings = nc.Settings.of(wine, nc.analyse(wine, config))
    chosen = choices.choose_config(parse("t.csv", "--weight", "hue=1", "--weight", "alcohol=2"), settings)
    assert chosen.weights == (("alcohol", 2.0), ("ash", 3.0))


@pytest.mark.parametrize("text", ["nan", "inf", "0", "-1", "1e9", "two"])
def test_weight_that_is_none_is_refused(text):
    with pytest.raises(ConfigError, match="weight"):
        choices.choose_config(parse("t.csv", "--weight", f"hue={text}"), None)


def test_names_need_numbers_of_clusters():
    given = Namespace(names=[("0", "A"), ("x", "B"), ("²", "C")])
    with pytest.raises(ConfigError) as raised:
        choices.choose_names(given, None, 3)
    assert len(raised.value.problems) == 2


def test_names_of_settings_go_where_there_are_other_clusters():
    wine = nc.load_sample("wine")
    settings = nc.Settings.of(wine, nc.analyse(wine, PUBLISHED).rename({1: "Old"}))
    given = Namespace(names=[("2", "New")])
    assert choices.choose_names(given, settings, 3) == {0: "", 1: "Old", 2: "New"}
    assert choices.choose_names(given, settings, 4) == {2: "New"}
