"""The switch of tools on the map: a line that is drawn becomes a group, and the map learns which rows that has."""

from __future__ import annotations

import numpy as np
import pytest

import neon_core as nc
from neon_core.drawn_rows import rows_inside
from neon_core.projection import pca_map
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared.explore import map_panel, map_tools
from pages.shared.live_chart import payload
from pages.shared.results import current
from pages.shared.session import events, store
from pages.shared.session.group import Group
from tests.helpers.pages import component, map_payload, open_explore, panel_payload

KEY = map_tools.KEY
BOX = [[0.2, -0.5], [0.9, -0.5], [0.9, 0.6], [0.2, 0.6]]
FAR = [[90, 90], [91, 90], [91, 91]]


@pytest.fixture(scope="module")
def wine():
    return nc.analyse(nc.load_sample("wine"), PUBLISHED)


def picture_id():
    analysis = current.analysis()
    return current.chart(analysis, current.projection(analysis))["id"]


def draw(visitor, shape=BOX, draws=1, picture=None):
    visitor.send(KEY, drawn={"shape": shape, "picture": picture or picture_id(), "draws": draws})
    map_tools.take_drawn(KEY)


def test_line_becomes_the_group_of_the_rows_inside(visitor, wine):
    draw(visitor)
    expected = rows_inside(wine, pca_map(wine), BOX)
    group = store.choices().group
    assert group == Group.of_rows(expected.tolist(), "drawn")
    assert store.choices().question == "group"
    assert expected.size > 20
    assert visitor.reruns
    assert store.visit().draws == 1


def test_line_around_nothing_is_answered_and_changes_nothing(visitor):
    draw(visitor)
    before = store.choices()
    draw(visitor, FAR, 2)
    assert store.choices() == before
    assert store.visit().draws == 2
    assert len(visitor.reruns) == 1


def test_repeated_line_and_line_on_another_map_change_nothing(visitor):
    draw(visitor, draws=3)
    before = store.choices()
    draw(visitor, [[-9, -9], [9, -9], [0, 9]], draws=3)
    draw(visitor, [[-9, -9], [9, -9], [0, 9]], draws=4, picture="another")
    assert store.choices() == before
    assert store.visit().draws == 4


def test_number_that_no_hand_can_have_reached_is_not_answered(visitor):
    draw(visitor, draws=10**9)
    assert (store.choices().group, store.visit().draws) == (None, 0)


def test_map_learns_the_drawn_rows_the_size_and_the_line(wine):
    picture = payload.build_map(wine, pca_map(wine), SAMPLES["wine"], "map", "frame", "id")
    sampled = picture | {"rows": [3, 8, 60, 170]}
    mark = payload.build_group_mark(np.array([2, 8, 9, 170]), sampled, ("wine", "wines"), ("frame", ((0.0, 1.0),) * 3))
    assert mark == {"rows": [8, 170], "size": "4 wines", "frame": "frame", "shape": [[0.0, 1.0]] * 3}
    assert payload.build_group_mark(np.array([8]), picture, ("wine", "wines")) == {"rows": [8], "size": "1 wine"}


def test_cluster_as_a_group_has_no_line(visitor, wine):
    draw(visitor)
    store.apply(events.choose_group, Group.of_cluster(1))
    mark = map_tools._group_mark(wine)
    assert mark is not None
    assert mark["rows"] == np.flatnonzero(wine.clustering.labels == 1).tolist()
    assert "shape" not in mark
    store.apply(events.drop_group)
    assert map_tools._group_mark(wine) is None


def test_line_stays_with_its_group_when_it_has_a_name(visitor, wine):
    draw(visitor)
    store.apply(events.name_group, "the strong ones")
    mark = map_tools._group_mark(wine)
    assert mark is not None
    assert mark["shape"] == BOX


@pytest.mark.parametrize(
    "sent", [None, {}, {"row": -1, "answers": 1}, {"row": "7", "answers": 1}, {"row": 60, "answers": 1}]
)
def test_second_row_that_is_none_changes_nothing(visitor, sent):
    visitor.send("panel", other=sent)
    map_panel.take_other("panel")
    assert store.choices().other == -1


def test_second_row_is_chosen_once_and_the_chosen_row_stays(visitor):
    for _ in range(2):
        visitor.send("panel", other={"row": 83, "answers": 1})
        map_panel.take_other("panel")
    assert (store.choices().row, store.choices().other, store.visit().answered) == (60, 83, 1)
    assert len(visitor.reruns) == 1


def test_panel_tells_the_map_the_second_row():
    app = open_explore(row="60", other="83")
    assert panel_payload(app)["mark"]["other"] == {"row": 83}
    assert "other" not in panel_payload(open_explore(row="60"))["mark"]


def test_page_with_a_group_in_its_address_tells_the_map():
    app = open_explore(group="cluster-2", ask="group")
    data = component(app, "neon_tools")
    assert (data["group"]["size"], data["draws"]) == ("55 wines", 0)
    assert component(open_explore(), "neon_tools")["group"] is None


def test_map_says_whether_it_draws_every_row(small_map):
    app = open_explore(group="cluster-2")
    assert map_payload(app)["draws_all"] is False
    group = component(app, "neon_tools")["group"]
    assert group["size"] == "55 wines"
    assert 0 < len(group["rows"]) < 55
    assert set(group["rows"]) <= set(map_payload(app)["rows"])
