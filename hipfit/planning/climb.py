"""One exercise's way up: its steps, where it begins, and what of it the time of a session holds."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, takewhile
from math import ceil

from hipfit.model.effort import worth
from hipfit.model.exercise import Exercise
from hipfit.model.plan import Step
from hipfit.model.quantity import Span
from hipfit.model.trainee import STANDARD_BODY_MASS_KILOGRAMS
from hipfit.model.value import Value
from hipfit.model.words import Band, Level, RungKind, Site
from hipfit.planning import rules
from hipfit.planning.overload import amount_to_make_up, amount_worth


class Climb(Value):
    """One exercise's way up: its steps, and what limits them.

    ``sets`` is the number it trains at from week ``more_sets_from`` on, or a little later where a
    new step comes first, but not after week ``all_sets_by``; ``days`` is how often a week it comes,
    ``since`` the week in which it entered the plan. ``spare_seconds`` is how much longer than on
    the first rung a set on one side may get, or, below zero, how much shorter it must stay;
    ``cut_short`` is true where that leaves no time for the next step of the ladder.
    ``no_harder`` means that nothing is to follow at all.
    """

    exercise: Exercise
    steps: tuple[Step, ...]
    first_step: int
    sets: int
    days: int
    since: int
    gentle: bool
    spare_seconds: int = 0
    cut_short: bool = False
    no_harder: bool = False
    body_kilograms: float = STANDARD_BODY_MASS_KILOGRAMS
    more_sets_from: int = rules.FIRST_WEEKS + 1
    all_sets_by: int | None = None

    @cached_property
    def most_side_seconds(self) -> int:
        """The most seconds of work that a set on one side has time for, on any step."""
        return work_limit(self.exercise) + self.spare_seconds

    @cached_property
    def ranges(self) -> tuple[Span, ...]:
        """The range of reps, or of seconds, of every step."""
        most = self.most_side_seconds
        return tuple(amount_range(self.exercise, step, seconds=most) for step in self.steps)

    @cached_property
    def entries(self) -> tuple[int, ...]:
        """The reps or seconds that every step begins with.

        Where a step's size is known these are worth no less than the most that was done before,
        as far as the range goes; a slower form of the same step keeps much of the time that a set
        took (``rules.SHARE_OF_WORK``), a deeper or longer one much of the reps
        (``rules.SHARE_OF_REPS``); a light weight of which nobody knows how much harder it is
        begins with ``rules.FIRST_UNKNOWN_REPS`` or, after another weight, ``UNKNOWN_REPS``;
        reps that make up for a weight take as long as the set before, so that they are no step
        back after a slower form; elsewhere they are the lowest of the range.
        """
        held = self.exercise.dose.hold_seconds is not None
        found: list[int] = []
        most = 0.0
        before = None
        for step, span in zip(self.steps, self.ranges, strict=True):
            entry = span.low
            if before is not None and step.makes_up and not held:
                work = before[1].high * before[0].tempo.rep_seconds
                entry = max(entry, -(-work // step.tempo.rep_seconds))
            elif before is not None and not held and _is_slower(step, before[0]):
                seconds = rules.SHARE_OF_WORK * before[1].high * before[0].tempo.rep_seconds
                entry = max(entry, ceil(seconds / step.tempo.rep_seconds))
            elif before is not None and not held and goes_further(step):
                entry = max(entry, ceil(rules.SHARE_OF_REPS * before[1].high))
            elif before is not None and not held and _is_new_weight(step, before[0]):
                after_none = before[0].load is None
                usual = rules.FIRST_UNKNOWN_REPS if after_none else rules.UNKNOWN_REPS
                if _added_kilograms(step, before[0]) <= rules.LIGHT_SHARE * self.body_kilograms:
                    entry = max(entry, usual)
            before = (step, span)
            if step.demand is not None:
                if step.percent_harder is not None or step.makes_up:
                    entry = max(entry, amount_worth(most, step.demand, held=held))
                most = max(most, worth(step.demand, span.high, held=held))
            found.append(min(entry, span.high))
        return tuple(found)

    @cached_property
    def longest_side_seconds(self) -> int:
        """The longest set on one side anywhere on the ladder."""
        return self.longest_side_from[self.first_step]

    @cached_property
    def longest_side_from(self) -> tuple[int, ...]:
        """The longest set on one side from each step on."""
        pairs = zip(reversed(self.steps), reversed(self.ranges), strict=True)
        sides = (side_seconds(self.exercise, step, span.high) for step, span in pairs)
        return tuple(accumulate(sides, max))[::-1]

    @cached_property
    def with_another_set(self) -> "Climb":
        """The same with a set more."""
        return replace(self, sets=self.sets + 1)

    def can_do_more_reps(self, stand: "Stand") -> bool:
        """Whether time alone keeps the reps, or the seconds, of a stand from their range's top."""
        reps = self.steps[stand.step].reps or self.ranges[stand.step]
        return stand.amount < reps.high


