"""Settings as JSON: they come back as they were, and every fault of a file is named at once."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import neon_core as nc
from neon_core.dataset import KINDS, ROLES
from neon_core.errors import NeonError, SavedFileError
from neon_core.reading import Overrides
from neon_core.saved.settings import ColumnChoice, Settings
from neon_core.saved.settings_file import PARTS, format_settings, parse_settings
from tests.helpers.paths import ROOT

SETTINGS = Settings(
    nc.AnalysisConfig(
        weights=(("a b", 2.0),), fills=(("c", "leave out"),), transforms=(("a b", "rank"),), edits=(("merge", 0, 1),)
    ),
    (ColumnChoice("a b", "number", "feature"), ColumnChoice("c", "ordered", "class", ("lo", "hi"))),
    Overrides(decimal=",", header_row=(1, 2), missing_values=("-",), units=(("a b", "kg"),), keep_text=("c",)),
    ("", "Ä <i>"),
    "t.csv",
    "0" * 32,
    "f" * 32,
)
NAMES = st.text(min_size=1, max_size=8)


def changed(**parts):
    """Return the text of the settings with other parts; None takes a part away."""
    content = json.loads(format_settings(SETTINGS)) | parts
    return json.dumps({name: value for name, value in content.items() if value is not None})


def faults(text):
    with pytest.raises(SavedFileError) as raised:
        parse_settings(text)
    assert all(problem.hint for problem in raised.value.problems)
    return [problem.what for problem in raised.value.problems]


def test_settings_come_back():
    assert parse_settings(format_settings(SETTINGS)) == SETTINGS
    assert parse_settings(b"\xef\xbb\xbf" + format_settings(SETTINGS).encode()) == SETTINGS


@given(
    st.lists(st.tuples(NAMES, st.sampled_from(KINDS), st.sampled_from(ROLES)), min_size=1, unique_by=lambda c: c[0]),
    st.dictionaries(NAMES, st.floats(0.001, 999.0), max_size=3),
    st.integers(1, 1000),
    st.lists(st.text(max_size=5), max_size=3),
)
def test_any_columns_weights_and_names_come_back(columns, weights, n_clusters, names):
    choices = tuple(
        ColumnChoice(name, kind, role, ("x", "y") if kind == "ordered" else ()) for name, kind, role in columns
    )
    settings = Settings(
        nc.AnalysisConfig(n_clusters, weights=tuple(weights.items())), choices, Overrides(), tuple(names)
    )
    assert parse_settings(format_settings(settings)) == settings


def test_file_has_the_versions_and_reads_like_a_list():
    content = json.loads(format_settings(SETTINGS))
    assert tuple(content) == PARTS
    assert set(content["made_with"]) == {"neon", "python", "numpy", "pandas", "scikit-learn"}
    assert content["config"]["weights"] == {"a b": 2.0}
    assert content["reading"]["units"] == {"a b": "kg"}


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"format": "x"}', b"\xff", "[" * 100_000, '{"a": 1, "a": 2}'])
def test_what_is_no_file_of_settings_says_so(text):
    (fault,) = faults(text)
    assert fault.startswith("This is no file of settings")


@pytest.mark.parametrize("version", [2, 0, "1", None, True, 1.5])
def test_version_that_is_not_known_is_said(version):
    (fault,) = faults(changed(version=version))
    assert "Version" in fault


def test_every_fault_is_named_at_once():
    columns = [{"name": "a", "kind": "nmber", "role": "feature"}, {"name": "b", "kind": "text"}, 3]
    config, reading = {"n_clusters": 0, "scaling": "big"}, {"decimal": "x", "header_row": -1}
    found = faults(changed(columns=columns, config=config, reading=reading, cluster_names=[1], extra=1, table={"a": 1}))
    assert len(found) == 10
    assert "The kind of a is 'nmber', not one of number, boolean, ordered, date, category, text" in found


@pytest.mark.parametrize(
    ("part", "value", "fault"),
    [
        ("columns", [], "There is no list of columns"),
        ("columns", [{"name": "a", "kind": "text", "role": "ignore"}] * 2, "The column a stands there twice"),
        ("columns", [{"name": "a", "kind": "text", "role": "ignore", "unit": ""}], "A column has no 'unit'"),
        ("columns", [{"name": "a", "kind": "ordered", "role": "ignore"}], "The order of a is not the list"),
        ("columns", [{"name": "a", "kind": "text", "role": "ignore", "order": ["x"]}], "The order of a is not"),
        ("columns", [{"name": "a", "kind": "ordered", "role": "ignore", "order": ["x", " X"]}], "stands there twice"),
        ("config", None, "config is None, not an object"),
        ("config", {"seed": 1}, "There is no 'seed' in config"),
        ("config", {"n_clusters": "3"}, "n_clusters"),
        ("reading", [], "reading is [], not an object"),
        ("reading", {"units": {"a": 1}}, "are not units of columns"),
        ("cluster_names", "ab", "cluster_names is 'ab', not a list of texts"),
        ("table", {"file": 3}, "file is no text"),
    ],
)
def test_fault_of_a_part_is_named(part, value, fault):
    (found,) = faults(changed(**{part: value}))
    assert fault in found


@pytest.mark.parametrize("part", ["columns", "config", "reading", "cluster_names", "table"])
@pytest.mark.parametrize("value", [3, 1.5, True, "x", [[1]], {"a": {"b": 1}}, [{"a": None}]])
def test_wrong_values_are_refused_or_have_a_meaning(part, value):
    try:
        parse_settings(changed(**{part: value}))
    except NeonError as error:
        assert error.problems  # noqa: PT017  # any other exception fails the test


def test_saved_file_is_loaded_and_not_replaced_unasked(tmp_path):
    wine = nc.load_sample("wine")
    analysis, path = nc.analyse(wine, nc.AnalysisConfig(n_init=1)), tmp_path / "settings.json"
    settings = nc.save_settings(wine, analysis, path)
    assert nc.load_settings(path) == nc.load_settings(str(path)) == settings
    with pytest.raises(SavedFileError, match="exists"):
        nc.save_settings(wine, analysis, path)
    nc.save_settings(wine, analysis, path, overwrite=True)


def test_file_that_cannot_be_read_is_a_sentence(tmp_path):
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(SavedFileError, match="cannot be read"):
            nc.load_settings(path)


@pytest.mark.parametrize("settings", [SETTINGS, Settings(nc.AnalysisConfig(), SETTINGS.columns)], ids=["many", "few"])
def test_file_keeps_to_the_schema_in_the_documentation(settings):
    schema = json.loads((ROOT / "docs" / "settings.schema.json").read_text())
    jsonschema.validate(json.loads(format_settings(settings)), schema)


def test_schema_in_the_documentation_has_the_same_parts_and_words():
    schema = json.loads((ROOT / "docs" / "settings.schema.json").read_text())
    parts = schema["properties"]
    assert tuple(parts) == PARTS
    column = parts["columns"]["items"]["properties"]
    assert (tuple(column["kind"]["enum"]), tuple(column["role"]["enum"])) == (KINDS, ROLES)
    assert set(parts["config"]["properties"]) == set(vars(nc.AnalysisConfig()))
    assert set(parts["reading"]["properties"]) == set(vars(Overrides()))
