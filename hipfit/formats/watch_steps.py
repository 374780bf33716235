"""A session as a watch does it: one step a move, a set and side, a rest, a stretch.

Rests between sets run by the clock and are as long as the plan reckons: the other leg's work
counts as rest. Before another exercise the watch waits for a press of the lap button, for
getting into place takes as long as it takes. A set that alternates counts the reps of both legs,
as the watch does. A weight is what stands on one piece; how many pieces the note says.
"""

from collections.abc import Iterator
from enum import StrEnum

from hipfit.formats.garmin import garmin_name
from hipfit.formats.page import clean
from hipfit.formats.plan_words import step_words
from hipfit.model.plan import Preparation, Prescription, Session
from hipfit.model.quantity import Mass
from hipfit.model.timing import SETUP_SECONDS, exercise_seconds, set_seconds
from hipfit.model.value import Value
from hipfit.model.words import RungKind, Sides

MOST_STEPS = 50
"""Beyond it equal sets become one repeated block: older watches take few steps (judgement)."""


class Part(StrEnum):
    """What a step is."""

    WARM_UP = "warm-up"
    SET = "set"
    REST = "rest"
    STRETCH = "stretch"


class WatchStep(Value):
    """One step: ``reps`` or ``seconds`` long, or until the lap button is pressed (neither).

    ``exercise`` is our id, ``title`` its name, ``garmin`` category and name in Garmin's list. A
    step with ``repeats`` goes back to the step ``repeat_from``, counted from 0, until everything
    from there was done so often.
    """

    part: Part
    name: str
    notes: str = ""
    reps: int | None = None
    seconds: int | None = None
    exercise: str = ""
    title: str = ""
    garmin: tuple[str, str] | None = None
    load: Mass | None = None
    repeat_from: int = 0
    repeats: int = 0


def watch_steps(session: Session) -> tuple[WatchStep, ...]:
    """The steps of a session, written out, or with repeated blocks where they are too many."""
    steps = tuple(_steps(session, folded=False))
    return steps if len(steps) <= MOST_STEPS else tuple(_steps(session, folded=True))


def _steps(session: Session, *, folded: bool) -> Iterator[WatchStep]:
    yield from (_move(one, Part.WARM_UP) for one in session.warm_up)
    count = len(session.warm_up)
    names = [one.name or one.exercise for one in session.prescriptions]
    names += [one.name or one.exercise for one in session.stretches]
    for number, one in enumerate(session.prescriptions, 1):
        block = [*_sets(one, folded=folded, first=count)]
        if number < len(names):
            block.append(WatchStep(part=Part.REST, name=clean(f"Next: {names[number]}")))
        count += len(block)
        yield from block
    yield from (_move(one, Part.STRETCH) for one in session.stretches)


def _sets(one: Prescription, *, folded: bool, first: int) -> Iterator[WatchStep]:
    """The sets with the rests between them; ``folded``: once, and how often to do it."""
    sets = one.dose.sets
    rest = WatchStep(part=Part.REST, name="Rest", seconds=between_seconds(one) or None)
    if folded and sets > 1:
        yield from _one_set(one, f"Each of {sets} sets")
        yield rest
        yield WatchStep(part=Part.SET, name="Repeat", repeat_from=first, repeats=sets)
        return
    for number in range(1, sets + 1):
        yield from _one_set(one, f"Set {number} of {sets}")
        if number < sets:
            yield rest


def _one_set(one: Prescription, which: str) -> Iterator[WatchStep]:
    dose = one.dose
    title = clean(one.name or one.exercise)
    held = dose.hold_seconds is not None
    turns = 2 if one.sides is Sides.ALTERNATING else 1
    shared = (
        "" if held else f"tempo {dose.tempo}",
        "stop before you shake" if held else f"stop with {dose.reserve} good reps left",
        step_words(one.step),
        *(f"care: {care}" for care in one.care),
    )
    for side in ("left", "right") if one.sides is Sides.EACH else ("",):
        told = (which, f"{side} side" if side else "", _count_words(one), *shared)
        yield WatchStep(
            part=Part.SET,
            name=f"{title}, {side}" if side else title,
            notes=clean("; ".join(filter(None, told))),
            reps=None if held else dose.reps * turns,
            seconds=set_seconds(dose) * turns if held else None,
            exercise=one.exercise,
            title=title,
            garmin=garmin_name(one.exercise, one.step),
            load=one.step.load if one.step.kind is RungKind.LOAD else None,
        )


def _count_words(one: Prescription) -> str:
    """What the step's one number does not say: holds, and reps of each side in turn."""
    dose = one.dose
    turn = " each side in turn" if one.sides is Sides.ALTERNATING else ""
    if dose.hold_seconds is None:
        return f"{dose.reps} reps{turn}" if turn else ""
    if dose.reps > 1:
        return f"{dose.reps} holds of {dose.hold_seconds} s{turn}"
    return f"{dose.hold_seconds} s{turn}" if turn else ""


def between_seconds(one: Prescription) -> int:
    """The rest from one set, done on both sides, to the next, as the plan's minutes hold it."""

    def whole(sets: int) -> int:
        return exercise_seconds(
            one.sides,
            sets=sets,
            side_seconds=set_seconds(one.dose),
            rest_seconds=one.dose.rest_seconds,
        )

    return whole(2) - 2 * whole(1) + SETUP_SECONDS


IN_ALL = {Sides.BOTH: "", Sides.EACH: "each side, ", Sides.ALTERNATING: "each side in turn, "}


def _move(one: Preparation, part: Part) -> WatchStep:
    """A warm-up move or a stretch, as long as it takes on both sides together."""
    title = clean(one.name or one.exercise)
    return WatchStep(
        part=part,
        name=title,
        notes=f"{IN_ALL[one.sides]}{one.seconds} s in all",
        seconds=one.seconds or None,
        exercise=one.exercise,
        title=title,
        garmin=garmin_name(one.exercise),
    )
