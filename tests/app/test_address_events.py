"""Events of the address: deep links, reload, back and forward, late addresses."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from neon_core.reading import Overrides
from neon_core.samples import PUBLISHED, SAMPLES
from pages.shared.session import events
from pages.shared.session.choices import TELLING_ROW, opening_choices
from pages.shared.session.column_choices import Columns
from pages.shared.session.column_treatments import Treatments
from pages.shared.session.visit import AddressLog
from tests.helpers.sessions import PRICES, TOWNS, TOWNS_KEY, after_write, take_upload

KS = st.lists(st.integers(4, 20), min_size=1, max_size=8)


def test_bare_address_opens_the_published_run(wine_session):
    assert wine_session.choices == opening_choices("wine")
    assert wine_session.choices.config == PUBLISHED
    assert wine_session.visit.notices == ()


def test_deep_link_sets_every_choice():
    session = events.begin_visit(
        {"sample": "iris", "k": "5", "row": "7", "beta": "inf", "map": "borders", "ignore": "x"}
    )
    choices = session.choices
    assert (choices.sample, choices.config.n_clusters, choices.row, choices.beta) == ("iris", 5, 7, math.inf)
    assert (choices.map, choices.columns) == ("borders", Columns(roles=(("x", "ignore"),)))


def test_reload_opens_the_address_that_was_written(wine_session):
    session = events.choose_row(events.change_config(wine_session, "n_clusters", 6), 7)
    again = events.begin_visit(events.write_address(session)[1])
    assert again.choices == session.choices


def test_deep_link_with_a_bad_part_keeps_the_others_and_gives_a_notice():
    session = events.begin_visit({"k": "999", "row": "3"})
    assert (session.choices.config.n_clusters, session.choices.row) == (3, 3)
    assert len(session.visit.notices) == 1


def test_deep_link_to_a_missing_file_awaits_it():
    session = events.begin_visit({"table": TOWNS_KEY, "file": "towns.csv", "k": "4", "decimal": ","})
    assert session.choices == opening_choices("wine")
    assert session.visit.awaited is not None
    assert session.visit.awaited.config.n_clusters == 4
    assert "towns.csv" in session.visit.notices[0]
    assert after_write(session).visit.address.current["table"] == TOWNS_KEY  # until something else is changed


def test_back_and_forward_open_their_addresses(wine_session):
    first = after_write(events.change_config(wine_session, "n_clusters", 4))
    second = after_write(events.change_config(first, "n_clusters", 5))
    back = events.receive_address(second, {"k": "4"}, is_history=True)
    assert back.choices.config.n_clusters == 4
    forward = events.receive_address(back, {"k": "5"}, is_history=True)
    assert forward.choices.config.n_clusters == 5
    assert forward.visit.address == AddressLog({"k": "5"}, {"k": "5"}, ({"k": "4"}, {"k": "5"}), is_uncertain=True)


def test_late_address_is_no_navigation(wine_session):
    """A click wrote row=7; a change of K arrives with the address from before it."""
    clicked = after_write(events.choose_row(wine_session, 7))
    after = events.receive_address(clicked, {})
    assert after.choices == clicked.choices
    changed = after_write(events.change_config(after, "n_clusters", 5))
    assert (changed.choices.row, changed.choices.config.n_clusters) == (7, 5)


def test_every_unheard_address_may_be_late(wine_session):
    session = wine_session
    for k in (4, 5, 6):
        session = after_write(events.change_config(session, "n_clusters", k))
    for address in ({}, {"k": "4"}, {"k": "5"}):
        session = events.receive_address(session, address)
        assert session.choices.config.n_clusters == 6


def test_address_older_than_the_heard_one_is_a_navigation(wine_session):
    session = after_write(events.change_config(wine_session, "n_clusters", 4))
    session = events.receive_address(session, {"k": "4"})
    assert events.receive_address(session, {}).choices.config.n_clusters == 3


def test_address_never_written_is_a_navigation(wine_session):
    session = after_write(events.change_config(wine_session, "n_clusters", 4))
    assert events.receive_address(session, {"k": "9"}).choices.config.n_clusters == 9


def test_bare_link_to_another_screen_keeps_the_choices(wine_session):
    session = events.receive_address(after_write(events.change_config(wine_session, "n_clusters", 4)), {"k": "4"})
    after = events.receive_address(session, {}, is_other_screen=True)
    assert after.choices == session.choices
    assert events.write_address(after)[1] == {"k": "4"}
    assert after.visit.address.current == {}  # so that it is written again


@given(KS, st.data())
def test_no_change_of_k_is_lost_with_late_addresses(ks, data):
    """A browser hears of addresses late, but in order; each gesture carries the newest that it has heard of."""
    session, heard = events.begin_visit({}), 0
    sent: list[dict[str, str]] = [{}]
    for k in ks:
        heard = data.draw(st.integers(heard, len(sent) - 1))
        session = events.receive_address(session, sent[heard])
        session, address = events.write_address(events.change_config(session, "n_clusters", k))
        assert session.choices.config.n_clusters == k
        if address != sent[-1]:
            sent.append(address)


def test_long_column_choices_come_back_by_their_digest(wine_session):
    columns = Columns(roles=tuple((f"a long name of a column {i:04}", "ignore") for i in range(400)))
    session, address = events.write_address(events.change_columns(wine_session, columns, Treatments()))
    assert set(address) == {"columns"}
    gone = events.receive_address(session, {"k": "5"}, is_history=True)
    back = events.receive_address(gone, address, is_history=True)
    assert back.choices.columns == columns
    elsewhere = events.begin_visit(address)
    assert elsewhere.choices.columns == Columns()
    assert len(elsewhere.visit.notices) == 1


@given(st.sampled_from(sorted(SAMPLES)), st.integers(1, 20), st.integers(0, 100))
def test_address_round_trip_of_choices(sample, k, row):
    session = events.choose_row(
        events.change_config(events.open_table(events.begin_visit({}), sample), "n_clusters", k), row
    )
    assert events.begin_visit(events.write_address(session)[1]).choices == session.choices


def test_late_address_is_no_navigation_after_a_return_to_a_former_one(wine_session):
    """K goes to 4 and back to 3; the browser hears of K = 4 only after a click that it sent with the bare address."""
    session = after_write(events.change_config(wine_session, "n_clusters", 4))
    session = after_write(events.change_config(events.receive_address(session, {}), "n_clusters", 3))
    session = after_write(events.choose_row(events.receive_address(session, {}), 7))
    session = events.receive_address(session, {"k": "4"})
    assert (session.choices.config.n_clusters, session.choices.row) == (3, 7)


def test_late_address_is_no_navigation_after_a_link_to_another_screen(wine_session):
    session = wine_session
    for k in (4, 5):
        session = after_write(events.change_config(session, "n_clusters", k))
    session = after_write(events.receive_address(session, {}, is_other_screen=True))
    assert events.receive_address(session, {"k": "4"}).choices.config.n_clusters == 5


def test_late_address_after_a_bare_link_changes_nothing_though_the_bare_address_was_written(wine_session):
    """The bare address is written, and its link pressed, while the address before it is on its way."""
    session = after_write(events.change_config(wine_session, "n_clusters", 4))
    session = after_write(events.change_config(session, "n_clusters", 3))
    session = after_write(events.receive_address(session, {}, is_other_screen=True))
    assert events.receive_address(session, {"k": "4"}).choices.config.n_clusters == 3


def test_late_address_does_not_undo_back(wine_session):
    """The answer to a click arrives in the browser after a step back: the next gesture carries its address."""
    session = after_write(events.change_config(wine_session, "n_clusters", 4))
    session = after_write(events.choose_row(events.receive_address(session, {"k": "4"}), 7))
    session = events.receive_address(session, {}, is_history=True)
    session = events.receive_address(session, {"k": "4", "row": "7"})
    assert (session.choices.config.n_clusters, session.choices.row) == (3, TELLING_ROW)


class Browser:
    """A browser on a slow line: it sends gestures with its own address, and hears of written addresses later.

    Attributes
    ----------
    address, history : dict, list of dict
        The address that it shows, and all those that it has shown.
    coming : list of dict
        The addresses that were written and have not arrived yet.
    """

    def __init__(self):
        self.address: dict[str, str] = {}
        self.history: list[dict[str, str]] = [{}]
        self.coming: list[dict[str, str]] = []

    def hear(self, most):
        """Let some of the written addresses arrive, in order."""
        for _ in range(min(most, len(self.coming))):
            self.address = self.coming.pop(0)
            self.history.append(self.address)

    def go_back(self, position):
        """Go back to an address that was shown, and return it."""
        self.address = self.history[position % len(self.history)]
        return self.address


GESTURES = st.tuples(
    st.integers(0, 4),
    st.one_of(
        st.tuples(st.just("k"), st.integers(3, 5)),
        st.tuples(st.just("row"), st.integers(0, 2)),
        st.tuples(st.just("link"), st.just(0)),
        st.tuples(st.just("back"), st.integers(0, 9)),
    ),
)


@given(st.lists(GESTURES, max_size=12))
def test_every_gesture_is_carried_out_in_order_on_a_slow_line(gestures):
    session, browser = events.begin_visit({}), Browser()
    k, row = 3, TELLING_ROW
    for heard, (gesture, value) in gestures:
        browser.hear(heard)
        if gesture == "link":
            browser.address = {}
        address = browser.go_back(value) if gesture == "back" else browser.address
        is_history, is_link = gesture == "back", gesture == "link"
        session = events.receive_address(session, address, is_history=is_history, is_other_screen=is_link)
        if gesture == "back":
            k, row = int(address.get("k", 3)), int(address.get("row", TELLING_ROW))
        elif gesture == "k":
            k, session = value, events.change_config(session, "n_clusters", value)
        elif gesture == "row":
            row, session = value, events.choose_row(session, value)
        log = session.visit.address
        session, after = events.write_address(session)
        browser.coming += [after] if log.must_write(after) else []
        assert (session.choices.config.n_clusters, session.choices.row) == (k, row)


def test_navigation_keeps_the_choices_of_the_upload(towns_session):
    """Back to the sample, then the uploaded table again from the list of tables."""
    session = events.choose_row(events.change_config(towns_session, "n_clusters", 6), 2)
    back = events.receive_address(after_write(session), {}, is_history=True)
    assert back.choices == opening_choices("wine")
    assert events.open_table(back, events.UPLOAD).choices == session.choices


def test_upload_is_opened_as_it_was_read_last(towns_session):
    """An address read the file with another decimal mark after the visitor had left it for a sample."""
    session = after_write(events.open_sample(towns_session, "wine"))
    session = events.receive_address(session, {"table": TOWNS_KEY, "decimal": ","}, is_history=True)
    session = events.open_table(events.receive_address(session, {}, is_history=True), events.UPLOAD)
    assert session.visit.upload is not None
    assert session.choices.file == session.visit.upload.reference


def test_awaited_address_survives_a_click_and_is_restored(wine_session):
    session = after_write(events.begin_visit({"table": TOWNS_KEY, "file": "towns.csv", "k": "4", "row": "1"}))
    session = after_write(events.choose_row(session, 7))
    assert session.visit.address.current == {"row": "7"}
    after = take_upload(session, TOWNS)
    assert (after.choices.config.n_clusters, after.choices.row) == (4, 1)


def test_back_drops_the_candidate_table(towns_session):
    session = events.offer_table(after_write(towns_session), PRICES)
    assert events.receive_address(session, {}, is_history=True).visit.candidate is None


def reading(session):
    """Return the session while its candidate table is read, and the address."""
    return events.write_address(session, is_reading=True)


def test_address_names_the_file_that_is_being_read(wine_session):
    session = events.offer_file(after_write(events.change_config(wine_session, "n_clusters", 4)), TOWNS)
    session, parameters = reading(session)
    assert parameters == {"table": TOWNS_KEY, "file": "towns.csv"}
    assert events.receive_address(session, parameters).visit.candidate is TOWNS
    assert events.receive_address(session, {"k": "4"}).visit.candidate is TOWNS  # late
    again = events.begin_visit(parameters, has_returned=True)
    assert "towns.csv" in again.visit.notices[0]
    assert events.write_address(events.take_table(session, TOWNS))[1] == parameters


def test_address_of_a_file_that_is_read_as_an_address_asks_keeps_its_choices(wine_session):
    asked = {"table": TOWNS_KEY, "file": "towns.csv", "decimal": ",", "k": "4", "row": "1"}
    session = events.offer_file(after_write(events.begin_visit(asked)), TOWNS)
    assert reading(session)[1] == asked


def test_address_of_a_table_that_is_read_in_another_way_keeps_its_choices(towns_session):
    session = after_write(events.change_config(towns_session, "n_clusters", 5))
    session = events.offer_table(session, TOWNS.with_overrides(Overrides(decimal=",")))
    assert reading(session)[1] == {"table": TOWNS_KEY, "file": "towns.csv", "decimal": ",", "k": "5"}


def test_address_is_that_of_the_choices_where_reading_has_ended(towns_session):
    session = reading(events.offer_table(towns_session, PRICES))[0]
    assert reading(events.stop_reading(session))[1] == {"table": TOWNS_KEY, "file": "towns.csv"}
    assert events.write_address(session)[1] == {"table": TOWNS_KEY, "file": "towns.csv"}
