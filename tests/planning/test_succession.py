"""What follows when a ladder has ended."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan, Prescription, Week
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Band, Equipment, Level, Site, Unit
from hipfit.planning import rules
from hipfit.planning.checks import check
from hipfit.planning.climb import first_step_after, least_side_seconds, within
from hipfit.planning.ladder import ladder
from hipfit.planning.planner import make_plan
from hipfit.planning.workshop import Workshop
from tests.planning.test_plans import REQUESTS, START, made, prescribed


def dumbbells(*amounts: float) -> Owned:
    loads = tuple(Mass(amount=amount, unit=Unit.KG) for amount in amounts)
    return Owned(equipment=Equipment.DUMBBELL, loads=loads)


PAIRS = Trainee(owned=(dumbbells(2, 2, 4, 4, 6, 6, 8, 8),), level=Level.INTERMEDIATE)


def test_the_squeeze_gives_way_where_a_neighbour_makes_room(
    catalogue: Catalogue,
) -> None:
    plan = made(catalogue, Trainee(), weeks=12)
    (change,) = [one for one in plan.blocks[2].changes if "Lying knee squeeze" in one]
    assert change.startswith(
        "new: Side-lying inner thigh lift takes over from Lying knee squeeze: the harder "
        "variation; Standing hip opener makes room for the steps to come and comes 2 times a week "
        "now"
    )
    days = [sum(one.exercise == "standing-hip-opener" for one in of(week)) for week in plan.weeks]
    assert days == [3] * 8 + [2] * 4


def test_no_day_is_given_up_where_two_muscles_would_miss_their_aims_for_it(
    catalogue: Catalogue,
) -> None:
    weights = tuple(Mass(amount=one, unit=Unit.KG) for one in (0.5, 1, 2))
    owned = (Owned(equipment=Equipment.ANKLE_WEIGHT, loads=weights),)
    plan = made(catalogue, Trainee(owned=owned, body_mass=Mass(amount=65, unit=Unit.KG)), weeks=8)
    days = [sum(one.exercise == "standing-hip-opener" for one in of(week)) for week in plan.weeks]
    assert days == [3] * 8


def test_the_minutes_still_hold_when_something_takes_over(catalogue: Catalogue) -> None:
    for trainee in (Trainee(), PAIRS, Trainee(owned=(dumbbells(4, 4),))):
        plan = made(catalogue, trainee, weeks=26)
        assert max(day.minutes for week in plan.weeks for day in week.sessions) <= 30


def heaviest(one: Prescription) -> float:
    return 0 if one.step.load is None else one.step.load.kilograms * one.step.pieces


def first_and_last(plan: Plan, name: str) -> tuple[Prescription, Prescription]:
    found = prescribed(plan, name)
    return found[0], found[-1]


HANDS = {Site.AT_CHEST, Site.IN_HANDS, Site.EACH_HAND}


def test_the_same_movement_goes_on_with_the_weight_that_was_held(catalogue: Catalogue) -> None:
    followed = 0
    by_name = {one.name: one for one in catalogue.exercises}
    for level in Level:
        plan = made(catalogue, replace(PAIRS, level=level, days=2, minutes=60), weeks=52)
        for change in (change for block in plan.blocks for change in block.changes):
            if not change.startswith("new: "):
                continue
            new, _, rest = change.removeprefix("new: ").partition(" takes over from ")
            fresh, old = by_name[new], by_name[rest.partition(":")[0]]
            alike = fresh.movements[0] is old.movements[0] and fresh.id not in old.harder
            before, after = first_and_last(plan, old.id)[1], first_and_last(plan, fresh.id)[0]
            in_hands = before.step.site in HANDS and HANDS & {rung.site for rung in fresh.ladder}
            if alike and in_hands and before.step.load is not None:
                steps = Workshop(catalogue, plan.trainee).steps[fresh.id]
                there = (one.kilograms for one in steps)
                assert heaviest(after) == max(one for one in there if one <= heaviest(before))
                followed += 1
    assert followed


@pytest.mark.parametrize(("lighter", "most"), [(False, 16), (True, 8)])
def test_a_harder_variation_begins_with_half_of_the_weight(
    catalogue: Catalogue, most: float, *, lighter: bool
) -> None:
    steps = ladder(catalogue["reverse-lunge"], PAIRS)
    held = next(one for one in steps if str(one.load) == "8 kg" and one.pieces == 2)
    lunge = ladder(catalogue["forward-lunge"], PAIRS)
    begun = first_step_after(lunge, held, lighter=lighter)
    loads = [0 if one.load is None else one.load.kilograms * one.pieces for one in lunge]
    assert loads[begun] == max(one for one in loads if one <= most)


def test_without_a_weight_before_nothing_is_skipped(catalogue: Catalogue) -> None:
    steps = ladder(catalogue["squat"], PAIRS)
    assert first_step_after(steps, steps[0], lighter=False) == 0


def test_after_a_band_the_same_band_is_begun_with_or_a_weaker_one(catalogue: Catalogue) -> None:
    bands = (Band.LIGHT, Band.MEDIUM, Band.HEAVY)
    owner = Trainee(owned=(Owned(equipment=Equipment.MINI_BAND, bands=bands),))
    held = ladder(catalogue["standing-side-leg-lift"], owner)[-1]
    walk = ladder(catalogue["lateral-band-walk"], owner)
    assert held.band is Band.HEAVY
    for lighter, band in ((False, Band.HEAVY), (True, Band.MEDIUM)):
        begun = first_step_after(walk, held, lighter=lighter)
        assert walk[begun].band is band
        assert begun == 0 or walk[begun - 1].band is not band


def test_a_ladder_is_cut_where_the_minutes_hold_not_even_the_fewest_reps(
    catalogue: Catalogue,
) -> None:
    exercise = catalogue["fire-hydrant"]
    steps = ladder(exercise, Trainee())
    least = [least_side_seconds(exercise, step) for step in steps]
    assert least == [50, 60, 70]
    assert within(exercise, steps, 70) == steps
    assert within(exercise, steps, 69) == steps[:2]
    assert within(exercise, steps, 59) == steps[:1]
    assert within(exercise, steps, 10) == steps[:1]


def test_under_pregnancy_nothing_is_added_but_reps_of_the_first_range(
    catalogue: Catalogue,
) -> None:
    owned = (dumbbells(2, 4, 4), Owned(equipment=Equipment.CHAIR))
    for level in Level:
        plan = made(catalogue, Trainee(avoid=("pregnancy",), owned=owned, level=level), weeks=26)
        first = {one.exercise: one for one in of(plan.weeks[0])}
        for before, after in pairwise(plan.weeks):
            names = {one.exercise: one for one in of(before)}
            for one in of(after):
                assert one.step == first[one.exercise].step
                assert one.dose.sets == 2
                assert one.dose.reps >= names[one.exercise].dose.reps
        assert any("nothing gets harder for now" in one.change for one in prescribed_all(plan))


def of(week: Week) -> list[Prescription]:
    return [one for day in week.sessions for one in day.prescriptions]


def around(plan: Plan, week: int, name: str) -> tuple[Prescription, Prescription]:
    """An exercise in the week before a week, and in that week."""
    before, after = (
        {one.exercise: one for one in of(plan.weeks[place])} for place in (week - 2, week - 1)
    )
    return before[name], after[name]


def prescribed_all(plan: Plan) -> list[Prescription]:
    return [one for week in plan.weeks for one in of(week)]


@pytest.mark.parametrize("condition", ["groin-pain", "hip-osteoarthritis"])
def test_what_needs_care_gives_way_to_an_easier_form_that_needs_none(
    catalogue: Catalogue, condition: str
) -> None:
    names = {one.exercise for one in prescribed_all(made(catalogue, Trainee(avoid=(condition,))))}
    assert "mini-squat" in names
    assert not names & {"squat", "chair-squat", "split-squat"}
    asked = Trainee(avoid=(condition,), include=("squat",))
    assert "squat" in {one.exercise for one in prescribed_all(made(catalogue, asked))}


def test_a_sore_outer_hip_gets_its_third_sets_one_after_the_other(catalogue: Catalogue) -> None:
    plan = make_plan(catalogue, REQUESTS["lateral hip pain, mini bands"], weeks=8, start=START)
    added = set()
    for before, after in pairwise(plan.weeks):
        sets = {one.exercise: one.dose.sets for one in of(before)}
        for one in of(after):
            if one.dose.sets > sets.get(one.exercise, 9):
                added.add(after.number)
    assert not added or max(added) <= rules.FIRST_WEEKS + rules.GENTLE_RISE_WEEKS
    by_week = [sum(one.dose.sets for one in of(week)) for week in plan.weeks]
    assert max(after - before for before, after in pairwise(by_week)) <= 4


def test_trained_people_get_squats_or_hinges_for_the_thigh(catalogue: Catalogue) -> None:
    plan = made(catalogue, REQUESTS["advanced, everything"])
    volume = {one.muscle.value: (one.sets, one.aim) for one in plan.weeks[3].volume}
    assert volume["hamstrings"] >= (8, 8)
    assert {one.aim for one in made(catalogue, Trainee()).weeks[0].volume} == {0, 6}


def test_no_form_of_an_exercise_is_skipped_on_the_way_to_an_advanced_one(
    catalogue: Catalogue,
) -> None:
    """No side plank with leg lift for whoever raised a leg while lying and never held a plank."""
    for trainee in (Trainee(), PAIRS, *REQUESTS.values()):
        plan = made(catalogue, replace(trainee, deload_every=0), weeks=52)
        usable = Workshop(catalogue, plan.trainee).steps
        seen: list[str] = []
        for one in prescribed_all(plan):
            new = catalogue[one.exercise]
            if new.id not in seen and one.exercise not in {
                first.exercise for first in of(plan.weeks[0])
            }:
                forms = [catalogue[name] for name in new.easier]
                trained = [form for form in forms if form.id in seen]
                lowest = min((form.level.rank for form in trained), default=new.level.rank)
                skipped = [
                    form.id
                    for form in forms
                    if lowest < form.level.rank < new.level.rank
                    and usable.get(form.id)
                    and form.id not in seen
                    and not any(form.id in catalogue[name].easier for name in seen)
                ]
                assert not (trained and skipped), (new.id, skipped)
            seen.append(new.id)


def test_what_makes_room_for_another_stays_in_the_plan(catalogue: Catalogue) -> None:
    told = 0
    for level in Level:
        plan = made(catalogue, Trainee(level=level), weeks=26)
        for block in plan.blocks:
            names = re.findall(
                r"; ([^;]+) makes room for the steps to come", "\n".join(block.changes)
            )
            week = plan.weeks[block.first_week - 1]
            there = {one.name for session in week.sessions for one in session.prescriptions}
            assert there.issuperset(names)
            told += len(names)
    assert told


def test_what_has_just_come_makes_no_room(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "WEEKS_AHEAD", 1)
    for level in Level:
        owned = (Owned(equipment=Equipment.CHAIR),)
        plan = made(catalogue, Trainee(level=level, owned=owned), weeks=52)
        for block in plan.blocks:
            come = {one.partition(" takes over")[0] for one in block.changes}
            gave = re.findall(r"; ([^;]+) makes room for", "\n".join(block.changes))
            assert come.isdisjoint(f"new: {name}" for name in gave)


def test_what_stands_still_gives_reps_where_a_successor_lacks_little_time(
    catalogue: Catalogue,
) -> None:
    plan = made(catalogue, PAIRS, weeks=52)
    block = next(one for one in plan.blocks if "makes room" in "\n".join(one.changes))
    _, lunge = block.changes
    assert lunge.startswith("new: Side curtsy lunge takes over from Sumo squat: ")
    assert lunge.endswith(
        "; Standing knee hold makes room for the steps to come and is held for 27 s now"
    )
    before, after = around(plan, block.first_week, "standing-knee-hold")
    assert before.held
    assert before.dose.sets == after.dose.sets
    assert (before.dose.hold_seconds, after.dose.hold_seconds) == (30, 27)
    assert "it makes room for Side curtsy lunge" in after.change
    assert not [one for one in check(plan, catalogue) if one.rule == "demand-never-falls"]
    assert prescribed(plan, "standing-knee-hold")[-1].dose.hold_seconds == 30  # given back
    gone_on = prescribed(plan, "curtsy-lunge")
    assert heaviest(gone_on[-1]) > heaviest(gone_on[0])


@pytest.mark.parametrize("loads", [(4, 4), (2, 10), (2, 2, 4, 4, 6, 6, 8, 8)])
def test_what_makes_room_never_gives_more_than_a_fifth_of_what_it_could_do(
    catalogue: Catalogue, loads: tuple[float, ...]
) -> None:
    for level in Level:
        plan = made(catalogue, Trainee(level=level, owned=(dumbbells(*loads),)), weeks=52)
        most: dict[tuple[str, object], int] = {}
        for week in plan.weeks:
            for one in of(week):
                amount = one.dose.hold_seconds or one.dose.reps
                key = one.exercise, (one.step.kind, one.step.load, one.step.tempo, one.dose.sets)
                most[key] = max(most.get(key, 0), amount)
                if "it makes room for" in one.change:
                    assert amount >= (1 - rules.GIVEN_SHARE) * most[key]


def test_what_stands_still_gives_a_set_where_reps_are_not_enough(catalogue: Catalogue) -> None:
    plan = made(catalogue, REQUESTS["one long band, monday and tuesday"], weeks=52)
    (block,) = [one for one in plan.blocks if "has 2 sets now" in "\n".join(one.changes)]
    before, after = around(plan, block.first_week, "side-lying-adduction")
    assert before.held
    assert (before.dose.sets, after.dose.sets) == (3, 2)
    assert after.dose.reps == before.dose.reps
    assert "it makes room for Supported hip airplane" in after.change
    assert not [one for one in check(plan, catalogue) if one.rule == "demand-never-falls"]


@pytest.mark.parametrize("trainee", [Trainee(), PAIRS, *REQUESTS.values()])
def test_the_sets_that_a_block_takes_away_are_those_of_its_tables(
    catalogue: Catalogue, trainee: Trainee
) -> None:
    plan = made(catalogue, replace(trainee, deload_every=0), weeks=26)
    for block in plan.blocks[1:]:
        weeks = plan.weeks[block.first_week - 2], plan.weeks[block.first_week - 1]
        before, after = ({one.muscle.label: one.sets for one in week.volume} for week in weeks)
        for change in block.changes:
            for name, now, was in re.findall(r"([a-z ]+) ([0-9.]+), not ([0-9.]+)", change):
                muscle = name.removeprefix(" and ").strip()
                assert (after[muscle], before[muscle]) == (float(now), float(was))
