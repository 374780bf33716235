"""How long a prescription takes: pure time arithmetic. Both sides are counted.

Plans are made with it, and plan files are read with it, so that an edited plan prints the
minutes it really takes.
"""

from hipfit.model.plan import Dose, Prescription
from hipfit.model.words import Sides

SETUP_SECONDS = 30
"""To get into place for an exercise (judgement)."""

SWITCH_SECONDS = 5
"""To change sides within a set (judgement)."""

BREATHER_SECONDS = 15
"""The least rest between rounds, even when the other leg's work was rest enough (judgement)."""


def exercise_seconds(sides: Sides, *, sets: int, side_seconds: int, rest_seconds: int) -> int:
    """The whole time of an exercise in seconds: set-up, every set on both sides, rests.

    ``side_seconds`` is the work of one set on one side. While one leg works the other
    rests, so that work and the changes of side count towards the rest between rounds.
    """
    if sides is Sides.EACH:
        work = 2 * side_seconds + SWITCH_SECONDS
        between = max(BREATHER_SECONDS, rest_seconds - side_seconds - SWITCH_SECONDS)
    elif sides is Sides.ALTERNATING:
        work = 2 * side_seconds
        between = rest_seconds
    else:
        work = side_seconds
        between = rest_seconds
    return SETUP_SECONDS + sets * work + (sets - 1) * between


def set_seconds(dose: Dose) -> int:
    """The work of one set on one side, in seconds."""
    each = dose.tempo.rep_seconds if dose.hold_seconds is None else dose.hold_seconds
    return dose.reps * each


def prescription_seconds(one: Prescription) -> int:
    """The whole time of a prescription in seconds, from its dose and its sides."""
    dose = one.dose
    return exercise_seconds(
        one.sides,
        sets=dose.sets,
        side_seconds=set_seconds(dose),
        rest_seconds=dose.rest_seconds,
    )
