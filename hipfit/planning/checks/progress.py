"""What changes from week to week: steps, compensation, falls, idle weeks, deloads."""

import math
from collections.abc import Iterator
from itertools import pairwise

from hipfit.model.effort import EPLEY_REPS
from hipfit.model.exercise import MOST_REPS
from hipfit.model.finding import Finding
from hipfit.model.plan import ENDED, Prescription, Step, Week
from hipfit.model.words import Band, RungKind, Site
from hipfit.planning import rules
from hipfit.planning.checks.exam import SAME_KILOGRAMS, Check, Done, Exam, Path, warning
from hipfit.planning.ladder import load_words
from hipfit.planning.overload import relative_demand

CLOSE_ENOUGH = 0.97
"""Compensation that is this near is compensation: reps are whole numbers (judgement)."""

PERCENT_OFF = 1.0
"""Percentage points by which a stated step may differ from the mechanics."""

DELOAD_SHARE = 0.75
"""A deload with more than this share of the sets is none (judgement; it is meant to be half)."""

LEAST_SHARE = 0.7
"""With less of the work a lighter week is a new beginning (judgement)."""

_KINDS = tuple(RungKind)
_BANDS = tuple(Band)


def _demand(exam: Exam, done: Done) -> float | None:
    """How hard a step is beside body weight, or None where mechanics cannot say."""
    step = done.one.step
    if step.kind is RungKind.BODY_WEIGHT:
        return 1.0
    if step.kind is not RungKind.LOAD or done.exercise is None:
        return None
    return relative_demand(done.exercise.lever, step, exam.trainee.kilograms)


def big_steps(exam: Exam) -> Iterator[Finding]:
    """A step above 10 % comes after reps that make up for it, or the plan says how to take it."""
    for history in exam.histories:
        for number, (before, done) in enumerate(pairwise(history)):
            old, new = _demand(exam, before), _demand(exam, done)
            if old is None or new is None or done.one.step.warning:
                continue
            percent = 100 * (new / old - 1)
            if percent > rules.BIG_STEP_PERCENT:
                best = max(
                    _amount(one.one)
                    for one in history[: number + 1]
                    if one.one.step == before.one.step
                )
                yield from _uncompensated(done, new / old, percent, best)


def _uncompensated(done: Done, ratio: float, percent: float, best: int) -> Iterator[Finding]:
    """The finding where ``best`` reps (or seconds) on the step before do not make up for it."""
    now = _amount(done.one)
    held = done.one.dose.hold_seconds is not None
    if held:
        needed = math.ceil(ratio * now)
        made_up = best >= CLOSE_ENOUGH * needed
    else:
        worth = ratio * (1 + now / EPLEY_REPS)
        needed = math.ceil(EPLEY_REPS * (worth - 1))
        made_up = 1 + best / EPLEY_REPS >= CLOSE_ENOUGH * worth
    if made_up:
        return
    unit = "s" if held else "reps"
    yield warning(
        "compensation",
        f"{done.one.name}: a step of {percent:.0f} % after {best} {unit} at most, and "
        f"{needed} {unit} would make up for it",
        (*done.path, "step"),
        f"reach {needed} {unit} on the step before, or take a smaller step"
        if held or needed <= MOST_REPS
        else "put a lighter weight in between",
    )


def mechanics(exam: Exam) -> Iterator[Finding]:
    """A stated percentage is what mechanics says, for this body and these weights."""
    for done in exam.done:
        stated = done.one.step.percent_harder
        if stated is None or done.exercise is None:
            continue
        steps = exam.ladder(done.exercise)
        same = next((one for one in steps if _same(one, done.one.step)), None)
        true = None if same is None else same.percent_harder
        over_body = None if same is None or same.demand is None else 100 * (same.demand - 1)
        begins = over_body is not None and abs(over_body - stated) <= PERCENT_OFF
        if true is not None and abs(true - stated) > PERCENT_OFF and not begins:
            yield warning(
                "mechanics",
                f"{done.one.name}: the step says +{stated:g} %, and mechanics says +{true:g} %",
                (*done.path, "step", "percent_harder"),
                f"write {true:g}",
            )


def _same(one: Step, other: Step) -> bool:
    return _what(one) == _what(other)


def _what(step: Step) -> tuple[object, ...]:
    return step.kind, step.equipment, step.site, step.band, step.load, step.pieces


def _amount(one: Prescription) -> int:
    """Reps, or seconds a hold."""
    return one.dose.reps if one.dose.hold_seconds is None else one.dose.hold_seconds


