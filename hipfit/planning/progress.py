"""Double progression, week by week: reps rise to the top of their range, then the next rung."""

from functools import cached_property

from hipfit.model.exercise import Exercise
from hipfit.model.plan import ENDED, NEXT_STEP, Step
from hipfit.model.quantity import Span
from hipfit.model.value import Value
from hipfit.model.words import Level, RungKind
from hipfit.planning import rules


class Climb(Value):
    """One exercise's way up: its steps, and what limits them.

    ``sets`` is the number it trains at from week ``more_sets_from`` on, ``days`` how often a
    week it comes, ``since`` the week in which it entered the plan. ``spare_seconds`` is how much
    longer than on the first rung a set on one side may get; ``beyond`` says what would help at
    the ladder's end.
    """

    exercise: Exercise
    steps: tuple[Step, ...]
    first_step: int
    sets: int
    days: int
    since: int
    gentle: bool
    spare_seconds: int = 0
    beyond: str = ""
    more_sets_from: int = rules.FIRST_WEEKS + 1

    @cached_property
    def ranges(self) -> tuple[Span, ...]:
        """The range of reps, or of seconds, of every step."""
        return tuple(
            amount_range(self.exercise, step, gentle=self.gentle, spare=self.spare_seconds)
            for step in self.steps
        )

    @cached_property
    def longest_side_seconds(self) -> int:
        """The longest set on one side anywhere on the ladder."""
        reached = list(zip(self.steps, self.ranges, strict=True))[self.first_step :]
        return max(side_seconds(self.exercise, step, span.high) for step, span in reached)


class Stand(Value):
    """Where the trainee stands on one exercise in one week.

    ``amount`` is reps, or seconds a hold. ``at_top`` counts the sessions done in a row at the
    top of the range. ``change`` says what is new, or, where ``held``, why nothing is;
    ``ended`` is true where nothing can be.
    """

    step: int
    amount: int
    sets: int
    at_top: int
    change: str
    held: bool = False
    ended: bool = False


def first_step(steps: tuple[Step, ...], level: Level) -> int:
    """The rung to start on: the lowest for a beginner, added weight for the others.

    Intermediate trainees start with the lightest weight owned, advanced ones with the middle
    one, both with body weight where that would be too much for a first week (judgement: without
    a log nobody knows better, and too light costs only a few weeks).
    """
    demand = 1.0
    fit: list[int] = []
    for number, step in enumerate(steps):
        demand *= 1 + (step.percent_harder or 0) / 100
        if step.kind is RungKind.LOAD and demand <= rules.START_DEMAND[level]:
            fit.append(number)
    if level is Level.BEGINNER or not fit:
        return 0
    return fit[0] if level is Level.INTERMEDIATE else fit[(len(fit) - 1) // 2]


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


def amount_range(exercise: Exercise, step: Step, *, gentle: bool, spare: int) -> Span:
    """The reps, or the seconds of a hold, that belong to a rung.

    A slower rung has fewer reps at the top, so that a set takes ``spare`` seconds more at most.
    """
    dose = exercise.dose
    if dose.hold_seconds is not None:
        return dose.hold_seconds
    reps = dose.reps or rules.LOADED_REPS
    if gentle:
        reps = rules.GENTLE_REPS
    elif step.kind is RungKind.LOAD:
        reps = rules.LOADED_REPS
    top = (work_limit(exercise) + spare) // step.tempo.rep_seconds
    return Span(low=reps.low, high=max(reps.low, min(reps.high, top)))


def side_seconds(exercise: Exercise, step: Step, amount: int) -> int:
    """Seconds of work in one set on one side."""
    if exercise.dose.hold_seconds is not None:
        return amount * exercise.dose.holds
    return amount * step.tempo.rep_seconds


def start(climb: Climb) -> Stand:
    """The first week on an exercise."""
    span = climb.ranges[climb.first_step]
    first_sets = rules.GENTLE_FIRST_SETS if climb.gentle else rules.FIRST_SETS
    return Stand(
        step=climb.first_step,
        amount=span.low,
        sets=min(climb.sets, first_sets) if climb.since <= rules.FIRST_WEEKS else climb.sets,
        at_top=climb.days if span.low == span.high else 0,
        change="start" if climb.since == 1 else "new",
    )


def advance(climb: Climb, stand: Stand, week: int) -> Stand:
    """The stand in ``week``, from the stand in the week before.

    One thing changes at a time: a set is added, or reps rise, or the next rung is taken.
    """
    span = climb.ranges[stand.step]
    unit = "s" if climb.exercise.dose.hold_seconds is not None else _reps(2)
    if week >= climb.more_sets_from and stand.sets < climb.sets:
        return Stand(
            step=stand.step,
            amount=span.low,
            sets=climb.sets,
            at_top=0,
            change=f"{climb.sets} sets now, back to {span.low} {unit}",
        )
    if stand.amount < span.high:
        rise = min(_rise(span), span.high - stand.amount)
        amount = stand.amount + rise
        return Stand(
            step=stand.step,
            amount=amount,
            sets=stand.sets,
            at_top=climb.days if amount == span.high else 0,
            change=f"+{rise} {'s' if unit == 's' else _reps(rise)}",
        )
    if stand.at_top < rules.TOP_SESSIONS:
        return Stand(
            step=stand.step,
            amount=stand.amount,
            sets=stand.sets,
            at_top=stand.at_top + climb.days,
            change="held: the top twice in a row, then the next step",
            held=True,
        )
    return _climb(climb, stand)


def with_another_set(climb: Climb, stand: Stand) -> Stand:
    """The end of a ladder put off: a set more, from the bottom of the range."""
    low = climb.ranges[stand.step].low
    return Stand(
        step=stand.step,
        amount=low,
        sets=climb.sets,
        at_top=0,
        change=f"{climb.sets} sets from {low} on: {ENDED}",
    )


def _climb(climb: Climb, stand: Stand) -> Stand:
    """The next rung, from the bottom of its range; or the end of the ladder."""
    number = stand.step + 1
    if number == len(climb.steps):
        stood = rules.TOP_SESSIONS + rules.HELD_WEEKS * climb.days
        low = climb.ranges[stand.step].low
        if stand.ended and stand.at_top >= stood and low < stand.amount:
            return Stand(
                step=stand.step,
                amount=low,
                sets=stand.sets,
                at_top=0,
                change=f"once more from {low}: {ENDED}, this keeps what you have",
            )
        return Stand(
            step=stand.step,
            amount=stand.amount,
            sets=stand.sets,
            at_top=stand.at_top + climb.days,
            change=f"held: its ladder ends here{climb.beyond}",
            held=True,
            ended=True,
        )
    span = climb.ranges[number]
    return Stand(
        step=number,
        amount=span.low,
        sets=stand.sets,
        at_top=climb.days if span.low == span.high else 0,
        change=NEXT_STEP,
    )


def _rise(span: Span) -> int:
    return max(1, round((span.high - span.low) / rules.WEEKS_TO_TOP))


def _reps(count: int) -> str:
    return "rep" if count == 1 else "reps"
