import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from gbo_core.store import Store, access, invitations, workshops
from gbo_core.store.access import Facilitator
from tests.moments import set_clock
from tests.web.browsers import NAME, PASSWORD, browser
from web.logins import COOKIE

NEW = {"name": "Bert Maes", "password": "nog een zin", "again": "nog een zin"}


def looker(store: Store, visitor: TestClient) -> Facilitator:
    return store.read(access.who, visitor.cookies[COOKIE])


@pytest.fixture
def workshop(facilitator: TestClient, store: Store) -> str:
    host = looker(store, facilitator).id
    return store.write(workshops.make, host, workshops.new_profile("GBO <Deinze>"), by=host)


@pytest.fixture
def link(facilitator: TestClient, store: Store, workshop: str) -> str:
    token = store.write(invitations.invite, looker(store, facilitator).id, workshop)
    return f"/uitnodiging/{token}"


def words(page: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", page)).split())


def test_a_colleague_makes_an_account_and_is_in_the_workshop(
    server: Starlette, store: Store, link: str, workshop: str
) -> None:
    colleague = browser(server)
    assert "U kunt deze werktafel samen met een collega begeleiden: GBO <Deinze>" in words(
        colleague.get(link).text
    )
    answer = colleague.post(link, data=NEW)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/?w={workshop}")
    assert store.read(access.may_open, looker(store, colleague).id, workshop)
    assert not looker(store, colleague).host


def test_opening_the_link_as_a_mail_program_does_changes_nothing(
    server: Starlette, store: Store, link: str, workshop: str
) -> None:
    for _ in range(3):
        browser(server).get(link)
    assert [each.names for each in store.read(invitations.invitations, workshop)] == [()]


def test_who_has_an_account_logs_in_and_comes_back_to_the_link(
    facilitator: TestClient, server: Starlette, store: Store, link: str, workshop: str
) -> None:
    colleague = browser(server)
    account = store.write(invitations.invite, looker(store, facilitator).id, None)
    colleague.post(f"/uitnodiging/{account}", data=NEW)
    colleague.post("/afmelden")
    page = unescape(colleague.get(link).text)
    way_in = re.search(r'href="(/aanmelden[^"]*)"', page)[1]
    answer = colleague.post(way_in, data=NEW)
    assert answer.headers["location"] == link
    assert "Meedoen als Bert Maes" in colleague.get(link).text
    assert colleague.post(link).headers["location"] == f"/?w={workshop}"


def test_the_host_who_tries_the_link_keeps_what_was_theirs(
    facilitator: TestClient, store: Store, link: str, workshop: str
) -> None:
    assert f"Meedoen als {NAME}" in facilitator.get(link).text
    assert facilitator.post(link).status_code == 303
    assert [each.names for each in store.read(invitations.invitations, workshop)] == [()]


def test_a_link_lets_one_person_in(server: Starlette, link: str) -> None:
    browser(server).post(link, data={**NEW, "password": "kort", "again": "kort"})
    assert browser(server).post(link, data=NEW).status_code == 303
    other = {**NEW, "name": "Chris"}
    for answer in (browser(server).get(link), browser(server).post(link, data=other)):
        assert answer.status_code == 404
        assert "Deze uitnodiging is al gebruikt." in words(answer.text)


def test_of_two_who_click_at_once_one_comes_in(server: Starlette, link: str) -> None:
    people = [{**NEW, "name": f"Collega {n}"} for n in range(8)]
    with ThreadPoolExecutor(len(people)) as pool:
        answers = list(pool.map(lambda one: browser(server).post(link, data=one), people))
    assert sorted(answer.status_code for answer in answers) == [303] + [404] * 7


def test_a_link_ends_after_a_week(
    server: Starlette, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days, status in ((6.9, 200), (7.1, 404), (-7.1, 404), (-1, 200)):
        set_clock(monkeypatch, days)
        assert browser(server).get(link).status_code == status
    set_clock(monkeypatch, 8)
    assert "Deze uitnodiging is verlopen." in words(browser(server).post(link, data=NEW).text)


def test_a_link_that_was_withdrawn_opens_nothing(
    facilitator: TestClient, server: Starlette, store: Store, link: str, workshop: str
) -> None:
    (made,) = store.read(invitations.invitations, workshop)
    store.write(invitations.withdraw, looker(store, facilitator).id, made.id)
    for answer in (browser(server).get(link), browser(server).post(link, data=NEW)):
        assert answer.status_code == 404
        assert "Deze uitnodiging bestaat niet of is ingetrokken." in words(answer.text)


def test_a_link_to_a_workshop_that_is_gone_opens_nothing(
    server: Starlette, store: Store, link: str, workshop: str
) -> None:
    store.write(workshops.remove, workshop, by="")
    answer = browser(server).post(link, data=NEW)
    assert answer.status_code == 404
    assert "Deze uitnodiging bestaat niet of is ingetrokken." in words(answer.text)
    store.write(workshops.restore, workshop, by="")
    assert browser(server).post(link, data=NEW).status_code == 303


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({**NEW, "again": "anders"}, "De twee wachtwoorden zijn niet gelijk."),
        ({**NEW, "name": NAME.upper()}, "Er is al iemand met de naam ‘AN PEETERS’."),
        ({**NEW, "password": "kort", "again": "kort"}, "minstens 10 tekens"),
    ],
)
def test_a_mistake_is_explained_and_the_name_stays(
    server: Starlette, link: str, fields: dict[str, str], sentence: str
) -> None:
    answer = browser(server).post(link, data=fields)
    assert answer.status_code == 400
    assert sentence in words(answer.text)
    assert f'value="{fields["name"]}"' in answer.text


def test_a_stranger_cannot_join_without_a_name(server: Starlette, link: str) -> None:
    assert browser(server).post(link).status_code == 401


def test_another_site_cannot_make_a_facilitator_join(facilitator: TestClient, link: str) -> None:
    answer = facilitator.post(link, headers={"origin": "https://kwaad.example"})
    assert answer.status_code == 403


def test_a_link_to_work_here_at_all_shares_no_workshop(
    facilitator: TestClient, server: Starlette, store: Store
) -> None:
    token = store.write(invitations.invite, looker(store, facilitator).id, None)
    colleague = browser(server)
    assert "U kunt hier zelf werktafels begeleiden." in colleague.get(f"/uitnodiging/{token}").text
    assert colleague.post(f"/uitnodiging/{token}", data=NEW).headers["location"] == "/"
    assert store.read(workshops.of_facilitator, looker(store, colleague).id) == []


def test_password_of_the_colleague_works_afterwards(server: Starlette, link: str) -> None:
    browser(server).post(link, data=NEW)
    again = browser(server)
    assert again.post("/aanmelden", data=NEW).status_code == 303
    assert again.post("/aanmelden", data={**NEW, "password": PASSWORD}).status_code == 401
