"""What hands do on Explore: rows, maps, the comparison, and what is to be saved."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from pages.shared.live_chart import saved_figures
from pages.shared.session import address
from pages.shared.session.address import DEFAULT_MAP
from pages.shared.state.source import clustering_changed, nouns
from pages.shared.wording import address_words

if TYPE_CHECKING:
    from neon_core.checks import Indices
    from pages.shared.live_chart.payload.browser_messages import SaveRequest, SearchNotice

MAP, ANSWER, TABLE = "map", "answer", "table"
"""The screen's fragments."""
KEPT, MOST_SAVED = 5.0, 9
"""For how many seconds, and how many of, the files that were asked for are sent."""
MOST_ASKED = 1000
"""So many letters of a search are read."""


class Found(NamedTuple):
    """What is to be said of a search for a row: in which analysis, in words, and whether there is none."""

    where: str
    said: str
    refused: bool = False


def choose_clusters(n_clusters: int) -> None:
    """Set K from a button in a fragment; title and sidebar follow."""
    st.session_state.k = n_clusters
    clustering_changed()
    st.rerun(scope="app")


def choose_row(row: int, where: str = MAP, found: Found | None = None) -> None:
    """Choose a row, from a callback in one of the fragments; `found` is what there is to say of the search for it."""
    state = st.session_state
    state.row, state.found = int(row), found
    anew = _drawn_anew(follows=state.get("follows", False))
    if where == TABLE:
        state.marked = int(row)
    elif state.get("marked") not in (None, int(row)):
        state.marked = None
        anew.append(TABLE)
    st.rerun(anew)


def _drawn_anew(follows: bool = False) -> list[str]:
    """Return the fragments that a choice of row or comparison draws anew.

    The answer; the map where its picture follows the row, or says something about the address that is now done with.
    The table marks only what was chosen in it, and is drawn anew only where its mark is to go.
    """
    said, st.session_state.notices = st.session_state.notices, []
    return [ANSWER, *([MAP] if said or follows else [])]


def is_stale_mark(key: str, rows: list[int]) -> bool:
    """Whether a table marks a row that is not the one chosen in it last."""
    selected = st.session_state.get(key, {}).get("selection", {}).get("rows", [])
    return any(at >= len(rows) or rows[at] != st.session_state.get("marked") for at in selected)


def settle_row(rows: Indices, n_rows: int, telling_row: int) -> int:
    """Return the chosen row; the telling row where none is chosen or, said, where it is not in this table.

    `rows` are those of the table's `n_rows` that were not left out.
    """
    row: int = st.session_state.row
    if row != -1 and row not in rows:
        said = address_words.row_gone(row, n_rows, nouns(), telling_row)
        st.session_state.notices = [*st.session_state.notices, said]
        row = telling_row
    st.session_state.row = telling_row if row == -1 else row
    return int(st.session_state.row)


def settle_map(names: tuple[str, ...], telling: tuple[str, str], possible: set[str]) -> tuple[str, tuple[str, str]]:
    """Return the chosen map and its axes; said, where this map or such a feature cannot be had."""
    state = st.session_state
    if state.map not in possible:
        state.notices = [*state.notices, address_words.NO_MAP[state.map]]
        state.map = DEFAULT_MAP
    if state.map == "features":
        first, second = (_settle_axis(name, names, new) for name, new in zip(state.axes, telling, strict=True))
        if first == second:
            second = next(name for name in (*telling, *names) if name != first)
        state.axes = (first, second)
    return state.map, state.axes


def _settle_axis(name: str, names: tuple[str, ...], instead: str) -> str:
    if name and name not in names:
        st.session_state.notices = [*st.session_state.notices, address_words.axis_gone(name, instead)]
    return name if name in names else instead


def choose_map() -> None:
    """Take the choice of map; pressing the chosen one again leaves it."""
    st.session_state.map = st.session_state.map_choice or st.session_state.map
    st.session_state.notices = []
    st.rerun([MAP, ANSWER])


def choose_axes() -> None:
    """Take the two features from their controls; choosing the other axis's feature swaps the two."""
    state = st.session_state
    chosen, before = (state.axis_x, state.axis_y), state.axes
    state.axes = before[::-1] if chosen[0] == chosen[1] else chosen
    state.notices = []
    st.rerun([MAP, ANSWER])


def take_pick(key: str) -> None:
    """Take the row of a click on the map; anything else that a browser might send is left."""
    sent: Any = st.session_state[key].picked
    if isinstance(sent, dict) and all(type(sent.get(part)) is int for part in ("row", "answers")):
        st.session_state.answers = sent["answers"]
        choose_row(sent["row"])


def take_asked(key: str) -> str | None:
    """Take the text by which a row is searched for; None of anything else that a browser might send."""
    sent: Any = st.session_state[key].search
    if not isinstance(sent, dict) or type(sent.get("answers")) is not int or not isinstance(sent.get("text"), str):
        return None
    st.session_state.answers = sent["answers"]
    return str(sent["text"][:MOST_ASKED])


def refuse_row(found: Found) -> None:
    """Say that a row that was searched for is not there; the choice stays."""
    st.session_state.found = found
    st.rerun([ANSWER])


def found(where: str) -> SearchNotice | None:
    """Return what is to be said of the last search for a row in an analysis; None where there is nothing."""
    last: Found | None = st.session_state.get("found")
    if last is None or last.where != where:
        return None
    return {"notice": last.said, "refused": True} if last.refused else {"notice": last.said}


def answers() -> int:
    """Return the number of the click that was answered last."""
    return int(st.session_state.get("answers", 0))


def take_beta(key: str) -> None:
    """Take the comparison: "usual", "inf", or a number from 0 on; anything else is left."""
    sent: Any = st.session_state[key].beta
    beta = _beta(sent)
    if beta is not None:
        st.session_state.beta = beta
        st.rerun(_drawn_anew())


def take_save(key: str) -> None:
    """Take what is to be saved, as it was drawn when it was asked for; a browser says again what it still waits for."""
    sent: Any = st.session_state[key].save
    waiting = {request["id"]: request for request in st.session_state.get("saving", [])}
    for request in sent if isinstance(sent, list) else []:
        if _can_be_saved(request):
            found = {name: request[name] for name in ("what", "format", "id", "row")}
            waiting.setdefault(request["id"], {**found, "beta": _beta(request.get("beta")), "until": time() + KEPT})
    st.session_state.saving = list(waiting.values())[-MOST_SAVED:]


def _can_be_saved(request: Any) -> bool:
    if not isinstance(request, dict) or any(type(request.get(part)) is not int for part in ("id", "row")):
        return False
    known = saved_figures.is_known(request.get("what"), request.get("format"))
    return known and _beta(request.get("beta")) is not None


def _beta(sent: Any) -> float | str | None:
    """Read a comparison that a browser sent: "usual", "inf", or a number from 0 on; None for anything else."""
    return address.beta(sent if isinstance(sent, str) else repr(sent))


def to_save(what: str) -> list[SaveRequest]:
    """Return what was asked to be saved of a picture in the last moments.

    More than once, since a run that another overtakes sends nothing; the browser makes each file once.
    """
    requests = [request for request in st.session_state.get("saving", []) if request["until"] > time()]
    st.session_state.saving = requests
    return [request for request in requests if request["what"] == what]
