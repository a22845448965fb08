"""What hangs on records, before they go."""

from gbo_core.live.hanging import ROUND, hanging
from gbo_core.model import Factor, Organisation, Swot
from gbo_core.store import records
from tests.region import Region


def test_what_refers_to_them_and_does_not_go_along_hangs_on_them(region: Region) -> None:
    made = Factor.make(title="Huur")
    point, other = (Swot.make(title="Duur", side="threat", factor=made.id) for _each in range(2))
    for record in (made, point, other):
        region.store.write(records.add, region.workshop, record, by="An")
    assert region.store.read(hanging, region.workshop, [made]) == {"swot": 2}
    assert region.store.read(hanging, region.workshop, [made, point]) == {"swot": 1}
    assert region.store.read(hanging, region.workshop, [point]) == {}


def test_a_question_hangs_on_what_it_asks(region: Region) -> None:
    ocmw = region.store.read(
        records.get, region.workshop, Organisation, region.organisation("OCMW Zandhove")
    )
    region.draft("grid")
    assert region.store.read(hanging, region.workshop, [ocmw])[ROUND] == 1
