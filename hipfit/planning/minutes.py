"""How long things take. Both sides are counted."""

from hipfit.model.exercise import Exercise
from hipfit.model.words import Sides
from hipfit.planning import rules


def rest_seconds(exercise: Exercise) -> int:
    """Rest between sets in seconds: longer for squats, lunges and hinges."""
    big = exercise.movements[0] in rules.BIG_MOVEMENTS
    return rules.BIG_REST_SECONDS if big else rules.REST_SECONDS


def exercise_seconds(exercise: Exercise, *, sets: int, side_seconds: int) -> int:
    """The whole time of an exercise in seconds: set-up, every set on both sides, rests.

    ``side_seconds`` is the work of one set on one side. While one leg works the other
    rests, so that work and the changes of side count towards the rest between rounds.
    """
    rest = rest_seconds(exercise)
    if exercise.sides is Sides.EACH:
        work = 2 * side_seconds + rules.SWITCH_SECONDS
        between = max(rules.BREATHER_SECONDS, rest - side_seconds - rules.SWITCH_SECONDS)
    elif exercise.sides is Sides.ALTERNATING:
        work = 2 * side_seconds
        between = rest
    else:
        work = side_seconds
        between = rest
    return rules.SETUP_SECONDS + sets * work + (sets - 1) * between


def warm_up_seconds(minutes: int) -> int:
    """How long the warm-up of a session of so many minutes lasts."""
    short = minutes < rules.SHORT_SESSION_MINUTES
    return rules.SHORT_WARM_UP_SECONDS if short else rules.WARM_UP_SECONDS
