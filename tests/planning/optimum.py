"""The choice of a week as a mixed-integer model, solved to optimality by HiGHS.

The model has the objective of ``hipfit.planning.objective`` and the constraints of
``hipfit.planning.packing``, written down a second time from their words: nothing is imported
from the search but its values. It is solved level by level, each level fixed before the next.
"""

import datetime as dt
import hashlib
import inspect
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import highspy

from hipfit.model.catalogue import Catalogue
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.value import Value
from hipfit.model.words import Band, Demand, Equipment, Level, Movement, Muscle, Unit
from hipfit.planning import rules
from hipfit.planning.first_week import frame_of
from hipfit.planning.objective import Frame
from hipfit.planning.packing import Candidate, Pick
from hipfit.planning.week import is_side_hip
from hipfit.planning.workshop import Workshop

START = dt.date(2026, 11, 23)
MOST_AIMS_ALIKE = 24
Levels = tuple[int, ...]
"""0 where sessions are alike and all is covered that can be, else 1; coverage, aims, economy."""


class Question(Value):
    """One choice to be made: the candidates, the frame, what must be in it."""

    candidates: tuple[Candidate, ...]
    frame: Frame
    include: frozenset[str]


def question(catalogue: Catalogue, trainee: Trainee) -> Question:
    """The choice that a request comes to."""
    workshop = Workshop(catalogue, trainee)
    return Question(
        candidates=workshop.candidates,
        frame=frame_of(trainee, START),
        include=frozenset(trainee.include),
    )


def fingerprint(asked: Question) -> str:
    """Changes whenever anything changes that the optimum depends on, the model included."""
    candidates = [
        [
            one.exercise.id,
            one.quality,
            sorted(one.seconds.items()),
            [(muscle.value, halves) for muscle, halves in one.exercise.half_sets],
            [move.value for move in one.exercise.movements],
            one.exercise.easier + one.exercise.harder,
        ]
        for one in asked.candidates
    ]
    frame = asked.frame
    aims = sorted((muscle.value, sets) for muscle, sets in frame.aim.items())
    numbers = [
        sorted((muscle.value, weight) for muscle, weight in rules.MUSCLE_WEIGHT.items()),
        [sorted(move.value for move in group) for group in rules.WEEKLY_MOVEMENTS],
        *(rules.FLOOR_SETS, rules.CAP_SESSION_SETS, rules.CAP_WEEK_SETS, rules.MOST_EXERCISES),
        *(rules.SAME_MOVEMENT_IN_SESSION, rules.DAYS_TO_REPEAT),
        *(rules.FEWEST_DAYS_PER_EXERCISE, rules.MOST_DAYS_PER_EXERCISE),
        inspect.getsource(Model),
        inspect.getsource(optimum),
    ]
    include = sorted(asked.include)
    parts = [candidates, frame.seconds, frame.sides, aims, frame.enough, include, numbers]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def requests(
    catalogue: Catalogue, count: int, seed: int = 2026
) -> Iterator[tuple[Catalogue, Trainee]]:
    """Random requests that leave something to choose from: always the same ones."""
    dice = random.Random(seed)  # noqa: S311 - made-up requests, no secrets
    while count:
        part = catalogue
        if dice.random() < 0.2:
            part = _smaller(catalogue, set(dice.sample([one.id for one in catalogue.strength], 20)))
        trainee = _trainee(part, dice)
        asked = question(part, trainee)
        if dice.random() < 0.15 and asked.candidates:
            wanted = dice.choice([one.exercise.id for one in asked.candidates])
            trainee = replace(trainee, include=(wanted,))
            asked = question(part, trainee)
        if asked.candidates:
            count -= 1
            yield part, trainee


def _smaller(catalogue: Catalogue, kept: set[str]) -> Catalogue:
    """The catalogue with these strength exercises alone, and no word of the others."""
    kept |= {one.id for one in catalogue.exercises if one not in catalogue.strength}
    return replace(
        catalogue,
        exercises=tuple(
            replace(
                one,
                easier=tuple(name for name in one.easier if name in kept),
                harder=tuple(name for name in one.harder if name in kept),
            )
            for one in catalogue.exercises
            if one.id in kept
        ),
    )


