"""The plan as a programme for the phone app Liftosaur: its "v2" JSON.

Every week is planned, so every week stands there with its own sets, reps, weights and rests; the
words above an exercise say the step of the ladder, the sides, the tempo and the effort. What a
progression line adds is the one rule of our ladder that no plan can know beforehand: where a rep
was missed, the same session of the next week repeats today's reps and weight. A set is done on
both sides. A hold counts as a rep, its seconds stand in the label of the set.

The app rounds weights to 2.5 kg or 5 lb until the rounding of an exercise is set in it: this is
why the words say each weight too. Exercises that it lacks come along. They are known again by an
id that hangs on ours alone, so that a later programme finds their history.
"""

import json
import uuid
from collections.abc import Iterator, Mapping

from hipfit.formats.liftosaur import BODY_WEIGHT, EQUIPMENT, WORDS, described, plain_name
from hipfit.formats.page import spelled_out
from hipfit.formats.plan_markdown import escaped
from hipfit.formats.plan_view import PAIN_RULE, STOP, WEEKDAYS, day
from hipfit.formats.plan_words import SIDES_WORDS, amount, step_words
from hipfit.formats.session_words import care_lines, moves_words, session_name
from hipfit.formats.watch_steps import between_seconds
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Plan, Prescription, Session, Week
from hipfit.model.value import Value
from hipfit.model.words import RungKind, Sides, Unit

NAMESPACE = uuid.UUID("66207bb9-4cc6-50f9-9ae0-790f92f88ebe")
"""Ours alone, and never to change: histories in the app hang on it."""

VERSION = "20250331001906"
"""The app's storage as it was when this was written for it; newer apps read it and move it on."""

START = "start"
"""What the change of a first week says, and nobody needs to read."""

REST_SECONDS = 60
LONGEST_LABEL = 8
ID_LETTERS = 8

LADDER = """\
progress: custom() {{~
  if (week < {weeks} && !(completedReps >= reps)) {{
    reps[week + 1:dayInWeek:*:*] = reps[1]
    weights[week + 1:dayInWeek:*:*] = weights[1]
  }}
~}}"""
"""Missed reps: the next week stays where this one is."""

REPEAT_RULE = (
    "Where a rep is missed, next week's session repeats today's reps and weight: a step is taken "
    "when all reps of the one before are there."
)


class Named(Value):
    """How the planner text names one exercise; ``custom`` is what the app stores of ours."""

    text: str
    custom: Mapping[str, object] | None = None