def falls(exam: Exam) -> Iterator[Finding]:
    """No exercise gets easier, but for a deload or after a stated hold."""
    for history in exam.histories:
        for before, done in pairwise(history):
            said = before.one.held or ENDED in done.one.change
            said = said or (done.one.held and bool(done.one.change))
            apart = done.number - before.number > 1 or done.week.deload or before.week.deload
            if not apart:
                yield from _reset(done, before)
            if not said and not apart:
                what = _easier(exam, before, done)
                if what:
                    yield warning(
                        "demand-never-falls",
                        f"{done.one.name} gets easier: {what}, and nothing says why",
                        (*done.path, "dose"),
                        "keep what was reached; or set 'held: true' and say why in 'change'",
                    )


def _reset(done: Done, before: Done) -> Iterator[Finding]:
    """A fall to much less of the same work, which a stated hold does not explain.

    One set less of as many reps does not count: what stands still may give it to what goes on.
    """
    old, new = before.one, done.one
    if new.dose.sets == old.dose.sets - 1 and _amount(new) == _amount(old):
        return
    if not (before.one.held or ENDED in new.change) or new.step != old.step:
        return
    share = new.dose.sets * _amount(new) / (old.dose.sets * _amount(old))
    if new.dose.tempo == old.dose.tempo and share < LEAST_SHARE:
        unit = "reps" if new.dose.hold_seconds is None else "s"
        yield warning(
            "demand-never-falls",
            f"{new.name} is thrown back to {new.dose.sets}×{_amount(new)} {unit} after "
            f"{old.dose.sets}×{_amount(old)}",
            (*done.path, "dose"),
            "hold what was reached, or take a harder exercise",
        )


def equal_weights(exam: Exam) -> Iterator[Finding]:
    """A step to another weight is a step to a heavier one."""
    for history in exam.histories:
        for before, done in pairwise(history):
            old, new = before.one.step, done.one.step
            if old.load is None or new.load is None or _what(old) == _what(new):
                continue
            light, heavy = _demand(exam, before), _demand(exam, done)
            if light is None or heavy is None:
                if Site.ANKLE in (old.site, new.site) and old.site is not new.site:
                    continue  # nobody knows which of the two is harder
                light, heavy = old.kilograms, new.kilograms
            if abs(heavy / light - 1) < rules.NO_STEP_PERCENT / 100:
                yield warning(
                    "small-steps",
                    f"{done.one.name}: the step to {load_words(new)} is no heavier than "
                    f"{load_words(old)}",
                    (*done.path, "step"),
                    "leave it out, or take the next weight that is heavier",
                )


def skipped_steps(exam: Exam) -> Iterator[Finding]:
    """No lighter weight is passed over where nobody knows how big the step is.

    Where mechanics know, the reps before it tell (see ``big_steps``).
    """
    for history in exam.histories:
        for before, done in pairwise(history):
            old, new = before.one.step, done.one.step
            known = _demand(exam, before) is not None and _demand(exam, done) is not None
            if known or new.load is None or new.warning or done.exercise is None:
                continue
            between = [
                step
                for step in exam.ladder(done.exercise)
                if step.load is not None
                and (step.equipment, step.site) == (new.equipment, new.site)
                and old.kilograms + SAME_KILOGRAMS < step.kilograms
                and step.kilograms + SAME_KILOGRAMS < new.kilograms
            ]
            if between:
                yield warning(
                    "small-steps",
                    f"{done.one.name}: the step to {load_words(new)} passes over "
                    f"{load_words(between[0])}",
                    (*done.path, "step"),
                    "take the lighter weight first",
                )


def _easier(exam: Exam, before: Done, done: Done) -> str:
    """What is less than the week before, or an empty string."""
    old, new = before.one, done.one
    if new.dose.sets > old.dose.sets:
        return ""
    if _what(new.step) != _what(old.step):
        made_up = new.step.warning or _amount(new) > _amount(old)
        lower = not made_up and _is_harder(exam, done, before)
        return "a lower step of its ladder" if lower else ""
    slower = new.dose.tempo.rep_seconds > old.dose.tempo.rep_seconds
    slower = slower or bool(new.step.how and new.step.how != old.step.how)
    if new.dose.sets < old.dose.sets and _amount(new) <= _amount(old):
        return f"{new.dose.sets} sets after {old.dose.sets}"
    if _amount(new) < _amount(old) and not slower and new.dose.sets <= old.dose.sets:
        unit = "reps" if new.dose.hold_seconds is None else "s"
        return f"{_amount(new)} {unit} after {_amount(old)}"
    return ""


