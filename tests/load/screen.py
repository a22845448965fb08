"""A facilitator's screen without the browser: what Streamlit's page says over its websocket.

A browser draws as long as the server works and would take the machine's other core; here only
the server's part is timed, from the message to the end of the run.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from web.logins import COOKIE

MOST_BYTES = 200 * 1024 * 1024
PATIENCE = 30
AGAIN = ForwardMsg.FINISHED_EARLY_FOR_RERUN


@dataclass(frozen=True, slots=True)
class Widget:
    """A widget's id, and the fragment that it stands in ('' for none)."""

    id: str
    fragment: str


@dataclass
class Screen:
    """One open tab on one page. `fragments` are those that run again by themselves."""

    socket: ClientConnection
    page: str
    query: str
    page_hash: str = ""
    fragments: set[str] = field(default_factory=set)
    buttons: dict[str, Widget] = field(default_factory=dict)
    parts: Widget = Widget("", "")
    failures: list[str] = field(default_factory=list)
    received: int = 0

    def run(self, *, fragment: str = "") -> float:
        """One run of the page, or of one fragment of it; the seconds until it has finished."""
        message = self._message(fragment)
        message.rerun_script.is_auto_rerun = bool(fragment)
        return self._send(message)

    def press(self, label: str) -> float:
        """Press a button by its words."""
        widget = self.buttons[label]
        message = self._message(widget.fragment)
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.trigger_value = widget.id, True
        return self._send(message)

    def go_to(self, part: str) -> float:
        """Choose another part of the screen."""
        message = self._message("")
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.parts.id
        state.string_array_value.data.append(part)
        return self._send(message)

    def _message(self, fragment: str) -> BackMsg:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.fragment_id = self.query, fragment
        asked.page_script_hash = self.page_hash
        asked.page_name = "" if self.page_hash else self.page
        return message

    def _send(self, message: BackMsg) -> float:
        start = time.perf_counter()
        self.socket.send(message.SerializeToString())
        while not self._take(self._next()):
            pass
        return time.perf_counter() - start

    def _next(self) -> ForwardMsg:
        said = self.socket.recv(timeout=PATIENCE)
        assert isinstance(said, bytes)
        self.received += len(said)
        return ForwardMsg.FromString(said)

    def _take(self, said: ForwardMsg) -> bool:
        """Note what a message says; True when the run has finished and starts no other."""
        kind = said.WhichOneof("type")
        if kind == "navigation":
            self.page_hash = said.navigation.page_script_hash
        elif kind == "auto_rerun":
            self.fragments.add(said.auto_rerun.fragment_id)
        elif kind == "delta":
            self._note(said.delta.new_element, said.delta.fragment_id)
        return kind == "script_finished" and said.script_finished != AGAIN

    def _note(self, element: Element, fragment: str) -> None:
        match element.WhichOneof("type"):
            case "button":
                self.buttons[element.button.label] = Widget(element.button.id, fragment)
            case "button_group":
                if "-deel" in element.button_group.id:
                    self.parts = Widget(element.button_group.id, fragment)
            case "exception":
                self.failures.append(element.exception.message)
            case "alert" if element.alert.format == Alert.ERROR:
                self.failures.append(element.alert.body)


@contextmanager
def looking(url: str, token: str, page: str, query: str) -> Iterator[Screen]:
    """Open a page, given its address and query, as whoever holds the login `token`."""
    with connect(
        f"ws://{urlsplit(url).netloc}/_stcore/stream",
        origin=Origin(url),
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers={"Cookie": f"{COOKIE}={token}"},
        max_size=MOST_BYTES,
    ) as socket:
        yield Screen(socket, page, query)
