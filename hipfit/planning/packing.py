"""A week being packed: which dose of which exercise stands on which days.

The search looks at thousands of weeks, so sums are packed into whole numbers: a muscle's half
sets take seven bits, and one addition counts a dose for four muscles at once. Exercises on a day
are the bits of a number, so that "no variation of it is there" is one ``&``.
"""

from collections import defaultdict
from collections.abc import Sequence

from hipfit.model.exercise import Exercise
from hipfit.model.value import Value
from hipfit.planning import rules
from hipfit.planning.objective import (
    BEST_SUPPORT,
    DIFFERENT,
    EASY,
    MISSING_MOVEMENT,
    SHORT_SESSION,
    STRICT,
    Frame,
    Scale,
    muscle_points,
)
from hipfit.planning.week import is_side_hip


class Candidate(Value):
    """An exercise that may be chosen. ``seconds`` is its longest time for each number of sets.

    ``quality`` is 0 to 6: better supported by evidence and with more ladder ahead is higher.
    """

    exercise: Exercise
    seconds: dict[int, int]
    quality: int


class Pick(Value):
    """A chosen exercise: ``sets`` on each of ``days`` (numbers of the week's sessions)."""

    candidate: Candidate
    sets: int
    days: tuple[int, ...]


class Dose(Value):
    """So many sets on so many days of one exercise, with what the search needs to count it.

    ``front`` and ``back`` are its weekly half sets, four muscles in each; ``session`` those of
    one day, all eight muscles; ``moves`` the movements it covers, as bits; ``cost`` its share
    of the objective whatever else is chosen. ``number`` is the exercise's among the candidates,
    ``index`` the dose's among all doses.
    """

    number: int
    index: int
    sets: int
    days: int
    seconds: int
    front: int
    back: int
    session: int
    moves: int
    cost: int

    @property
    def week_seconds(self) -> int:
        """Its time in the whole week."""
        return self.seconds * self.days


MUSCLES = tuple(rules.MUSCLE_WEIGHT)
_PLACE = {muscle: place for place, muscle in enumerate(MUSCLES)}
_BITS, _HALF = 7, 4
_FIELD = (1 << _BITS) - 1
_CAP = 2 * rules.CAP_SESSION_SETS
_OVER = sum((1 << (_BITS - 1)) << (_BITS * place) for place in range(len(MUSCLES)))
_EMPTY = sum(((1 << (_BITS - 1)) - 1 - _CAP) << (_BITS * place) for place in range(len(MUSCLES)))
"""A session's sums start so that the top bit of a field says that the cap is exceeded."""


def movement_groups(exercise: Exercise) -> int:
    """The groups of weekly movements that the exercise covers, as bits."""
    return sum(
        1 << place
        for place, group in enumerate(rules.WEEKLY_MOVEMENTS)
        if not group.isdisjoint(exercise.movements)
    )


def own_cost(candidate: Candidate) -> int:
    """The share of the objective of one more exercise, whatever it trains."""
    return DIFFERENT + BEST_SUPPORT - candidate.quality


def muscle_tables(frame: Frame, scale: Scale) -> list[tuple[int, ...]]:
    """The share of the objective for each muscle, by its weekly half sets."""
    return [
        muscle_points(rules.MUSCLE_WEIGHT[muscle], frame.aim[muscle], frame.enough, scale)
        for muscle in MUSCLES
    ]


class Points(dict[int, int]):
    """The objective's share of four muscles, for their packed half sets; worked out once each."""

    def __init__(self, tables: Sequence[tuple[int, ...]]) -> None:
        super().__init__()
        self._first, self._second, self._third, self._fourth = tables

    def __missing__(self, packed: int) -> int:
        points = self[packed] = (
            self._first[packed & _FIELD]
            + self._second[packed >> _BITS & _FIELD]
            + self._third[packed >> 2 * _BITS & _FIELD]
            + self._fourth[packed >> 3 * _BITS]
        )
        return points