def _is_harder(exam: Exam, low: Done, high: Done) -> bool:
    """Whether the second stands on a higher step of the ladder than the first."""
    one, two = low.one.step, high.one.step
    if low.exercise is not None:
        order = [_what(step) for step in exam.ladder(low.exercise)]
        if _what(one) in order and _what(two) in order:
            return order.index(_what(two)) > order.index(_what(one))
    if one.kind is not two.kind:
        return _KINDS.index(two.kind) > _KINDS.index(one.kind)
    if one.kind is RungKind.BAND and one.band is not None and two.band is not None:
        return _BANDS.index(two.band) > _BANDS.index(one.band)
    easy, hard = _demand(exam, low), _demand(exam, high)
    if easy is not None and hard is not None:
        return hard > easy
    if one.load is not None and two.load is not None:
        return two.kilograms > one.kilograms
    return False


def idle_weeks(exam: Exam) -> Iterator[Finding]:
    """No week simply repeats the one before."""
    for number, (before, week) in enumerate(pairwise(exam.plan.weeks), 1):
        done = [one for session in week.sessions for one in session.prescriptions]
        if week.deload or any(one.held and one.change for one in done):
            continue
        if _asked(before) == _asked(week):
            yield warning(
                "no-idle-week",
                "the week repeats the one before, and nothing says why",
                ("weeks", number),
                "add reps or take a step; or set 'held: true' and say why in 'change'",
            )


def _asked(week: Week) -> list[tuple[object, ...]]:
    """What the trainee is asked to do in a week."""
    return [
        (one.exercise, one.dose.sets, one.dose.reps, one.dose.hold_seconds, one.step)
        for session in week.sessions
        for one in session.prescriptions
    ]


def deload(exam: Exam) -> Iterator[Finding]:
    """An easy week halves the sets, and comes when it was asked for.

    Single sets cannot be halved: they have fewer reps, or the fewest.
    """
    usual: Week | None = None
    every = exam.trainee.deload_every
    for number, week in enumerate(exam.plan.weeks):
        if not week.deload:
            usual = week
            last = number == len(exam.plan.weeks) - 1
            if every > 0 and week.number % every == 0 and not last:
                yield warning(
                    "deload",
                    f"week {week.number} is no deload, though every {every} weeks one was asked "
                    "for",
                    ("weeks", number),
                    "set 'deload: true' and halve the sets, or take 'deload_every' out",
                )
        elif usual is not None:
            yield from _not_eased(exam, number, usual)


def _not_eased(exam: Exam, number: int, usual: Week) -> Iterator[Finding]:
    """The finding where a deload week asks for about as much as the ``usual`` one before."""
    week = exam.plan.weeks[number]
    path: Path = ("weeks", number, "deload")
    before = _sets(usual)
    count, full, half = sum(_sets(week)), sum(before), sum(-(-sets // 2) for sets in before)
    if count > max(DELOAD_SHARE * full, half):
        yield warning(
            "deload",
            f"a deload week of {count} sets after a week of {full}: it is meant to have half, "
            f"{half} with odd numbers rounded up",
            path,
            "halve the sets of each exercise",
        )
    elif max(before) == 1 and not _fewer_reps(exam, week, usual):
        yield warning(
            "deload",
            "a deload week that asks for as much as the week before: single sets cannot be "
            "halved, and none has fewer reps or seconds",
            path,
            "take the fewest reps of each exercise, or the shortest hold",
        )


def _sets(week: Week) -> list[int]:
    return [one.dose.sets for session in week.sessions for one in session.prescriptions]


def _fewer_reps(exam: Exam, week: Week, usual: Week) -> bool:
    """Whether any exercise has less to do than in the week before, or all have the least."""
    done = [one for session in week.sessions for one in session.prescriptions]
    before: dict[str, int] = {}
    for session in usual.sessions:
        for one in session.prescriptions:
            before[one.exercise] = max(_amount(one), before.get(one.exercise, 0))
    return any(_amount(one) < before.get(one.exercise, 0) for one in done) or all(
        _amount(one) <= _least(exam, one) for one in done
    )


def _least(exam: Exam, one: Prescription) -> int:
    """The fewest reps of a prescription's step, else the usual ones; or the shortest hold."""
    known = exam.catalogue.by_id.get(one.exercise)
    held, reps = (None, None) if known is None else (known.dose.hold_seconds, known.dose.reps)
    usual = rules.LOADED_REPS if reps is None or one.step.kind is RungKind.LOAD else reps
    usual = rules.GENTLE_REPS if exam.limits.gentle else usual
    return (held or one.step.reps or usual).low


CHECKS: tuple[Check, ...] = (
    big_steps,
    mechanics,
    falls,
    equal_weights,
    skipped_steps,
    idle_weeks,
    deload,
)
