import pytest
from starlette.testclient import TestClient

from gbo_core.store import close_stores


def test_a_server_with_its_store_is_well(visitor: TestClient) -> None:
    answer = visitor.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")


def test_a_server_that_lost_its_store_says_so(
    visitor: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    close_stores()
    file = tmp_path_factory.mktemp("x") / "no folder.txt"
    file.write_text("")
    monkeypatch.setenv("GBO_DATABASE_URL", f"sqlite:///{file}/gbo.sqlite")
    answer = visitor.get("/healthz")
    assert (answer.status_code, answer.text) == (503, "not opened")
