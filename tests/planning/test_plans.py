"""Plans read one by one: the default one, and those of people with limits."""

import datetime as dt
import re
from collections import Counter
from itertools import pairwise

import pytest
from syrupy.assertion import SnapshotAssertion

from hipfit.errors import ClearanceError, ConflictError, UnknownNameError
from hipfit.formats.plan_layout import plan_text
from hipfit.formats.plan_markdown import plan_markdown
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Cause, Plan, Prescription
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Band, Demand, Equipment, Kind, Level, Muscle, RungKind, Unit, Weekday
from hipfit.planning import rules
from hipfit.planning.limits import restrictions
from hipfit.planning.planner import make_plan
from hipfit.planning.renewal import BUILDS_ON_IT, CLIMBS, FITTING, FRESH, HARDER
from hipfit.planning.rulebook import RULE
from hipfit.planning.succession import same_group

START = dt.date(2026, 11, 23)


def kilograms(*amounts: float) -> tuple[Mass, ...]:
    return tuple(Mass(amount=amount, unit=Unit.KG) for amount in amounts)


CHAIR = Owned(equipment=Equipment.CHAIR)
STEP = Owned(equipment=Equipment.STEP)
ANKLE_WEIGHTS = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(0.5, 1, 2))
TWO_BELLS = Owned(equipment=Equipment.DUMBBELL, loads=kilograms(4, 4))
LONG_BAND = Owned(equipment=Equipment.LONG_BAND, bands=(Band.MEDIUM,))
MINI_BANDS = Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT, Band.MEDIUM))

REQUESTS = {
    "default": Trainee(),
    "ankle weights, 65 kg": Trainee(owned=(ANKLE_WEIGHTS,), body_mass=kilograms(65)[0]),
    "two 4 kg dumbbells, 90 kg, intermediate": Trainee(
        owned=(TWO_BELLS,), body_mass=kilograms(90)[0], level=Level.INTERMEDIATE
    ),
    "sore knee, no kneeling": Trainee(avoid=("knee-pain", "kneeling")),
    "lateral hip pain, mini bands": Trainee(avoid=("lateral-hip-pain",), owned=(MINI_BANDS,)),
    "pregnancy": Trainee(avoid=("pregnancy",), owned=(CHAIR,)),
    "cannot get to the floor": Trainee(avoid=("floor",), owned=(CHAIR,)),
    "ten minutes twice a week": Trainee(days=2, minutes=10),
    "six days, intermediate": Trainee(days=6, minutes=30, level=Level.INTERMEDIATE),
    "seventy, beginner": Trainee(age_years=70, owned=(CHAIR,), days=2),
    "advanced, everything": Trainee(
        level=Level.ADVANCED,
        days=4,
        minutes=60,
        owned=(MINI_BANDS, LONG_BAND, ANKLE_WEIGHTS, TWO_BELLS, CHAIR, STEP),
    ),
    "one long band, monday and tuesday": Trainee(
        days=2, weekdays=(Weekday.MON, Weekday.TUE), owned=(LONG_BAND,)
    ),
}


def made(catalogue: Catalogue, trainee: Trainee, weeks: int = 4) -> Plan:
    return make_plan(catalogue, trainee, weeks=weeks, start=START)


@pytest.mark.parametrize("name", REQUESTS)
def test_plans_read_well(catalogue: Catalogue, name: str, snapshot: SnapshotAssertion) -> None:
    assert plan_text(made(catalogue, REQUESTS[name])) == snapshot


def test_a_year_reads_well(catalogue: Catalogue, snapshot: SnapshotAssertion) -> None:
    trainee = Trainee(owned=(ANKLE_WEIGHTS, TWO_BELLS, MINI_BANDS))
    assert plan_text(made(catalogue, trainee, 26)) == snapshot


def test_the_default_plan_reaches_the_floor_for_every_hip_muscle_from_week_3(
    catalogue: Catalogue,
) -> None:
    aimed = {
        Muscle.GLUTEUS_MAXIMUS,
        Muscle.GLUTEUS_MEDIUS,
        Muscle.GLUTEUS_MINIMUS,
        Muscle.ADDUCTORS,
        Muscle.EXTERNAL_ROTATORS,
        Muscle.HIP_FLEXORS,
    }
    for week in made(catalogue, Trainee()).weeks[2:]:
        assert {one.muscle for one in week.volume if one.sets >= 4} >= aimed


