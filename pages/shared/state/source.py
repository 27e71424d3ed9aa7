"""What is explained and with which choices: the address, the samples, the table of one's own."""

from __future__ import annotations

import math
from dataclasses import replace

import streamlit as st

from neon_core.config import AnalysisConfig
from neon_core.samples import SAMPLES
from pages.shared.session import address, column_choices
from pages.shared.session.address import DEFAULT_SAMPLE, USUAL, Choices
from pages.shared.session.uploaded_file import File, Own
from pages.shared.wording import column_words, upload_words

OWN = "own table"
"""What is chosen where it is no sample."""
ROW = ("row", "rows")
MOST_KEPT = 20
"""So many choices of columns that an address had no room for are kept."""
CONTROLS = ("sample", "k", "scaling", "seed", "restarts")


def begin() -> None:
    """Take up the address: on a first visit, and when it was changed by going back or forward; then a table read.

    A way to another screen ends a run before the sidebar is drawn, and Streamlit then forgets its controls: they are
    put back.
    """
    state = st.session_state
    if state.get("job") is not None:
        state.job.look()  # on every screen, so that it goes on while its own is left
    for key, value in state.get("controls", {}).items():
        state.setdefault(key, value)
    asked = address.asked({key: st.query_params.get_all(key) for key in st.query_params})
    if state.get("address") != asked:
        _take_up(asked)
    if "taken" in state:
        _open(state.pop("taken"))
    state.controls = {key: state[key] for key in CONTROLS}


def _take_up(asked: dict[str, str]) -> None:
    """Take up the choices of an address; where its table is not here, say so and wait for it."""
    state = st.session_state
    choices, said = address.read(asked)
    choices, more = _found_again(choices)
    said, state.waiting = (*said, *more), None
    if choices.table is not None:
        table = own()
        if table is not None and table.file.key == choices.table.key:
            state.own = replace(table, asked=choices.table.asked)
        else:
            said = (*said, upload_words.describe_missing_file(choices.table.name, choices.table.key))
            state.waiting, choices = choices, Choices(DEFAULT_SAMPLE, address.opening(DEFAULT_SAMPLE))
    keep(choices)
    state.update(address=asked, notices=list(said), tried=None)


def _found_again(choices: Choices) -> tuple[Choices, tuple[str, ...]]:
    """Return choices with those of the columns that their address had no room for, or say that they are gone."""
    if not choices.kept:
        return choices, ()
    found = st.session_state.get("long", {}).get(choices.kept)
    if found is None:
        return replace(choices, kept=""), (column_words.describe_lost_choices(choices.kept),)
    columns, weights = found
    return replace(choices, kept="", columns=columns, config=replace(choices.config, weights=weights)), ()


def keep(choices: Choices) -> None:
    """Set every choice, the controls' own included (before they are drawn)."""
    config = choices.config
    source = choices.sample or OWN
    st.session_state.update(
        sample=source,
        source=source,
        k=config.n_clusters,
        scaling=config.scaling,
        seed=config.random_state,
        restarts=config.n_init,
        row=choices.row,
        beta=choices.beta,
        map=choices.map,
        axes=choices.axes,
        telling=-1,
        fill=config.missing,
        dates=config.dates,
        categories=config.most_categories,
        weights=config.weights,
        columns=choices.columns,
        edition=st.session_state.get("edition", 0) + 1,
    )


def choices() -> Choices:
    """Return what is chosen now."""
    s = st.session_state
    prepared = {"missing": s.fill, "dates": s.dates, "most_categories": int(s.categories), "weights": s.weights}
    config = AnalysisConfig(s.k, s.scaling, random_state=int(s.seed), n_init=int(s.restarts), **prepared)
    name, table = ("", s.own.file) if s.source == OWN else (s.source, None)
    return Choices(name, config, s.row, s.beta, s.map, s.axes, table, s.columns)


def own() -> Own | None:
    """Return the table of one's own that was read last; it stays when another cannot be read."""
    return st.session_state.get("own")


def is_own() -> bool:
    """Whether the table of one's own is what is explained."""
    return st.session_state.source == OWN


def candidate() -> Own | None:
    """Return the table that is to be read: the one that was given or changed last."""
    return st.session_state.get("tried") or own()


def waiting() -> Choices | None:
    """Return the choices of an address whose table is not here."""
    return st.session_state.get("waiting")


def _wanted() -> File | None:
    """Return the table that an address is of and that is not here."""
    choices = waiting()
    return choices.table if choices else None


def nouns() -> tuple[str, str]:
    """Return what a row is called."""
    return SAMPLES[st.session_state.source].nouns if not is_own() else ROW


