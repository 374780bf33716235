"""``hipfit why``, ``plan --explain`` and ``plan --score`` as their users meet them."""

import json
import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from hipfit.cli import run as run_here
from hipfit.errors import ClearanceError
from hipfit.formats.page import plain
from hipfit.formats.plan_layout import plan_page
from hipfit.formats.plan_markdown import plan_markdown
from hipfit.model.catalogue import Catalogue
from hipfit.model.trainee import Trainee
from hipfit.planning.levels import PARTS
from hipfit.planning.planner import make_plan
from tests.cli.conftest import OnTerminal, Run
from tests.planning.test_plans import ANKLE_WEIGHTS, START

DAY = ("--start", "2026-11-23")
TRAINEE = Trainee(days=2, minutes=20, owned=(ANKLE_WEIGHTS,))


def told(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run_here([*arguments]) == 0
    return capfd.readouterr().out


@pytest.mark.parametrize(
    "question",
    [
        "fire-hydrant",
        "squat --avoid knee-pain",
        "clamshell",
        "hip-thrust",
        "side-lunge --include side-lunge",
        "march-on-the-spot",
    ],
)
def test_why_reads_well(
    capfd: pytest.CaptureFixture[str], question: str, snapshot: SnapshotAssertion
) -> None:
    assert told(capfd, "why", *question.split(), *DAY) == snapshot


def test_why_understands_names_of_several_words_and_says_what_was_meant(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert told(capfd, "why", "fire", "hydrant", *DAY) == told(capfd, "why", "fire-hydrant", *DAY)
    assert run_here(["why", "hydrnt"]) == 2
    assert "no exercise is called 'hydrnt'" in capfd.readouterr().err


def test_why_in_json_holds_the_choice_the_plan_holds(capfd: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(told(capfd, "why", "fire-hydrant", "--format", "json", *DAY))
    plan = json.loads(told(capfd, "plan", "--format", "json", *DAY))
    assert answer["schema"] == "hipfit.why/1"
    assert answer["in_plan"] is True
    held = next(one for one in plan["choices"] if one["exercise"] == "fire-hydrant")
    assert {**answer["choice"], "would_change": ""} == {**held, "would_change": ""}
    named = {answer["choice"]["rule"], *answer["choice"]["dose_rules"]}
    assert named <= {one["name"] for one in answer["rules"]}


def test_why_in_json_says_what_is_not_in_the_plan(capfd: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(told(capfd, "why", "clamshell", "--format", "json", *DAY))
    assert answer["in_plan"] is False
    assert answer["absence"]["exercise"] == "clamshell"


def test_json_always_says_why(capfd: pytest.CaptureFixture[str]) -> None:
    plain_json = told(capfd, "plan", "--format", "json", *DAY)
    assert told(capfd, "plan", "--format", "json", "--explain", "--score", *DAY) == plain_json
    plan = json.loads(plain_json)
    assert all(one["needed"] and one["evidence"] for one in plan["choices"])
    assert [one["level"] for one in plan["score"]] == [part.level for part in PARTS]
    assert plan["rules"]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_an_explained_plan_reads_well(
    catalogue: Catalogue, width: int, snapshot: SnapshotAssertion
) -> None:
    plan = make_plan(catalogue, TRAINEE, weeks=4, start=START)
    text = plain(plan_page(plan, width, explain=True, score=True))
    section = text[text.index("WHY EACH") : text.index("HOW TO READ")]
    assert max(map(len, section.splitlines())) <= width
    assert section == snapshot


def test_an_explained_plan_in_markdown_reads_well(
    catalogue: Catalogue, snapshot: SnapshotAssertion
) -> None:
    plan = make_plan(catalogue, TRAINEE, weeks=4, start=START)
    text = plan_markdown(plan, explain=True, score=True)
    assert text[text.index("## Why each") : text.index("## How to read")] == snapshot


def test_a_plan_is_not_explained_unasked(capfd: pytest.CaptureFixture[str]) -> None:
    usual = told(capfd, "plan", *DAY)
    assert "WHY EACH" not in usual
    assert "SCORE" not in usual
    explained = told(capfd, "plan", "--explain", *DAY)
    assert "WHY EACH" in explained
    assert "SCORE" not in explained
    assert set(usual.splitlines()) <= set(explained.splitlines())


def test_shortfalls_are_said_beside_the_plan_one_line_each(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "plan.md"
    arguments = ("plan", "--minutes", "15", *DAY)
    for done in (run(*arguments), run(*arguments, "-o", str(target))):
        assert done.returncode == 0
        lines = done.stderr.decode().splitlines()
        assert lines
        assert all(line.startswith("hipfit: note: ") for line in lines)
        assert "3 × 15 min a week holds no more; " in lines[0]
    assert "## Not reached" in target.read_text()


def test_why_on_a_terminal_stays_inside_it(on_terminal: OnTerminal) -> None:
    for columns in (60, 120):
        shown = on_terminal(columns, "why", "fire-hydrant", *DAY)
        lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
        assert "Fire hydrant: for the weekly least (weekly-floor)" in lines[0]
        assert max(map(len, lines)) <= columns


def test_plan_and_why_take_the_same_request(run: Run) -> None:
    options = [
        set(re.findall(r"(?m)^  (?:-\w, )?(--[a-z-]+)", run(name, "--help").stdout.decode()))
        for name in ("plan", "why")
    ]
    shared = {"--weeks", "--days", "--on", "--minutes", "--level", "--equipment", "--units"}
    shared |= {"--body-mass", "--age", "--avoid", "--include", "--exclude", "--start"}
    shared |= {"--deload-every", "--catalogue", "--color"}
    assert all(shared <= found for found in options)
    own = {"--explain", "--score", "--output", "--force", "--time", "--alarm", "--paper"}
    assert options[0] - options[1] == own


@pytest.mark.parametrize("wanted", ["1", "13", "x"])
def test_deload_weeks_come_every_2_to_12(capfd: pytest.CaptureFixture[str], wanted: str) -> None:
    assert run_here(["plan", "--deload-every", wanted]) == 2
    assert "--deload-every must be a whole number from 2 to 12" in capfd.readouterr().err


def test_avoid_help_works_for_why_too(capfd: pytest.CaptureFixture[str]) -> None:
    listed = told(capfd, "plan", "--avoid", "help")
    assert told(capfd, "why", "squat", "--avoid", "help") == listed


def test_each_condition_is_listed_with_its_sources_and_grade(
    capfd: pytest.CaptureFixture[str], catalogue: Catalogue
) -> None:
    for arguments in (("plan", "--avoid", "help"), ("learn", "safety")):
        text = " ".join(told(capfd, *arguments).split())
        for one in catalogue.precautions:
            start = text.index(f" {one.condition} {one.name} ")
            entry = text[start : text.index("]", start)]
            assert entry.endswith(f": {one.grade.label}")
            assert all(f"rules out {limit.demand.value}" in entry for limit in one.limits)
            assert all(f"care with {limit.demand.value}" in entry for limit in one.care)
            assert ("no plan until" in entry) is one.needs_clearance
            for key in one.sources:
                source = catalogue.source(key)
                assert source is not None
                assert source.short in entry


def test_conditions_that_need_clearance_get_no_plan(catalogue: Catalogue) -> None:
    needing = [one for one in catalogue.precautions if one.needs_clearance]
    assert needing
    for one in needing:
        for name in (one.condition, *one.aliases):
            with pytest.raises(ClearanceError, match=f"no plan for {one.condition}"):
                make_plan(catalogue, Trainee(avoid=(name,)), weeks=1, start=START)


@pytest.mark.parametrize("command", [["plan"], ["why", "squat"]])
def test_without_clearance_nothing_is_printed(
    capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert run_here([*command, "--avoid", "new-hip"]) == 1
    said = capfd.readouterr()
    assert not said.out
    assert "no plan for hip-replacement" in said.err


@pytest.mark.parametrize(
    ("exercise", "said"),
    [
        ("hip-gate", "Hip gate: in this plan as a warm-up (warm-up)"),
        ("figure-four-stretch", "it is a stretch of 8 of 12 sessions"),
        ("hamstring-stretch", "none of these sessions came to it"),
        ("easy-walking", "the warm-up takes 4 moves"),
    ],
)
def test_why_tells_of_warm_ups_and_stretches_what_they_are_there_for(
    capfd: pytest.CaptureFixture[str], exercise: str, said: str
) -> None:
    assert run_here(["why", exercise, "--start", "2026-11-23"]) == 0
    assert said in " ".join(capfd.readouterr().out.split())


def test_easy_weeks_that_never_come_are_said(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_here(["plan", "--weeks", "4", "--deload-every", "4"]) == 0
    found = capfd.readouterr()
    assert "hipfit: note: No easy week comes: the first would be week 4" in found.err
    assert "Plan 5 weeks or more." in found.out
    assert run_here(["plan", "--weeks", "5", "--deload-every", "4"]) == 0
    assert "No easy week" not in capfd.readouterr().err