def test_the_default_plan_covers_every_weekly_movement(catalogue: Catalogue) -> None:
    for week in made(catalogue, Trainee()).weeks:
        moves = {
            move
            for session in week.sessions
            for one in session.prescriptions
            for move in catalogue[one.exercise].movements
        }
        assert all(group & moves for group in rules.WEEKLY_MOVEMENTS)


def test_sets_stay_at_two_at_most_in_the_first_two_weeks(catalogue: Catalogue) -> None:
    plan = made(catalogue, REQUESTS["advanced, everything"])
    for week in plan.weeks[:2]:
        assert all(one.dose.sets <= 2 for day in week.sessions for one in day.prescriptions)


def test_effort_is_a_rep_easier_in_the_first_two_weeks(catalogue: Catalogue) -> None:
    plan = made(catalogue, Trainee())
    reserves = [str(week.sessions[0].prescriptions[0].dose.reserve) for week in plan.weeks]
    assert reserves == ["3–4", "3–4", "2–3", "2–3"]


def test_what_pain_leaves_out_is_named_with_the_reason(catalogue: Catalogue) -> None:
    plan = made(catalogue, Trainee(avoid=("knee-pain",)))
    asked = {one.reason: one.exercises for one in plan.left_out if one.cause is Cause.ASKED}
    assert any("squat" in names for names in asked.values())
    assert all(reason.startswith("knee-pain rules out ") for reason in asked)


def test_a_condition_brings_its_advice(catalogue: Catalogue) -> None:
    plan = made(catalogue, Trainee(avoid=("lateral-hip-pain",)))
    assert any("hip" in caution for caution in plan.cautions)


@pytest.mark.parametrize("condition", ["hip-replacement", "hip-surgery", "red-flags"])
def test_no_plan_is_made_before_clearance(catalogue: Catalogue, condition: str) -> None:
    with pytest.raises(ClearanceError):
        made(catalogue, Trainee(avoid=(condition,)))


def test_hip_arthritis_starts_without_added_load(catalogue: Catalogue) -> None:
    trainee = Trainee(
        avoid=("hip-osteoarthritis",), owned=(ANKLE_WEIGHTS, TWO_BELLS), level=Level.ADVANCED
    )
    first = made(catalogue, trainee).weeks[0]
    kinds = {one.step.kind for day in first.sessions for one in day.prescriptions}
    assert not kinds & {RungKind.LOAD, RungKind.BAND}


def test_an_included_exercise_is_in_every_week(catalogue: Catalogue) -> None:
    plan = made(catalogue, Trainee(include=("curtsy-lunge",)), weeks=12)
    for week in plan.weeks:
        names = {one.exercise for day in week.sessions for one in day.prescriptions}
        assert "curtsy-lunge" in names


def test_an_excluded_exercise_never_comes(catalogue: Catalogue) -> None:
    plan = made(catalogue, Trainee(exclude=("squat", "fire-hydrant")), weeks=26)
    used = {
        one.exercise for week in plan.weeks for day in week.sessions for one in day.prescriptions
    }
    assert not used & {"squat", "fire-hydrant"}


@pytest.mark.parametrize(
    ("trainee", "named"),
    [
        (Trainee(include=("curtsy-lunge",), avoid=("crossing-midline",)), "crossing-midline"),
        (Trainee(include=("step-up",)), "needs a step"),
        (Trainee(include=("squat",), exclude=("squat",)), "excluded"),
        (Trainee(include=("march-on-the-spot",)), "warm-up"),
        (Trainee(avoid=tuple(one.value for one in Demand), exclude=("mini-squat",)), "no exercise"),
    ],
)
def test_conflicts_are_named(catalogue: Catalogue, trainee: Trainee, named: str) -> None:
    if named == "no exercise":
        left = [
            one.id
            for one in catalogue.exercises
            if one.kind is Kind.STRENGTH and not one.all_demands
        ]
        trainee = Trainee(avoid=trainee.avoid, exclude=tuple(left))
    with pytest.raises(ConflictError, match=named):
        made(catalogue, trainee)