def try_to_read(table: Own | None) -> None:
    """Let the screen read a table; None goes back to the one before."""
    st.session_state.update(tried=table, notices=[])


def as_wanted(table: Own) -> Own:
    """Return a table with what the address knows of it, where it is the one that the address is of."""
    wanted = _wanted()
    return replace(table, asked=wanted.asked) if wanted is not None and wanted.key == table.file.key else table


def take(table: Own) -> None:
    """Take a table that was read. The controls are drawn already, so that its choices are set when the run begins."""
    st.session_state.taken = table
    st.rerun()


def _open(table: Own) -> None:
    """Explain another table, or the same one read otherwise: then all choices stay."""
    state, former, wanted = st.session_state, own(), _wanted()
    _leave()
    state.update(own=table, tried=None)
    if wanted is not None and wanted.key == table.file.key:
        keep(state.waiting)
        state.update(waiting=None, notices=[upload_words.describe_restored(table.name)])
    elif former is None or former.fingerprint != table.fingerprint:
        keep(_opening(OWN))
        if wanted is not None:
            state.notices = [upload_words.describe_other_file(table.name, table.file.key, wanted.name, wanted.key)]
    else:
        _switch(OWN)
        clustering_changed()


def _leave() -> None:
    """Remember the choices of what was explained."""
    state = st.session_state
    state.left = {**state.get("left", {}), "own" if is_own() else "sample": choices()}


def _switch(source: str) -> None:
    """Explain something else. What is left for a table of one's own, and that table, keep their choices."""
    if source == st.session_state.source:
        return
    between_samples = OWN not in (source, st.session_state.source)
    _leave()
    found = st.session_state.left.get("own" if source == OWN else "sample")
    keep(found if found is not None and not between_samples and _is_of(found, source) else _opening(source))


def _is_of(left: Choices, source: str) -> bool:
    """Whether choices that were left are those of a source, the table of one's own being the same file as it was."""
    return left.sample == source if left.table is None else left.table.key == st.session_state.own.file.key


def _opening(source: str) -> Choices:
    """Return what is chosen where nothing was."""
    if source == OWN:
        return Choices("", address.opening(""), table=st.session_state.own.file)
    return Choices(source, address.opening(source))


def sample_changed() -> None:
    """Open another sample, or the table of one's own."""
    _switch(st.session_state.sample)
    st.session_state.notices = []


def back_to_sample() -> None:
    """Explain the sample again that was left for a table of one's own, and as it was."""
    left = st.session_state.get("left", {}).get("sample")
    _switch(left.sample if left else DEFAULT_SAMPLE)
    st.session_state.update(tried=None, notices=[])


def choose_sample(name: str) -> None:
    """Open a sample."""
    _switch(name)
    st.session_state.update(tried=None, notices=[])


def explain_own() -> None:
    """Explain the table of one's own."""
    _switch(OWN)
    st.session_state.update(tried=None, notices=[])


def clustering_changed() -> None:
    """After another K, scaling, seed or number of starts: the row stays; a number for beta goes back to "usual"."""
    if st.session_state.beta not in (0.0, math.inf):
        st.session_state.beta = USUAL
    st.session_state.notices = []


def write_address(telling_row: int | None = None) -> None:
    """Bring the address up to the choices, so that it can be kept and shared."""
    state = st.session_state
    state.telling = state.get("telling", -1) if telling_row is None else telling_row
    wanted = _address()
    if wanted != state.address:
        st.query_params.from_dict(wanted)
        state.address = wanted


def is_cut() -> bool:
    """Whether the address has no room for the choices of the columns."""
    return column_choices.KEPT in _address()


def lead() -> dict[str, str]:
    """Return the address of another screen with the same choices."""
    st.session_state.address = _address()
    return dict(st.session_state.address)


def _address() -> dict[str, str]:
    """Return the address of the choices. One of a table that is not here stays until something else is chosen."""
    state = st.session_state
    found = choices()
    wanted = address.write(found, state.get("telling", -1))
    if column_choices.KEPT in wanted:
        long = {**state.get("long", {}), wanted[column_choices.KEPT]: (found.columns, found.config.weights)}
        state.long = dict(list(long.items())[-MOST_KEPT:])
    return wanted if wanted or not waiting() or "table" not in state.address else state.address


def say(notice: str) -> None:
    """Say something on the screen until the next choice."""
    st.session_state.notices = [notice]


def notices() -> list[str]:
    """Return what is to be said about the address."""
    return list(st.session_state.notices)
