"""What a plan must not contradict: its own request, the catalogue, the calendar."""

from collections.abc import Iterator
from itertools import pairwise

from hipfit.model.catalogue import Precaution, nearest
from hipfit.model.finding import Finding
from hipfit.model.plan import Step
from hipfit.model.words import TAKEN_FOR_GRANTED, Site, Weekday
from hipfit.planning import rules
from hipfit.planning.checks.exam import (
    REQUEST,
    SAME_KILOGRAMS,
    Check,
    Exam,
    Path,
    error,
    warning,
)
from hipfit.planning.limits import avoidable_names, missing_equipment
from hipfit.planning.sentences import counted
from hipfit.planning.week import DAYS_IN_WEEK


def _used(exam: Exam) -> Iterator[tuple[Path, str]]:
    """The id of every exercise, warm-ups and stretches too, with its path."""
    for path, session in exam.sessions:
        for part in ("warm_up", "prescriptions", "stretches"):
            for number, one in enumerate(getattr(session, part)):
                yield (*path, part, number, "exercise"), one.exercise


def known_exercise(exam: Exam) -> Iterator[Finding]:
    """Every id is in the catalogue, those of the request too."""
    asked = (
        (("trainee", part, number), name)
        for part in ("include", "exclude")
        for number, name in enumerate(getattr(exam.trainee, part))
    )
    for path, name in (*asked, *_used(exam)):
        if name not in exam.catalogue.by_id:
            near = nearest(name, exam.catalogue.by_id, most=2)
            yield error(
                "known-exercise",
                f"no exercise is called '{name}'",
                path,
                f"did you mean {' or '.join(near)}?" if near else "'hipfit list' has all names",
                source="the catalogue",
            )


def clearance(exam: Exam) -> Iterator[Finding]:
    """No plan for a condition that needs a health professional's word first."""
    for number, meant in enumerate(exam.avoidable):
        if isinstance(meant, Precaution) and meant.needs_clearance:
            yield error(
                "clearance",
                f"{meant.condition} comes before any plan: {meant.action}",
                ("trainee", "avoid", number),
                "once cleared, take it out of 'avoid'",
                source=_basis(meant),
            )


def _basis(condition: Precaution) -> str:
    """Where a condition's limits come from."""
    return f"{' '.join(f'[{key}]' for key in condition.sources)}, {condition.grade.label}"


def avoid(exam: Exam) -> Iterator[Finding]:
    """Nothing that the limits and conditions rule out, and no name that means nothing."""
    for number, (name, meant) in enumerate(zip(exam.trainee.avoid, exam.avoidable, strict=True)):
        if meant is None:
            near = nearest(name, avoidable_names(exam.catalogue))[:2]
            yield error(
                "avoid",
                f"nothing to avoid is called '{name}'",
                ("trainee", "avoid", number),
                f"did you mean {' or '.join(near)}?"
                if near
                else "'hipfit plan --avoid help' has all names",
                source=REQUEST,
            )
    for path, name in _used(exam):
        exercise = exam.catalogue.by_id.get(name)
        why = "" if exercise is None else exam.limits.why_barred(exercise)
        if exercise is not None and why:
            yield error(
                "avoid",
                f"{exercise.name} cannot be used: {why}",
                path,
                f"take another; 'hipfit list --avoid {','.join(exam.trainee.avoid)}' shows which",
                source=REQUEST,
            )


def unloaded_weeks(exam: Exam) -> Iterator[Finding]:
    """No added weight in the weeks that a condition wants without."""
    weeks = exam.limits.unloaded_weeks
    for done in exam.done:
        if done.number < weeks and done.one.step.load is not None:
            yield warning(
                "avoid",
                f"{done.one.name} has a weight in the first {counted(weeks, 'week')}, which "
                "are for body weight with what is to be avoided here",
                (*done.path, "step", "load"),
                "begin without the weight",
            )


