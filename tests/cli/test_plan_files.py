"""``hipfit check`` and ``hipfit convert``: plan files on the command line."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from hipfit.cli import run as run_here
from tests.cli.conftest import OnTerminal, Run

START = ("--start", "2026-11-23")
REQUEST = ("plan", *START, "--weeks", "6", "--equipment", "ankle-weight:0.5,1", "-l", "advanced")

EDITED = """\
schema: hipfit.plan/1
start: 2026-11-23
trainee: {days: 1, minutes: 10, avoid: [kneeling]}
weeks:
  - number: 1
    start: 2026-11-23
    sessions:
      - date: 2026-11-23
        prescriptions:
          - {exercise: fire-hydrant, dose: {sets: 3, reps: 12}}
          - exercise: squat
            dose: {sets: 2, reps: 32, rest_seconds: 20}
  - number: 1
    start: 2026-11-30
    sessions:
      - date: 2026-11-30
        prescriptions:
          - {exercise: sqat, dose: {sets: 2, reps: 10}}
"""


@pytest.fixture(scope="module")
def plan_files(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A directory with one plan as ``p.txt``, ``p.md``, ``p.json`` and ``p.yaml``."""
    folder = tmp_path_factory.mktemp("plans")
    for ending in ("txt", "md", "json", "yaml"):
        done = run(*REQUEST, "-o", str(folder / f"p.{ending}"))
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return folder


@pytest.mark.parametrize("source", ["p.json", "p.yaml"])
def test_a_plan_file_prints_as_the_plan_did_byte_for_byte(
    plan_files: Path, source: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = str(plan_files / source)
    assert run_here(["check", file, "--strict"]) == 0
    assert capfdbinary.readouterr() == (b"", f"{file}: no findings\n".encode())
    for ending, name in (("txt", "text"), ("md", "md"), ("json", "json"), ("yaml", "yaml")):
        assert run_here(["convert", file, "--format", name]) == 0
        said = capfdbinary.readouterr()
        assert said == ((plan_files / f"p.{ending}").read_bytes(), b"")


def test_a_plan_comes_through_a_pipe(sh: Run, plan_files: Path) -> None:
    line = f"$HIPFIT {' '.join(REQUEST)} --format json | $HIPFIT convert - --format yaml"
    assert sh(line).stdout == (plan_files / "p.yaml").read_bytes()
    done = sh(f"$HIPFIT {' '.join(REQUEST)} --format yaml | $HIPFIT check -")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"<stdin>: no findings\n")


def test_a_plan_comes_through_a_pipe_with_a_name(sh: Run, plan_files: Path) -> None:
    file, nothing = plan_files / "p.yaml", "schema: hipfit.catalogue/1\\nexercises: []\\n"
    own = f"--catalogue <(printf '{nothing}')"
    for line in (f"check <(cat {file}) {own}", f"check /dev/stdin < {file}"):
        done = sh(f"$HIPFIT {line}")
        assert (done.returncode, done.stdout) == (0, b"")
        assert done.stderr.endswith(b": no findings\n")


def test_an_output_file_has_the_format_of_its_ending(plan_files: Path, tmp_path: Path) -> None:
    target = tmp_path / "q.yml"
    assert run_here(["convert", str(plan_files / "p.json"), "-o", str(target)]) == 0
    assert target.read_bytes() == (plan_files / "p.yaml").read_bytes()
    assert run_here(["convert", str(plan_files / "p.json"), "-o", str(target)]) == 1
    assert run_here(["convert", str(plan_files / "p.json"), "-o", str(target), "--force"]) == 0


def test_what_check_says_looks_like_this(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], snapshot: SnapshotAssertion
) -> None:
    file = tmp_path / "edited.yaml"
    file.write_text(EDITED)
    assert run_here(["check", str(file)]) == 1
    said = capfd.readouterr()
    assert said.out.replace(f"{tmp_path}/", "") == snapshot
    assert said.err.replace(f"{tmp_path}/", "") == "edited.yaml: 5 errors, 8 warnings\n"


