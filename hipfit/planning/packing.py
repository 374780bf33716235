"""What a week may be packed from: every dose of every exercise, on every set of days it may have.

The search looks at thousands of weeks, so what a dose gives and takes is packed into whole
numbers. Half sets take seven bits a muscle, and one addition counts a dose for four muscles. All
hard limits share one long number with a field for each: a field's top bit says that its limit is
exceeded, so that one addition and one ``&`` say whether a dose still fits. Above them the same
number counts what the objective asks for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from hipfit.model.exercise import Exercise
from hipfit.model.value import Value
from hipfit.model.words import Level
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
    strict_points,
)
from hipfit.planning.week import is_side_hip


class Candidate(Value):
    """An exercise that may be chosen. ``seconds`` is its longest time for each number of sets.

    ``quality`` is 0 to 6: better supported by evidence and with more ladder ahead is higher. It
    comes on ``fewest_days`` a week at least.
    """

    exercise: Exercise
    seconds: dict[int, int]
    quality: int
    fewest_days: int = 1


class Pick(Value):
    """A chosen exercise: ``sets`` on each of ``days`` (numbers of the week's sessions)."""

    candidate: Candidate
    sets: int
    days: tuple[int, ...]


MUSCLES = tuple(rules.MUSCLE_WEIGHT)
_PLACE = {muscle: place for place, muscle in enumerate(MUSCLES)}
_BITS, _HALF = 7, 4
_HALF_BITS = _BITS * _HALF
_HALF_FIELD = (1 << _HALF_BITS) - 1
_COUNT_BITS = 5
_MOVES_BITS = _COUNT_BITS * len(rules.WEEKLY_MOVEMENTS)
_MOVES_FIELD = (1 << _MOVES_BITS) - 1
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
    """So many sets of one exercise on so many days, with what the search needs to count it.

    ``pools`` are the pools of days it stands on (``everywhere``: on all their days), ``packed`` its
    share of every limit of the week and, above these, what counts for the objective; ``daily`` is
    its share of the limits of one session. ``front`` and ``back`` are
    its weekly half sets, four muscles in each; ``moves`` counts the groups of movements it covers,
    ``places`` its days in each pool; ``cost`` is its share of the objective whatever else is
    chosen. ``number`` is the exercise's among the candidates, ``index`` the dose's among all
    doses. A plain record: hundreds are made for every choice.
    """

    index: int
    number: int
    sets: int
    days: int
    pools: tuple[int, ...]
    everywhere: bool
    seconds: int
    packed: int
    daily: int
    front: int
    back: int
    moves: int
    places: int
    cost: int

    __slots__ = tuple(__annotations__)

    @property
    def week_seconds(self) -> int:
        """Its time in the whole week."""
        return self.seconds * self.days


FINEST_SHARE = 6
"""What takes more than half a session comes once in it, more than a third twice at most, and so on
to this share: limits that tell what no single day could hold (dual feasible functions,
Fekete and Schepers 2001)."""


def pools_of_days(frame: Frame) -> tuple[tuple[int, ...], ...]:
    """The days of a week, those together that may train the same side of the hip."""
    found: dict[bool | None, list[int]] = {}
    for day, side in enumerate(frame.sides):
        found.setdefault(side, []).append(day)
    return tuple(map(tuple, found.values()))


def can_vary(frame: Frame) -> bool:
    """Whether sessions need not be alike: more than one day, and some open to everything."""
    return len(frame.sides) > 1 and None in frame.sides


def day_counts(days: int, frame: Frame, *, varied: bool, asked_for: bool) -> range:
    """On how many of its days an exercise may come.

    That is all of them; in a ``varied`` week, and for what was asked for, also fewer: two at
    least where three days are trained, else one.
    """
    most = min(days, rules.MOST_DAYS_PER_EXERCISE)
    often = len(frame.sides) >= rules.DAYS_TO_REPEAT and not asked_for
    least = min(most, rules.FEWEST_DAYS_PER_EXERCISE) if often else 1
    return range(max(1, least if varied or asked_for else most), most + 1)


class Sums(dict[int, int]):
    """What packed counts come to: for each field a table, looked up once for all of them."""

    def __init__(self, tables: Sequence[Sequence[int]], bits: int) -> None:
        super().__init__()
        self._tables = tuple(tables)
        self._bits = bits
        self._field = (1 << bits) - 1

    def __missing__(self, packed: int) -> int:
        total, rest = 0, packed
        for table in self._tables:
            total += table[rest & self._field]
            rest >>= self._bits
        self[packed] = total
        return total


@lru_cache(maxsize=len(Level))
def _muscle_sums(aims: tuple[int, ...], enough: int) -> tuple[Sums, Sums]:
    """What half sets come to, four muscles in each: the same for all requests with these aims."""
    totals = [
        strict_points(rules.MUSCLE_WEIGHT[muscle], aim, enough)
        for muscle, aim in zip(MUSCLES, aims, strict=True)
    ]
    return Sums(totals[:_HALF], _BITS), Sums(totals[_HALF:], _BITS)


class Limits:
    """One number with a field for every hard limit, which grows as limits are named."""

    def __init__(self) -> None:
        self.bits = 0
        """How many bits all the fields take."""
        self.start = 0
        """All fields with nothing taken."""
        self.over = 0
        """The bit of each field that says that its limit is exceeded."""

    def field(self, limit: int, room: int = 0) -> int:
        """A new field whose sum may be ``limit`` at most, with room for more; where it begins."""
        place = self.bits
        top = (2 * max(limit, room) + 2).bit_length()
        self.bits += top + 1
        self.over |= 1 << (place + top)
        self.start |= ((1 << top) - 1 - limit) << place
        return place


class Space:
    """What stays the same through one search: the doses to choose from, and how they count.

    Sessions of a pool share one limit each of minutes, exercises and so on, as many times as
    there are days in it. That is exact where everything comes on all days of its pool; where
    sessions vary, ``hipfit.planning.days`` says whether the doses fit the single days. A week in
    which all days take turns cannot be ``varied``: each side of the hip has two or three days
    alike. Where only some do, an exercise may stand on its side's days, on the free ones, or both.
    """

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
        self.pools = pools_of_days(frame)
        self.varied = varied and can_vary(frame)
        number_of = {one.exercise.id: number for number, one in enumerate(candidates)}
        self.kept = frozenset(number_of[name] for name in include if name in number_of)
        self.gifts = [half_sets(one.exercise) for one in candidates]
        self.moves = [movement_groups(one.exercise) for one in candidates]
        self.tables = [
            muscle_points(rules.MUSCLE_WEIGHT[muscle], frame.aim[muscle], frame.enough)
            for muscle in MUSCLES
        ]
        aims = tuple(frame.aim[muscle] for muscle in MUSCLES)
        self.front, self.back = _muscle_sums(aims, frame.enough)
        missing = [STRICT.coverage * MISSING_MOVEMENT, *[0] * (MOST_COUNTED - 1)]
        self.missing = Sums([missing] * len(rules.WEEKLY_MOVEMENTS), _COUNT_BITS)
        taken = range(MOST_COUNTED)
        self.short_of = [[short_points(len(pool), one) for one in taken] for pool in self.pools]
        """What the sessions of each pool are short of exercises, by the places taken in them."""
        self.short = Sums(self.short_of, _COUNT_BITS)
        self.doses = [self._doses(number) for number in range(len(candidates))]
        """The doses of each candidate, by its number."""
        self.all_doses = [dose for doses in self.doses for dose in doses]
        for index, dose in enumerate(self.all_doses):
            dose.index = index
        self._places_bits = _COUNT_BITS * len(self.pools)
        self._places_field = (1 << self._places_bits) - 1
        week, session = Limits(), Limits()
        self._pack(week, session)
        self._counted_from = week.bits
        self.start, self.over = week.start, week.over
        self.session_start, self.session_over = session.start, session.over

    def _doses(self, number: int) -> list[Dose]:
        """Every dose of one exercise that a session could hold."""
        candidate = self.candidates[number]
        front = back = 0
        for place, halves in self.gifts[number]:
            if place < _HALF:
                front += halves << (_BITS * place)
            else:
                back += halves << (_BITS * (place - _HALF))
        asked_for = number in self.kept
        moves = self._counted(number)
        cost = own_cost(candidate) - (STRICT.coverage * ASKED_FOR if asked_for else 0)
        side = is_side_hip(candidate.exercise)
        open_to = [self.frame.sides[pool[0]] for pool in self.pools]
        open_pools = tuple(n for n, only in enumerate(open_to) if only is None or only is side)
        doses = []
        for pools, count in self._stands(open_pools, asked_for=asked_for):
            for sets, seconds in candidate.seconds.items():
                if seconds > self.frame.seconds or count < candidate.fewest_days:
                    continue
                dose = Dose()
                dose.number, dose.sets, dose.seconds = number, sets, seconds
                dose.days, dose.pools = count, pools
                dose.everywhere = count == self._size(pools)
                dose.front, dose.back = front * sets * count, back * sets * count
                dose.moves, dose.cost = moves, cost
                dose.places = sum(self.days_in(dose, pool) << _COUNT_BITS * pool for pool in pools)
                doses.append(dose)
        return doses

    def _size(self, pools: Iterable[int]) -> int:
        return sum(len(self.pools[pool]) for pool in pools)

    def _stands(
        self, pools: tuple[int, ...], *, asked_for: bool
    ) -> Iterator[tuple[tuple[int, ...], int]]:
        """The pools, and how many of their days, that an exercise may stand on; the most first."""
        if not pools:
            return
        free = self.varied or asked_for
        if len(pools) == 1:
            days = self._size(pools)
            counts = day_counts(days, self.frame, varied=self.varied, asked_for=asked_for)
            yield from ((pools, count) for count in reversed(counts))
            return
        yield pools, self._size(pools)
        if free:
            yield from (((pool,), len(self.pools[pool])) for pool in pools)

    def days_in(self, dose: Dose, pool: int) -> int:
        """On how many days of one of its pools a dose stands."""
        return dose.days if len(dose.pools) == 1 else len(self.pools[pool])

    def _counted(self, number: int) -> int:
        """The groups of movements that an exercise covers, one each, in fields of their own."""
        return sum(
            (self.moves[number] >> group & 1) << _COUNT_BITS * group
            for group in range(len(rules.WEEKLY_MOVEMENTS))
        )

    def _pack(self, week: Limits, session: Limits) -> None:
        """Give every dose its share of the hard limits, of the week and of one session.

        Minutes, exercises and sets of a muscle in a session, sets of a muscle in a week, each
        exercise once, and variety within a session, which does not bind what was asked for.
        """
        limits = [self.frame.seconds, rules.MOST_EXERCISES]
        limits += [2 * rules.CAP_SESSION_SETS] * len(MUSCLES)
        groups = self._varied_groups()
        limits += [most for _, most in groups]
        shares_of_time = range(1, FINEST_SHARE) if self.varied else ()
        limits += shares_of_time
        largest = max(map(len, self.pools))
        fields = [session.field(limit, largest * limit) for limit in limits]
        blocks = [week.bits + number * session.bits for number in range(len(self.pools))]
        for pool in self.pools:  # laid out like a session, so that its share counts here as it is
            for limit in limits:
                week.field(len(pool) * limit, largest * limit)
        muscles = [week.field(2 * rules.CAP_WEEK_SETS) for _ in MUSCLES]
        own = [1 << week.field(1) for _ in self.candidates]
        once = [1 << fields[1] for _ in self.candidates]
        for place, (numbers, _) in zip(fields[2 + len(MUSCLES) :], groups, strict=False):
            for number in numbers:
                once[number] += 1 << place
        a_set = [sum(each << fields[2 + muscle] for muscle, each in one) for one in self.gifts]
        a_week = [sum(each << muscles[muscle] for muscle, each in one) for one in self.gifts]
        finer = list(zip(shares_of_time, fields[-len(shares_of_time) :], strict=False))
        for dose in self.all_doses:
            number, sets = dose.number, dose.sets
            dose.daily = once[number] + a_set[number] * sets + (dose.seconds << fields[0])
            for parts, place in finer:
                whole = -(-(parts + 1) * dose.seconds // self.frame.seconds) - 1
                dose.daily += whole << place
            dose.packed = own[number] + a_week[number] * sets * dose.days
            for mine in dose.pools:
                dose.packed += self.days_in(dose, mine) * dose.daily << blocks[mine]
            dose.packed += self._counts(dose) << week.bits

    def _counts(self, dose: Dose) -> int:
        """What counts of a dose in one number; its cost, which may be below 0, comes on top."""
        rest = dose.cost << self._places_bits | dose.places
        rest = rest << _MOVES_BITS | dose.moves
        return (rest << _HALF_BITS | dose.back) << _HALF_BITS | dose.front

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

    def same_doses(self, week: Iterable[Dose]) -> list[Dose]:
        """The doses of a week from another space of the same candidates, where this one has them.

        What sessions that are alike hold, sessions that vary hold as well.
        """
        return [
            mine
            for one in week
            for mine in self.doses[one.number]
            if (mine.sets, mine.days, mine.pools) == (one.sets, one.days, one.pools)
        ]

    def covered_at_best(self) -> int:
        """The points of coverage that are missing even to all candidates together."""
        most = [0] * len(MUSCLES)
        groups = 0
        for number, doses in enumerate(self.doses):
            groups |= self.moves[number] if doses else 0
            for muscle, halves in self.gifts[number]:
                most[muscle] += halves * max((one.sets * one.days for one in doses), default=0)
        floors = sum(
            levels[0][min(done, len(levels[0]) - 1)]
            for levels, done in zip(self.tables, most, strict=True)
        )
        asked = sum(ASKED_FOR for number in self.kept if self.doses[number])
        missing = MISSING_MOVEMENT * (len(rules.WEEKLY_MOVEMENTS) - groups.bit_count())
        return floors + missing - asked

    def total(self, doses: Iterable[Dose]) -> int:
        """The whole objective of a week as one number; lower is better."""
        return self.points(sum(dose.packed for dose in doses))

    def points(self, packed: int) -> int:
        """The whole objective of a week from the sum of what its doses have packed."""
        rest = packed >> self._counted_from
        front, rest = rest & _HALF_FIELD, rest >> _HALF_BITS
        back, rest = rest & _HALF_FIELD, rest >> _HALF_BITS
        moves, rest = rest & _MOVES_FIELD, rest >> _MOVES_BITS
        places, cost = rest & self._places_field, rest >> self._places_bits
        return self.front[front] + self.back[back] + self.missing[moves] + self.short[places] + cost
