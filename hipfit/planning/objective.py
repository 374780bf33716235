"""What a good week is: the objective of the choice, in words and in numbers.

Three levels; each counts only where all before it are equal, and less is better:

1. **coverage**: half sets missing to the floor of 4 sets a week, weighted by muscle, and
   movements that the week does not train, each like a muscle of weight 1 without a single set;
   before all else, exercises that were asked for
2. **aims**: whole sets missing to the aim, weighted by muscle
3. **economy**: 10 for every different exercise, 10 for every set above what is enough for a
   muscle, 30 for every exercise that sessions lack to three each, and 0 to 6 for every exercise,
   for what its support lacks (how well it is measured, how far its ladder reaches with what is
   owned, how well it fits the level)

A muscle's first sets count for more than its last (1 + 2 + 3 … for each missing one), so that
little time is spread over all muscles and not spent on one. Half a set more or less is no
difference that anybody could feel, so aims and surplus count whole sets. Floors and movements
share a level because neither is worth everything: no sum of half sets should cost a plan four
of its movements. Economy follows: people keep up with few exercises.

Hard limits are never traded: minutes, exercises a session, sets of a muscle a session and a
week, the side of the hip a day may train, how often an exercise comes, and variety within a
session (two exercises of one main movement at most, no two variations of one exercise). Only
exercises that were asked for may break the last two.

An exercise stands on every day of its side of the hip, so that sessions are alike: a short list
that is known by heart is kept up, and trialled programmes repeat theirs each time. Where that
does not cover the hip, or misses the aims by more than ``ALIKE_AIMS``, sessions vary, and an
exercise may stand on some of its days.

Equal weeks are told apart by the order of the search, which depends on nothing but the request.
The order of the levels follows planner.md's list but for movements, which move up into coverage.
Evenness is no level: sessions that are alike are as long as each other. Time that is left over
goes to what is chosen already.
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
"""What each exercise that sessions lack to the fewest costs in economy (judgement)."""

BEST_SUPPORT = 6

MISSING_MOVEMENT = 36
"""A movement that is not trained, in points of coverage: a muscle of weight 1 without a set."""

ALIKE_AIMS = 24
"""Points of aims that sessions may cost for being alike: a set or two of each gluteal
(judgement)."""

ASKED_FOR = 10_000
"""An exercise that was asked for, in points of coverage: more than all that a week can lack."""


class Scale(Value):
    """How much a point of the upper levels is worth in points of economy."""

    coverage: int
    aims: int
    economy: int = 1

    def total(self, coverage: int, aims: int, economy: int) -> int:
        """The three levels as one number."""
        return self.coverage * coverage + self.aims * aims + self.economy * economy


STRICT = Scale(coverage=10**8, aims=10**4)
"""Each level is more than everything below it can add up to: what weeks are compared by."""


def missing_points(steps: int) -> int:
    """What missing half sets, or sets, weigh: 1 for the last, 2 for the one before, and so on."""
    return steps * (steps + 1) // 2 if steps > 0 else 0


def short_points(sessions: int, places: int) -> int:
    """What so many sessions for one side cost with so many exercises in all, if too few."""
    return SHORT_SESSION * max(0, rules.FEWEST_EXERCISES * sessions - places)


Levels = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


@cache
def muscle_points(weight: int, aim: int, enough: int) -> Levels:
    """The share of one muscle in each level, for every number of weekly half sets up to the cap."""
    halves = range(2 * rules.CAP_WEEK_SETS + 1)
    return (
        tuple(weight * missing_points(2 * rules.FLOOR_SETS - done) for done in halves),
        tuple(weight * missing_points(max(0, 2 * aim - done) // 2) for done in halves),
        tuple(SURPLUS * (max(0, done - 2 * enough) // 2) for done in halves),
    )


@cache
def strict_points(weight: int, aim: int, enough: int) -> tuple[int, ...]:
    """The share of one muscle in the objective as one number, for each number of half sets."""
    return tuple(map(STRICT.total, *muscle_points(weight, aim, enough)))
