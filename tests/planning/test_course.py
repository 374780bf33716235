"""How sessions share out their time from week to week."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from hipfit.errors import HipfitError
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Prescription, Week
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, Level, Sides, Unit
from hipfit.planning.minutes import exercise_seconds
from hipfit.planning.overload import moment_beside
from hipfit.planning.path import Path
from hipfit.planning.planner import train
from hipfit.planning.progress import SESSION_FULL, advance, start
from hipfit.planning.workshop import Workshop
from tests.planning.test_plans import REQUESTS, START, made
from tests.strategies import shipped, trainees

TWO_KILOGRAMS = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=(Mass(amount=2, unit=Unit.KG),))
BUSY = {
    **REQUESTS,
    "short": Trainee(level=Level.INTERMEDIATE, days=2, minutes=20),
    "one weight": Trainee(level=Level.INTERMEDIATE, owned=(TWO_KILOGRAMS,)),
}


def one_more(catalogue: Catalogue, one: Prescription) -> int:
    """What one more rep, or second of a hold, takes in every set."""
    dose = one.dose
    longer = dose.tempo.rep_seconds if dose.hold_seconds is None else dose.reps
    work = dose.reps * (dose.hold_seconds or dose.tempo.rep_seconds)
    more = exercise_seconds(catalogue[one.exercise], sets=dose.sets, side_seconds=work + longer)
    return more - one.seconds


def spare(week: Week, exercise: str, minutes: int) -> int:
    """The seconds that the fullest session with an exercise leaves over."""
    return min(
        60 * minutes - session.seconds
        for session in week.sessions
        if any(one.exercise == exercise for one in session.prescriptions)
    )


@pytest.mark.parametrize("name", BUSY)
def test_what_waits_for_a_full_session_could_not_do_one_more_rep(
    catalogue: Catalogue, name: str
) -> None:
    trainee = BUSY[name]
    for week in made(catalogue, trainee, weeks=26).weeks:
        for session in week.sessions:
            for one in session.prescriptions:
                if one.change == SESSION_FULL:
                    assert spare(week, one.exercise, trainee.minutes) < one_more(catalogue, one)


def asked(one: Prescription) -> tuple[object, ...]:
    return one.step, one.dose.sets, one.dose.reps, one.dose.hold_seconds


def test_time_that_nobody_needs_goes_to_what_stands_still(catalogue: Catalogue) -> None:
    through: dict[str, list[Prescription]] = {}
    for week in made(catalogue, REQUESTS["cannot get to the floor"], weeks=26).weeks:
        done = {one.exercise: one for day in week.sessions for one in day.prescriptions}
        for name, one in done.items():
            through.setdefault(name, []).append(one)
    assert any(
        before.rule == "ladder-end" and asked(after) != asked(before)
        for weeks in through.values()
        for before, after in pairwise(weeks)
    )


def test_a_path_is_what_the_weeks_will_be(catalogue: Catalogue) -> None:
    workshop = Workshop(catalogue, Trainee(owned=(TWO_KILOGRAMS,)))
    climb = workshop.climb(catalogue["fire-hydrant"], sets=2, days=3, since=1)
    path = Path(climb, start(climb), 1)
    stand = start(climb)
    longest = path.seconds(1)
    for week in range(2, 12):
        stand = advance(climb, stand, week)
        assert path.stand(week) == stand
        longest = max(longest, path.seconds(week))
    assert path.longest(1, 11) == longest


def test_exercises_are_compared_by_the_moment_about_the_hip(catalogue: Catalogue) -> None:
    straight, bent = catalogue["lying-side-leg-raise"], catalogue["fire-hydrant"]
    squat, lunge, clamshell = (
        catalogue[one] for one in ("sumo-squat", "forward-lunge", "clamshell")
    )
    unknown = catalogue["hip-hinge"]
    assert moment_beside(straight, bent) == pytest.approx(1.38, abs=0.01)
    assert moment_beside(clamshell, bent) == pytest.approx(0.65, abs=0.01)
    assert moment_beside(lunge, lunge) == 1
    assert moment_beside(lunge, squat) == 2
    assert moment_beside(squat, straight) is None
    assert moment_beside(unknown, unknown) is None


def test_a_heavy_weight_of_unknown_effect_begins_with_the_fewest_reps(
    catalogue: Catalogue,
) -> None:
    def begun(amount: float) -> int:
        owned = (Owned(equipment=Equipment.DUMBBELL, loads=(Mass(amount=amount, unit=Unit.KG),)),)
        workshop = Workshop(catalogue, Trainee(owned=owned, level=Level.INTERMEDIATE))
        climb = workshop.climb(catalogue["staggered-deadlift"], sets=2, days=3, since=1)
        first = next(n for n, step in enumerate(climb.steps) if step.load is not None)
        return climb.entries[first]

    assert begun(3) == 12
    assert begun(10) == 8


def test_balance_takes_no_weight_above_a_tenth_of_body_mass(catalogue: Catalogue) -> None:
    loads = tuple(Mass(amount=amount, unit=Unit.KG) for amount in (4, 6, 8, 10))
    owned = (Owned(equipment=Equipment.DUMBBELL, loads=loads),)
    workshop = Workshop(catalogue, Trainee(owned=owned, level=Level.ADVANCED))
    held = [one.load for one in workshop.steps["hip-airplane"] if one.load is not None]
    assert held
    assert max(load.kilograms for load in held) <= 7
    assert catalogue["hip-airplane"].sides is not Sides.BOTH


@settings(max_examples=40, deadline=None)
@given(trainee=trainees())
def test_a_climb_is_cut_short_exactly_where_steps_of_its_ladder_are_missing(
    trainee: Trainee,
) -> None:
    try:
        planned = train(shipped(), trainee, weeks=52, start=START)
    except HipfitError:
        return
    for climb in planned.climbs:
        whole = planned.first.workshop.steps[climb.exercise.id]
        assert climb.cut_short == (len(climb.steps) < len(whole))