def equipment(exam: Exam) -> Iterator[Finding]:
    """Only what is owned, or what every home has."""
    trainee = exam.trainee
    for done in exam.done:
        missing = () if done.exercise is None else missing_equipment(done.exercise, trainee)
        for item in missing:
            yield error(
                "equipment",
                f"{done.one.name} needs {item.one}, which is not owned",
                (*done.path, "exercise"),
                f"add it to 'owned': {{equipment: {item.value}}}, or take another exercise",
                source=REQUEST,
            )
        step = done.one.step
        added = step.equipment
        if added is None:
            if step.load is not None or step.band is not None:
                yield warning(
                    "equipment",
                    f"{done.one.name}: the step does not say what holds the load or the band",
                    (*done.path, "step"),
                    "add 'equipment', such as ankle-weight, dumbbell or mini-band",
                )
        elif added not in missing and added not in TAKEN_FOR_GRANTED:
            owned = trainee.owns(added)
            if owned is None:
                yield error(
                    "equipment",
                    f"{done.one.name} is done with {added.one}, which is not owned",
                    (*done.path, "step", "equipment"),
                    f"add it to 'owned': {{equipment: {added.value}}}, or take a step without it",
                    source=REQUEST,
                )
            elif step.band is not None and owned.bands and step.band not in owned.bands:
                yield error(
                    "equipment",
                    f"{done.one.name}: a {step.band.value} {added.label} is not owned, only "
                    f"{', '.join(owned.bands)}",
                    (*done.path, "step", "band"),
                    "take a band that is owned",
                    source=REQUEST,
                )


def owned_loads(exam: Exam) -> Iterator[Finding]:
    """Only weights that are owned, and two of them where two are held."""
    for done in exam.done:
        step = done.one.step
        owned = None if step.equipment is None else exam.trainee.owns(step.equipment)
        if step.load is None or step.equipment is None or owned is None:
            continue
        there = sum(_alike(one.kilograms, step.load.kilograms) for one in owned.loads)
        wanted = _pieces(step)
        if there < wanted:
            what = f"{step.load} {step.equipment.label}"
            sizes = ", ".join(map(str, owned.loads)) or "no size"
            found = (
                f"one {what} is owned, and it takes two"
                if there
                else f"no {what} is owned, only {sizes}"
            )
            yield error(
                "owned-loads",
                f"{done.one.name}: {found}",
                (*done.path, "step", "load"),
                "take a weight that is owned, or add it to 'loads' in 'owned', once for each piece",
                source=REQUEST,
            )


def _pieces(step: Step) -> int:
    return max(step.pieces, 2) if step.site is Site.EACH_HAND else step.pieces


def _alike(one: float, other: float) -> bool:
    return abs(one - other) < SAME_KILOGRAMS


def asked_for(exam: Exam) -> Iterator[Finding]:
    """What was to be included is in, what was excluded is not."""
    used = {done.one.exercise for done in exam.done}
    for number, name in enumerate(exam.trainee.include):
        if name in exam.catalogue.by_id and name not in used:
            yield error(
                "asked-for",
                f"{name} was to be included, and no session has it",
                ("trainee", "include", number),
                "put it into a session, or take it out of 'include'",
                source=REQUEST,
            )
    for path, name in _used(exam):
        if name in exam.trainee.exclude:
            yield error(
                "asked-for",
                f"{name} is used, though it was excluded",
                path,
                "take it out, or take it out of 'exclude'",
                source=REQUEST,
            )


