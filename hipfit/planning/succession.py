"""What takes an exercise's place once its ladder has ended."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise
from hipfit.model.value import Value
from hipfit.planning import rules
from hipfit.planning.objective import Frame
from hipfit.planning.packing import MUSCLES, Candidate, Pick
from hipfit.planning.volume import weekly_halves
from hipfit.planning.week import is_side_hip
from hipfit.planning.workshop import Workshop

Lack = tuple[int, int, int, int]
"""How far hard limits are broken, weighted half sets under the floors, movements missing, and
weighted half sets under the aims: lower is better, from left to right."""


def lack(frame: Frame, picks: Iterable[Pick]) -> Lack:
    """What a week of these picks lacks."""
    chosen = list(picks)
    return _lack(frame, chosen, broken_on(frame, chosen, range(len(frame.sides))))


def broken_on(frame: Frame, picks: Iterable[Pick], days: Iterable[int]) -> int:
    """How far the sessions on these days break their limits."""
    chosen = list(picks)
    return sum(
        _broken([one for one in chosen if day in one.days], side=frame.sides[day]) for day in days
    )


def _lack(frame: Frame, chosen: Sequence[Pick], broken: int) -> Lack:
    halves = weekly_halves((one.candidate.exercise, one.sets * len(one.days)) for one in chosen)
    moves = {move for one in chosen for move in one.candidate.exercise.movements}
    floor = aim = 0
    for muscle, weight in rules.MUSCLE_WEIGHT.items():
        done = halves.get(muscle, 0)
        floor += weight * max(0, 2 * rules.FLOOR_SETS - done)
        aim += weight * max(0, 2 * frame.aim[muscle] - done)
        broken += max(0, done - 2 * rules.CAP_WEEK_SETS)
    missing = sum(1 for group in rules.WEEKLY_MOVEMENTS if not group & moves)
    return broken, floor, missing, aim


def _broken(session: Sequence[Pick], *, side: bool | None) -> int:
    """How far a session breaks the limits: sets of a muscle, one movement, the day's side."""
    exercises = [one.candidate.exercise for one in session]
    halves = weekly_halves((one.candidate.exercise, one.sets) for one in session)
    movements = Counter(one.movements[0] for one in exercises)
    cap, most = 2 * rules.CAP_SESSION_SETS, rules.SAME_MOVEMENT_IN_SESSION
    return (
        sum(done - cap for muscle, done in halves.items() if done > cap and muscle in MUSCLES)
        + sum(max(0, count - most) for count in movements.values())
        + sum(side is not None and side is not is_side_hip(one) for one in exercises)
    )


class Succession(Value):
    """The rules by which one exercise follows another within one plan."""

    workshop: Workshop
    frame: Frame
    retired: frozenset[str]

    def successor(
        self,
        picks: Mapping[str, Pick],
        old: Pick,
        *,
        room: int,
        above: int,
        tolerance: int,
    ) -> Pick | None:
        """The pick that follows ``old`` on its days, or None where nothing is as good.

        A harder variation first, at most ``above`` levels over the trainee's; else an exercise
        for the same main movement, at most one level less. Never something easier than what was
        done, and never a neighbour of what is in the plan beside it. The week must lack no more
        than before, but for ``tolerance`` of the aims, and each of the sessions has ``room``
        seconds.
        """
        others = [pick for pick in picks.values() if pick is not old]
        elsewhere = [day for day in range(len(self.frame.sides)) if day not in old.days]
        settled = broken_on(self.frame, others, elsewhere)
        now = lack(self.frame, picks.values())
        done = {*picks, *self.retired}
        barred = done | _outdone(self.workshop.catalogue, done)
        barred.update(*(_neighbours(pick.candidate.exercise) for pick in others))
        harder = old.candidate.exercise.harder
        found: list[tuple[tuple[bool, Lack, int, int, str], Pick]] = []
        for one in self._alike(old.candidate.exercise, above, barred):
            candidate = self.workshop.candidate(one)
            for pick in _in_place_of(old, candidate, room):
                week = [*others, pick]
                after = _lack(self.frame, week, settled + broken_on(self.frame, week, old.days))
                if after[:3] <= now[:3] and after[3] <= now[3] + tolerance:
                    change = abs(pick.sets - old.sets)
                    order = (one.id not in harder, after, change, -candidate.quality, one.id)
                    found.append((order, pick))
        return min(found, key=lambda one: one[0])[1] if found else None

    def _alike(self, old: Exercise, above: int, barred: Collection[str]) -> Iterator[Exercise]:
        """The usable exercises that train the same, as far as the trainee's level goes."""
        for one in self.workshop.usable:
            harder = one.id in old.harder
            alike = harder or one.movements[0] is old.movements[0]
            fits = self.workshop.fits_level(one, above if harder else max(0, above - 1))
            if alike and fits and one.id not in barred and self.workshop.steps[one.id]:
                yield one


def _in_place_of(old: Pick, new: Candidate, room: int) -> Iterator[Pick]:
    """The new exercise on the old one's days, for each number of sets that fits."""
    for sets, seconds in new.seconds.items():
        if seconds <= room:
            yield Pick(candidate=new, sets=sets, days=old.days)


def _outdone(catalogue: Catalogue, names: Iterable[str]) -> set[str]:
    """Everything that is easier than one of these exercises, however many links down."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        easier = [name for name in catalogue[waiting.pop()].easier if name not in found]
        found.update(easier)
        waiting.extend(easier)
    return found


def _neighbours(exercise: Exercise) -> tuple[str, ...]:
    return exercise.easier + exercise.harder
