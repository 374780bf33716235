"""One exercise's way up, week by week."""

from dataclasses import replace
from itertools import pairwise

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, Level, Unit
from hipfit.planning.climb import (
    Climb,
    Stand,
    first_step,
    paced,
)
from hipfit.planning.ladder import ladder
from hipfit.planning.progress import (
    FULL,
    NO_TIME_FOR_A_SET,
    OTHERS_NEED_IT,
    advance,
    held_at_the_top,
    start,
    with_another_set,
)
from hipfit.planning.workshop import Workshop
from tests.planning.test_plans import REQUESTS, made


def weights(*amounts: float) -> Trainee:
    loads = tuple(Mass(amount=amount, unit=Unit.KG) for amount in amounts)
    return Trainee(
        owned=(Owned(equipment=Equipment.ANKLE_WEIGHT, loads=loads),) if loads else (),
        body_mass=Mass(amount=65, unit=Unit.KG),
    )


def climb(catalogue: Catalogue, name: str, trainee: Trainee) -> Climb:
    return Climb(
        exercise=catalogue[name],
        steps=ladder(catalogue[name], trainee),
        first_step=0,
        sets=2,
        days=2,
        since=1,
        gentle=False,
    )


def weeks(one: Climb, count: int) -> list[Stand]:
    stands = [start(one)]
    for week in range(2, count + 1):
        stands.append(advance(one, stands[-1], week))
    return stands


def test_after_a_step_of_known_size_reps_begin_where_nothing_is_lost(catalogue: Catalogue) -> None:
    up = climb(catalogue, "standing-hip-extension", weights(0.5, 1))
    found = {str(up.steps[one.step].load): one.amount for one in reversed(weeks(up, 20))}
    assert found["0.5 kg"] == 11  # 1.5 / 1.107 = 1.355, and 1 + 11/30 is more
    assert found["1 kg"] == 9  # 1.107 × 1.4 / 1.214 = 1.277, and 1 + 9/30 is more


def test_more_sets_are_never_less_work(catalogue: Catalogue) -> None:
    up = climb(catalogue, "squat", weights())
    stand = replace(start(up), amount=20)
    more = advance(replace(up, sets=3), stand, 3)
    assert (more.sets, more.amount, more.change) == (3, 14, "3 sets now, back to 14 reps")
    ended = with_another_set(replace(up, sets=3), stand)
    assert (ended.sets, ended.amount) == (3, 14)


def test_reps_that_make_up_rise_over_about_five_weeks(catalogue: Catalogue) -> None:
    up = climb(catalogue, "lying-side-leg-raise", weights(2))
    number = next(n for n, step in enumerate(up.steps) if step.makes_up)
    stands = weeks(replace(up, first_step=number), 6)
    assert [one.amount for one in stands if one.step == number] == [16, 18, 20, 22, 24]


@pytest.mark.parametrize(
    ("level", "owned", "first"),
    [
        (Level.BEGINNER, (0.5, 1), "None"),
        (Level.INTERMEDIATE, (0.5, 1, 2), "0.5 kg"),
        (Level.ADVANCED, (0.5, 1, 2), "1 kg"),
        (Level.INTERMEDIATE, (4,), "None"),
        (Level.ADVANCED, (5,), "None"),
    ],
)
def test_where_each_level_begins(
    catalogue: Catalogue, level: Level, owned: tuple[float, ...], first: str
) -> None:
    steps = ladder(catalogue["standing-hip-extension"], weights(*owned))
    assert str(steps[first_step(steps, level)].load) == first


def test_who_cannot_begin_with_a_far_weight_begins_with_the_reps_that_make_up_for_it(
    catalogue: Catalogue,
) -> None:
    steps = ladder(catalogue["lying-side-leg-raise"], weights(2))
    assert steps[first_step(steps, Level.INTERMEDIATE)].makes_up


