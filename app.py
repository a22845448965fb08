"""The server: screens for the facilitator and ballots for phones, in one process.

Start it with `streamlit run app.py`.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from gbo_core.store import close_stores
from pages.shell.ask import show_failure
from phone import events
from phone.routes import routes as phone_routes
from web import assets, failure, health, invitation, prepared
from web.ahead import PhonesAhead
from web.gate import Gate
from web.headers import CarefulHeaders
from web.login import LoginPages
from web.logins import Logins
from web.proxies import Proxies
from web.shell import Shell
from web.slow import Deadline, limit_headers
from web.start import (
    announce,
    clear_what_was_cut_off,
    leave_libraries_out_of_garbage,
    open_or_leave,
    raise_open_files,
)

raise_open_files()
limit_headers()
store = open_or_leave()
logins = Logins()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Follow the store from the first visitor to the last, and close it after that."""
    stop = logins.follow(store)
    leave_libraries_out_of_garbage()
    prepared.forget_all()
    clear_what_was_cut_off(store)
    announce()
    async with events.running():
        yield
    prepared.forget_all()
    stop()
    close_stores()


app = st.App(
    "pages/frame.py",
    routes=[
        *LoginPages(logins).routes,
        *invitation.routes,
        *assets.routes,
        *health.routes,
        *prepared.routes,
    ],
    middleware=[
        Middleware(Proxies),
        Middleware(CarefulHeaders),
        Middleware(Deadline),
        Middleware(Gate, logins=logins),
        Middleware(PhonesAhead, routes=phone_routes),
        Middleware(Shell),
    ],
    lifespan=lifespan,
    on_script_error=show_failure,
    exception_handlers={Exception: failure.answer},
)