def test_an_include_that_does_not_fit_the_minutes_is_a_conflict(catalogue: Catalogue) -> None:
    many = ("squat", "side-lunge", "fire-hydrant", "leg-kickback", "glute-bridge", "split-squat")
    with pytest.raises(ConflictError, match="does not fit 1 x 10 min"):
        made(catalogue, Trainee(days=1, minutes=10, include=many))


def test_an_unknown_limit_is_answered_with_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownNameError) as caught:
        made(catalogue, Trainee(avoid=("kneling",)))
    assert "kneeling" in caught.value.hint


@pytest.mark.parametrize("name", REQUESTS)
def test_what_takes_over_says_truly_whether_it_is_the_harder_variation(
    catalogue: Catalogue, name: str
) -> None:
    by_name = {one.name: one for one in catalogue.exercises}
    for new, old, kind in takeovers(made(catalogue, REQUESTS[name], weeks=26)):
        if kind == CLIMBS:  # several take over at once
            continue
        fresh, ended = by_name[new], by_name[old]
        if fresh.id in ended.harder:
            assert kind == (HARDER if same_group(fresh, ended) else BUILDS_ON_IT)
        elif kind == FRESH:
            assert not ended.harder
        else:
            assert kind == FITTING


def test_harder_variations_follow_where_ladders_end(catalogue: Catalogue) -> None:
    kinds = {
        kind
        for trainee in REQUESTS.values()
        for _, _, kind in takeovers(made(catalogue, trainee, weeks=26))
    }
    assert kinds >= {HARDER, FRESH, FITTING}


def takeovers(plan: Plan) -> list[tuple[str, str, str]]:
    """Which exercise takes over from which, by name, and as what."""
    changes = [change for block in plan.blocks for change in block.changes]
    found = [
        re.fullmatch(r"new: (.+) takes over from ([^:]+): ([^;]+)(?:; .+)?", one) for one in changes
    ]
    return [(one[1], one[2], one[3]) for one in found if one is not None]


def test_where_a_ladder_ends_the_plan_says_what_would_help(catalogue: Catalogue) -> None:
    plan = made(catalogue, Trainee(), weeks=52)
    changes = [change for block in plan.blocks for change in block.changes]
    assert any("it would go on" in change for change in changes)


def used(plan: Plan) -> list[set[str]]:
    """The exercises of every week."""
    return [
        {one.exercise for day in week.sessions for one in day.prescriptions} for week in plan.weeks
    ]


def easier_than(catalogue: Catalogue, name: str) -> set[str]:
    found = set(catalogue[name].easier)
    return found.union(*(easier_than(catalogue, one) for one in found))


@pytest.mark.parametrize("name", REQUESTS)
def test_nothing_is_ever_replaced_by_something_easier(catalogue: Catalogue, name: str) -> None:
    weeks = used(made(catalogue, REQUESTS[name], weeks=52))
    done: set[str] = set()
    for before, after in pairwise(weeks):
        done |= before
        outdone = set().union(*(easier_than(catalogue, one) for one in done))
        assert not (after - before) & outdone


def test_a_session_has_two_exercises_of_one_main_movement_at_most(catalogue: Catalogue) -> None:
    for request in REQUESTS.values():
        for day in made(catalogue, request).weeks[0].sessions:
            moves = Counter(catalogue[one.exercise].movements[0] for one in day.prescriptions)
            assert max(moves.values()) <= 2


def test_no_session_has_two_variations_of_one_exercise(catalogue: Catalogue) -> None:
    for request in REQUESTS.values():
        for day in made(catalogue, request).weeks[0].sessions:
            names = {one.exercise for one in day.prescriptions}
            assert not any(names & set(catalogue[name].harder) for name in names)


def test_variations_asked_for_by_name_are_kept(catalogue: Catalogue) -> None:
    asked = ("squat", "split-squat", "reverse-lunge")
    trainee = Trainee(days=1, minutes=60, include=asked, level=Level.INTERMEDIATE)
    assert set(asked) <= used(made(catalogue, trainee))[0]


