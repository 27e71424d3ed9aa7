"""Steps back and forward that no run has carried out yet.

A browser marks the message of a step. A later message ends the run of an earlier one, or is joined with it, and then
no run carries the mark: the address of the step would be taken for one that the browser sends late. So the address is
remembered where the message arrives, until a run takes it or the browser has another address.
"""

from __future__ import annotations

_waiting: dict[str, str] = {}
"""The query string of the last step, by session."""


def note_message(session_id: str, query_string: str, is_step: bool) -> None:
    """Take note of a message of a browser: its address, and whether it is a step back or forward.

    Examples
    --------
    >>> note_message("s", "k=4", is_step=True)
    >>> note_message("s", "k=4", is_step=False)
    >>> take_step("s", "k=4"), take_step("s", "k=4")
    (True, False)
    """
    if is_step:
        _waiting[session_id] = query_string
    elif _waiting.get(session_id) != query_string:
        forget(session_id)


def take_step(session_id: str, query_string: str) -> bool:
    """Return whether a step led to the address of a run, and no run has carried it out; this one does."""
    if _waiting.get(session_id) != query_string:
        return False
    forget(session_id)
    return True


def forget(session_id: str) -> None:
    """Forget the step of a session, which may have none."""
    _waiting.pop(session_id, None)
