"""The command line: `python -m gbo_core demo | export | import | backup | password | check`."""

import argparse
import errno
import json
import sys
from collections.abc import Callable, Sequence
from getpass import getpass
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy.exc import SQLAlchemyError

from gbo_core import checkup
from gbo_core.exchange import package
from gbo_core.exchange.apart import Tell, quiet
from gbo_core.exchange.archive import bring_in
from gbo_core.exchange.sample import sample
from gbo_core.exchange.share import research
from gbo_core.live import rounds
from gbo_core.model.errors import GboError
from gbo_core.model.round import State
from gbo_core.store import Store, access, close_stores, open_store, workshops
from gbo_core.store.backup import backup
from gbo_core.store.errors import why_closed
from gbo_core.store.settings import database_url
from gbo_core.store.whole_file import whole_file
from gbo_core.words import LANGUAGES, N_


class Parser(argparse.ArgumentParser):
    """argparse in Dutch: its own words are English and its errors print the whole usage."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "wat", "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "gebruik:", 1)

    def error(self, message: str) -> NoReturn:
        fail(
            GboError(N_("Deze opdracht klopt niet. Kijk bij: %(help)s"), help=f"{self.prog} --help")
        )


def fail(error: GboError) -> NoReturn:
    """One sentence, and exit status 2."""
    print(error.sentence % error.data, file=sys.stderr)
    raise SystemExit(2)


def demo(_given: argparse.Namespace) -> None:
    store = open_store()
    print(json.dumps(_loaded(store, bring_in.put_in(store, sample(), store.read(access.host)))))


def _loaded(store: Store, made: str) -> dict[str, str]:
    """A new workshop's id, its join code, and its open round if there is one."""
    loaded = {"workshop": made, "join_code": store.read(workshops.get, made).join_code}
    live = [r.id for r in store.read(rounds.load, made) if r.state is State.OPEN]
    return loaded | ({"round": live[0]} if live else {})


def export(given: argparse.Namespace) -> None:
    store = open_store()
    workshop = store.read(workshops.by_code, given.code).id
    with whole_file(given.to) as beside, beside.open("wb") as target:
        store.read(given.make, workshop, target, given.language, _progress())


def import_(given: argparse.Namespace) -> None:
    store = open_store()
    made = bring_in.bring_in(store, given.file, store.read(access.host), tell=_progress())
    print(json.dumps(_loaded(store, made)))


def _progress() -> Tell:
    """How far it is, for who looks at a terminal; a log needs no such line."""
    return _tell if sys.stderr.isatty() else quiet


def _tell(done: int, of: int, _words: str) -> None:
    end = "\n" if done == of else ""
    print(f"\r{done * 100 // of:3} %", end=end, file=sys.stderr, flush=True)


def back_up(given: argparse.Namespace) -> None:
    backup(database_url(), given.to)


def password(given: argparse.Namespace) -> None:
    """Asked at a terminal, otherwise read from the first line that comes in.

    Never an argument of the command: whoever lists the processes sees those.
    """
    asked = sys.stdin.isatty()
    typed = getpass("Nieuw wachtwoord: ") if asked else sys.stdin.readline().rstrip("\r\n")
    open_store().write(access.set_password, given.name, typed)


def check(_given: argparse.Namespace) -> None:
    findings = checkup.findings()
    for finding in findings:
        print(("in orde      " if finding.fine else "NIET IN ORDE ") + finding.words())
    if not all(finding.fine for finding in findings):
        raise SystemExit(1)


def parser() -> Parser:
    made = Parser(prog="python -m gbo_core", description="Het gereedschap bij GBO-werktafel.")
    commands = made.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], None], says: str) -> Parser:
        added: Parser = commands.add_parser(name, help=says, description=says)
        added.set_defaults(run=run)
        return added

    command("demo", demo, "Laad de voorbeeldwerktafel, met een ronde die open staat.")
    exporting = command(
        "export",
        export,
        "Schrijf een werktafel naar een zip-bestand: het hele archief, met wie wat antwoordde "
        "(geef het niet door), of een bestand om te delen.",
    )
    exporting.add_argument("code", metavar="CODE", help="de code waarmee mensen meedoen")
    exporting.add_argument("--to", metavar="FILE.zip", type=Path, required=True, help="waarheen")
    for_whom = exporting.add_mutually_exclusive_group()
    for flag, make, says in (
        ("--for-sharing", package.share, "voor partners: hoe vaak elk antwoord gegeven is"),
        (
            "--for-research",
            package.research,
            f"voor een onderzoeker: hele antwoorden. {research.ALOUD}",
        ),
    ):
        for_whom.add_argument(
            flag, action="store_const", dest="make", const=make, default=package.archive, help=says
        )
    exporting.add_argument(
        "--language", choices=list(LANGUAGES), default="nl", help="taal van de Excel-bestanden"
    )
    importing = command("import", import_, "Lees een archief in als nieuwe werktafel.")
    importing.add_argument("file", metavar="FILE.zip", type=Path, help="het archief")
    backing_up = command(
        "backup", back_up, "Bewaar een kopie van de hele databank, met wie wat antwoordde."
    )
    backing_up.add_argument("--to", metavar="FILE", type=Path, required=True, help="waarheen")
    resetting = command("password", password, "Geef een begeleider een nieuw wachtwoord.")
    resetting.add_argument("name", metavar="NAAM", help="de naam waarmee die zich aanmeldt")
    command("check", check, "Kijk of alles in orde is.")
    return made


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return N_("Het bestand of de map ‘%(file)s’ bestaat niet.")
    if isinstance(error, PermissionError):
        return N_("U hebt geen toegang tot ‘%(file)s’.")
    if error.errno == errno.ENOSPC:
        return N_("De schijf is vol: ‘%(file)s’ is niet geschreven.")
    return N_("‘%(file)s’ kan niet gelezen of geschreven worden.")


def main(arguments: Sequence[str] | None = None) -> None:
    given = parser().parse_args(arguments)
    try:
        given.run(given)
    except GboError as error:
        fail(error)
    except SQLAlchemyError as error:
        fail(why_closed(error, database_url()))
    except OSError as error:
        fail(GboError(_why(error), file=error.filename))
    except Exception as error:  # noqa: BLE001 - an operator gets a sentence, whatever it is
        fail(GboError(N_("Dit had niet mogen gebeuren (%(what)s)."), what=repr(error)))
    finally:
        close_stores()


if __name__ == "__main__":
    main()
