"""The order of a session: for everybody, and for who is unsteady on one leg."""

import datetime as dt
from itertools import pairwise, permutations

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise
from hipfit.model.plan import Plan
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Demand, Equipment
from hipfit.planning.checks import check
from hipfit.planning.planner import make_plan
from hipfit.planning.session import in_order, place_in_session, without_pauses

START = dt.date(2026, 11, 23)
CHAIR = Owned(equipment=Equipment.CHAIR)

ON_ONE_LEG = ("single-leg-stand", "standing-hip-extension", "standing-hip-opener")
MIXED = (*ON_ONE_LEG, "seated-knee-squeeze", "chair-squat", "glute-bridge")


def on_one_leg(exercise: Exercise) -> bool:
    return Demand.SINGLE_LEG_STANCE in exercise.all_demands


def ids(exercises: list[Exercise]) -> list[str]:
    return [one.id for one in exercises]


def test_who_is_unsteady_gets_a_pause_between_two_exercises_on_one_leg(
    catalogue: Catalogue,
) -> None:
    chosen = [catalogue[name] for name in MIXED]
    assert ids(in_order(chosen, pauses=True)) == [
        "single-leg-stand",
        "chair-squat",
        "standing-hip-extension",
        "seated-knee-squeeze",
        "standing-hip-opener",
        "glute-bridge",
    ]


def test_floor_work_is_no_pause_and_without_a_pause_the_order_stays(catalogue: Catalogue) -> None:
    chosen = [catalogue[name] for name in (*ON_ONE_LEG, "glute-bridge", "bird-dog")]
    assert in_order(chosen, pauses=True) == in_order(chosen)


def test_what_is_no_pause_stands_in_the_usual_order(catalogue: Catalogue) -> None:
    for names in permutations(MIXED, 4):
        there = without_pauses(in_order((catalogue[name] for name in names), pauses=True))
        assert all(place_in_session(one) <= place_in_session(two) for one, two in pairwise(there))


def plan(catalogue: Catalogue, *, age_years: int, avoid: tuple[str, ...]) -> Plan:
    trainee = Trainee(avoid=avoid, age_years=age_years, days=2, minutes=25)
    return make_plan(catalogue, trainee, weeks=4, start=START)


@pytest.mark.parametrize(("age_years", "avoid"), [(80, ("poor-balance",)), (70, ("floor",))])
def test_a_plan_has_its_pauses_and_passes_the_check(
    catalogue: Catalogue, age_years: int, avoid: tuple[str, ...]
) -> None:
    made = plan(catalogue, age_years=age_years, avoid=avoid)
    for session in made.weeks[0].sessions:
        there = [catalogue[one.exercise] for one in session.prescriptions]
        off = [one for one in there if not place_in_session(one)[0]]
        for number, (one, two) in enumerate(pairwise(off)):
            if on_one_leg(one) and on_one_leg(two):
                assert all(map(on_one_leg, off[number:]))
    assert "session-order" not in {one.rule for one in check(made, catalogue)}
