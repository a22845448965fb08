"""`python -m gbo_core`, started as an operator would."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gbo_core import checkup
from gbo_core.live import ballots, participants, rounds
from gbo_core.model.errors import NotAllowed
from gbo_core.store import Store, access, workshops
from tests.exchange.filled import members
from tests.region import PASSWORD, Region

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Start the command line on the test's own data."""
    environment = {k: v for k, v in os.environ.items() if k != "GBO_DATABASE_URL"}
    environment |= {"GBO_DATA_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}

    def start(*arguments: Any, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "gbo_core", *map(str, arguments)],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            input=typed,
            text=True,
            check=False,
        )

    return start


def done(finished: subprocess.CompletedProcess[str]) -> Any:
    """What a command printed, when it went well."""
    assert (finished.stderr, finished.returncode) == ("", 0)
    return json.loads(finished.stdout) if finished.stdout else None


def refused(finished: subprocess.CompletedProcess[str]) -> str:
    """The one sentence of a command that was refused."""
    assert (finished.stdout, finished.returncode) == ("", 2)
    assert finished.stderr.count("\n") == 1
    assert "Traceback" not in finished.stderr
    return finished.stderr.strip()


def test_demo_makes_a_workshop_with_an_open_round_each_time(run: Run, store: Store) -> None:
    first, second = done(run("demo")), done(run("demo"))
    assert list(first) == ["workshop", "join_code", "round"]
    assert first["workshop"] != second["workshop"]
    assert first["join_code"] != second["join_code"]
    for made in (first, second):
        assert store.read(workshops.by_code, made["join_code"]).id == made["workshop"]
        asked = store.read(rounds.get, made["workshop"], made["round"])
        assert asked.state == "open"


def test_what_is_exported_can_be_imported(run: Run, tmp_path: Path) -> None:
    made = done(run("demo"))
    target = tmp_path / "uit.zip"
    code = made["join_code"]
    assert done(run("export", f" {code[:4].lower()}-{code[4:]} ", "--to", target)) is None
    again = done(run("import", target))
    assert again["round"] == made["round"]
    assert again["workshop"] != made["workshop"]
    second = tmp_path / "nog eens.zip"
    done(run("export", again["join_code"], "--to", second))
    assert second.read_bytes() == target.read_bytes()


def test_the_export_for_sharing_and_the_language_can_be_asked_for(run: Run, tmp_path: Path) -> None:
    code = done(run("demo"))["join_code"]
    target = tmp_path / "delen.zip"
    done(run("export", code, "--for-sharing", "--to", target))
    assert "data/counts.csv" in members(target.read_bytes())
    assert "om te delen" in refused(run("import", target))
    done(run("export", code, "--for-research", "--to", target))
    assert "data/responses.csv" in members(target.read_bytes())
    assert "data/persons.csv" not in members(target.read_bytes())
    assert "om te delen" in refused(run("import", target))
    refused(run("export", code, "--for-research", "--for-sharing", "--to", target))
    done(run("export", code, "--language", "en", "--to", target))
    assert "data/persons.csv" in members(target.read_bytes())


def test_what_the_command_line_makes_belongs_to_the_host(run: Run, store: Store) -> None:
    before = done(run("demo"))["workshop"]
    token = store.write(access.add_first, "An", PASSWORD)
    host = store.read(access.who, token).id
    assert [w.id for w in store.read(workshops.of_facilitator, host)] == [before]
    after = done(run("demo"))["workshop"]
    assert {w.id for w in store.read(workshops.of_facilitator, host)} == {before, after}
    assert all(store.read(access.may_open, host, one) for one in (before, after))


def test_a_backup_is_whole_while_people_vote(run: Run, store: Store, tmp_path: Path) -> None:
    made = done(run("demo"))
    asked = store.read(rounds.get, made["workshop"], made["round"])
    people = store.read(participants.load, made["workshop"])
    axes = ("contribution", "necessity")
    stop = threading.Event()

    def vote() -> None:
        turn = 0
        while not stop.is_set():
            turn += 1
            value = float(turn % 5 + 1)
            answers = {item: dict.fromkeys(axes, value) for item in asked.item_ids()}
            casts = [
                ballots.Cast(made["workshop"], asked.id, who.id, f"b{turn}", answers)
                for who in people
            ]
            store.write(ballots.cast_many, casts)

    voting = threading.Thread(target=vote)
    voting.start()
    target = tmp_path / "kopie.sqlite"
    try:
        finished = run("backup", "--to", target)
    finally:
        stop.set()
        voting.join()
    done(finished)
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        query = "SELECT answers, count(*) FROM ballot WHERE round = ? GROUP BY answers"
        assert len(copy.execute(query, (asked.id,)).fetchall()) >= 1
    assert list(tmp_path.glob("kopie.sqlite*")) == [target]


