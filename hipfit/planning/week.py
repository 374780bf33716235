"""The days of a training week, and what neighbouring days leave to each other."""

import datetime as dt

from hipfit.model.exercise import Exercise
from hipfit.model.trainee import Trainee
from hipfit.planning import rules

DAYS_IN_WEEK = 7

SPREAD: dict[int, tuple[int, ...]] = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 4),
    5: (0, 1, 2, 4, 5),
    6: (0, 1, 2, 3, 4, 5),
}
"""Days as far apart as the week allows, counted from the first day, the last one free."""


def training_days(trainee: Trainee, start: dt.date) -> tuple[int, ...]:
    """The days after ``start`` (0 to 6) that are trained in each week, in order."""
    if not trainee.weekdays:
        return SPREAD[trainee.days]
    first = start.weekday()
    return tuple(sorted((day.number - first) % DAYS_IN_WEEK for day in trainee.weekdays))


def sides_of_days(days: tuple[int, ...]) -> tuple[bool | None, ...]:
    """Which side of the hip each training day is for.

    True for a day of the hip's outer and inner side, False for its front and back, None where the
    days beside it are free and everything may be trained. Days in a row take turns, also over the
    turn of the week.
    """
    neighbours = [
        (day + 1) % DAYS_IN_WEEK in days or (day - 1) % DAYS_IN_WEEK in days for day in days
    ]
    if not any(neighbours):
        return (None,) * len(days)
    first = next(number for number, day in enumerate(days) if (day - 1) % DAYS_IN_WEEK not in days)
    sides: dict[int, bool | None] = {}
    turn = True
    for step in range(len(days)):
        number = (first + step) % len(days)
        sides[number] = turn if neighbours[number] else None
        if neighbours[number]:
            turn = not turn
    return tuple(sides[number] for number in range(len(days)))


def is_side_hip(exercise: Exercise) -> bool:
    """Whether the exercise's main prime mover sits at the outer or inner side of the hip."""
    return exercise.prime_movers[0] in rules.SIDE_HIP


def block_lengths(weeks: int) -> tuple[int, ...]:
    """Split the weeks into blocks of 4 to 6 where that can be; a short plan is one block."""
    count = max(weeks // rules.SHORTEST_BLOCK_WEEKS, -(-weeks // rules.LONGEST_BLOCK_WEEKS), 1)
    short, longer = divmod(weeks, count)
    return tuple(short + 1 if number < longer else short for number in range(count))
