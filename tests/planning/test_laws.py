"""What holds for every plan, whoever asks for it.

One plan is made for each made-up trainee, and every law is held against it: making plans is what
takes the time. A law that fails is named by its function in the traceback.
``pytest --hypothesis-profile=thorough`` tries many more trainees.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
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
from hipfit.planning.limits import restrictions
from hipfit.planning.planner import make_plan
from hipfit.planning.volume import weekly_halves
from tests.strategies import shipped, trainees

START = dt.date(2026, 11, 23)
many = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much],
)
few = settings(parent=many, max_examples=many.max_examples // 4)
deloads = st.sampled_from((0, 0, 2, 3, 4, 7, 12))


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


def no_session_is_longer_than_asked_for(_: Catalogue, plan: Plan) -> None:
    assert all(session.seconds <= plan.trainee.minutes * 60 for session in sessions(plan))


def no_exercise_breaks_a_limit(catalogue: Catalogue, plan: Plan) -> None:
    avoid = plan.trainee.avoid
    conditions = {one.condition: one for one in catalogue.precautions}
    barred = {Demand(name) for name in avoid if name not in conditions}
    for name in conditions.keys() & set(avoid):
        barred |= {limit.demand for limit in conditions[name].limits}
    used = {one.exercise for one in prescriptions(plan)}
    used |= {one.exercise for session in sessions(plan) for one in session.warm_up}
    used |= {one.exercise for session in sessions(plan) for one in session.stretches}
    assert not any(barred & catalogue[name].all_demands for name in used)


def nothing_is_used_that_is_not_owned(catalogue: Catalogue, plan: Plan) -> None:
    owned = {one.equipment: one for one in plan.trainee.owned}
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


def reps_stay_in_published_ranges(_: Catalogue, plan: Plan) -> None:
    for one in prescriptions(plan):
        if one.dose.hold_seconds is not None:
            continue
        loaded = one.step.kind is RungKind.LOAD and not gentle(plan.trainee)
        low, high = (8, 12) if loaded else (10, 20)
        if one.step.makes_up:
            assert not gentle(plan.trainee)
            high = rules.MOST_REPS
        assert low <= one.dose.reps <= high
        assert 1 <= one.dose.sets <= 3


def no_exercise_repeats_a_week_without_saying_why(_: Catalogue, plan: Plan) -> None:
    for before, after in pairwise(plan.weeks):
        old = {one.exercise: one for session in before.sessions for one in session.prescriptions}
        for session in after.sessions:
            for one in session.prescriptions:
                if one.exercise in old and asked(one) == asked(old[one.exercise]):
                    assert one.held
                    assert one.change.startswith(("held: ", "deload: "))


def no_muscle_goes_over_the_weekly_or_the_session_cap(catalogue: Catalogue, plan: Plan) -> None:
    for week in plan.weeks:
        assert all(one.sets <= rules.CAP_WEEK_SETS for one in week.volume)
    for session in sessions(plan):
        assert 1 <= len(session.prescriptions) <= rules.MOST_EXERCISES
        done = [(catalogue[one.exercise], one.dose.sets) for one in session.prescriptions]
        halves = weekly_halves(done)
        assert all(halves.get(one, 0) <= 2 * rules.CAP_SESSION_SETS for one in rules.MUSCLE_WEIGHT)
        moves = Counter(exercise.movements[0] for exercise, _ in done)
        assert max(moves.values()) <= rules.SAME_MOVEMENT_IN_SESSION


def neighbouring_days_share_no_main_prime_mover(catalogue: Catalogue, plan: Plan) -> None:
    for one, two in pairwise(sessions(plan)):
        if two.date - one.date == dt.timedelta(1):
            first = {catalogue[x.exercise].prime_movers[0] for x in one.prescriptions}
            second = {catalogue[x.exercise].prime_movers[0] for x in two.prescriptions}
            assert not first & second


def nobody_goes_down_to_the_floor_twice(catalogue: Catalogue, plan: Plan) -> None:
    for session in sessions(plan):
        floor = [catalogue[one.exercise].on_floor for one in session.prescriptions]
        assert floor == sorted(floor)


def what_falls_short_is_always_named(catalogue: Catalogue, plan: Plan) -> None:
    full = [week for week in plan.weeks if not week.deload] or list(plan.weeks)
    limits = restrictions(catalogue, plan.trainee)
    slowly = gentle(plan.trainee) or limits.unloaded_weeks > 0
    first = max(7 if slowly else 2, limits.build_up_weeks)
    settled = [week for week in full if week.number > first] or full[-1:]
    short = {one.muscle for week in settled for one in week.volume if one.sets < one.floor}
    assert short == {muscle for one in plan.shortfalls for muscle in one.muscles}


Law = Callable[[Catalogue, Plan], None]
LAWS: tuple[Law, ...] = (
    no_session_is_longer_than_asked_for,
    no_exercise_breaks_a_limit,
    nothing_is_used_that_is_not_owned,
    reps_stay_in_published_ranges,
    no_exercise_repeats_a_week_without_saying_why,
    no_muscle_goes_over_the_weekly_or_the_session_cap,
    neighbouring_days_share_no_main_prime_mover,
    nobody_goes_down_to_the_floor_twice,
    what_falls_short_is_always_named,
)


@many
@given(trainee=trainees(), weeks=st.integers(1, 26), every=deloads)
def test_every_law_holds_whoever_asks(trainee: Trainee, weeks: int, every: int) -> None:
    catalogue = shipped()
    plan = planned(catalogue, replace(trainee, deload_every=every), weeks)
    for law in LAWS:
        law(catalogue, plan)


LONG_REQUESTS = (
    Trainee(days=2, minutes=20, avoid=("kneeling",)),
    Trainee(days=2, minutes=90),
    Trainee(days=4, minutes=20, avoid=("knee-osteoarthritis",)),
    Trainee(days=2, minutes=45, avoid=("knee-pain",), owned=(Owned(equipment=Equipment.CHAIR),)),
)


@pytest.mark.parametrize("trainee", LONG_REQUESTS, ids=range(len(LONG_REQUESTS)))
def test_the_laws_outlast_every_change_of_exercises(catalogue: Catalogue, trainee: Trainee) -> None:
    plan = make_plan(catalogue, trainee, weeks=52, start=START)
    assert any(block.changes for block in plan.blocks)
    for law in LAWS:
        law(catalogue, plan)


@few
@given(trainee=trainees(), weeks=st.integers(1, 12))
def test_the_same_request_gives_the_same_plan_and_a_longer_one_begins_like_it(
    trainee: Trainee, weeks: int
) -> None:
    catalogue = shipped()
    short = planned(catalogue, trainee, 4)
    assert planned(catalogue, trainee, 4) == short
    assert planned(catalogue, trainee, 4 * weeks).weeks[:4] == short.weeks
