"""What the commands say, and how they fail."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def talk(found: object) -> list[str]:
    """The lines on standard error."""
    errors = getattr(found, "stderr", b"")
    return str(errors.decode()).splitlines()


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_help_lists_the_commands_and_examples(run: Run, arguments: tuple[str, ...]) -> None:
    found = run(*arguments, COLUMNS="300")
    text = found.stdout.decode()
    assert (found.returncode, found.stderr) == (0, b"")
    assert "\nCommands:\n" in text
    assert "\nExamples:\n" in text
    assert "…" not in text
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize(
    "command",
    [
        *("plan", "why", "ladder", "check", "convert"),
        *("show", "list", "muscles", "learn", "catalogue"),
    ],
)
def test_each_command_has_help_with_examples(run: Run, command: str) -> None:
    text = run(command, "-h").stdout.decode()
    assert text.startswith(f"Usage: hipfit {command} ")
    assert "\nExamples:\n" in text
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 80


def test_version(run: Run) -> None:
    assert re.fullmatch(rb"hipfit \d+\.\d+\.\d+\n", run("--version").stdout)


WRONG = [
    (["shwo"], "'hipfit' has no command 'shwo'", "did you mean show?"),
    (["xyzzy"], "'hipfit' has no command 'xyzzy'", "'hipfit --help' lists them"),
    (["list", "--movment", "x"], "'hipfit list' has no option --movment", "did you mean"),
    (["list", "--zzz"], "'hipfit list' has no option --zzz", "'hipfit list --help' shows"),
    (["show"], "EXERCISE is missing", "'hipfit show --help' shows how to use it"),
    (["list", "--level"], "--level needs a value", "'hipfit list --help' shows how to use it"),
    (["plan", "--weeks"], "--weeks needs a value", "'hipfit plan --help' shows how to use it"),
    (["plan", "--days", "7"], "--days must be a whole number from 1 to 6", "leave one for rest"),
    (["plan", "--week", "3"], "'hipfit plan' has no option --week", "mean --weeks or --level?"),
    (["list", "surplus"], "got unexpected extra argument", "'hipfit list --help' shows"),
    (["catalogue", "chek"], "'hipfit catalogue' has no command 'chek'", "did you mean check"),
    (["show", "fire", "hydrat"], "no exercise is called 'fire hydrat'", "did you mean fire-hyd"),
    (["list", "--movement", "abdction"], "--movement: no movement is called", "mean abduction"),
    (["list", "--muscle", "glutes,quds"], "--muscle: no muscle is called 'quds'", "mean quads"),
    (["list", "--level", "expert"], "--level: no level is called", "choose from beginner, "),
    (["list", "--avoid", ","], "--avoid names nothing", "'--avoid help' lists the names"),
    (["list", "--equipment", ""], "--equipment names nothing", "band:light,chair, or none"),
    (["list", "--movement", ""], "--movement names nothing", "write a name behind it"),
    (["show", "squat", "--equipment", ""], "--equipment names nothing", "or none"),
    (["ladder", "squat", "--avoid", ""], "--avoid names nothing", "'--avoid help'"),
    (["why", "squat", "--avoid", ""], "--avoid names nothing", "'--avoid help'"),
    (["show", "squat", "--catalogue", ""], "--catalogue needs the name of a file", "leave it"),
    (["list", "--kind", "strech"], "--kind: no kind of exercise", "did you mean stretch"),
    (["list", "--avoid", "knee-pian"], "nothing to avoid is called", "did you mean knee-pain"),
    (["learn", "hip-dps"], "hipfit learn: no page is called", "did you mean hip-dips"),
    (
        ["list", "--format", "xml"],
        "--format must be text, json or csv, not 'xml'",
        "write --format text",
    ),
    (
        ["show", "squat", "--color", "red"],
        "--color must be auto, always or never",
        "write --color auto",
    ),
    (["ladder", "squat", "--format", "pdf"], "--format must be text", "write --format text"),
]


@pytest.mark.parametrize(("arguments", "message", "hint"), WRONG, ids=lambda one: str(one)[:40])
def test_wrong_use_says_what_and_what_was_meant(
    capfd: pytest.CaptureFixture[str], arguments: list[str], message: str, hint: str
) -> None:
    from hipfit.cli import run as run_here

    assert run_here(arguments) == 2
    shown = capfd.readouterr()
    first, *rest = shown.err.splitlines()
    assert shown.out == ""
    assert first.startswith(f"hipfit: error: {message}")
    (what_to_do,) = rest
    assert what_to_do.startswith("hint: ")
    assert hint in what_to_do


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("plan", "--body-mass", "9999"), "--body-mass must be 25 to 300 kg, not '9999'"),
        (("plan", "--body-mass", "1001"), "--body-mass must be 25 to 300 kg, not '1001'"),
        (("plan", "--body-mass", "2300lb"), "--body-mass must be 25 to 300 kg, not '2300lb'"),
        (("why", "squat", "--body-mass", "9999"), "--body-mass must be 25 to 300 kg, not '9999'"),
        (
            ("ladder", "squat", "--body-mass", "9" * 400),
            f"--body-mass must be 25 to 300 kg, not '{'9' * 400}'",
        ),
        (
            ("plan", "--equipment", "dumbbell:1001"),
            "--equipment: a dumbbell weighs 0.1 to 100 kg, not '1001'",
        ),
        (
            ("ladder", "lying-side-leg-raise", "--equipment", "ankle-weight:2300"),
            "--equipment: an ankle weight weighs 0.1 to 100 kg, not '2300'",
        ),
        (
            ("list", "--equipment", "dumbbell:9999"),
            "--equipment: a dumbbell weighs 0.1 to 100 kg, not '9999'",
        ),
        (
            ("show", "squat", "--equipment", "dumbbell:2300lb"),
            "--equipment: a dumbbell weighs 0.1 to 100 kg, not '2300lb'",
        ),
    ],
    ids=lambda one: str(one)[:50],
)
def test_a_mass_beyond_every_mass_is_a_slip_and_no_bug(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    from hipfit.cli import run as run_here

    code = run_here(list(arguments))
    out, errors = capfd.readouterr()
    assert (code, out) == (2, "")
    error, hint = errors.splitlines()
    assert error == f"hipfit: error: {message}"
    assert hint.startswith("hint: ")


def test_an_everyday_muscle_name_with_a_plural_is_understood(run: Run) -> None:
    assert run("muscles", "glute", "meds").stdout.startswith(b"Gluteus medius\n")


@pytest.mark.parametrize("name", ["Fire Hydrant", "fire_hydrant", "hydrant", "FIRE-HYDRANT"])
def test_names_are_forgiven(capfd: pytest.CaptureFixture[str], name: str) -> None:
    from hipfit.cli import run as run_here

    assert run_here(["show", *name.split()]) == 0
    assert capfd.readouterr().out.startswith("Fire hydrant\n")


def test_a_shared_alias_asks_back(run: Run) -> None:
    found = run("show", "side-leg-raise")
    assert found.returncode == 2
    assert "standing-side-leg-lift" in talk(found)[1]
    assert "lying-side-leg-raise" in talk(found)[1]


def test_a_bug_is_one_line_unless_debugging(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from hipfit.cli import run as run_here

    monkeypatch.setattr("hipfit.storage.catalogue.load_catalogue", lambda: 1 // 0)
    monkeypatch.delenv("HIPFIT_DEBUG", raising=False)
    assert run_here(["list"]) == 1
    first, hint = capfd.readouterr().err.splitlines()
    assert first.startswith("hipfit: error: unexpected ZeroDivisionError: ")
    assert "report it" in hint
    monkeypatch.setenv("HIPFIT_DEBUG", "1")
    assert run_here(["list"]) == 1
    assert "Traceback" in capfd.readouterr().err


def test_show_json_is_complete_and_names_its_schema(run: Run) -> None:
    found = json.loads(run("show", "squat", "--format", "json").stdout)
    assert found["schema"] == "hipfit.exercise/1"
    assert found["exercise"]["id"] == "squat"
    cited = {row["source"] for row in found["exercise"]["evidence"]}
    assert {one["key"] for one in found["sources"]} == cited


def test_show_with_equipment_climbs_what_is_owned(run: Run) -> None:
    found = run("show", "squat", "--equipment", "dumbbell:15,10", "--units", "lb")
    text = found.stdout.decode()
    assert text.index("10 lb dumbbell") < text.index("15 lb dumbbell")
    assert "mini band" not in text


def test_list_in_a_pipe_has_one_exercise_a_line(run: Run) -> None:
    lines = run("list").stdout.decode().splitlines()
    names = [line.split()[0] for line in lines]
    assert len(names) == len(set(names)) >= 45
    kinds = [re.search(r" (strength|warm-up|stretch) ", line) for line in lines]
    assert len({kind.start() for kind in kinds if kind is not None}) == 1
    assert None not in kinds


def ids(found: object) -> set[str]:
    return {line.split()[0] for line in getattr(found, "stdout", b"").decode().splitlines()}


def test_list_options_narrow_and_repeats_widen(run: Run) -> None:
    abduction = ids(run("list", "--movement", "abduction"))
    both = ids(run("list", "--movement", "abduction,hinge"))
    again = ids(run("list", "--movement", "abduction", "--movement", "hinge"))
    easy = ids(run("list", "--movement", "abduction", "--level", "beginner"))
    assert easy < abduction < both == again


def test_list_by_what_is_owned(run: Run) -> None:
    nothing = ids(run("list", "--equipment", "none"))
    band = ids(run("list", "--equipment", "band"))
    long_band = ids(run("list", "--equipment", "long-band"))
    assert "lateral-band-walk" not in nothing
    assert "lateral-band-walk" in band & long_band
    assert nothing < band < ids(run("list"))


def test_list_without_what_is_avoided(run: Run) -> None:
    left = ids(run("list", "--avoid", "knee-pain,floor"))
    assert "standing-side-leg-lift" in left
    assert not left & {"squat", "fire-hydrant", "glute-bridge"}


def test_list_avoid_help_lists_limits_and_conditions(run: Run) -> None:
    text = run("list", "--avoid", "help").stdout.decode()
    assert "  crossing-midline " in text
    assert "  knee-pain  Pain at the front of the knee" in text


@pytest.mark.parametrize(
    "command", [("plan",), ("list",), ("show", "squat"), ("ladder", "squat"), ("why", "squat")]
)
def test_equipment_help_lists_what_can_be_owned(
    capfd: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    from hipfit.cli import run as run_here

    assert run_here([*command, "--equipment", "help"]) == 0
    shown, said = capfd.readouterr()
    assert said == ""
    assert shown.startswith("KINDS FOR --EQUIPMENT\n")
    kinds = {line.split()[0].rstrip(":") for line in shown.splitlines()[1:] if line.strip()}
    assert {"band", "long-band", "ankle-weight", "dumbbell", "chair", "step", "none"} <= kinds


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("echo | $HIPFIT check", "hint: 'hipfit check -' reads standard input"),
        ("$HIPFIT convert < /etc/hosts", "hint: 'hipfit convert -' reads standard input"),
        ("$HIPFIT check < /dev/null", "hint: 'hipfit check --help' shows how to use it"),
        ("echo | $HIPFIT show", "hint: 'hipfit show --help' shows how to use it"),
    ],
)
def test_a_file_sent_to_a_command_that_wants_a_name_is_pointed_to_the_dash(
    sh: Run, line: str, hint: str
) -> None:
    assert talk(sh(line))[-1] == hint


def test_an_empty_list_says_so_on_stderr(run: Run) -> None:
    found = run("list", "--level", "advanced", "--kind", "warm-up")
    assert (found.returncode, found.stdout) == (0, b"")
    assert talk(found) == ["hipfit: note: no exercise fits all of that"]


def test_list_csv_and_json_hold_the_same_exercises(run: Run) -> None:
    raw = run("list", "--format", "csv").stdout.decode()
    rows = list(csv.DictReader(io.StringIO(raw, newline="")))
    data = json.loads(run("list", "--format", "json").stdout)
    assert [row["id"] for row in rows] == [one["id"] for one in data["exercises"]]
    assert data["schema"] == "hipfit.exercises/1"


def test_muscles_has_text_and_json(run: Run) -> None:
    assert b"\nADDUCTORS\n  prime mover  " in run("muscles").stdout
    data = json.loads(run("muscles", "glutes", "--format", "json").stdout)
    assert [one["muscle"] for one in data["muscles"]] == [
        "gluteus-maximus",
        "gluteus-medius",
        "gluteus-minimus",
    ]


def test_learn_lists_pages_and_safety_lists_conditions(run: Run) -> None:
    assert b"hip-dips" in run("learn").stdout
    assert b"CONDITIONS FOR --AVOID" in run("learn", "safety").stdout
    assert b"winter2009" in run("learn", "sources").stdout


def test_catalogue_check_reports_every_fault(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "mine.yaml"
    wrong.write_text("schema: hipfit.catalogue/1\nexercises:\n- id: x\n  nmae: X\n")
    found = run("catalogue", "check", str(wrong))
    assert (found.returncode, found.stdout) == (1, b"")
    assert f"{wrong}:4:3: error: " in found.stderr.decode()
    assert "Traceback" not in found.stderr.decode()


def test_catalogue_path_and_schema(run: Run) -> None:
    path = run("catalogue", "path").stdout.decode().strip()
    assert Path(path).is_file()
    assert "properties" in json.loads(run("catalogue", "schema").stdout)
    assert b"no faults" in run("catalogue", "check", path).stdout
