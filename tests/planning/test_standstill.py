"""What a plan says of weeks in which hardly anything gets harder."""

import datetime as dt
import re

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan, Week
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Band, Equipment, Level
from hipfit.planning import rules
from hipfit.planning.planner import make_plan

START = dt.date(2026, 11, 30)
YEAR = 52
BANDS = Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT, Band.MEDIUM, Band.HEAVY))

SAID = re.compile(
    r"(?:(nothing)|hardly anything) gets harder from week (\d+) on"
    r"(?:, and nothing from week (\d+) on)?"
)


def still(week: Week) -> float:
    """The share of the exercises of a week that have come to the end of their ladders."""
    done = {one.exercise: one for session in week.sessions for one in session.prescriptions}
    return sum(one.rule == "ladder-end" for one in done.values()) / len(done)


def first_week_of(plan: Plan, share: float) -> int:
    """The first week from which on the share never is less; one too many where there is none."""
    less = [week.number for week in plan.weeks if not week.deload and still(week) < share]
    return max(less, default=0) + 1


@pytest.mark.parametrize("owned", [(), (BANDS,)])
@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("deload_every", [0, 5])
def test_what_is_said_of_a_standstill_is_so_and_said_wherever_it_is(
    level: Level, owned: tuple[Owned, ...], deload_every: int, catalogue: Catalogue
) -> None:
    trainee = Trainee(level=level, minutes=45, owned=owned, deload_every=deload_every)
    plan = make_plan(catalogue, trainee, weeks=YEAR, start=START, reasons=False)
    said = [found for one in plan.shortfalls if (found := SAID.fullmatch(one.message))]
    hardly, nothing = first_week_of(plan, rules.STILL_SHARE), first_week_of(plan, 1)
    latest = YEAR + 1 - rules.STANDSTILL_WEEKS
    assert len(said) == (hardly <= latest)
    for found in said:
        soon = nothing <= latest and nothing - hardly < rules.STANDSTILL_WEEKS
        assert int(found[2]) == (nothing if soon else hardly)
        all_still = found[2] if found[1] else found[3]
        assert all_still == (str(nothing) if nothing <= latest else None)


def test_a_year_without_equipment_comes_to_a_standstill_and_says_what_would_help(
    catalogue: Catalogue,
) -> None:
    trainee = Trainee(level=Level.INTERMEDIATE, days=4, minutes=45)
    plan = make_plan(catalogue, trainee, weeks=YEAR, start=START, reasons=False)
    (said,) = [one for one in plan.shortfalls if SAID.fullmatch(one.message)]
    assert "with an ankle weight" in said.mend
    assert f"{said.message}: {said.binding}; {said.mend}" == said.text


def test_a_plan_that_is_not_to_get_harder_says_nothing_of_it(catalogue: Catalogue) -> None:
    trainee = Trainee(avoid=("pregnancy",))
    plan = make_plan(catalogue, trainee, weeks=YEAR, start=START, reasons=False)
    assert not any(SAID.search(one.message) for one in plan.shortfalls)