def _trainee(catalogue: Catalogue, dice: random.Random) -> Trainee:
    owned = [
        Owned(
            equipment=Equipment.MINI_BAND,
            bands=tuple(band for band in Band if dice.random() < 0.4),
        ),
        Owned(equipment=Equipment.LONG_BAND),
        Owned(
            equipment=Equipment.ANKLE_WEIGHT,
            loads=tuple(
                Mass(amount=amount, unit=Unit.KG)
                for amount in sorted(dice.sample([0.5, 1, 1.5, 2, 3], dice.randint(1, 3)))
            ),
        ),
        Owned(
            equipment=Equipment.DUMBBELL,
            loads=(Mass(amount=dice.choice([2, 4, 6, 10]), unit=Unit.KG),) * dice.randint(1, 2),
        ),
        Owned(equipment=Equipment.CHAIR),
        Owned(equipment=Equipment.STEP),
    ]
    limits = [one.value for one in Demand]
    conditions = [one.condition for one in catalogue.precautions if not one.needs_clearance]
    strength = [one.id for one in catalogue.strength]
    return Trainee(
        level=dice.choice(list(Level)),
        days=dice.randint(1, 6),
        minutes=dice.choice([10, 12, 15, 18, 20, 25, 30, 30, 35, 40, 45, 60, 75]),
        owned=tuple(one for one in owned if dice.random() < 0.35),
        avoid=tuple(dice.sample(limits + conditions, dice.choice([0, 0, 0, 1, 1, 2]))),
        exclude=tuple(dice.sample(strength, dice.choice([0, 0, 0, 1, 2]))),
    )


