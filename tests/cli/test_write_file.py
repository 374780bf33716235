"""Writing to a file: all of it or nothing, and never over one unasked."""

import os
from pathlib import Path

import pytest

from hipfit.console import write_file
from hipfit.errors import FileError
from tests.cli.conftest import Run


def test_it_is_utf_8_with_the_usual_permissions(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    mask = os.umask(0o027)
    try:
        write_file(str(path), "3×10–15\n", force=False)
    finally:
        os.umask(mask)
    assert path.read_bytes() == "3×10–15\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["plan.txt"]


def test_an_existing_file_stays_without_force(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("mine")
    with pytest.raises(FileError, match="exists already") as caught:
        write_file(str(path), "new", force=False)
    assert "--force" in caught.value.hint
    assert path.read_text() == "mine"


def test_force_replaces_it_and_keeps_its_permissions_and_links(tmp_path: Path) -> None:
    path, link = tmp_path / "plan.txt", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o600)
    link.symlink_to(path)
    write_file(str(link), "new", force=True)
    assert link.is_symlink()
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o600)


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is a directory"):
        write_file(str(tmp_path), "x", force=True)


def test_a_missing_directory_is_one_clear_message(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="No such file or directory"):
        write_file(str(tmp_path / "no" / "plan.txt"), "x", force=False)


def test_a_failure_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(FileError, match="No space left"):
        write_file(str(path), "new", force=True)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("plan.txt", "old")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_is_written_to_and_never_replaced() -> None:
    write_file(os.devnull, "x", force=False)
    with pytest.raises(FileError, match="No space left"):
        write_file("/dev/full", "x", force=True)
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_standard_output_has_a_name_to_write_to(sh: Run) -> None:
    found = sh("$HIPFIT plan --output /dev/stdout | head -1")
    assert (found.stdout[:12], found.stderr) == (b"hipfit plan:", b"")


def test_links_in_a_circle_are_one_clear_message_and_stay(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(FileError, match="cannot write"):
        write_file(str(one), "x", force=True)
    assert one.is_symlink()


def test_a_name_that_ends_in_a_slash_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no directory"):
        write_file(f"{tmp_path}/plans/", "x", force=False)
    assert list(tmp_path.iterdir()) == []