def test_what_needs_care_starts_without_weight(catalogue: Catalogue) -> None:
    trainee = Trainee(
        avoid=("low-back-pain",), owned=(ANKLE_WEIGHTS, TWO_BELLS), level=Level.ADVANCED
    )
    for day in made(catalogue, trainee).weeks[0].sessions:
        assert all(one.step.load is None for one in day.prescriptions if one.care)


def test_two_conditions_that_mind_the_same_both_say_so(catalogue: Catalogue) -> None:
    plan = made(
        catalogue,
        Trainee(avoid=("pregnancy", "poor-balance"), include=("standing-side-leg-lift",)),
    )
    notes = {
        note
        for day in plan.weeks[0].sessions
        for one in day.prescriptions
        if one.exercise == "standing-side-leg-lift"
        for note in one.care
    }
    assert len(notes) == 2


def test_groin_pain_gets_squeezes_only(catalogue: Catalogue) -> None:
    plan = made(catalogue, Trainee(avoid=("groin-pain",), owned=(CHAIR,), minutes=45), weeks=26)
    for name in set().union(*used(plan)):
        exercise = catalogue[name]
        if Muscle.ADDUCTORS in exercise.prime_movers:
            assert exercise.dose.hold_seconds is not None


def test_a_gentle_plan_raises_its_sets_over_two_weeks(catalogue: Catalogue) -> None:
    weeks = made(catalogue, REQUESTS["seventy, beginner"]).weeks
    sets = [
        sum(one.dose.sets for day in week.sessions for one in day.prescriptions) for week in weeks
    ]
    assert sets[1] < sets[2] < sets[3]


def test_an_ended_ladder_goes_on_with_a_third_set_where_there_is_time(
    catalogue: Catalogue,
) -> None:
    plan = made(catalogue, Trainee(minutes=60), weeks=26)
    changes = {
        one.change for week in plan.weeks for day in week.sessions for one in day.prescriptions
    }
    assert any("a third set, starting at " in change for change in changes)


def prescribed(plan: Plan, name: str) -> list[Prescription]:
    """One exercise week by week."""
    found = [
        {one.exercise: one for day in week.sessions for one in day.prescriptions}
        for week in plan.weeks
    ]
    return [week[name] for week in found if name in week]


def test_a_big_step_comes_after_the_reps_that_make_up_for_it(catalogue: Catalogue) -> None:
    heavy = Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(2))
    trainee = Trainee(owned=(heavy,), level=Level.INTERMEDIATE, include=("lying-side-leg-raise",))
    weeks = prescribed(made(catalogue, trainee, weeks=12), "lying-side-leg-raise")
    assert [(one.dose.reps, str(one.step.load)) for one in weeks[:9]] == [
        *((16, "None"), (18, "None"), (20, "None"), (22, "None"), (23, "None")),
        *((23, "None"), (8, "2 kg"), (9, "2 kg"), (10, "2 kg")),
    ]
    assert {one.rule for one in weeks[1:5]} == {"compensation"}
    assert weeks[6].rule == "compensation"


def test_pounds_do_not_drift_in_a_year(catalogue: Catalogue) -> None:
    typed = tuple(Mass(amount=amount, unit=Unit.LB) for amount in (1, 2.5, 5, 7.5, 10, 10))
    trainee = Trainee(
        owned=(
            Owned(equipment=Equipment.ANKLE_WEIGHT, loads=typed),
            Owned(equipment=Equipment.DUMBBELL, loads=typed),
        ),
        units=Unit.LB,
        level=Level.INTERMEDIATE,
        body_mass=Mass(amount=150, unit=Unit.LB),
    )
    plan = made(catalogue, trainee, weeks=52)
    used = {
        str(one.step.load)
        for week in plan.weeks
        for day in week.sessions
        for one in day.prescriptions
        if one.step.load is not None
    }
    assert {"1 lb", "2.5 lb"} <= used <= {"1 lb", "2.5 lb", "5 lb", "7.5 lb", "10 lb"}
    assert " kg" not in plan_text(plan)


def test_a_deload_is_marked_and_said_once(catalogue: Catalogue) -> None:
    text = plan_text(made(catalogue, Trainee(deload_every=4), weeks=8))
    assert "deload 4" in text
    assert "week 4 " not in text
    assert "deload 8" not in text, "a plan ends on a full week"
    assert text.count("as asked") == 1
    assert "!" not in text.split("SETS A WEEK")[1].split("Block 2")[0]


