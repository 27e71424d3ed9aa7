"""The session state of Streamlit: the one place that reads and writes it, and the address.

The choices stand under one key and the visit under another; both are replaced as a whole. Widgets keep keys of their
own: `mirror` sets one from the choices before it is drawn, `read_widget` reads it when its callback runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import randrange
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import ScriptRunContext, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from pages.shared.session import events, history_steps
from pages.shared.session.address import merge_repeated
from pages.shared.session.choices import TELLING_ROW, USUAL, Choices
from pages.shared.session.served_table import open_served
from pages.shared.session.visit import Parameters, Session, Visit

CHOICES, VISIT, SCREEN, SENT, LATEST = "choices", "visit", "screen", "sent", "latest"
MOST_EDITIONS = 2**40
"""First numbers of a column editor: sessions that follow each other in one browser do not share one."""
P = ParamSpec("P")


def session() -> Session:
    """Return the session as it was stored last."""
    return Session(st.session_state[CHOICES], st.session_state[VISIT])


def choices() -> Choices:
    """Return what the visitor has chosen."""
    stored: Choices = st.session_state[CHOICES]
    return stored


def watch_choices() -> Callable[[], Choices]:
    """Return a function that returns the choices as they are when it is called, also outside a run: in making a file.

    Where they are of another analysis by then, it returns those of now.
    """
    here, latest = choices(), st.session_state[LATEST]
    return lambda: latest[0] if latest[0].analysis_key == here.analysis_key else here


def visit() -> Visit:
    """Return what belongs to the visit and is no choice."""
    stored: Visit = st.session_state[VISIT]
    return stored


def store(after: Session) -> None:
    """Store a session in place of the one before."""
    st.session_state[CHOICES], st.session_state[VISIT] = after.choices, after.visit
    st.session_state.setdefault(LATEST, [after.choices])[0] = after.choices


def store_visit(after: Visit) -> None:
    """Store a visit; the choices stay."""
    st.session_state[VISIT] = after


def apply(event: Callable[Concatenate[Session, P], Session], *args: P.args, **kwargs: P.kwargs) -> None:
    """Take in the address, carry out an event, and store the session: every gesture ends here.

    A gesture may arrive together with a step back or forward. The choices of that address come first then, and the
    whole screen is drawn anew.
    """
    is_navigation = take_address()
    store(event(session(), *args, **kwargs))
    if is_navigation:
        rerun_app()


def rerun_app() -> None:
    """Have the whole screen drawn after a callback of a fragment, too."""
    if is_fragment_run():
        st.rerun(scope="app")


def rerun_fragments(names: list[str]) -> None:
    """Draw fragments anew; the whole screen where they are gone: a late gesture can arrive on another screen."""
    try:
        st.rerun(names)
    except StreamlitAPIException:
        st.rerun(scope="app")


def begin_run() -> None:
    """Take in the address, and look at the running job; called once when a run of the whole app begins."""
    take_address()
    for job in filter(None, (visit().job, visit().scan, visit().refits)):
        job.look()  # on every screen, so that the job goes on while its own screen is left


def take_address() -> bool:
    """Take in the address that the browser sent with this run; return whether it was a navigation."""
    parameters = merge_repeated({key: st.query_params.get_all(key) for key in st.query_params})
    run = get_script_run_ctx(suppress_warning=True)
    screen = run.page_script_hash if run is not None else ""
    is_other_screen = st.session_state.get(SCREEN, screen) != screen
    st.session_state[SCREEN] = screen
    if CHOICES not in st.session_state:
        store(events.begin_visit(parameters, has_returned(), randrange(MOST_EDITIONS), open_served()))
        return False
    before = session()
    is_history = run is not None and _is_step(run)
    store(events.receive_address(before, parameters, is_history=is_history, is_other_screen=is_other_screen))
    return choices() is not before.choices


def _is_step(run: ScriptRunContext) -> bool:
    """Whether a run carries out a step back or forward, of its own message or of one whose run was ended."""
    return history_steps.take_step(run.session_id, run.query_string) or run.is_history_navigation


def is_fragment_run() -> bool:
    """Whether only fragments are drawn, and not the whole screen."""
    run = get_script_run_ctx(suppress_warning=True)
    return run is not None and bool(run.fragment_ids_this_run)


def is_foreign_run() -> bool:
    """Whether a callback of a widget runs in a run of fragments without its own: no hand was on that widget.

    The browser sends the values of all widgets with each gesture, also the value that a widget had before the value
    that was set last, of which the browser has not heard yet: after a step back, or after a return to a server that was
    started anew.
    """
    run = get_script_run_ctx(suppress_warning=True)
    fragments = run.fragment_ids_this_run if run is not None else None
    return bool(fragments) and ThreadState.get().fragment_id not in (fragments or ())


def has_returned() -> bool:
    """Whether the browser was connected to another session before, which is gone.

    A browser names the session that it knows when it connects, as the third of the protocols that it offers.
    """
    offered = st.context.headers.get("Sec-WebSocket-Protocol") or ""
    return len(offered.split(",")) > 2  # "streamlit", a token, and the session


def is_phone() -> bool:
    """Whether the browser says that it is one of a phone."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def write_address(is_reading: bool = False) -> None:
    """Write the choices into the browser's address, where it can be bookmarked and shared; or a file that is read."""
    before = session()
    after, parameters = events.write_address(before, is_reading)
    store(after)
    if before.visit.address.must_write(parameters):
        st.query_params.from_dict(parameters)


