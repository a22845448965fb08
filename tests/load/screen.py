"""A facilitator's screen without the browser: what Streamlit's page says over its websocket.

A browser draws as long as the server works and would take the machine's other core; here only
the server's part is timed, from the message to the end of the run.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from web.logins import COOKIE

MOST_BYTES = 200 * 1024 * 1024


@dataclass
class Screen:
    """One open tab on one page. `fragments` are those that run again by themselves."""

    socket: ClientConnection
    page: str
    query: str
    fragments: set[str] = field(default_factory=set)
    page_hash: str = ""
    buttons: dict[str, str] = field(default_factory=dict)
    received: int = 0
    errors: list[str] = field(default_factory=list)

    def run(
        self, *, fragment: str = "", press: str = "", choose: tuple[str, str] | None = None
    ) -> float:
        """One run of the page, or of one fragment of it; the seconds until it has finished."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self.query
        asked.page_script_hash = self.page_hash
        asked.page_name = "" if self.page_hash else self.page
        asked.fragment_id = fragment
        asked.is_auto_rerun = bool(fragment)
        if press:
            state = asked.widget_states.widgets.add()
            state.id, state.trigger_value = self.buttons[press], True
        if choose:
            state = asked.widget_states.widgets.add()
            state.id = self.buttons[choose[0]]
            state.string_array_value.data.append(choose[1])
        start = time.perf_counter()
        self.socket.send(message.SerializeToString())
        self._follow()
        return time.perf_counter() - start

    def _follow(self) -> None:
        """Read until the run has finished; a run that starts another goes on with that one."""
        while True:
            said = self.socket.recv(timeout=30)
            assert isinstance(said, bytes)
            self.received += len(said)
            forward = ForwardMsg.FromString(said)
            kind = forward.WhichOneof("type")
            if kind == "navigation":
                self.page_hash = forward.navigation.page_script_hash
            elif kind == "auto_rerun":
                self.fragments.add(forward.auto_rerun.fragment_id)
            elif kind == "delta":
                self._note(forward)
            elif kind == "script_finished":
                if forward.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return

    def _note(self, forward: ForwardMsg) -> None:
        element = forward.delta.new_element
        match element.WhichOneof("type"):
            case "button":
                self.buttons[element.button.label] = element.button.id
            case "button_group":
                self.buttons["deel"] = element.button_group.id
            case "exception":
                self.errors.append(element.exception.message)


@contextmanager
def looking(url: str, token: str, page: str, query: str) -> Iterator[Screen]:
    """Open a page as whoever holds the login `token`. `page`: its address; `query`: w=…&deel=…"""
    with connect(
        f"ws://{urlsplit(url).netloc}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers={"Cookie": f"{COOKIE}={token}"},
        max_size=MOST_BYTES,
    ) as socket:
        yield Screen(socket, page, query)