def level(exam: Exam) -> Iterator[Finding]:
    """Nothing far above the level asked for, or above it at all with what is to be avoided.

    One level up is what a harder variation takes; later blocks may reach further, as plans do.
    """
    asked = exam.trainee.level
    for done in exam.done:
        above = max(1, 1 + (done.week.block - 2) // rules.BLOCKS_PER_LEVEL)
        most = asked.rank + (0 if exam.limits.keeps_level else above)
        exercise = done.exercise
        if exercise is None or exercise.level.rank <= most:
            continue
        if exercise.id not in exam.trainee.include:
            yield warning(
                "level",
                f"{exercise.name} is {exercise.level.value} level, and {asked.value} was asked for",
                (*done.path, "exercise"),
                "take an easier form, raise 'level' in 'trainee', or add it to 'include'",
                source=REQUEST,
            )


def session_minutes(exam: Exam) -> Iterator[Finding]:
    """No session is longer than asked for."""
    for path, session in exam.sessions:
        if session.seconds > 60 * exam.trainee.minutes:
            yield error(
                "session-minutes",
                f"the session takes {session.minutes} min, and {exam.trainee.minutes} were "
                "asked for",
                path,
                "take out a set or an exercise, or raise 'minutes' in 'trainee'",
                source=REQUEST,
            )


def training_days(exam: Exam) -> Iterator[Finding]:
    """As many days a week as asked for, on the weekdays asked for."""
    asked = exam.trainee.days
    for number, week in enumerate(exam.plan.weeks):
        trained = len({one.date for one in week.sessions})
        said = f"{counted(trained, 'training day')} in the week, and {asked} were asked for"
        path: Path = ("weeks", number)
        if trained > asked:
            yield error(
                "training-days", said, path, "leave a day out, or raise 'days'", source=REQUEST
            )
        elif trained < asked:
            yield warning(
                "training-days", said, path, "add a session, or lower 'days'", source=REQUEST
            )
    named = {day.number for day in exam.trainee.weekdays}
    names = tuple(Weekday)
    for path, session in exam.sessions:
        if named and session.date.weekday() not in named:
            yield warning(
                "training-days",
                f"a session on a {names[session.date.weekday()].value}, and "
                f"{', '.join(exam.trainee.weekdays)} were asked for",
                (*path, "date"),
                "move it to one of those days, or change 'weekdays'",
                source=REQUEST,
            )


def calendar(exam: Exam) -> Iterator[Finding]:
    """Weeks and sessions stand in order, on the days they belong to."""
    weeks = exam.plan.weeks
    off = 0
    for number, week in enumerate(weeks):
        if week.number - (number + 1) not in {0, off}:
            yield _misplaced(
                f"week {week.number} stands where week {number + 1} belongs",
                ("weeks", number, "number"),
                "number the weeks 1, 2, 3 and so on, in order",
            )
        off = week.number - (number + 1)
    if weeks[0].start < exam.plan.start:
        yield _misplaced(
            "the first week starts before the plan does",
            ("weeks", 0, "start"),
            "give both the same 'start'",
        )
    for number, (before, week) in enumerate(pairwise(weeks), 1):
        if (week.start - before.start).days < DAYS_IN_WEEK:
            yield _misplaced(
                f"week {week.number} starts on {week.start}, less than 7 days after the week "
                "before it",
                ("weeks", number, "start"),
                f"start it 7 days or more after {before.start}",
            )
    for number, week in enumerate(weeks):
        yield from _sessions_in_order(exam, number)
        for place, session in enumerate(week.sessions):
            if (session.date - week.start).days not in range(DAYS_IN_WEEK):
                yield _misplaced(
                    f"a session on {session.date} is outside of its week, which is the 7 days from "
                    f"{week.start} on",
                    ("weeks", number, "sessions", place, "date"),
                    "move it into the week, or to the week it belongs to",
                )


def _sessions_in_order(exam: Exam, number: int) -> Iterator[Finding]:
    for place, (one, two) in enumerate(pairwise(exam.plan.weeks[number].sessions), 1):
        if two.date < one.date:
            yield _misplaced(
                f"a session on {two.date} stands below one on {one.date}",
                ("weeks", number, "sessions", place, "date"),
                "put the sessions of a week in the order of their dates",
            )


def _misplaced(message: str, path: Path, suggestion: str) -> Finding:
    return error("calendar", message, path, suggestion, source="the calendar")


CHECKS: tuple[Check, ...] = (
    known_exercise,
    clearance,
    avoid,
    unloaded_weeks,
    equipment,
    owned_loads,
    asked_for,
    level,
    session_minutes,
    training_days,
    calendar,
)
