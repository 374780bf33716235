"""What a good week is: the objective of the choice, in words and in numbers.

In this order (each level counts only where all before it are equal):

1. sets missing to the floor of 4 a week, weighted by muscle
2. movements that the week does not cover
3. sets missing to the aim, weighted by muscle
4. sets above what is enough
5. different exercises in the week
6. sets missing to what is enough, weighted by muscle: time that is left over is used
7. how well the exercises are supported, and how far their ladders reach
8. evenness of the session lengths
9. the exercises' ids, so that ties never depend on anything else

A muscle's first sets count for more than its last (1 + 2 + 3 … for each missing half set), so
that little time is spread over all muscles and not spent on one. Floors come before movements
and aims after: an exercise that closes a gap is worth more than the sixth set of what is trained
already. Level 6 adds sets and days to what is chosen, never another exercise: people keep up
with few. Hard limits are never traded: minutes, exercises a session, sets a session and a week,
which side of the hip a day may train, and variety within a session: two exercises of one main
movement at most, and no two variations of one exercise. Variety alone gives way, to
exercises that were asked for.

Levels 1 to 7 are one whole number, so that a change is judged by a few look-ups; evenness comes
from putting each exercise on the emptiest days.
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


MORE = 10**4
DIFFERENT = 10**9
SURPLUS = 10**11
AIM = 10**14
MOVEMENT = 10**18
FLOOR = 10**20
FORBIDDEN = 10**24
"""Each is more than everything below it can add up to."""

MOST_HALVES = 400
"""More half sets a week than any week can hold, even of exercises that were asked for."""


def _missing(halves: int) -> int:
    """What missing half sets weigh: 1 for the last one, 2 for the one before, and so on."""
    return halves * (halves + 1) // 2 if halves > 0 else 0


@cache
def penalties(weight: int, aim: int, enough: int) -> tuple[int, ...]:
    """The objective's share of one muscle for every number of weekly half sets."""
    floor, aim, enough = 2 * rules.FLOOR_SETS, 2 * aim, 2 * enough
    forbidden = 2 * rules.CAP_WEEK_SETS
    wanted = enough if aim else 0
    within = [
        FLOOR * weight * _missing(floor - halves)
        + AIM * weight * _missing(aim - halves)
        + SURPLUS * max(0, halves - enough)
        + MORE * weight * _missing(wanted - halves)
        for halves in range(forbidden + 1)
    ]
    beyond = [FORBIDDEN + SURPLUS * (n - enough) for n in range(forbidden + 1, MOST_HALVES)]
    return (*within, *beyond)
