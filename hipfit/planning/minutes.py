"""How long things take. Both sides are counted."""

from hipfit.model import timing
from hipfit.model.exercise import Exercise
from hipfit.model.words import Sides
from hipfit.planning import rules


def rest_seconds(exercise: Exercise) -> int:
    """Rest between sets in seconds: longer for squats, lunges and hinges."""
    big = exercise.movements[0] in rules.BIG_MOVEMENTS
    return rules.BIG_REST_SECONDS if big else rules.REST_SECONDS


def exercise_seconds(exercise: Exercise, *, sets: int, side_seconds: int) -> int:
    """The whole time of an exercise in seconds, with the rests that belong to it.

    ``side_seconds`` is the work of one set on one side.
    """
    return timing.exercise_seconds(
        exercise.sides, sets=sets, side_seconds=side_seconds, rest_seconds=rest_seconds(exercise)
    )


def longest_within(exercise: Exercise, *, sets: int, side_seconds: int, seconds: int) -> int:
    """The longest work of one set on one side with which an exercise takes ``seconds`` at most.

    ``side_seconds`` at most. One side rests while the other works, so that a second less of work
    is not always a second less of time.
    """
    most_saved = sets if exercise.sides is Sides.BOTH else 2 * sets
    while side_seconds > 0:
        over = exercise_seconds(exercise, sets=sets, side_seconds=side_seconds) - seconds
        if over <= 0:
            break
        side_seconds -= -(-over // most_saved)  # no fewer can do
    return max(side_seconds, 0)


def warm_up_seconds(minutes: int) -> int:
    """How long the warm-up of a session of so many minutes lasts."""
    short = minutes < rules.SHORT_SESSION_MINUTES
    return rules.SHORT_WARM_UP_SECONDS if short else rules.WARM_UP_SECONDS
