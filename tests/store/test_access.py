"""Who may come in, and for how long: links, logins, accounts."""

import shutil
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, text

from gbo_core.model import Organisation
from gbo_core.model.errors import NotAllowed, NotFound
from gbo_core.store import access, accounts, devices, invitations, records, workshops
from gbo_core.store.database import alembic_config
from gbo_core.store.invitations import Expired, Gone, Used
from tests.moments import set_clock
from tests.region import Region

PASSWORD = "een lange zin"


class People:
    """Colleagues of the host, who come in by links."""

    def __init__(self, region: Region) -> None:
        self.store, self.host, self.workshop = region.store, region.facilitator, region.workshop

    def link(self, by: str, workshop: str | None = None) -> str:
        return self.store.write(invitations.invite, by, workshop)

    def comes_in(self, link: str, name: str) -> str:
        """Somebody new; answers their id."""
        token = self.store.write(invitations.add_invited, link, name, PASSWORD)
        return self.store.read(access.who, token).id

    def colleague(self, name: str = "Bert") -> str:
        return self.comes_in(self.link(self.host, self.workshop), name)

    def withdraw(self, name: str) -> None:
        links = self.store.read(invitations.invitations, self.workshop)
        (found,) = [link for link in links if name in link.names]
        self.store.write(invitations.withdraw, self.host, found.id)

    def may_open(self, who: str) -> bool:
        return self.store.read(access.may_open, who, self.workshop)


@pytest.fixture
def people(region: Region) -> People:
    return People(region)


def test_a_link_works_once(people: People) -> None:
    link = people.link(people.host, people.workshop)
    people.comes_in(link, "Bert")
    for name in ("Chris", "Bert"):
        with pytest.raises(Used):
            people.comes_in(link, name)


def test_a_name_that_is_refused_does_not_use_the_link_up(people: People) -> None:
    people.colleague("Bert")
    link = people.link(people.host, people.workshop)
    with pytest.raises(Exception, match="Er is al iemand met de naam"):
        people.comes_in(link, "bert")
    assert people.may_open(people.comes_in(link, "Chris"))


def test_who_may_come_in_already_does_not_use_the_link_up(people: People) -> None:
    bert = people.colleague()
    link = people.link(people.host, people.workshop)
    for known in (people.host, bert):
        assert people.store.write(invitations.accept, link, known) == people.workshop
    assert people.may_open(people.comes_in(link, "Chris"))


@pytest.mark.parametrize("days", [7.1, -7.1])
def test_a_link_ends_after_a_week_also_when_the_clock_was_set_back(
    people: People, monkeypatch: pytest.MonkeyPatch, days: float
) -> None:
    link = people.link(people.host, people.workshop)
    set_clock(monkeypatch, days)
    assert people.store.read(invitations.invitations, people.workshop) == []
    with pytest.raises(Expired):
        people.comes_in(link, "Bert")


def test_whose_access_was_withdrawn_does_not_come_back(people: People) -> None:
    bert = people.colleague()
    made = people.link(bert, people.workshop)  # for a friend, or for later
    held = people.link(people.host, people.workshop)  # a second one that Bert got
    people.withdraw("Bert")
    assert not people.may_open(bert)
    for link in (made, held):
        with pytest.raises(Gone):
            people.store.write(invitations.accept, link, bert)
        with pytest.raises(Gone):
            people.comes_in(link, "Bert onder een andere naam")
    with pytest.raises(NotAllowed):
        people.link(bert, people.workshop)


def test_withdrawing_leaves_others_and_other_workshops_alone(people: People) -> None:
    people.colleague("Bert")
    chris = people.colleague("Chris")
    profile = workshops.new_profile("Een andere")
    other = people.store.write(workshops.make, people.host, profile, by="An")
    elsewhere = people.link(people.host, other)
    people.withdraw("Bert")
    assert people.may_open(chris)
    people.store.write(invitations.accept, elsewhere, chris)
    assert people.store.read(access.may_open, chris, other)


def test_a_link_that_nobody_used_is_withdrawn_alone(people: People) -> None:
    first, second = (people.link(people.host, people.workshop) for _ in range(2))
    made, _ = people.store.read(invitations.invitations, people.workshop)
    people.store.write(invitations.withdraw, people.host, made.id)
    with pytest.raises(Gone):
        people.comes_in(first, "Bert")
    assert people.may_open(people.comes_in(second, "Bert"))


def test_a_link_ends_with_the_right_of_its_maker(people: People) -> None:
    bert = people.colleague()
    link = people.link(bert, people.workshop)
    people.store.write(accounts.remove_account, bert, by=people.host)
    people.store.write(accounts.restore_account, bert, by=people.host)
    with pytest.raises(Gone):
        people.comes_in(link, "Chris")


def test_a_link_to_a_workshop_that_was_removed_gives_nothing(people: People) -> None:
    chris, link = people.colleague("Chris"), people.link(people.host, people.workshop)
    bert = people.comes_in(people.link(people.host), "Bert")
    people.store.write(workshops.remove, people.workshop, by="An")
    with pytest.raises(Gone):
        people.store.write(invitations.accept, link, bert)
    people.store.write(workshops.restore, people.workshop, by="An")
    assert (people.may_open(chris), people.may_open(bert)) == (True, False)


