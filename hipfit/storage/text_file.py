"""Text files from people: read whole, or refused in words that say what to do.

Raises ``FileError`` where a file cannot be read, and gives up on one that has no end.
"""

import stat
from pathlib import Path

from hipfit.errors import FileError

LARGEST_BYTES = 4 * 1024 * 1024


def read_bytes(path: Path, largest_bytes: int = LARGEST_BYTES) -> bytes:
    """All bytes of a file, pipe or device of at most ``largest_bytes``. Raises ``FileError``.

    A pipe, as ``<(hipfit plan -f yaml)`` makes one, is waited for as standard input is.
    """
    try:
        found = path.stat()
        _refuse_unless_readable(path, found.st_mode)
        with path.open("rb") as file:
            raw = file.read(largest_bytes + 1)  # /proc and friends claim to be empty
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileError(*_why(path, error)) from error
    if max(len(raw), found.st_size) > largest_bytes:
        size = f"at most {largest_bytes // 1024} KiB"
        raise FileError(
            f"'{path}' is too large: hipfit reads files of {size}",
            "check that it is the file you meant",
        )
    return raw


def _refuse_unless_readable(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise FileError(f"'{path}' is a directory", "name a file in it")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
        raise FileError(f"'{path}' is no file or pipe", "save the data as a file and name that")


def _why(path: Path, error: OSError | ValueError) -> tuple[str, str]:
    """The message and the hint for a file that the system will not open."""
    if isinstance(error, FileNotFoundError):
        return f"there is no file '{path}'", "check the spelling and the directory you are in"
    if isinstance(error, NotADirectoryError):
        return f"'{path}' leads through a file as if it were a directory", "check the path"
    if isinstance(error, PermissionError):
        return f"you may not read '{path}'", "check its permissions, for example with 'ls -l'"
    why = error.strerror if isinstance(error, OSError) else str(error)
    return f"'{path}' cannot be read: {why}", "check the path"
