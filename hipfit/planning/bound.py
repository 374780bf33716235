"""How good a week can be at best: a lower bound on the objective, and what each dose costs in it.

This is Lagrangian relaxation (Held and Karp 1971; Fisher 1981). Every limit that exercises share
gets a price: half sets of a muscle, movements, minutes and places of the days. At given prices
each exercise can be judged alone, and what all of them come to is a bound that no week is below.
Prices are improved by subgradient steps. What a dose costs at the prices, its reduced cost, says
how much worse a week gets at least that has it, or lacks it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hipfit.model.value import Value
from hipfit.planning import rules
from hipfit.planning.objective import ASKED_FOR, MISSING_MOVEMENT, Scale
from hipfit.planning.packing import Dose, Space, own_cost

MOVEMENT_PACE = 16.0
"""Movements are few and dear, muscles many and cheap: how much faster the prices of movements
change, found by trial."""

FIRST_STEP, SHORTER, PATIENCE, MOMENTUM = 1.0, 0.5, 5, 0.7
"""Subgradient steps: the first length, what it shrinks to after so many steps without a better
bound, and how much of the last direction is kept. Found by trial."""

SMALL = 1e-6

Options = tuple[tuple[int, tuple[tuple[int, float, int], ...]], ...]
"""The doses of an exercise: weekly sets, and for each pool the units of time and the days."""

TIME_UNIT = 100
"""Seconds; so that prices of time and of half sets are of one size."""


class Hull:
    """The lower convex hull of a function on 0, 1, 2 …: what linear prices can see of it."""

    def __init__(self, values: Sequence[float]) -> None:
        points: list[tuple[int, float]] = []
        for place, value in enumerate(values):
            while len(points) > 1:
                (first, start), (last, end) = points[-2:]
                if (end - start) * (place - first) < (value - start) * (last - first):
                    break
                points.pop()
            points.append((place, value))
        self.points = points
        self.places = [place for place, _ in points]
        self.slopes = [
            (high - low) / (right - left) for (left, low), (right, high) in pairwise(points)
        ]

    def lowest(self, price: float) -> tuple[int, float]:
        """Where value + price × place is lowest, and how low."""
        place, value = self.points[bisect_left(self.slopes, -price)]
        return place, value + price * place

    def price_at(self, place: int) -> float:
        """The price at which this place is about lowest."""
        right = min(bisect_right(self.places, place), len(self.slopes)) - 1
        left = right - 1 if right > 0 and self.places[right] == place else right
        return -(self.slopes[left] + self.slopes[right]) / 2


class Bound(Value):
    """The bound for one scale, and the reduced cost of every dose of every candidate."""

    value: float
    costs: list[list[float]]


class Relaxation:
    """The choice of a week with prices instead of limits, for one scale of the levels."""

    def __init__(self, space: Space, scale: Scale) -> None:
        self.space = space
        self._muscles = [
            Hull([scale.total(*levels) for levels in zip(*table, strict=True)])
            for table in space.tables
        ]
        self._places = [
            Hull([scale.economy * one for one in short[: len(pool) * rules.MOST_EXERCISES + 1]])
            for short, pool in zip(space.short_of, space.pools, strict=True)
        ]
        self._most = float(scale.coverage * MISSING_MOVEMENT)
        self._time = [len(pool) * space.frame.seconds / TIME_UNIT for pool in space.pools]
        groups = range(len(rules.WEEKLY_MOVEMENTS))
        self._candidates = []
        for number, candidate in enumerate(space.candidates):
            asked = scale.coverage * ASKED_FOR if number in space.kept else 0
            self._candidates.append(
                (
                    scale.economy * own_cost(candidate) - asked,
                    space.gifts[number],
                    [group for group in groups if space.moves[number] >> group & 1],
                    self._options(space.doses[number]),
                )
            )

    def _options(self, doses: Iterable[Dose]) -> Options:
        return tuple(
            (
                dose.sets * dose.days,
                tuple(
                    (pool, days * dose.seconds / TIME_UNIT, days)
                    for pool in dose.pools
                    for days in (self.space.days_in(dose, pool),)
                ),
            )
            for dose in doses
        )

    def bound(self, target: float, week: Sequence[Dose], steps: int) -> Bound:
        """The best bound found in so many steps; ``target`` and above ends it sooner.

        The prices begin where the given week would be lowest.
        """
        halves = [0] * len(self._muscles)
        for dose in week:
            for muscle, each in self.space.gifts[dose.number]:
                halves[muscle] += each * dose.sets * dose.days
        muscles, pools = len(self._muscles), len(self._time)
        movements = len(rules.WEEKLY_MOVEMENTS)
        prices = [hull.price_at(done) for hull, done in zip(self._muscles, halves, strict=True)]
        prices += [self._most / 4] * movements + [0.0] * (2 * pools)
        free, none = float("inf"), [0.0] * (movements + pools)
        lowest = [-free] * muscles + none + [-free] * pools
        highest = [free] * muscles + [self._most] * movements + [free] * (2 * pools)
        pace = [1.0] * muscles + [MOVEMENT_PACE] * movements + [1.0] * (2 * pools)
        best, direction = self._priced(prices), None
        best_prices, length, since = prices, FIRST_STEP, 0
        found = best
        for _ in range(steps):
            value, _, slope = found
            if value > target:
                break
            slope = [
                0.0 if (price <= low and up < 0) or (price >= high and up > 0) else up * fast
                for price, low, high, up, fast in zip(
                    prices, lowest, highest, slope, pace, strict=True
                )
            ]
            direction = (
                slope
                if direction is None
                else [new + MOMENTUM * old for new, old in zip(slope, direction, strict=True)]
            )
            size = sum(one * one for one in direction)
            if size < SMALL:
                break
            step = length * (target + 1 - value) / size
            prices = [
                min(high, max(low, price + step * fast * up))
                for price, low, high, up, fast in zip(
                    prices, lowest, highest, direction, pace, strict=True
                )
            ]
            found = self._priced(prices)
            if found[0] > best[0]:
                best, best_prices, since = found, prices, 0
                continue
            since += 1
            if since >= PATIENCE:
                length, since = SHORTER * length, 0
                found, prices, direction = best, best_prices, None
        return Bound(value=best[0], costs=best[1])

    def _priced(self, prices: list[float]) -> tuple[float, list[list[float]], list[float]]:
        """The bound at these prices, the reduced costs, and how it rises with each price."""
        value, slope = self._alone(prices)
        movements = len(self._muscles)
        time = movements + len(rules.WEEKLY_MOVEMENTS)
        place = time + len(self._time)
        costs = []
        for own, gifts, moves, options in self._candidates:
            worth = 0.0
            for muscle, halves in gifts:
                worth += prices[muscle] * halves
            base = float(own)
            for move in moves:
                base -= prices[movements + move]
            mine = []
            for sets, pools in options:
                cost = base - sets * worth
                for pool, seconds, days in pools:
                    cost += prices[time + pool] * seconds - prices[place + pool] * days
                mine.append(cost)
            costs.append(mine)
            least = min(mine, default=0.0)
            if least < 0:
                value += least
                sets, pools = options[mine.index(least)]
                for muscle, halves in gifts:
                    slope[muscle] -= halves * sets
                for move in moves:
                    slope[movements + move] -= 1
                for pool, seconds, days in pools:
                    slope[time + pool] += seconds
                    slope[place + pool] -= days
        return value, costs, slope

    def _alone(self, prices: list[float]) -> tuple[float, list[float]]:
        """What the limits come to at these prices, before any exercise."""
        value = 0.0
        slope: list[float] = []
        for hull, price in zip(self._muscles, prices, strict=False):
            place, low = hull.lowest(price)
            value += low
            slope.append(place)
        movements = len(slope)
        time = movements + len(rules.WEEKLY_MOVEMENTS)
        value += sum(prices[movements:time])
        slope += [1.0] * (time - movements)
        places = time + len(self._time)
        for limit, price in zip(self._time, prices[time:places], strict=True):
            value -= limit * price
            slope.append(-limit)
        for hull, price in zip(self._places, prices[places:], strict=True):
            place, low = hull.lowest(price)
            value += low
            slope.append(place)
        return value, slope
