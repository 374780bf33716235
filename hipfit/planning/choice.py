"""Choosing the week: which exercises, how many sets, on which days.

What is good is said by ``hipfit.planning.objective``. The search grows a week and exchanges doses
for as long as that is better. Then, level by level, it either proves that no week is better or
finds one: it goes through all weeks, exercise by exercise, and leaves out what the bound of
``hipfit.planning.bound`` rules out (branch and bound, Land and Doig 1960). ``Look`` limits how
far it goes, so that a plan takes no longer than it may; where that ends it without a proof, the
week is the best that was found.
Everything is counted, nothing is drawn by lot: the same request gives the same week. How often
the week is optimal is measured against a solver in the tests.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from heapq import heappop, heappush, nsmallest
from itertools import combinations
from math import inf
from operator import attrgetter, itemgetter
from typing import NamedTuple

from hipfit.model.value import Value
from hipfit.planning.bound import Bound, Relaxation
from hipfit.planning.days import Calendar
from hipfit.planning.filling import filled
from hipfit.planning.objective import ALIKE_AIMS, STRICT, Frame, Scale
from hipfit.planning.packing import Candidate, Dose, Pick, Space, can_vary


class Look(Value):
    """How far a search looks: ``nodes`` of the tree for all levels, ``steps`` for each bound.

    ``kicks``: where that ends without a proof, it also does without each exercise for a while.
    ``for_cover``: it only looks for a week that reaches every floor and every movement.
    """

    nodes: int = 0
    steps: int = 0
    kicks: bool = False
    for_cover: bool = False


USUAL = Look(nodes=12_000, steps=40)
"""What a plan is made with: more would break the time a plan may take (benchmarks/)."""

FOR_COVER = Look(nodes=1000, steps=30, for_cover=True)
"""Only until everything is reached. Every whole search begins so too, whatever it is for: so that
what a change of the request is said to reach is reached."""

THOROUGH = Look(nodes=200_000, steps=60, kicks=True)
"""Up to a second: for who would rather wait."""

LEVEL_SCALES = (
    Scale(coverage=1, aims=0, economy=0),
    Scale(coverage=2, aims=1, economy=0),
    Scale(coverage=20, aims=10, economy=1),
)
"""How the levels are weighed in the bound for each of them. A week that is better at a level is
no worse at those above, so that any weights give a true bound; these are small, for good prices."""

ECONOMY_SHARE = 5
"""One part in so many of the nodes, at most, for the level where all weeks reach the same: nearly
every request comes to it, and exchanges find nearly as much there."""

MOST_EXCHANGES = 40

TRIED = 4
"""So many of the best doses are tried for one exchange, as long as the days do not hold them."""


class Search:
    """One search for the best week."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.calendar = Calendar(space)
        self.reachable = space.covered_at_best()
        self._doses = space.all_doses
        self._nodes_left = 0

    def start(self) -> list[Dose]:
        """A good week, found quickly: grown by what seconds are worth, and exchanged.

        It covers the hip as well as the candidates can, if such a week is found.
        """
        week = self._descended(self._grown(by_second=True))
        if self.covers(week):
            return week
        scale = LEVEL_SCALES[0]
        target = scale.total(self.reachable, 0, 0) + ROUNDING
        bound = Relaxation(self.space, scale).bound(target, week, FOR_COVER.steps)
        if bound.value > target:
            return week
        return self._branched(week, bound, scale, FOR_COVER.nodes, target)[0] or week

    def improved(self, week: list[Dose], look: Look) -> list[Dose]:
        """The best week found, from a good one on."""
        other = self._descended(self._grown(by_second=False))
        self._nodes_left = look.nodes
        week, proved = self._climbed(min(week, other, key=self.space.total), look)
        if proved:
            return week
        week = self._exchanged(self._descended(week))  # where the tree ended, these may be better
        if not look.kicks:
            return week
        kicked = self._kicked(week)
        return week if kicked is week else self._climbed(kicked, look)[0]

    def _climbed(self, week: list[Dose], look: Look) -> tuple[list[Dose], bool]:
        """The week improved level by level, and whether none is better for certain."""
        certain = True
        for level, scale in enumerate(LEVEL_SCALES):
            while not self._at_best(week, level):
                better, proved = self._better(week, scale, look, self._target(week, scale))
                if better is None:
                    certain = certain and proved
                    break
                week = better
        return week, certain

    def covers(self, week: Sequence[Dose]) -> bool:
        """Whether the week covers the hip as well as its candidates can."""
        return self._at_best(week, 0)

    def aims(self, week: Sequence[Dose]) -> int:
        """The points of aims that a week misses."""
        return self.space.total(week) % STRICT.coverage // STRICT.aims

    def _at_best(self, week: Sequence[Dose], level: int) -> bool:
        """Whether nothing can be better at this level for a reason seen at once."""
        coverage, rest = divmod(self.space.total(week), STRICT.coverage)
        return coverage <= self.reachable if level == 0 else level == 1 and rest < STRICT.aims

    def _kicked(self, week: list[Dose]) -> list[Dose]:
        """The week after doing without each of its exercises for a while, as long as that helps."""
        total = self.space.total(week)
        untried = sorted(week, key=attrgetter("number"), reverse=True)
        while untried:
            dose = untried.pop()
            if dose.number in self.space.kept:
                continue
            self._doses = [one for one in self.space.all_doses if one.number != dose.number]
            changed = self._descended([one for one in week if one is not dose])
            self._doses = self.space.all_doses
            changed = self._descended(changed)
            points = self.space.total(changed)
            if points < total:
                week, total = changed, points
                untried = sorted(week, key=attrgetter("number"), reverse=True)
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
            if not self.calendar.holds([*week, dose]):
                open_doses = [one for one in open_doses if one is not dose]
                continue
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
                better = self._with_best_addition(base, best)
                if better is not None:
                    best, exchanged = better
            if exchanged is None:
                break
            week, total = exchanged, best
        return week

    def _exchanged(self, week: list[Dose]) -> list[Dose]:
        """The week after exchanging two of its doses for one or two, as long as that is better."""
        total = self.space.total(week)
        for first, second in combinations(week, 2):
            base = [one for one in week if one is not first and one is not second]
            points = self.space.total(base)
            for _ in range(2):
                added = self._with_best_addition(base, points)
                if added is None:
                    break
                points, base = added
                if points < total:
                    return self._exchanged(self._descended(base))
        return week

    def _bases(self, week: list[Dose]) -> Iterable[list[Dose]]:
        yield week
        for place, dose in enumerate(week):
            others = week[:place] + week[place + 1 :]
            yield others
            smaller = [
                one for one in self.space.doses[dose.number] if one.week_seconds < dose.week_seconds
            ]
            if smaller:
                yield [*others, max(smaller, key=lambda one: (one.week_seconds, one.index))]

    def _with_best_addition(self, base: list[Dose], below: int) -> tuple[int, list[Dose]] | None:
        """The week with the best dose added, or with none, if it comes to less than ``below``."""
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
            return None
        front_points, back_points = space.front, space.back
        below -= cost
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
        if min(points, default=alone) < min(alone, below):
            for place in nsmallest(TRIED, range(len(points)), points.__getitem__):
                if points[place] >= min(alone, below):
                    break
                week = [*base, fitting[place]]
                if self.calendar.holds(week):
                    return points[place] + cost, week
        if alone < below and self.calendar.holds(base):
            return alone + cost, base
        return None

    def _better(
        self, week: list[Dose], scale: Scale, look: Look, target: float
    ) -> tuple[list[Dose] | None, bool]:
        """A better week that comes to the target at most, if one is found; whether all is tried."""
        bound = Relaxation(self.space, scale).bound(target, week, look.steps)
        if bound.value > target:
            return None, True
        return self._branched(week, bound, scale, self._quota(scale, look), target)

    def _quota(self, scale: Scale, look: Look) -> int:
        """The nodes for one level: half of what is left, of the last one its share."""
        if scale is LEVEL_SCALES[-1]:
            return min(self._nodes_left, look.nodes // ECONOMY_SHARE)
        return self._nodes_left // 2

    def _target(self, week: Sequence[Dose], scale: Scale) -> float:
        """What a week that is better at a scale's level comes to at most."""
        coverage, rest = divmod(self.space.total(week), STRICT.coverage)
        return scale.total(coverage, *divmod(rest, STRICT.aims)) - 1 + ROUNDING

    def _branched(
        self, week: list[Dose], bound: Bound, scale: Scale, nodes: int, target: float
    ) -> tuple[list[Dose] | None, bool]:
        """Go through all weeks that the bound leaves open, the likeliest first.

        From where a week may be best it goes straight down to one, and leaves what it passes for
        later. Every improvement makes the bound stricter; the last one is the answer.
        """
        space = self.space
        best, found = space.total(week), None
        open_ways = list(_ways(space, bound, target))
        over, last = space.over, len(open_ways)
        nodes_left = nodes
        waiting: list[_Node] = [(bound.value, 0, 0, 0, bound.value, space.start, None)]
        while waiting and nodes_left > 0:
            least, _, place, number, value, packed, chosen = heappop(waiting)
            if least > target:
                break
            while place < last:
                ways = open_ways[place]
                room = target - value
                more, taken, dose = ways[number]
                while more <= room and (packed + taken) & over:
                    number += 1
                    more, taken, dose = ways[number]
                if more > room:
                    break
                number += 1
                later = ways[number][0]
                if later <= room:
                    heappush(
                        waiting, (value + later, nodes_left, place, number, value, packed, chosen)
                    )
                if dose is not None:
                    packed += taken
                    chosen = dose, chosen
                value += more
                place += 1
                number = 0
                nodes_left -= 1
            else:
                total = space.points(packed)
                if total < best:
                    reached = _unchained(chosen)
                    if self.calendar.holds(reached):
                        best, found = total, reached
                        target = min(target, self._target(reached, scale))
        self._nodes_left -= nodes - nodes_left
        return found, nodes_left > 0


class _Way(NamedTuple):
    """What may become of an exercise in a week: one of its doses, or none.

    ``more`` is how much that raises the bound, ``taken`` its share of the limits.
    """

    more: float
    taken: int = 0
    dose: Dose | None = None


NO_WAY = _Way(more=inf)
"""What follows the last way."""


def _ways(space: Space, bound: Bound, target: float) -> Iterator[list[_Way]]:
    """For each exercise the ways that the bound leaves open, the best first.

    The exercises that change the bound most come first; what is left out for certain is not there.
    """
    slack = target - bound.value
    for costs, doses in sorted(
        zip(bound.costs, space.doses, strict=True), key=lambda one: -abs(min(one[0], default=0.0))
    ):
        least = min(0.0, *costs) if costs else 0.0
        ways = [
            _Way(price - least, dose.packed, dose)
            for price, dose in zip(costs, doses, strict=True)
            if price - least <= slack
        ]
        if ways:
            yield [*sorted([*ways, _Way(-least)], key=itemgetter(0)), NO_WAY]


_Chain = tuple[Dose, "_Chain | None"]
_Node = tuple[float, int, int, int, float, int, "_Chain | None"]
"""A week in the making: what it comes to at least, a number that tells equal ones apart, how many
exercises are decided and the next way of the one that follows; then the bound, the share of the
limits and the doses so far."""

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
    search, week = _best(candidates, frame, tuple(include), look)
    return search.calendar.picks(week)


def choose(
    candidates: Sequence[Candidate],
    frame: Frame,
    include: Iterable[str] = (),
    look: Look = USUAL,
) -> tuple[Pick, ...]:
    """The best week, with the time that is left given to what is chosen already."""
    search, week = _best(candidates, frame, tuple(include), look)
    return search.calendar.picks(filled(search.calendar, week))


def _best(
    candidates: Sequence[Candidate], frame: Frame, include: tuple[str, ...], look: Look
) -> tuple[Search, list[Dose]]:
    alike = Search(Space(candidates, frame, include))
    week = alike.start()
    free = can_vary(frame)
    if alike.covers(week) or not free:
        if look.for_cover:
            return alike, week
        # kicks are quick where days are alike
        week = alike.improved(week, replace(look, kicks=True))
        if not free or (alike.covers(week) and alike.aims(week) <= ALIKE_AIMS):
            return alike, week
    varied = Search(Space(candidates, frame, include, varied=True))
    week = min(varied.start(), varied.space.same_doses(week), key=varied.space.total)
    return varied, week if look.for_cover else varied.improved(week, look)
