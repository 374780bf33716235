"""What a week may be packed from: every dose of every exercise, on every set of days it may have.

The search looks at thousands of weeks, so what a dose gives and takes is packed into whole
numbers. Half sets take seven bits a muscle, and one addition counts a dose for four muscles. All
hard limits share one long number with a field for each: a field's top bit says that its limit is
exceeded, so that one addition and one ``&`` say whether a dose still fits.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from hipfit.model.exercise import Exercise
from hipfit.model.value import Value
from hipfit.planning import rules
from hipfit.planning.objective import (
    ASKED_FOR,
    BEST_SUPPORT,
    DIFFERENT,
    MISSING_MOVEMENT,
    STRICT,
    Frame,
    muscle_points,
    short_points,
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


MUSCLES = tuple(rules.MUSCLE_WEIGHT)
_PLACE = {muscle: place for place, muscle in enumerate(MUSCLES)}
_BITS, _HALF = 7, 4
_COUNT_BITS = 5
MOST_COUNTED = 1 << _COUNT_BITS
"""No week holds so many exercises for one movement, nor a day so many."""


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


def half_sets(exercise: Exercise) -> tuple[tuple[int, int], ...]:
    """The half sets that one set gives, by the number of the muscle, where it counts."""
    return tuple(
        (_PLACE[muscle], halves) for muscle, halves in exercise.half_sets if muscle in _PLACE
    )


class Dose:
    """So many sets of one exercise on these days, with what the search needs to count it.

    ``packed`` is its share of every hard limit; ``front`` and ``back`` are its weekly half sets,
    four muscles in each; ``moves`` counts the groups of movements it covers; ``places`` the
    ``rows`` of days it takes a place in; ``cost`` its share of the objective whatever else is
    chosen. ``number`` is the exercise's among the candidates. A plain record: hundreds are made
    for every choice.
    """

    number: int
    sets: int
    days: tuple[int, ...]
    rows: tuple[int, ...]
    seconds: int
    packed: int
    front: int
    back: int
    moves: int
    places: int
    cost: int

    __slots__ = tuple(__annotations__)

    @property
    def week_seconds(self) -> int:
        """Its time in the whole week."""
        return self.seconds * len(self.days)


def day_sets(
    exercise: Exercise, frame: Frame, *, varied: bool, asked_for: bool
) -> tuple[tuple[int, ...], ...]:
    """The sets of days that an exercise may stand on.

    That is all days of its side of the hip; in a ``varied`` week, and for what was asked for,
    also some of them: two or more where three days are trained, else one.
    """
    side = is_side_hip(exercise)
    days = [day for day, only in enumerate(frame.sides) if only is None or only is side]
    most = min(len(days), rules.MOST_DAYS_PER_EXERCISE)
    often = len(frame.sides) >= rules.DAYS_TO_REPEAT and not asked_for
    least = min(most, rules.FEWEST_DAYS_PER_EXERCISE) if often else 1
    if not (varied or asked_for):
        least = most
    counts = range(most, max(1, least) - 1, -1)
    return tuple(chosen for count in counts for chosen in combinations(days, count))


class Sums(dict[int, int]):
    """What packed counts come to: for each field a table, looked up once for all of them."""

    def __init__(self, tables: Sequence[Sequence[int]], bits: int) -> None:
        super().__init__()
        self._tables = tuple(tables)
        self._bits = bits

    def __missing__(self, packed: int) -> int:
        field = (1 << self._bits) - 1
        total = self[packed] = sum(
            table[packed >> self._bits * place & field] for place, table in enumerate(self._tables)
        )
        return total


class Limits:
    """One number with a field for every hard limit, which grows as limits are named."""

    def __init__(self) -> None:
        self._bits = 0
        self.start = 0
        """All fields with nothing taken."""
        self.over = 0
        """The bit of each field that says that its limit is exceeded."""

    def field(self, limit: int) -> int:
        """A new field whose sum may be ``limit`` at most; where it begins."""
        place = self._bits
        top = (2 * limit + 2).bit_length()
        self._bits += top + 1
        self.over |= 1 << (place + top)
        self.start |= ((1 << top) - 1 - limit) << place
        return place


class Space:
    """What stays the same through one search: the doses to choose from, and how they count."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        frame: Frame,
        include: Iterable[str] = (),
        *,
        varied: bool = False,
    ) -> None:
        self.candidates = tuple(candidates)
        self.frame = frame
        number_of = {one.exercise.id: number for number, one in enumerate(candidates)}
        self.kept = frozenset(number_of[name] for name in include if name in number_of)
        self.gifts = [half_sets(one.exercise) for one in candidates]
        self.moves = [movement_groups(one.exercise) for one in candidates]
        days = [
            day_sets(one.exercise, frame, varied=varied, asked_for=number in self.kept)
            for number, one in enumerate(candidates)
        ]
        self.rows = _rows({chosen for sets in days for chosen in sets}, len(frame.sides))
        self.tables = [
            muscle_points(rules.MUSCLE_WEIGHT[muscle], frame.aim[muscle], frame.enough)
            for muscle in MUSCLES
        ]
        totals = [tuple(map(STRICT.total, *levels)) for levels in self.tables]
        self.front, self.back = Sums(totals[:_HALF], _BITS), Sums(totals[_HALF:], _BITS)
        missing = [STRICT.coverage * MISSING_MOVEMENT, *[0] * (MOST_COUNTED - 1)]
        self.missing = Sums([missing] * len(rules.WEEKLY_MOVEMENTS), _COUNT_BITS)
        short = list(map(short_points, range(MOST_COUNTED)))
        self.short = Sums([[len(row) * one for one in short] for row in self.rows], _COUNT_BITS)
        self.doses: list[list[Dose]] = []
        """The doses of each candidate, by its number."""
        for number in range(len(candidates)):
            self.doses.append(self._doses(number, days[number]))
        self.all_doses = [dose for doses in self.doses for dose in doses]
        limits = Limits()
        self._pack(limits)
        self.start, self.over = limits.start, limits.over

    def _doses(self, number: int, day_sets: Sequence[tuple[int, ...]]) -> list[Dose]:
        """Every dose of one exercise that a session could hold."""
        candidate = self.candidates[number]
        front = back = 0
        for place, halves in self.gifts[number]:
            if place < _HALF:
                front += halves << (_BITS * place)
            else:
                back += halves << (_BITS * (place - _HALF))
        moves = self._counted(number)
        cost = own_cost(candidate) - (STRICT.coverage * ASKED_FOR if number in self.kept else 0)
        doses = []
        for days in day_sets:
            rows = tuple(row for row, there in enumerate(self.rows) if there[0] in days)
            for sets, seconds in candidate.seconds.items():
                if seconds > self.frame.seconds:
                    continue
                times = sets * len(days)
                dose = Dose()
                dose.number, dose.sets, dose.days, dose.seconds = number, sets, days, seconds
                dose.front, dose.back = front * times, back * times
                dose.rows = rows
                dose.moves = moves
                dose.places = sum(1 << _COUNT_BITS * row for row in rows)
                dose.cost = cost
                doses.append(dose)
        return doses

    def _counted(self, number: int) -> int:
        """The groups of movements that an exercise covers, one each, in fields of their own."""
        return sum(
            (self.moves[number] >> group & 1) << _COUNT_BITS * group
            for group in range(len(rules.WEEKLY_MOVEMENTS))
        )

    def _pack(self, limits: Limits) -> None:
        """Give every dose its share of the hard limits.

        Minutes, exercises and sets of a muscle in a session, sets of a muscle in a week, each
        exercise once, and variety within a session, which does not bind what was asked for.
        """
        rows = range(len(self.rows))
        seconds = [limits.field(self.frame.seconds) for _ in rows]
        places = [limits.field(rules.MOST_EXERCISES) for _ in rows]
        session = [[limits.field(2 * rules.CAP_SESSION_SETS) for _ in MUSCLES] for _ in rows]
        week = [limits.field(2 * rules.CAP_WEEK_SETS) for _ in MUSCLES]
        own = [limits.field(1) for _ in self.candidates]
        variety: list[list[list[int]]] = [[] for _ in self.candidates]
        for numbers, most in self._varied_groups():
            fields = [limits.field(most) for _ in rows]
            for number in numbers:
                variety[number].append(fields)
        for dose in self.all_doses:
            number, sets = dose.number, dose.sets
            packed = 1 << own[number]
            for muscle, halves in self.gifts[number]:
                packed += halves * sets * len(dose.days) << week[muscle]
            for row in dose.rows:
                packed += (dose.seconds << seconds[row]) + (1 << places[row])
                for muscle, halves in self.gifts[number]:
                    packed += halves * sets << session[row][muscle]
                for fields in variety[number]:
                    packed += 1 << fields[row]
            dose.packed = packed

    def _varied_groups(self) -> list[tuple[tuple[int, ...], int]]:
        """Exercises of which a session holds so many at most."""
        alike: dict[object, list[int]] = defaultdict(list)
        number_of = {one.exercise.id: number for number, one in enumerate(self.candidates)}
        pairs = set()
        for number, one in enumerate(self.candidates):
            if number in self.kept:
                continue
            alike[one.exercise.movements[0]].append(number)
            for name in one.exercise.easier + one.exercise.harder:
                other = number_of.get(name)
                if other is not None and other not in self.kept and other != number:
                    pairs.add((min(number, other), max(number, other)))
        most = rules.SAME_MOVEMENT_IN_SESSION
        groups = [(tuple(numbers), most) for numbers in alike.values() if len(numbers) > most]
        return [*groups, *((pair, 1) for pair in sorted(pairs))]

    def covered_at_best(self) -> int:
        """The points of coverage that are missing even to all candidates together."""
        most = [0] * len(MUSCLES)
        groups = 0
        for number, doses in enumerate(self.doses):
            groups |= self.moves[number] if doses else 0
            for muscle, halves in self.gifts[number]:
                most[muscle] += halves * max((one.sets * len(one.days) for one in doses), default=0)
        floors = sum(
            levels[0][min(done, len(levels[0]) - 1)]
            for levels, done in zip(self.tables, most, strict=True)
        )
        asked = sum(ASKED_FOR for number in self.kept if self.doses[number])
        missing = MISSING_MOVEMENT * (len(rules.WEEKLY_MOVEMENTS) - groups.bit_count())
        return floors + missing - asked

    def total(self, doses: Iterable[Dose]) -> int:
        """The whole objective of a week as one number; lower is better."""
        front = back = moves = places = cost = 0
        for dose in doses:
            front += dose.front
            back += dose.back
            moves += dose.moves
            places += dose.places
            cost += dose.cost
        return self.front[front] + self.back[back] + self.missing[moves] + self.short[places] + cost

    def picks(self, doses: Iterable[Dose]) -> tuple[Pick, ...]:
        """The doses as picks, by the exercises' ids."""
        picks = [
            Pick(candidate=self.candidates[one.number], sets=one.sets, days=one.days)
            for one in doses
        ]
        return tuple(sorted(picks, key=lambda pick: pick.candidate.exercise.id))


def _rows(day_sets: set[tuple[int, ...]], count: int) -> tuple[tuple[int, ...], ...]:
    """The days, those together that no set of days tells apart: what fits one fits all of them."""
    alike: dict[tuple[bool, ...], list[int]] = defaultdict(list)
    ordered = sorted(day_sets)
    for day in range(count):
        alike[tuple(day in chosen for chosen in ordered)].append(day)
    return tuple(map(tuple, alike.values()))
