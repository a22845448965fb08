"""Is everything in order? What `python -m gbo_core check` looks at."""

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Final

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select, text

from gbo_core.exchange.archive.bring_in import reading
from gbo_core.exchange.archive.contents import Contents, gather
from gbo_core.exchange.archive.unpack import BadArchive
from gbo_core.exchange.package import write_data
from gbo_core.store import open_store, workshops
from gbo_core.store.database import alembic_config
from gbo_core.store.health import damage_of
from gbo_core.store.settings import data_dir, database_url
from gbo_core.store.tables import CONCEPT_TABLES, ballot, participant, round_, workshop
from gbo_core.words import N_

if sys.platform != "win32":
    import resource

LEAST_FREE: Final = 500_000_000  # bytes
LEAST_FILES: Final = 4096
ROOT: Final = Path(__file__).resolve().parent.parent
_SEEN = select(CONCEPT_TABLES["profile"].c.workshop)


@dataclass(frozen=True, slots=True)
class Finding:
    fine: bool
    sentence: str
    data: dict[str, Any] = field(default_factory=dict)

    def words(self) -> str:
        return self.sentence % self.data


def findings() -> list[Finding]:
    """Everything that was looked at. Raises GboError when there is no store to look at."""
    return [*_store(), _disk(), _open_files(), _collecting()]


def _store() -> list[Finding]:
    """A damaged database is looked at before anything opens it, and not opened then."""
    if damage := damage_of(database_url(), thorough=True):
        return [Finding(False, *said) for said in damage.said()]
    store = open_store()
    return [
        store.read(_migrated, store.url),
        store.read(_whole, store.url),
        *store.read(_workshops),
        store.read(_totals),
    ]


def _migrated(connection: Connection, url: str) -> Finding:
    here = MigrationContext.configure(connection).get_current_revision()
    wanted = ScriptDirectory.from_config(alembic_config(url)).get_current_head()
    if here == wanted:
        return Finding(True, N_("De databank is bereikbaar en bijgewerkt."))
    sentence = N_("De databank heeft versie %(here)s en deze code vraagt versie %(wanted)s.")
    return Finding(False, sentence, {"here": here, "wanted": wanted})


def _whole(connection: Connection, url: str) -> Finding:
    """What SQLite itself can say: no row points nowhere."""
    if not url.startswith("sqlite"):
        return Finding(True, N_("De databank bewaakt zelf haar verwijzingen."))
    if loose := len(connection.execute(text("PRAGMA foreign_key_check")).all()):
        sentence = N_("Rijen van de databank die verwijzen naar iets dat er niet is: %(loose)d.")
        return Finding(False, sentence, {"loose": loose})
    return Finding(True, N_("De databank is heel."))


def _workshops(connection: Connection) -> list[Finding]:
    query = select(workshop.c.id, workshop.c.join_code)
    there = query.where(workshop.c.removed_at == "", workshop.c.id.in_(_SEEN))
    return [_workshop(connection, *row) for row in connection.execute(there).all()]


def _workshop(connection: Connection, workshop_id: str, code: str) -> Finding:
    """Whether it comes back from its own archive as it is: keys, references, votes and all."""
    said = {"code": code, "ballots": workshops.contents(connection, workshop_id).ballots}
    try:
        same = _comes_back(gather(connection, workshop_id))
    except BadArchive as error:
        sentence = N_("Werktafel %(code)s klopt niet: %(why)s")
        return Finding(False, sentence, said | {"why": error.sentence % error.data})
    except LookupError:
        return Finding(False, N_("Werktafel %(code)s: sommige stemmen horen bij niemand."), said)
    if not same:
        sentence = N_("Werktafel %(code)s komt niet gelijk terug uit haar eigen archief.")
        return Finding(False, sentence, said)
    return Finding(True, N_("Werktafel %(code)s, stembrieven: %(ballots)d."), said)


def _comes_back(contents: Contents) -> bool:
    """Whether its archive, read back, gives the same archive. Raises BadArchive, LookupError."""
    with TemporaryFile() as first, TemporaryFile() as second:
        written = write_data(contents, first)
        with reading(first) as back:
            return write_data(back, second) == written


def _totals(connection: Connection) -> Finding:
    """Also of what was put aside; not of what is only half there, which nobody sees."""
    counts = {
        column.table.name: connection.execute(
            select(func.count()).where(column.in_(_SEEN))
        ).scalar_one()
        for column in (workshop.c.id, *(t.c.workshop for t in (round_, participant, ballot)))
    }
    return Finding(
        True,
        N_(
            "Samen: werktafels: %(workshop)d, rondes: %(round)d, deelnemers: %(participant)d, "
            "stembrieven: %(ballot)d."
        ),
        counts,
    )


def _disk() -> Finding:
    free = shutil.disk_usage(data_dir()).free
    said = {"free": free // 1_000_000, "least": LEAST_FREE // 1_000_000}
    if free < LEAST_FREE:
        sentence = N_("Er is maar %(free)d MB vrij op de schijf. Minstens %(least)d MB is nodig.")
        return Finding(False, sentence, said)
    return Finding(True, N_("Er is %(free)d MB vrij op de schijf."), said)


def _open_files() -> Finding:
    """The server raises its own limit as far as the system allows; a phone takes one."""
    most = _most_files()
    if most is None:
        return Finding(True, N_("Dit systeem beperkt het aantal verbindingen niet."))
    said = {"files": most, "least": LEAST_FILES}
    if most < LEAST_FILES:
        sentence = N_(
            "De server mag maar %(files)d bestanden en verbindingen tegelijk open hebben. "
            "Voor een volle zaal zijn er %(least)d nodig."
        )
        return Finding(False, sentence, said)
    sentence = N_("De server mag %(files)d bestanden en verbindingen tegelijk open hebben.")
    return Finding(True, sentence, said)


def _most_files() -> int | None:
    if sys.platform == "win32":
        return None
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    return None if most == resource.RLIM_INFINITY else most


def _collecting() -> Finding:
    """Streamlit's option that makes a rerun ten times slower is still there, and still off.

    Asked of Streamlit in a process of its own: nothing in here may import it.
    """
    ask = "from streamlit import config; print(config.get_option('runner.postScriptGC'))"
    answer = subprocess.run(  # noqa: S603 - our own words to our own interpreter
        [sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if answer.stdout.strip() == "False":
        return Finding(True, N_("De schermen zijn snel ingesteld (runner.postScriptGC is false)."))
    sentence = N_("De schermen zullen traag zijn: zet runner.postScriptGC op false.")
    return Finding(False, sentence)
