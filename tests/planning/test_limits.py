"""What limits and conditions come to: what is out, what needs care, and how that is said."""

import datetime as dt

import pytest

from hipfit.errors import ConflictError
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan, Prescription
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import (
    BANDS,
    Band,
    Demand,
    Equipment,
    Level,
    Movement,
    Muscle,
    Position,
    Unit,
)
from hipfit.planning.account import cautions
from hipfit.planning.limits import (
    HOLD_ON,
    HOLD_ON_WITH_BOTH,
    ROUND_THE_LEGS,
    allowed,
    asked_by,
    restrictions,
    stands_free,
)
from hipfit.planning.planner import make_plan
from hipfit.planning.workshop import Workshop

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


@pytest.mark.parametrize("avoid", [("kneeling", "wrists"), ("lateral-hip-pain", "kneeling")])
def test_the_outer_hip_is_trained_by_more_than_helpers(
    catalogue: Catalogue, avoid: tuple[str, ...]
) -> None:
    plan = made(catalogue, *avoid, level=Level.BEGINNER)
    trained = [catalogue[name] for name in names(plan) if not catalogue[name].activation]
    assert any(Muscle.GLUTEUS_MEDIUS in one.prime_movers for one in trained)


def test_easy_activation_work_is_no_gentler_form_of_strength_work(catalogue: Catalogue) -> None:
    workshop = Workshop(catalogue, Trainee(avoid=("lateral-hip-pain", "kneeling")))
    lift, press = catalogue["standing-side-leg-lift"], catalogue["standing-outward-press"]
    assert press.activation
    assert press.id in lift.easier
    assert workshop.cares[lift.id]
    assert not workshop.cares[press.id]
    assert workshop.gentler(lift) is None


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


def done(plan: Plan) -> list[Prescription]:
    return [
        one for week in plan.weeks for session in week.sessions for one in session.prescriptions
    ]


@pytest.mark.parametrize(
    ("avoid", "age_years", "says"),
    [
        ("poor-balance", 85, HOLD_ON_WITH_BOTH),
        ("pregnancy", None, HOLD_ON),
        ("single-leg-balance", None, HOLD_ON),
    ],
)
def test_who_could_fall_reads_what_to_hold_on_to_once_beside_all_that_stands_free(
    catalogue: Catalogue, avoid: str, age_years: int | None, says: str
) -> None:
    trainee = Trainee(avoid=(avoid,), age_years=age_years, owned=(CHAIR,), days=5, minutes=45)
    limits = restrictions(catalogue, trainee)
    free = [one for one in allowed(catalogue.strength, trainee, limits) if stands_free(one)]
    for one in free:
        held = [note for note in limits.minds(one) if note in {says, *limits.support}]
        assert held
        assert says not in held or held == [says]
    assert says in limits.minds(catalogue["side-step"])
    assert not limits.cares(catalogue["side-step"])
    for given in done(make_plan(catalogue, trainee, weeks=4, start=START)):
        assert given.care == limits.minds(catalogue[given.exercise])


def test_who_balances_well_reads_nothing_of_holding_on(catalogue: Catalogue) -> None:
    for trainee in (Trainee(), Trainee(age_years=85), Trainee(avoid=("low-back-pain",))):
        limits = restrictions(catalogue, trainee)
        assert all(limits.minds(one) == limits.cares(one) for one in catalogue.strength)


def test_a_note_that_names_a_support_is_not_said_twice(catalogue: Catalogue) -> None:
    trainee = Trainee(avoid=("knee-osteoarthritis", "single-leg-balance"))
    assert restrictions(catalogue, trainee).minds(catalogue["squat"]) == (
        "bend only as far as the knee allows, with a hand on something firm",
    )


