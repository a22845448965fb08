"""Before the reveal nothing that the server sends depends on what others answered."""

from gbo_core.model.round import Round
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
