"""A visitor without a browser: speaks Streamlit's protocol with a real server, and can send it anything."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

SECONDS = 60
"""The longest that a visitor waits for an answer."""


class WebSocketVisitor:
    """A session of its own on a server; `with` closes it.

    Attributes
    ----------
    widgets : dict
        The id of each widget and component of the last runs, by the key that the dashboard gave it.
    fragments : dict
        The id of the fragment that each of them belongs to, by the same key; "" for none.
    texts : list of str
        The texts in Markdown of the last run.
    """

    def __init__(self, url: str) -> None:
        host = urlsplit(url).netloc
        self._connection = connect(
            f"ws://{host}/_stcore/stream",
            origin=Origin(f"http://{host}"),
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
        )
        self.widgets: dict[str, str] = {}
        self.fragments: dict[str, str] = {}
        self.texts: list[str] = []
        self.page = ""
        self.query = ""

    def __enter__(self) -> WebSocketVisitor:
        self._socket = self._connection.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._connection.__exit__(*error)

    def send(self, message: BackMsg) -> None:
        """Send a message, and wait for nothing."""
        self._socket.send(message.SerializeToString())

    def send_bytes(self, content: bytes) -> None:
        """Send bytes that need be no message."""
        self._socket.send(content)

    def run(self, *states: WidgetState, fragment: str = "", query: str | None = None, **more: Any) -> list[ForwardMsg]:
        """Let the script, or a fragment, run with some widget states; return the messages of the run."""
        message = BackMsg()
        client = message.rerun_script
        client.query_string = self.query if query is None else query
        client.fragment_id = fragment
        client.page_script_hash = self.page
        for name, value in more.items():
            setattr(client, name, value)
        client.widget_states.widgets.extend(states)
        self.send(message)
        return self.wait_for_end()

    def event(self, key: str, value: str) -> WidgetState:
        """Return events of a component, a list of {"event": name, "value": content} as JSON."""
        return widget_state(f"$$STREAMLIT_INTERNAL_KEY_{self.widgets[key]}__events", json_trigger_value=value)

    def state(self, key: str, **value: Any) -> WidgetState:
        """Return the state of a widget; `value` is a field of the protocol, such as `double_value=3.0`."""
        return widget_state(self.widgets[key], **value)

    def wait_for_end(self) -> list[ForwardMsg]:
        """Return all messages until a run has ended; a run that another replaces does not count."""
        received = []
        while True:
            message = self.receive()
            received.append(message)
            ended = message.WhichOneof("type") == "script_finished"
            if ended and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return received

    def beat(self) -> list[ForwardMsg]:
        """Send a heartbeat, and return all messages until its answer: whatever was sent before has been handled."""
        self.send(flag_request("app_heartbeat"))
        received = [self.receive()]
        while received[-1].WhichOneof("type") != "heartbeat_ack":
            received.append(self.receive())
        return received

    def receive(self) -> ForwardMsg:
        """Return the next message, after a look at what it says."""
        message = ForwardMsg()
        message.ParseFromString(self._socket.recv(SECONDS, decode=False))
        self._look(message)
        return message

    def _look(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.texts = []
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") in ("new_element", "add_block"):
            element = getattr(message.delta, message.delta.WhichOneof("type") or "")
            part = getattr(element, element.WhichOneof("type") or "", None)
            name = getattr(part, "id", "")
            if name.startswith("$$"):
                key = name.split("-", 2)[-1]
                self.widgets[key], self.fragments[key] = name, message.delta.fragment_id
            if element.WhichOneof("type") == "markdown":
                self.texts.append(element.markdown.body)


def flag_request(kind: str) -> BackMsg:
    """Return one of the requests that say nothing but their kind, such as "clear_cache"."""
    message = BackMsg()
    setattr(message, kind, True)
    return message


def widget_state(name: str, **value: Any) -> WidgetState:
    """Return the state of a widget by its id; lists and bytes of messages are put where the protocol has them."""
    state = WidgetState(id=name)
    for field, content in value.items():
        if field.endswith("_array_value"):
            getattr(state, field).data.extend(content)
        elif field == "string_trigger_value":
            state.string_trigger_value.data = content
        elif field == "file_uploader_state_value":
            file_id, name, size = content
            state.file_uploader_state_value.uploaded_file_info.add(file_id=file_id, name=name, size=size)
        else:
            setattr(state, field, content)
    return state


def titles(url: str) -> list[str]:
    """Return the headings of a visit that opens an address."""
    with WebSocketVisitor(url) as visitor:
        elements = [message.delta.new_element for message in visitor.run() if message.HasField("delta")]
    return [element.heading.body for element in elements if element.HasField("heading")]