def test_findings_as_json_have_everything_a_program_needs(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "edited.yaml"
    file.write_text(EDITED)
    assert run_here(["check", str(file), "--format", "json"]) == 1
    told = json.loads(capfd.readouterr().out)
    assert told["schema"] == "hipfit.findings/1"
    assert told["files"] == [str(file)]
    assert (told["errors"], told["warnings"]) == (5, 8)
    assert len(told["findings"]) == 13
    reps = next(one for one in told["findings"] if one["rule"] == "light-reps")
    assert reps == {
        "file": str(file),
        "line": 12,
        "column": 35,
        "path": ["weeks", 0, "sessions", 0, "prescriptions", 1, "dose", "reps"],
        "severity": "error",
        "rule": "light-reps",
        "message": "Squat: 32 reps in a set, and 30 are the most",
        "suggestion": "fewer reps on a harder step train more",
        "source": "judgement, near [fais_tab2] [iversen2021]",
    }


def test_json_plans_have_places_too(
    plan_files: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = (plan_files / "p.json").read_text()
    file = tmp_path / "e.json"
    file.write_text(text.replace('"minutes": 30', '"minutes": 10', 1))
    assert run_here(["check", str(file)]) == 1
    said = capfd.readouterr().out
    line = next(n for n, one in enumerate(text.splitlines(), 1) if '"letter": "A"' in one) - 1
    assert f"e.json:{line}:9: error: the session takes" in said
    assert said.count("error: the session takes") < said.count("the same at line") + 8


def test_warnings_exit_with_0_and_with_1_where_strict(tmp_path: Path) -> None:
    file = tmp_path / "w.yaml"
    file.write_text(EDITED.split("  - number: 1\n    start: 2026-11-30", maxsplit=1)[0])
    text = file.read_text().replace("reps: 32", "reps: 12").replace("avoid: [kneeling]", "")
    file.write_text(text.replace("minutes: 10", "minutes: 60"))
    assert run_here(["check", str(file)]) == 0
    assert run_here(["check", str(file), "--strict"]) == 1


def test_a_faulty_file_is_reported_beside_a_good_one(
    plan_files: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("schema: hipfit.plan/x\nweeks: 3\n")
    assert run_here(["check", str(bad), str(plan_files / "p.yaml")]) == 1
    said = capfd.readouterr()
    assert "bad.yaml:1:9: error: 'schema' must be 'hipfit.plan/1'" in said.out
    assert "bad.yaml: 3 errors" in said.err
    assert "p.yaml: no findings" in said.err
    assert run_here(["check", str(bad), "--format", "json"]) == 1
    assert json.loads(capfd.readouterr().out)["errors"] == 3
    assert run_here(["convert", str(bad)]) == 1
    said = capfd.readouterr()
    assert not said.out
    assert "bad.yaml:1:9: error: " in said.err
    assert "hipfit: error: " in said.err


@pytest.mark.parametrize("command", ["check", "convert"])
def test_a_file_that_is_not_there_is_an_error(
    command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_here([command, "no-such.yaml"]) == 1
    assert "there is no file 'no-such.yaml'" in capfd.readouterr().err


def test_a_plan_with_exercises_of_ones_own_is_checked_with_them(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from tests.storage.samples import CATALOGUE

    mine, plan = tmp_path / "mine.yaml", tmp_path / "p.yaml"
    mine.write_text(CATALOGUE)
    dose = "{sets: 2, reps: 3, hold_seconds: 20}"
    head = EDITED.split("          - {exercise: fire-hydrant", maxsplit=1)[0]
    plan.write_text(f"{head}          - {{exercise: wall-sit, dose: {dose}}}\n")
    assert run_here(["check", str(plan)]) == 1
    assert "no exercise is called 'wall-sit'" in capfd.readouterr().out
    assert run_here(["check", str(plan), "--catalogue", str(mine)]) == 0
    capfd.readouterr()
    assert run_here(["convert", str(plan), "--catalogue", str(mine)]) == 0
    assert "1 Wall sit" in capfd.readouterr().out


def test_a_plan_edited_to_need_clearance_is_not_printed(
    plan_files: Path, tmp_path: Path, run: Run
) -> None:
    edited = (plan_files / "p.json").read_text().replace('"avoid": []', '"avoid": ["red-flags"]')
    (tmp_path / "p.json").write_text(edited)
    done = run("convert", str(tmp_path / "p.json"))
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"no plan for red-flags" in done.stderr


def test_a_limit_that_is_added_by_hand_brings_its_cautions(
    plan_files: Path, tmp_path: Path, run: Run
) -> None:
    edited = (plan_files / "p.json").read_text().replace('"avoid": []', '"avoid": ["pregnancy"]')
    (tmp_path / "p.json").write_text(edited)
    done = run("convert", str(tmp_path / "p.json"))
    assert b"Hold or ease as the weeks go on" in b" ".join(done.stdout.split())


@pytest.mark.parametrize("printed_as", ["text", "markdown", "html", "pdf", "ics", "csv"])
@pytest.mark.parametrize("command", ["check", "convert"])
def test_a_printed_plan_is_told_from_a_plan_file(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, command: str, printed_as: str
) -> None:
    file = tmp_path / "plan"
    assert run_here(["plan", "--format", printed_as, "-o", str(file)]) == 0
    assert run_here([command, str(file)]) == 1
    assert "is a plan as it is printed, which cannot be read back" in capfd.readouterr().err


def test_an_age_beyond_human_is_a_fault_of_a_plan_file(
    plan_files: Path, tmp_path: Path, run: Run
) -> None:
    edited = (plan_files / "p.json").read_text().replace('"age_years": null', '"age_years": 300')
    (tmp_path / "p.json").write_text(edited)
    done = run("check", str(tmp_path / "p.json"))
    assert done.returncode == 1
    assert b"'age_years' must be 12 to 110" in done.stdout


@pytest.mark.parametrize("columns", [50, 80])
def test_on_a_terminal_findings_are_broken_between_words_and_quoted_lines_are_whole(
    on_terminal: OnTerminal, run: Run, tmp_path: Path, columns: int
) -> None:
    file = tmp_path / "p.yaml"
    file.write_text(EDITED, encoding="utf-8")
    piped = run("check", str(file)).stdout.decode()
    shown = on_terminal(columns, "check", str(file))
    said = [line for line in shown.splitlines() if " | " not in line]
    assert max(len(line) for line in said if str(file) not in line) <= columns
    assert "            dose: {sets: 2, reps: 32, rest_seconds: 20}\n" in shown
    assert max(map(len, piped.splitlines())) > columns
    assert piped.split() == shown.split()[: len(piped.split())]
