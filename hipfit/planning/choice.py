"""Choosing the week: which exercises, how many sets, on which days.

What is good is said by ``hipfit.planning.objective``. The search grows a week and exchanges doses
for as long as that is better. Then, level by level, it either proves that no week is better or
finds one: it goes through all weeks, exercise by exercise, and leaves out what the bound of
``hipfit.planning.bound`` rules out (branch and bound, Land and Doig 1960). ``Look`` limits how
far it goes, so that a plan takes no longer than it may; nearly always it ends with the proof.
Everything is counted, nothing is drawn by lot: the same request gives the same week. How often
the week is optimal is measured against a solver in the tests.
"""

from collections.abc import Iterable, Sequence

from hipfit.model.value import Value
from hipfit.planning.bound import Bound, Relaxation
from hipfit.planning.filling import filled
from hipfit.planning.objective import STRICT, Frame, Scale
from hipfit.planning.packing import Candidate, Dose, Pick, Space


class Look(Value):
    """How far a search looks: ``nodes`` of the tree for each level, ``steps`` for each bound.

    ``for_cover``: it ends as soon as every floor and every movement is reached. ``rough``: what
    it finds is not filled.
    """

    nodes: int
    steps: int
    for_cover: bool = False
    rough: bool = False


USUAL = Look(nodes=8000, steps=60)
"""What a plan is made with: more would break the time a plan may take (benchmarks/)."""

FOR_COVER = Look(nodes=2000, steps=40, for_cover=True)
"""Only until everything is reached: what it finds holds."""

GLANCE = Look(nodes=0, steps=0, for_cover=True, rough=True)
"""A guess at what can be reached."""

THOROUGH = Look(nodes=1_000_000, steps=200)
"""A second or two at most: for who would rather wait."""

LEVEL_SCALES = (
    Scale(coverage=1, aims=0, economy=0),
    Scale(coverage=2, aims=1, economy=0),
    Scale(coverage=20, aims=10, economy=1),
)
"""How the levels are weighed in the bound for each of them. A week that is better at a level is
no worse at those above, so that any weights give a true bound; these are small, for good prices."""

MOST_EXCHANGES = 40


