"""The parts of a model's file: every fault is named at once, and nothing else than a fault comes of them."""

from __future__ import annotations

import copy
import json
import random

import pytest

from neon_core.errors import SavedFileError
from neon_core.saved.model_file import format_model
from neon_core.saved.model_parts import parse_model
from tests.helpers.model_tables import rich_model

MODEL, _ = rich_model(transforms={"spent": "rank"}, dates="month")
CONTENT = json.loads(format_model(MODEL))


def changed(change):
    """Return the text of the model after a change of its content."""
    content = copy.deepcopy(CONTENT)
    change(content)
    return json.dumps(content)


def faults(text):
    with pytest.raises(SavedFileError) as raised:
        parse_model(text)
    assert all(problem.hint for problem in raised.value.problems)
    return [str(problem) for problem in raised.value.problems]


def test_every_fault_is_named_at_once():
    def spoil(content):
        content["prepared"][0] |= {"weight": 0, "center": ["x"], "extra": 1}
        content["prepared"][1]["form"]["decimals"] = "two"
        content["columns"][0]["kind"] = "nmber"
        content["more"] = 1

        content["clusters"][0]["centroid"][0] = None
        content["beta"] = -1
        content["map"]["variance"] = 3
        del content["comparable"]

    found = " ".join(faults(changed(spoil)))
    n = len(CONTENT["noise"])
    for fault in (
        "There is no 'more' in the model",
        "the model has no comparable",
        f"The kind of {CONTENT['columns'][0]['name']} is 'nmber'",
        "prepared[0].weight is not above 0",
        "prepared[0].center is no list of 1 number",
        "There is no 'extra' in prepared[0]",
        "prepared[1].form.decimals is 'two'",
        f"clusters[0].centroid is no list of {n} numbers",
        "beta is below 0",
        "map.variance is no list of 2 numbers",
    ):
        assert fault in found
        found = found.replace(fault, "", 1)
    assert len(faults(changed(spoil))) == 10


def test_numbers_are_read_where_the_features_cannot_be_counted():
    def spoil(content):
        content["prepared"][0] = 3
        content["clusters"][0]["centroid"] = ["x"]
        content["clusters"][1]["centroid"] = [1.0]

    found = faults(changed(spoil))
    assert len(found) == 2
    assert found[0].startswith("prepared[0] is 3, no object")
    assert found[1].startswith("clusters[0].centroid is no list of numbers")


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("beta", -1, "beta is below 0"),
        ("beta", None, "beta is None, no number"),
        ("beta", "1", "beta is '1', no number"),
        ("noise", [0.0], "noise is no list of"),
        ("clusters", [], "There are 0 clusters"),
        ("clusters.0.n_rows", -1, "no whole number from 0 to"),
        ("clusters.0.class", 9, "There is no class 9"),
        ("clusters.0.centroid", [1.0], "clusters[0].centroid is no list of"),
        ("clusters.0.fitted", [], "A merged cluster has two centroids or more"),
        ("clusters.1", 3, "clusters[1] is 3, no object"),
        ("classes", [{}], "A class is no text"),
        ("comparable", 1, "comparable is 1, neither true nor false"),
        ("map.directions", [], "The map has not two directions"),
        ("map", [], "map is [], no object"),
        ("prepared", [], "No column counts"),
        ("prepared.0.name", "none", "none counts here and is no feature of the table"),
        ("prepared.0.spread", [0.0], "A spread is not above 0"),
        ("prepared.0.decimals", [1e300], "decimals are no whole numbers from 0 to 17"),
        ("prepared.0.low", [1e9], "A range ends below its beginning"),
        ("prepared.0.form", {"decimals": 10**400}, "no whole number from 0 to 17"),
        ("prepared.0.transform", {"name": "root"}, "is neither a logarithm nor a rank"),
        ("prepared.1.transform", {"name": "rank", "values": [2, 1], "shares": [0.1, 0.2]}, "do not rise"),
        ("prepared.1.transform", {"name": "rank", "values": [1, 2], "shares": [0.1, 1.2]}, "not between 0 and 1"),
        ("prepared.1.transform", {"name": "logarithm", "offset": -1}, "offset of a logarithm is below 0"),
        ("prepared.2.usual", 99, "usual value of region is none of its categories"),
        ("prepared.2.blank", "x", "The last category of region is not that of empty cells"),
        ("prepared.3.date_use", "", "joined is a date, and a date alone has a use"),
        ("prepared.3.origin", "soon", "is no date without a time zone"),
        ("prepared.0.categories", ["a"], "has other categories than that"),
        ("table.nouns", ["one"], "one word for one and one for many"),
        ("table.rows", 3, "table is"),
        ("cluster_names", ["a"], "not one name for each cluster"),
        ("cluster_names", ["a", "a", *"bcdefgh"][: len(CONTENT["clusters"])], "Two clusters would be called “a”"),
        ("cluster_names", ["a\nb", *"cdefghi"][: len(CONTENT["clusters"])], "characters that cannot be seen"),
        ("noise.0", 1e300, "noise has a number below 0, or from 1e+140 on"),
        ("prepared.1", CONTENT["prepared"][0], f"{CONTENT['prepared'][0]['name']} is prepared twice"),
        ("prepared.4.usual", 4, "The usual value of use is no step of its order"),
        ("prepared.5.usual", 7, "The usual value of paper is not between no (0) and yes (1)"),
        ("clusters", CONTENT["clusters"][:1], "There is 1 cluster, and the choices make"),
        ("version", 2, "Version 2 of the model is not known"),
        ("format", "neon settings", "This is no file of model"),
    ],
)
def test_fault_of_a_part_is_named(path, value, fault):
    def change(content):
        *way, last = path.split(".")
        place = content
        for step in way:
            place = place[int(step) if step.isdigit() else step]
        place[int(last) if last.isdigit() else last] = value

    assert any(fault in found for found in faults(changed(change))), faults(changed(change))


def places(value, way=()):
    """Yield the way to every part of a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in items:
        yield (*way, key)
        yield from places(part, (*way, key))


WAYS = list(places(CONTENT))
WRONG: list = [None, True, -1, 0, 1e308, 10**400, "", "x", [], {}, [[]], [None], {"a": 1}, "2024-13-01", ["a", "a"]]


@pytest.mark.parametrize("seed", range(8))
def test_any_wrong_part_is_a_fault_or_has_a_meaning(seed):
    """No other exception than `SavedFileError`, whatever stands in the file; what is accepted explains rows."""
    rng = random.Random(seed)
    for _ in range(60):
        content = copy.deepcopy(CONTENT)
        *way, last = rng.choice(WAYS)
        place = content
        for step in way:
            place = place[step]
        if rng.random() < 0.2:
            del place[last]
        else:
            place[last] = rng.choice(WRONG)
        try:
            model = parse_model(json.dumps(content))
        except SavedFileError as error:
            assert error.problems  # noqa: PT017  # any other exception fails the test
        else:
            assert format_model(model)


@pytest.mark.parametrize("text", ["", "[]", "null", "NaN", "[" * 100_000, b"\xff", b"\x80\x04\x95"])
def test_what_is_no_model_says_so(text):
    (fault,) = faults(text)
    assert fault.startswith("This is no file of model")


def test_numbers_that_json_does_not_know_are_refused():
    (fault,) = faults(json.dumps(CONTENT | {"beta": float("nan")}))
    assert "NaN is no number of JSON" in fault
