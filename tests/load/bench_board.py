"""A thousand phones show a full board: what one note that is let through costs on the line."""

import time
from random import Random
from statistics import median

from gbo_core.live import moderation, notes
from gbo_core.live.note_text import LONGEST
from gbo_core.live.notes import Sending
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model.round import Round
from tests.load.measured import cost, fresh_store, served
from tests.load.room import Told, room
from tests.load.table import Row, number, show
from tests.load.workshop import code_of
from tests.region import Region, make_region

PEOPLE = 1000
DECISIONS = 10
BETWEEN = 2.0  # seconds, so that no two come together
SETTLED = 1.0
FULL = 20  # cards of a section on a phone
LETTERS = "eeeeennnaatiroddsslgvhkmubpwjzcf"


def filled(region: Region) -> tuple[Round, list[str]]:
    """A board on which every section is full, and notes of the greatest length that wait."""
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))
    asked = region.open("notes", subject="dimension", items=items)
    waiting: list[str] = []
    for item in items:
        written = _written(region, asked, item.id)
        judge(region, written[:FULL])
        waiting += written[FULL:]
    return asked, waiting


def said(chance: Random) -> str:
    """As long as a part of a note may be, in words that do not repeat: they compress the least."""
    words = ("".join(chance.choices(LETTERS, k=chance.randint(2, 9))) for _ in range(60))
    return " ".join(words)[:LONGEST]


def _written(region: Region, asked: Round, section: str) -> list[str]:
    who, chance = region.join(), Random(section)
    coming = [
        Sending(region.workshop, asked.id, who, f"k{n}", section, said(chance), said(chance))
        for n in range(FULL + DECISIONS)
    ]
    return [str(made) for made in region.store.write(notes.arrive_many, coming)]


def judge(region: Region, ids: list[str]) -> None:
    region.store.write(moderation.judge, region.workshop, ids, "shown", by="An", bundle="b1")


def total(people: Told) -> int:
    return int(sum(people("got")["bytes"]))


def main() -> None:
    with fresh_store() as store:
        region = make_region(store)
        _asked, waiting = filled(region)
        with served() as server, room(server.url, code_of(region)) as people:
            people("join", people=PEOPLE, organisations=["self"])
            people("listen", packed=True)
            time.sleep(3 * SETTLED)
            whole = total(people) / PEOPLE
            each = [_one(region, people, waiting.pop()) for _ in range(DECISIONS)]
            before = total(people)
            for _ in range(DECISIONS):
                judge(region, [waiting.pop()])
            time.sleep(3 * SETTLED)
            together = total(people) - before
            memory = cost(server).memory
    kilobytes = sorted(bytes_ / PEOPLE / 1000 for bytes_ in each)
    note = f"laagste {number(kilobytes[0])}, hoogste {number(kilobytes[-1])}"
    rows = [
        Row("het hele bord, per gsm", whole / 1000, "kB", note="bij het openen"),
        Row("één briefje doorlaten, per gsm", median(kilobytes), "kB", asked=2, note=note),
        Row(f"{DECISIONS} briefjes na elkaar, samen", sum(each) / 1e6, "MB", asked=20),
        Row(f"{DECISIONS} briefjes in één seconde, samen", together / 1e6, "MB", asked=20),
        Row("geheugen van de server", memory, "MB"),
    ]
    show(f"Een vol bord op {number(PEOPLE)} gsm’s", rows)


def _one(region: Region, people: Told, note: str) -> int:
    """The bytes that all phones together got for it."""
    before = total(people)
    judge(region, [note])
    time.sleep(BETWEEN)
    return total(people) - before


if __name__ == "__main__":
    main()
