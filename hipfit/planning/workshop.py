"""What stays the same while one plan is made: limits, ladders, times and candidates."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property
from itertools import takewhile

from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise
from hipfit.model.plan import Step
from hipfit.model.trainee import Trainee
from hipfit.model.words import Demand, Equipment, Kind, Movement, Position, RungKind, Sides, Site
from hipfit.planning import rules
from hipfit.planning.climb import (
    Climb,
    first_step,
    first_step_after,
    least_side_seconds,
    paced,
    work_limit,
)
from hipfit.planning.ladder import ladder
from hipfit.planning.limits import (
    Restrictions,
    allowed,
    check_includes,
    restrictions,
    stands_free,
)
from hipfit.planning.minutes import exercise_seconds
from hipfit.planning.overload import moment_beside
from hipfit.planning.packing import Candidate


class Workshop:
    """Everything that stays the same while one plan is made."""

    def __init__(self, catalogue: Catalogue, trainee: Trainee) -> None:
        self.catalogue = catalogue
        self.trainee = trainee
        self.limits = restrictions(catalogue, trainee)
        check_includes(catalogue, trainee, self.limits)
        usable = allowed(catalogue.strength, trainee, self.limits)
        self.usable = tuple(map(self.limits.in_bounds, usable))
        self.warm_ups = allowed(catalogue.of_kind(Kind.WARM_UP), trainee, self.limits)
        self.stretches = tuple(
            one
            for one in allowed(catalogue.of_kind(Kind.STRETCH), trainee, self.limits)
            if not (self.limits.unsteady and one.position is Position.HALF_KNEELING)
        )
        self.cares = {
            one.id: self.limits.cares(one)
            for one in (*self.usable, *self.warm_ups, *self.stretches)
        }
        """What speaks against everything that can be used: what a condition asks to mind."""
        self.minds = {one.id: self.limits.minds(one) for one in self.usable}
        """What is to be read beside every exercise that can be used."""
        self.steps = {one.id: self._steps(one) for one in self.usable}
        self._candidates: dict[str, Candidate] = {}
        self._outgrown: dict[str, bool] = {}
        self._least_seconds: dict[str, dict[int, int]] = {}
        self.set_choices = _set_choices(trainee, self.limits)

    def of_another_length(self, trainee: Trainee) -> "Workshop":
        """The same for a trainee who differs in minutes and days alone.

        Neither changes the limits or the ladders, which take most of the time to make.
        """
        other = copy(self)
        other.trainee = trainee
        other._candidates = {}  # noqa: SLF001 - its own class
        other._outgrown = {}  # noqa: SLF001
        other._least_seconds = {}  # noqa: SLF001
        other.set_choices = _set_choices(trainee, self.limits)
        vars(other).pop("candidates", None)
        return other

    def _steps(self, exercise: Exercise) -> tuple[Step, ...]:
        """The ladder; where care is asked for, without the rungs that go deeper or further.

        A gentle dose leaves them out too. Under a condition that lets nothing get harder the
        ladder is the step that the trainee starts on.
        """
        careful = self.limits.keeps_level or bool(self.cares[exercise.id])
        rungs = self.limits.rungs(exercise)
        if rungs != exercise.ladder:
            exercise = replace(exercise, ladder=rungs)
        steps = ladder(exercise, self._holder, gentle=self.limits.gentle, careful=careful)
        if not self.limits.no_harder or not steps:
            return steps
        unloaded = self._starts_unloaded(exercise)
        first = 0 if unloaded else self._first_step(exercise, steps)
        first = 0 if steps[first].makes_up else first
        if steps[first].equipment is None:  # its reps need not make way for a weight
            bare = replace(self._holder, owned=())
            steps, first = ladder(exercise, bare, gentle=self.limits.gentle, careful=careful), 0
        return (replace(steps[first], percent_harder=None, warning=""),)

    def _first_step(self, exercise: Exercise, steps: tuple[Step, ...]) -> int:
        """The rung to start on; both legs together may begin with more than hardly any weight."""
        level = self.trainee.level
        worn = any(step.site is Site.ANKLE for step in steps)
        strong = exercise.sides is Sides.BOTH and not worn and not self.limits.gentle
        light = rules.BOTH_LEGS_START_SHARE[level] * self.trainee.kilograms if strong else 0.0
        return first_step(steps, level, light_kilograms=light)

    @cached_property
    def _holder(self) -> Trainee:
        """The trainee with what can be held or worn: no dumbbell where hands are for support."""
        if not self.limits.needs_hands:
            return self.trainee
        worn = [one for one in self.trainee.owned if one.equipment is not Equipment.DUMBBELL]
        return replace(self.trainee, owned=tuple(worn))

    def _starts_unloaded(self, exercise: Exercise) -> bool:
        """Whether added weight must wait: with care, for balance, and in an unloaded week.

        Lunges begin alike, also the one that balances on a leg for a moment.
        """
        return bool(
            self.limits.unloaded_weeks
            or self.cares[exercise.id]
            or (
                Movement.BALANCE in exercise.movements
                and exercise.movements[0] is not Movement.LUNGE
            )
        )

    def fits_level(self, exercise: Exercise, above: int = 0) -> bool:
        """Whether the exercise is not above the trainee's level by more than so many levels.

        Where the plan keeps to the trainee's level, nothing may be above it at all.
        """
        asked_for = exercise.id in self.trainee.include
        if self.limits.keeps_level:
            above = 0
        return asked_for or exercise.level.rank <= self.trainee.level.rank + above

    def climb(self, exercise: Exercise, *, sets: int, days: int, since: int) -> Climb:
        """The way up an exercise that enters the plan in week ``since``."""
        steps = self.steps[exercise.id]
        unloaded = self._starts_unloaded(exercise)
        return Climb(
            exercise=exercise,
            steps=paced(steps, work_limit(exercise), minutes=self.trainee.minutes),
            first_step=0 if unloaded else self._first_step(exercise, steps),
            sets=sets,
            days=days,
            since=since,
            gentle=self.limits.gentle,
            no_harder=self.limits.no_harder,
            body_kilograms=self.trainee.kilograms,
        )

    def taking_over(self, climb: Climb, old: Exercise, held: Step) -> Climb:
        """The climb from the weight that the old one ended with, where it need not begin unloaded.

        Balance begins unloaded after what was not done on one leg.
        """
        new = climb.exercise
        one_leg = {Demand.SINGLE_LEG_STANCE, Demand.SINGLE_LEG_BALANCE} & old.all_demands
        if self.cares[new.id] or (_balances(new) and not one_leg):
            return climb
        alike = new.movements[0] is old.movements[0] and new.id not in old.harder
        if held.load is None and held.band is None:
            return climb
        first = first_step_after(
            climb.steps,
            held,
            lighter=not alike or self.limits.keeps_level,
            scale=moment_beside(new, old),
        )
        return replace(climb, first_step=first)

    def least_seconds(self, new: Candidate) -> dict[int, int]:
        """The time it needs, for each number of sets, with the fewest reps of its first steps.

        Those are ``rules.WAY_AHEAD`` steps, as far as they come before one that only many reps
        make up for. With one step alone there is nothing to climb but its reps, and it needs all
        of them. It is never more than its longest time.
        """
        exercise = new.exercise
        known = self._least_seconds.get(exercise.id)
        if known is None:
            least = self._seconds(exercise, self._least_side_seconds(exercise))
            known = {sets: min(seconds, least[sets]) for sets, seconds in new.seconds.items()}
            self._least_seconds[exercise.id] = known
        return known

    def _least_side_seconds(self, exercise: Exercise) -> int:
        first = self.steps[exercise.id][: rules.WAY_AHEAD]
        near = list(takewhile(lambda step: not step.makes_up, first))
        if len(near) > 1:
            return max(least_side_seconds(exercise, step) for step in near)
        return work_limit(exercise)

    def _seconds(self, exercise: Exercise, side_seconds: int) -> dict[int, int]:
        """How long it takes with each number of sets."""
        return {
            sets: exercise_seconds(exercise, sets=sets, side_seconds=side_seconds)
            for sets in self.set_choices
        }

    def candidate(self, exercise: Exercise) -> Candidate:
        """The exercise with its longest time for each number of sets, and its quality."""
        known = self._candidates.get(exercise.id)
        if known is None:
            known = self._candidates[exercise.id] = self._candidate(exercise)
        return known

    def _candidate(self, exercise: Exercise) -> Candidate:
        longest = self.climb(exercise, sets=1, days=1, since=1).longest_side_seconds
        return Candidate(
            exercise=exercise,
            seconds=self._seconds(exercise, longest),
            quality=quality(exercise, self.steps[exercise.id], self.trainee, self.limits),
        )

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """What the first block is chosen from."""
        return tuple(self.candidate(one) for one in self.usable if self.may_be_chosen(one))

    def candidates_without(self, name: str) -> tuple[Candidate, ...]:
        """What it could be chosen from if one exercise were excluded: also what it keeps out."""
        others = copy(self)
        others.steps = {**self.steps, name: ()}
        others._outgrown = {}  # noqa: SLF001 - its own class, and other steps
        chosen_from = {one.exercise.id for one in self.candidates}
        return tuple(
            self.candidate(one)
            for one in self.usable
            if one.id != name and (one.id in chosen_from or others.may_be_chosen(one))
        )

    def may_be_chosen(self, exercise: Exercise, above: int = 0) -> bool:
        """Whether a week is chosen from it too, with so many levels over the trainee's."""
        return bool(
            self.steps[exercise.id]
            and not self._only_for_beds(exercise)
            and not self._better_upright(exercise)
            and self.gentler(exercise) is None
            and self.fits_level(exercise, above)
            and not self.outgrown(exercise)
            and not self._begins_with_load(exercise)
        )

    def _only_for_beds(self, exercise: Exercise) -> bool:
        """Done on a bed, for those who cannot use the floor; the others have better."""
        on_bed = Equipment.BED in exercise.equipment
        asked_for = exercise.id in self.trainee.include
        return on_bed and not asked_for and Demand.FLOOR not in self.limits.barred

    def _better_upright(self, exercise: Exercise) -> bool:
        """Whether it needs the floor, that is a care, and something off the floor does as well.

        That is another for the same main movement and the same first prime mover (judgement).
        """
        if Demand.FLOOR not in self.limits.care or not exercise.on_floor:
            return False
        asked_for = exercise.id in self.trainee.include
        return not asked_for and any(
            not one.on_floor
            and self.steps[one.id]
            and not one.activation
            and one.movements[0] is exercise.movements[0]
            and one.prime_movers[:1] == exercise.prime_movers[:1]
            and self.fits_level(one)
            for one in self.usable
        )

    def gentler(self, exercise: Exercise) -> Exercise | None:
        """The nearest easier form for the same weekly movement that is fit where this is not.

        What needs care is not, nor, with a gentle dose, what bends the knees deeply with nothing
        to hold (judgement). Easy activation work is no form of strength work. None for what was
        asked for.
        """
        if exercise.id in self.trainee.include or not self._asks_much(exercise):
            return None
        waiting, seen = list(exercise.easier), set[str]()
        while waiting:
            name = waiting.pop(0)
            easier = self.catalogue.by_id.get(name)
            if name in seen or easier is None or _group(easier) != _group(exercise):
                continue
            seen.add(name)
            counts = exercise.activation or not easier.activation
            if counts and self.steps.get(name) and not self._asks_much(easier):
                return easier
            waiting.extend(easier.easier)
        return None

    def _asks_much(self, exercise: Exercise) -> bool:
        """Whether a condition asks to mind something, or a gentle dose suits an easier form."""
        deep = Demand.DEEP_KNEE_BEND in exercise.all_demands
        return bool(self.cares[exercise.id]) or (
            self.limits.gentle and deep and stands_free(exercise)
        )

    def _begins_with_load(self, exercise: Exercise) -> bool:
        """Whether it cannot be done unloaded though it should be at first."""
        first = self.steps[exercise.id][0]
        if self.limits.unloaded_weeks:
            return first.equipment is not None
        return first.kind is RungKind.LOAD and self._starts_unloaded(exercise)

    def outgrown(self, exercise: Exercise) -> bool:
        """Whether something harder is there for a trainee of this level."""
        known = self._outgrown.get(exercise.id)
        if known is None:
            known = self._outgrown[exercise.id] = bool(self.outgrown_by(exercise))
        return known

    def outgrown_by(self, exercise: Exercise) -> tuple[Exercise, ...]:
        """What stands in for something below the level that weights hardly make harder.

        Those are its harder variations and, for a squat or lunge on both legs, the ones on one
        leg. What is held, or has a single step, has nothing to climb: for it stands in too what
        trains the same movements and is at the level or has a longer ladder. Empty where it is
        not outgrown.
        """
        if exercise.level.rank >= self.trainee.level.rank or exercise.id in self.trainee.include:
            return ()
        if self._worth_loading(exercise):
            return ()
        saves_time = self._saves_time(exercise)
        harder = tuple(
            one
            for one in self.usable
            if (one.id in exercise.harder or (not saves_time and on_one_leg_instead(one, exercise)))
            and self._stands_in(one)
        )
        if harder or saves_time or not self.has_nothing_to_climb(exercise):
            return harder
        return tuple(one for one in self.usable if self._climbs_further(one, exercise))

    def _saves_time(self, exercise: Exercise) -> bool:
        """Whether it trains both legs, or two movements of the week, at once where minutes are few.

        One after the other takes twice as long, and what the week would miss for it is worth more
        than a harder exercise (judgement).
        """
        if self.trainee.minutes >= rules.ONE_BY_ONE_MINUTES:
            return False
        trained = (not group.isdisjoint(exercise.movements) for group in rules.WEEKLY_MOVEMENTS)
        return exercise.sides is Sides.BOTH or sum(trained) > 1

    def _stands_in(self, harder: Exercise) -> bool:
        """Whether a harder form may itself be chosen, if nothing harder still stands in for it."""
        return bool(
            self.steps[harder.id]
            and self.fits_level(harder)
            and self.gentler(harder) is None
            and not self._begins_with_load(harder)
        )

    def _worth_loading(self, exercise: Exercise) -> bool:
        """Whether what is owned makes it harder by something worth the name for the level.

        Where nobody knows how much harder a weight makes it, and where the exercise saves time,
        any weight counts: nothing is called hardly harder that might be much.
        """
        loaded = [one for one in self.steps[exercise.id] if one.kind is RungKind.LOAD]
        known = [one.demand for one in loaded if one.demand is not None]
        if not known or self._saves_time(exercise):
            return bool(loaded)
        return max(known) >= rules.WORTH_LOADING[self.trainee.level]

    def has_nothing_to_climb(self, exercise: Exercise) -> bool:
        """Whether it has a single step, or is held without weight: a band held still adds little.

        What a press-out or a squeeze asks for is up to the trainee, not to the band (judgement).
        """
        steps = self.steps[exercise.id]
        held = exercise.dose.hold_seconds is not None
        return len(steps) == 1 or (held and all(step.load is None for step in steps))

    def _climbs_further(self, other: Exercise, exercise: Exercise) -> bool:
        """Whether another exercise for the same movements does better and may be chosen."""
        return (
            other.movements[0] is exercise.movements[0]
            and set(other.movements).issuperset(exercise.movements)
            and (
                other.level is self.trainee.level
                or len(self.steps[other.id]) > len(self.steps[exercise.id])
            )
            and self.may_be_chosen(other)
        )


