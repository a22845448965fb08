"""Before the reveal nothing that the server sends depends on what others answered."""

from gbo_core.live import moderation, notes
from gbo_core.live.notes import Sending, Support
from gbo_core.model.round import Round
from gbo_core.store.feed import Change
from phone.kept import memory_of
from tests.phone.phones import SCRIPT, Phone, wait_for, without_ballot_ids
from tests.region import Region

STEPS = ((), ("pause",), ("resume",), ("close",))


def sent(phone: Phone, asked: Round) -> list[str]:
    """All that a phone gets to see of a round."""
    wait_for(lambda: f"{asked.id}.{asked.version}." in phone.page())
    news = phone.get("/nu", headers=SCRIPT, params={"seen": ""}).json()
    return [without_ballot_ids(phone.page()), without_ballot_ids(news["html"]), news["v"]]


def test_votes_of_others_change_nothing_until_the_reveal(phone: Phone, region: Region) -> None:
    asked = region.open("grid")
    voters = [region.join("CAW De Brug") for _ in range(20)]
    value = 1.0
    for steps in STEPS:
        asked = region.step(asked, *steps)
        empty = sent(phone, asked)
        if asked.state != "paused":
            for voter in voters:
                region.rate(asked, voter, value, 6 - value)
        value += 1
        assert sent(phone, asked) == empty
    revealed = region.step(asked, "reveal")
    assert "Resultaat: 20 van 21 deelnemers antwoordden." in sent(phone, revealed)[0]


def test_support_of_others_shows_in_nothing_until_the_reveal(phone: Phone, region: Region) -> None:
    """Also not in what tells pages apart, when the board is read anew for another reason."""
    asked = region.open("notes")
    writer, *others = [region.join("CAW De Brug") for _ in range(6)]
    note = Sending(region.workshop, asked.id, writer, "s1", asked.item_ids()[0], "Meer vraag")
    (made,) = region.store.write(notes.arrive_many, [note])
    judge = (moderation.judge, region.workshop, [made], "shown")
    region.store.write(*judge, by="An", bundle="b1")
    wait_for(lambda: "Meer vraag" in phone.page())
    before = sent(phone, asked)
    support = [Support(region.workshop, asked.id, who, str(made)) for who in others]
    region.store.write(notes.arrive_many, support)
    memory_of(region.store)._forget_walls(Change(0, region.workshop, "factor", "", ""))
    assert sent(phone, asked) == before
    revealed = region.step(asked, "close", "reveal")
    assert "5 zien dit ook" in sent(phone, revealed)[0]
