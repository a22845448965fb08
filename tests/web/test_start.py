import gc
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gbo_core.store import close_stores
from web import start


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_more_than_a_thousand_phones_can_be_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: asked.append(limits))
    start.raise_open_files()
    assert asked == [(start.OPEN_FILES, resource.RLIM_INFINITY)]


def test_a_limit_that_is_high_enough_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (4096, 4096))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: asked.append(limits))
    start.raise_open_files()
    assert asked == []


def test_our_settings_leave_nothing_to_warn_about() -> None:
    assert start.what_slows_down() == ""


def test_a_setting_that_streamlit_dropped_or_turned_on_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(start.st, "get_option", lambda _: True)
    assert start.what_slows_down().startswith("runner.postScriptGC is on")

    def gone(_name: str) -> None:
        raise RuntimeError

    monkeypatch.setattr(start.st, "get_option", gone)
    assert start.what_slows_down().startswith("Streamlit no longer knows")


def test_the_start_says_where_to_look(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GBO_BASE_URL", "https://gbo.example.be")
    start.announce()
    said = capsys.readouterr().out
    assert "http://localhost:8501" in said
    assert "https://gbo.example.be/mee" in said


NOT_OPENED = (
    "De databank (x.sqlite) kan niet geopend worden. Kijk of de map bestaat en wie er rechten op "
    "heeft."
)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("GBO_FACILITATOR_PASSWORD", "kort", "Kies een wachtwoord van minstens 10 tekens."),
        ("GBO_DATABASE_URL", "sqlite:////nergens/x.sqlite", NOT_OPENED),
    ],
)
def test_what_stands_in_the_way_of_a_start_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str, words: str
) -> None:
    close_stores()
    monkeypatch.setenv("GBO_DATA_DIR", str(tmp_path))
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as end:
        start.open_or_leave()
    close_stores()
    assert end.value.code == f"GBO-werktafel: {words}"


@pytest.fixture
def usual_garbage() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("usual_garbage")
def test_what_was_loaded_to_stay_is_never_searched_for_garbage() -> None:
    start.leave_libraries_out_of_garbage()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold() == start.GARBAGE_THRESHOLDS
    assert "plotly.graph_objects" in sys.modules  # the first screen need not load it
