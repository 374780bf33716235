"""What mends a week that falls short, held against the plan that is made with it."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from hipfit.errors import ConflictError
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Band, Demand, Equipment, Muscle, Weekday
from hipfit.planning import rules
from hipfit.planning.account import shortfalls
from hipfit.planning.choice import FOR_COVER
from hipfit.planning.first_week import first_week, in_workshop
from hipfit.planning.mend import MOST_TRIALS, Change, Mender, unmet
from hipfit.planning.planner import make_plan, train
from hipfit.planning.volume import weekly_halves
from hipfit.planning.workshop import Workshop
from tests.planning.test_laws import many
from tests.planning.test_plans import ANKLE_WEIGHTS
from tests.strategies import shipped, trainees

START = dt.date(2026, 11, 23)
few = settings(parent=many, max_examples=many.max_examples // 6)


def made(catalogue: Catalogue, trainee: Trainee, weeks: int = 4) -> Plan:
    return make_plan(catalogue, trainee, weeks=weeks, start=START)


def text(plan: Plan) -> str:
    return " | ".join(one.text for one in plan.shortfalls)


def test_what_nothing_left_trains_is_mended_before_time_is_tried(catalogue: Catalogue) -> None:
    trainee = Trainee(avoid=("single-leg-balance", "floor", "deep-knee-bend"))
    adductors = [one for one in made(catalogue, trainee).shortfalls if "adductors" in one.muscles]
    assert [one.mend for one in adductors] == ["a chair would reach it"]


def one_step_less(change: Change, trainee: Trainee) -> Trainee:
    """The request with a minute or a day less than the change asks for."""
    if change.trainee.minutes != trainee.minutes:
        return replace(trainee, minutes=change.trainee.minutes - 1)
    return replace(trainee, days=max(trainee.days, change.trainee.days - 1))


@few
@given(trainee=trainees())
def test_a_mend_mends_and_one_step_less_does_not(trainee: Trainee) -> None:
    catalogue = shipped()
    week = first_week(catalogue, trainee, START)
    assume(week.stands and unmet(week))
    mender = Mender(week, START)
    found = mender.mends(unmet(week))
    assert MOST_TRIALS >= mender.trials_left >= 0
    by_change: dict[Change, set[object]] = {}
    for need, changes in found.items():
        for change in changes:
            by_change.setdefault(change, set()).add(need)
    for change, needs in by_change.items():
        if change.limit:  # no advice: it stands in the way where without it there is such a week
            some = in_workshop(
                Workshop(catalogue, change.trainee), change.trainee, START, look=FOR_COVER
            )
            assert not needs & unmet(some)
            continue
        plan = made(catalogue, change.trainee, weeks=12)  # all sets are there by then
        named = {one for short in plan.shortfalls for one in (*short.muscles, *short.movements)}
        after = first_week(catalogue, change.trainee, START)
        assert not needs & unmet(after)
        assert not needs & named
        more_time = (change.trainee.minutes, change.trainee.days) != (trainee.minutes, trainee.days)
        if more_time and not trainee.weekdays and mender.trials_left:
            asked = one_step_less(change, trainee)
            less = in_workshop(Workshop(catalogue, asked), asked, START, look=FOR_COVER)
            assert not less.stands or unmet(less)  # what lacks something else is planned in full


@pytest.mark.parametrize(
    ("trainee", "muscle", "says"),
    [
        (
            Trainee(avoid=("floor", "kneeling", "wrists"), age_years=70, days=5, minutes=20),
            Muscle.EXTERNAL_ROTATORS,
            "days in a row train different sides of the hip, and longer sessions bring no more",
        ),
        (Trainee(minutes=15), Muscle.ADDUCTORS, "3 × 15 min a week holds no more"),
    ],
)
def test_minutes_are_what_binds_only_where_more_of_them_bring_more(
    catalogue: Catalogue, trainee: Trainee, muscle: Muscle, says: str
) -> None:
    plan = made(catalogue, trainee)
    binding = {one.binding for one in plan.shortfalls if muscle in one.muscles}
    assert binding == {says}
    longest = first_week(catalogue, replace(trainee, minutes=120), START)
    assert (muscle in unmet(longest)) is ("longer sessions" in says)


@few
@given(trainee=trainees())
def test_what_is_said_to_bring_a_part_brings_that_part(trainee: Trainee) -> None:
    catalogue = shipped()
    week = first_week(catalogue, trainee, START)
    assume(week.stands and unmet(week))
    mender = Mender(week, START)
    found = mender.mends(unmet(week))
    for muscle, (change, sets) in mender.nearly.items():
        assert not found[muscle]
        assert isinstance(muscle, Muscle)
        changed = first_week(catalogue, change.trainee, START)
        halves = weekly_halves(
            (one.candidate.exercise, one.sets * len(one.days)) for one in changed.picks
        )
        assert halves[muscle] == 2 * sets
        assert 0 < sets < rules.FLOOR_SETS


@pytest.mark.parametrize(
    ("trainee", "says"),
    [
        (
            Trainee(avoid=("floor", "kneeling", "wrists"), age_years=70, days=5, minutes=20),
            "what is left for it is too light to count; a chair would reach it",
        ),
        (
            Trainee(avoid=("groin-pain", "pregnancy"), minutes=15, owned=(ANKLE_WEIGHTS,)),
            "nothing that is left trains it; a chair would bring 3 of 4",
        ),
    ],
    ids=["too light", "a part"],
)
def test_what_trains_a_muscle_too_lightly_and_what_brings_a_part_are_said(
    catalogue: Catalogue, trainee: Trainee, says: str
) -> None:
    adductors = [one for one in made(catalogue, trainee).shortfalls if "adductors" in one.muscles]
    assert [one.text for one in adductors] == [f"0 of 4 sets a week for adductors: {says}"]


@pytest.mark.parametrize("deload_every", [0, 5])
def test_a_shortfall_names_its_weeks_where_it_does_not_last(
    catalogue: Catalogue, deload_every: int
) -> None:
    band = Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT,))
    trainee = Trainee(minutes=15, owned=(band,), deload_every=deload_every)
    plan = made(catalogue, trainee, weeks=16)
    settled = [week for week in plan.weeks if week.number > 2 and not week.deload]
    said = " ".join(one.message for one in plan.shortfalls)
    named = 0
    for place, one in enumerate(settled[0].volume):
        low = [week.number for week in settled if week.volume[place].sets < one.floor]
        found = re.search(rf"for {one.muscle.label}( \(weeks? ([^)]*)\))?", said)
        assert bool(low) is bool(found)
        if found is not None:
            named += bool(found[1])
            assert weeks(found[2]) == low if found[1] else len(low) == len(settled)
    assert named


def weeks(text: str) -> list[int]:
    """The numbers that "3–8 and 11" stands for."""
    spans = [part.split("–") for part in re.split(", | and ", text)]
    return [number for one in spans for number in range(int(one[0]), int(one[-1]) + 1)]


@few
@given(trainee=trainees())
def test_a_plan_says_the_mends_that_were_found(trainee: Trainee) -> None:
    catalogue = shipped()
    week = first_week(catalogue, trainee, START)
    assume(week.stands)
    plan = made(catalogue, trainee)
    assert bool(unmet(week)) <= bool(plan.shortfalls)
    for need, changes in Mender(week, START).mends(unmet(week)).items():
        said = [
            one
            for one in plan.shortfalls
            if need in one.muscles or (isinstance(need, frozenset) and need & set(one.movements))
        ]
        if not said:  # sets that are added where a ladder ends may reach it
            continue
        for change in changes:
            assert change.words in (said[0].binding if change.limit else said[0].mend)


@pytest.mark.parametrize(
    ("trainee", "says"),
    [
        (Trainee(days=1, minutes=120), "6 exercises at most; 2 days a week would reach it"),
        (Trainee(avoid=("floor", "single-leg-stance")), "trains it; a chair would reach it"),
        (Trainee(days=1, weekdays=(Weekday.MON,), minutes=120), "2 days a week (with Thu)"),
        (Trainee(minutes=15), "3 × 15 min a week holds no more; "),
    ],
)  # fmt: skip
def test_shortfalls_name_what_binds_and_what_mends(
    catalogue: Catalogue, trainee: Trainee, says: str
) -> None:
    assert says in text(made(catalogue, trainee))


def test_a_limit_is_named_as_what_stands_in_the_way_not_as_advice(catalogue: Catalogue) -> None:
    adductions = tuple(
        one.id
        for one in catalogue.strength
        if "adductors" in one.muscles and one.id != "side-lying-adduction"
    )
    trainee = Trainee(avoid=("lying-on-side",), exclude=adductions)
    adductors = [one for one in made(catalogue, trainee).shortfalls if "adductors" in one.muscles]
    assert adductors[0].binding == "--avoid lying-on-side rules out what would reach it"
    assert adductors[0].mend == ""


def test_a_plan_too_short_for_its_full_sets_says_so(catalogue: Catalogue) -> None:
    trainee = Trainee(days=1, minutes=120)
    short = made(catalogue, trainee, weeks=1)
    assert "the first 2 weeks hold fewer sets; a plan of 3 weeks would reach it" in text(short)
    assert "the first 2 weeks" not in text(made(catalogue, trainee, weeks=3))


@pytest.mark.parametrize("count", [3, 4, 6])
def test_an_include_that_does_not_fit_names_what_would_do(catalogue: Catalogue, count: int) -> None:
    many = ("squat", "side-lunge", "fire-hydrant", "leg-kickback", "glute-bridge", "split-squat")
    trainee = Trainee(days=1, minutes=10, include=many[:count])
    with pytest.raises(ConflictError, match="does not fit 1 x 10 min") as caught:
        made(catalogue, trainee)
    days = int(caught.value.hint.partition(" days a week would do")[0].split()[-1])
    assert made(catalogue, replace(trainee, days=days))
    for fewer in range(1, days):
        with pytest.raises(ConflictError):
            made(catalogue, replace(trainee, days=fewer))


def test_where_nothing_is_left_the_limit_that_rules_out_the_last_is_named(
    catalogue: Catalogue,
) -> None:
    trainee = Trainee(
        avoid=("knee-pain",),
        exclude=tuple(one.id for one in catalogue.strength if one.id != "squat"),
    )
    with pytest.raises(ConflictError, match="no exercise is left: --avoid knee-pain") as caught:
        made(catalogue, trainee)
    assert caught.value.hint == "--avoid knee-pain is what rules out the last of them"
    assert made(catalogue, replace(trainee, avoid=()))


def test_where_all_is_excluded_neither_level_nor_equipment_is_blamed(catalogue: Catalogue) -> None:
    trainee = Trainee(exclude=tuple(one.id for one in catalogue.strength))
    with pytest.raises(ConflictError) as caught:
        made(catalogue, trainee)
    assert "--level" not in str(caught.value)
    assert caught.value.hint.startswith("leave out --exclude ")
    left = caught.value.hint.removeprefix("leave out --exclude ")
    assert made(catalogue, replace(trainee, exclude=tuple(set(trainee.exclude) - {left})))


def test_a_limit_in_the_way_is_named_also_where_something_else_needs_another_change(
    catalogue: Catalogue,
) -> None:
    plan = made(catalogue, Trainee(avoid=("floor", "single-leg-stance")))
    (balance,) = [one for one in plan.shortfalls if one.message == "no single-leg balance"]
    assert balance.binding == "--avoid single-leg-stance rules out what would reach it"
    other = made(catalogue, Trainee(avoid=("floor",)))
    assert not any("balance" in one.message for one in other.shortfalls)


def test_an_empty_day_names_days_that_would_do(catalogue: Catalogue) -> None:
    kept = {"squat", "glute-bridge"}  # nothing for a side-of-the-hip day
    trainee = Trainee(
        days=4, exclude=tuple(one.id for one in catalogue.strength if one.id not in kept)
    )
    with pytest.raises(
        ConflictError, match="nothing that is left is for the outer and inner side"
    ) as caught:
        made(catalogue, trainee)
    assert caught.value.hint == "--days 3 would do"
    assert made(catalogue, replace(trainee, days=3))


@pytest.mark.parametrize(
    ("trainee", "hint"),
    [
        (Trainee(include=("step-up",)), "add --equipment step if you own it"),
        (Trainee(include=("squat",), exclude=("squat",)), "leave out --exclude squat"),
        (Trainee(include=("squat",), avoid=("knee-pain",)), "the --avoid behind it"),
    ],
)
def test_both_sides_of_an_include_that_may_not_be_are_named(
    catalogue: Catalogue, trainee: Trainee, hint: str
) -> None:
    with pytest.raises(ConflictError) as caught:
        made(catalogue, trainee)
    assert caught.value.hint == f"leave out --include {trainee.include[0]}, or {hint}"


def test_an_include_that_must_wait_is_not_put_down_to_time(catalogue: Catalogue) -> None:
    bands = Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT,))
    trainee = Trainee(include=("lateral-band-walk",), avoid=("lateral-hip-pain",), owned=(bands,))
    with pytest.raises(ConflictError, match="it has no step without added load"):
        made(catalogue, trainee)


def test_equipment_that_mends_is_named_only_where_it_does(catalogue: Catalogue) -> None:
    trainee = Trainee(avoid=(Demand.FLOOR.value, Demand.SINGLE_LEG_STANCE.value))
    assert "a chair would reach it" in text(made(catalogue, trainee))
    owner = replace(trainee, owned=(Owned(equipment=Equipment.CHAIR),))
    assert "flexion" not in text(made(catalogue, owner))


def test_a_deload_week_is_under_the_floor_on_purpose(catalogue: Catalogue) -> None:
    made_weeks = train(catalogue, Trainee(), weeks=6, start=START)
    easy = replace(
        made_weeks.weeks[-1],
        deload=True,
        volume=tuple(replace(one, sets=one.sets / 2) for one in made_weeks.weeks[-1].volume),
    )
    weeks = (*made_weeks.weeks[:-1], easy)
    assert not shortfalls(made_weeks.first, weeks, START)
    assert shortfalls(made_weeks.first, (*weeks[:-1], replace(easy, deload=False)), START)
