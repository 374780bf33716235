"""The one place that knows streams: terminal or not, width, colour, encoding, files.

Piped text is the same bytes everywhere: its width is fixed and only stdout itself is asked.
"""

import contextlib
import errno
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from hipfit.errors import FileError
from hipfit.formats.page import INDENT, PIPE_WIDTH, Line, clean_lines, columns, filled, plain

if TYPE_CHECKING:
    from rich.console import Console

SANE_WIDTHS = range(20, 1001)
"""``COLUMNS=0`` and ``COLUMNS=99999`` are accidents."""

GLYPHS = str.maketrans(
    dict(
        pair.split(maxsplit=1)
        for pair in (
            *("× x", "· -", "• *", "✓ v", "↑ ^", "→ >", "± +/-", "° deg", "≥ >=", "≤ <="),
            *("– -", "— -", "− -", "─ -", "━ =", "│ |", "… ...", "½ 1/2", "¼ 1/4", "¾ 3/4"),
            *("’ '", "\u2018 '", '“ "', '” "', "\u2010 -", "\u2011 -"),
        )
    )
)
"""What stands in for our typography on streams that are not Unicode."""


class Stdout:
    """Standard output, looked at once: what it is decides how a page is drawn on it."""

    def __init__(self, color: str = "auto") -> None:
        if sys.stdout is None:
            raise FileError("standard output is closed", "leave '>&-' away, or use a pipe or file")
        self.is_terminal = sys.stdout.isatty()
        self.width = text_width()
        self.color = wants_color(color, os.environ, is_terminal=self.is_terminal)
        self.is_unicode = sys.stdout.encoding.lower().startswith("utf")

    def page(self, lines: Iterable[Line]) -> None:
        """Print a page: coloured where colour is wanted, else plain."""
        if not self.color:
            self.write(plain(lines))
            return
        from hipfit.formats.screen import styled

        fitting = (tuple((self.fit(text), role) for text, role in line) for line in lines)
        console = self.rich_console()
        with console.capture() as captured:
            console.print(styled(fitting), end="")
        self.write(captured.get())

    def write(self, text: str) -> None:
        """Print finished text. A reader who has gone away is no failure; a full disk is one."""
        with _told_of_failures():
            if isinstance(sys.stdout, io.TextIOWrapper):
                sys.stdout.reconfigure(errors="replace")
            sys.stdout.write(self.fit(text))
            sys.stdout.flush()

    def write_data(self, data: str | bytes) -> None:
        """Print data for programs: bytes as they are, and text as UTF-8 unless people see it."""
        if isinstance(data, str):
            if self.is_terminal:
                self.write(data)
                return
            data = data.encode("utf-8", "replace")
        with _told_of_failures():
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()

    def folded(self, text: str) -> str:
        """The line, broken between words on a terminal that it is too long for."""
        if not self.is_terminal or columns(text) <= self.width:
            return text
        return f"\n{INDENT}".join(filled(text, self.width - len(INDENT)))

    def fit(self, text: str) -> str:
        """The text in characters that standard output can show."""
        if self.is_unicode or text.isascii():
            return text
        from unicodedata import normalize

        encoding = sys.stdout.encoding
        text = text.translate(GLYPHS)
        kept = (
            char
            if char.encode(encoding, "ignore")
            else normalize("NFKD", char).encode(encoding, "ignore").decode(encoding) or "?"
            for char in text
        )
        return "".join(kept)

    def rich_console(self) -> "Console":
        """The rich console for standard output: our width and colour, and no guessing."""
        from rich.console import Console

        return Console(
            file=sys.stdout,
            width=self.width,
            force_terminal=True,
            color_system="standard",
            no_color=False,
            soft_wrap=True,
            markup=False,
            highlight=False,
            emoji=False,
            _environ={},  # nothing about the output is to be guessed from LINES and the like
        )


@contextlib.contextmanager
def _told_of_failures() -> Iterator[None]:
    """A reader of standard output who has gone away is no failure; a full disk is one."""
    try:
        yield
    except BrokenPipeError:
        abandon_stdout()
    except OSError as error:
        abandon_stdout()
        raise stdout_failure(error) from error


def stdout_failure(error: OSError) -> FileError:
    """That standard output takes no more, in our words."""
    return FileError(
        f"cannot write to standard output: {error.strerror}",
        "make room, or send the output somewhere else",
    )


def text_width() -> int:
    """The width of standard output: of its own terminal, and fixed where it is none."""
    if sys.stdout is None or not sys.stdout.isatty():
        return PIPE_WIDTH
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and int(columns[:9]) in SANE_WIDTHS:
        return int(columns[:9])
    return _columns_of(sys.stdout)


