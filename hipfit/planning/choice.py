"""Choosing the week: which exercises, how many sets, on which days.

The search adds the exercise that gains most, then exchanges, drops and resizes for as long as
that gains anything; what is good is said by ``hipfit.planning.objective``.
"""

from collections.abc import Iterable, Iterator, Sequence

from hipfit.model.exercise import Exercise
from hipfit.model.value import Value
from hipfit.planning import rules
from hipfit.planning.objective import DIFFERENT, MOVEMENT, Frame, penalties
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


MUSCLES = tuple(rules.MUSCLE_WEIGHT)
_NUMBER = {muscle: number for number, muscle in enumerate(MUSCLES)}


class Search:
    """A week being put together: mutable, and kept by nobody."""

    def __init__(
        self, candidates: Sequence[Candidate], frame: Frame, kept: frozenset[str] = frozenset()
    ) -> None:
        self.frame = frame
        self.kept = kept
        self.candidates = tuple(candidates)
        self.picks: dict[str, Pick] = {}
        self.seconds = [0] * len(frame.sides)
        self.exercises: list[list[Exercise]] = [[] for _ in frame.sides]
        self.halves = [0] * len(MUSCLES)
        self.covered = [0] * len(rules.WEEKLY_MOVEMENTS)
        self.session_halves = [[0] * len(MUSCLES) for _ in frame.sides]
        few = len(frame.sides) < rules.DAYS_TO_REPEAT
        self.least_days = 1 if few else rules.FEWEST_DAYS_PER_EXERCISE
        self._penalty = [
            penalties(rules.MUSCLE_WEIGHT[muscle], frame.aim[muscle], frame.enough)
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
        open_days = [day for day in range(len(self.exercises)) if self._fits(candidate, sets, day)]
        if len(open_days) < count:
            return ()
        open_days.sort(key=lambda day: (self.seconds[day], day))
        return tuple(sorted(open_days[:count]))

    def _fits(self, candidate: Candidate, sets: int, day: int) -> bool:
        """Whether the session still has room for so many sets of the exercise."""
        allowed = self.frame.sides[day]
        cap = 2 * rules.CAP_SESSION_SETS
        halves = self.session_halves[day]
        return (
            (allowed is None or allowed is is_side_hip(candidate.exercise))
            and len(self.exercises[day]) < rules.MOST_EXERCISES
            and self.seconds[day] + candidate.seconds[sets] <= self.frame.seconds
            and (candidate.exercise.id in self.kept or self._varies(candidate.exercise, day))
            and all(
                halves[number] + each * sets <= cap
                for number, each in self._gives[candidate.exercise.id]
            )
        )

    def _varies(self, exercise: Exercise, day: int) -> bool:
        """Whether the session has no variation of it, and few with its main movement."""
        there = self.exercises[day]
        alike = [one for one in there if one.movements[0] is exercise.movements[0]]
        neighbours = exercise.easier + exercise.harder
        return len(alike) < rules.SAME_MOVEMENT_IN_SESSION and not any(
            one.id in neighbours for one in there
        )

    def gain(self, candidate: Candidate, total_sets: int) -> int:
        """How much the objective falls when the exercise joins with so many weekly sets."""
        name = candidate.exercise.id
        change = DIFFERENT - candidate.quality
        for number, halves in self._gives[name]:
            table = self._penalty[number]
            now = self.halves[number]
            change += table[now + halves * total_sets] - table[now]
        for number in self._covers[name]:
            if not self.covered[number]:
                change -= MOVEMENT
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
            if sign > 0:
                self.exercises[day].append(pick.candidate.exercise)
            else:
                self.exercises[day].remove(pick.candidate.exercise)
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
        found += MOVEMENT * self.covered.count(0)
        return found + sum(DIFFERENT - pick.candidate.quality for pick in self.picks.values())

    def rebuild(self) -> bool:
        """Take one pick out and fill the room anew, if that lowers the objective.

        Slower than ``improve``, for weeks that still miss a floor or a movement.
        """
        before = self.total()
        if before < MOVEMENT:
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
        for day, there in enumerate(self.exercises):
            for _ in range(rules.FEWEST_EXERCISES - len(there)):
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
    if search.total() >= MOVEMENT and search.least_days > 1:
        search.least_days = 1
        search.run()
    search.fill()
    return tuple(search.picks[name] for name in sorted(search.picks))


MOST_IMPROVEMENTS = 60
"""The search always ends; in practice it needs far fewer exchanges."""
