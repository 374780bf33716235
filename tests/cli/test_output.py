"""Where plans go: formats by name and ending, their own options, binary ones, directories."""

import datetime as dt
import io
import re
import sys
import zipfile
from pathlib import Path

import pytest

from hipfit.cli import run as run_here
from hipfit.commands.output import HELP, OPTIONS, chosen_format, time_of_day
from hipfit.console import write_files
from hipfit.errors import FileError, UsageError
from hipfit.formats.plans import ENDINGS, FORMATS, Manner, PlanFormat
from hipfit.storage.catalogue import catalogue_path
from tests.cli.conftest import OnTerminal, Run
from tests.cli.test_completion import offered_by_bash

START = ("--start", "2026-11-23")
PLAN = ("plan", *START, "--weeks", "1")
FULL_DISK = Path("/dev/full")
DIRECTORY = "watch/"

Said = pytest.CaptureFixture[str]


def refusal(capfd: Said, *arguments: str, code: int = 2) -> tuple[str, str]:
    """The error and the hint of a command that is refused, each in one line."""
    assert run_here([*arguments]) == code
    said = capfd.readouterr()
    assert said.out == ""
    error, hint = said.err.splitlines()
    return error.removeprefix("hipfit: error: "), hint.removeprefix("hint: ")


@pytest.mark.parametrize("command", ["plan", "convert"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_help_lists_every_format_with_what_it_is_for(
    on_terminal: OnTerminal, command: str, columns: int
) -> None:
    shown = on_terminal(columns, command, "--help")
    assert max(map(len, shown.splitlines())) <= max(columns, 78)
    listed = " ".join(shown.partition("Formats:")[2].partition("Examples:")[0].split())
    assert listed == " ".join(
        f"{one.value} {row.about} ({', '.join(row.endings)})" for one, row in FORMATS.items()
    )


def test_the_shell_offers_every_format_and_paper(run: Run) -> None:
    assert offered_by_bash(run, "hipfit plan --format ") == [one.value for one in PlanFormat]
    assert offered_by_bash(run, "hipfit convert p.yaml --format l") == ["liftosaur"]
    assert offered_by_bash(run, "hipfit plan --paper ") == ["a4", "letter"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_chooses_the_format_whatever_its_case(ending: str) -> None:
    assert chosen_format(None, f"a.b/plan{ending}") is ENDINGS[ending]
    assert chosen_format(None, f"plan{ending.upper()}") is ENDINGS[ending]
    assert chosen_format("text", f"plan{ending}") is PlanFormat.TEXT


def test_the_longest_ending_counts() -> None:
    assert chosen_format(None, "plan.json") is PlanFormat.JSON
    assert chosen_format(None, "plan.liftosaur.json") is PlanFormat.LIFTOSAUR


@pytest.mark.parametrize("name", ["plan", "a.b/plan", "-", "plan.", ".hidden/plan", "plan.v2"])
def test_any_other_name_gets_text(name: str) -> None:
    assert chosen_format(None, name) is PlanFormat.TEXT


@pytest.mark.parametrize(("ending", "near"), [(".xlsx", ".csv"), (".docx", ".html")])
def test_an_ending_that_promises_too_much_is_refused_with_the_nearest(
    capfd: Said, ending: str, near: str
) -> None:
    error, hint = refusal(capfd, *PLAN, "-o", f"plan{ending}")
    assert error == f"--output: there is no format for '{ending}' files"
    assert hint.startswith(f"'{near}' comes nearest")


@pytest.mark.parametrize(
    ("ending", "near"), [(".pfd", ".pdf"), (".jsn", ".json"), (".csvv", ".csv"), (".text", ".txt")]
)
def test_a_misspelt_ending_is_refused_with_the_right_one(
    capfd: Said, ending: str, near: str
) -> None:
    error, hint = refusal(capfd, *PLAN, "-o", f"plan{ending}")
    assert error == f"--output: no format has the ending '{ending}'"
    assert hint == f"did you mean {near}? or say the --format"


@pytest.mark.parametrize(
    ("name", "told"),
    [("my.plan", True), ("p.foo", True), ("plan", False), ("p.2026-11-23", False), ("p.v2", False)],
)
def test_an_ending_that_nothing_is_known_of_holds_text_and_is_told(
    tmp_path: Path, capfd: Said, name: str, *, told: bool
) -> None:
    target = tmp_path / name
    assert run_here([*PLAN, "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("hipfit plan:")
    assert ("holds text, though its name ends in" in capfd.readouterr().err) is told


@pytest.mark.parametrize(
    ("name", "chosen"), [("md", "markdown"), ("yml", "yaml"), ("zip", "fit"), ("HTML", "html")]
)
def test_a_format_can_be_called_by_its_ending(name: str, chosen: str) -> None:
    assert chosen_format(name, "-") is PlanFormat(chosen)


def test_a_format_misspelt_is_guessed(capfd: Said) -> None:
    error, hint = refusal(capfd, *PLAN, "--format", "markdwn")
    assert error == "--format: no format is called 'markdwn'"
    assert hint == "did you mean markdown?"


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        *(("18:30", 18, 30), ("6:05", 6, 5), ("00:00", 0, 0), ("23.59", 23, 59), ("18h30", 18, 30)),
        *(
            (" 6:30PM ", 18, 30),
            ("7am", 7, 0),
            ("12am", 0, 0),
            ("12pm", 12, 0),
            ("12:15 am", 0, 15),
        ),
    ],
)
def test_a_time_may_be_typed_as_people_type_it(text: str, hour: int, minute: int) -> None:
    assert time_of_day(text) == dt.time(hour, minute)


@pytest.mark.parametrize(
    "text",
    ["", "18", "24:00", "18:60", "18:3", "13pm", "0am", "evening", "-1:00", "18:30:00", "१८:३०"],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--time must be a time of day") as caught:
        time_of_day(text)
    assert caught.value.hint == "write hours and minutes, as 18:30"


def test_every_option_of_a_manner_has_its_name_and_somebody_who_takes_it() -> None:
    taken = {field for row in FORMATS.values() for field in row.takes}
    assert taken == OPTIONS.keys()
    assert taken < Manner.__dataclass_fields__.keys()


@pytest.mark.parametrize(
    ("option", "chosen", "hint"),
    [
        (("--time", "18:30"), "html", "it is for ics"),
        (("--alarm", "30"), "text", "it is for ics"),
        (("--paper", "a4"), "ics", "it is for html and pdf"),
        (("--explain",), "csv", "it is for text, markdown, json and yaml"),
        (("--score",), "pdf", "it is for text, markdown, json and yaml"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(
    capfd: Said, option: tuple[str, ...], chosen: str, hint: str
) -> None:
    error = f"{option[0]} does nothing for {chosen}"
    assert refusal(capfd, *PLAN, "--format", chosen, *option) == (error, hint)


@pytest.mark.parametrize(
    ("option", "error"),
    [
        (("--alarm", "soon"), "--alarm must be a whole number from 0 to 1440, not 'soon'"),
        (("--alarm", "1441"), "--alarm must be a whole number from 0 to 1440, not '1441'"),
        (("--time", "25:00"), "--time must be a time of day, not '25:00'"),
    ],
)
def test_a_calendar_option_says_what_it_takes(
    capfd: Said, option: tuple[str, ...], error: str
) -> None:
    assert refusal(capfd, *PLAN, "--format", "ics", *option)[0] == error


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (("--alarm", "soon", "-f", "ics"), "for example --alarm 30"),
        (("--alarm", "1441", "-f", "ics"), "for example --alarm 1440"),
        (("--age", "-7"), "for example --age 35"),
        (("--minutes", "half"), "for example --minutes 30"),
        (("--weeks", "few"), "for example --weeks 4"),
    ],
)
def test_a_number_that_is_none_gets_a_usual_one_as_an_example(
    capfd: Said, options: tuple[str, ...], hint: str
) -> None:
    assert refusal(capfd, "plan", *options)[1] == hint


@pytest.mark.parametrize(
    ("name", "chosen", "noted"),
    [
        ("plan.zip", "pdf", "holds pdf, though its name ends in .zip; programs may expect .pdf"),
        ("plan.XLSX", "csv", "holds csv, though its name ends in .xlsx; programs may expect .csv"),
        ("plan.txt", "pdf", "holds pdf, though its name ends in .txt; programs may expect .pdf"),
        ("plan.txt", "csv", ""),
        ("plan.liftosaur.json", "liftosaur", ""),
        ("plan.json", "liftosaur", ""),
        ("plan.htm", "html", ""),
        ("plan", "csv", ""),
        ("plan.v2", "csv", ""),
    ],
)
def test_a_name_that_promises_another_format_is_noted(
    tmp_path: Path, capfd: Said, name: str, chosen: str, noted: str
) -> None:
    target = tmp_path / name
    assert run_here([*PLAN, "--format", chosen, "-o", str(target)]) == 0
    said = capfd.readouterr()
    assert (said.out, target.exists()) == ("", True)
    assert said.err == (f"hipfit: note: '{target}' {noted}\n" if noted else "")


def test_a_paper_that_is_none_is_refused(capfd: Said) -> None:
    error, hint = refusal(capfd, *PLAN, "--format", "html", "--paper", "a5")
    assert (error, hint) == ("--paper: no paper is called 'a5'", "choose from a4, letter")


NEEDING = [one for one, row in FORMATS.items() if row.libraries]


@pytest.mark.parametrize("chosen", NEEDING)
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    capfd: Said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chosen: PlanFormat
) -> None:
    row = FORMATS[chosen]
    for name in row.libraries:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(
        "hipfit.commands.plan.make_plan", lambda *_, **__: pytest.fail("nobody should wait")
    )
    target = tmp_path / f"plan{row.endings[0]}"
    error, hint = refusal(capfd, *PLAN, "-o", str(target), code=1)
    assert error.startswith(f"{chosen.value} needs the library {row.libraries[0]}")
    assert hint == f"{sys.executable} -m pip install 'hipfit[{row.extra}]'"
    assert not target.exists()


@pytest.mark.parametrize("chosen", [one for one, row in FORMATS.items() if row.binary])
def test_a_binary_format_is_not_for_a_terminal_but_for_a_pipe(
    on_terminal: OnTerminal, run: Run, chosen: PlanFormat
) -> None:
    shown = on_terminal(80, *PLAN, "--format", chosen.value)
    assert f"error: {chosen.value} is not for a terminal" in shown
    assert f"hint: add -o plan{FORMATS[chosen].endings[0]}" in shown
    piped = run(*PLAN, "--format", chosen.value)
    assert (piped.returncode, piped.stderr) == (0, b"")
    assert piped.stdout[:4] in (b"%PDF", b"PK\x03\x04")


@pytest.mark.parametrize("chosen", PlanFormat)
def test_a_file_holds_what_a_pipe_gets_and_the_same_each_time(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], chosen: PlanFormat
) -> None:
    target = tmp_path / "plan"
    assert run_here([*PLAN, "--format", chosen.value, "-o", str(target)]) == 0
    assert capfdbinary.readouterr() == (b"", b"")
    assert run_here([*PLAN, "--format", chosen.value]) == 0
    assert capfdbinary.readouterr() == (target.read_bytes(), b"")


@pytest.mark.skipif(not FULL_DISK.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("chosen", ["pdf", "csv", "ics"])
def test_a_full_disk_is_one_clear_line(sh: Run, chosen: str) -> None:
    found = sh(f"$HIPFIT {' '.join(PLAN)} --format {chosen} > /dev/full")
    assert found.returncode == 1
    first, *rest = found.stderr.decode().splitlines()
    assert first.startswith("hipfit: error: cannot write to standard output: No space left")
    assert len(rest) == 1


def test_a_reader_who_leaves_a_binary_format_is_no_error(sh: Run) -> None:
    found = sh(f"$HIPFIT {' '.join(PLAN)} --format pdf | head -c 4; echo")
    assert (found.stdout, found.stderr) == (b"%PDF\n", b"")


@pytest.mark.parametrize("chosen", ["json", "csv", "html"])
def test_data_is_utf_8_whatever_the_stream_would_be(run: Run, chosen: str) -> None:
    plan = ("plan", *START, "--weeks", "1", "--format", chosen)
    assert run(*plan, PYTHONIOENCODING="latin-1").stdout == run(*plan).stdout


def test_a_zip_holds_a_workout_for_each_session_and_a_directory_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_here([*PLAN, "-o", "plan.zip"]) == 0
    assert run_here([*PLAN, "--format", "fit", "-o", DIRECTORY]) == 0
    with zipfile.ZipFile(io.BytesIO(Path("plan.zip").read_bytes())) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert len(packed) == 3
    assert packed == {path.name: path.read_bytes() for path in Path(DIRECTORY).iterdir()}
    assert all(re.fullmatch(r"[A-Za-z0-9-]+\.fit", name) for name in packed)


def test_a_directory_that_is_there_gets_files_and_none_is_replaced_unasked(
    tmp_path: Path, capfd: Said
) -> None:
    fit = (*PLAN, "--format", "fit", "-o", str(tmp_path))
    assert run_here([*fit]) == 0
    first = min(tmp_path.iterdir())
    first.write_bytes(b"mine")
    error, hint = refusal(capfd, *fit, code=1)
    assert re.fullmatch(r"'.+\.fit' and 2 more exist already", error)
    assert "--force" in hint
    assert first.read_bytes() == b"mine"
    assert run_here([*fit, "--force"]) == 0
    assert first.read_bytes() != b"mine"


def test_one_fit_file_is_for_one_session(tmp_path: Path, capfd: Said) -> None:
    target = str(tmp_path / "one.fit")
    error, hint = refusal(capfd, *PLAN, "-o", target)
    assert error == "a .fit file holds one workout, and the plan has 3 sessions"
    assert ".zip" in hint
    assert run_here([*PLAN, "--days", "1", "-o", target]) == 0
    assert Path(target).read_bytes()[8:12] == b".FIT"


def test_other_formats_are_not_for_directories(tmp_path: Path, capfd: Said) -> None:
    error, _ = refusal(capfd, *PLAN, "--format", "csv", "-o", str(tmp_path), code=1)
    assert error == f"'{tmp_path}' is a directory"


def test_a_directory_of_files_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "a").write_bytes(b"old")
    writes = []

    def full(path: Path, *_: object) -> None:
        writes.append(path)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    for folder in (there, tmp_path / "new"):
        with pytest.raises(FileError, match="No space left"):
            write_files(str(folder), {"a": b"1", "b": b"2"}, force=True)
    assert len(writes) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
    assert [(path.name, path.read_bytes()) for path in there.iterdir()] == [("a", b"old")]


def test_a_file_is_no_directory_and_a_directory_needs_a_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileError, match="is a file"):
        write_files(f"{tmp_path}/file", {"a": b""}, force=True)
    with pytest.raises(FileError, match="No such file or directory"):
        write_files(f"{tmp_path}/no/such/", {"a": b""}, force=True)


UNKNOWN = """\
schema: hipfit.plan/1
start: 2026-11-23
trainee: {days: 1}
weeks:
  - number: 1
    start: 2026-11-23
    sessions:
      - date: 2026-11-23
        prescriptions:
          - {exercise: side-nod, dose: {sets: 2, reps: 10}}
          - {exercise: squat, dose: {sets: 2, reps: 10}}
"""
MOVES = Path(__file__).with_name("moves.yaml")


@pytest.mark.parametrize("chosen", PlanFormat)
@pytest.mark.parametrize("catalogue", [(), ("--catalogue", str(MOVES))])
def test_a_plan_with_an_exercise_of_ones_own_takes_every_format(
    tmp_path: Path, capfd: Said, chosen: PlanFormat, catalogue: tuple[str, ...]
) -> None:
    file, target = tmp_path / "plan.yaml", tmp_path / "plan"
    file.write_text(UNKNOWN)
    done = run_here(["convert", str(file), "--format", chosen.value, "-o", str(target), *catalogue])
    told = capfd.readouterr().err
    assert done == 0
    assert (
        told
        == f"hipfit: note: 1 error in {file}: 'hipfit check' shows what is wrong with the plan\n"
    )
    assert target.stat().st_size > 0


def test_the_tables_below_the_help_are_those_of_the_formats() -> None:
    assert [name for name, _ in HELP["Formats"]] == [*PlanFormat]


@pytest.mark.parametrize("command", ["schema", "catalogue"])
def test_no_line_of_a_narrow_help_is_cut_off(on_terminal: OnTerminal, command: str) -> None:
    shown = " ".join(on_terminal(40, command, "--help").partition("Commands:")[2].split())
    assert "..." not in shown
    assert "JSON Schema of " in shown


def test_an_exercise_that_the_user_tells_otherwise_is_not_drawn_as_ours(tmp_path: Path) -> None:
    plan, own = tmp_path / "plan.yaml", tmp_path / "own.yaml"
    plan.write_text(UNKNOWN.replace("side-nod", "hip-hinge"))
    text = catalogue_path().read_text(encoding="utf-8")
    squat = text[text.index("\n  - id: squat\n") :]
    told = squat[: squat.index("\n  - id: ", 1)].replace("start: >-\n", "start: >-\n      Other.\n")
    own.write_text(f"schema: hipfit.catalogue/1\nexercises:{told}\n", encoding="utf-8")
    drawn: list[int] = []
    for catalogue in ((), ("--catalogue", str(own))):
        page = tmp_path / f"{len(drawn)}.html"
        assert run_here(["convert", str(plan), "-o", str(page), *catalogue]) == 0
        drawn.append(page.read_text(encoding="utf-8").count("<symbol"))
    assert drawn[0] > drawn[1] > 0


@pytest.mark.parametrize("chosen", PlanFormat)
def test_a_format_without_cautions_says_so_where_there_are_some(
    chosen: PlanFormat, capfd: Said, tmp_path: Path
) -> None:
    file = str(tmp_path / "plan")
    asked = [*PLAN, "--format", chosen.value, "-o", file, "--force"]
    notes = []
    for limits in ([], ["--avoid", "knee-pain"]):
        assert run_here([*asked, *limits]) == 0
        notes.append("the cautions of this plan are not in a" in capfd.readouterr().err)
    assert notes == [False, chosen is PlanFormat.CSV]
