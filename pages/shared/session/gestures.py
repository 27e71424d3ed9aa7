"""Gestures: from a widget, or a message of a component, to an event.

These are the callbacks of Streamlit. A message of a browser is checked here; anything malformed is ignored.
"""

from __future__ import annotations

from dataclasses import replace
from time import time
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from neon_core.config import check
from neon_core.samples import SAMPLES
from neon_core.transforms import LOGARITHM
from pages.shared.live_chart import saved_figures
from pages.shared.session import address, events, store
from pages.shared.session.choices import MOST_CLUSTERS
from pages.shared.session.visit import FileRequest
from pages.shared.wording import upload_words

if TYPE_CHECKING:
    from neon_core.payload.browser_messages import Answered, SearchNotice
    from pages.shared.live_chart.payload.visitor_messages import SaveRequest

SECONDS_SENT, MOST_FILES = 5.0, 9
"""Seconds a requested file is sent, and how many files at most."""
MOST_PICTURES = 12
"""Pictures whose choices are remembered: a request to save one arrives when the screen may be some clicks further."""
LONGEST_ID = 200
LARGEST = 2**53
"""Largest whole number that a browser can send exactly."""
MOST_AHEAD = 10**6
"""Gestures that a browser may have counted since the last one that this session answered: a page counts on through
restarts of the server. A number that no hand can have reached would make every later gesture an old one."""
LONGEST_SEARCH = 1000
"""Characters of a search that are read."""


class Pick(NamedTuple):
    """A row that was clicked on the map, and the number of the click."""

    row: int
    click: int


class Release(NamedTuple):
    """A comparison that a hand has let go of, and the number of the gesture."""

    beta: float | str
    number: int


class Search(NamedTuple):
    """A text by which a row is searched for, and the number of the search among the clicks."""

    text: str
    click: int


def choose_table(key: str) -> None:
    """Open the sample, or the uploaded table, of a widget; a name that no table has changes nothing."""
    if store.is_foreign_run():
        return
    name = store.read_widget(key)
    if name in SAMPLES or (name == events.UPLOAD and store.visit().upload is not None):
        store.apply(events.open_table, name)


def choose_config(field: str, key: str) -> None:
    """Take one field of the config from its widget; a value that no widget of ours has changes nothing.

    Nor does a value that comes with the gesture of a fragment: see `store.is_foreign_run`.
    """
    if store.is_foreign_run():
        return
    value = store.read_widget(key)
    is_too_many = field == "n_clusters" and isinstance(value, int) and value > MOST_CLUSTERS
    if check(field, value) is None and not is_too_many:
        store.apply(events.change_config, field, value)


def choose_n_clusters(n_clusters: int) -> None:
    """Set K, from a button in a fragment; the whole screen follows."""
    store.apply(events.change_config, "n_clusters", n_clusters)
    st.rerun(scope="app")


def choose_scaling(scaling: str) -> None:
    """Choose a scaling, from a button in a fragment; the whole screen follows."""
    store.apply(events.change_config, "scaling", scaling)
    st.rerun(scope="app")


def use_logarithm(column: str) -> None:
    """Count a number by its logarithm, from a button in a fragment; the whole screen follows."""
    store.apply(events.choose_transform, column, LOGARITHM)
    st.rerun(scope="app")


def describe_by(column: str) -> None:
    """Leave a column out and describe the clusters by it, from a button in a fragment; the whole screen follows."""
    store.apply(events.describe_by, column)
    st.rerun(scope="app")


def choose_described(key: str) -> None:
    """Choose the column of a widget that the clusters are described by; a cleared choice is that of nobody."""
    if store.is_foreign_run():
        return
    name = store.read_widget(key)
    store.apply(events.choose_described, name if isinstance(name, str) else "")


def search_notice(analysis_id: str) -> SearchNotice | None:
    """Return the sentence about the last search in an analysis, as it travels."""
    search = store.visit().search
    if search is None or search.analysis_id != analysis_id:
        return None
    return {"notice": search.sentence, "refused": True} if search.refused else {"notice": search.sentence}


# --- messages of the components ---


def is_whole(value: object) -> bool:
    """Whether a value is a whole number as a browser counts: no boolean, and none of 5,000 digits."""
    return type(value) is int and abs(value) <= LARGEST


def parse_pick(message: Any) -> Pick | None:
    """Return the row of a click on the map; None for anything malformed.

    Examples
    --------
    >>> parse_pick({"row": 3, "answers": 1}), parse_pick({"row": "3"})
    (Pick(row=3, click=1), None)
    """
    if not isinstance(message, dict) or not all(is_whole(message.get(part)) for part in ("row", "answers")):
        return None
    return Pick(message["row"], message["answers"])


def parse_search(message: Any) -> Search | None:
    """Return the text by which a row is searched for; None for anything malformed.

    Examples
    --------
    >>> parse_search({"text": "Ann", "answers": 2}), parse_search({"text": 3, "answers": 2})
    (Search(text='Ann', click=2), None)
    """
    if not isinstance(message, dict) or not is_whole(message.get("answers")):
        return None
    text = message.get("text")
    return Search(text[:LONGEST_SEARCH], message["answers"]) if isinstance(text, str) else None


