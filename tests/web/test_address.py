import re
import socket

import pytest

from web.address import base_url, join_url, lan_address, own_url, qr_svg


def test_the_code_leads_to_the_configured_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GBO_BASE_URL", "https://gbo.example.be/ ")
    assert join_url("LUMOKADE") == "https://gbo.example.be/mee/LUMOKADE"


def test_without_one_phones_find_this_machine_on_its_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("GBO_BASE_URL", raising=False)
    assert base_url() == f"http://{lan_address()}:8501"
    assert own_url() == "http://localhost:8501"


def test_a_machine_without_a_network_still_has_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    class Alone(socket.socket):
        def connect(self, _address: object) -> None:
            raise OSError("Network is unreachable")

    monkeypatch.setattr(socket, "socket", Alone)
    assert lan_address() == "localhost"


def test_the_qr_code_is_dark_on_a_light_margin_and_grows_with_its_place() -> None:
    picture = qr_svg("https://gbo.example.be/mee/LUMOKADE")
    width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', picture).groups())
    assert width == height >= 25 + 2 * 4
    assert not re.search(r'<svg[^>]* width="', picture)
    assert re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', picture) == ["#fff", "#0c171b"]


def test_the_qr_code_is_drawn_once_for_each_address() -> None:
    """The beamer shows it every second."""
    assert qr_svg("https://gbo.example.be/mee/A") is qr_svg("https://gbo.example.be/mee/A")
    assert qr_svg("https://gbo.example.be/mee/A") != qr_svg("https://gbo.example.be/mee/B")