def test_only_the_host_lets_people_make_workshops_of_their_own(people: People) -> None:
    with pytest.raises(NotAllowed):
        people.link(people.colleague())


def test_a_removed_account_is_out_at_once_and_everywhere(people: People) -> None:
    bert = people.colleague()
    tokens = [people.store.write(access.log_in, bert) for _ in range(2)]
    device = people.store.write(devices.remember_device, bert)
    link = people.link(people.host, people.workshop)
    people.store.write(accounts.remove_account, bert, by=people.host)
    for token in tokens:
        with pytest.raises(NotAllowed):
            people.store.read(access.who, token)
    assert not people.may_open(bert)
    with pytest.raises(NotAllowed):
        people.store.read(access.verify, "Bert", PASSWORD)
    with pytest.raises(NotFound):
        people.store.write(access.set_password, "Bert", PASSWORD)
    with pytest.raises(Gone):
        people.comes_in(link, "Bert B.")
    assert not people.store.read(devices.is_known, device, "Bert")


def test_what_a_removed_account_made_stays_and_names_them(people: People) -> None:
    store, bert = people.store, people.colleague()
    theirs = store.write(workshops.make, bert, workshops.new_profile("Van Bert"), by="Bert")
    made = store.write(records.add, theirs, Organisation.make(name="OCMW"), by="Bert")
    chris = people.colleague("Chris")
    store.write(invitations.accept, people.link(bert, theirs), chris)
    assert [each.name for each in store.read(workshops.of_facilitator, people.host)] == [
        "GBO Zandhove"
    ]
    store.write(accounts.remove_account, bert, by=people.host)
    assert store.read(records.get, theirs, Organisation, made.id).set_by == "Bert"
    mine = {each.name: each.mine for each in store.read(workshops.of_facilitator, people.host)}
    assert mine["Van Bert"]
    assert store.read(access.may_open, chris, theirs)
    assert not store.read(workshops.get, theirs, chris).mine
    store.write(accounts.restore_account, bert, by=people.host)
    assert store.read(access.verify, "Bert", PASSWORD) == bert
    assert store.read(workshops.get, theirs, bert).mine
    assert people.may_open(bert)
    assert not store.read(access.may_open, people.host, theirs)


def test_the_host_stays_and_nobody_else_removes(people: People) -> None:
    bert, chris = people.colleague("Bert"), people.colleague("Chris")
    for account, by in ((people.host, people.host), (people.host, bert), (chris, bert)):
        with pytest.raises(NotAllowed):
            people.store.write(accounts.remove_account, account, by=by)
    with pytest.raises(NotAllowed):
        people.store.write(accounts.restore_account, chris, by=bert)
    with pytest.raises(NotFound):
        people.store.write(accounts.remove_account, "onbekend", by=people.host)
    assert [each.removed for each in people.store.read(accounts.accounts)] == [False] * 3


@pytest.mark.parametrize("days", [31, -31])
def test_a_login_that_nobody_used_ends(
    people: People, monkeypatch: pytest.MonkeyPatch, days: float
) -> None:
    token = people.store.write(access.log_in, people.host)
    set_clock(monkeypatch, days)
    with pytest.raises(NotAllowed):
        people.store.read(access.who, token)


def test_another_password_ends_the_logins_with_the_old_one(people: People) -> None:
    bert = people.colleague()
    token, other = (people.store.write(access.log_in, who) for who in (bert, people.host))
    people.store.write(access.set_password, "Bert", "een andere zin")
    with pytest.raises(NotAllowed):
        people.store.read(access.who, token)
    assert people.store.read(access.who, other).id == people.host


def test_logins_and_links_from_before_count_from_when_they_were_made(
    tmp_path: Path, empty_database: Path
) -> None:
    file = tmp_path / "old.sqlite"
    shutil.copy(empty_database, file)
    url = f"sqlite:///{file}"
    command.downgrade(alembic_config(url), OLD)
    with create_engine(url).begin() as connection:
        for statement in BEFORE:
            connection.execute(text(statement))
    command.upgrade(alembic_config(url), "head")
    with create_engine(url).begin() as connection:
        used = connection.execute(text("SELECT used_at FROM login")).scalars().all()
        links = connection.execute(text("SELECT id, used_at FROM invitation ORDER BY id")).all()
    assert used == ["2026-11-01"]
    assert [tuple(link) for link in links] == [("k1", "2026-11-02"), ("k2", "")]


OLD = "0004"
_LINK = "INSERT INTO invitation (token, id, workshop, made_by, made_at) VALUES"
BEFORE = [
    "INSERT INTO facilitator (id, name, password, host) VALUES ('f1', 'An', '', 1)",
    "INSERT INTO facilitator (id, name, password, host) VALUES ('f2', 'Bert', '', 0)",
    "INSERT INTO login (token, facilitator, made_at) VALUES ('t', 'f1', '2026-11-01')",
    "INSERT INTO workshop (id, join_code, maker, archived) VALUES ('w1', 'LUMOKADE', 'f1', 0)",
    f"{_LINK} ('a', 'k1', 'w1', 'f1', '2026-11-02')",
    f"{_LINK} ('b', 'k2', 'w1', 'f1', '2026-11-03')",
    "INSERT INTO access (workshop, facilitator, invitation) VALUES ('w1', 'f2', 'k1')",
]
