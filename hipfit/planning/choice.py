"""Choosing the week: which exercises, how many sets, on which days.

The objective, in this order (each level counts only where all before it are equal):

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
and which side of the hip a day may train.

The search adds the exercise that gains most, then exchanges, drops and resizes for as long as
that gains anything. Levels 1 to 7 are one whole number, so that a change is judged by a few
look-ups; evenness comes from putting each exercise on the emptiest days.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from hipfit.model.exercise import Exercise
from hipfit.model.value import Value
from hipfit.model.words import Movement, Muscle
from hipfit.planning import rules
from hipfit.planning.volume import half_sets
from hipfit.planning.week import is_side_hip


class Candidate(Value):
    """An exercise that may be chosen. ``seconds`` is its longest time for each number of sets.

    ``quality`` is 0 to 99: better supported by evidence and with more ladder ahead is higher.
    """

    exercise: Exercise
    seconds: dict[int, int]
    quality: int


class Pick(Value):
    """A chosen exercise: ``sets`` on each of ``days`` (numbers of the week's sessions)."""

    candidate: Candidate
    sets: int
    days: tuple[int, ...]


class Frame(Value):
    """What the choice must fit: seconds of work in each session, and the side each may train."""

    seconds: int
    sides: tuple[bool | None, ...]
    aim: dict[Muscle, int]
    enough: int


_MORE = 10**4
_DIFFERENT = 10**9
_SURPLUS = 10**11
_AIM = 10**14
_MOVEMENT = 10**18
_FLOOR = 10**20
_FORBIDDEN = 10**24
"""Each is more than everything below it can add up to."""

_MOST_HALVES = 200

MUSCLES = tuple(rules.MUSCLE_WEIGHT)
_NUMBER = {muscle: number for number, muscle in enumerate(MUSCLES)}


class Search:
    """A week being put together. The only mutable thing in the planner; nobody keeps it."""

    def __init__(
        self, candidates: Sequence[Candidate], frame: Frame, kept: frozenset[str] = frozenset()
    ) -> None:
        self.frame = frame
        self.kept = kept
        self.candidates = tuple(candidates)
        self.picks: dict[str, Pick] = {}
        self.seconds = [0] * len(frame.sides)
        self.counts = [0] * len(frame.sides)
        self.movements: list[list[Movement]] = [[] for _ in frame.sides]
        self.halves = [0] * len(MUSCLES)
        self.covered = [0] * len(rules.WEEKLY_MOVEMENTS)
        self.session_halves = [[0] * len(MUSCLES) for _ in frame.sides]
        few = len(frame.sides) < rules.DAYS_TO_REPEAT
        self.least_days = 1 if few else rules.FEWEST_DAYS_PER_EXERCISE
        self._penalty = [
            _penalties(rules.MUSCLE_WEIGHT[muscle], frame.aim[muscle], frame.enough)
            for muscle in MUSCLES
        ]
        self._gives = {
            one.exercise.id: tuple(
                (_NUMBER[muscle], halves)
                for muscle, halves in half_sets(one.exercise)
                if muscle in _NUMBER
            )
            for one in candidates
        }
        self._covers = {
            one.exercise.id: tuple(
                number
                for number, group in enumerate(rules.WEEKLY_MOVEMENTS)
                if not group.isdisjoint(one.exercise.movements)
            )
            for one in candidates
        }

    def days_for(self, candidate: Candidate, sets: int, count: int) -> tuple[int, ...]:
        """The emptiest sessions that can take the exercise on ``count`` days, or nothing."""
        open_days = [day for day in range(len(self.counts)) if self._fits(candidate, sets, day)]
        if len(open_days) < count:
            return ()
        open_days.sort(key=lambda day: (self.seconds[day], day))
        return tuple(sorted(open_days[:count]))

    def _fits(self, candidate: Candidate, sets: int, day: int) -> bool:
        """Whether the session still has room for so many sets of the exercise."""
        allowed = self.frame.sides[day]
        cap = 2 * rules.CAP_SESSION_SETS
        halves = self.session_halves[day]
        movement = candidate.exercise.movements[0]
        return (
            (allowed is None or allowed is is_side_hip(candidate.exercise))
            and self.counts[day] < rules.MOST_EXERCISES
            and self.movements[day].count(movement) < rules.SAME_MOVEMENT_IN_SESSION
            and self.seconds[day] + candidate.seconds[sets] <= self.frame.seconds
            and all(
                halves[number] + each * sets <= cap
                for number, each in self._gives[candidate.exercise.id]
            )
        )

    def gain(self, candidate: Candidate, total_sets: int) -> int:
        """How much the objective falls when the exercise joins with so many weekly sets."""
        name = candidate.exercise.id
        change = _DIFFERENT - candidate.quality
        for number, halves in self._gives[name]:
            table = self._penalty[number]
            now = self.halves[number]
            change += table[now + halves * total_sets] - table[now]
        for number in self._covers[name]:
            if not self.covered[number]:
                change -= _MOVEMENT
        return -change

    def add(self, pick: Pick) -> None:
        """Put a pick into the week."""
        self.picks[pick.candidate.exercise.id] = pick
        self._count(pick, 1)

    def drop(self, name: str) -> Pick:
        """Take a pick out of the week."""
        pick = self.picks.pop(name)
        self._count(pick, -1)
        return pick

    def _count(self, pick: Pick, sign: int) -> None:
        name = pick.candidate.exercise.id
        seconds = pick.candidate.seconds[pick.sets]
        for day in pick.days:
            self.seconds[day] += sign * seconds
            self.counts[day] += sign
            if sign > 0:
                self.movements[day].append(pick.candidate.exercise.movements[0])
            else:
                self.movements[day].remove(pick.candidate.exercise.movements[0])
            for number, halves in self._gives[name]:
                self.session_halves[day][number] += sign * halves * pick.sets
        for number, halves in self._gives[name]:
            self.halves[number] += sign * halves * pick.sets * len(pick.days)
        for number in self._covers[name]:
            self.covered[number] += sign

    def _open_days(self, candidate: Candidate) -> int:
        """On how many of the week's days the exercise may stand at all."""
        sides = self.frame.sides
        return sides.count(None) + sides.count(is_side_hip(candidate.exercise))

    def options(self, candidate: Candidate) -> Iterator[tuple[int, int, int]]:
        """Every (gain, sets, days a week) for an exercise, whether or not it fits."""
        most_days = min(self._open_days(candidate), rules.MOST_DAYS_PER_EXERCISE)
        least_days = min(most_days, self.least_days)
        seen: set[int] = set()
        for count in range(most_days, least_days - 1, -1):
            for sets in candidate.seconds:
                total = sets * count
                if total in seen or total > rules.CAP_WEEK_SETS:
                    continue
                seen.add(total)
                yield self.gain(candidate, total), sets, count

    def best(self, *, least: int = 0, per_second: bool, barred: str = "") -> Pick | None:
        """The addition that gains most (per second of training, or in all), above ``least``."""
        found: list[tuple[float, str, int, int, Candidate]] = []
        for candidate in self.candidates:
            name = candidate.exercise.id
            if name in self.picks or name == barred:
                continue
            for gain, sets, count in self.options(candidate):
                if gain > least:
                    worth = gain / (candidate.seconds[sets] * count) if per_second else gain
                    found.append((-worth, name, sets, count, candidate))
        found.sort(key=lambda one: one[:4])
        for _, _, sets, count, candidate in found:
            days = self.days_for(candidate, sets, count)
            if days:
                return Pick(candidate=candidate, sets=sets, days=days)
        return None

    def run(self) -> None:
        """Add what gains most until nothing does, then exchange until nothing gains."""
        while (pick := self.best(per_second=True)) is not None:
            self.add(pick)
        for _ in range(MOST_IMPROVEMENTS):
            if not self.improve() and not self.rebuild():
                break

    def total(self) -> int:
        """The objective: lower is better."""
        found = sum(table[halves] for table, halves in zip(self._penalty, self.halves, strict=True))
        found += _MOVEMENT * self.covered.count(0)
        return found + sum(_DIFFERENT - pick.candidate.quality for pick in self.picks.values())

    def rebuild(self) -> bool:
        """Take one pick out and fill the room anew, if that lowers the objective.

        Slower than ``improve``, for weeks that still miss a floor or a movement.
        """
        before = self.total()
        if before < _MOVEMENT:
            return False
        picks = dict(self.picks)
        for name in sorted(picks.keys() - self.kept):
            for per_second in (False, True):
                self.drop(name)
                while (pick := self.best(per_second=per_second, barred=name)) is not None:
                    self.add(pick)
                if self.total() < before:
                    return True
                for added in list(self.picks):
                    self.drop(added)
                for pick in picks.values():
                    self.add(pick)
        return False

    def fill(self) -> None:
        """Give sessions that are short of exercises another day of one that is chosen already."""
        for day, count in enumerate(self.counts):
            for _ in range(rules.FEWEST_EXERCISES - count):
                pick = self._best_extension(day)
                if pick is not None:
                    self.drop(pick.candidate.exercise.id)
                    self.add(pick)

    def _best_extension(self, day: int) -> Pick | None:
        found: list[tuple[int, str, Pick]] = []
        for name, pick in list(self.picks.items()):
            total = pick.sets * (len(pick.days) + 1)
            if day in pick.days or len(pick.days) == rules.MOST_DAYS_PER_EXERCISE:
                continue
            if not self._fits(pick.candidate, pick.sets, day) or total > rules.CAP_WEEK_SETS:
                continue
            if any(
                self.halves[number] + each * pick.sets > 2 * rules.CAP_WEEK_SETS
                for number, each in self._gives[name]
            ):
                continue
            self.drop(name)
            gain = self.gain(pick.candidate, total)
            self.add(pick)
            days = tuple(sorted((*pick.days, day)))
            found.append((-gain, name, Pick(candidate=pick.candidate, sets=pick.sets, days=days)))
        return min(found, key=lambda one: one[:2])[2] if found else None

    def improve(self) -> bool:
        """Exchange, resize or drop one pick, if that lowers the objective."""
        for name in sorted(self.picks):
            before = self.drop(name)
            given = self.gain(before.candidate, before.sets * len(before.days))
            if name in self.kept:
                better = self._resized(before, given)
            else:
                better = self.best(least=max(given, 0), per_second=False)
            if better is not None:
                self.add(better)
                return True
            if given < 0 and name not in self.kept:
                return True
            self.add(before)
        return False

    def _resized(self, before: Pick, least: int) -> Pick | None:
        """The same exercise with other sets or days, where that gains more than ``least``."""
        for gain, sets, count in sorted(self.options(before.candidate), reverse=True):
            if gain <= least:
                return None
            days = self.days_for(before.candidate, sets, count)
            if days:
                return Pick(candidate=before.candidate, sets=sets, days=days)
        return None


def _missing(halves: int) -> int:
    """What missing half sets weigh: 1 for the last one, 2 for the one before, and so on."""
    return halves * (halves + 1) // 2 if halves > 0 else 0


@cache
def _penalties(weight: int, aim: int, enough: int) -> tuple[int, ...]:
    """The objective's share of one muscle for every number of weekly half sets."""
    floor, aim, enough = 2 * rules.FLOOR_SETS, 2 * aim, 2 * enough
    forbidden = 2 * rules.CAP_WEEK_SETS
    wanted = enough if aim else 0
    return tuple(
        _FLOOR * weight * _missing(floor - halves)
        + _AIM * weight * _missing(aim - halves)
        + _SURPLUS * max(0, halves - enough)
        + _MORE * weight * _missing(wanted - halves)
        + (_FORBIDDEN if halves > forbidden else 0)
        for halves in range(_MOST_HALVES)
    )


def choose(
    candidates: Sequence[Candidate], frame: Frame, include: Iterable[str] = ()
) -> tuple[Pick, ...]:
    """The week that the objective likes best, as far as the search finds it.

    ``include`` names the exercises that must be in it; one that does not fit is simply not in
    the result, and the caller says so. The same arguments give the same week.
    """
    wanted = frozenset(include)
    search = Search(candidates, frame, wanted)
    for candidate in candidates:
        if candidate.exercise.id in wanted:
            sets = min(candidate.seconds)
            days = search.days_for(candidate, sets, 1)
            if days:
                search.add(Pick(candidate=candidate, sets=sets, days=days))
    search.run()
    if search.total() >= _MOVEMENT and search.least_days > 1:
        search.least_days = 1
        search.run()
    search.fill()
    return tuple(search.picks[name] for name in sorted(search.picks))


MOST_IMPROVEMENTS = 60
"""The search always ends; in practice it needs far fewer exchanges."""
