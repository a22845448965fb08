"""Whatever comes in over HTTP: a sentence in the participant's language, never a traceback."""

import pytest

from gbo_core.live import participants
from gbo_core.model.round import Round
from gbo_core.store.errors import StoreClosed
from phone import entry
from phone.kept import Memory
from tests.phone.phones import SCRIPT, Phone, wait_for
from tests.region import Region

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def asked(region: Region) -> Round:
    return region.open("scale")


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        (FORM, b"a=" + b"x" * 70_000, 413),
        (FORM, b"&".join(b"a=%d" % n for n in range(1001)), 400),
        (FORM, b"a=%FF%FE", 400),
        (FORM, b"\xff\xfe=1", 400),
        (FORM, b"a%00b=%00", 400),
        ("multipart/form-data; boundary=x", b"--x\r\nkapot", 400),
        ("multipart/form-data", b"--x", 400),
        ("application/json", b'{"a": 1}', 400),
        ("", b"a=1", 400),
    ],
)
def test_a_broken_form_gets_a_sentence(
    phone: Phone, asked: Round, kind: str, body: bytes, status: int
) -> None:
    headers = {**SCRIPT, "content-type": kind}
    path = f"{phone.home}/stem/{asked.id}"
    response = phone.client.post(path, content=body, headers=headers)
    assert response.status_code == status
    assert response.json()["ok"] is False
    assert response.json()["sentence"].endswith(".")


@pytest.mark.parametrize(
    "path", ["/mee", "/mee/{code}/join", "/mee/{code}/wie", "/mee/{code}/taal"]
)
def test_every_form_refuses_what_is_too_large(phone: Phone, path: str) -> None:
    body = b"code=" + b"x" * 70_000
    if path.endswith("/join"):
        phone.client.cookies.clear()
    response = phone.client.post(
        path.format(code=phone.code), content=body, headers={"content-type": FORM}
    )
    assert response.status_code == 413
    assert "Dat is te veel ineens." in response.text


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/mee", "GET, HEAD, POST"),
        ("DELETE", "/mee/{code}", "GET, HEAD"),
        ("POST", "/mee/{code}", "GET, HEAD"),
        ("PUT", "/mee/{code}/join", "GET, HEAD, POST"),
        ("POST", "/mee/{code}/events", "GET, HEAD"),
    ],
)
def test_a_wrong_method_gets_a_sentence(phone: Phone, method: str, path: str, allowed: str) -> None:
    response = phone.client.request(method, path.format(code=phone.code))
    assert response.status_code == 405
    assert response.headers["allow"] == allowed
    assert "Zo werkt deze pagina niet." in response.text


@pytest.mark.parametrize("rest", ["/join", "/stem/r234567", "/taal"])
def test_a_forms_own_address_leads_to_the_page(phone: Phone, rest: str) -> None:
    response = phone.get(rest)
    assert (response.status_code, response.url.path) == (200, phone.home)
    assert [step.status_code for step in response.history] == [303]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://testserver"}, 200),
        ({"origin": "null"}, 200),  # what browsers say of a page that sends no referrer
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 200),
        ({"origin": "null", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "http://elders.example"}, 403),
    ],
)
@pytest.mark.parametrize("rest", ["/wie", "/ik/{token}"])
def test_a_form_of_another_site_is_refused(
    phone: Phone, rest: str, headers: dict[str, str], status: int
) -> None:
    path = rest.format(token=phone.token)
    response = phone.post(path, {"organisation": "self"}, headers=headers)
    assert response.status_code == status


def test_a_page_that_does_not_exist(phone: Phone) -> None:
    response = phone.get("/bestaat/niet")
    assert response.status_code == 404
    assert "Deze pagina bestaat niet (meer)." in response.text


def test_in_french_for_who_reads_french(phone: Phone) -> None:
    phone.client.headers["accept-language"] = "fr"
    phone.client.cookies.clear()
    assert '<html lang="fr">' in phone.client.put("/mee").text


@pytest.mark.parametrize("path", ["", "/wie", "/nu", "/events"])
def test_head_is_answered(phone: Phone, path: str) -> None:
    assert phone.client.head(phone.home + path).status_code in {200, 204}


@pytest.mark.parametrize("path", ["/mee", "/mee/{code}", "/mee/FOUTFOUT", "/mee/{code}/wie"])
def test_pages_are_closed_to_everything_from_elsewhere(phone: Phone, path: str) -> None:
    headers = phone.client.get(path.format(code=phone.code)).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


def test_the_first_visit_is_light(phone: Phone, asked: Round) -> None:
    """Page with its style, script and icon, as sent: at most 15 KB in three requests."""
    wait_for(lambda: asked.id in phone.page())
    page = phone.page()
    files = [part.split('"')[0] for part in page.split('="/assets/')[1:]]
    assert [name.split("?")[0] for name in files] == ["favicon.svg", "phone.js"]
    sizes = [int(phone.get().headers["content-length"])]
    for name in files:
        response = phone.client.get(f"/assets/{name}")
        sizes.append(int(response.headers["content-length"]))
    assert sum(sizes) < 15_000


def test_our_own_mistake_is_a_sentence_and_a_line_in_the_log(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Memory, "rounds", fail)
    response = phone.get()
    assert response.status_code == 500
    assert "Er ging iets mis op de server." in response.text
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivisionError" not in response.text


def test_the_log_does_not_say_who_answered_what(
    phone: Phone, asked: Round, region: Region, caplog: pytest.LogCaptureFixture
) -> None:
    """An error of the database names its statement; what was sent with it is nobody's business."""
    make_inserts_fail(region, "ballot")
    (item, *_rest) = asked.items
    response = phone.vote(asked, {"ballot": "geheim1", f"a.{item.id}.legitimacy": "3"})
    assert response.status_code == 500
    (who,) = region.store.read(participants.load, region.workshop)
    assert "INSERT INTO ballot" in caplog.text
    told = [secret for secret in (who.id, "geheim1", item.id) if secret in caplog.text]
    assert told == []


def test_the_log_does_not_name_who_could_not_join(
    stranger: Phone, region: Region, caplog: pytest.LogCaptureFixture
) -> None:
    make_inserts_fail(region, "organisation")
    named = {"organisation": "new", "new_organisation": "Geheime Vereniging"}
    assert stranger.join(**named).status_code == 500
    assert "INSERT INTO organisation" in caplog.text
    assert "Geheime" not in caplog.text


def test_the_log_does_not_keep_what_lets_somebody_in(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(entry, "visitor_of", fail)
    assert phone.client.get(f"{phone.home}/ik/geheim-kenmerk").status_code == 500
    assert f"{phone.home}/ik/…" in caplog.text
    assert "geheim-kenmerk" not in caplog.text


def make_inserts_fail(region: Region, table: str) -> None:
    """Every new row of the table is refused by the database itself."""
    plan = f"CREATE TRIGGER planted BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'x'); END"
    region.store.write(lambda connection: connection.exec_driver_sql(plan))


def test_a_store_that_is_away_means_try_again(
    phone: Phone, asked: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreClosed

    monkeypatch.setattr(Memory, "rounds", fail)
    response = phone.vote(asked, {"a.n234567.legitimacy": "3"})
    assert response.status_code == 503
    assert "even niet bereikbaar" in response.json()["sentence"]
