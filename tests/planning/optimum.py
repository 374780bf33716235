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
from itertools import pairwise
from typing import Any

import highspy

from hipfit.model.catalogue import Catalogue
from hipfit.model.quantity import Mass
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.value import Value
from hipfit.model.words import Band, Demand, Equipment, Level, Muscle, Unit
from hipfit.planning import rules
from hipfit.planning.first_week import frame_of
from hipfit.planning.objective import Frame
from hipfit.planning.packing import Candidate, Pick
from hipfit.planning.week import is_side_hip
from hipfit.planning.workshop import Workshop

START = dt.date(2026, 11, 23)
Levels = tuple[int, ...]
"""Coverage, aims and economy."""


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
    """The three levels of a week, counted from the objective's words."""
    week = list(picks)
    halves: dict[Muscle, int] = dict.fromkeys(rules.MUSCLE_WEIGHT, 0)
    for pick in week:
        for muscle, each in pick.candidate.exercise.half_sets:
            if muscle in halves:
                halves[muscle] += each * pick.sets * len(pick.days)
    moves = {move for pick in week for move in pick.candidate.exercise.movements}
    weights = rules.MUSCLE_WEIGHT.items()
    coverage = sum(weight * sum(range(1, 9 - halves[muscle])) for muscle, weight in weights)
    coverage += 36 * sum(1 for group in rules.WEEKLY_MOVEMENTS if not group & moves)
    aims = sum(
        weight * sum(range(1, (2 * asked.frame.aim[muscle] - halves[muscle]) // 2 + 1))
        for muscle, weight in weights
    )
    surplus = sum(max(0, done - 2 * asked.frame.enough) // 2 for done in halves.values())
    support = sum(6 - pick.candidate.quality for pick in week)
    days = [sum(day in pick.days for pick in week) for day in range(len(asked.frame.sides))]
    short = sum(max(0, 3 - count) for count in days)
    return coverage, aims, 10 * len(week) + 10 * surplus + 30 * short + support


Expression = Any
"""A linear expression of highspy, which has no types."""


class Model:
    """The mixed-integer model of one question."""

    def __init__(self, asked: Question, *, seconds: float = 60) -> None:
        self.asked = asked
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
        self.short: list[Expression] = []
        self._doses()
        self._days()
        self.levels = self._levels()

    def _doses(self) -> None:
        """Each exercise has one number of sets, on 1 to 3 of the days it may stand on."""
        frame = self.asked.frame
        few = len(frame.sides) < rules.DAYS_TO_REPEAT
        for number, one in enumerate(self.asked.candidates):
            side = is_side_hip(one.exercise)
            days = [day for day, only in enumerate(frame.sides) if only is None or only is side]
            used = self.highs.addBinary()
            self.used.append(used)
            sizes = []
            for sets in one.seconds:
                size = self.highs.addBinary()
                sizes.append(size)
                there = [self.highs.addBinary() for _ in days]
                for day, here in zip(days, there, strict=True):
                    self.on_day[number, sets, day] = here
                    self._hold(here <= size)
                free = few or one.exercise.id in self.asked.include
                least = 1 if free else min(len(days), rules.FEWEST_DAYS_PER_EXERCISE)
                self._hold(_sum(there) >= max(1, least) * size)
                self._hold(_sum(there) <= rules.MOST_DAYS_PER_EXERCISE * size)
            self._hold(_sum(sizes) == used)
            if one.exercise.id in self.asked.include:
                self._hold(used >= 1)

    def _days(self) -> None:
        """Minutes, exercises, sets of a muscle and variety of each session."""
        frame, candidates = self.asked.frame, self.asked.candidates
        number_of = {one.exercise.id: number for number, one in enumerate(candidates)}
        lengths = []
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
            lacks = self.highs.addVariable(lb=0, ub=3)
            self.short.append(lacks)
            self._hold(lacks + _sum(present.values()) >= 3)
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
        if len(lengths) > 1 and not any(side is not None for side in frame.sides):
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
        economy += [30 * lacks for lacks in self.short]
        for number, one in enumerate(candidates):
            economy.append((10 + 6 - one.quality) * self.used[number])
        return [_sum(coverage), _sum(aims), _sum(economy)]

    def _hold(self, constraint: Expression) -> Expression:
        """Add a constraint; one without variables is a truth and is left out."""
        if isinstance(constraint, bool):
            return None
        return self.highs.addConstr(constraint)

    def optimum(self, found: Levels) -> tuple[Levels, bool]:
        """The optimal levels, given those of a week that was found, and whether they are proved.

        For each level the solver is asked for a better week; that there is none is the proof.
        """
        proved: list[int] = []
        beaten = False
        for number, level in enumerate(self.levels):
            if not beaten:
                if found[number] == 0:
                    self._hold(level <= 0)
                    proved.append(0)
                    continue
                bound = self._hold(level <= found[number] - 1)
            self.highs.minimize(level)
            status = self.highs.getModelStatus()
            if status == highspy.HighsModelStatus.kInfeasible and not beaten:
                self.highs.changeRowBounds(bound.index, -highspy.kHighsInf, found[number])
                proved.append(found[number])
                continue
            if status != highspy.HighsModelStatus.kOptimal:
                return (*proved, *found[number:]), False
            best = round(self.highs.getInfo().objective_function_value)
            beaten = True
            self._hold(level <= best)
            proved.append(best)
        return tuple(proved), True


def _sum(parts: Iterable[Expression]) -> Expression:
    found: Sequence[Expression] = list(parts)
    return sum(found[1:], found[0]) if found else highspy.highs_linear_expression()
