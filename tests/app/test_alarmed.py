"""What the second half of Trust shows: both sides of a scaling, and the alarms of a large table from a job."""

from __future__ import annotations

import pytest

import neon_core as nc
from neon_core.samples import PUBLISHED
from pages.shared.results import alarmed
from pages.shared.results.cache import LongWorkError, Source
from tests.helpers.analyses import wine_analysis

WINE = ("wine", "wines")


def test_sides_of_wine_are_those_of_the_picture():
    source = Source("wine")
    now, raw = alarmed.side(source, wine_analysis()), alarmed.side(source, wine_analysis(scaling="none"))
    proline = list(wine_analysis().design.column_names).index("proline")
    assert (round(now.shares[proline], 3), round(raw.shares[proline], 3)) == (0.146, 0.998)
    assert sum(now.shares) == pytest.approx(1.0)
    for side, silhouette, rand in ((now, 0.301, 0.854), (raw, 0.571, 0.371)):
        assert side.silhouette == pytest.approx(silhouette, abs=5e-4)
        assert side.rand == pytest.approx(rand, abs=5e-4)


def test_other_side_is_raw_units_or_scaled():
    assert alarmed.other_config(PUBLISHED).scaling == "none"
    assert alarmed.other_config(alarmed.other_config(PUBLISHED)).scaling == "minmax"


def test_table_without_class_has_no_agreement():
    data = nc.load_sample("wine").with_roles({"class": "ignore"})
    assert alarmed.side(Source("wine"), nc.analyse(data, PUBLISHED)).rand is None


def test_alarms_of_a_large_upload_are_made_by_a_job(monkeypatch):
    data, analysis = nc.load_sample("iris"), nc.analyse(nc.load_sample("iris"))
    monkeypatch.setattr(alarmed, "is_long_fit", lambda data: True)
    monkeypatch.setattr(Source, "is_upload", True)
    monkeypatch.setattr(alarmed._alarms, "private", alarmed._alarms.shared)
    with pytest.raises(LongWorkError):
        alarmed.alarms(Source("iris"), data, analysis, WINE)
    stages = []
    checked = alarmed.build_checked(data, analysis, WINE, lambda stage, share: stages.append(stage))
    assert stages[-1] == "alarms"
    assert checked.other.config.scaling == "none"
    assert alarmed.alarms(Source("iris"), data, analysis, WINE, made=checked.alarms) == nc.alarms(analysis, WINE)
