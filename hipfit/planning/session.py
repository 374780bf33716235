"""Inside one session: the order of the exercises, the warm-up, the stretches."""

from collections.abc import Iterable

from hipfit.model.exercise import Exercise
from hipfit.model.plan import Preparation
from hipfit.model.words import Equipment, Movement, Sides
from hipfit.planning import rules
from hipfit.planning.limits import FLOOR_POSITION_ORDER
from hipfit.planning.minutes import warm_up_seconds
from hipfit.planning.workshop import Workshop


def in_order(exercises: Iterable[Exercise]) -> list[Exercise]:
    """The exercises as they are done: floor work together, so nobody gets up and down."""
    return sorted(exercises, key=_order)


def _order(exercise: Exercise) -> tuple[int, int, int, str]:
    """Balance and big movements first, single-muscle work after, holds last; floor together."""
    held = exercise.dose.hold_seconds is not None
    if exercise.on_floor or Equipment.BED in exercise.equipment:
        return (1, int(held), FLOOR_POSITION_ORDER.index(exercise.position), exercise.id)
    first = exercise.movements[0]
    if first is Movement.BALANCE:
        rank = 0
    elif first in rules.BIG_MOVEMENTS:
        rank = 1
    else:
        rank = 3 if held else 2
    return (0, rank, 0, exercise.id)


def warm_up(workshop: Workshop) -> tuple[Preparation, ...]:
    """Warm-up moves that fit the limits, standing ones first, sharing the warm-up's time."""
    chosen = sorted(workshop.warm_ups, key=lambda one: one.on_floor)[: rules.WARM_UP_MOVES]
    if not chosen:
        return ()
    seconds = warm_up_seconds(workshop.trainee.minutes) // len(chosen)
    return tuple(
        Preparation(exercise=one.id, name=one.name, sides=one.sides, seconds=seconds)
        for one in chosen
    )


def stretches(workshop: Workshop, *, seconds: int, on_floor: bool) -> tuple[Preparation, ...]:
    """Stretches for the time a session has left over, where the last exercise leaves one."""
    chosen: list[Preparation] = []
    for one in sorted(workshop.stretches, key=lambda one: one.on_floor is not on_floor):
        hold = one.dose.hold_seconds
        sides = 1 if one.sides is Sides.BOTH else 2
        needed = rules.STRETCH_SETUP_SECONDS + sides * (hold.high if hold is not None else 0)
        if needed <= seconds and len(chosen) < rules.MOST_STRETCHES:
            seconds -= needed
            chosen.append(
                Preparation(exercise=one.id, name=one.name, sides=one.sides, seconds=needed)
            )
    return tuple(chosen)