class LookUp:
    """The objective by look-up: what packed half sets and covered movements come to."""

    def __init__(self, frame: Frame, scale: Scale) -> None:
        tables = muscle_tables(frame, scale)
        self.front = Points(tables[:_HALF])
        self.back = Points(tables[_HALF:])
        groups = len(rules.WEEKLY_MOVEMENTS)
        self.moves = [
            scale.coverage * MISSING_MOVEMENT * (groups - covered.bit_count())
            for covered in range(1 << groups)
        ]


class Space:
    """What stays the same through one search: the doses to choose from, and how they count."""

    def __init__(
        self, candidates: Sequence[Candidate], frame: Frame, include: frozenset[str]
    ) -> None:
        self.candidates = tuple(candidates)
        self.frame = frame
        number_of = {one.exercise.id: number for number, one in enumerate(candidates)}
        self.kept = frozenset(number_of[name] for name in include if name in number_of)
        self.variations = [0] * len(candidates)
        alike: dict[object, int] = defaultdict(int)
        for number, one in enumerate(candidates):
            alike[one.exercise.movements[0]] |= 1 << number
            for name in one.exercise.easier + one.exercise.harder:
                if name in number_of:
                    self.variations[number] |= 1 << number_of[name]
                    self.variations[number_of[name]] |= 1 << number
        self.alike = [alike[one.exercise.movements[0]] for one in candidates]
        self.open_days = [self._open_days(one.exercise) for one in candidates]
        self.doses: list[Dose] = []
        for number in range(len(candidates)):
            self._add_doses(number)
        self.easy, self.strict = LookUp(frame, EASY), LookUp(frame, STRICT)
        wanted = rules.FEWEST_EXERCISES * len(frame.sides)
        most = rules.MOST_EXERCISES * len(frame.sides) + 2 * rules.MOST_DAYS_PER_EXERCISE
        self.short = [SHORT_SESSION * max(0, wanted - places) for places in range(most + 1)]
        """What sessions cost that are short of exercises, at least, by the places taken in all."""

    def _open_days(self, exercise: Exercise) -> tuple[int, ...]:
        side = is_side_hip(exercise)
        return tuple(
            day
            for day, allowed in enumerate(self.frame.sides)
            if allowed is None or allowed is side
        )

    def day_counts(self, number: int) -> range:
        """On how many days a week the exercise may come."""
        open_days = len(self.open_days[number])
        often = len(self.frame.sides) >= rules.DAYS_TO_REPEAT and number not in self.kept
        least = min(open_days, rules.FEWEST_DAYS_PER_EXERCISE) if often else 1
        return range(least, min(open_days, rules.MOST_DAYS_PER_EXERCISE) + 1)

    def _add_doses(self, number: int) -> None:
        """Every dose of one exercise that a session could hold."""
        candidate = self.candidates[number]
        front = back = session = 0
        for muscle, halves in candidate.exercise.half_sets:
            place = _PLACE.get(muscle)
            if place is None:
                continue
            session += halves << (_BITS * place)
            if place < _HALF:
                front += halves << (_BITS * place)
            else:
                back += halves << (_BITS * (place - _HALF))
        moves, cost = movement_groups(candidate.exercise), own_cost(candidate)
        for sets, seconds in candidate.seconds.items():
            if seconds > self.frame.seconds:
                continue
            for days in self.day_counts(number):
                dose = Dose(
                    number=number,
                    index=len(self.doses),
                    sets=sets,
                    days=days,
                    seconds=seconds,
                    front=front * sets * days,
                    back=back * sets * days,
                    session=session * sets,
                    moves=moves,
                    cost=cost,
                )
                self.doses.append(dose)


Chosen = dict[int, tuple[Dose, tuple[int, ...]]]
"""The doses chosen, by the number of their exercise, with their days."""


