"""``hipfit plan`` as its users meet it: options, files, pipes and terminals."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from hipfit.commands.request import first_day
from hipfit.errors import UsageError
from tests.cli.conftest import OnTerminal, Run

START = ("--start", "2026-11-23")
FULL_DISK = Path("/dev/full")


@pytest.fixture(scope="module")
def piped(run: Run) -> bytes:
    return run("plan", *START).stdout


def test_a_plan_in_a_pipe_is_the_same_at_every_width_and_in_every_run(
    run: Run, piped: bytes
) -> None:
    assert run("plan", *START, COLUMNS="40").stdout == piped
    assert run("plan", *START, COLUMNS="200").stdout == piped
    assert max(map(len, piped.decode().splitlines())) <= 80
    assert not re.search(r"[ \t]$", piped.decode(), re.MULTILINE)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_plan_on_a_terminal_looks_like_this(
    on_terminal: OnTerminal, columns: int, snapshot: SnapshotAssertion
) -> None:
    shown = on_terminal(columns, "plan", *START, "--equipment", "ankle-weight:0.5,1", "-w", "6")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert max(map(len, plain.splitlines())) <= columns
    assert "…" not in plain
    assert shown == snapshot


def test_a_plan_on_ascii_streams_is_whole(run: Run, piped: bytes) -> None:
    done = run("plan", *START, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"2x10" in done.stdout
    assert len(done.stdout.splitlines()) == len(piped.splitlines())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--weeks", "0"), "--weeks must be a whole number from 1 to 52, not '0'"),
        (("--weeks", "x"), "--weeks must be a whole number from 1 to 52, not 'x'"),
        (("--days", "7"), "--days must be a whole number from 1 to 6, not '7'"),
        (("--minutes", "5"), "--minutes must be a whole number from 10 to 120, not '5'"),
        (("--on", "mon,tue,wed,thu,fri,sat,sun"), "--on names 7 days; at most 6 can be trained"),
        (("--on", "mon", "--days", "2"), "--days 2 and --on mon contradict each other"),
        (("--on", "mon,wed,mon"), "--on names mon twice"),
        (("--on", "mon", "--on", "Monday"), "--on names mon twice"),
        (("--on", "mun"), "--on: no weekday is called 'mun'"),
        (("--level", "beginer"), "--level: no level is called 'beginer'"),
        (("--start", "soon"), "--start must be a date, not 'soon'"),
        (("--start", "0001-01-01"), "--start must lie in the years 1970 to 2200, not 0001-01-01"),
        (("--body-mass", "2"), "--body-mass must be 25 to 300 kg, not '2'"),
        (("--body-mass", "many"), "--body-mass must be 25 to 300 kg, not 'many'"),
        (("--age", "200"), "--age must be a whole number from 12 to 110, not '200'"),
        (("--avoid", "kneling"), "nothing to avoid is called 'kneling'"),
        (("--include", "hydrnt"), "no exercise is called 'hydrnt'"),
        (("--include", "side-leg-raise"), "'side-leg-raise' is the name of 2 exercises"),
        (("--format", "docx"), "--format: no format is called 'docx'"),
        (("--avoid", ""), "--avoid names nothing"),
        (("--avoid", "knee-pain", "--avoid", ","), "--avoid names nothing"),
        (("--on", ""), "--on names nothing"),
        (("--equipment", " , "), "--equipment names nothing"),
        (("--include", ""), "--include names nothing"),
        (("--exclude", ""), "--exclude names nothing"),
        (("--catalogue", ""), "--catalogue needs the name of a file"),
    ],
)
def test_what_cannot_be_asked_for_is_said_in_one_line_with_a_way_out(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    from hipfit.cli import run as run_here

    assert run_here(["plan", *arguments]) == 2
    error, hint = capfd.readouterr().err.splitlines()
    assert error == f"hipfit: error: {message}"
    assert hint.startswith("hint: ")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--include", "curtsy-lunge", "--avoid", "crossing-midline"), "crossing-midline"),
        (("--include", "step-up"), "needs a step"),
        (("--avoid", "hip-replacement"), "no plan for hip-replacement"),
    ],
)
def test_what_contradicts_itself_fails_with_both_sides_named(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], named: str
) -> None:
    from hipfit.cli import run as run_here

    assert run_here(["plan", *arguments]) == 1
    captured = capfd.readouterr()
    assert named in captured.err.splitlines()[0]
    assert not captured.out


def test_a_file_gets_the_same_bytes_as_a_pipe(run: Run, piped: bytes, tmp_path: Path) -> None:
    target = tmp_path / "plan.txt"
    assert run("plan", *START, "-o", str(target)).stdout == b""
    assert target.read_bytes() == piped


def test_a_file_is_replaced_with_force_only(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "plan.md"
    target.write_text("mine")
    refused = run("plan", *START, "-o", str(target))
    assert refused.returncode == 1
    assert b"exists already" in refused.stderr
    assert target.read_text() == "mine"
    assert run("plan", *START, "-o", str(target), "--force").returncode == 0
    assert target.read_text().startswith("# hipfit plan")


@pytest.mark.parametrize(
    ("name", "beginning"), [("p.md", "# hipfit"), ("p.json", "{"), ("p", "hipfit plan")]
)
def test_the_format_follows_the_ending(run: Run, tmp_path: Path, name: str, beginning: str) -> None:
    target = tmp_path / name
    run("plan", *START, "-o", str(target))
    assert target.read_text().startswith(beginning)


def test_json_says_everything_and_names_its_schema(run: Run) -> None:
    plan = json.loads(run("plan", *START, "--format", "json").stdout)
    assert plan["schema"] == "hipfit.plan/1"
    assert len(plan["weeks"]) == 4
    first = plan["weeks"][0]["sessions"][0]
    assert first["date"] == "2026-11-23"
    assert {"sets", "reps", "tempo", "rest_seconds", "reserve"} <= first["prescriptions"][0][
        "dose"
    ].keys()


def test_markdown_is_a_table_a_session(run: Run, snapshot: SnapshotAssertion) -> None:
    assert run("plan", *START, "--format", "markdown").stdout.decode() == snapshot


def test_avoid_help_lists_what_can_be_avoided(run: Run) -> None:
    text = run("plan", "--avoid", "help").stdout.decode()
    assert "knee-pain" in text
    assert "kneeling" in text


def test_a_full_disk_is_one_clear_line(run: Run) -> None:
    done = run("plan", *START, "-o", str(FULL_DISK))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (None, "2026-11-23"),
        ("today", "2026-11-22"),
        ("tomorrow", "2026-11-23"),
        ("sunday", "2026-11-22"),
        ("Wed", "2026-11-25"),
        ("2027-01-01", "2027-01-01"),
    ],
)
def test_thefirst_day(text: str | None, date: str) -> None:
    assert first_day(text, dt.date(2026, 11, 22)).isoformat() == date  # a Sunday


@pytest.mark.parametrize("text", ["2026-02-30", "23.11.2026", "", "mon,tue"])
def test_what_is_nofirst_day(text: str) -> None:
    with pytest.raises(UsageError):
        first_day(text, dt.date(2026, 11, 22))


def test_pounds_are_printed_as_typed(run: Run) -> None:
    text = run(
        *("plan", *START, "--units", "lb", "--equipment", "ankle-weight:1.5,3"),
        *("--level", "intermediate", "--body-mass", "143"),
    ).stdout.decode()
    assert "1.5 lb at the ankle" in text
    assert "kg" not in text
