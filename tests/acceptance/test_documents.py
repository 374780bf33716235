"""JSON, YAML, Markdown and CSV in the programs people use: all twenty plans."""

import csv
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from hipfit.cli import run
from hipfit.formats.plan_csv import plan_csv
from hipfit.formats.plan_markdown import plan_markdown
from hipfit.formats.plan_yaml import plan_yaml
from hipfit.model.plan import Plan
from tests.acceptance.conftest import FindProgram, Made, Make
from tests.formats.odd_plans import full_plan

MOST_WEEKS = 12
"""A year differs in its numbers only, and as YAML the checker reads it for half a minute."""


@pytest.fixture(scope="session")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published schema, in a file."""
    folder = tmp_path_factory.mktemp("schema")
    done = subprocess.run(
        [sys.executable, "-m", "hipfit", "schema", "plan"], capture_output=True, check=True
    )
    file = folder / "plan.schema.json"
    file.write_bytes(done.stdout)
    return file


def check_jsonschema(schema: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *files],
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_jsonschema_takes_every_plan_as_json(schema: Path, twenty: tuple[Made, ...]) -> None:
    shorter = [one.file for one in twenty if len(one.plan.weeks) <= MOST_WEEKS]
    assert len(shorter) >= 20
    done = check_jsonschema(schema, *shorter)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout[:2000]


@pytest.mark.usefixtures("when_asked")
def test_check_jsonschema_takes_every_plan_as_yaml_and_a_year_as_json(
    schema: Path, twenty: tuple[Made, ...], tmp_path: Path
) -> None:
    files = []
    for one in twenty:
        file = one.file
        if len(one.plan.weeks) <= MOST_WEEKS:
            file = tmp_path / f"{one.name}.yaml"
            file.write_text(plan_yaml(one.plan), encoding="utf-8")
        files.append(file)
    done = check_jsonschema(schema, *files)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout[:2000]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("level: beginner", "level: expert"),
        ("rest_seconds: 60", "rest_seconds: soon"),
        ("days: 3", "days: 8"),
        ('"2026-11-23"', '"2026-11-31"'),
    ],
)
def test_check_jsonschema_refuses_a_broken_plan(
    schema: Path, make: Make, tmp_path: Path, old: str, new: str
) -> None:
    text = plan_yaml(make("default").plan)
    assert old in text
    file = tmp_path / "broken.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert check_jsonschema(schema, file).returncode == 1


def names(plan: Plan) -> set[str]:
    return {
        one.name
        for week in plan.weeks
        for session in week.sessions
        for one in session.prescriptions
    }


def test_markdown_shows_every_exercise_in_a_cell_of_a_table(made: Made) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(plan_markdown(made.plan))
    cells = [inner.content for opening, inner in pairwise(tokens) if opening.type == "td_open"]
    for name in names(made.plan):
        assert any(name in cell for cell in cells)
    assert not any(token.type.startswith("html") for token in tokens)


def test_csv_adds_up_to_the_sets_of_the_plan(made: Made) -> None:
    rows = list(csv.DictReader(plan_csv(made.plan).splitlines()))
    counted: Counter[str] = Counter()
    for row in rows:
        counted[row["week"]] += int(row["sets"] or 0)
    assert counted == {
        str(week.number): sum(
            one.dose.sets for session in week.sessions for one in session.prescriptions
        )
        for week in made.plan.weeks
    }


def through_libreoffice(soffice: str, file: Path, folder: Path) -> list[dict[str, str]]:
    """The cells as a spreadsheet shows them: opened as UTF-8 with commas, saved in its own
    format, opened again, and exported.
    """
    user = f"-env:UserInstallation=file://{folder}/user"
    call = [soffice, user, "--headless", "--norestore"]
    opened = ["--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true"]
    shown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false"
    for step in (
        [*opened, "--convert-to", "ods", "--outdir", str(folder), str(file)],
        ["--convert-to", shown, "--outdir", str(folder / "out"), str(folder / f"{file.stem}.ods")],
    ):
        subprocess.run([*call, *step], check=True, capture_output=True, timeout=120)
    with (folder / "out" / file.name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_libreoffice_shows_every_cell_as_it_was_written(
    heavy_program: FindProgram, in_folder: Path
) -> None:
    soffice = heavy_program("soffice")
    hostile = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", '"quoted", with; marks', "é 臀 🦵")
    said = iter(hostile * 20)
    file = in_folder / "plan.csv"
    text = plan_csv(full_plan(lambda word: f"{next(said)} {word}"))
    file.write_bytes(text.encode())
    written = list(csv.DictReader(text.splitlines()))
    assert through_libreoffice(soffice, file, in_folder) == written


def test_csv_of_the_command_is_what_libreoffice_reads(
    heavy_program: FindProgram, in_folder: Path
) -> None:
    soffice = heavy_program("soffice")
    file = in_folder / "plan.csv"
    assert run(["plan", "--start", "2026-11-23", "--output", str(file)]) == 0
    shown = through_libreoffice(soffice, file, in_folder)
    with file.open(encoding="utf-8", newline="") as stream:
        assert shown == list(csv.DictReader(stream))
