"""What happens when the server starts: limits, settings, and a line that says where to look."""

import gc
import logging
import sys
import threading
import time
from importlib import import_module

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from gbo_core.model.errors import GboError
from gbo_core.store import Store, drafts, open_store, workshops
from gbo_core.store.health import damage_of
from gbo_core.store.settings import database_url
from web import coming
from web.address import base_url, own_url
from web.login import make_host

OPEN_FILES = 65_536
_AN_HOUR = 3600  # seconds
GARBAGE_THRESHOLDS = (10_000, 20, 10)  # Python's own are 700, 10, 10

log = logging.getLogger(__name__)


def open_or_leave() -> Store:
    """Open the store and make its host; what stands in the way is said in one line.

    Raises:
        SystemExit: with that line.
    """
    try:
        if damage := damage_of(database_url(), thorough=False):
            raise SystemExit(f"GBO-werktafel: {' '.join(s % data for s, data in damage.said())}")
        store = open_store()
        make_host(store)
    except (GboError, OSError, SQLAlchemyError) as error:
        raise SystemExit(f"GBO-werktafel: {_why(error)}") from None
    return store


def _why(error: Exception) -> str:
    if isinstance(error, GboError):
        return error.sentence % error.data
    return str(getattr(error, "orig", error))  # the database's own words, without the statement


def raise_open_files() -> None:
    """Allow more open connections: at the usual limit of 1,024 the 1,006th phone would fail."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - does not exist on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def leave_libraries_out_of_garbage() -> None:
    """Never look for garbage in what was loaded to stay, and look less often in the rest.

    With all libraries in memory one full search stopped the server for 0.3 to 0.8 s, and a
    thousand ballots at once set off several. The largest are loaded now, and no longer by the
    first screen.
    """
    for library in ("pandas", "plotly.graph_objects", "pyarrow"):
        import_module(library)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)


def clear_what_was_cut_off(store: Store) -> None:
    """Take down workshops that were coming in, or going, when their server was stopped.

    What we know to be cut off goes at once; the rest not when it began in the last hour, as the
    command line may be busy with it. So we look again. What was typed long ago goes as well.
    """

    def clear() -> None:
        while True:
            tidy(store)
            time.sleep(_AN_HOUR)

    threading.Thread(target=clear, name="clear", daemon=True).start()


def tidy(store: Store) -> None:
    """What `clear_what_was_cut_off` does each hour.

    What a full disk forbids waits for the next time; what a stop cuts off, for the next server.
    """
    try:
        coming.recall(store)
        for each in store.read(workshops.unfinished, _AN_HOUR):
            if not coming.is_busy(each):  # a laptop may have slept meanwhile
                workshops.clear(store, each)
        store.write(drafts.prune)
    except GboError as error:
        log.warning("what was cut off is not taken down yet: %s", type(error).__name__)


def what_slows_down() -> str:
    """What is wrong with Streamlit's hidden setting for garbage, or ''.

    Collecting after every run costs ten times the run itself; the setting that turns it off is
    not documented and may disappear.
    """
    try:
        collects = st.get_option("runner.postScriptGC")
    except RuntimeError:
        return "Streamlit no longer knows the setting runner.postScriptGC: screens may be slow."
    if collects:
        return "runner.postScriptGC is on: screens will be slow. See .streamlit/config.toml."
    return ""


def announce() -> None:
    """Print where the facilitator and the phones find the server."""
    if warning := what_slows_down():
        log.warning(warning)
    print(f"\n  GBO-werktafel: {own_url()}   telefoons: {base_url()}/mee\n", flush=True)