class Search:
    """One search for the best week."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._doses = space.all_doses

    def run(self, look: Look) -> list[Dose]:
        """The best week found."""
        grown = [self._descended(self._grown(by_second=one)) for one in (False, True)]
        week = min(grown, key=self.space.total)
        if not look.nodes:
            return week
        reachable = self.space.covered_at_best()
        if not (look.for_cover and self._at_best(week, 0, reachable)):
            week = self._kicked(week)
        for level, scale in enumerate(LEVEL_SCALES):
            if look.for_cover and level:
                break
            while not self._at_best(week, level, reachable):
                better = self._better(week, scale, look)
                if better is None:
                    break
                week = better
        return week

    def covers(self, week: Sequence[Dose]) -> bool:
        """Whether the week covers the hip as well as its candidates can."""
        return self._at_best(week, 0, self.space.covered_at_best())

    def _at_best(self, week: Sequence[Dose], level: int, reachable: int) -> bool:
        """Whether nothing can be better at this level for a reason seen at once."""
        coverage, rest = divmod(self.space.total(week), STRICT.coverage)
        return coverage <= reachable if level == 0 else level == 1 and rest < STRICT.aims

    def _kicked(self, week: list[Dose]) -> list[Dose]:
        """The week after doing without one of its exercises for a while, where that helps."""
        total = self.space.total(week)
        while True:
            for dose in sorted(week, key=lambda one: one.number):
                if dose.number in self.space.kept:
                    continue
                self._doses = [one for one in self.space.all_doses if one.number != dose.number]
                changed = self._descended([one for one in week if one is not dose])
                self._doses = self.space.all_doses
                changed = self._descended(changed)
                points = self.space.total(changed)
                if points < total:
                    week, total = changed, points
                    break
            else:
                return week

    def _grown(self, *, by_second: bool) -> list[Dose]:
        """A week that takes the dose that gains most, or most for each second, while one does."""
        space = self.space
        week: list[Dose] = []
        packed, front, back, moves, places = space.start, 0, 0, 0, 0
        over, missing, short = space.over, space.missing, space.short
        front_points, back_points = space.front, space.back
        open_doses = self._doses
        while True:
            now = front_points[front] + back_points[back] + missing[moves] + short[places]
            open_doses = [one for one in open_doses if not (packed + one.packed) & over]
            gains = [
                now
                - front_points[front + one.front]
                - back_points[back + one.back]
                - missing[moves + one.moves]
                - short[places + one.places]
                - one.cost
                for one in open_doses
            ]
            if by_second:
                worth = [
                    gain / one.week_seconds for gain, one in zip(gains, open_doses, strict=True)
                ]
            else:
                worth = [float(gain) for gain in gains]
            best = max(range(len(worth)), key=worth.__getitem__, default=-1)
            if best < 0 or worth[best] <= 0:
                return week
            dose = open_doses[best]
            week.append(dose)
            packed += dose.packed
            front += dose.front
            back += dose.back
            moves += dose.moves
            places += dose.places

    def _descended(self, week: list[Dose]) -> list[Dose]:
        """The week after the best exchange, again and again, while one is better.

        An exchange takes one dose out, or makes it smaller, and puts one in, or none.
        """
        total = self.space.total(week)
        for _ in range(MOST_EXCHANGES):
            best, exchanged = total, None
            for base in self._bases(week):
                points, dose = self._best_addition(base)
                if points < best:
                    best, exchanged = points, base if dose is None else [*base, dose]
            if exchanged is None:
                break
            week, total = exchanged, best
        return week

    def _bases(self, week: list[Dose]) -> Iterable[list[Dose]]:
        yield week
        for place, dose in enumerate(week):
            others = week[:place] + week[place + 1 :]
            yield others
            for smaller in self.space.doses[dose.number]:
                if smaller.week_seconds < dose.week_seconds:
                    yield [*others, smaller]

    def _best_addition(self, base: list[Dose]) -> tuple[int, Dose | None]:
        """The objective with the best dose added to a week, or with none."""
        space = self.space
        packed, front, back, moves, places, cost = space.start, 0, 0, 0, 0, 0
        for dose in base:
            packed += dose.packed
            front += dose.front
            back += dose.back
            moves += dose.moves
            places += dose.places
            cost += dose.cost
        over, missing, short = space.over, space.missing, space.short
        if packed & over:
            return FAR, None
        front_points, back_points = space.front, space.back
        fitting = [one for one in self._doses if not (packed + one.packed) & over]
        points = [
            front_points[front + one.front]
            + back_points[back + one.back]
            + missing[moves + one.moves]
            + short[places + one.places]
            + one.cost
            for one in fitting
        ]
        alone = front_points[front] + back_points[back] + missing[moves] + short[places]
        least = min(points, default=alone)
        if least >= alone:
            return alone + cost, None
        return least + cost, fitting[points.index(least)]

    def _better(self, week: list[Dose], scale: Scale, look: Look) -> list[Dose] | None:
        """A better week, or None where none is, or none was found in so many nodes."""
        target = self._target(self.space.total(week), scale)
        bound = Relaxation(self.space, scale).bound(target, week, look.steps)
        if bound.value > target:
            return None
        return self._branched(week, bound, scale, look.nodes)

    @staticmethod
    def _target(total: int, scale: Scale) -> float:
        """What a week that is better at a scale's level comes to at most."""
        coverage, rest = divmod(total, STRICT.coverage)
        return scale.total(coverage, *divmod(rest, STRICT.aims)) - 1 + ROUNDING

    def _branched(
        self, week: list[Dose], bound: Bound, scale: Scale, nodes: int
    ) -> list[Dose] | None:
        """Go through all weeks that the bound leaves open, the likeliest first.

        Every improvement makes the bound stricter; the last one is the answer.
        """
        space = self.space
        best, found = space.total(week), None
        target = self._target(best, scale)
        least = [min(costs, default=0.0) for costs in bound.costs]
        order = sorted(
            (number for number, costs in enumerate(bound.costs) if costs),
            key=lambda number: -abs(least[number]),
        )
        after = [0.0]
        for number in reversed(order):
            after.append(after[-1] + min(0.0, least[number]))
        after.reverse()
        options = [
            sorted(
                zip(bound.costs[number], space.doses[number], strict=True), key=lambda one: one[0]
            )
            for number in order
        ]
        over, last = space.over, len(order)
        front_points, back_points = space.front, space.back
        missing, short = space.missing, space.short
        waiting: list[_Node] = [(0, bound.value - after[0], space.start, 0, 0, 0, 0, 0, None)]
        while waiting:
            place, sum_, packed, front, back, moves, places, cost, chosen = waiting.pop()
            while place < last:
                room = target - after[place + 1] - sum_
                without = room >= 0
                entered = None
                later = []
                for price, dose in options[place]:
                    if price > room:
                        break
                    with_it = packed + dose.packed
                    if with_it & over:
                        continue
                    node = (
                        *(place + 1, sum_ + price, with_it, front + dose.front, back + dose.back),
                        *(moves + dose.moves, places + dose.places, cost + dose.cost),
                        (dose, chosen),
                    )
                    if entered is None and price < 0:
                        entered = node
                    else:
                        later.append(node)
                later.reverse()
                if entered is None:
                    waiting += later
                    if not without:
                        break
                    place += 1
                    continue
                if without:
                    waiting.append(
                        (place + 1, sum_, packed, front, back, moves, places, cost, chosen)
                    )
                waiting += later
                nodes -= 1
                place, sum_, packed, front, back, moves, places, cost, chosen = entered
            else:
                total = (
                    front_points[front] + back_points[back] + missing[moves] + short[places] + cost
                )
                if total < best:
                    best, found = total, chosen
                    target = self._target(best, scale)
            nodes -= 1
            if nodes < 0:
                break
        return None if found is None else _unchained(found)


