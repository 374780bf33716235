"""Inside one session: the order of the exercises, the warm-up, the stretches."""

from collections.abc import Iterable, Iterator, Sequence

from hipfit.model.exercise import Exercise
from hipfit.model.plan import Preparation
from hipfit.model.words import Demand, Equipment, Movement, Position, Sides
from hipfit.planning import rules
from hipfit.planning.minutes import warm_up_seconds
from hipfit.planning.workshop import Workshop

FLOOR_POSITION_ORDER = (
    Position.HALF_KNEELING,
    Position.KNEELING,
    Position.QUADRUPED,
    Position.PLANK,
    Position.SUPINE,
    Position.SEATED,
    Position.SIDE_LYING,
    Position.SIDE_PLANK,
    Position.PRONE,
)
"""Floor work from kneeling down to lying, so that each position is taken once (judgement)."""


def in_order(exercises: Iterable[Exercise], *, pauses: bool = False) -> list[Exercise]:
    """The exercises as they are done: floor work together, so nobody gets up and down.

    With ``pauses``, for who is unsteady, something on two legs or on a chair stands between two
    that stand on one leg, as far as the session has it (judgement).
    """
    ordered = sorted(exercises, key=lambda one: (*place_in_session(one), one.id))
    return list(_with_pauses(ordered)) if pauses else ordered


def _with_pauses(ordered: list[Exercise]) -> Iterator[Exercise]:
    """The same exercises, with a pause for the legs drawn forward to where it is needed."""
    waiting = sorted(ordered, key=lambda one: (place_in_session(one), _pauses(one)))
    last = False
    while waiting:
        following = waiting[0]
        if last and _on_one_leg(following):
            following = next(filter(_pauses, waiting), following)
        waiting.remove(following)
        last = _on_one_leg(following)
        yield following


def _on_one_leg(exercise: Exercise) -> bool:
    return Demand.SINGLE_LEG_STANCE in exercise.all_demands


def _pauses(exercise: Exercise) -> bool:
    """Whether it gives the standing leg a pause without getting down or onto a bed."""
    return not _on_one_leg(exercise) and not place_in_session(exercise)[0]


def without_pauses(exercises: Sequence[Exercise]) -> list[Exercise]:
    """The exercises but for those that stand as a pause between two on one leg."""
    around = zip((None, *exercises), exercises, (*exercises[1:], None), strict=False)
    return [
        one
        for before, one, after in around
        if not (before and after and _on_one_leg(before) and _on_one_leg(after) and _pauses(one))
    ]


def place_in_session(exercise: Exercise) -> tuple[int, int, int]:
    """What a session is ordered by, lowest first; equals may stand in any order.

    Balance and big movements first, single-muscle work after, holds last; floor together.
    """
    held = exercise.dose.hold_seconds is not None
    if exercise.on_floor or Equipment.BED in exercise.equipment:
        return (1, int(held), FLOOR_POSITION_ORDER.index(exercise.position))
    first = exercise.movements[0]
    if first is Movement.BALANCE:
        rank = 0
    elif first in rules.BIG_MOVEMENTS:
        rank = 1
    else:
        rank = 3 if held else 2
    return (0, rank, 0)


def is_variation(one: Exercise, other: Exercise) -> bool:
    """Whether one exercise is an easier or a harder form of the other."""
    return other.id in one.easier + one.harder or one.id in other.easier + other.harder


def warm_up(workshop: Workshop) -> tuple[Preparation, ...]:
    """Warm-up moves that fit the limits, sharing the warm-up's time.

    Standing ones come first, and among them those that no condition asks to mind.
    """
    cares = workshop.cares
    moves = sorted(workshop.warm_ups, key=lambda one: (one.on_floor, bool(cares[one.id])))
    chosen = moves[: rules.WARM_UP_MOVES]
    if not chosen:
        return ()
    seconds = warm_up_seconds(workshop.trainee.minutes) // len(chosen)
    return tuple(
        Preparation(exercise=one.id, name=one.name, sides=one.sides, seconds=seconds)
        for one in chosen
    )


def stretches(
    workshop: Workshop, ordered: Sequence[Exercise], *, seconds: int
) -> tuple[Preparation, ...]:
    """Stretches for the time that is left over after the exercises, where the last one ends.

    No two stretch the same muscles: each has another main movement. None has anything to mind,
    and nobody gets down to the floor for a stretch alone.
    """
    on_floor = bool(ordered) and ordered[-1].on_floor
    floor_work = any(one.on_floor for one in ordered)
    chosen: list[Preparation] = []
    stretched: set[Movement] = set()
    fit = [
        one
        for one in workshop.stretches
        if not workshop.cares[one.id] and one.on_floor <= floor_work
    ]
    for one in sorted(fit, key=lambda one: one.on_floor is not on_floor):
        hold = one.dose.hold_seconds
        sides = 1 if one.sides is Sides.BOTH else 2
        needed = rules.STRETCH_SETUP_SECONDS + sides * (hold.high if hold is not None else 0)
        another = one.movements[0] not in stretched
        if another and needed <= seconds and len(chosen) < rules.MOST_STRETCHES:
            seconds -= needed
            stretched.add(one.movements[0])
            chosen.append(
                Preparation(exercise=one.id, name=one.name, sides=one.sides, seconds=needed)
            )
    return tuple(chosen)