def test_markdown_marks_deloads_and_shows_the_arc(catalogue: Catalogue) -> None:
    text = plan_markdown(made(catalogue, Trainee(deload_every=4), weeks=16))
    assert "| deload 4 |" in text
    assert "| exercise | block 1 | block 2 | block 3 | block 4 |" in text
    assert "In this block: the same exercises" in text


@pytest.mark.parametrize("every", [2, 3, 4])
def test_a_summary_counts_what_a_block_brings(catalogue: Catalogue, every: int) -> None:
    trainee = Trainee(owned=(ANKLE_WEIGHTS,), minutes=60, deload_every=every)
    summaries = [block.summary for block in made(catalogue, trainee, weeks=52).blocks]
    assert any("climb" in one and "to a heavier weight" in one for one in summaries)
    assert any("a third set in" in one for one in summaries)
    assert any(" new; " in one for one in summaries)


def test_a_deload_is_no_shortfall(catalogue: Catalogue) -> None:
    asked = made(catalogue, Trainee(deload_every=4), weeks=8)
    assert asked.shortfalls == made(catalogue, Trainee(), weeks=8).shortfalls


def test_a_long_plan_shows_its_arc(catalogue: Catalogue) -> None:
    plan = made(catalogue, REQUESTS["ankle weights, 65 kg"], weeks=26)
    text = plan_text(plan)
    overview = text.split("BLOCK BY BLOCK")[1].split("Block 1, ")[0]
    assert "block 6" in overview
    assert re.search(r"\d×\d+, 2 kg", overview)
    assert "BLOCK BY BLOCK" not in plan_text(made(catalogue, Trainee(), weeks=8))
    assert len({block.summary for block in plan.blocks}) > 3
    assert "6 exercises to learn" in plan.blocks[0].summary
    for block in plan.blocks:
        assert f"  {block.summary.split(';')[0]}" in text


@pytest.mark.parametrize("name", REQUESTS)
def test_every_prescription_names_a_rule_of_the_book(catalogue: Catalogue, name: str) -> None:
    plan = made(catalogue, REQUESTS[name], weeks=26)
    rules_named = {
        one.rule for week in plan.weeks for day in week.sessions for one in day.prescriptions
    }
    assert rules_named <= set(RULE)


def test_time_is_not_blamed_where_six_exercises_are_the_limit(catalogue: Catalogue) -> None:
    plan = made(catalogue, Trainee(days=1, minutes=120))
    assert plan.shortfalls
    assert all("6 exercises at most" in one.binding for one in plan.shortfalls)


def test_a_day_for_which_nothing_is_left_is_a_conflict(catalogue: Catalogue) -> None:
    kept = {"squat", "glute-bridge"}  # nothing for a side-of-the-hip day
    trainee = Trainee(
        days=2,
        weekdays=(Weekday.MON, Weekday.TUE),
        exclude=tuple(one.id for one in catalogue.strength if one.id not in kept),
    )
    with pytest.raises(ConflictError, match="no exercise for training day 1 of the week"):
        made(catalogue, trainee)


@pytest.mark.parametrize("name", ["default", "seventy, beginner", "sore knee, no kneeling"])
def test_hardly_a_week_of_half_a_year_repeats_the_one_before(
    catalogue: Catalogue, name: str
) -> None:
    weeks = made(catalogue, REQUESTS[name], weeks=26).weeks
    asked = [
        [(one.exercise, one.dose, one.step) for day in week.sessions for one in day.prescriptions]
        for week in weeks
    ]
    repeated = sum(before == after for before, after in pairwise(asked))
    changes = [one.change for week in weeks for day in week.sessions for one in day.prescriptions]
    gentle = restrictions(catalogue, REQUESTS[name]).gentle
    assert all(changes) if gentle else repeated <= 3


@pytest.mark.parametrize(("age", "asked"), [(12, True), (15, False), (69, False), (70, True)])
def test_outside_the_ages_of_the_questions_somebody_must_be_asked(
    catalogue: Catalogue, age: int, *, asked: bool
) -> None:
    plan = made(catalogue, Trainee(age_years=age))
    assert any("in any case" in one for one in plan.cautions) is asked
