"""What records are called where one of them is named or chosen."""

from gbo_core.model import CONCEPTS, Organisation, Person
from gbo_core.model.names import in_order, names


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    several = [Organisation.make(name=name) for name in ("OCMW", "’t Huis", "École", "CAW")]
    assert list(names(several).values()) == ["CAW", "École", "OCMW", "’t Huis"]
    assert [each.name for each in in_order(several)] == list(names(several).values())


def test_two_of_one_name_are_told_apart_by_what_they_belong_to() -> None:
    home = Organisation.make(name="CAW De Brug")
    one, other, lone = (Person.make(name="An", organisation=id_) for id_ in (home.id, "gone", ""))
    called = names([one, other, lone], names([home]))
    assert called == {one.id: "An (CAW De Brug)", other.id: "An", lone.id: "An"}


def test_what_stands_beside_a_name_is_a_link_of_the_concept() -> None:
    beside = [(kind, kind.facts.beside) for kind in CONCEPTS.values() if kind.facts.beside]
    assert [kind.typed()[name].kind for kind, name in beside] == ["link"] * len(beside) != []


def test_what_a_participant_proposed_is_in_no_list_yet() -> None:
    proposed = Organisation.make(name="C.A.W.", proposed=True)
    assert (proposed.is_listed, Organisation.make(name="CAW").is_listed) == (False, True)
