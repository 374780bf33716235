import contextlib
import os
import socket
import threading
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


def through_a_pipe(path: Path, data: bytes) -> threading.Thread:
    """Somebody who writes the data into a new pipe as soon as it is opened for reading."""

    def write() -> None:
        with contextlib.suppress(BrokenPipeError):  # the reader has had enough
            path.write_bytes(data)

    os.mkfifo(path)
    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    return writer


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    data = b"x" * LARGEST_BYTES
    writer = through_a_pipe(tmp_path / "pipe", data)
    assert read_bytes(tmp_path / "pipe") == data
    writer.join(timeout=5)


def test_a_pipe_is_not_read_beyond_the_limit(tmp_path: Path) -> None:
    writer = through_a_pipe(tmp_path / "pipe", b"x" * LARGEST_BYTES * 2)
    assert "is too large" in refusal(tmp_path / "pipe").message
    writer.join(timeout=5)
    assert not writer.is_alive()


def test_a_device_without_data_is_an_empty_file() -> None:
    assert read_bytes(Path("/dev/null")) == b""


def test_a_device_without_an_end_is_not_read_beyond_the_limit() -> None:
    assert "is too large" in refusal(Path("/dev/zero")).message


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the names of sockets must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        assert refusal(Path("socket")).message == "'socket' is no file or pipe"


def test_a_file_that_claims_to_be_empty_is_read_up_to_the_limit() -> None:
    path = Path("/proc/self/status")
    if path.exists():
        assert b"Name:" in read_bytes(path)
        with pytest.raises(FileError, match="too large"):
            read_bytes(path, largest_bytes=8)