@pytest.mark.parametrize("avoid", ["poor-balance", "single-leg-balance"])
def test_no_band_ties_the_legs_of_who_could_fall_while_standing(
    catalogue: Catalogue, avoid: str
) -> None:
    bands = tuple(Owned(equipment=one, bands=(Band.LIGHT,)) for one in BANDS)
    workshop = Workshop(catalogue, Trainee(avoid=(avoid,), owned=(CHAIR, *bands)))
    assert "lateral-band-walk" not in workshop.steps
    banded = {
        catalogue[name].position
        for name, steps in workshop.steps.items()
        if any(step.site in ROUND_THE_LEGS for step in steps)
    }
    assert Position.SEATED in banded
    assert Position.STANDING not in banded


def test_what_needs_a_band_round_the_legs_says_why_it_is_out(catalogue: Catalogue) -> None:
    band = Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT,))
    trainee = Trainee(avoid=("poor-balance",), include=("lateral-band-walk",), owned=(band,))
    with pytest.raises(ConflictError, match="ties the legs together with a band"):
        make_plan(catalogue, trainee, weeks=4, start=START)
    assert asked_by(catalogue, trainee, catalogue["lateral-band-walk"]) == ("poor-balance",)


@pytest.mark.parametrize(
    ("avoid", "squat"),
    [
        (("poor-balance",), "chair-squat"),
        (("poor-balance", "knee-osteoarthritis"), "mini-squat"),
        (("knee-osteoarthritis",), "mini-squat"),
    ],
)
@pytest.mark.parametrize("days", [2, 3])
def test_who_could_fall_sits_down_on_a_chair_and_sore_knees_bend_little(
    catalogue: Catalogue, avoid: tuple[str, ...], squat: str, days: int
) -> None:
    trainee = Trainee(avoid=avoid, age_years=80, owned=(CHAIR,), days=days, minutes=25)
    found = names(make_plan(catalogue, trainee, weeks=4, start=START))
    assert found & {"chair-squat", "mini-squat", "squat"} == {squat}


def test_a_seat_takes_no_care_from_the_sheet(catalogue: Catalogue) -> None:
    limits = restrictions(catalogue, Trainee(avoid=("poor-balance",)))
    assert not limits.cares(catalogue["chair-squat"])
    assert "fixed support" in limits.minds(catalogue["chair-squat"])[0]
    assert limits.cares(catalogue["squat"]) == limits.minds(catalogue["squat"])


@pytest.mark.parametrize("avoid", ["groin-pain", "hip-osteoarthritis"])
def test_a_high_knee_is_lowered_where_it_pinches(catalogue: Catalogue, avoid: str) -> None:
    limits = restrictions(catalogue, Trainee(avoid=(avoid,)))
    for name in ("standing-hip-opener", "standing-march", "lying-march"):
        assert any("lift the knee only halfway" in note for note in limits.cares(catalogue[name]))
    plan = make_plan(catalogue, Trainee(avoid=(avoid,)), weeks=4, start=START)
    assert any("only halfway" in note for one in done(plan) for note in one.care)
    assert not plan.shortfalls


def test_a_care_is_true_of_every_step(catalogue: Catalogue) -> None:
    dumbbell = Owned(equipment=Equipment.DUMBBELL, loads=(Mass(amount=4, unit=Unit.KG),))
    trainee = Trainee(avoid=("low-back-pain",), owned=(dumbbell,))
    plan = make_plan(catalogue, trainee, weeks=12, start=START)
    weighted = [one for one in done(plan) if one.step.load is not None and one.care]
    assert weighted
    assert not any("without a weight" in note for one in weighted for note in one.care)


def test_with_pain_at_the_outer_hip_nothing_is_held_on_one_leg_for_long(
    catalogue: Catalogue,
) -> None:
    trainee = Trainee(avoid=("lateral-hip-pain",), include=("single-leg-stand",))
    plan = make_plan(catalogue, trainee, weeks=12, start=START)
    held = [
        one.dose.hold_seconds
        for week in plan.weeks
        for session in week.sessions
        for one in session.prescriptions
        if one.exercise == "single-leg-stand" and one.dose.hold_seconds is not None
    ]
    assert max(held) == 20
    assert min(held) < max(held)
    limits = restrictions(catalogue, trainee)
    assert limits.in_bounds(catalogue["lying-knee-squeeze"]) == catalogue["lying-knee-squeeze"]
