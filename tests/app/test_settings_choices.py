"""Saved settings as choices of a visit, and back to the same analysis."""

from __future__ import annotations

import pytest

import neon_core as nc
from pages.shared.session.column_choices import apply_columns
from pages.shared.session.settings_choices import choices_of, columns_of
from pages.shared.session.uploaded_file import FileReference
from tests.helpers.model_tables import rich_dataset, rich_frame

pytestmark = pytest.mark.filterwarnings("ignore::neon_core.errors.NeonWarning")


def test_columns_of_settings_are_those_of_the_table():
    data = rich_dataset().with_kinds({"paper": "category"}).with_roles({"paper": "describe"})
    settings = nc.Settings.of(data, nc.analyse(data))
    guessed = nc.Dataset.from_frame(rich_frame(), "customers")
    applied = apply_columns(guessed, columns_of(settings))
    assert applied.notices == ()
    assert applied.data.fingerprint == data.fingerprint
    assert dict(applied.columns.roles) == {
        "customer": "row id", "region": "feature", "joined": "feature", "use": "feature", "tier": "class",
        "paper": "describe",
    }  # fmt: skip


def test_file_of_settings_is_named_by_its_first_digits():
    data = nc.read_table(b"a;b\n1;2,5\n3;4\n5;1\n", filename="t.csv", decimal=",")
    choices = choices_of(nc.Settings.of(data, nc.analyse(data, nc.AnalysisConfig(2))))
    assert choices.file == FileReference(data.reading.source_fingerprint[:12], "t.csv", data.reading.overrides)
    assert choices.is_upload


def test_no_settings_choose_no_column():
    assert columns_of(None).roles == ()
