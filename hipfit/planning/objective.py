"""What a good week is: the objective of the choice, in words and in numbers.

Three levels; each counts only where all before it are equal, and less is better:

1. **coverage**: half sets missing to the floor of 4 sets a week, weighted by muscle, and
   movements that the week does not train, each like a muscle of weight 1 without a single set
2. **aims**: whole sets missing to the aim, weighted by muscle
3. **economy**: 10 for every different exercise, 10 for every set above what is enough for a
   muscle, 30 for every exercise that a session lacks to three, and 0 to 6 for every exercise, for
   what its support lacks (how well it is measured, how far its ladder reaches with what is owned,
   how well it fits the level)

A muscle's first sets count for more than its last (1 + 2 + 3 … for each missing one), so that
little time is spread over all muscles and not spent on one. Half a set more or less is no
difference that anybody could feel, so aims and surplus count whole sets. Floors and movements
share a level because neither is worth everything: no sum of half sets should cost a plan four
of its movements. Economy follows: people keep up with few exercises.

Hard limits are never traded: minutes, exercises a session, sets of a muscle a session and a
week, the side of the hip a day may train, how often an exercise comes, and variety within a
session (two exercises of one main movement at most, no two variations of one exercise). Only
exercises that were asked for may break the last two.

Equal weeks are told apart by the order of the search, which depends on nothing but the request.
The order of the levels follows planner.md's list but for movements, which move up into coverage.
Evenness is no level: ``hipfit.planning.choice`` puts each exercise on the emptiest days, and
gives time that is left over to what is chosen already.
"""

from functools import cache

from hipfit.model.value import Value
from hipfit.model.words import Muscle
from hipfit.planning import rules


class Frame(Value):
    """What the choice must fit: seconds of work in each session, and the side each may train."""

    seconds: int
    sides: tuple[bool | None, ...]
    aim: dict[Muscle, int]
    enough: int


DIFFERENT = SURPLUS = 10
"""What a different exercise, and a set above what is enough, cost in economy (judgement)."""

SHORT_SESSION = 30
"""What each exercise that a session lacks to the fewest costs in economy (judgement)."""

BEST_SUPPORT = 6


class Scale(Value):
    """How much a point of the upper levels is worth in points of economy."""

    coverage: int
    aims: int


STRICT = Scale(coverage=10**8, aims=10**4)
"""Each level is more than everything below it can add up to: what weeks are compared by."""

EASY = Scale(coverage=1000, aims=50)
"""Lower steps between the levels, for a search that must cross them to find better weeks."""

FORBIDDEN = 10**13
"""What a half set above the week's cap costs."""

MISSING_MOVEMENT = 36
"""A movement that is not trained, in points of coverage: a muscle of weight 1 without a set."""

MOST_HALVES = 128
"""More half sets a week than any sum of the search can hold."""


def missing_points(steps: int) -> int:
    """What missing half sets, or sets, weigh: 1 for the last, 2 for the one before, and so on."""
    return steps * (steps + 1) // 2 if steps > 0 else 0


@cache
def muscle_points(weight: int, aim: int, enough: int, scale: Scale) -> tuple[int, ...]:
    """The objective's share of one muscle for every number of weekly half sets."""
    cap = 2 * rules.CAP_WEEK_SETS
    return tuple(
        scale.coverage * weight * missing_points(2 * rules.FLOOR_SETS - halves)
        + scale.aims * weight * missing_points(max(0, 2 * aim - halves) // 2)
        + SURPLUS * (max(0, halves - 2 * enough) // 2)
        + (FORBIDDEN * (halves - cap) if halves > cap else 0)
        for halves in range(MOST_HALVES)
    )
