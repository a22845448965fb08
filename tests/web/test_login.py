"""Logging in, as somebody with a browser and without JavaScript sees it."""

import asyncio
import re
from html import unescape

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from gbo_core.model.errors import BadInput
from gbo_core.store import Store, access, invitations
from tests.web.browsers import NAME, PASSWORD, browser
from web.login import make_host
from web.logins import COOKIE, DEVICE_COOKIE

FIRST = {"name": NAME, "password": PASSWORD, "again": PASSWORD}
KNOWN = {"name": NAME, "password": PASSWORD}


def heading(page: str) -> str:
    return unescape(re.search(r"<h1>(.*?)</h1>", page)[1])


def problem(page: str) -> str:
    found = re.search(r'role="alert">(.*?)</p>', page)
    return unescape(found[1]) if found else ""


def typed_name(page: str) -> str:
    return unescape(re.search(r'name="name" type="text" value="(.*?)"', page)[1])


def test_the_first_visitor_becomes_the_host(visitor: TestClient) -> None:
    assert heading(visitor.get("/aanmelden").text) == "Welkom aan de werktafel"
    answer = visitor.post("/aanmelden?naar=/beamer", data=FIRST)
    assert (answer.status_code, answer.headers["location"]) == (303, "/beamer")
    assert visitor.get("/").status_code == 200


@pytest.mark.usefixtures("facilitator")
def test_there_is_only_one_first_visitor(server: Starlette) -> None:
    other = browser(server)
    assert heading(other.get("/aanmelden").text) == "Aanmelden"
    answer = other.post("/aanmelden", data={**FIRST, "name": "Bert"})
    assert (answer.status_code, COOKIE in other.cookies) == (401, False)


@pytest.mark.usefixtures("store")
def test_of_many_who_come_first_at_once_one_becomes_the_host(server: Starlette) -> None:
    async def all_at_once() -> list[int]:
        """In one event loop, as a server has: a queue of one loop is not for another's threads."""
        way = httpx2.ASGITransport(server)
        async with httpx2.AsyncClient(transport=way, base_url="http://testserver") as client:
            people = [{**FIRST, "name": f"Iemand {n}"} for n in range(8)]
            answers = [client.post("/aanmelden", data=one) for one in people]
            return [answer.status_code for answer in await asyncio.gather(*answers)]

    assert sorted(asyncio.run(all_at_once())) == [303] + [401] * 7


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {**FIRST, "again": "een lange zin!"},
            "De twee wachtwoorden zijn niet gelijk. Typ ze allebei opnieuw.",
        ),
        (
            {**FIRST, "password": "kort", "again": "kort"},
            "Kies een wachtwoord van minstens 10 tekens.",
        ),
        (
            {**FIRST, "password": "x" * 201, "again": "x" * 201},
            "Dit wachtwoord is te lang: hoogstens 200 tekens.",
        ),
        ({**FIRST, "name": "  "}, "Vul uw naam in (hoogstens 80 tekens)."),
        ({}, "Vul uw naam in (hoogstens 80 tekens)."),
        ({**FIRST, "name": "x" * 21_000}, "Dat is te veel tekst."),
    ],
)
def test_a_mistake_at_the_first_start_is_explained(
    visitor: TestClient, fields: dict[str, str], sentence: str
) -> None:
    answer = visitor.post("/aanmelden", data=fields)
    assert (answer.status_code, problem(answer.text)) == (400, sentence)
    assert COOKIE not in visitor.cookies


def test_the_name_that_was_typed_stays(visitor: TestClient) -> None:
    name = '"An" <script>alert(1)</script> & \u200f\u200e😀'
    answer = visitor.post("/aanmelden", data={"name": name, "password": "kort", "again": "kort"})
    assert typed_name(answer.text) == name
    assert "<script>" not in answer.text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(visitor: TestClient) -> None:
    cookie = visitor.post("/aanmelden", data=FIRST).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


@pytest.mark.parametrize("proto", ["https", "https, http"])
def test_behind_https_the_cookie_never_travels_in_the_clear(server: Starlette, proto: str) -> None:
    proxy = TestClient(server, follow_redirects=False, client=("::ffff:127.0.0.1", 5000))
    answer = proxy.post("/aanmelden", data=FIRST, headers={"x-forwarded-proto": proto})
    cookies = answer.headers.get_list("set-cookie")
    assert [cookie.split("=")[0] for cookie in cookies] == [COOKIE, DEVICE_COOKIE]
    assert all("Secure" in cookie.split("; ") for cookie in cookies)


