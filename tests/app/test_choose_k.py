"""Choose K: every state of a scan, another K beside the present one, and the silhouettes."""

from __future__ import annotations

from math import nan

import pytest

from neon_core.errors import NeonError
from pages.shared.shell import scan_progress
from pages.shared.shell.scan_progress import ScanState
from pages.shared.wording import choose_k_words
from tests.helpers.made_scans import made_scan, measured
from tests.helpers.pages import button_labels, component, markup, open_choose_k, press_button, shows, title

BLOBS = {"x": [0.0, 0.1, 0.2, 5.0, 5.1, 5.2, 9.0, 9.1, 9.3], "y": [0.0, 0.2, 0.1, 5.0, 5.3, 5.1, 0.0, 0.1, 0.3]}


@pytest.fixture
def put_state(monkeypatch):
    """A function that sets where the scan stands."""
    return lambda *state, **more: monkeypatch.setattr(scan_progress, "look", lambda: ScanState(*state, **more))


def made(first=2, last=12, **more):
    """Return a scan of a range of which every measure chooses 3."""
    best = {"silhouette": 0.5, "davies_bouldin": 0.5, "calinski_harabasz": 20.0, "restarts": 1.0, "resampling": 1.0}
    values = {
        k: {"gap": 1.0 if k >= 3 else 0.5, "inertia": 200.0 / k if k < 3 else 20.0 - k} for k in range(first, last + 1)
    }
    return made_scan(*(measured(k, **values[k], **(best if k == 3 else {})) for k in values), of_one=300.0, **more)


def headline(app):
    """Return the markup of the answer."""
    return next(text for text in markup(app) if "neon-verdict" in text)


def looked(app):
    """Return the present K, and the one that is looked at."""
    sent = component(app, "neon_scan")
    return sent["present"], sent["looked"]


def primary(app):
    """Return the labels of the solid buttons."""
    return [button.label for button in app.button if button.proto.type == "primary"]


def test_before_a_scan_its_button_is_the_only_solid_one(put_state):
    put_state(None, "empty")
    app = open_choose_k()
    assert not app.exception
    assert title(app) == "How many clusters?"
    assert primary(app) == ["Scan 2 to 12"]
    assert choose_k_words.NOT_SCANNED in headline(app)
    lines = component(app, "neon_scan")["lines"]
    assert [line["values"] for line in lines] == [[None] * 11] * 7
    assert looked(app) == (3, 4)
    assert len(component(app, "neon_silhouettes")["blocks"]) == 3


def test_while_it_is_computed_the_lines_grow_and_it_can_be_stopped(put_state):
    put_state(
        made_scan(measured(2, silhouette=nan), measured(3, silhouette=nan), pending=("silhouette",)),
        "working",
        "K = 3 of 3, starts",
    )
    app = open_choose_k(ks="2-3")
    assert shows(app, "K = 3 of 3, restarts")
    assert "Stop" in button_labels(app)
    assert choose_k_words.WORKING in headline(app)
    assert component(app, "neon_scan")["lines"][1]["values"] == [None, None]


def test_after_a_stop_what_was_computed_stays_and_it_goes_on(put_state):
    put_state(made_scan(measured(2), measured(3), pending=("gap",)), "stopped")
    app = open_choose_k(ks="2-3")
    assert choose_k_words.STOPPED in headline(app)
    assert primary(app) == ["Go on"]
    assert component(app, "neon_scan")["lines"][0]["texts"] == ["50.0", "33.3"]


def test_answer_has_its_reasons_and_the_numbers_of_both_k(put_state):
    put_state(made(), "done")
    app = open_choose_k(look="5")
    assert '<h2 class="neon-verdict">Three clusters.</h2>' in headline(app)
    assert "All seven measures say 3." in headline(app)
    assert primary(app) == ["Use 5 clusters"]
    assert looked(app) == (3, 5)
    assert shows(app, "One start from seed 2, as set. All else stays as it is.")
    assert len(component(app, "neon_flow")["after"]) == 5


