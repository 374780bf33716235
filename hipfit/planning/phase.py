"""A fresh start where most of a plan stands still: the week chosen anew, from what can climb.

One exercise after another exchanged is the rule. Where that finds nothing more, because each of
them alone is the only one for something, several at once can still go: the search that chose the
first week chooses again, now for as few as possible of those that stand still.
"""

import math
from collections.abc import Iterable
from dataclasses import replace

from hipfit.model.words import Muscle
from hipfit.planning import rules
from hipfit.planning.choice import Look, choose
from hipfit.planning.lineup import Lineup
from hipfit.planning.objective import Frame
from hipfit.planning.packing import Candidate, Pick
from hipfit.planning.succession import Succession

FRESH_LOOK = Look(nodes=2000, steps=30)
"""A short search: it comes on top of the one that every plan begins with."""

STUCK_QUALITY = -100
"""What stands still costs, among weeks that keep what must be kept, more than anything else."""

FEWEST_EXCHANGED = 2
"""A fresh start takes out and brings in so many at least: one alone follows by the rules of
succession."""


def fresh_week(lineup: Lineup, succession: Succession, above: int) -> tuple[Pick, ...] | None:
    """The week with others in place of most that stands still; None where none does as well.

    What still climbs stays, with its sets and on two days at least, and so does what was asked for.
    New exercises are at most ``above`` levels over the trainee's. Of what has ended as little stays
    as may be: the floors and movements that were reached are reached again, every muscle keeps what
    the rules of succession let it keep, and none gets many more sets at once. Then the sets and
    days of these exercises are chosen for the aims.
    """
    stuck = {name for name in lineup.picks if is_stuck(lineup, name)}
    before = succession.training(lineup.picks.values())
    least = before.least(rules.KEPT)
    there = [_as_it_is(lineup, name) for name in lineup.picks]
    moving = [one for one in there if one.exercise.id not in stuck]
    fresh = [
        lineup.workshop.candidate(one)
        for one in succession.fresh(lineup.picks, above)
        if not any(one.id in (*mine.exercise.easier, *mine.exercise.harder) for mine in moving)
    ]
    for share in (1.0, rules.KEPT):
        week = choose(
            [*fresh, *there],
            replace(lineup.frame, aim=_modest(lineup.frame, before.least(share))),
            _names(moving),
            FRESH_LOOK,
        )
        chosen = [pick.candidate for pick in week]
        names = {*_names(chosen)}
        if min(len(stuck - names), len(names - lineup.picks.keys())) < FEWEST_EXCHANGED:
            continue
        for picks in (choose(chosen, lineup.frame, _names(chosen), FRESH_LOOK), week):
            after = succession.training_of(picks)
            if (
                {*_names(moving)} <= {pick.candidate.exercise.id for pick in picks}
                and after.lack[:3] <= before.lack[:3]
                and not after.is_short_of(least)
                and not after.jumps_beside(before)
            ):
                return tuple(_with_own_candidate(lineup, pick) for pick in picks)
    return None


def _modest(frame: Frame, least: Iterable[float]) -> dict[Muscle, int]:
    """Aims that ask for no more than what each muscle is to keep, in half sets."""
    return {
        muscle: min(aim, math.ceil(max(halves / 2, rules.FLOOR_SETS)))
        for (muscle, aim), halves in zip(frame.aim.items(), least, strict=True)
    }


def is_stuck(lineup: Lineup, name: str) -> bool:
    """Whether nothing more can come of an exercise that nobody asked for."""
    stand = lineup.stands.get(name)
    asked_for = name in lineup.workshop.trainee.include
    return stand is not None and stand.ended and not asked_for


def _names(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    return tuple(one.exercise.id for one in candidates)


def _as_it_is(lineup: Lineup, name: str) -> Candidate:
    """An exercise of the plan with the sets that it has, and the time that these will take.

    What came on two days or more still does.
    """
    pick = lineup.picks[name]
    return replace(
        pick.candidate,
        seconds={pick.sets: lineup.longest(name)},
        quality=STUCK_QUALITY if is_stuck(lineup, name) else pick.candidate.quality,
        fewest_days=min(len(pick.days), rules.FEWEST_DAYS_PER_EXERCISE),
    )


def _with_own_candidate(lineup: Lineup, pick: Pick) -> Pick:
    """The pick with all the sets that it could have."""
    mine = lineup.picks.get(pick.candidate.exercise.id)
    return pick if mine is None else replace(pick, candidate=mine.candidate)
