import os
import stat
from pathlib import Path

import pytest

from gbo_core.store.whole_file import UNFINISHED, whole_file


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def write_half(target: Path, error: BaseException) -> None:
    with whole_file(target) as file:
        file.write_bytes(b"half")
        raise error


def test_it_appears_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "uit.zip"
    with whole_file(target) as file:
        file.write_bytes(b"half")
        assert not target.exists()
    assert target.read_bytes() == b"half"
    assert names(tmp_path) == ["uit.zip"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_was_there_stays_when_it_fails(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "uit.zip"
    target.write_bytes(b"goed")
    with pytest.raises(type(error)):
        write_half(target, error)
    assert target.read_bytes() == b"goed"
    assert names(tmp_path) == ["uit.zip"]


def test_a_full_disk_keeps_the_previous_file(tmp_path: Path) -> None:
    target = tmp_path / "uit.zip"
    target.write_bytes(b"goed")
    with pytest.raises(OSError, match="No space left") as failed, whole_file(target):
        Path("/dev/full").write_bytes(b"x" * 10_000)
    assert failed.value.filename == str(target)
    assert target.read_bytes() == b"goed"


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "nergens" / "uit.zip"
    with pytest.raises(FileNotFoundError) as failed, whole_file(target):
        pass
    assert failed.value.filename == str(target)


def test_an_error_about_another_file_keeps_its_name(tmp_path: Path) -> None:
    other = tmp_path / "anders"
    with pytest.raises(FileNotFoundError) as failed, whole_file(tmp_path / "uit.zip"):
        other.read_bytes()
    assert failed.value.filename == str(other)


def test_two_at_once_do_not_meet(tmp_path: Path) -> None:
    target = tmp_path / "uit.zip"
    with whole_file(target) as first, whole_file(target) as second:
        first.write_bytes(b"een")
        second.write_bytes(b"twee")
    assert target.read_bytes() == b"een"
    assert names(tmp_path) == ["uit.zip"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_a_link_and_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "echt.zip", tmp_path / "uit.zip"
    real.write_bytes(b"goed")
    real.chmod(0o600)
    link.symlink_to(real)
    with whole_file(link) as file:
        file.write_bytes(b"nieuw")
    assert link.is_symlink()
    assert (real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (b"nieuw", 0o600)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such devices")
def test_a_device_stays_a_device() -> None:
    with whole_file(Path("/dev/null")) as file:
        file.write_bytes(b"weg")
    assert Path("/dev/null").is_char_device()


def test_what_a_kill_left_goes_with_the_next_one(tmp_path: Path) -> None:
    cut_off, busy, other = (
        tmp_path / f"{name}{UNFINISHED}"
        for name in ("a.zip.0123abcd", "a.zip.89abcdef", "b.zip.0123abcd")
    )
    for each in (cut_off, busy, other):
        each.write_text("who answered what")
    for each in (cut_off, other):
        os.utime(each, (0, 0))
    with whole_file(tmp_path / "a.zip") as beside:
        beside.write_text("new")
    assert {each.name for each in tmp_path.iterdir()} == {"a.zip", busy.name, other.name}