def test_check_says_that_all_is_well(run: Run) -> None:
    code = done(run("demo"))["join_code"]
    finished = run("check")
    assert finished.returncode == 0, finished.stdout
    assert code in finished.stdout
    assert "NIET IN ORDE" not in finished.stdout


def test_check_counts_nothing_that_is_only_half_there(region: Region) -> None:
    region.store.write(workshops.begin, None, "whalfway")
    (total,) = [each for each in checkup.findings() if "workshop" in each.data]
    assert total.data == {"workshop": 1, "round": 0, "participant": 0, "ballot": 0}


def test_check_finds_a_row_that_points_nowhere(run: Run, tmp_path: Path) -> None:
    made = done(run("demo"))
    with closing(sqlite3.connect(tmp_path / "gbo.sqlite")) as database:
        database.execute("DELETE FROM organisation WHERE name = 'OCMW Lindermeer'")
        database.execute("DELETE FROM participant WHERE rowid = 1")
        database.commit()
    finished = run("check")
    assert finished.returncode == 1
    wrong = [line for line in finished.stdout.splitlines() if line.startswith("NIET")]
    assert len(wrong) == 2
    assert made["join_code"] in wrong[1]
    assert "verwijzen" in wrong[0]
    assert "is heel" not in finished.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Deze opdracht klopt niet. Kijk bij: python -m gbo_core --help"),
        (("dansen",), "Deze opdracht klopt niet. Kijk bij: python -m gbo_core --help"),
        (("export",), "Deze opdracht klopt niet. Kijk bij: python -m gbo_core export --help"),
        (("export", "NERGENS", "--to", "x.zip"), "Deze werktafel bestaat niet (meer)."),
        (("import", "/nergens/x.zip"), "Het bestand of de map ‘/nergens/x.zip’ bestaat niet."),
        (("import", __file__), "Dit bestand is beschadigd of geen zip-bestand."),
        (("import", "/"), "‘/’ kan niet gelezen of geschreven worden."),
    ],
)
def test_a_mistake_is_one_sentence(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    assert refused(run(*arguments)) == sentence


def test_a_place_that_cannot_be_written_is_one_sentence(run: Run, tmp_path: Path) -> None:
    code = done(run("demo"))["join_code"]
    for arguments in (("export", code, "--to"), ("backup", "--to")):
        assert "/nergens" in refused(run(*arguments, "/nergens/uit"))
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_folder_is_not_taken_for_a_fault_of_the_database(run: Run, tmp_path: Path) -> None:
    run("demo")
    sentence = refused(run("backup", "--to", tmp_path))
    assert sentence == f"‘{tmp_path}’ kan niet gelezen of geschreven worden."


def test_a_database_that_is_none_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gbo.sqlite").write_bytes(b"geen databank" * 100)
    assert "beschadigd" in refused(run("demo"))
    told = run("check")
    assert (told.returncode, "gbo.sqlite is beschadigd" in told.stdout) == (1, True)


def test_a_backup_of_nothing_is_one_sentence(run: Run, tmp_path: Path) -> None:
    assert (
        refused(run("backup", "--to", tmp_path / "x")) == "Er is nog geen databank om te bewaren."
    )


@pytest.mark.parametrize(
    "command", [(), ("demo",), ("export",), ("import",), ("backup",), ("check",)]
)
def test_every_command_explains_itself(run: Run, command: tuple[str, ...]) -> None:
    finished = run(*command, "--help")
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout.startswith("gebruik: python -m gbo_core")
    assert "options" not in finished.stdout
    assert "show this help" not in finished.stdout


def test_a_forgotten_password_is_replaced_and_old_logins_end(run: Run, store: Store) -> None:
    token = store.write(access.add_first, "An", PASSWORD)
    done(run("password", "an", typed="een nieuw wachtwoord\n"))
    assert store.read(access.verify, "An", "een nieuw wachtwoord")
    for old in (
        lambda: store.read(access.verify, "An", PASSWORD),
        lambda: store.read(access.who, token),
    ):
        with pytest.raises(NotAllowed):
            old()


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("Niemand", "lang genoeg hoor", "Er is geen begeleider met de naam ‘Niemand’."),
        ("An", "kort", "Kies een wachtwoord van minstens 10 tekens."),
    ],
)
def test_a_password_that_cannot_be_set_says_why(
    run: Run, store: Store, name: str, typed: str, sentence: str
) -> None:
    store.write(access.add_first, "An", PASSWORD)
    assert refused(run("password", name, typed=typed)) == sentence
    assert store.read(access.verify, "An", PASSWORD)