def _columns_of(terminal: TextIO) -> int:
    """How wide a terminal says it is; the width of pipes where it does not say."""
    with contextlib.suppress(OSError):
        width = os.get_terminal_size(terminal.fileno()).columns
        if width:
            return max(width, SANE_WIDTHS.start)
    return PIPE_WIDTH


def wants_color(choice: str, environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether to colour: ``--color``, then the variables people set, then the terminal."""
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    forced = environ.get("FORCE_COLOR")
    if forced:
        return forced.lower() not in ("0", "false")
    if environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    if environ.get("CLICOLOR") == "0" or environ.get("TERM") == "dumb":
        return False
    return is_terminal


def abandon_stdout() -> None:
    """Give up on standard output, so that Python's own flush at the end does not fail again."""
    if sys.stdout is not None:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(text: str, *, fitted: bool = False) -> None:
    """Say something on standard error, where it does not mix with the data.

    ``fitted`` text is broken between words where standard error is a terminal.
    """
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            if fitted and sys.stderr.isatty():
                text = "\n".join(filled(text, _columns_of(sys.stderr)))
            sys.stderr.write(clean_lines(text) + "\n")
            sys.stderr.flush()


_WAYS_OUT = {
    errno.ENOENT: "make the directory first",
    errno.EACCES: "choose a directory you may write to",
    errno.EROFS: "choose a directory you may write to",
    errno.ENOSPC: "make room, or write somewhere else",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ELOOP: "the links lead round in a circle; name the file itself",
}


def write_file(path: str, content: str | bytes, *, force: bool) -> None:
    """Write a whole file, or nothing: never half of it, never over one unasked. Text is UTF-8.

    Raises ``FileError`` for a directory, an existing file without ``force``, and whatever the
    system refuses. Devices and pipes are written to as they are.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    target = Path(path)
    with _refused_in_words(path):
        mode = _mode(target)
        if stat.S_ISDIR(mode):
            raise FileError(f"'{path}' is a directory", "name a file in it")
        if path.endswith("/"):
            raise FileError(
                f"there is no directory '{path}'",
                "make it and name a file in it; only --format fit fills a directory",
            )
        if stat.S_ISREG(mode) and not force:
            raise FileError(f"'{path}' exists already", _REPLACE)
        if mode and not stat.S_ISREG(mode):
            target.write_bytes(data)  # by this name: what /dev/stdout leads to may have no other
        else:
            _replace({target.resolve(): data})


def write_files(directory: str, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write whole files into a directory, which is made where it is missing: all or none.

    Raises ``FileError`` where one exists without ``force``, and for what the system refuses.
    """
    folder = Path(directory)
    with _refused_in_words(directory):
        new = not folder.exists()
        if new:
            folder.mkdir()
        elif not folder.is_dir():
            raise FileError(f"'{directory}' is a file", "name a directory")
        targets = {folder.resolve() / name: data for name, data in files.items()}
        there = [one.name for one in targets if one.exists()]
        if there and not force:
            more = f" and {len(there) - 1} more exist" if len(there) > 1 else " exists"
            raise FileError(f"'{folder / there[0]}'{more} already", _REPLACE)
        try:
            _replace(targets)
        except OSError:
            if new:
                folder.rmdir()
            raise


_REPLACE = "add --force to replace it, or choose another name"


@contextlib.contextmanager
def _refused_in_words(path: str) -> Iterator[None]:
    """What the system refuses, as a ``FileError``."""
    try:
        yield
    except OSError as error:
        raise FileError(
            f"cannot write '{path}': {error.strerror}",
            _WAYS_OUT.get(error.errno or 0, "check the name and the directory"),
        ) from error


def _mode(path: Path) -> int:
    """What a path leads to, as ``stat`` has it; 0 for nothing. Raises ``OSError``."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return 0


def _replace(files: Mapping[Path, bytes]) -> None:
    """Write beside the files, then put each in its place with the permissions it had."""
    beside = {
        real: real.with_name(f".hipfit-{os.getpid()}-{number}.tmp")
        for number, real in enumerate(files)
    }
    try:
        for real, data in files.items():
            with beside[real].open("xb") as stream:
                stream.write(data)
            if real.exists():
                beside[real].chmod(real.stat().st_mode & 0o7777)
        for real, temporary in beside.items():
            temporary.replace(real)
    except BaseException:
        for temporary in beside.values():
            temporary.unlink(missing_ok=True)
        raise