def on_one_leg_instead(one: Exercise, other: Exercise) -> bool:
    """Whether one is a squat or lunge on one leg at a time, no easier, and the other on both."""
    return (
        SQUATS_AND_LUNGES.issuperset((one.movements[0], other.movements[0]))
        and one.sides is not Sides.BOTH
        and other.sides is Sides.BOTH
        and one.level.rank >= other.level.rank
    )


SQUATS_AND_LUNGES = frozenset({Movement.SQUAT, Movement.LUNGE})
"""On one leg at a time they ask for about twice as much of it with the same weight (judgement)."""


def _balances(exercise: Exercise) -> bool:
    """Whether balance is what it is about; a lunge that balances for a moment is not."""
    return Movement.BALANCE in exercise.movements and exercise.movements[0] is not Movement.LUNGE


def _group(exercise: Exercise) -> frozenset[Movement]:
    """The movements that count like its main one in a week."""
    main = exercise.movements[0]
    return next((group for group in rules.WEEKLY_MOVEMENTS if main in group), frozenset({main}))


def _set_choices(trainee: Trainee, limits: Restrictions) -> tuple[int, ...]:
    if trainee.minutes < rules.FEW_SETS_MINUTES:
        return (1, rules.FIRST_SETS)
    if limits.gentle or limits.no_harder:
        return (rules.GENTLE_SETS,)
    return (rules.FIRST_SETS, rules.MOST_SETS)


def quality(
    exercise: Exercise, steps: Sequence[Step], trainee: Trainee, limits: Restrictions
) -> int:
    """How well the exercise is supported, how far its ladder reaches, how it fits; 0 to 6.

    Two points each: measured itself (1: only a neighbour was), four steps of ladder or more
    (1: two or three), the trainee's own level (1: the level beside it). Each thing that a
    condition asks to mind costs ``CARE_POINTS``, and so does standing free where balance is poor
    or the dose is gentle. The points are judgement; they only decide between weeks that cover
    the hip equally well.
    """
    measured = any(not row.proxy for row in exercise.evidence)
    support = 2 if measured else 1 if exercise.evidence else 0
    reach = 2 if len(steps) >= LONG_LADDER else 1 if len(steps) > 1 else 0
    level = 2 - abs(trainee.level.rank - exercise.level.rank)
    lost = CARE_POINTS * (len(limits.cares(exercise)) + (limits.unsteady and stands_free(exercise)))
    return max(0, support + reach + level - lost)


LONG_LADDER = 4

CARE_POINTS = 3
"""What a care note costs in quality: two of them take nearly all of it (judgement)."""
