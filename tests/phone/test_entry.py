"""From a code on the beamer to taking part, and back again later."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import unquote

import httpx2
import pytest

from gbo_core.live import participants
from gbo_core.model import Organisation
from gbo_core.model.profile import PROFILE_ID, Profile
from gbo_core.store import Store, records, workshops
from phone import visitor
from phone.guesses import Guesses
from tests.phone.phones import BROWSER, SCRIPT, Phone, new_phone, serving, wait_for
from tests.region import Region

WAITING = "Straks komt hier een vraag."
HOSTILE = [
    "<script>alert(1)</script>",
    "De \"Brug\" & 'Co'",
    "Buurtwerk 🌻",
    "مركز المساعدة",
    "\u202eomgekeerd",
    "x" * 300,
    '=HYPERLINK("http://example.org")',
]


def people(region: Region) -> list[participants.Participant]:
    return region.store.read(participants.load, region.workshop)


def change_profile(region: Region, **changes: object) -> None:
    profile = region.store.read(records.get, region.workshop, Profile, PROFILE_ID)
    region.store.write(records.put, region.workshop, replace(profile, **changes), by="An")


def test_somebody_types_the_code_from_the_screen(stranger: Phone, code: str) -> None:
    assert "Code op het scherm" in stranger.client.get("/mee").text
    typed = f" {code[:4].lower()}-{code[4:].lower()} "
    response = stranger.client.post("/mee", data={"code": typed})
    assert response.url.path == f"/mee/{code}"
    assert "Uw organisatie" in response.text


@pytest.mark.parametrize("write", [str.lower, lambda c: f"{c[:4]} {c[4:]}", lambda c: c + "-"])
def test_a_code_in_another_way_of_writing_leads_to_the_same_page(
    stranger: Phone, code: str, write: Callable[[str], str]
) -> None:
    response = stranger.client.get(f"/mee/{write(code)}/wie")
    assert response.url.path == f"/mee/{code}"
    assert response.status_code == 200


@pytest.mark.parametrize(
    "path", ["/mee/BADOGIKU", "/mee/x", "/mee/%E2%98%83x", "/mee/a%3Cscript%3E"]
)
def test_a_wrong_code_gets_a_sentence_and_the_form_again(stranger: Phone, path: str) -> None:
    response = stranger.client.get(path)
    assert response.status_code == 404
    assert "Deze code kennen we niet." in response.text
    typed = response.url.path.removeprefix("/mee/")
    assert f'name="code" value="{unquote(typed)}" aria-describedby="error"' in response.text
    assert "<script>" not in response.text


@pytest.mark.parametrize("path", ["/mee/---", "/mee/"])
def test_no_code_at_all_leads_to_the_form(stranger: Phone, path: str) -> None:
    response = stranger.client.get(path)
    assert (response.status_code, response.url.path) == (200, "/mee")


def test_an_empty_code_gets_a_sentence(stranger: Phone) -> None:
    response = stranger.client.post("/mee", data={"code": " "})
    assert "Deze code kennen we niet." in response.text


def test_opening_the_page_makes_nobody(stranger: Phone, region: Region) -> None:
    stranger.page()
    stranger.client.head(stranger.home)
    assert people(region) == []


def test_joining_for_an_organisation_from_the_list(stranger: Phone, region: Region) -> None:
    caw = region.organisation("CAW De Brug")
    response = stranger.join(caw, part="field")
    assert WAITING in response.text
    assert "CAW De Brug" in response.text
    assert "Veldwerk" in response.text
    (who,) = people(region)
    assert (who.organisation, who.part, who.kind, who.language) == (caw, "field", "person", "nl")


def test_joining_for_oneself(stranger: Phone, region: Region) -> None:
    assert "voor uzelf" in stranger.join("self", part="unsaid").text
    (who,) = people(region)
    assert (who.organisation, who.part) == ("", "unsaid")


def test_a_new_organisation_counts_at_once_and_is_offered_to_nobody_else(
    stranger: Phone, region: Region, code: str
) -> None:
    assert "Buurtwerk Zuid" in stranger.join("new", new_organisation=" Buurtwerk Zuid ").text
    assert "Buurtwerk Zuid" not in new_phone(code).page()
    assert "Buurtwerk Zuid" in stranger.get("/wie").text
    known = region.store.read(records.load, region.workshop, Organisation)
    assert [o.name for o in known if o.proposed] == ["Buurtwerk Zuid"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"organisation": ""}, "Kies uw organisatie"),
        ({"organisation": "new", "new_organisation": "  "}, "Schrijf de naam van uw organisatie."),
        ({"organisation": "n234567"}, "Deze organisatie staat niet in de lijst."),
        ({"organisation": "self", "part": "koning"}, "Kies een van de antwoorden"),
        ({"organisation": "new", "new_organisation": "x" * 301}, "hoogstens 300 tekens"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    stranger: Phone, region: Region, fields: dict[str, str], sentence: str
) -> None:
    response = stranger.post("/join", {"part": "policy", **fields})
    assert response.status_code == 400
    assert sentence in response.text
    assert fields.get("new_organisation", "") in response.text
    if fields.get("part", "policy") == "policy":
        assert 'value="policy" checked' in response.text
    assert people(region) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_as_they_were_typed(stranger: Phone, name: str) -> None:
    page = stranger.join("new", new_organisation=name)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "alert(1)" not in page.text or "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
    shown = stranger.get("/wie").text
    assert shown.count("<script") == 0


@pytest.mark.parametrize("name", HOSTILE)
def test_a_workshop_and_an_organisation_may_have_any_name(
    stranger: Phone, region: Region, name: str
) -> None:
    change_profile(region, name=name[:120])
    made = Organisation.make(name=name)
    region.store.write(records.add, region.workshop, made, by="An")
    page = stranger.page()
    assert "<script" not in page
    assert stranger.join(made.id).status_code == 200


def test_a_name_is_asked_only_where_the_workshop_wants_it(stranger: Phone, region: Region) -> None:
    assert 'name="name"' not in stranger.page()
    change_profile(region, asks_name=True)
    wait_for(lambda: 'name="name"' in stranger.page())
    assert "Vul uw naam in." in stranger.join("self").text
    assert "Fatima" in stranger.join("self", name="Fatima").text


def test_before_joining_one_reads_who_sees_it(stranger: Phone, region: Region) -> None:
    page = stranger.page()
    seen = page.index("De begeleider ziet uw organisatie en van waaruit u spreekt.")
    assert seen < page.index('name="organisation"')
    assert "Zonder naam: niets. Per organisatie: uw organisatie." in page
    assert "Met naam" not in page
    change_profile(region, asks_name=True)
    wait_for(lambda: "De begeleider ziet uw naam, uw organisatie en" in stranger.page())
    assert "Met naam: ook uw naam." in stranger.page()


def test_a_table_answers_together(stranger: Phone, region: Region) -> None:
    assert 'name="table"' not in stranger.page()
    change_profile(region, tables=3)
    wait_for(lambda: 'name="table"' in stranger.page())
    assert "Kies het nummer van uw tafel." in stranger.join("", kind="table").text
    assert "Kies een van de antwoorden" in stranger.join("self", table="4").text
    assert "tafel 2" in stranger.join("", kind="table", table="2").text
    (who,) = people(region)
    assert (who.kind, who.table, who.organisation) == ("table", "2", "")


def test_a_second_tap_on_join_makes_nobody_else(phone: Phone, region: Region) -> None:
    assert WAITING in phone.join("self").text
    assert len(people(region)) == 1


def attempt_on(page: str) -> str:
    return page.partition('name="attempt" value="')[2].partition('"')[0]


def test_a_double_tap_on_join_makes_one_participant(stranger: Phone, region: Region) -> None:
    """Two requests at once, neither with the cookie that the other one brings."""
    with serving() as port:

        def tap(_: int) -> str:
            headers = {**BROWSER, "Cookie": "formulier=1"}
            fields = {"organisation": "self", "attempt": attempt}
            url = f"http://127.0.0.1:{port}{stranger.home}/join"
            answer = httpx2.post(url, data=fields, headers=headers)
            assert answer.status_code == 303
            return answer.headers["set-cookie"]

        attempt = attempt_on(stranger.page())
        with ThreadPoolExecutor(4) as taps:
            cookies = set(taps.map(tap, range(4)))
    assert len(cookies) == len(people(region)) == 1


def test_a_phone_without_cookies_hears_so_and_makes_nobody(stranger: Phone, region: Region) -> None:
    attempt = attempt_on(stranger.page())
    stranger.client.cookies.clear()
    response = stranger.join("new", new_organisation="Buurtwerk Zuid", attempt=attempt)
    assert response.status_code == 400
    assert "Uw telefoon bewaart geen cookies." in response.text
    assert 'value="Buurtwerk Zuid"' in response.text
    assert people(region) == []
    assert WAITING in stranger.join("self", attempt=attempt_on(response.text)).text


@pytest.mark.parametrize("name", ["\u200b", "\u2060\ufeff", " \n\u202e ", "\u3164"])
def test_a_name_that_cannot_be_seen_is_no_name(stranger: Phone, region: Region, name: str) -> None:
    response = stranger.join("new", new_organisation=name)
    assert "Schrijf de naam van uw organisatie." in response.text
    assert people(region) == []


def test_what_went_wrong_is_said_at_its_field_too(stranger: Phone) -> None:
    page = stranger.join("").text
    assert '<select id="organisation" name="organisation" aria-invalid="true"' in page
    assert page.count('aria-describedby="error"') == page.count(" autofocus") == 1


def test_a_mistake_is_corrected_by_oneself(phone: Phone, region: Region) -> None:
    assert 'value="self" selected' in phone.get("/wie").text
    ocmw = region.organisation("OCMW Zandhove")
    response = phone.post("/wie", {"organisation": ocmw, "part": "finance"})
    assert response.url.path == phone.home
    assert "OCMW Zandhove" in response.text
    (who,) = people(region)
    assert (who.organisation, who.part) == (ocmw, "finance")
    assert "Kies uw organisatie" in phone.post("/wie", {"organisation": ""}).text


def test_correcting_without_having_joined_leads_to_joining(stranger: Phone) -> None:
    response = stranger.get("/wie")
    assert (response.status_code, response.url.path) == (200, stranger.home)


def test_the_personal_link_brings_back_the_same_participant(
    phone: Phone, region: Region, code: str
) -> None:
    link = f"/mee/{code}/ik/{phone.token}"
    assert link in phone.page()
    other = new_phone(code)
    assert "Ga verder" in other.client.get(link).text
    assert "Uw organisatie" in other.page()  # opening the link alone changes nothing
    assert WAITING in other.client.post(link).text
    assert len(people(region)) == 1


def test_a_link_that_does_not_work_says_so(stranger: Phone) -> None:
    response = stranger.get("/ik/bestaat-niet")
    assert response.status_code == 404
    assert "Deze link werkt niet (meer)." in response.text


def test_the_cookie_is_for_this_workshop_and_not_for_scripts(stranger: Phone) -> None:
    stranger.client.follow_redirects = False
    cookie = stranger.join("self").headers["set-cookie"]
    assert cookie.startswith("deelnemer=")
    assert f"Path=/mee/{stranger.code};" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Max-Age=34560000" in cookie
    assert "Secure" not in cookie


def test_over_https_the_cookie_is_secure(stranger: Phone) -> None:
    stranger.client.follow_redirects = False
    response = stranger.client.post(
        f"https://testserver{stranger.home}/join", data={"organisation": "self"}
    )
    assert "Secure" in response.headers["set-cookie"]


def test_a_participant_of_another_workshop_is_a_stranger_here(phone: Phone, region: Region) -> None:
    profile = workshops.new_profile("Elders")
    elsewhere = region.store.write(workshops.make, region.facilitator, profile, by="An")
    other = region.store.read(workshops.get, elsewhere).join_code
    response = phone.client.get(f"/mee/{other}", headers={"cookie": f"deelnemer={phone.token}"})
    assert "Uw organisatie" in response.text


def test_the_language_is_a_tap_away(stranger: Phone) -> None:
    assert '<html lang="nl">' in stranger.page()
    fields = {"taal": "fr", "naar": stranger.home}
    assert '<html lang="fr">' in stranger.post("/taal", fields).text
    assert '<html lang="fr">' in stranger.client.get("/mee").text
    refused = stranger.post("/taal", {"taal": "xx"})
    assert refused.status_code == 400
    away = {"taal": "en", "naar": "//example.org"}
    assert stranger.client.post("/mee/taal", data=away).url.path == "/mee"


def test_without_a_choice_the_language_is_the_browsers(code: str) -> None:
    phone = new_phone(code)
    phone.client.headers["accept-language"] = "fr-BE,nl;q=0.5"
    assert '<html lang="fr">' in phone.page()


def test_guessing_codes_ends_but_the_room_goes_on(stranger: Phone, code: str) -> None:
    assert stranger.get().status_code == 200
    for _ in range(40):
        assert stranger.client.get("/mee/FOUTFOUT").status_code == 404
    refused = stranger.client.get("/mee/FOUTFOUT")
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "6"
    assert "te veel foute codes" in refused.text
    assert new_phone(code).join("self").status_code == 200


def test_who_takes_part_is_let_in_whatever_others_guess(phone: Phone, code: str) -> None:
    visitor._guesses = Guesses()  # as after a restart: no code worked from here yet
    for _ in range(41):
        phone.client.get("/mee/FOUTFOUT")
    assert new_phone(code).get().status_code == 429
    assert phone.get().status_code == 200


def test_a_removed_workshop_is_not_there_any_more(
    phone: Phone, region: Region, store: Store
) -> None:
    phone.page()
    store.write(workshops.remove, region.workshop, by="An")
    wait_for(lambda: phone.get().status_code == 404)
    response = phone.get("/nu", headers=SCRIPT)
    assert response.json()["ok"] is False
