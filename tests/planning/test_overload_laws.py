"""What holds for every climb: nobody is asked for less, or for more than was prepared.

``pytest --hypothesis-profile=thorough`` tries many more trainees.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from hipfit.model.catalogue import Catalogue
from hipfit.model.effort import worth
from hipfit.model.exercise import Exercise
from hipfit.model.plan import Plan, Prescription, Step, Week
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, RungKind, Unit
from hipfit.planning import rules
from hipfit.planning.ladder import ladder
from hipfit.planning.limits import restrictions
from hipfit.planning.overload import amount_to_make_up, relative_demand
from tests.planning.test_laws import LAWS, Law, deloads, many, planned
from tests.strategies import masses, shipped, trainees

EPSILON = 1e-6
some = settings(parent=many, max_examples=many.max_examples // 2)


def done(week: Week) -> dict[str, Prescription]:
    return {one.exercise: one for session in week.sessions for one in session.prescriptions}


def amount(one: Prescription) -> int:
    return one.dose.hold_seconds or one.dose.reps


def value(one: Prescription) -> float:
    """What a set is worth."""
    assert one.step.demand is not None
    return worth(one.step.demand, amount(one), held=one.dose.hold_seconds is not None)


def changes(plan: Plan) -> Iterator[tuple[Prescription, Prescription]]:
    """Each exercise in two full weeks that follow each other, easy weeks left out."""
    for before, after in pairwise(week for week in plan.weeks if not week.deload):
        old = done(before)
        yield from ((old[name], one) for name, one in done(after).items() if name in old)


def no_week_asks_for_less_than_the_one_before(_: Catalogue, plan: Plan) -> None:
    for before, after in changes(plan):
        if after.dose.sets < before.dose.sets:
            assert before.held  # what stands still may give a set to what goes on
        elif after.step == before.step and "it makes room for" in after.change:
            assert before.held
            assert after.dose.sets == before.dose.sets
            assert amount(after) >= (1 - rules.GIVEN_SHARE) * amount(before)
        elif after.step == before.step:
            work = after.dose.sets * amount(after), before.dose.sets * amount(before)
            assert work[0] >= work[1]
            if after.dose.sets == before.dose.sets:
                assert amount(after) >= amount(before)
        elif after.step.percent_harder is not None and before.step.demand is not None:
            assert value(after) >= value(before) - EPSILON
        elif after.step.makes_up and before.step.demand is not None:
            assert amount(after) > amount(before)


def demands_owned(exercise: Exercise, trainee: Trainee, *, hands: bool) -> Iterator[float]:
    """How hard everything owned would make the exercise; ``hands``: they are free for dumbbells."""
    for rung in exercise.ladder:
        owned = None if rung.equipment is None else trainee.owns(rung.equipment)
        if rung.kind is not RungKind.LOAD or owned is None:
            continue
        if owned.equipment is Equipment.DUMBBELL and not hands:
            continue
        heaviest = rules.HEAVIEST_KILOGRAMS.get(rung.site, math.inf) if rung.site else math.inf
        for load, count in Counter(owned.loads).items():
            step = Step(
                kind=rung.kind,
                tempo=exercise.tempo,
                load=load,
                pieces=rung.pieces,
                site=rung.site,
                equipment=rung.equipment,
            )
            demand = relative_demand(exercise.lever, step, trainee.kilograms)
            if demand is not None and count >= rung.pieces and load.kilograms <= heaviest:
                yield demand


def a_big_step_is_taken_only_where_nothing_smaller_is_owned_and_reps_made_up_for_it(
    catalogue: Catalogue, plan: Plan
) -> None:
    hands = not restrictions(catalogue, plan.trainee).needs_hands
    for before, after in changes(plan):
        percent = after.step.percent_harder
        if after.step == before.step or percent is None or percent <= rules.BIG_STEP_PERCENT:
            continue
        assert after.step.demand is not None
        below = after.step.demand / (1 + percent / 100)
        between = [
            demand
            for demand in demands_owned(catalogue[after.exercise], plan.trainee, hands=hands)
            if below * 1.0051 < demand < after.step.demand * 0.999
        ]
        assert between == []
        many = "" if after.step.pieces == 1 else "2 × "
        assert after.step.warning.startswith(
            f"{many}{after.step.load} is a big step (+{percent:.0f} %)"
        )
        span = catalogue[after.exercise].dose.hold_seconds
        held = span is not None
        low = span or after.step.reps
        assert low is not None
        needed = amount_to_make_up(1 + (percent - 0.05) / 100, low.low, held=held)
        if before.step.demand is not None and before.step.tempo.rep_seconds <= 5:
            assert amount(before) >= needed
            assert f"{'s' if held else 'reps'} " in after.step.warning


def the_last_week_is_still_a_plan_for_a_human(_: Catalogue, plan: Plan) -> None:
    for session in plan.weeks[-1].sessions:
        assert session.prescriptions
        for one in session.prescriptions:
            assert 1 <= one.dose.sets <= rules.MOST_SETS
            assert one.dose.hold_seconds is None or one.dose.hold_seconds <= 120
            assert one.dose.reps <= rules.MOST_REPS
            assert one.dose.reps <= one.step.reps.high if one.step.reps else True
            assert one.rule
            assert one.change


def a_deload_halves_the_sets_and_the_climb_goes_on_from_there(_: Catalogue, plan: Plan) -> None:
    every, last = plan.trainee.deload_every, len(plan.weeks)
    easy_weeks = [*range(every, last, every)] if every else []
    assert [week.number for week in plan.weeks if week.deload] == easy_weeks
    for before, easy in pairwise(plan.weeks):
        full = done(before)
        for name, one in done(easy).items() if easy.deload else ():
            assert (one.rule, one.held) == ("deload", True)
            if name in full:
                assert one.step == full[name].step
                sets = full[name].dose.sets
                left = sets - 1 if full[name].held else sets  # what stands still may give a set
                assert one.dose.sets in {math.ceil(sets / 2), math.ceil(left / 2)}
                assert amount(one) <= amount(full[name])
                if full[name].held and full[name].dose.sets > 1:  # it may give reps too
                    assert amount(one) >= (1 - rules.GIVEN_SHARE) * amount(full[name])
                elif full[name].dose.sets > 1:
                    assert amount(one) == amount(full[name])


CLIMBS: tuple[Law, ...] = (
    no_week_asks_for_less_than_the_one_before,
    a_big_step_is_taken_only_where_nothing_smaller_is_owned_and_reps_made_up_for_it,
    the_last_week_is_still_a_plan_for_a_human,
    a_deload_halves_the_sets_and_the_climb_goes_on_from_there,
)


@some
@given(trainee=trainees(), every=deloads)
def test_every_law_of_climbs_and_plans_holds_for_a_year(trainee: Trainee, every: int) -> None:
    catalogue = shipped()
    plan = planned(catalogue, replace(trainee, deload_every=every), 52)
    for law in (*CLIMBS, *LAWS):
        law(catalogue, plan)


racks = st.lists(masses, max_size=8).map(
    lambda loads: tuple(sorted(loads, key=lambda one: one.kilograms))
)


@settings(parent=some, max_examples=6 * some.max_examples)
@given(
    ankle=racks,
    bells=racks,
    body=st.integers(40, 140),
    gentle=st.booleans(),
    number=st.integers(0, 10**6),
)
def test_every_ladder_rises_by_steps_that_its_reps_make_up_for(
    ankle: tuple[Mass, ...],
    bells: tuple[Mass, ...],
    body: int,
    *,
    gentle: bool,
    number: int,
) -> None:
    catalogue = shipped()
    exercise = catalogue.strength[number % len(catalogue.strength)]
    owned = (
        Owned(equipment=Equipment.ANKLE_WEIGHT, loads=ankle),
        Owned(equipment=Equipment.DUMBBELL, loads=bells),
    )
    trainee = Trainee(
        owned=tuple(one for one in owned if one.loads),
        body_mass=Mass(amount=body, unit=Unit.KG),
    )
    steps = ladder(exercise, trainee, gentle=gentle)
    below: Step | None = None
    for step in steps:
        if step.reps is not None:
            usual = rules.GENTLE_REPS.high if gentle else 20
            assert step.reps.high <= (rules.MOST_REPS if step.makes_up else usual)
        if step.percent_harder is not None and below is not None:
            assert step.demand is not None
            assert below.demand is not None
            assert step.demand > below.demand
            if step.percent_harder > rules.BIG_STEP_PERCENT:
                assert step.warning
            if step.reps is not None and below.reps is not None:
                lost = worth(below.demand, below.reps.high, held=False)
                assert worth(step.demand, step.reps.high, held=False) >= lost - EPSILON
        if step.demand is not None:
            below = step
