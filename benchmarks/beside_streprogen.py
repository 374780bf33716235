"""hipfit beside streprogen 4.1: how long both take, and what both prescribe with one weight.

    python benchmarks/beside_streprogen.py [--only property given-choice in-process whole-process]
                                           [--rounds 15] [--strict]

Needs ``pip install -e '.[bench]'``.

* ``property``: eight weeks with one 2 kg ankle weight, week by week, from both
* ``given-choice``: the weeks of a given choice of exercises, everything imported, in processor
  time. streprogen's user brings the exercises, so this is like for like. hipfit chooses them anew
  before each round and off the clock, so that no round knows anything from the one before
* ``in-process``: the choice too; everything imported, hipfit's catalogue read; each round makes
  a programme and its text anew
* ``whole-process``: the wheel and streprogen are installed into one new virtual environment with
  all byte code compiled; each round starts a new Python that prints the programme to a pipe

streprogen makes the example of its README (8 weeks, 2 days, 4 exercises) and 52 weeks of 3 days
with 4 exercises each. hipfit makes the nearest request: as many weeks on as many days; for the
long one once with exercises of its own choice and once with a dozen, most of them asked for by
name. The goal is 2 times faster as a whole process and 5 times in process; where the exercises are
chosen too, the long ones fall short of it. ``--strict`` makes a missed goal exit code 1.

The comparison is of speed and of what is prescribed, not of purpose: streprogen distributes reps
and percentages for barbell lifts that its user chooses, hipfit chooses the exercises too.
"""

import argparse
import datetime as dt
import functools
import importlib
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from clock import calibration, milliseconds
from startup import Case, installed, run

from hipfit.formats.plan_layout import plan_text
from hipfit.formats.plan_words import amount, step_words
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan, Step
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, Level, Unit
from hipfit.planning.first_week import first_week
from hipfit.planning.planner import lay_out, make_plan
from hipfit.storage.catalogue import load_catalogue

START = dt.date(2026, 11, 23)
STREPROGEN = "streprogen==4.1.0"


@dataclass
class Goal:
    """How many times faster hipfit should be, by the clock or in processor time."""

    times: int
    cpu: bool = False


WHOLE_PROCESS_GOAL, IN_PROCESS_GOAL = Goal(2), Goal(5)
GIVEN_CHOICE_GOAL = Goal(5, cpu=True)

README_EXAMPLE = """
program = Program("My first program!", duration=8, units="kg", round_to=5)
with program.Day("Day A"):
    program.DynamicExercise("Bench press", start_weight=80, min_reps=3, max_reps=8)
    program.DynamicExercise("Squats", start_weight=100, min_reps=3, max_reps=8)
with program.Day("Day B"):
    program.DynamicExercise("Deadlifts", start_weight=100, min_reps=2, max_reps=7)
    program.StaticExercise("Curls", "3 x 10 @ 18kg")
program.render()
"""
"""The sample code of streprogen's README, without its last line, which prints."""

YEAR_OF_TWELVE = """
program = Program("A year", duration=52, units="kg", round_to=5)
for day in range(3):
    with program.Day(f"Day {day}"):
        for lift in range(4):
            program.DynamicExercise(f"Lift {day}{lift}", start_weight=60 + 10 * (4 * day + lift))
program.render()
"""
"""Three days of four lifts, all different; everything else as streprogen has it by default."""

BY_NAME = (
    *("clamshell", "side-plank", "squat", "lying-side-leg-raise", "fire-hydrant", "glute-bridge"),
    *("standing-adduction", "leg-kickback", "reverse-clamshell"),
)
"""With these asked for, hipfit's first week comes to a dozen exercises."""

SHOWN = ("lying-side-leg-raise", "leg-kickback")
ONE_WEIGHT = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=(Mass(amount=2, unit=Unit.KG),))

ROUNDINGS = ((5, "as in its README"), (2.5, "by default"), (2, "what is owned"))
"""Kilograms that streprogen rounds to, and where that comes from."""


@dataclass
class Pair:
    """A programme of streprogen as code, and hipfit's nearest request."""

    name: str
    source: str
    trainee: Trainee
    weeks: int

    @property
    def arguments(self) -> list[str]:
        """The request on hipfit's command line."""
        asked = self.trainee
        call = ["plan", "--start", START.isoformat(), "--weeks", str(self.weeks)]
        call += ["--days", str(asked.days), "--minutes", str(asked.minutes)]
        call += ["--level", asked.level.value]
        return call + [word for name in asked.include for word in ("--include", name)]


