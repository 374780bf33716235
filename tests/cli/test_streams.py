"""The terminal's traps, each sprung once on the real program."""

import io
import re
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from syrupy.assertion import SnapshotAssertion

from hipfit.console import GLYPHS, complain, wants_color
from tests.cli.conftest import PYTHON, OnTerminal, Run

ESCAPE = "\x1b"
FULL_DISK = Path("/dev/full")


@pytest.fixture(scope="module")
def piped(run: Run) -> bytes:
    return run("show", "squat").stdout


@pytest.mark.parametrize("columns", ["40", "200", "0", "many"])
def test_piped_bytes_do_not_depend_on_columns(run: Run, piped: bytes, columns: str) -> None:
    assert run("show", "squat", COLUMNS=columns).stdout == piped


def test_piped_bytes_do_not_depend_on_the_terminal_around_them(
    environment: dict[str, str], installed: Path, piped: bytes, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    line = f"{' '.join(PYTHON)} show squat > {out}"  # stdin and stderr stay on the terminal
    child = pexpect.spawn(
        "/bin/bash",
        ["-c", line],
        env=environment,
        cwd=str(installed),
        dimensions=(50, 40),
        encoding="utf-8",
    )
    assert not child.read()
    assert out.read_bytes() == piped


def test_a_pipe_gets_at_most_80_columns_and_no_escapes(piped: bytes) -> None:
    text = piped.decode()
    assert max(map(len, text.splitlines())) <= 80
    assert ESCAPE not in text
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_terminal_gets_its_own_width_and_nothing_is_cut(
    on_terminal: OnTerminal, columns: int, piped: bytes
) -> None:
    text = re.sub(r"\x1b\[[0-9;]*m", "", on_terminal(columns, "show", "squat"))
    assert max(map(len, text.splitlines())) <= columns
    words = re.sub(r"(.*[\u2800-\u28ff].*\n)+ *start +end *\n", "", text)  # all but the drawing
    assert words.split() == piped.decode().split()
    assert "…" not in text


def test_columns_is_honoured_on_a_terminal_when_sane(on_terminal: OnTerminal) -> None:
    wide = on_terminal(120, "show", "squat", COLUMNS="0", NO_COLOR="1")
    narrow = on_terminal(120, "show", "squat", COLUMNS="60", NO_COLOR="1")
    assert max(map(len, wide.splitlines())) > 80
    assert max(map(len, narrow.splitlines())) <= 60


def test_below_60_columns_facts_are_a_list(on_terminal: OnTerminal) -> None:
    shown = on_terminal(45, "show", "squat", "--color", "never")
    assert "  Position: standing\n" in shown
    assert max(map(len, shown.splitlines())) <= 45


def test_the_list_stays_whole_on_a_narrow_terminal(on_terminal: OnTerminal) -> None:
    shown = on_terminal(40, "list", "--movement", "hinge", "--color", "never")
    assert "\n  single-leg-deadlift\n    advanced; gluteus maximus" in shown


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_every_encoding_gets_its_glyphs(run: Run, encoding: str) -> None:
    found = run("show", "squat", PYTHONIOENCODING=encoding)
    assert found.returncode == 0
    assert b"10-20 reps" in found.stdout
    assert b"  * " in found.stdout
    assert b"?" not in found.stdout


def test_an_ascii_terminal_gets_colours_and_ascii(on_terminal: OnTerminal) -> None:
    shown = on_terminal(80, "show", "squat", PYTHONIOENCODING="ascii")
    assert shown.isascii()
    assert ESCAPE in shown


def test_every_stand_in_is_ascii() -> None:
    assert all(str(stand_in).isascii() for stand_in in GLYPHS.values())


def test_a_reader_who_leaves_is_no_error(sh: Run) -> None:
    found = sh("$HIPFIT list | head -1; echo ${PIPESTATUS[1]}")
    assert found.stderr == b""
    assert found.stdout.startswith(b"fire-hydrant")
    assert found.stdout.endswith(b"\n0\n")


@pytest.mark.skipif(not FULL_DISK.exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments", ["show squat", "list --format csv", "--help", "plan --help", "--version"]
)
def test_a_full_disk_is_one_clear_line(sh: Run, arguments: str) -> None:
    found = sh(f"$HIPFIT {arguments} > /dev/full")
    assert found.returncode == 1
    first, *rest = found.stderr.decode().splitlines()
    assert first == "hipfit: error: cannot write to standard output: No space left on device"
    assert rest == ["hint: make room, or send the output somewhere else"]


def test_closed_stdout_is_one_clear_line(sh: Run) -> None:
    found = sh("$HIPFIT show squat >&-")
    assert found.returncode == 1
    assert found.stderr.startswith(b"hipfit: error: standard output is closed\nhint: ")


def test_closed_stderr_does_not_leak_into_stdout(sh: Run) -> None:
    found = sh("$HIPFIT show nosuchmove 2>&-")
    assert (found.returncode, found.stdout) == (2, b"")


def test_ctrl_c_ends_with_130_and_no_traceback(
    environment: dict[str, str], installed: Path
) -> None:
    program = (
        "import time, hipfit.storage.catalogue as c\n"
        "def wait(extra=None):\n"
        "    print('waiting', flush=True)\n"
        "    time.sleep(20)\n"
        "c.load_catalogue = wait\n"
        "import sys; sys.argv = ['hipfit', 'list']\n"
        "from hipfit.cli import main; main()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        env=environment,
        cwd=installed,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, talk = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"Traceback" not in talk


@pytest.mark.parametrize(("debug", "end"), [("0", b""), ("1", b"taken apart\n")])
def test_the_process_ends_at_once_with_all_that_was_said(
    environment: dict[str, str], installed: Path, debug: str, end: bytes
) -> None:
    program = (
        "import atexit, sys; atexit.register(print, 'taken apart')\n"
        "print('said'); print('told', end='', file=sys.stderr)\n"
        "sys.argv = ['hipfit', 'list', '--format', 'nonsense']\n"
        "from hipfit.cli import main; main()\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", program],
        env=environment | {"HIPFIT_DEBUG": debug},
        cwd=installed,
        capture_output=True,
        check=False,
    )
    assert (found.returncode, found.stdout) == (2, b"said\n" + end)
    assert found.stderr.startswith(b"told")


def test_the_front_door_opens_too_fast_for_ctrl_c_to_get_in_between(run: Run) -> None:
    opened = run("--version", PYTHONPROFILEIMPORTTIME="1").stderr.decode()
    names = [line.rpartition("|")[2].strip() for line in opened.splitlines()]
    door = names[names.index("hipfit") : names.index("hipfit.cli")]
    assert door == ["hipfit", "gc", "hipfit.errors"]


COLOR_CASES = [
    ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
    ("never", {"FORCE_COLOR": "1"}, True, False),
    ("auto", {}, True, True),
    ("auto", {}, False, False),
    ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    ("auto", {"NO_COLOR": ""}, True, True),
    ("auto", {"FORCE_COLOR": "1"}, False, True),
    ("auto", {"FORCE_COLOR": "0"}, True, False),
    ("auto", {"FORCE_COLOR": "false", "CLICOLOR_FORCE": "1"}, True, False),
    ("auto", {"CLICOLOR_FORCE": "1", "TERM": "dumb"}, False, True),
    ("auto", {"CLICOLOR_FORCE": "0"}, False, False),
    ("auto", {"CLICOLOR": "0"}, True, False),
    ("auto", {"TERM": "dumb"}, True, False),
]


@pytest.mark.parametrize(("choice", "environ", "is_terminal", "colored"), COLOR_CASES)
def test_who_decides_about_colour(
    choice: str, environ: dict[str, str], *, is_terminal: bool, colored: bool
) -> None:
    assert wants_color(choice, environ, is_terminal=is_terminal) is colored


def test_no_color_means_no_escape_at_all(on_terminal: OnTerminal) -> None:
    assert ESCAPE not in on_terminal(80, "show", "squat", NO_COLOR="1")


def test_a_dumb_terminal_gets_no_escape(on_terminal: OnTerminal) -> None:
    assert ESCAPE not in on_terminal(80, "show", "squat", TERM="dumb")


def test_force_color_0_is_off(on_terminal: OnTerminal) -> None:
    assert ESCAPE not in on_terminal(80, "show", "squat", FORCE_COLOR="0")


def test_forced_colour_in_a_pipe_says_the_same_words(run: Run, piped: bytes) -> None:
    colored = run("show", "squat", "--color", "always", NO_COLOR="1").stdout.decode()
    assert ESCAPE in colored
    plain = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert [line.rstrip() for line in plain.splitlines()] == piped.decode().splitlines()


def test_a_pipe_does_not_pay_for_rich(environment: dict[str, str], installed: Path) -> None:
    program = (
        "import sys; from hipfit.cli import run; run(['show', 'squat']); run(['list'])\n"
        "heavy = {'rich', 'pydantic', 'yaml', 'importlib.metadata', 'hipfit.planning.planner'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    found = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=installed,
        capture_output=True,
        check=False,
    )
    assert (found.returncode, found.stderr) == (0, b"")


def test_no_home_and_an_odd_locale_change_nothing(run: Run, piped: bytes) -> None:
    found = run("show", "squat", HOME=None, LANG="xx_YY.nonsense", LC_ALL="tlh")
    assert (found.returncode, found.stderr) == (0, b"")
    assert found.stdout == piped


MOVES = Path(__file__).with_name("moves.yaml")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_page_on_a_terminal_looks_like_this(
    on_terminal: OnTerminal, columns: int, snapshot: SnapshotAssertion
) -> None:
    assert on_terminal(columns, "show", "side-nod", "--catalogue", str(MOVES)) == snapshot


def test_a_page_in_a_pipe_looks_like_this(run: Run, snapshot: SnapshotAssertion) -> None:
    assert run("show", "side-nod", "--catalogue", str(MOVES)).stdout.decode() == snapshot


def shown_from_changed_moves(
    on_terminal: OnTerminal, tmp_path: Path, change: str, *arguments: str
) -> str:
    """What a terminal shows of a catalogue file whose summary begins with ``change``."""
    changed = tmp_path / "changed.yaml"
    text = MOVES.read_text(encoding="utf-8").replace('"Nod', f'"{change}Nod')
    changed.write_text(text, encoding="utf-8")
    return on_terminal(80, *arguments, "--catalogue", str(changed))


def test_a_file_with_escapes_is_refused_and_steers_no_terminal(
    on_terminal: OnTerminal, tmp_path: Path
) -> None:
    hostile = r"\e[2J\e]0;owned\a\x9B31m\0"
    shown = shown_from_changed_moves(on_terminal, tmp_path, hostile, "show", "side-nod")
    assert "error: " in shown
    assert shown.replace("\n", "").isprintable()


@pytest.mark.parametrize("arguments", [("show", "side-nod"), ("list", "--format=csv")])
def test_markup_and_text_that_runs_backwards_are_shown_as_they_are(
    on_terminal: OnTerminal, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    shown = shown_from_changed_moves(on_terminal, tmp_path, r"[red]:skull:\u202E", *arguments)
    assert "[red]:skull:" in shown
    assert "\u202e" not in shown


def test_an_error_is_told_even_where_the_terminal_has_no_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()  # it has no file number to ask for a width
    monkeypatch.setattr(sys, "stderr", terminal)
    complain("hipfit: error: something", fitted=True)
    assert terminal.getvalue() == "hipfit: error: something\n"
