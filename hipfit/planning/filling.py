"""Time that is left over in a chosen week, given to what is in it already."""

from collections.abc import Sequence

from hipfit.planning import rules
from hipfit.planning.objective import missing_points
from hipfit.planning.packing import MUSCLES, Dose, Space


def filled(space: Space, week: Sequence[Dose]) -> list[Dose]:
    """The week with sets added where muscles have most missing to what is enough, for the time.

    No muscle gets a whole set more than that, and no hard limit is broken.
    """
    found = list(week)
    packed = space.start + sum(one.packed for one in found)
    while True:
        halves = _halves(space, found)
        offers = [
            (change, place, more)
            for place, dose in enumerate(found)
            for more in space.doses[dose.number]
            if more.days == dose.days
            and more.sets == dose.sets + 1
            and not (packed - dose.packed + more.packed) & space.over
            and (change := _change(space, halves, dose, more)) < 0
        ]
        if not offers:
            return found
        _, place, more = min(offers, key=lambda offer: (offer[0], offer[2].number))
        packed += more.packed - found[place].packed
        found[place] = more


def _halves(space: Space, week: Sequence[Dose]) -> list[int]:
    halves = [0] * len(MUSCLES)
    for dose in week:
        for muscle, each in space.gifts[dose.number]:
            halves[muscle] += each * dose.sets * len(dose.days)
    return halves


def _change(space: Space, halves: Sequence[int], dose: Dose, more: Dose) -> float:
    """How the sets missing to enough change with the larger dose, for each second spent on it.

    A whole set above what is enough forbids the change.
    """
    frame, points = space.frame, 0
    enough = 2 * frame.enough
    for muscle, each in space.gifts[dose.number]:
        if not frame.aim[MUSCLES[muscle]]:
            continue
        done = halves[muscle]
        then = done + each * (more.sets - dose.sets) * len(dose.days)
        if then - enough > 1:
            return 1.0
        weight = rules.MUSCLE_WEIGHT[MUSCLES[muscle]]
        points += weight * missing_points(max(0, enough - then) // 2)
        points -= weight * missing_points(max(0, enough - done) // 2)
    return points / ((more.seconds - dose.seconds) * len(dose.days))