def permalink() -> Parameters:
    """Store that a link to another screen carries the address of the choices, and return that address."""
    after, parameters = events.write_address(session())
    store(after)
    return dict(parameters)


def analysis_address() -> str:
    """Return the address that brings the analysis back, with its usual row and comparison; "" without a browser."""
    here = session()
    usual = replace(here.choices, row=TELLING_ROW, beta=USUAL)
    _, parameters = events.write_address(Session(usual, here.visit))
    query = f"?{urlencode(parameters)}" if parameters else ""
    return f"{st.context.url.rstrip('/')}/{query}" if st.context.url else ""


# --- widgets and components ---


def mirror(key: str, value: Any) -> None:
    """Set a widget to a choice before it is drawn.

    An equal value is not set again: it would be sent to the browser, and would undo a choice made in the meantime.
    It is set again where the browser sent it before it had heard of another value that was set before: that one is
    still on its way, and would be shown in place of the choice.
    """
    sent = st.session_state.setdefault(SENT, {})
    shown = st.session_state.get(key)
    is_overtaken = sent.pop(key, shown) != shown
    if key in st.session_state and shown == value and not is_overtaken:
        return
    if key in st.session_state:
        sent[key] = value
    st.session_state[key] = value


def mirror_anew(key: str, value: Any) -> str:
    """Set a widget to a choice before it is drawn, and return its key: another one where something else changed it.

    A gesture that the browser sends before it has heard of the change brings the widget's former value, which
    Streamlit takes for a choice of it: its callback asks `is_replaced`.
    """
    number = f"{key} number"
    shown = f"{key} {st.session_state.setdefault(number, 0)}"
    if st.session_state.get(shown, value) != value:
        st.session_state[number] += 1
        shown = f"{key} {st.session_state[number]}"
    if shown not in st.session_state:
        st.session_state[shown] = value
    return shown


def is_replaced(key: str) -> bool:
    """Whether a widget has another key by now than this one of `mirror_anew`: what it sends is nobody's choice."""
    name, _, number = key.rpartition(" ")
    return str(st.session_state.get(f"{name} number")) != number


def close_popover(key: str) -> None:
    """Close a popover that tells whether it is open, in a callback of something inside it."""
    st.session_state[key] = False


def read_widget(key: str) -> Any:
    """Return the value of a widget; None where it has none."""
    return st.session_state.get(key)


def read_message(key: str, name: str) -> Any:
    """Return the message that a component sent under a name; None where there is none."""
    return getattr(st.session_state.get(key), name, None)