def test_only_a_proxy_can_say_that_it_is_https(visitor: TestClient) -> None:
    answer = visitor.post("/aanmelden", data=FIRST, headers={"x-forwarded-proto": "https"})
    assert "Secure" not in answer.headers["set-cookie"]


@pytest.mark.usefixtures("facilitator")
def test_who_is_known_logs_in_however_the_name_is_capitalised(server: Starlette) -> None:
    other = browser(server)
    answer = other.post("/aanmelden?naar=/weg", data={**KNOWN, "name": " an PEETERS "})
    assert (answer.status_code, answer.headers["location"]) == (303, "/weg")
    assert other.get("/").status_code == 200


@pytest.mark.parametrize(
    "fields", [{**KNOWN, "password": "een andere zin"}, {**KNOWN, "name": "Niemand"}, {}]
)
@pytest.mark.usefixtures("facilitator")
def test_a_wrong_name_and_a_wrong_password_sound_the_same(
    server: Starlette, fields: dict[str, str]
) -> None:
    other = browser(server)
    answer = other.post("/aanmelden", data=fields)
    assert answer.status_code == 401
    assert problem(answer.text) == "Deze naam en dit wachtwoord horen niet bij elkaar."
    assert typed_name(answer.text) == fields.get("name", "")


@pytest.mark.usefixtures("facilitator")
def test_guessing_is_slowed_down_but_not_for_others(server: Starlette) -> None:
    guesser = browser(server)
    wrong = {**KNOWN, "password": "een andere zin"}
    statuses = [guesser.post("/aanmelden", data=wrong).status_code for _ in range(6)]
    assert statuses == [401] * 5 + [429]
    answer = guesser.post("/aanmelden", data=KNOWN)
    words = r"Dat ging een paar keer mis\. Wacht even \(\d+ s\) en probeer het opnieuw\."
    assert re.fullmatch(words, problem(answer.text))
    elsewhere = TestClient(server, follow_redirects=False, client=("192.0.2.7", 5000))
    assert elsewhere.post("/aanmelden", data=KNOWN).status_code == 303


def test_the_host_is_let_through_where_somebody_in_the_same_room_guesses(
    server: Starlette, facilitator: TestClient
) -> None:
    facilitator.post("/afmelden")
    guesser = browser(server)
    for _ in range(7):
        guesser.post("/aanmelden", data={**KNOWN, "password": "een andere zin"})
    assert facilitator.post("/aanmelden", data=KNOWN).status_code == 303


def test_a_browser_known_for_one_name_is_a_stranger_for_another(
    server: Starlette, facilitator: TestClient, store: Store
) -> None:
    host = store.read(access.who, facilitator.cookies[COOKIE])
    link = store.write(invitations.invite, host.id, None)
    other = {"name": "Bert Maes", "password": "nog een zin", "again": "nog een zin"}
    browser(server).post(f"/uitnodiging/{link}", data=other)
    facilitator.post("/afmelden")
    for _ in range(7):
        browser(server).post("/aanmelden", data={**other, "password": "een andere zin"})
    assert facilitator.post("/aanmelden", data=other).status_code == 429


def test_two_colleagues_on_one_laptop_are_both_known_there(
    server: Starlette, facilitator: TestClient, store: Store
) -> None:
    host = store.read(access.who, facilitator.cookies[COOKIE])
    link = store.write(invitations.invite, host.id, None)
    other = {"name": "Bert Maes", "password": "nog een zin", "again": "nog een zin"}
    facilitator.post("/afmelden")
    facilitator.post(f"/uitnodiging/{link}", data=other)
    facilitator.post("/afmelden")
    for one in (KNOWN, other):
        for _ in range(7):
            browser(server).post("/aanmelden", data={**one, "password": "een andere zin"})
        assert facilitator.post("/aanmelden", data=one).status_code == 303
        facilitator.post("/afmelden")


@pytest.mark.usefixtures("facilitator")
def test_phones_behind_a_proxy_have_a_brake_each(server: Starlette) -> None:
    def log_in(address: str, password: str) -> int:
        proxy = TestClient(server, follow_redirects=False, client=("::1", 5000))
        fields = {**KNOWN, "password": password}
        headers = {"x-forwarded-for": f"203.0.113.9, {address}"}
        return proxy.post("/aanmelden", data=fields, headers=headers).status_code

    assert [log_in("192.0.2.7", "een andere zin") for _ in range(6)] == [401] * 5 + [429]
    assert log_in("192.0.2.8", PASSWORD) == 303