def test_a_longer_hold_with_a_weight_begins_where_load_times_seconds_is_no_less(
    catalogue: Catalogue,
) -> None:
    up = climb(catalogue, "standing-knee-hold", weights(1))
    span = up.ranges[0]
    assert up.entries == (span.low, 27)  # 30 s / 1.148 = 26.1


@pytest.mark.parametrize(
    ("minutes", "seconds", "tempo"),
    [(20, 120, "2-1-2"), (20, 100, "2-0-2"), (20, 95, "1-0-2"), (30, 95, "2-0-2")],
)
def test_more_reps_keep_the_tempo_as_far_as_the_minutes_go(
    catalogue: Catalogue, minutes: int, seconds: int, tempo: str
) -> None:
    exercise = catalogue["lying-side-leg-raise"]
    steps = paced(ladder(exercise, weights(2)), seconds, minutes=minutes)
    (more,) = (step for step in steps if step.makes_up)
    assert str(more.tempo) == tempo
    assert ("fits the minutes" in more.how) is (tempo != "2-1-2")


def test_the_end_of_a_ladder_is_held_with_its_reason(catalogue: Catalogue) -> None:
    up = climb(catalogue, "lying-knee-squeeze", weights())
    *_, before, last = weeks(up, 40)
    assert (last.sets, last.amount) == (before.sets, before.amount)
    assert last.amount == up.ranges[0].high
    assert last.change == "held: its ladder ends here"
    helps = "nothing harder is known here"
    told = held_at_the_top(up, last, NO_TIME_FOR_A_SET, FULL, helps=helps)
    assert told.change == (
        "held: its ladder ends here; no further set, for one of its sessions is full; "
        "nothing harder is known here"
    )


def test_where_time_ends_a_ladder_longer_sessions_are_what_helps(catalogue: Catalogue) -> None:
    up = climb(catalogue, "lying-side-leg-raise", weights())
    short = replace(up, steps=up.steps[:1], cut_short=True)
    *_, last = weeks(short, 12)
    told = held_at_the_top(short, last, NO_TIME_FOR_A_SET, OTHERS_NEED_IT)
    assert told.change == (
        "held: no further step or set, for the other exercises need the time as they climb; "
        "longer sessions have room for it"
    )


@pytest.mark.parametrize(
    ("level", "kilograms", "first"),
    [(Level.INTERMEDIATE, 70, "6 kg"), (Level.ADVANCED, 70, "12 kg"), (Level.ADVANCED, 45, "8 kg")],
)
def test_both_legs_together_begin_with_a_share_of_body_mass(
    catalogue: Catalogue, level: Level, kilograms: float, first: str
) -> None:
    loads = tuple(Mass(amount=one, unit=Unit.KG) for one in (2, 4, 6, 8, 12))
    trainee = Trainee(
        level=level,
        owned=(Owned(equipment=Equipment.DUMBBELL, loads=loads),),
        body_mass=Mass(amount=kilograms, unit=Unit.KG),
    )
    workshop = Workshop(catalogue, trainee)
    climb = workshop.climb(catalogue["romanian-deadlift"], sets=2, days=3, since=1)
    assert str(climb.steps[climb.first_step].load) == first
    one_leg = workshop.climb(catalogue["staggered-deadlift"], sets=2, days=3, since=1)
    assert one_leg.steps[one_leg.first_step].kilograms <= 6


def test_what_takes_over_is_the_reason_only_where_nothing_comes_in_between(
    catalogue: Catalogue,
) -> None:
    told = 0
    for trainee in REQUESTS.values():
        plan = made(catalogue, trainee, weeks=26)
        for before, after in pairwise(plan.weeks):
            now = {one.exercise: one for day in after.sessions for one in day.prescriptions}
            for day in before.sessions:
                for one in day.prescriptions:
                    takes_over = " takes over in week " in one.change
                    told += takes_over
                    assert not takes_over or one.exercise not in now or now[one.exercise].held
    assert told
