"""The table that `neon serve` opens the dashboard on: each visit begins with it, and its address leads back to it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

import neon_core as nc
from neon_core.cli.serve import SERVED as GIVEN
from neon_core.config import OWN_TABLE
from neon_core.reading import Overrides
from neon_core.samples import SAMPLES
from pages.shared.results import work
from pages.shared.session import events, served_table
from pages.shared.session.choices import MOST_CLUSTERS, opening_choices
from pages.shared.session.column_choices import apply_columns
from pages.shared.session.served_table import SERVED, open_served
from tests.helpers.sessions import PRICES, after_write, take_upload

TOWNS = "town;warmth;size;heat\n" + "".join(
    f"Town {n};{n % 7},5;{n * n % 11};{('low', 'mid', 'high')[n % 3]}\n" for n in range(40)
)


@pytest.fixture
def towns(tmp_path):
    path = tmp_path / "towns.csv"
    path.write_text(TOWNS)
    return path


@pytest.fixture(autouse=True)
def _usual_limit(monkeypatch):
    monkeypatch.setattr("streamlit.get_option", {"server.maxUploadSize": 200}.__getitem__)


def serve(*arguments, n_doubts=0):
    """Return what a server opens its visits with that was started with these words."""
    return open_served({SERVED: json.dumps({"arguments": ["serve", *map(str, arguments)], "n_doubts": n_doubts})})


def test_both_ends_name_the_same_variable():
    assert SERVED == GIVEN


def test_server_without_a_table_opens_as_usual():
    assert open_served({}) is None
    assert serve() is None
    assert events.begin_visit({}, served=None).choices == opening_choices("wine")


def test_visit_opens_with_the_file_as_if_it_had_been_uploaded(towns):
    served = serve(towns)
    session = events.begin_visit({}, served=served)
    assert session.choices == replace(opening_choices("", served.upload.reference))
    assert session.choices.config == OWN_TABLE
    assert session.visit.upload is served.upload
    assert getattr(served.upload, "content", b"") == TOWNS.encode()
    assert session.visit.notices == ()


def test_options_are_choices_of_the_visit(towns):
    given = ["-k", "4", "--scaling", "robust", "--weight", "size=2", "--name", "1=Small", "--decimal", ","]
    given += ["--role", "size=describe", "--kind", "size=category", "--order", "heat=low,mid,high"]
    served = serve(towns, *given, "--missing-word", "?", "--unit", "warmth=°C", "--merge", "0", "1")
    choices = served.choices
    assert (choices.config.n_clusters, choices.config.scaling, choices.config.weights) == (
        4,
        "robust",
        (("size", 2.0),),
    )
    assert (choices.names, choices.config.edits) == (((1, "Small"),), (("merge", 0, 1),))
    overrides = Overrides(decimal=",", missing_values=("?",), units=(("warmth", "°C"),))
    assert served.upload.overrides == choices.file.overrides == overrides
    assert choices.columns.roles == (("size", "describe"),)
    assert choices.columns.kinds == (("heat", "ordered"), ("size", "category"))
    assert choices.columns.orders == (("heat", ("low", "mid", "high")),)


def test_settings_bring_the_analysis_back(towns, tmp_path):
    data = nc.read_table(towns).with_orders({"heat": ["low", "mid", "high"]}).with_roles({"size": "describe"})
    analysis = nc.analyse(data, nc.AnalysisConfig(n_clusters=2, scaling="robust")).rename({0: "Old"})
    nc.save_settings(data, analysis, tmp_path / "s.json")
    choices = serve(towns, "--settings", tmp_path / "s.json").choices
    applied = apply_columns(nc.read_table(towns), choices.columns)
    assert applied.data.fingerprint == data.fingerprint
    assert (choices.config, choices.names, applied.notices) == (analysis.config, ((0, "Old"),), ())
    assert applied.columns.roles == (("size", "describe"),)  # what the settings say of the others is the guess


def test_address_leads_back_also_after_another_upload(towns):
    served = serve(towns, "-k", "4")
    session = after_write(events.begin_visit({}, served=served))
    address = session.visit.address.current
    assert address == {"table": served.upload.reference.key, "file": "towns.csv", "k": "4"}
    again = events.begin_visit(address, served=served)
    assert again.choices == session.choices
    elsewhere = take_upload(session, PRICES)
    back = events.receive_address(elsewhere, {**address, "k": "5"})
    assert back.visit.upload is not None
    assert back.visit.upload.content == TOWNS.encode()
    assert (back.choices.config.n_clusters, back.visit.awaited) == (5, None)
    assert events.receive_address(elsewhere, {}, is_history=True).choices == session.choices


def test_wine_has_an_address_of_its_own_where_the_bare_one_is_taken(towns):
    session = after_write(events.back_to_sample(events.begin_visit({}, served=serve(towns))))
    assert session.visit.address.current == {"sample": "wine"}
    assert events.begin_visit({"sample": "wine"}, served=serve(towns)).choices == opening_choices("wine")


def test_sample_opens_with_its_choices():
    served = serve("--sample", "iris", "-k", "5")
    assert served.choices == replace(opening_choices("iris"), config=replace(SAMPLES["iris"].opening, n_clusters=5))
    session = after_write(events.begin_visit({}, served=served))
    assert session.visit.address.current == {"sample": "iris", "k": "5"}
    assert session.visit.upload is None


def test_doubts_and_too_many_clusters_are_said(towns):
    served = serve(towns, "-k", MOST_CLUSTERS + 1, n_doubts=2)
    notices = events.begin_visit({}, served=served).visit.notices
    assert served.choices.config.n_clusters == OWN_TABLE.n_clusters
    assert [word in notice for word, notice in zip(("51 clusters", "2 places"), notices, strict=True)] == [True, True]


def test_file_that_is_gone_or_has_grown_gives_a_sample_and_a_sentence(towns, monkeypatch):
    monkeypatch.setattr(served_table, "MB", 1)
    assert "grown beyond 200 MB" in serve(towns).notices[0]
    monkeypatch.undo()
    towns.unlink()
    served = serve(towns)
    session = events.begin_visit({}, served=served)
    assert session.choices == opening_choices("wine")
    assert session.visit.notices == served.notices
    assert str(towns.parent) not in served.notices[0]


def test_visits_share_the_bytes_until_the_file_changes(towns):
    first, second = serve(towns), serve(towns)
    assert first.upload.content is second.upload.content
    towns.write_text(TOWNS + "Town 40;1,5;3;low\n")
    assert serve(towns).upload.fingerprint != first.upload.fingerprint


def test_visitor_cannot_name_a_path(towns):
    served = serve(towns)
    for parameters in ({"table": str(towns)}, {"file": str(towns)}, {"table": "../../etc/passwd"}):
        session = events.begin_visit(parameters, served=served)
        assert session.choices == opening_choices("wine")
        assert session.visit.notices


def test_table_is_read_as_an_upload_is(towns):
    served = serve(towns)
    data = work.read_upload(served.upload, nc.Limits())
    assert isinstance(data, nc.Dataset)
    assert data.frame["warmth"].tolist() == nc.read_table(towns).frame["warmth"].tolist()