@pytest.mark.parametrize("path", ["/aanmelden", "/afmelden"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://kwaad.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_cannot_send_our_forms(
    facilitator: TestClient, path: str, headers: dict[str, str]
) -> None:
    answer = facilitator.post(path, data=KNOWN, headers=headers)
    assert answer.status_code == 403
    assert problem(answer.text) == "Dit formulier kwam niet van deze pagina. Probeer het opnieuw."
    assert facilitator.get("/").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://testserver"},
        {"origin": "https://gbo.example.be", "x-forwarded-host": "gbo.example.be"},
        {"sec-fetch-site": "same-origin"},
    ],
)
@pytest.mark.usefixtures("facilitator")
def test_our_own_page_can(server: Starlette, headers: dict[str, str]) -> None:
    assert browser(server).post("/aanmelden", data=KNOWN, headers=headers).status_code == 303


def test_who_is_logged_in_does_not_see_the_form(facilitator: TestClient) -> None:
    answer = facilitator.get("/aanmelden?naar=/beamer")
    assert (answer.status_code, answer.headers["location"]) == (303, "/beamer")


def test_logging_out_asks_first_and_then_closes_everything(facilitator: TestClient) -> None:
    asked = facilitator.get("/afmelden").text
    assert heading(asked) == "Afmelden"
    assert "U bent aangemeld als An Peeters." in asked
    assert facilitator.get("/").status_code == 200
    token = facilitator.cookies[COOKIE]
    assert facilitator.post("/afmelden").headers["location"] == "/aanmelden"
    assert COOKIE not in facilitator.cookies
    facilitator.cookies.set(COOKIE, token)
    assert facilitator.get("/").status_code == 303


def test_nobody_can_log_out_who_is_not_in(visitor: TestClient) -> None:
    assert visitor.get("/afmelden").headers["location"] == "/aanmelden"
    assert visitor.post("/afmelden").headers["location"] == "/aanmelden"


@pytest.mark.parametrize(
    ("address", "wish", "language"),
    [
        ("/aanmelden", "fr-BE", "fr"),
        ("/aanmelden", "de", "nl"),
        ("/aanmelden?taal=en", "fr-BE", "en"),
        ("/aanmelden?taal=xx", "fr-BE", "fr"),
    ],
)
def test_the_page_speaks_three_languages(
    visitor: TestClient, address: str, wish: str, language: str
) -> None:
    page = visitor.get(address, headers={"accept-language": wish}).text
    assert f'<html lang="{language}">' in page
    assert f'lang="{language}" hreflang="{language}" aria-current="true"' in page


def test_another_language_keeps_where_one_was_going(visitor: TestClient) -> None:
    page = unescape(visitor.get("/aanmelden?naar=%2Fweg%3Fw%3Dwk3").text)
    assert '<a href="?naar=%2Fweg%3Fw%3Dwk3&taal=fr"' in page


def test_a_page_with_a_password_runs_no_script_and_is_not_kept(visitor: TestClient) -> None:
    answer = visitor.get("/aanmelden")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src")
    assert answer.headers["cache-control"] == "no-store"
    assert "<script" not in answer.text


def test_the_language_of_the_first_start_becomes_that_of_the_screens(
    visitor: TestClient, store: Store
) -> None:
    visitor.post("/aanmelden?taal=fr", data=FIRST)
    assert store.read(access.who, visitor.cookies[COOKIE]).language == "fr"


def test_an_unattended_start_has_its_host_already(
    visitor: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GBO_FACILITATOR_PASSWORD", "uit de omgeving")
    make_host(store)
    monkeypatch.setenv("GBO_FACILITATOR_PASSWORD", "later veranderd")
    make_host(store)
    assert heading(visitor.get("/aanmelden").text) == "Aanmelden"
    fields = {"name": "Beheerder", "password": "uit de omgeving"}
    assert visitor.post("/aanmelden", data=fields).status_code == 303


def test_an_unattended_start_with_a_weak_password_is_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GBO_FACILITATOR_PASSWORD", "kort")
    with pytest.raises(BadInput, match="minstens 10 tekens"):
        make_host(store)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/x-www-form-urlencoded", b"name=%ff%00&password=\xff\xfe&&&=&a"),
        ("multipart/form-data; boundary=x", b"--x\r\nkapot"),
        ("application/json", b'{"name": 1}'),
        ("", b"\x00\x01\x02"),
    ],
)
def test_a_form_that_no_browser_sends_gets_a_sentence(
    visitor: TestClient, kind: str, content: bytes
) -> None:
    answer = visitor.post("/aanmelden", content=content, headers={"content-type": kind})
    assert (answer.status_code, problem(answer.text) != "") == (400, True)
