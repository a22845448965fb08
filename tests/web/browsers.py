"""Browsers for the tests of our own pages, and the host who sits at one of them."""

from starlette.applications import Starlette
from starlette.testclient import TestClient

NAME, PASSWORD = "An Peeters", "een lange zin"


def browser(server: Starlette) -> TestClient:
    """A browser that asks for pages in Dutch and shows where it is sent, without going there."""
    headers = {"accept": "text/html", "accept-language": "nl"}
    return TestClient(server, follow_redirects=False, headers=headers)


def same_person(server: Starlette, somebody: TestClient) -> TestClient:
    """Another tab of the same browser."""
    tab = browser(server)
    tab.cookies.update(somebody.cookies)
    return tab