def plan_liftosaur(plan: Plan, *, catalogue: Catalogue) -> str:
    """The programme as JSON, ending in a newline. The catalogue says the muscles and names."""
    names = _names(plan, catalogue)
    custom = [one.custom for one in names.values() if one.custom is not None]
    content = {
        "type": "v2",
        "version": VERSION,
        "id": _identity(f"plan {plan.start}"),
        "program": {
            "vtype": "planner",
            "name": f"Hip training from {day(plan.start)} {plan.start.year}",
            "weeks": list(_weeks(plan, names)),
        },
        "settings": {
            "timer": REST_SECONDS,
            "exercises": {str(one["id"]): one for one in custom},
        },
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return "\n".join(map(spelled_out, text.split("\n"))) + "\n"


def _identity(text: str) -> str:
    return uuid.uuid5(NAMESPACE, text).hex[:ID_LETTERS]


def _names(plan: Plan, catalogue: Catalogue) -> dict[str, Named]:
    """How each exercise is called in the app, by our ids; no two alike."""
    names: dict[str, Named] = {}
    taken: set[str] = set()
    for one in _prescriptions(plan):
        if one.exercise in names:
            continue
        exercise = catalogue.by_id.get(one.exercise)
        built_in = None if exercise is None else exercise.liftosaur
        if built_in is not None and built_in.casefold() not in taken:
            taken.add(built_in.casefold())
            names[one.exercise] = Named(text=f"{built_in}, {WORDS[_equipment(plan, one)]}")
            continue
        wanted = plain_name(one.name or one.exercise) or plain_name(one.exercise) or "Exercise"
        name, again = wanted, 1
        while name.casefold() in taken:
            again += 1
            name = f"{wanted} {again}"
        taken.add(name.casefold())
        identity = _identity(f"exercise {one.exercise}")
        names[one.exercise] = Named(text=name, custom=described(identity, name, exercise))
    return names


def _prescriptions(plan: Plan) -> Iterator[Prescription]:
    for week in plan.weeks:
        for session in week.sessions:
            yield from session.prescriptions


def _equipment(plan: Plan, wanted: Prescription) -> str:
    """The app's equipment for all of an exercise's weeks: it keeps a history for each kind."""
    used = (one.step.equipment for one in _prescriptions(plan) if one.exercise == wanted.exercise)
    found = [EQUIPMENT[one] for one in used if one is not None and one in EQUIPMENT]
    return max(found, key=found.count, default=BODY_WEIGHT)


def _weeks(plan: Plan, names: Mapping[str, Named]) -> Iterator[dict[str, object]]:
    """The weeks; each exercise has its progression where it first stands, as the app wants it."""
    begun: set[str] = set()
    for week in plan.weeks:
        yield {
            "name": f"Week {week.number}{', deload' if week.deload else ''}",
            "days": [_day(plan, week, session, names, begun) for session in week.sessions],
        }


def _day(
    plan: Plan, week: Week, session: Session, names: Mapping[str, Named], begun: set[str]
) -> dict[str, object]:
    lines: list[str] = []
    seen: dict[str, int] = {}
    for one in session.prescriptions:
        named = names[one.exercise].text
        seen[named] = seen.get(named, 0) + 1
        title = named if seen[named] == 1 else f"{seen[named]}: {named}"
        lines += (f"// {line}" for line in _words(one, names[one.exercise]))
        lines.append(f"{title} / {' / '.join(_sections(plan, week, one, title, begun))}")
        lines.append("")
    weekday = WEEKDAYS[session.date.weekday()]
    return {
        "name": f"{session_name(session)}, {weekday} {day(session.date)}",
        "exerciseText": "\n".join(lines),
        "description": "\n\n".join(escaped(line) for line in _about(plan, session)),
    }


def _sections(
    plan: Plan, week: Week, one: Prescription, title: str, begun: set[str]
) -> Iterator[str]:
    dose = one.dose
    label = "" if dose.hold_seconds is None else f" ({_label(dose.hold_seconds)})"
    yield f"{dose.sets}x{dose.reps}{label} {_weight(plan, one)} {between_seconds(one)}s"
    yield "warmup: none"
    if week.deload:
        yield "progress: none"
    elif title not in begun and len(plan.weeks) > 1:
        begun.add(title)
        yield LADDER.format(weeks=len(plan.weeks))


def _label(seconds: int) -> str:
    label = f"hold {seconds}s"
    return label if len(label) <= LONGEST_LABEL else f"{seconds}s"


def _weight(plan: Plan, one: Prescription) -> str:
    """What stands on one piece of what is added; nothing is 0 in the plan's unit."""
    mass = one.step.load if one.step.kind is RungKind.LOAD else None
    unit = Unit(plan.trainee.units) if mass is None else mass.unit
    amount_ = 0.0 if mass is None else mass.amount
    return f"{amount_:.3f}".rstrip("0").rstrip(".") + unit.value


def _words(one: Prescription, named: Named) -> Iterator[str]:
    """What stands above an exercise: our name where the app's is another, then how it is done."""
    dose = one.dose
    called = one.name or one.exercise
    if named.text not in (called, f"{called}, {WORDS[BODY_WEIGHT]}"):
        yield f"Exercise: {escaped(called)}"
    held = dose.hold_seconds is not None
    parts = (
        amount(one) + SIDES_WORDS[one.sides],
        step_words(one.step),
        "" if held else f"tempo {dose.tempo}",
    )
    yield escaped(" · ".join(filter(None, parts)))
    effort = "before you shake" if held else f"with {dose.reserve} good reps left"
    rest = "" if one.sides is Sides.BOTH else ", once both sides are done"
    yield escaped(f"Stop {effort}. Rest {between_seconds(one)} s{rest}.")
    if one.change not in ("", START):
        yield escaped(f"This week: {one.change}")
    if one.step.warning:
        yield escaped(f"Mind: {one.step.warning}")
    yield from (escaped(f"Care: {care}") for care in one.care)


def _about(plan: Plan, session: Session) -> Iterator[str]:
    """What stands above a day: the app shows one day at a time, so the cautions are on each."""
    yield from care_lines(plan)
    if session.warm_up:
        yield f"Warm-up: {moves_words(session.warm_up)}"
    if session.stretches:
        yield f"Stretch at the end: {moves_words(session.stretches)}"
    yield REPEAT_RULE
    yield PAIN_RULE
    yield STOP