def test_present_k_has_no_button_and_the_flow_goes_to_the_next(put_state):
    put_state(made(), "done")
    app = open_choose_k(look="3")
    assert primary(app) == []
    assert shows(app, "3 clusters are in use.")
    assert next(header.value for header in app.header) == "What would 4 change?"
    assert len(component(app, "neon_flow")["after"]) == 4
    assert looked(app) == (3, 3)


def test_taking_a_k_keeps_the_rest_and_looks_at_the_next(put_state):
    put_state(made(), "done")
    app = press_button(open_choose_k(look="5", row="83"), "Use 5 clusters")
    assert looked(app) == (5, 6)
    assert component(app, "neon_silhouettes")["row"] == 83
    assert primary(app) == ["Use 6 clusters"]


def test_nothing_found_is_an_answer(put_state):
    put_state(made_scan(measured(2, silhouette=0.08), measured(3, silhouette=0.08), noise=0.07), "done")
    app = open_choose_k(ks="2-3")
    assert "There may be no clusters here." in headline(app)


def test_end_of_the_range_asks_further(put_state):
    put_state(made(2, 3), "done")
    assert "Ask further: 2 to 6" in button_labels(open_choose_k(ks="2-3"))
    put_state(made(2, 50), "done")
    assert not [label for label in button_labels(open_choose_k(ks="2-50", k="50")) if "further" in label]


def test_present_k_outside_the_range_is_told(put_state):
    put_state(made(), "done")
    app = open_choose_k(k="20")
    assert shows(app, "The 20 clusters in use are outside this range.")
    assert "Ask further: 2 to 24" in button_labels(app)


def test_one_cluster_is_compared_with_two(put_state):
    put_state(made(), "done")
    app = open_choose_k(k="1")
    assert not app.exception
    assert looked(app) == (1, 2)
    assert shows(app, choose_k_words.NO_SILHOUETTE)


def test_equal_rows_have_a_sentence_and_no_page(replace_wine):
    replace_wine({"x": [3.0] * 6, "y": [1.0] * 6})
    app = open_choose_k(k="2")
    assert not app.exception
    assert shows(app, choose_k_words.ALL_EQUAL)
    assert not app.get("bidi_component")


def test_look_beyond_the_distinct_rows_is_told(replace_wine):
    replace_wine({"x": [0.0, 0.0, 1.0, 5.0, 5.0], "y": [0.0, 0.0, 2.0, 9.0, 9.0]})
    app = open_choose_k(k="3", look="9")
    assert shows(app, "The table has 3 distinct rows, so 9 clusters cannot be looked at.")
    assert looked(app) == (3, 2)


def test_failed_scan_is_told_and_can_be_tried_again(put_state):
    put_state(None, "failed", error=NeonError("It burnt"))
    app = open_choose_k()
    assert shows(app, "It burnt.")
    assert "Try again" in button_labels(app)


def test_merged_clusters_are_compared_as_they_are(put_state):
    put_state(made(), "done")
    app = open_choose_k(k="4", edits="merge-0-1")
    assert looked(app) == (3, 4)
    assert len(component(app, "neon_flow")["before"]) == 3
    assert shows(app, choose_k_words.NAMES_GO)


def test_names_with_markup_are_text(put_state):
    put_state(None, "empty")
    app = open_choose_k(names="0:<b>Old</b>")
    assert component(app, "neon_flow")["before"][0]["name"] == "<b>Old</b>"
    assert component(app, "neon_silhouettes")["blocks"][0]["name"] == "<b>Old</b>"


@pytest.mark.large
@pytest.mark.parametrize("sample", ["customers", "sensors", "digits"])
def test_other_samples_are_drawn(sample, put_state):
    put_state(None, "empty")
    app = open_choose_k(sample=sample)
    assert not app.exception
    assert component(app, "neon_flow")["streams"]