class Packing:
    """The week as it is packed now: mutable, and kept by nobody."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._unpackable: set[frozenset[int]] = set()
        self.repacks_left = 0
        self.clear()

    def clear(self) -> None:
        """Take everything out."""
        days = len(self.space.frame.sides)
        self.chosen: Chosen = {}
        self.seconds = [0] * days
        self.there = [0] * days
        self.halves = [_EMPTY] * days
        self.front = self.back = self.cost = self.places = 0
        self.free = self.space.frame.seconds * days

    def load(self, chosen: Chosen) -> None:
        """Pack just these doses on these days."""
        self.clear()
        for dose, days in chosen.values():
            self.put(dose, days)

    def put(self, dose: Dose, days: tuple[int, ...]) -> None:
        """Add a dose on these days."""
        self.chosen[dose.number] = (dose, days)
        self._count(dose, days, 1)

    def take(self, number: int) -> tuple[Dose, tuple[int, ...]]:
        """Take an exercise out of the week."""
        dose, days = self.chosen.pop(number)
        self._count(dose, days, -1)
        return dose, days

    def _count(self, dose: Dose, days: tuple[int, ...], sign: int) -> None:
        self.front += sign * dose.front
        self.back += sign * dose.back
        self.cost += sign * dose.cost
        self.places += sign * dose.days
        self.free -= sign * dose.seconds * dose.days
        bit, seconds, halves = 1 << dose.number, sign * dose.seconds, sign * dose.session
        for day in days:
            self.seconds[day] += seconds
            self.there[day] ^= bit
            self.halves[day] += halves

    def fits(self, dose: Dose, day: int) -> bool:
        """Whether the session still has room for the dose, and nothing there speaks against it."""
        there = self.there[day]
        varied = dose.number in self.space.kept or not (
            there & self.space.variations[dose.number]
            or (there & self.space.alike[dose.number]).bit_count() >= rules.SAME_MOVEMENT_IN_SESSION
        )
        return (
            varied
            and self.seconds[day] + dose.seconds <= self.space.frame.seconds
            and there.bit_count() < rules.MOST_EXERCISES
            and not (self.halves[day] + dose.session) & _OVER
        )

    def days_for(self, dose: Dose) -> tuple[int, ...] | None:
        """The emptiest days that can take the dose, or None."""
        days = [
            (self.seconds[day], day)
            for day in self.space.open_days[dose.number]
            if self.fits(dose, day)
        ]
        if len(days) < dose.days:
            return None
        days.sort()
        return tuple(sorted(day for _, day in days[: dose.days]))

    def place(self, dose: Dose) -> bool:
        """Add the dose, moving the others to other days where that makes room for it."""
        days = self.days_for(dose)
        if days is not None:
            self.put(dose, days)
            return True
        if self.repacks_left <= 0:
            return False
        return self._repack(dose)

    def _repack(self, new: Dose) -> bool:
        """Pack everything anew with one dose more, longest first; or leave it as it was."""
        before = self.chosen
        doses = [dose for dose, _ in before.values()]
        together = frozenset(dose.index for dose in (*doses, new))
        if together in self._unpackable:
            return False
        self.repacks_left -= 1
        doses.append(new)
        doses.sort(key=lambda dose: (-dose.seconds, -dose.days, dose.number))
        self.clear()
        for dose in doses:
            days = self.days_for(dose)
            if days is None:
                self._unpackable.add(together)
                self.load(before)
                return False
            self.put(dose, days)
        return True

    def total(self) -> int:
        """The objective: lower is better."""
        covered = 0
        for dose, _ in self.chosen.values():
            covered |= dose.moves
        tally = self.space.strict
        return (
            tally.front[self.front]
            + tally.back[self.back]
            + tally.moves[covered]
            + self.cost
            + SHORT_SESSION
            * sum(max(0, rules.FEWEST_EXERCISES - there.bit_count()) for there in self.there)
        )
