"""A ballot from a phone to the store, and every way in which that is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from gbo_core.live import ballots
from gbo_core.model.profile import PROFILE_ID, Profile
from gbo_core.model.round import Audience, Ballot, Purpose, Round, Visibility
from gbo_core.store import records, workshops
from gbo_core.store.tables import round_
from phone.kept import Memory
from tests.phone.phones import SCRIPT, Phone, every, new_phone, wait_for
from tests.region import Region

LATE = "De stemming is gesloten. Uw antwoord kwam te laat en telt niet mee."


def stored(region: Region, asked: Round) -> list[Ballot]:
    return region.store.read(ballots.load, region.workshop, asked.id)


def show(phone: Phone, asked: Round) -> str:
    """The page, as soon as the round is on it."""
    wait_for(lambda: asked.id in phone.page())
    return phone.page()


def closed_before(region: Region, asked: Round, seconds: float) -> None:
    """Make it seem so long ago that the round opened and closed."""
    moment = (datetime.now(UTC) - timedelta(seconds=seconds)).isoformat(timespec="milliseconds")
    where = (round_.c.workshop == region.workshop, round_.c.id == asked.id)
    times = {"opened_at": moment, "closed_at": moment}
    region.store.write(lambda c: c.execute(update(round_).where(*where).values(times)))


def test_a_ballot_is_stored_and_acknowledged(phone: Phone, region: Region) -> None:
    asked = region.open("grid")
    show(phone, asked)
    response = phone.vote(asked, {"ballot": "b1", **every(asked, "4")})
    expected = {"ok": True, "v": f"{asked.id}.{asked.version}.1", "again": False}
    assert response.json() == expected
    assert len(response.content) < 300
    (ballot,) = stored(region, asked)
    assert ballot.answers == {
        item.id: {"contribution": 4.0, "necessity": 4.0} for item in asked.items
    }


def test_without_a_script_the_page_comes_back_with_the_answers(
    phone: Phone, region: Region
) -> None:
    asked = region.open("scale")
    show(phone, asked)
    response = phone.post(f"/stem/{asked.id}", every(asked, "2"))
    assert response.url.path == phone.home
    assert response.text.count('" checked') == len(asked.items)
    assert 'value="2" checked' in response.text
    assert ">Bewaard</p>" in response.text
    assert len(stored(region, asked)) == 1


def test_a_ballot_says_what_it_is_for_and_who_sees_it(phone: Phone, region: Region) -> None:
    asked = region.open("pick", purpose=Purpose.DECISION)
    page = show(phone, asked)
    assert "Beslissing: met deze antwoorden beslist de groep." in page
    assert "Zonder naam: niemand in de zaal ziet wat u antwoordt." in page
    assert "wie de server beheert" in page
    asked = region.open("pick", purpose=Purpose.POLL, visibility=Visibility.NAMED)
    page = show(phone, asked)
    assert "Peiling:" in page
    assert "Met naam: bij uw antwoord staan uw naam en uw organisatie." in page


def test_a_retry_changes_nothing(phone: Phone, region: Region) -> None:
    asked = region.open("scale")
    show(phone, asked)
    fields = {"ballot": "b1", **every(asked, "4")}
    phone.vote(asked, fields)
    assert phone.vote(asked, fields).json()["again"] is True
    assert len(stored(region, asked)) == 1


def test_an_old_ballot_that_is_replayed_does_not_come_back(phone: Phone, region: Region) -> None:
    asked = region.open("scale")
    show(phone, asked)
    old = {"ballot": "b1", **every(asked, "1")}
    phone.vote(asked, old)
    phone.vote(asked, {"ballot": "b2", **every(asked, "5")})
    assert phone.vote(asked, old).json()["ok"] is True
    (ballot,) = stored(region, asked)
    assert {value for axes in ballot.answers.values() for value in axes.values()} == {5.0}


def test_an_answer_may_be_changed_until_the_round_closes(phone: Phone, region: Region) -> None:
    asked = region.open("pick")
    page = show(phone, asked)
    assert "Wijzigen kan tot de vraag sluit." in page
    first, second = asked.items[0].id, asked.items[1].id
    phone.vote(asked, {"pick": [first]})
    assert phone.vote(asked, {"pick": [second]}).json()["v"].endswith(".2")
    page = phone.page()
    assert f'value="{second}" checked' in page
    assert f'value="{first}" checked' not in page


@pytest.mark.parametrize(("choice", "value"), [("none", 0.0), ("x", None)])
def test_nothing_at_all_and_no_opinion_are_answers_too(
    phone: Phone, region: Region, choice: str, value: float | None
) -> None:
    asked = region.open("pick")
    show(phone, asked)
    phone.vote(asked, {"pick": choice})
    (ballot,) = stored(region, asked)
    assert {v for axes in ballot.answers.values() for v in axes.values()} == {value}
    assert f'name="pick" value="{choice}" checked' in phone.page()


def test_saved_says_how_many_are_open_without_a_script_too(phone: Phone, region: Region) -> None:
    asked = region.open("grid")
    show(phone, asked)
    one, two = asked.item_ids()[:2]
    half = {f"a.{one}.contribution": "4", f"a.{one}.necessity": "x", f"a.{two}.necessity": "1"}
    assert ">Bewaard · 5 nog open</p>" in phone.post(f"/stem/{asked.id}", half).text
    assert ">Bewaard</p>" in phone.post(f"/stem/{asked.id}", every(asked, "2")).text


def test_no_opinion_on_a_scale(phone: Phone, region: Region) -> None:
    asked = region.open("scale")
    show(phone, asked)
    phone.vote(asked, {f"a.{asked.items[0].id}.legitimacy": "x"})
    (ballot,) = stored(region, asked)
    assert ballot.answers == {asked.items[0].id: {"legitimacy": None}}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "U hebt nog niets ingevuld."),
        ({"a.{item}.legitimacy": "6"}, "Dit antwoord klopt niet met de vraag."),
        ({"a.{item}.legitimacy": "-1"}, "Dit antwoord klopt niet met de vraag."),
        ({"a.{item}.legitimacy": "1e3"}, "Dit antwoord klopt niet met de vraag."),
        ({"a.{item}.legitimacy": "٣"}, "Dit antwoord klopt niet met de vraag."),
        ({"a.{item}.legitimacy": ["1", "2"]}, "Dit antwoord klopt niet met de vraag."),
        ({"a.{item}.power": "3"}, "U hebt nog niets ingevuld."),
        ({"ballot": "met spatie", "a.{item}.legitimacy": "3"}, "Dit antwoord klopt niet"),
    ],
)
def test_a_ballot_that_does_not_fit_the_question(
    phone: Phone, region: Region, fields: dict[str, str], sentence: str
) -> None:
    asked = region.open("scale")
    show(phone, asked)
    named = {name.format(item=asked.items[0].id): value for name, value in fields.items()}
    response = phone.vote(asked, named)
    assert response.status_code == 400
    assert sentence in response.json()["sentence"]
    assert stored(region, asked) == []


def test_too_many_taps_without_a_script_keeps_them(phone: Phone, region: Region) -> None:
    asked = region.open("pick", settings={"axis": "seat", "most": 2})
    show(phone, asked)
    taps = [item.id for item in asked.items[:3]]
    response = phone.post(f"/stem/{asked.id}", {"pick": taps})
    assert response.status_code == 400
    assert "U mag er hoogstens 2 aantikken." in response.text
    assert response.text.count(" checked") == 3


def test_taps_together_with_no_opinion_are_kept_and_told_to_choose(
    phone: Phone, region: Region
) -> None:
    asked = region.open("pick")
    show(phone, asked)
    response = phone.post(f"/stem/{asked.id}", {"pick": [asked.items[0].id, "x"]})
    assert "Kies antwoorden, of ‘weet niet’." in response.text
    assert response.text.count(" checked") == 2


def test_a_pick_that_nobody_answered_counts_nothing(phone: Phone, region: Region) -> None:
    asked = region.open("pick")
    show(phone, asked)
    region.step(asked, "close", "reveal")
    wait_for(lambda: "Resultaat:" in phone.page())
    assert "0 van 0" not in phone.page()


def test_the_card_says_once_what_counts_and_once_what_does_not(
    phone: Phone, region: Region
) -> None:
    asked = region.open("scale")
    show(phone, asked)
    phone.vote(asked, every(asked, "3"))
    region.step(asked, "pause")
    wait_for(lambda: "Uw antwoord is bewaard." in phone.page())
    text = phone.post(f"/stem/{asked.id}", every(asked, "4")).text
    assert "Deze vraag is nu niet open. Uw antwoord is niet bewaard." in text
    assert ">Uw eerdere antwoord telt.</span>" in text
    assert "Uw antwoord is bewaard." not in text


def test_after_the_reveal_the_earlier_answer_still_counts(phone: Phone, region: Region) -> None:
    asked = region.open("scale")
    show(phone, asked)
    silent = new_phone(phone.code)
    silent.join()
    phone.vote(asked, every(asked, "3"))
    region.step(asked, "close", "reveal")
    wait_for(lambda: "Resultaat:" in phone.page() and "Resultaat:" in silent.page())
    sentence = 'data-unsent="Uw eerdere antwoord telt. Wat u daarna wijzigde, is niet verstuurd."'
    assert sentence in phone.page()
    assert 'data-unsent="Deze antwoorden zijn niet verstuurd."' in silent.page()


def test_a_ballot_under_way_when_the_round_closes_still_counts(
    phone: Phone, region: Region
) -> None:
    asked = region.open("scale")
    show(phone, asked)
    region.step(asked, "close")
    assert phone.vote(asked, every(asked, "3")).json()["ok"] is True


def test_after_that_it_is_too_late_and_says_so(phone: Phone, region: Region) -> None:
    asked = region.open("scale")
    show(phone, asked)
    region.step(asked, "close")
    closed_before(region, asked, 3)
    response = phone.vote(asked, every(asked, "3"))
    assert (response.status_code, response.json()) == (409, {"ok": False, "sentence": LATE})
    assert stored(region, asked) == []


def test_too_late_without_a_script_the_answers_stay_readable(phone: Phone, region: Region) -> None:
    asked = region.open("scale")
    show(phone, asked)
    closed = region.step(asked, "close")
    closed_before(region, asked, 3)
    wait_for(lambda: f"{closed.id}.{closed.version}" in phone.page())
    response = phone.post(f"/stem/{asked.id}", every(asked, "3"))
    assert response.status_code == 409
    assert LATE in response.text
    assert "Uw antwoorden, niet bewaard" in response.text
    assert response.text.count('value="3" checked') == len(asked.items)
    assert 'http-equiv="refresh"' not in response.text
    assert 'http-equiv="refresh"' in phone.page()


def test_a_paused_round_takes_no_ballots(phone: Phone, region: Region) -> None:
    asked = region.open("scale")
    show(phone, asked)
    region.step(asked, "pause")
    response = phone.vote(asked, every(asked, "3"))
    assert response.json()["sentence"].startswith("Deze vraag is nu niet open.")
    assert response.json()["later"] is True
    wait_for(lambda: "Even pauze." in phone.page())


def test_a_round_that_does_not_exist_or_is_still_a_draft(phone: Phone, region: Region) -> None:
    draft = region.draft("scale")
    for round_id in (draft.id, "r234567"):
        response = phone.post(f"/stem/{round_id}", every(draft, "3"), headers=SCRIPT)
        assert response.status_code == 404
        assert response.json()["sentence"] == "Deze vraag bestaat niet (meer)."


def test_answers_to_another_round_are_not_taken_for_this_one(phone: Phone, region: Region) -> None:
    grid, scale = region.open("grid"), region.open("scale")
    show(phone, scale)
    response = phone.vote(scale, every(grid, "3"))
    assert response.json()["sentence"] == "U hebt nog niets ingevuld."
    assert stored(region, scale) == []


def test_who_did_not_join_cannot_vote(stranger: Phone, region: Region) -> None:
    asked = region.open("scale")
    response = stranger.vote(asked, every(asked, "3"))
    assert response.status_code == 403
    assert response.json()["sentence"].startswith("U doet nog niet mee.")


def test_a_participant_of_another_workshop_cannot_vote_here(phone: Phone, region: Region) -> None:
    profile = workshops.new_profile("Elders")
    elsewhere = region.store.write(workshops.make, region.facilitator, profile, by="An")
    other = new_phone(region.store.read(workshops.get, elsewhere).join_code)
    other.join("self")
    asked = region.open("scale")
    show(phone, asked)
    assert other.vote(asked, every(asked, "3")).status_code == 404  # in their own workshop
    stolen = {"cookie": f"deelnemer={other.token}", **SCRIPT}
    response = other.client.post(
        f"{phone.home}/stem/{asked.id}", data=every(asked, "3"), headers=stolen
    )
    assert response.status_code == 403
    assert stored(region, asked) == []


def test_only_the_audience_is_asked(joined: Callable[..., Phone], region: Region) -> None:
    core = joined(organisation=region.organisation("OCMW Zandhove"))
    outsider = joined(organisation=region.organisation("CGG Noord"))
    asked = region.open("scale", audience=Audience("core"))
    show(core, asked)
    assert "Straks komt hier een vraag." in outsider.page()
    assert outsider.vote(asked, every(asked, "3")).json()["sentence"] == (
        "Deze vraag is niet aan u gesteld."
    )


def test_a_table_and_a_person_are_never_mixed(joined: Callable[..., Phone], region: Region) -> None:
    profile = region.store.read(records.get, region.workshop, Profile, PROFILE_ID)
    region.store.write(records.put, region.workshop, replace(profile, tables=2), by="An")
    table, person = joined(organisation="", kind="table", table="1"), joined()
    asked = region.open("scale", audience=Audience("tables"))
    show(table, asked)
    assert asked.id not in person.page()
    assert person.vote(asked, every(asked, "3")).status_code == 409


def test_each_gets_an_own_share_and_never_the_own_organisation(
    joined: Callable[..., Phone], region: Region
) -> None:
    caw = region.organisation("CAW De Brug")
    early = joined(organisation=caw)
    asked = region.open("scale", share=2)
    page = show(early, asked)
    late = joined(organisation=caw)
    for share in (page, late.page()):
        mine = [item for item in asked.items if f"a.{item.id}." in share]
        assert len(mine) == 2
        assert caw not in [item.id for item in mine]
    other = next(item for item in asked.items if f"a.{item.id}." not in page)
    response = early.vote(asked, {f"a.{other.id}.legitimacy": "3"})
    assert response.status_code == 400
    mine = next(item for item in asked.items if f"a.{item.id}." in page)
    assert early.vote(asked, {f"a.{mine.id}.legitimacy": "3"}).json()["ok"] is True


def test_who_corrects_the_organisation_gets_other_items_than_their_own(
    joined: Callable[..., Phone], region: Region
) -> None:
    phone = joined(organisation="self")
    asked = region.open("scale", share=2)
    page = show(phone, asked)
    own, kept = [item for item in asked.items if f"a.{item.id}." in page]
    phone.vote(asked, {f"a.{kept.id}.legitimacy": "3"})
    phone.post("/wie", {"organisation": own.id, "part": "field"})
    page = phone.page()
    mine = [item.id for item in asked.items if f"a.{item.id}." in page]
    assert len(mine) == 2
    assert kept.id in mine
    assert own.id not in mine
    assert f'name="a.{kept.id}.legitimacy" value="3" checked' in page


def test_who_was_given_nothing_of_a_sample_reads_so(
    phone: Phone, region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = region.open("scale", share=2)
    show(phone, asked)
    monkeypatch.setattr(Memory, "share", lambda *_: ())
    page = phone.page()
    assert "In deze vraag is er niets voor u." in page
    assert "Verstuur" not in page


def test_two_rounds_at_once_the_newest_first(phone: Phone, region: Region) -> None:
    first, second = region.open("grid"), region.open("pick")
    page = show(phone, second)
    assert page.index(f'id="{second.id}"') < page.index(f'id="{first.id}"')


def test_a_latecomer_gets_the_open_ballot_and_what_happened_before(
    joined: Callable[..., Phone], region: Region
) -> None:
    for number in range(5):
        asked = region.open("scale", question=f"Vraag nummer {number}?")
        region.step(asked, "close", "reveal")
    asked = region.open("grid", question="En nu?")
    page = show(joined(), asked)
    before = page[page.index("Wat vooraf ging") :]
    assert page.index("En nu?") < page.index("Wat vooraf ging")
    assert [n for n in range(5) if f"Vraag nummer {n}?" in before] == [2, 3, 4]


@pytest.mark.parametrize(
    "label", ["<script>alert(1)</script>", 'De "Brug"', "مركز", "🌻", "x" * 300]
)
def test_items_and_questions_are_shown_as_they_were_typed(
    phone: Phone, region: Region, label: str
) -> None:
    items = tuple(replace(item, label=label) for item in region.items())
    asked = region.open("grid", question=label, items=items)
    page = show(phone, asked)
    assert page.count("<script") == 1  # our own
    assert phone.vote(asked, every(asked, "1")).json()["ok"] is True
    revealed = region.step(asked, "close", "reveal")
    wait_for(lambda: f"{revealed.id}.{revealed.version}" in phone.page())
    assert phone.page().count("<script") == 1


def test_a_result_below_eight_answers_is_dots_only(phone: Phone, region: Region) -> None:
    asked = region.open("scale")
    show(phone, asked)
    for _ in range(7):
        region.rate(asked, region.join(), 4)
    revealed = region.step(asked, "close", "reveal")
    wait_for(lambda: f"{revealed.id}.{revealed.version}" in phone.page())
    page = phone.page()
    assert "7 antwoorden" in page
    assert "midden:" not in page
    assert "ongeveer gelijk" not in page
    assert 'class="dots"' in page


@pytest.mark.parametrize(
    ("n", "words"), [(8, "ongeveer gelijk (voorlopig)"), (13, "ongeveer gelijk")]
)
def test_a_result_has_words_and_says_when_they_are_provisional(
    phone: Phone, region: Region, n: int, words: str
) -> None:
    asked = region.open("scale")
    show(phone, asked)
    for _ in range(n):
        region.rate(asked, region.join(), 4)
    revealed = region.step(asked, "close", "reveal")
    wait_for(lambda: f"{revealed.id}.{revealed.version}" in phone.page())
    page = phone.page()
    assert f"{n} antwoorden · midden: 4 · <strong>{words}</strong>" in page
    assert f"<td>{n}</td>" in page  # the same as a table


def test_impact_is_asked_before_uncertainty(phone: Phone, region: Region) -> None:
    asked = region.open(settings={"pair": "impact_uncertainty"})
    wait_for(lambda: asked.id in phone.page())
    page = phone.page()
    item = asked.item_ids()[0]
    assert page.index("<dt>Gevolgen") < page.index("<dt>Onzekerheid")
    assert page.index(f"a.{item}.impact") < page.index(f"a.{item}.uncertainty")


def test_reopened_the_ballot_is_back_with_ones_own_answers(phone: Phone, region: Region) -> None:
    asked = region.open("scale")
    wait_for(lambda: asked.id in phone.page())
    assert phone.vote(asked, {"ballot": "b1", **every(asked, "4")}).json()["ok"]
    closed = region.step(asked, "close")
    wait_for(lambda: f"{closed.id}.{closed.version}" in phone.page())
    again = region.step(closed, "reopen")
    wait_for(lambda: f"{again.id}.{again.version}.1" in phone.page())
    assert phone.page().count('value="4" checked') == len(asked.items)
    assert phone.vote(again, {"ballot": "b2", **every(asked, "2")}).json()["ok"]
    (cast,) = region.store.read(ballots.load, region.workshop, asked.id)
    assert {on["legitimacy"] for on in cast.answers.values()} == {2.0}
