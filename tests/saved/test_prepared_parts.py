"""The preparation of a column in a model's file."""

from __future__ import annotations

import json

import pytest

from neon_core.saved.json_object import Faults
from neon_core.saved.model_file import format_model
from neon_core.saved.prepared_parts import parse_prepared
from tests.helpers.model_tables import rich_model

MODEL, _ = rich_model(transforms={"spent": "logarithm"})
COLUMNS = {column.name: column for column in MODEL.settings.columns}
PREPARED = json.loads(format_model(MODEL))["prepared"]


@pytest.mark.parametrize("i", range(len(PREPARED)))
def test_column_comes_back(i):
    faults = Faults("")
    found = parse_prepared(PREPARED[i], f"prepared[{i}]", COLUMNS, faults)
    assert faults.problems == []
    assert found is not None
    column, usual, numbers = found
    own = MODEL.design.columns[i]
    for part in ("name", "kind", "categories", "rare", "blank", "date_use", "origin", "order", "transform", "form"):
        assert getattr(column, part) == getattr(own, part)
    assert usual == MODEL.usual[i]
    assert numbers["center"].tolist() == MODEL.design.center[own.features].tolist()


def test_column_that_is_no_feature_has_no_preparation():
    faults = Faults("")
    assert parse_prepared({**PREPARED[0], "name": "memo"}, "prepared[0]", COLUMNS, faults) is None
    assert "memo counts here and is no feature of the table" in str(faults.problems[0])