PAIRS = (
    Pair("README example, 8 weeks", README_EXAMPLE, Trainee(days=2), 8),
    Pair("52 weeks, 12 exercises", YEAR_OF_TWELVE, Trainee(), 52),
    Pair(
        "the same, exercises by name",
        YEAR_OF_TWELVE,
        Trainee(level=Level.INTERMEDIATE, minutes=60, include=BY_NAME),
        52,
    ),
)


def main() -> int:
    """Run the parts; 1 when a goal is missed and that matters."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--strict", action="store_true")
    chosen = parser.parse_args()
    print(calibration())
    missed = False
    for name, part in PARTS.items():
        if name in chosen.only:
            missed |= part(chosen.rounds)
    print(calibration())
    return int(missed and chosen.strict)


def what_both_prescribe(_: int) -> bool:
    """Print eight weeks with one 2 kg ankle weight; nothing of it can be missed."""
    print("\nEight weeks with one 2 kg ankle weight\n")
    columns = {f"rounded to {to:g} kg, {why}": streprogen_weeks(to) for to, why in ROUNDINGS}
    print("streprogen: start weight (what can be lifted once) 2 kg, 3 to 8 reps, else its defaults")
    for title, weeks in columns.items():
        print(f"  {title}")
        for number, sets in enumerate(weeks, 1):
            print(f"    week {number}  {sets}")
    catalogue = load_catalogue()
    for name in SHOWN:
        for level in (Level.BEGINNER, Level.INTERMEDIATE):
            trainee = Trainee(level=level, owned=(ONE_WEIGHT,), include=(name,))
            made = make_plan(catalogue, trainee, weeks=8, start=START)
            print(f"hipfit: {catalogue[name].name}, {level.value}")
            for number, line in enumerate(hipfit_weeks(made, name), 1):
                print(f"    week {number}  {line}")
    return False


def streprogen_weeks(round_to: float) -> list[str]:
    """The sets of each week, as streprogen writes them."""
    program = importlib.import_module("streprogen").Program(
        "One ankle weight", duration=8, units="kg", round_to=round_to
    )
    with program.Day("Day A"):
        program.DynamicExercise("Leg raise", start_weight=2, min_reps=3, max_reps=8)
    program.render()
    lifts = [week[0]["exercises"][0] for week in program.to_dict()["rendered"]]
    return [f"{'   '.join(one['strings']):60}{sum(one['reps'])} reps" for one in lifts]


def hipfit_weeks(made: Plan, exercise: str) -> list[str]:
    """What each week prescribes for one exercise, from its first session that has it."""
    return [
        next(
            f"{amount(one):7}{short(one.step):38}{one.change}"
            for session in week.sessions
            for one in session.prescriptions
            if one.exercise == exercise
        )
        for week in made.weeks
    ]


def short(step: Step) -> str:
    """A rung without the sentence of how it is done."""
    return step_words(step).split(":", 1)[0]


def given_choice(rounds: int) -> bool:
    """Time the weeks of a given choice beside streprogen's; whether a goal is missed."""
    catalogue = load_catalogue()
    program = importlib.import_module("streprogen").Program
    header("Weeks of a given choice, ms of processor", GIVEN_CHOICE_GOAL)
    missed = False
    for pair in PAIRS:
        code = compile(pair.source, "streprogen", "exec")
        them = functools.partial(streprogen_made, code, program, type)
        ready = functools.partial(chosen, catalogue, pair)
        missed |= compared(pair.name, them, ready, rounds, GIVEN_CHOICE_GOAL)
        print(f"  {counted(catalogue, pair)}")
    return missed


def chosen(catalogue: Catalogue, pair: Pair) -> Callable[[], object]:
    """Choose the exercises of hipfit's plan, and return what lays out their weeks."""
    first = first_week(catalogue, pair.trainee, START)
    return functools.partial(lay_out, first, weeks=pair.weeks, start=START)


