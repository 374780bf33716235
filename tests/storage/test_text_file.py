import os
import time
from pathlib import Path

import pytest

from hipfit.errors import FileError
from hipfit.storage.text_file import LARGEST_BYTES, read_bytes


def refusal(path: Path) -> FileError:
    start = time.perf_counter()
    with pytest.raises(FileError) as caught:
        read_bytes(path)
    assert time.perf_counter() - start < 1
    assert caught.value.exit_code == 1
    assert "\n" not in caught.value.message
    assert caught.value.hint
    return caught.value


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "full"
    path.write_bytes(b"x" * LARGEST_BYTES)
    assert read_bytes(path) == b"x" * LARGEST_BYTES


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    assert refusal(path).message == f"there is no file '{path}'"


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path).message == f"'{tmp_path}' is a directory"


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "as if it were a directory" in refusal(tmp_path / "file" / "x").message


def test_a_name_with_a_nul_is_refused() -> None:
    assert "cannot be read" in refusal(Path("a\0b")).message


def test_a_name_too_long_is_refused() -> None:
    assert "cannot be read" in refusal(Path("x" * 5000)).message


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "cannot be read" in refusal(tmp_path / "loop").message


def test_a_file_without_permission_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "secret").touch()
    monkeypatch.setattr(Path, "open", refuse)  # root may read everything
    assert refusal(tmp_path / "secret").message == f"you may not read '{tmp_path / 'secret'}'"


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert refusal(path).message == (
        f"'{path}' is too large: hipfit reads files of at most 4096 KiB"
    )


def test_a_fifo_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert "is not a regular file" in refusal(tmp_path / "fifo").message


def test_a_device_without_an_end_is_refused() -> None:
    assert "is not a regular file" in refusal(Path("/dev/zero")).message


def test_a_file_that_claims_to_be_empty_is_read_up_to_the_limit() -> None:
    path = Path("/proc/self/status")
    if path.exists():
        assert b"Name:" in read_bytes(path)
        with pytest.raises(FileError, match="too large"):
            read_bytes(path, largest_bytes=8)
