"""What limits and conditions come to: what is out, what needs care, and how that is said."""

import datetime as dt

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Demand, Equipment, Level, Movement
from hipfit.planning.account import cautions
from hipfit.planning.limits import HOLD_ON, allowed, restrictions
from hipfit.planning.planner import make_plan

START = dt.date(2026, 11, 23)
CHAIR = Owned(equipment=Equipment.CHAIR)


def made(catalogue: Catalogue, *avoid: str, level: Level = Level.ADVANCED) -> Plan:
    trainee = Trainee(avoid=avoid, level=level, owned=(CHAIR,))
    return make_plan(catalogue, trainee, weeks=4, start=START)


def names(plan: Plan) -> set[str]:
    return {
        one.exercise
        for week in plan.weeks
        for session in week.sessions
        for one in session.prescriptions
    }


@pytest.mark.parametrize("level", Level)
def test_in_pregnancy_no_plank_and_no_crossing_leg_but_the_inner_thigh_is_trained(
    catalogue: Catalogue, level: Level
) -> None:
    plan = made(catalogue, "pregnancy", level=level)
    demands = {demand for name in names(plan) for demand in catalogue[name].all_demands}
    assert demands.isdisjoint({Demand.SHOULDER_SUPPORT, Demand.CROSSING_MIDLINE})
    assert any(Movement.ADDUCTION in catalogue[name].movements for name in names(plan))


def test_in_pregnancy_the_side_lying_inner_thigh_lift_stays_possible(catalogue: Catalogue) -> None:
    limits = restrictions(catalogue, Trainee(avoid=("pregnancy",)))
    assert not limits.why_barred(catalogue["side-lying-adduction"])
    assert "pubic bone" in limits.cautions[0]


def test_a_sore_outer_hip_is_not_left_to_balance_but_keeps_its_hands(catalogue: Catalogue) -> None:
    limits = restrictions(catalogue, Trainee(avoid=("lateral-hip-pain",)))
    assert limits.why_barred(catalogue["clock-reach"]).startswith("lateral-hip-pain rules out ")
    assert not limits.needs_hands
    assert not limits.unsteady
    assert restrictions(catalogue, Trainee(avoid=("lateral-hip-pain", "poor-balance"))).needs_hands


@pytest.mark.parametrize("level", Level)
def test_hip_osteoarthritis_gets_no_plank_and_minds_free_balance(
    catalogue: Catalogue, level: Level
) -> None:
    plan = made(catalogue, "hip-osteoarthritis", level=level)
    assert all(Demand.SHOULDER_SUPPORT not in catalogue[one].all_demands for one in names(plan))
    limits = restrictions(catalogue, Trainee(avoid=("hip-osteoarthritis",)))
    assert any("hip bones level" in note for note in limits.cares(catalogue["clock-reach"]))


@pytest.mark.parametrize("avoid", ["single-leg-balance", "poor-balance", "pregnancy"])
def test_without_free_balance_standing_on_one_leg_asks_for_a_hand(
    catalogue: Catalogue, avoid: str
) -> None:
    trainee = Trainee(avoid=(avoid,))
    limits = restrictions(catalogue, trainee)
    for one in allowed(catalogue.strength, trainee, limits):
        on_one_leg = Demand.SINGLE_LEG_STANCE in one.all_demands
        held = [note for note in limits.cares(one) if "hand" in note]
        assert bool(held) >= on_one_leg
    assert limits.cares(catalogue["single-leg-stand"]) == (
        ("both hands on a fixed support first, such as a worktop",)
        if avoid == "poor-balance"
        else (HOLD_ON,)
    )


def test_what_one_condition_rules_out_is_said_in_one_go(catalogue: Catalogue) -> None:
    curtsy, kneeling = catalogue["curtsy-lunge"], catalogue["short-copenhagen-plank"]
    limits = restrictions(catalogue, Trainee(avoid=("poor-balance", "deep-knee-bend")))
    assert limits.why_barred(curtsy) == (
        "you avoid deep-knee-bend; poor-balance rules out single-leg-balance, crossing-midline "
        "and deep-side-lunge (our judgement)"
    )
    limits = restrictions(catalogue, Trainee(avoid=("lateral-hip-pain",)))
    assert limits.why_barred(curtsy) == (
        "lateral-hip-pain rules out crossing-midline, and single-leg-balance (our judgement)"
    )
    limits = restrictions(catalogue, Trainee(avoid=("kneeling", "lying-on-side")))
    assert limits.why_barred(kneeling) == "you avoid kneeling and lying-on-side"


def test_a_caution_tells_people_what_to_ask_for(catalogue: Catalogue) -> None:
    trainee = Trainee(avoid=("kneeling",))
    said = cautions(trainee, restrictions(catalogue, trainee))
    assert said[-1].endswith("ask for a plan without the floor (--avoid floor).")


def test_every_movement_that_is_missing_has_its_own_no(catalogue: Catalogue) -> None:
    trainee = Trainee(avoid=("single-leg-balance", "single-leg-stance", "floor", "forward-lean"))
    plan = make_plan(catalogue, trainee, weeks=4, start=START)
    missing = [one for one in plan.shortfalls if len(one.movements) > 1]
    assert missing
    for one in missing:
        said = one.message.partition("; ")[2] or one.message
        assert all(part.startswith("no ") for part in said.replace(" and ", ", ").split(", "))
