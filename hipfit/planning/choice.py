"""Choosing the week: which exercises, how many sets, on which days.

What is good is said by ``hipfit.planning.objective``. The search is a tabu search: it exchanges
one exercise at a time for whatever then is best, even where that is worse than before, and may
not undo an exchange at once, so that it does not stay in the first dead end. Everything about
it is counted, nothing is drawn by lot: the same request gives the same week. How near it comes
to the optimum is measured against a solver in the tests.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nsmallest

from hipfit.model.value import Value
from hipfit.planning import rules
from hipfit.planning.objective import STRICT, Frame, missing_points
from hipfit.planning.packing import MUSCLES, Candidate, Chosen, Dose, Packing, Pick, Space


class Look(Value):
    """How long a search looks: ``effort`` exchanges at most, ``patience`` without a better week.

    ``for_cover``: it ends as soon as every floor and every movement is reached. ``rough``: what
    it finds is neither filled nor polished.
    """

    effort: int
    patience: int
    for_cover: bool = False
    rough: bool = False


USUAL = Look(effort=100, patience=35)
"""What a plan is made with: more would break the time a plan may take (benchmarks/)."""

FOR_COVER = Look(effort=USUAL.effort, patience=USUAL.patience, for_cover=True)
"""As a plan looks, but only until everything is reached: what it finds holds."""

GLANCE = Look(effort=12, patience=12, for_cover=True, rough=True)
"""A guess at what can be reached."""

THOROUGH = Look(effort=4000, patience=1200)
"""About a second: for who would rather wait."""

KEPT_OUT, KEPT_IN = 3, 1
"""For so many exchanges an exercise that left stays out, and one that came stays in."""

RESTART = 10
"""After so many exchanges without a better week: back to the best one, less one exercise."""

LOOKED_AT = 4
"""So many of the chosen exercises are looked at in one exchange, in turn."""

SHRINKING = 3
"""Every so many exchanges an exercise shrinks to make room, instead of leaving."""

TRIED = 4
"""So many of the best replacements for one exercise are tried, as long as none fits the days."""

REPACKS, GROWING_REPACKS = 2, 6
"""So often an exchange, or a growing week, may be packed anew to make room."""

MOST_POLISHINGS = 10

Hot = tuple[int, int, int, int, int, int, int, int]
"""A dose as the inner loop reads it: front, back, moves, cost, week's seconds, number, index, days.
"""


class Search:
    """One search for the best week."""

    def __init__(
        self, candidates: Sequence[Candidate], frame: Frame, include: frozenset[str] = frozenset()
    ) -> None:
        self.space = Space(candidates, frame, include)
        self.week = Packing(self.space)
        self._hot: list[Hot] = [
            (
                *(one.front, one.back, one.moves, one.cost),
                *(one.week_seconds, one.number, one.index, one.days),
            )
            for one in self.space.doses
        ]
        self._own: dict[int, list[Hot]] = {}
        for one in self._hot:
            self._own.setdefault(one[5], []).append(one)
        self._out_until: dict[int, int] = {}
        self._in_until: dict[int, int] = {}

    def run(self, look: Look = USUAL) -> Chosen:
        """The best week found."""
        best, best_total = self._start()
        since = found = 0
        for turn in range(look.effort):
            covered = look.for_cover and best_total < STRICT.coverage
            if covered or turn - found > look.patience:
                break
            if not self._exchange(turn):
                self.week.load(best)
            total = self.week.total()
            if total < best_total:
                best, best_total = dict(self.week.chosen), total
                since, found = 0, turn
                continue
            since += 1
            if since >= RESTART:
                since = 0
                self.week.load(best)
                self._kick(turn)
        self.week.load(best)
        return best

    def polish(self) -> None:
        """Exchange one exercise for another on its own days for as long as that is better."""
        for _ in range(MOST_POLISHINGS):
            if not any(self._better_there(number) for number in sorted(self.week.chosen)):
                return

    def _better_there(self, number: int) -> bool:
        """Put the best dose of all on an exercise's days, if one is better than its own."""
        week = self.week
        if number in self.space.kept:
            return False
        before = week.total()
        old, days = week.take(number)
        tally, covered = self.space.strict, self._covered(week.chosen)
        rest = before - (
            tally.front[week.front + old.front]
            + tally.back[week.back + old.back]
            + tally.moves[covered | old.moves]
            + old.cost
        )
        found = sorted(
            (points, index)
            for front, back, moves, cost, _, other, index, count in self._hot
            if count == len(days)
            and other not in week.chosen
            and (
                points := rest
                + tally.front[week.front + front]
                + tally.back[week.back + back]
                + tally.moves[covered | moves]
                + cost
            )
            < before
        )
        for _, index in found:
            dose = self.space.doses[index]
            if set(days) <= set(self.space.open_days[dose.number]) and all(
                week.fits(dose, day) for day in days
            ):
                week.put(dose, days)
                return True
        week.put(old, days)
        return False

    def _start(self) -> tuple[Chosen, int]:
        """The better of two weeks: grown by gain, and by gain for each second."""
        for number in sorted(self.space.kept):
            doses = [dose for dose in self.space.doses if dose.number == number]
            for dose in sorted(doses, key=lambda one: one.week_seconds):
                if self.week.place(dose):
                    break
        asked_for = dict(self.week.chosen)
        self._grow(self._hot, by_second=False)
        best, best_total = dict(self.week.chosen), self.week.total()
        self.week.load(asked_for)
        self._grow(self._hot, by_second=True)
        if self.week.total() < best_total:
            best, best_total = dict(self.week.chosen), self.week.total()
        self.week.load(best)
        return best, best_total

    def _grow(self, hot: Iterable[Hot], *, by_second: bool) -> None:
        """Add the dose that gains most for as long as one gains and fits."""
        week, tally = self.week, self.space.easy
        week.repacks_left = GROWING_REPACKS
        front_points, back_points, move_points = tally.front, tally.back, tally.moves
        while True:
            covered = self._covered(week.chosen)
            front, back, free = week.front, week.back, week.free
            short, places = self.space.short, week.places
            now = front_points[front] + back_points[back] + move_points[covered] + short[places]
            gains = [
                (gain, one)
                for one in hot
                if one[4] <= free
                and one[5] not in week.chosen
                and (
                    gain := now
                    - front_points[front + one[0]]
                    - back_points[back + one[1]]
                    - move_points[covered | one[2]]
                    - one[3]
                    - short[places + one[7]]
                )
                > 0
            ]
            if by_second:
                gains.sort(key=lambda found: (-found[0] / found[1][4], found[1][6]))
            else:
                gains.sort(key=lambda found: (-found[0], found[1][6]))
            if not any(self._place(one) for _, one in gains):
                return
            hot = [one for _, one in gains]

    def _place(self, one: Hot) -> bool:
        return self.week.place(self.space.doses[one[6]])

    @staticmethod
    def _covered(chosen: Chosen, without: int = -1) -> int:
        covered = 0
        for number, (dose, _) in chosen.items():
            if number != without:
                covered |= dose.moves
        return covered

    def _exchange(self, turn: int) -> bool:
        """Make the best exchange that is allowed now; false where none is possible."""
        self.week.repacks_left = REPACKS
        out = self._out_until
        chosen = self.week.chosen
        others = [one for one in self._hot if one[5] not in chosen and out.get(one[5], 0) <= turn]
        offers = [self._offer(-1, None, others)]
        resized = self._resized()
        for number in self._looked_at(turn):
            alike = [one for one in resized if one[5] != number]
            if turn % SHRINKING == SHRINKING - 1:
                less = self._less(number)
                if less is not None:
                    offers.append(self._offer(number, less, others + alike))
                continue
            dose, _ = chosen[number]
            own = [one for one in self._own[number] if one[6] != dose.index]
            kept = number in self.space.kept
            offers.append(self._offer(number, None, own if kept else others + own + alike))
        offers = [offer for offer in offers if offer.points]
        offers.sort(key=lambda offer: (min(offer.points), offer.number))
        return any(self._take_up(offer, turn) for offer in offers)

    def _looked_at(self, turn: int) -> Iterator[int]:
        """The chosen exercises whose turn it is, and that have not only just come.

        Who was looked at before a turn of shrinking is looked at again for it.
        """
        numbers = sorted(self.week.chosen)
        turns, within = divmod(turn, SHRINKING)
        first = (turns * (SHRINKING - 1) + min(within, SHRINKING - 2)) * LOOKED_AT
        for step in range(min(LOOKED_AT, len(numbers))):
            number = numbers[(first + step) % len(numbers)]
            if self._in_until.get(number, 0) <= turn:
                yield number

    def _less(self, number: int) -> Dose | None:
        """The next smaller dose of a chosen exercise."""
        dose, _ = self.week.chosen[number]
        smaller = [one for one in self._own[number] if one[4] < dose.week_seconds]
        if not smaller:
            return None
        return self.space.doses[max(smaller, key=lambda one: (one[4], one[6]))[6]]

    def _offer(self, number: int, less: Dose | None, instead: list[Hot]) -> "_Offer":
        """What the objective would be with each dose that fits in time, and with none."""
        week, tally = self.week, self.space.easy
        front_points, back_points, move_points = tally.front, tally.back, tally.moves
        front, back, free, cost = week.front, week.back, week.free, week.cost
        short, places = self.space.short, week.places
        covered = self._covered(week.chosen, number if less is None else -1)
        if number >= 0:
            dose, _ = week.chosen[number]
            front, back, cost = front - dose.front, back - dose.back, cost - dose.cost
            free += dose.week_seconds
            places -= dose.days
        if less is not None:
            front, back, cost = front + less.front, back + less.back, cost + less.cost
            free -= less.week_seconds
            places += less.days
        doses = [one for one in instead if one[4] <= free]
        points = [
            front_points[front + more_front]
            + back_points[back + more_back]
            + move_points[covered | moves]
            + short[places + more_places]
            + own_cost
            + cost
            for more_front, more_back, moves, own_cost, _, _, _, more_places in doses
        ]
        if less is not None or (number >= 0 and number not in self.space.kept):
            points.append(
                front_points[front]
                + back_points[back]
                + move_points[covered]
                + short[places]
                + cost
            )
        return _Offer(number, less, points, doses)

    def _resized(self) -> list[Hot]:
        """Every other dose of what is chosen, as the difference it would make."""
        return [
            (
                one[0] - dose.front,
                one[1] - dose.back,
                0,
                0,
                one[4] - dose.week_seconds,
                number,
                one[6],
                one[7] - dose.days,
            )
            for number, (dose, _) in self.week.chosen.items()
            for one in self._own[number]
            if one[6] != dose.index
        ]

    def _take_up(self, offer: "_Offer", turn: int) -> bool:
        """Make an exchange with the best dose that can be packed."""
        week, number = self.week, offer.number
        before = dict(week.chosen)
        if number >= 0:
            week.take(number)
        packed = offer.less is None or week.place(offer.less)
        for place in nsmallest(TRIED, range(len(offer.points)), offer.points.__getitem__):
            if not packed:
                break
            if place < len(offer.doses):
                dose = self.space.doses[offer.doses[place][6]]
                resized = dose.number != number and dose.number in week.chosen
                other = week.take(dose.number) if resized else None
                if not week.place(dose):
                    if other is not None:
                        week.put(*other)
                    continue
                self._in_until[dose.number] = turn + KEPT_IN + turn % 3
            if number >= 0 and number not in week.chosen:
                self._out_until[number] = turn + KEPT_OUT + turn % 3
            return True
        week.load(before)
        return False

    def _kick(self, turn: int) -> None:
        """Take an exercise out for a while, another one each time, and grow anew."""
        numbers = sorted(self.week.chosen.keys() - self.space.kept)
        if numbers:
            number = numbers[turn // RESTART * 3 % len(numbers)]
            self.week.take(number)
            self._out_until[number] = turn + KEPT_OUT + 1
        allowed = [one for one in self._hot if self._out_until.get(one[5], 0) <= turn]
        self._grow(allowed, by_second=bool(turn // RESTART % 2))


class _Offer:
    """What could come into the week for an exercise that leaves or, with ``less``, shrinks.

    Number -1: something is added, nothing leaves. ``points`` is the objective with each of the
    ``doses``, and one more number for taking none of them.
    """

    def __init__(self, number: int, less: Dose | None, points: list[int], doses: list[Hot]) -> None:
        self.number = number
        self.less = less
        self.points = points
        self.doses = doses


def best_week(
    candidates: Sequence[Candidate],
    frame: Frame,
    include: Iterable[str] = (),
    look: Look = USUAL,
) -> tuple[Pick, ...]:
    """The week that the objective likes best, as far as the search finds it.

    ``include`` names the exercises that must be in it; one that does not fit is simply not in
    the result, and the caller says so. The same arguments give the same week.
    """
    search = Search(candidates, frame, frozenset(include))
    return _picks(search.space, search.run(look))


def choose(
    candidates: Sequence[Candidate],
    frame: Frame,
    include: Iterable[str] = (),
    look: Look = USUAL,
) -> tuple[Pick, ...]:
    """The best week, with the time that is left given to what is chosen already.

    A rough look is not filled: it only says what could be reached.
    """
    search = Search(candidates, frame, frozenset(include))
    search.run(look)
    if not look.rough:
        _Filling(search.week).run()
        search.polish()
    return _picks(search.space, search.week.chosen)


def _picks(space: Space, chosen: Chosen) -> tuple[Pick, ...]:
    picks = [
        Pick(candidate=space.candidates[number], sets=dose.sets, days=days)
        for number, (dose, days) in chosen.items()
    ]
    return tuple(sorted(picks, key=lambda pick: pick.candidate.exercise.id))


class _Filling:
    """Time that is left over, given to the exercises of a week.

    Sessions short of exercises take another day of one first; then sets and days are added
    where muscles have most missing to what is enough, as long as nothing gets more than that.
    """

    def __init__(self, week: Packing) -> None:
        self.week = week
        self.space = week.space
        self._doses = {(one.number, one.sets, one.days): one for one in self.space.doses}

    def run(self) -> None:
        """Fill the week."""
        for day in range(len(self.space.frame.sides)):
            while self.week.there[day].bit_count() < rules.FEWEST_EXERCISES:
                if not self._apply(self._another_day({day})):
                    break
        while self._apply(self._enriched()):
            pass

    def _apply(self, found: list[tuple[float, int, Dose, tuple[int, ...]]]) -> bool:
        if not found:
            return False
        _, number, dose, days = min(found, key=lambda one: (one[0], one[1], one[3]))
        self.week.take(number)
        self.week.put(dose, days)
        return True

    def _another_day(
        self, wanted: Collection[int]
    ) -> list[tuple[float, int, Dose, tuple[int, ...]]]:
        """One more of the wanted days for a chosen exercise: what it costs, and what it is."""
        found = []
        for number, (dose, days) in list(self.week.chosen.items()):
            more = self._doses.get((number, dose.sets, dose.days + 1))
            if more is None:
                continue
            for day in sorted(wanted):
                open_there = day in self.space.open_days[number] and day not in days
                if open_there and self.week.fits(dose, day):
                    change = self._change(dose, more)
                    if self._within_cap(dose, more):
                        found.append((change, number, more, tuple(sorted((*days, day)))))
        return found

    def _enriched(self) -> list[tuple[float, int, Dose, tuple[int, ...]]]:
        """One set or one day more where that brings muscles nearer to what is enough."""
        found = self._another_day(range(len(self.space.frame.sides)))
        for number, (dose, days) in list(self.week.chosen.items()):
            more = self._doses.get((number, dose.sets + 1, dose.days))
            if more is not None and self._fits_longer(number, more, days):
                found.append((self._change(dose, more), number, more, days))
        return [one for one in found if one[0] < 0]

    def _fits_longer(self, number: int, more: Dose, days: tuple[int, ...]) -> bool:
        """Whether the exercise's own days have room for its longer dose."""
        before = self.week.take(number)
        fits = all(self.week.fits(more, day) for day in days)
        self.week.put(*before)
        return fits and self._within_cap(before[0], more)

    def _halves(self, dose: Dose) -> dict[int, int]:
        exercise = self.space.candidates[dose.number].exercise
        counted = dict(exercise.half_sets)
        return {
            place: counted[muscle] * dose.sets * dose.days
            for place, muscle in enumerate(MUSCLES)
            if muscle in counted
        }

    def _week_halves(self) -> list[int]:
        halves = [0] * len(MUSCLES)
        for dose, _ in self.week.chosen.values():
            for place, done in self._halves(dose).items():
                halves[place] += done
        return halves

    def _within_cap(self, dose: Dose, more: Dose) -> bool:
        now, before, after = self._week_halves(), self._halves(dose), self._halves(more)
        cap = 2 * rules.CAP_WEEK_SETS
        return all(now[place] - before[place] + after[place] <= cap for place in after)

    def _change(self, dose: Dose, more: Dose) -> float:
        """How the sets missing to enough change, for each second that is spent on it.

        A whole set above what is enough forbids the change.
        """
        now, before, after = self._week_halves(), self._halves(dose), self._halves(more)
        frame, points = self.space.frame, 0
        for place, muscle in enumerate(MUSCLES):
            if place not in after or not frame.aim[muscle]:
                continue
            done = now[place]
            then = done - before[place] + after[place]
            enough = 2 * frame.enough
            if then - enough > 1 and then > done:
                return 1.0
            weight = rules.MUSCLE_WEIGHT[muscle]
            points += weight * missing_points(max(0, enough - then) // 2)
            points -= weight * missing_points(max(0, enough - done) // 2)
        spent = more.week_seconds - dose.week_seconds
        return points / spent
