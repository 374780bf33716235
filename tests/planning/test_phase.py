"""A fresh start where most of a plan stands still."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Block, Plan, Week
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import Equipment, Level
from hipfit.planning import rules
from hipfit.planning.checks import check
from hipfit.planning.renewal import ANEW
from tests.planning.test_plans import kilograms, made

ONE_WEIGHT = Trainee(
    level=Level.INTERMEDIATE,
    owned=(Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(2)),),
)
WEIGHTS = replace(
    ONE_WEIGHT, owned=(Owned(equipment=Equipment.ANKLE_WEIGHT, loads=kilograms(0.5, 1, 2)),)
)
BANDS = replace(ONE_WEIGHT, owned=(Owned(equipment=Equipment.MINI_BAND),))
SIX_DAYS = Trainee(days=6)

STUCK = [ONE_WEIGHT, WEIGHTS, BANDS, SIX_DAYS, Trainee(level=Level.ADVANCED)]


def fresh_starts(plan: Plan) -> Iterator[Block]:
    for block in plan.blocks:
        if any(change.startswith(ANEW) for change in block.changes):
            yield block


def names(week: Week) -> set[str]:
    return {one.name for session in week.sessions for one in session.prescriptions}


def around(plan: Plan, block: Block) -> tuple[Week, Week]:
    """The last week before a block and its first one."""
    return plan.weeks[block.first_week - 2], plan.weeks[block.first_week - 1]


def test_where_one_by_one_nothing_follows_several_are_exchanged_at_once(
    catalogue: Catalogue,
) -> None:
    plan = made(catalogue, ONE_WEIGHT, weeks=52)
    (block, *_) = fresh_starts(plan)
    before, after = around(plan, block)
    still = {one.name for day in before.sessions for one in day.prescriptions if one.held}
    gone, come = names(before) - names(after), names(after) - names(before)
    assert len(still) >= rules.STUCK_SHARE * len(names(before))
    assert min(len(gone), len(come)) > 1
    assert gone <= still
    assert block.changes[0] == (
        f"{ANEW}: {len(still)} of {len(names(before))} exercises stand still, "
        "and none of these can make way alone"
    )


@pytest.mark.parametrize("trainee", STUCK)
def test_a_fresh_start_names_all_that_go_and_come_and_what_comes_oftener(
    catalogue: Catalogue, trainee: Trainee
) -> None:
    plan = made(catalogue, trainee, weeks=52)
    for block in fresh_starts(plan):
        before, after = around(plan, block)
        told = [
            re.fullmatch(r"new: (.+) takes over from ([^:]+): .+", change)
            for change in block.changes
        ]
        come = {one[1] for one in told if one}
        olds = [one[2].removesuffix(" too") for one in told if one]
        gone = {name for old in olds for name in re.split(", | and ", old)}
        assert come == names(after) - names(before)
        assert gone == names(before) - names(after)
        for name in names(before) & names(after):
            had, has = (
                sum(name in {one.name for one in day.prescriptions} for day in week.sessions)
                for week in (before, after)
            )
            says = any(f"{name} stays, and comes {has} time" in one for one in block.changes)
            assert says == (had != has)


@pytest.mark.parametrize("trainee", STUCK)
def test_a_fresh_start_keeps_floors_movements_minutes_and_most_of_every_muscle(
    catalogue: Catalogue, trainee: Trainee
) -> None:
    plan = made(catalogue, trainee, weeks=52)
    assert list(fresh_starts(plan))
    assert not [one for one in check(plan, catalogue) if one.severity.value == "error"]
    trained = {one.muscle: one.sets for one in plan.weeks[rules.FIRST_WEEKS].volume}
    for block in fresh_starts(plan):
        before, after = around(plan, block)
        movements = [
            {
                group
                for day in week.sessions
                for one in day.prescriptions
                for group in rules.WEEKLY_MOVEMENTS
                if group & set(catalogue[one.exercise].movements)
            }
            for week in (before, after)
        ]
        assert movements[0] <= movements[1]
        assert max(day.minutes for day in after.sessions) <= trainee.minutes
        for had, has in zip(before.volume, after.volume, strict=True):
            aim = has.aim or has.floor
            least = max(min(had.sets, aim), min(trained[has.muscle], aim)) * rules.KEPT
            assert has.sets >= least - 0.5
            assert has.sets >= min(had.sets, has.floor)


def test_nothing_starts_afresh_where_a_dose_is_gentle_or_nothing_is_to_get_harder(
    catalogue: Catalogue,
) -> None:
    for trainee in (Trainee(age_years=70), Trainee(avoid=("pregnancy",))):
        assert not list(fresh_starts(made(catalogue, trainee, weeks=52)))


def test_what_was_asked_for_stays_through_a_fresh_start(catalogue: Catalogue) -> None:
    asked = replace(ONE_WEIGHT, include=("standing-hip-opener",))
    plan = made(catalogue, asked, weeks=52)
    assert all("Standing hip opener" in names(week) for week in plan.weeks)
