"""One session in plain words, for what has no tables: a calendar entry, a watch, a phone."""

from collections.abc import Iterable, Iterator

from hipfit.formats.page import clean
from hipfit.formats.plan_view import PAIN_RULE, STOP, TAKE_CARE
from hipfit.formats.plan_words import SIDES_WORDS, amount, own_reserve, step_words, usual_reserve
from hipfit.model.plan import Plan, Preparation, Prescription, Session, Week

STOP_WITH = "stop a set with that many good reps still in you"
PAIN_IN_SHORT = "Pain: 0–2 of 10 is fine; at 3–5 take an easier version; above 5, stop."
"""The pain rule where there is room for a line only."""


def known_sessions(plan: Plan) -> Iterator[tuple[str, Week, Session]]:
    """Each session of the plan with what a calendar or a watch knows it again by.

    That is the plan's first day, the number of the week and which session of that week it is:
    nothing that can be edited, so that a changed plan replaces what was there before.
    """
    done: dict[int, int] = {}
    for week in plan.weeks:
        for session in week.sessions:
            done[week.number] = ordinal = done.get(week.number, 0) + 1
            yield f"{plan.start} {week.number} {ordinal}", week, session


def session_name(session: Session) -> str:
    """What the session is called: "Hip training A"."""
    return clean(f"Hip training {session.letter}").strip()


def week_name(plan: Plan, week: Week) -> str:
    """Where in the plan a session stands: "Week 3 of 8", "Week 4 of 8, deload"."""
    return f"Week {week.number} of {len(plan.weeks)}{', deload' if week.deload else ''}"


def session_lines(plan: Plan, week: Week, session: Session) -> Iterator[str]:
    """The whole session, a line each: cautions, warm-up, exercises, stretches, effort, pain rule.

    The cautions stand in each, for an entry is read alone.
    """
    yield week_name(plan, week)
    yield from care_lines(plan)
    if session.warm_up:
        yield clean(f"Warm-up: {moves_words(session.warm_up)}")
    usual = usual_reserve(session.prescriptions)
    for number, one in enumerate(session.prescriptions, 1):
        words = filter(None, (prescription_words(one), own_reserve(one, usual)))
        yield clean(f"{number}. {' · '.join(words)}")
        yield from (f"    care: {clean(care)}" for care in one.care)
    if session.stretches:
        yield clean(f"Stretch: {moves_words(session.stretches)}")
    yield f"Reps left: {usual} ({STOP_WITH})"
    yield PAIN_RULE
    yield STOP
    yield clean(f"'hipfit show {session.prescriptions[0].exercise}' teaches an exercise.")


def care_lines(plan: Plan) -> Iterator[str]:
    """The plan's cautions, a line each, where it has any."""
    return (clean(f"{TAKE_CARE}: {caution}") for caution in plan.cautions)


def prescription_words(one: Prescription) -> str:
    """An exercise with its dose, step, tempo and rest, in one line."""
    return f"{one.name or one.exercise}: {dose_words(one)}"


def dose_words(one: Prescription) -> str:
    """A dose with its sides, step, tempo and rest: "3×12, each side · body weight · rest 60 s"."""
    dose = one.dose
    parts = (
        amount(one) + SIDES_WORDS[one.sides],
        step_words(one.step),
        "" if dose.hold_seconds is not None else f"tempo {dose.tempo}",
        f"rest {dose.rest_seconds} s",
    )
    return " · ".join(filter(None, parts))


def moves_words(moves: Iterable[Preparation]) -> str:
    """Moves with their sides and seconds, in one phrase."""
    return ", ".join(
        f"{one.name or one.exercise}{SIDES_WORDS[one.sides]} ({one.seconds} s)" for one in moves
    )