def in_process(rounds: int) -> bool:
    """Time both planners where everything is imported; whether a goal is missed."""
    catalogue = load_catalogue()
    program = importlib.import_module("streprogen").Program
    header("In process, ms", IN_PROCESS_GOAL)
    missed = False
    for pair in PAIRS:
        code = compile(pair.source, "streprogen", "exec")
        for what, theirs, ours in (
            ("programme", type, type),  # the cheapest thing to do with what was made
            ("and its text", str, plan_text),
        ):
            them = functools.partial(streprogen_made, code, program, theirs)
            us = functools.partial(hipfit_made, catalogue, pair, ours)
            name = f"{pair.name}: {what}"
            missed |= compared(name, them, at_once(us), rounds, IN_PROCESS_GOAL)
        print(f"  {counted(catalogue, pair)}")
    return missed


def streprogen_made(code: CodeType, program: type, then: Callable[[Any], object]) -> None:
    """Run streprogen's example and do something with the programme."""
    names: dict[str, Any] = {"Program": program}
    exec(code, names)  # noqa: S102 - the examples above
    then(names["program"])


def hipfit_made(catalogue: Catalogue, pair: Pair, then: Callable[[Plan], object]) -> None:
    """Make hipfit's plan and do something with it."""
    then(make_plan(catalogue, pair.trainee, weeks=pair.weeks, start=START))


def counted(catalogue: Catalogue, pair: Pair) -> str:
    """How large hipfit's answer is, to judge whether it is a fair match."""
    made = make_plan(catalogue, pair.trainee, weeks=pair.weeks, start=START)
    weeks = [
        [one.exercise for session in week.sessions for one in session.prescriptions]
        for week in made.weeks
    ]
    return (
        f"hipfit's plan: {len(set(weeks[0]))} exercises in week 1, prescribed {len(weeks[0])}"
        f" times a week; {len(set().union(*weeks))} exercises over {len(weeks)} weeks"
    )


def whole_process(rounds: int) -> bool:
    """Time new processes in one new environment; whether a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        python = installed(home)
        pip = [str(python), "-m", "pip", "--quiet", "install", STREPROGEN]
        subprocess.run(pip, check=True)
        subprocess.run([python, "-m", "compileall", "-q", home / "venv" / "lib"], check=False)
        bare = Case("python", [str(python), "-I", "-c", "pass"])
        spent = statistics.median(milliseconds(functools.partial(run, bare), rounds))
        header("Whole process, ms", WHOLE_PROCESS_GOAL)
        print(f"{'python -I -c pass':44}{spent:12.1f}{spent:10.1f}")
        missed = False
        for number, pair in enumerate(PAIRS):
            script = home / f"programme{number}.py"
            script.write_text(f"from streprogen import Program\n{pair.source}print(program)\n")
            theirs = Case(pair.name, [str(python), str(script)])
            ours = Case(pair.name, [str(python.parent / "hipfit"), *pair.arguments])
            missed |= compared(
                pair.name,
                functools.partial(run, theirs),
                at_once(functools.partial(run, ours)),
                rounds,
                WHOLE_PROCESS_GOAL,
            )
        return missed


def header(title: str, goal: Goal) -> None:
    """Print the head of a table."""
    print(f"\n{title:44}{'streprogen':>12}{'hipfit':>10}{'ratio':>8}{f'goal {goal.times}':>8}")


def at_once(work: Callable[[], object]) -> Callable[[], Callable[[], object]]:
    """What needs nothing made ready."""
    return lambda: work


def compared(
    name: str,
    theirs: Callable[[], object],
    ours: Callable[[], Callable[[], object]],
    rounds: int,
    goal: Goal,
) -> bool:
    """Time both in turn after one round that does not count; print medians and their ratio.

    ``ours`` makes ready, off the clock, what is timed.
    """
    streprogen_ms: list[float] = []
    hipfit_ms: list[float] = []
    for counts in [False] + rounds * [True]:
        work = ours()
        spent = milliseconds(theirs, 1, cpu=goal.cpu), milliseconds(work, 1, cpu=goal.cpu)
        if counts:
            streprogen_ms += spent[0]
            hipfit_ms += spent[1]
    them, us = statistics.median(streprogen_ms), statistics.median(hipfit_ms)
    missed = them < goal.times * us
    mark = "MISSED" if missed else "held"
    print(f"{name:44}{them:12.1f}{us:10.1f}{them / us:8.2f}{mark:>8}", flush=True)
    return missed


PARTS: dict[str, Callable[[int], bool]] = {
    "property": what_both_prescribe,
    "given-choice": given_choice,
    "in-process": in_process,
    "whole-process": whole_process,
}

if __name__ == "__main__":
    sys.exit(main())