def goes_further(step: Step) -> bool:
    """Whether a step is a deeper or a longer form without a weight."""
    return step.kind in rules.FURTHER_RUNGS and step.load is None


def _is_slower(step: Step, before: Step) -> bool:
    """Whether a step is the one before, only slower."""
    return (
        step.tempo.rep_seconds > before.tempo.rep_seconds
        and (step.load, step.pieces, step.band) == (before.load, before.pieces, before.band)
        and step.percent_harder is None
        and not before.makes_up
    )


def _is_new_weight(step: Step, before: Step) -> bool:
    """Whether a step adds weight, and nobody knows how much harder that is."""
    if step.load is None or step.demand is not None:
        return False
    return (step.load, step.pieces) != (before.load, before.pieces)


def _added_kilograms(step: Step, before: Step) -> float:
    """How much more a step weighs in all than the one before it."""
    return step.kilograms - before.kilograms


class Stand(Value):
    """Where the trainee stands on one exercise in one week.

    ``amount`` is reps, or seconds a hold. ``at_top`` counts the sessions done in a row at the
    top of the range. ``change`` says what is new, or, where ``held``, why nothing is; ``rule``
    names the rule that made it so. ``ended`` is true where nothing can be.
    """

    step: int
    amount: int
    sets: int
    at_top: int
    change: str
    rule: str
    held: bool = False
    ended: bool = False


