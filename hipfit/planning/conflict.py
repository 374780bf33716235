"""Requests that no plan can be made from: both sides of the conflict, and the smallest way out."""

import datetime as dt

from hipfit.errors import ConflictError
from hipfit.model.exercise import Exercise
from hipfit.model.trainee import Trainee
from hipfit.model.words import Demand, Equipment, RungKind
from hipfit.planning.first_week import FirstWeek
from hipfit.planning.mend import Change, Mender
from hipfit.planning.sentences import joined
from hipfit.planning.workshop import Workshop


def conflict(week: FirstWeek, start: dt.date) -> ConflictError:
    """Why no plan can begin with this week, as an error to raise; the week does not stand."""
    mender = Mender(week, start)
    trainee = week.workshop.trainee
    if not week.workshop.candidates:
        return _nothing_left(mender, trainee)
    if week.left_over:
        return _no_room(week, mender, trainee)
    return _empty_day(week, mender, trainee)


def _stands(week: FirstWeek) -> bool:
    return week.stands


def _ways(changes: list[Change | None]) -> str:
    """The changes that were found, as a sentence; empty where none was."""
    words = [one.words for one in changes if one is not None]
    return f"{joined(words, 'or')} would do" if words else ""


def _nothing_left(mender: Mender, trainee: Trainee) -> ConflictError:
    """Limits, exclusions, equipment and level leave no exercise at all."""
    sides = [f"--avoid {name}" for name in trainee.avoid]
    sides += [f"--exclude {name}" for name in trainee.exclude]
    if len(sides) > MOST_NAMED:
        sides[MOST_NAMED:] = [f"{len(sides) - MOST_NAMED} more"]
    if not all(one.id in trainee.exclude for one in mender.workshop.catalogue.strength):
        sides.append(_level(trainee))
    back = mender.taken_back(_stands)
    hint = "avoid and exclude less; 'hipfit list' with the same --avoid shows what is left"
    if back is not None:
        hint = f"leave out {back.words}"
        if back.words.startswith("--avoid"):  # to take that back is no advice
            hint = f"{back.words} is what rules out the last of them"
    return ConflictError(f"no exercise is left: {joined(sides)} rule out every one", hint)


MOST_NAMED = 4


def _level(trainee: Trainee) -> str:
    owned = ", ".join(one.equipment.label for one in trainee.owned) or "no equipment"
    return f"--level {trainee.level.value} with {owned}"


def _no_room(week: FirstWeek, mender: Mender, trainee: Trainee) -> ConflictError:
    """Exercises that were asked for do not fit the time."""
    for name in week.left_over:
        reason = why_no_candidate(week.workshop.catalogue[name], week.workshop)
        if reason is not None:
            return ConflictError(
                f"--include {name} conflicts with the rest of the request: {reason[1]}",
                f"leave out --include {name}, or what makes the plan start so",
            )
    names = ", ".join(week.left_over)
    days = mender.fewest_days(_stands)  # first, as it takes few of the trials
    out = _ways([mender.smallest_minutes(_stands), days])
    fewer = None if out else mender.without_includes(_stands)
    return ConflictError(
        f"--include {names} does not fit {trainee.days} x {trainee.minutes} min with what else "
        "was asked for",
        out or (f"leave out {fewer.words}" if fewer is not None else "include fewer exercises"),
    )


def _empty_day(week: FirstWeek, mender: Mender, trainee: Trainee) -> ConflictError:
    """One of the days has no exercise: its side of the hip has none that is allowed."""
    numbers = joined([str(day + 1) for day in week.empty_days])
    side = week.frame.sides[week.empty_days[0]]
    if side is None:
        reason = f"{trainee.minutes} min hold nothing that is left"
    else:
        part = "the outer and inner side of the hip" if side else "the front and back of the hip"
        reason = f"days in a row take turns, and nothing that is left is for {part}"
    changes = [mender.days_apart(_stands), mender.fewer_days(_stands)]
    out = _ways(changes)
    if not out:
        back = mender.taken_back(_stands)
        out = f"{back.words} is what leaves nothing for it" if back is not None else ""
    days = "training day" if len(week.empty_days) == 1 else "training days"
    return ConflictError(
        f"no exercise for {days} {numbers} of the week: {reason}",
        out or "leave a day free between the training days, or avoid and exclude less",
    )


def why_no_candidate(exercise: Exercise, workshop: Workshop) -> tuple[str, str] | None:
    """The rule and the reason that keep an allowed exercise from being chosen, or None.

    The exercise must not be above the level of the plan.
    """
    if any(one.exercise.id == exercise.id for one in workshop.candidates):
        return None
    steps = workshop.steps[exercise.id]
    if not steps:
        return "owned-loads", "no weight you own fits it"
    if Equipment.BED in exercise.equipment and Demand.FLOOR not in workshop.limits.barred:
        return "bed-work", "it is done on a bed, for those who cannot use the floor"
    gentler = workshop.gentler(exercise)
    if gentler is not None:
        cares = "; ".join(workshop.limits.cares(exercise))
        deep = "this one bends the knees deeply with nothing to hold"
        return (
            "less-care",
            f"{gentler.name} is easier and needs no care, and this one does: {cares}"
            if cares
            else f"{gentler.name} suits a gentle dose better: {deep}",
        )
    unloaded = workshop.limits.unloaded_weeks and steps[0].equipment is not None
    if unloaded or steps[0].kind is RungKind.LOAD:
        return "careful-start", "it has no step without added load, and this plan starts without"
    better = _better(exercise, workshop)
    return "level", f"at {workshop.trainee.level.value} level it is outgrown: {better}"


def _better(exercise: Exercise, workshop: Workshop) -> str:
    """What stands in for something outgrown, and how it is better, in words.

    That is its harder variations or, where none is there, others; those that are outgrown
    themselves are named only where no other is left.
    """
    others = workshop.outgrown_by(exercise)
    chosen_from = [one for one in others if workshop.may_be_chosen(one)] or list(others)
    variations = [one for one in chosen_from if one.id in exercise.harder]
    named = variations or chosen_from[:MOST_NAMED]
    names = joined((one.name for one in named), "or")
    climbs = workshop.has_nothing_to_climb(exercise) and not variations
    return f"{names} {'goes further' if climbs else 'is harder'}"
