"""Settings and fixtures that all tests share."""

import os
from types import SimpleNamespace

import pytest
from hypothesis import settings

if "PYTEST_XDIST_WORKER" in os.environ:
    # Threads of two workers wait for each other: some fits take 18 s of processor time, and 8 s with one thread.
    os.environ.setdefault("OMP_NUM_THREADS", "1")

settings.register_profile("local", deadline=None, max_examples=25)  # new ones in every run
settings.register_profile("ci", deadline=None, max_examples=25, derandomize=True, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=100)  # make test-all
settings.load_profile("ci" if os.environ.get("CI") else "local")


class FakeVisitor:
    """A visitor on the wine data with row 60 chosen, without a run of Streamlit.

    Attributes
    ----------
    state, address : dict
        The session state, and the query parameters that the browser sends.
    context : object
        The headers of the connection.
    reruns : list
        The scopes of the reruns.
    """

    def __init__(self):
        self.state: dict[str, object] = {}
        self.reruns: list[object] = []
        self.address = FakeParameters()
        self.session_state, self.query_params = self.state, self.address
        self.context = SimpleNamespace(headers={})

    def rerun(self, scope="app"):
        """Remember a rerun; the real one raises."""
        self.reruns.append(scope)

    def send(self, key, **messages):
        """Let a component send messages."""
        self.state[key] = SimpleNamespace(**messages)


class FakeParameters(dict):
    """Query parameters, each with one value."""

    def get_all(self, key):
        """Return the values of a parameter."""
        return [self[key]]

    def from_dict(self, parameters):
        """Replace all parameters."""
        self.clear()
        self.update(parameters)


@pytest.fixture
def visitor(monkeypatch):
    """A visitor on the wine data with row 60 chosen; reruns are remembered."""
    from pages.shared.session import events, store

    fake = FakeVisitor()
    for module in ("session.store", "session.gestures", "results.current"):
        monkeypatch.setattr(f"pages.shared.{module}.st", fake)
    store.begin_run()
    store.apply(events.choose_row, 60)
    return fake