def parse_release(message: Any) -> Release | None:
    """Return the comparison that a hand has let go of; None for anything malformed.

    Examples
    --------
    >>> parse_release({"beta": "inf", "released": 2}), parse_release({"beta": [1], "released": 3})
    (Release(beta=inf, number=2), None)
    """
    if not isinstance(message, dict) or not is_whole(message.get("released")):
        return None
    beta = parse_beta(message.get("beta"))
    return None if beta is None else Release(beta, message["released"])


def take_release(number: int) -> bool:
    """Remember the number of a comparison that is answered; return whether a browser can have counted so far."""
    before = store.visit()
    if not is_counted(number, before.released):
        return False
    store.store_visit(replace(before, released=number, has_returned=False))
    return True


def is_counted(number: int, answered: int) -> bool:
    """Whether a hand can have made so many gestures, of which the session has answered some."""
    return 0 < number <= answered + MOST_AHEAD


def parse_beta(message: Any) -> float | str | None:
    """Return a stiffness that a browser sent: "usual", "inf", or a number from 0 on; None for anything else.

    Examples
    --------
    >>> parse_beta(1.5), parse_beta("inf"), parse_beta([1])
    (1.5, inf, None)
    """
    if isinstance(message, str):
        return address.parse_beta(message)
    return address.parse_beta(repr(message)) if isinstance(message, float) or is_whole(message) else None


def take_click(click: int) -> bool:
    """Remember the number of a click, which a browser repeats until it is answered; return whether it is a new one."""
    before = store.visit()
    if not is_counted(click, before.answered):
        return False
    store.store_visit(replace(before, answered=max(before.answered, click), has_returned=False))
    return click > before.answered


def answered() -> Answered:
    """Return the numbers of the gestures that are answered, as they travel, and the table that stands behind a sample.

    The browser names that table where it comes back to a server that was started anew: no address has it.
    """
    visit = store.visit()
    message: Answered = {"answers": visit.answered, "released": visit.released}
    if visit.has_returned:
        message["returned"] = True
    if visit.upload is not None and not store.choices().is_upload:
        message["kept"] = visit.upload.reference.name
    return message


def take_return(message: Any) -> bool:
    """Remember that a browser has come back, and say which table it must give again; return whether there is one."""
    visit, name = store.visit(), parse_kept(message)
    store.store_visit(replace(visit, has_returned=False))
    if not (name and visit.has_returned):
        return False
    store.store(store.session().with_more_notices(upload_words.describe_lost_table(name)))
    return True


def parse_kept(message: Any) -> str:
    """Return the name of the table that was kept when the connection was lost; empty for none and anything malformed.

    Examples
    --------
    >>> parse_kept({"kept": "towns.csv"}), parse_kept({"kept": 5}), parse_kept(True)
    ('towns.csv', '', '')
    """
    name = message.get("kept") if isinstance(message, dict) else ""
    return name[:LONGEST_ID] if isinstance(name, str) else ""


def remember_picture(picture: str) -> None:
    """Remember the choices that a picture is drawn with: a request to save it names the picture."""
    visit, now = store.visit(), store.choices()
    if visit.pictures.get(picture) == now:
        return
    others = {key: choices for key, choices in visit.pictures.items() if key != picture}
    kept = list({**others, picture: now}.items())[-MOST_PICTURES:]
    store.store_visit(replace(visit, pictures=dict(kept)))


def take_file_requests(key: str) -> None:
    """Remember the files that a browser asks for, each with all that its picture showed when it was asked for.

    A browser repeats a request until its file has come, and each time the file is sent for some more seconds.
    """
    message, visit = store.read_message(key, "save"), store.visit()
    waiting = {request.message["id"]: request for request in visit.requested_files}
    for item in message if isinstance(message, list) else []:
        request = parse_file_request(item)
        if request is not None:
            first = waiting.pop(request["id"], None)
            first = first or FileRequest(request, 0.0, visit.pictures.get(request["picture"]))
            waiting[request["id"]] = replace(first, until=time() + SECONDS_SENT)
    requests = tuple(list(waiting.values())[-MOST_FILES:])
    store.store_visit(replace(visit, requested_files=requests, has_returned=False))


def parse_file_request(message: Any) -> SaveRequest | None:
    """Return one request for a file; None for anything malformed."""
    if not isinstance(message, dict) or not all(is_whole(message.get(part)) for part in ("id", "row")):
        return None
    beta, what, file_format = parse_beta(message.get("beta")), message.get("what"), message.get("format")
    picture = message.get("picture")
    if beta is None or not isinstance(picture, str) or not saved_figures.is_known(what, file_format):
        return None
    request: SaveRequest = {
        "what": str(what),
        "format": str(file_format),
        "id": message["id"],
        "picture": picture[:LONGEST_ID],
        "row": message["row"],
        "beta": beta,
    }
    return request


def current_file_requests(what: str) -> list[FileRequest]:
    """Return the requests for a figure in the last seconds.

    A file is sent more than once, since a run that another one overtakes sends nothing; the browser makes each once.
    """
    current = [request for request in store.visit().requested_files if request.until > time()]
    return [request for request in current if request.message["what"] == what]