def levels(asked: Question, picks: Iterable[Pick]) -> Levels:
    """The levels of a week, counted from the objective's words."""
    week = list(picks)
    halves: dict[Muscle, int] = dict.fromkeys(rules.MUSCLE_WEIGHT, 0)
    for pick in week:
        for muscle, each in pick.candidate.exercise.half_sets:
            if muscle in halves:
                halves[muscle] += each * pick.sets * len(pick.days)
    moves = {move for pick in week for move in pick.candidate.exercise.movements}
    coverage = _coverage(halves, moves)
    there = {pick.candidate.exercise.id for pick in week}
    asked_for = {one.exercise.id for one in asked.candidates} & asked.include
    coverage += 10_000 * len(asked_for - there)
    aims = sum(
        weight * sum(range(1, (2 * asked.frame.aim[muscle] - halves[muscle]) // 2 + 1))
        for muscle, weight in rules.MUSCLE_WEIGHT.items()
    )
    surplus = sum(max(0, done - 2 * asked.frame.enough) // 2 for done in halves.values())
    support = sum(6 - pick.candidate.quality for pick in week)
    sides = asked.frame.sides
    days = [sum(day in pick.days for pick in week) for day in range(len(sides))]
    short = sum(
        max(0, sum(3 - days[day] for day, only in enumerate(sides) if only is side))
        for side in set(sides)
    )
    alike = all(
        pick.candidate.exercise.id in asked.include
        or len(pick.days) == min(3, len(open_days(asked, pick.candidate)))
        for pick in week
    )
    free = len(days) > 1 and not any(side is not None for side in asked.frame.sides)
    far = free and aims > MOST_AIMS_ALIKE
    vary = int(not alike or far or coverage > reachable(asked))
    return vary, coverage, aims, 10 * len(week) + 10 * surplus + 30 * short + support


def _coverage(halves: dict[Muscle, int], moves: Iterable[Movement]) -> int:
    floors = sum(
        weight * sum(range(1, 9 - halves[muscle])) for muscle, weight in rules.MUSCLE_WEIGHT.items()
    )
    return floors + 36 * sum(1 for group in rules.WEEKLY_MOVEMENTS if not group & set(moves))


def reachable(asked: Question) -> int:
    """The coverage of a week that could hold all candidates with the most sets."""
    halves: dict[Muscle, int] = dict.fromkeys(rules.MUSCLE_WEIGHT, 0)
    moves = set()
    for one in asked.candidates:
        sizes = [sets for sets, seconds in one.seconds.items() if seconds <= asked.frame.seconds]
        days = open_days(asked, one)
        if not sizes or not days:
            continue
        moves |= set(one.exercise.movements)
        for muscle, each in one.exercise.half_sets:
            if muscle in halves:
                halves[muscle] += each * max(sizes) * min(3, len(days))
    return _coverage(halves, moves)


def open_days(asked: Question, one: Candidate) -> list[int]:
    """The days that the exercise may stand on for its side of the hip."""
    side = is_side_hip(one.exercise)
    return [day for day, only in enumerate(asked.frame.sides) if only is None or only is side]


Expression = Any
"""A linear expression of highspy, which has no types."""


def optimum(asked: Question, found: Levels, *, seconds: float = 60) -> tuple[Levels, bool]:
    """The optimal levels, given those of a week that was found, and whether they are proved.

    Sessions are alike where that covers all that can be covered and nearly reaches the aims, else
    they may vary, if their days do not take turns.
    """
    sides = asked.frame.sides
    free = len(sides) > 1 and not any(side is not None for side in sides)
    alike = Model(asked, varied=False, seconds=seconds)
    if found[0] == 0:
        levels, certain = alike.optimum(found[1:])
    else:
        covered, certain = alike.least_coverage()
        if certain and covered > reachable(asked):
            model = Model(asked, varied=True, seconds=seconds) if free else alike
            levels, certain = model.optimum(found[1:] if free else None)
            return (1, *levels), certain
        levels, certain = alike.optimum(None) if certain else (found[1:], False)
    if not certain:
        return found, False
    if free and levels[1] > MOST_AIMS_ALIKE:
        levels, certain = Model(asked, varied=True, seconds=seconds).optimum(
            found[1:] if found[0] else None
        )
        return (1, *levels), certain
    return (0, *levels), certain


class Model:
    """The mixed-integer model of one question, with sessions that are alike or may vary."""

    def __init__(self, asked: Question, *, varied: bool, seconds: float = 60) -> None:
        self.asked = asked
        self.varied = varied
        self.highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self.highs.silent()
        for option, value in (
            ("time_limit", float(seconds)),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 0.5),
            ("threads", 1),
        ):
            self.highs.setOptionValue(option, value)
        self.on_day: dict[tuple[int, int, int], Expression] = {}
        self.used: list[Expression] = []
        self.wanted: list[Expression] = []
        self.short: list[Expression] = []
        self._doses()
        self._days()
        self.levels = self._levels()

    def _doses(self) -> None:
        """Each exercise has one number of sets, on one set of the days it may stand on.

        That is all its days; where sessions vary, and for what was asked for, also fewer.
        """
        few = len(self.asked.frame.sides) < rules.DAYS_TO_REPEAT
        for number, one in enumerate(self.asked.candidates):
            asked_for = one.exercise.id in self.asked.include
            days = open_days(self.asked, one)
            sides = {self.asked.frame.sides[day] for day in days}
            most = min(len(days), rules.MOST_DAYS_PER_EXERCISE)
            least = 1 if few or asked_for else min(most, rules.FEWEST_DAYS_PER_EXERCISE)
            mixed = len(sides) > 1
            free = (self.varied or asked_for) and not mixed
            counts = range(max(1, least), most + 1) if free else (most,)
            there: dict[tuple[int, int], list[Expression]] = defaultdict(list)
            whole = []
            for sets, seconds in one.seconds.items():
                for count in counts:
                    for chosen in combinations(days, count):
                        if seconds > self.asked.frame.seconds or not chosen:
                            continue
                        dose = self.highs.addBinary()
                        whole.append(dose)
                        for day in chosen:
                            there[sets, day].append(dose)
            used = self.highs.addBinary()
            self.used.append(used)
            self._hold(_sum(whole) == used)
            for (sets, day), doses in there.items():
                self.on_day[number, sets, day] = _sum(doses)
            if asked_for:
                self.wanted.append(used)

    def _days(self) -> None:
        """Minutes, exercises, sets of a muscle and variety of each session."""
        frame, candidates = self.asked.frame, self.asked.candidates
        number_of = {one.exercise.id: number for number, one in enumerate(candidates)}
        lengths = []
        places: dict[bool | None, list[Expression]] = defaultdict(list)
        for day in range(len(frame.sides)):
            here: dict[int, list[tuple[int, Expression]]] = defaultdict(list)
            for (number, sets, on), variable in self.on_day.items():
                if on == day:
                    here[number].append((sets, variable))
            length = _sum(
                candidates[number].seconds[sets] * variable
                for number, found in here.items()
                for sets, variable in found
            )
            lengths.append(length)
            self._hold(length <= frame.seconds)
            present = {number: _sum(one for _, one in found) for number, found in here.items()}
            self._hold(_sum(present.values()) <= rules.MOST_EXERCISES)
            places[frame.sides[day]] += list(present.values())
            for muscle in rules.MUSCLE_WEIGHT:
                done = _sum(
                    halves * sets * variable
                    for number, found in here.items()
                    for sets, variable in found
                    for trained, halves in candidates[number].exercise.half_sets
                    if trained is muscle
                )
                self._hold(done <= 2 * rules.CAP_SESSION_SETS)
            self._vary(present, number_of)
        for side, taken in places.items():
            wanted = 3 * frame.sides.count(side)
            lacks = self.highs.addVariable(lb=0, ub=wanted)
            self.short.append(lacks)
            self._hold(lacks + _sum(taken) >= wanted)
        alike = not any(side is not None for side in frame.sides)
        if self.varied and len(lengths) > 1 and alike:
            for earlier, later in pairwise(lengths):
                self._hold(earlier - later >= 0)  # the days are alike: only one order is tried

    def _vary(self, present: dict[int, Expression], number_of: dict[str, int]) -> None:
        """No two variations, two exercises of a main movement; what was asked for is free."""
        alike: dict[object, list[int]] = defaultdict(list)
        free = {number_of[name] for name in self.asked.include if name in number_of}
        pairs: set[tuple[int, int]] = set()
        for number in present:
            exercise = self.asked.candidates[number].exercise
            alike[exercise.movements[0]].append(number)
            for name in exercise.easier + exercise.harder:
                other = number_of.get(name)
                if other in present and other is not None:
                    pairs.add((min(number, other), max(number, other)))
        # The one that is placed later must find room: what was asked for is placed at any time.
        for one, other in sorted(pairs):
            if one not in free and other not in free:
                self._hold(present[one] + present[other] <= 1)
        for group in alike.values():
            bound = [number for number in group if number not in free]
            if len(bound) > rules.SAME_MOVEMENT_IN_SESSION:
                self._hold(
                    _sum(present[number] for number in bound) <= rules.SAME_MOVEMENT_IN_SESSION
                )

    def _levels(self) -> list[Expression]:
        frame, candidates = self.asked.frame, self.asked.candidates
        coverage, aims, economy = [], [], []
        for muscle, weight in rules.MUSCLE_WEIGHT.items():
            done = _sum(
                halves * sets * variable
                for (number, sets, _), variable in self.on_day.items()
                for trained, halves in candidates[number].exercise.half_sets
                if trained is muscle
            )
            self._hold(done <= 2 * rules.CAP_WEEK_SETS)
            floor = [self.highs.addVariable(lb=0, ub=1) for _ in range(2 * rules.FLOOR_SETS)]
            coverage += [weight * (n + 1) * one for n, one in enumerate(floor)]
            self._hold(done + _sum(floor) >= 2 * rules.FLOOR_SETS)
            aim = [self.highs.addBinary() for _ in range(frame.aim[muscle])]
            aims += [weight * (n + 1) * one for n, one in enumerate(aim)]
            self._hold(done + 2 * _sum(aim) >= 2 * frame.aim[muscle] - 1)
            surplus = self.highs.addIntegral(lb=0, ub=rules.CAP_WEEK_SETS)
            self._hold(2 * surplus - done >= -2 * frame.enough - 1)
            economy.append(10 * surplus)
        for group in rules.WEEKLY_MOVEMENTS:
            missing = self.highs.addBinary()
            coverage.append(36 * missing)
            trains = [
                self.used[number]
                for number, one in enumerate(candidates)
                if group & set(one.exercise.movements)
            ]
            self._hold(missing + _sum(trains) >= 1)
        for used in self.wanted:
            lacks = self.highs.addBinary()
            self._hold(lacks + used >= 1)
            coverage.append(10_000 * lacks)
        economy += [30 * lacks for lacks in self.short]
        for number, one in enumerate(candidates):
            economy.append((10 + 6 - one.quality) * self.used[number])
        return [_sum(coverage), _sum(aims), _sum(economy)]

    def _hold(self, constraint: Expression) -> Expression:
        """Add a constraint; one without variables is a truth and is left out."""
        if isinstance(constraint, bool):
            return None
        return self.highs.addConstr(constraint)

    def least_coverage(self) -> tuple[int, bool]:
        """The least coverage missing, and whether that is proved."""
        return self._least(self.levels[0])

    def _least(self, level: Expression) -> tuple[int, bool]:
        self.highs.minimize(level)
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return 0, False
        return round(self.highs.getInfo().objective_function_value), True

    def optimum(self, found: Levels | None) -> tuple[Levels, bool]:
        """The optimal levels, and whether they are proved.

        Where a week was found, for each level the solver is asked for a better one: that there
        is none is the proof.
        """
        proved: list[int] = []
        beaten = found is None
        for number, level in enumerate(self.levels):
            if not beaten and found is not None:
                if found[number] == 0:
                    self._hold(level <= 0)
                    proved.append(0)
                    continue
                bound = self._hold(level <= found[number] - 1)
                self.highs.minimize(level)
                if self.highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
                    self.highs.changeRowBounds(bound.index, -highspy.kHighsInf, found[number])
                    proved.append(found[number])
                    continue
                beaten = True
            best, certain = self._least(level)
            if not certain:
                return (*proved, *(found or (0, 0, 0))[number:]), False
            self._hold(level <= best)
            proved.append(best)
        return tuple(proved), True


def _sum(parts: Iterable[Expression]) -> Expression:
    found: Sequence[Expression] = list(parts)
    return sum(found[1:], found[0]) if found else highspy.highs_linear_expression()
