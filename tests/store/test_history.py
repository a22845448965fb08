"""Who changed what and when, and of what nobody may see it."""

from gbo_core.live import moderation, notes
from gbo_core.live.notes import Sending
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model import Note, Organisation
from gbo_core.store import history, records
from tests.region import Region


def test_a_change_is_told_with_what_stood_there(region: Region) -> None:
    made = Organisation.make(name="Huis van de Buurt")
    region.store.write(records.add, region.workshop, made, by="An")
    region.store.write(
        records.save,
        region.workshop,
        Organisation,
        made.id,
        {"note": "Bel Els"},
        version=1,
        by="Bo",
    )
    last, first = region.store.read(history.of_records, region.workshop, [made.id])
    assert (last.action, last.by, last.fields["note"]) == ("save", "Bo", ("", "Bel Els"))
    assert (first.action, first.by, dict(first.fields)) == ("add", "An", {})


def test_of_a_note_nothing_is_told_also_not_who_let_it_through(region: Region) -> None:
    """When it came in, beside who was there, says whose it is."""
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))
    asked = region.open("notes", subject="dimension", items=items, question="Wat verandert er?")
    who = region.join("CAW De Brug")
    said = "De huur stijgt"
    sending = Sending(region.workshop, asked.id, who, "k1", items[0].id, said, said)
    region.store.write(notes.arrive_many, [sending])
    (note,) = region.store.read(records.load, region.workshop, Note)
    region.store.write(moderation.judge, region.workshop, [note.id], "shown", by="An", bundle="b")
    assert region.store.read(history.of_records, region.workshop, [note.id]) == []