def first_step(steps: tuple[Step, ...], level: Level, *, light_kilograms: float = 0.0) -> int:
    """The rung to start on: the lowest for a beginner, added weight for the others.

    Of the weights that are not too much for a first week advanced trainees start with the middle
    one, intermediate ones with the one at a third, or with the heaviest that weighs no more than
    ``light_kilograms`` in all, where that is heavier. Where all would be too much they start with
    the reps that make up for one, if those are not too much themselves, else with body weight
    (judgement: without a log nobody knows better, and too light costs only a few weeks).
    """
    if level is Level.BEGINNER:
        return 0
    most = rules.START_DEMAND[level]
    fit = [
        number
        for number, step in enumerate(steps)
        if step.kind is RungKind.LOAD
        and not step.makes_up
        and (step.demand or 1.0) <= most
        and (number == 0 or steps[number - 1].load != step.load or step.percent_harder is not None)
    ]
    if fit:
        light = [number for number in fit if steps[number].kilograms <= light_kilograms]
        return max([fit[(len(fit) - 1) // START_SHARE[level]], *light[-1:]])
    enough = worth(most, rules.LOADED_REPS.low, held=False)
    for number, step in enumerate(steps):
        if step.makes_up and step.demand is not None and step.reps is not None:
            fits = worth(step.demand, step.reps.low, held=False) <= enough
            return number if fits else 0
    return 0


def first_step_after(
    steps: Sequence[Step], held: Step, *, lighter: bool, scale: float | None = 1.0
) -> int:
    """The rung to start on after something was done with the weight or band of ``held``.

    The heaviest with which the moment about the hip is no larger, where ``scale`` says how large
    it is without a weight beside the old exercise's; where mechanics cannot say, the heaviest that
    weighs no more in all and is held in the same place, or the strongest band that is no
    stronger. ``lighter`` asks for ``rules.LIGHTER_LOAD_SHARE`` of the difference, or for a band
    weaker by one. 0 where there is none.
    """
    if held.band is not None:
        return _band_after(steps, held.band, lighter=lighter)
    if held.load is None:
        return 0
    share = rules.LIGHTER_LOAD_SHARE if lighter else 1
    return max(
        (
            number
            for number, step in enumerate(steps)
            if step.load is not None
            and not step.makes_up
            and _is_no_more(step, held, share, scale)
            and (number == 0 or steps[number - 1].load != step.load)
        ),
        default=0,
    )


def _is_no_more(step: Step, held: Step, share: float, scale: float | None) -> bool:
    """Whether a weight is no more than this share of what another one was."""
    if step.demand is not None and held.demand is not None and scale is not None:
        return scale * (step.demand - 1) <= share * (held.demand - scale) + _SLACK
    if step.load is None or held.load is None:
        return False
    return step.kilograms <= share * held.kilograms + _SLACK and _place(step) == _place(held)


def _band_after(steps: Sequence[Step], held: Band, *, lighter: bool) -> int:
    strength = {band: number for number, band in enumerate(Band)}
    most = strength[held] - lighter
    return max(
        (
            number
            for number, step in enumerate(steps)
            if step.band is not None
            and strength[step.band] <= most
            and (number == 0 or steps[number - 1].band is not step.band)
        ),
        default=0,
    )


def beginning(climb: Climb) -> Climb:
    """The climb whose first step is measured by body weight alone: nothing below it was done."""
    step = climb.steps[climb.first_step]
    if climb.first_step == 0 or step.percent_harder is None or step.demand is None:
        return climb
    first = replace(step, percent_harder=round(100 * (step.demand - 1), 2), warning="")
    above = climb.first_step + 1
    return replace(climb, steps=(*climb.steps[: above - 1], first, *climb.steps[above:]))


_SLACK = 1e-9
_HANDS = frozenset({Site.AT_CHEST, Site.IN_HANDS, Site.EACH_HAND})


def _place(step: Step) -> object:
    """Where a weight is, wherever the hands hold it."""
    return "hands" if step.site in _HANDS else step.site


START_SHARE = {Level.INTERMEDIATE: 3, Level.ADVANCED: 2}
"""One part in so many of the weights lies below the one to start with."""


def paced(steps: Sequence[Step], seconds: int, *, minutes: int) -> tuple[Step, ...]:
    """The steps with the tempo that lets reps beyond the range take ``seconds`` a set and side.

    The exercise's own tempo, or one without a pause or, where sessions of so many ``minutes``
    are short, a brisk one; the step says why.
    """
    if not any(step.makes_up for step in steps):
        return tuple(steps)
    roomy = minutes >= rules.SMOOTH_MINUTES
    return tuple(_paced(one, seconds, roomy=roomy) if one.makes_up else one for one in steps)


def _paced(step: Step, seconds: int, *, roomy: bool) -> Step:
    high = 0 if step.reps is None else step.reps.high
    if high * step.tempo.rep_seconds <= seconds:
        return step
    if roomy or high * rules.SMOOTH.rep_seconds <= seconds:
        return replace(step, tempo=rules.SMOOTH, how=_and_so(step.how, SMOOTH_HOW))
    return replace(step, tempo=rules.BRISK, how=_and_so(step.how, BRISK_HOW))


def _and_so(how: str, pace: str) -> str:
    """How a step is done, and at what pace, as one sentence."""
    return f"{how.rstrip('.')}; {pace}" if how else pace


SMOOTH_HOW = "no pause, so that the set fits the minutes"
BRISK_HOW = "one second up, two down, never swinging, so that the set fits the minutes"


def least_side_seconds(exercise: Exercise, step: Step) -> int:
    """Seconds of work in one set on one side with the fewest reps that a rung can have."""
    if exercise.dose.hold_seconds is not None:
        return work_limit(exercise)
    reps = step.reps or rules.LOADED_REPS
    return (reps.high if step.makes_up else reps.low) * step.tempo.rep_seconds


def within(exercise: Exercise, steps: Sequence[Step], seconds: int) -> tuple[Step, ...]:
    """The steps up to the first one of which not even the fewest reps take ``seconds`` a set.

    They also end before a big step that so many seconds do not let the reps make up for.
    """
    fitting: list[Step] = []
    for step in takewhile(lambda one: least_side_seconds(exercise, one) <= seconds, steps):
        if fitting and not _made_up_for(exercise, fitting[-1], step, seconds):
            break
        fitting.append(step)
    return tuple(fitting) or tuple(steps[:1])


def _made_up_for(exercise: Exercise, before: Step, step: Step, seconds: int) -> bool:
    """Whether the reps that fit the time are enough to be ready for the next step."""
    percent = step.percent_harder
    if percent is None or percent <= rules.BIG_STEP_PERCENT or before.demand is None:
        return True
    low = exercise.dose.hold_seconds or step.reps or rules.LOADED_REPS
    held = exercise.dose.hold_seconds is not None
    needed = amount_to_make_up(1 + percent / 100, low.low, held=held)
    return amount_range(exercise, before, seconds=seconds).high >= needed


def work_limit(exercise: Exercise) -> int:
    """The most seconds of work in one set on one side, on any rung.

    Slower rungs have fewer reps, so that a set never outgrows the time the session has for it.
    """
    dose = exercise.dose
    if dose.hold_seconds is not None:
        return dose.hold_seconds.high * dose.holds
    reps = dose.reps or rules.LOADED_REPS
    slowest = max(
        (rung.tempo.rep_seconds for rung in exercise.ladder if rung.tempo is not None),
        default=exercise.tempo.rep_seconds,
    )
    return max(reps.high * exercise.tempo.rep_seconds, reps.low * slowest)


def amount_range(exercise: Exercise, step: Step, *, seconds: int) -> Span:
    """The reps, or the seconds of a hold, that belong to a rung.

    A slower rung has fewer reps at the top, so that a set on one side takes ``seconds`` at most.
    Reps that make up for a step are never fewer: without them it could not be taken.
    """
    if exercise.dose.hold_seconds is not None:
        return exercise.dose.hold_seconds
    reps = step.reps or rules.LOADED_REPS
    if step.makes_up:
        return reps
    top = seconds // step.tempo.rep_seconds
    return reps if top >= reps.high else Span(low=reps.low, high=max(reps.low, top))


def side_seconds(exercise: Exercise, step: Step, amount: int) -> int:
    """Seconds of work in one set on one side."""
    if exercise.dose.hold_seconds is not None:
        return amount * exercise.dose.holds
    return amount * step.tempo.rep_seconds