_Chain = tuple[Dose, "_Chain | None"]
_Node = tuple[int, float, int, int, int, int, int, int, "_Chain | None"]
"""A week in the making: how many exercises are decided, its bound so far, and its sums."""

FAR = 10**15
ROUNDING = 1e-6


def _unchained(chain: "_Chain | None") -> list[Dose]:
    doses = []
    while chain is not None:
        dose, chain = chain
        doses.append(dose)
    return doses


def best_week(
    candidates: Sequence[Candidate],
    frame: Frame,
    include: Iterable[str] = (),
    look: Look = USUAL,
) -> tuple[Pick, ...]:
    """The week that the objective likes best, as far as the search finds it.

    Sessions are alike where that covers the hip. ``include`` names the exercises that must be in
    it; one that does not fit is simply not in the result, and the caller says so. The same
    arguments give the same week.
    """
    space, week = _best(candidates, frame, tuple(include), look)
    return space.picks(week)


def choose(
    candidates: Sequence[Candidate],
    frame: Frame,
    include: Iterable[str] = (),
    look: Look = USUAL,
) -> tuple[Pick, ...]:
    """The best week, with the time that is left given to what is chosen already.

    A rough look is not filled: it only says what could be reached.
    """
    space, week = _best(candidates, frame, tuple(include), look)
    return space.picks(week if look.rough else filled(space, week))


def _best(
    candidates: Sequence[Candidate], frame: Frame, include: tuple[str, ...], look: Look
) -> tuple[Space, list[Dose]]:
    alike = Search(Space(candidates, frame, include))
    week = alike.run(look)
    if alike.covers(week):
        return alike.space, week
    varied = Search(Space(candidates, frame, include, varied=True))
    if len(varied.space.all_doses) == len(alike.space.all_doses):
        return alike.space, week
    return varied.space, varied.run(look)
