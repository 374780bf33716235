"""What holds for every plan, whoever asks for it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hipfit.errors import ConflictError
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan, Prescription, Session
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Demand, Equipment, RungKind
from hipfit.planning import rules
from hipfit.planning.planner import make_plan
from hipfit.planning.volume import weekly_halves
from tests.strategies import trainees

START = dt.date(2026, 11, 23)
many = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)


def planned(catalogue: Catalogue, trainee: Trainee, weeks: int) -> Plan:
    try:
        return make_plan(catalogue, trainee, weeks=weeks, start=START)
    except ConflictError:
        assume(False)  # noqa: FBT003 - nothing fits: no plan to hold a law against
        raise


def sessions(plan: Plan) -> Iterator[Session]:
    for week in plan.weeks:
        yield from week.sessions


def prescriptions(plan: Plan) -> Iterator[Prescription]:
    for session in sessions(plan):
        yield from session.prescriptions


def gentle(trainee: Trainee) -> bool:
    """Whether the dose of older or frail beginners applies."""
    older = trainee.age_years is not None and trainee.age_years > 65
    return older or "poor-balance" in trainee.avoid


def asked(one: Prescription) -> tuple[object, ...]:
    """What the trainee is asked to do."""
    return one.dose.sets, one.dose.reps, one.dose.hold_seconds, one.step


@many
@given(trainee=trainees(), weeks=st.integers(1, 26))
def test_no_session_is_longer_than_asked_for(
    catalogue: Catalogue, trainee: Trainee, weeks: int
) -> None:
    plan = planned(catalogue, trainee, weeks)
    assert all(session.seconds <= trainee.minutes * 60 for session in sessions(plan))


@many
@given(trainee=trainees(), weeks=st.integers(1, 26))
def test_no_exercise_breaks_a_limit(catalogue: Catalogue, trainee: Trainee, weeks: int) -> None:
    plan = planned(catalogue, trainee, weeks)
    conditions = {one.condition: one for one in catalogue.precautions}
    barred = {Demand(name) for name in trainee.avoid if name not in conditions}
    for name in conditions.keys() & set(trainee.avoid):
        barred |= {limit.demand for limit in conditions[name].limits}
    used = {one.exercise for one in prescriptions(plan)}
    used |= {one.exercise for session in sessions(plan) for one in session.warm_up}
    used |= {one.exercise for session in sessions(plan) for one in session.stretches}
    assert not any(barred & catalogue[name].all_demands for name in used)


@many
@given(trainee=trainees(), weeks=st.integers(1, 26))
def test_nothing_is_used_that_is_not_owned(
    catalogue: Catalogue, trainee: Trainee, weeks: int
) -> None:
    plan = planned(catalogue, trainee, weeks)
    owned = {one.equipment: one for one in trainee.owned}
    if Equipment.LONG_BAND in owned:
        owned.setdefault(Equipment.MINI_BAND, owned[Equipment.LONG_BAND])
    for one in prescriptions(plan):
        assert set(catalogue[one.exercise].to_own) <= set(owned)
        step = one.step
        if step.equipment is None:
            assert step.load is None
            assert step.band is None
            continue
        mine = owned[step.equipment]
        assert step.load is None or mine.loads.count(step.load) >= step.pieces
        assert step.band is None or step.band in mine.bands


@many
@given(trainee=trainees(), weeks=st.integers(1, 52))
def test_reps_stay_in_published_ranges(catalogue: Catalogue, trainee: Trainee, weeks: int) -> None:
    plan = planned(catalogue, trainee, weeks)
    for one in prescriptions(plan):
        if one.dose.hold_seconds is not None:
            continue
        loaded = one.step.kind is RungKind.LOAD and not gentle(trainee)
        low, high = (8, 12) if loaded else (10, 20)
        if one.step.makes_up:
            assert not gentle(trainee)
            high = rules.MOST_REPS
        assert low <= one.dose.reps <= high
        assert 1 <= one.dose.sets <= 3


@many
@given(trainee=trainees(), weeks=st.integers(2, 52))
def test_no_exercise_repeats_a_week_without_saying_why(
    catalogue: Catalogue, trainee: Trainee, weeks: int
) -> None:
    plan = planned(catalogue, trainee, weeks)
    for before, after in pairwise(plan.weeks):
        old = {one.exercise: one for session in before.sessions for one in session.prescriptions}
        for session in after.sessions:
            for one in session.prescriptions:
                if one.exercise in old and asked(one) == asked(old[one.exercise]):
                    assert one.held
                    assert one.change.startswith("held: ")


@many
@given(trainee=trainees(), weeks=st.integers(1, 26))
def test_no_muscle_goes_over_the_weekly_or_the_session_cap(
    catalogue: Catalogue, trainee: Trainee, weeks: int
) -> None:
    hold_the_caps(catalogue, planned(catalogue, trainee, weeks))


def hold_the_caps(catalogue: Catalogue, plan: Plan) -> None:
    for week in plan.weeks:
        assert all(one.sets <= rules.CAP_WEEK_SETS for one in week.volume)
    for session in sessions(plan):
        assert 1 <= len(session.prescriptions) <= rules.MOST_EXERCISES
        done = [(catalogue[one.exercise], one.dose.sets) for one in session.prescriptions]
        halves = weekly_halves(done)
        assert all(halves.get(one, 0) <= 2 * rules.CAP_SESSION_SETS for one in rules.MUSCLE_WEIGHT)
        moves = Counter(exercise.movements[0] for exercise, _ in done)
        assert max(moves.values()) <= rules.SAME_MOVEMENT_IN_SESSION


LONG_REQUESTS = (
    Trainee(days=2, minutes=20, avoid=("kneeling",)),
    Trainee(days=2, minutes=90),
    Trainee(days=4, minutes=20, avoid=("knee-osteoarthritis",)),
    Trainee(days=2, minutes=45, avoid=("knee-pain",), owned=(Owned(equipment=Equipment.CHAIR),)),
)


@pytest.mark.parametrize("trainee", LONG_REQUESTS, ids=range(len(LONG_REQUESTS)))
def test_the_limits_outlast_every_change_of_exercises(
    catalogue: Catalogue, trainee: Trainee
) -> None:
    plan = make_plan(catalogue, trainee, weeks=52, start=START)
    assert any(block.changes for block in plan.blocks)
    assert all(session.seconds <= trainee.minutes * 60 for session in sessions(plan))
    hold_the_caps(catalogue, plan)
    hold_neighbouring_days_apart(catalogue, plan)


@many
@given(trainee=trainees(), weeks=st.integers(1, 52))
def test_sessions_on_neighbouring_days_share_no_main_prime_mover(
    catalogue: Catalogue, trainee: Trainee, weeks: int
) -> None:
    hold_neighbouring_days_apart(catalogue, planned(catalogue, trainee, weeks))


def hold_neighbouring_days_apart(catalogue: Catalogue, plan: Plan) -> None:
    for one, two in pairwise(sessions(plan)):
        if two.date - one.date == dt.timedelta(1):
            first = {catalogue[x.exercise].prime_movers[0] for x in one.prescriptions}
            second = {catalogue[x.exercise].prime_movers[0] for x in two.prescriptions}
            assert not first & second


@many
@given(trainee=trainees())
def test_nobody_goes_down_to_the_floor_twice(catalogue: Catalogue, trainee: Trainee) -> None:
    plan = planned(catalogue, trainee, 1)
    for session in sessions(plan):
        floor = [catalogue[one.exercise].on_floor for one in session.prescriptions]
        assert floor == sorted(floor)


@settings(max_examples=40, deadline=None)
@given(trainee=trainees(), weeks=st.integers(1, 12))
def test_the_same_request_gives_the_same_plan(
    catalogue: Catalogue, trainee: Trainee, weeks: int
) -> None:
    assert planned(catalogue, trainee, weeks) == planned(catalogue, trainee, weeks)


@settings(max_examples=40, deadline=None)
@given(trainee=trainees(), weeks=st.integers(1, 12))
def test_a_longer_plan_begins_like_the_shorter_one(
    catalogue: Catalogue, trainee: Trainee, weeks: int
) -> None:
    short = planned(catalogue, trainee, 4)
    long = planned(catalogue, trainee, 4 * weeks)
    assert long.weeks[:4] == short.weeks


@settings(max_examples=60, deadline=None)
@given(trainee=trainees())
def test_what_falls_short_is_always_named(catalogue: Catalogue, trainee: Trainee) -> None:
    plan = planned(catalogue, trainee, 12)
    settled = plan.weeks[5 if gentle(trainee) else 2 :]
    short = {one.muscle for week in settled for one in week.volume if one.sets < one.floor}
    assert short == {muscle for one in plan.shortfalls for muscle in one.muscles}
