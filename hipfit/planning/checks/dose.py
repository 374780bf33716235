"""What a prescription may hold: sets, reps, holds, tempo, rest, effort."""

from collections.abc import Iterator

from hipfit.model.exercise import MOST_REPS
from hipfit.model.finding import Finding
from hipfit.model.quantity import Span
from hipfit.model.words import RungKind
from hipfit.planning import rules
from hipfit.planning.checks.exam import Check, Exam, error, warning

LEAST_REST_SECONDS, MOST_REST_SECONDS = 30, 180
"""Rest outside of these is a slip, or leaves something on the table [singer2024]; judgement."""

LIGHT_REPS = Span(low=10, high=20)
"""Reps with body weight or a band [fais_tab2] [iversen2021]."""

SLOWEST_REP_SECONDS = 8
"""Growth is alike up to this [schoenfeld2015tempo]."""

LEAST_RESERVE = 2
"""Fewer reps in reserve bring little more [refalo2023]."""

ENOUGH_RESERVE = 5
"""With more reps in reserve, a set is too easy to train much (judgement)."""

SPARED = frozenset({"compensation", "ladder-end"})
"""Rules that let reps rise beyond their range."""


def most_reps(exam: Exam) -> Iterator[Finding]:
    """Never above 30 reps."""
    for done in exam.done:
        if done.one.dose.reps > MOST_REPS:
            yield error(
                "light-reps",
                f"{done.one.name}: {done.one.dose.reps} reps in a set, and {MOST_REPS} are the "
                "most",
                (*done.path, "dose", "reps"),
                "fewer reps on a harder step train more",
            )


def usual_reps(exam: Exam) -> Iterator[Finding]:
    """8 to 12 reps with a weight, 10 to 20 with body weight or a band, where no hold is named."""
    big = _before_big_steps(exam)
    for done in exam.done:
        dose = done.one.dose
        if dose.hold_seconds is not None or dose.reps > MOST_REPS or done.exercise is None:
            continue
        loaded = done.one.step.kind is RungKind.LOAD
        usual = rules.LOADED_REPS if loaded else LIGHT_REPS
        if exam.limits.gentle:
            usual = rules.GENTLE_REPS
        own = done.exercise.dose.reps
        low, high = usual.low, usual.high
        if own is not None and not loaded and not exam.limits.gentle:
            low, high = min(low, own.low), max(high, own.high)
        said = done.one.rule in SPARED or bool(done.one.step.warning)
        rises = said or (done.one.exercise, done.one.step) in big
        if dose.reps < low or (dose.reps > high and not rises):
            few = dose.reps < low
            yield warning(
                "gentle-dose" if exam.limits.gentle else "loaded-reps" if loaded else "light-reps",
                f"{done.one.name}: {dose.reps} reps in a set, and {usual} are usual "
                + ("with a weight" if loaded else "with body weight or a band"),
                (*done.path, "dose", "reps"),
                "an easier step with more reps suits most people"
                if few
                else "take the next step of its ladder instead of more reps",
            )


def _before_big_steps(exam: Exam) -> set[tuple[str, object]]:
    """The steps from which the plan takes a big one later: reps make up for it there."""
    found: set[tuple[str, object]] = set()
    for history in exam.histories:
        for number, done in enumerate(history):
            later = (after.one.step for after in history[number + 1 :])
            following = next((step for step in later if step != done.one.step), None)
            percent = None if following is None else following.percent_harder
            if percent is not None and percent > rules.BIG_STEP_PERCENT:
                found.add((done.one.exercise, done.one.step))
    return found


def hold_seconds(exam: Exam) -> Iterator[Finding]:
    """Holds as long as the exercise is known to be held."""
    for done in exam.done:
        held = done.one.dose.hold_seconds
        known = None if done.exercise is None else done.exercise.dose.hold_seconds
        if held is not None and known is not None and not known.low <= held <= known.high:
            yield warning(
                "hold-seconds",
                f"{done.one.name} is held for {held} s, and {known} s are usual",
                (*done.path, "dose", "hold_seconds"),
                "begin with the shortest usual hold, then add seconds",
            )


def tempo(exam: Exam) -> Iterator[Finding]:
    """No rep slower than growth is known to be alike for."""
    for done in exam.done:
        seconds = done.one.dose.tempo.rep_seconds
        if done.one.dose.hold_seconds is None and seconds > SLOWEST_REP_SECONDS:
            yield warning(
                "tempo",
                f"{done.one.name}: {seconds} s a rep, and {SLOWEST_REP_SECONDS} s are slow enough",
                (*done.path, "dose", "tempo"),
                "2-1-2 suits most exercises",
            )


def rest(exam: Exam) -> Iterator[Finding]:
    """A rest between sets that is neither hasty nor idle."""
    for done in exam.done:
        seconds = done.one.dose.rest_seconds
        if done.one.dose.sets > 1 and not LEAST_REST_SECONDS <= seconds <= MOST_REST_SECONDS:
            yield warning(
                "rest-between-sets",
                f"{done.one.name}: {seconds} s of rest between sets, and 60 to 90 s are enough",
                (*done.path, "dose", "rest_seconds"),
                "rest 60 s, or 90 s after squats, lunges and hinges",
            )


def sets(exam: Exam) -> Iterator[Finding]:
    """1 to 2 sets in the first two weeks, 2 to 3 after that; fewer for a gentle dose."""
    gentle = exam.limits.gentle
    for done in exam.done:
        count = done.one.dose.sets
        path = (*done.path, "dose", "sets")
        if gentle and count > rules.GENTLE_SETS:
            yield warning(
                "gentle-dose",
                f"{done.one.name}: {count} sets, and 1 to 2 suit this trainee",
                path,
                "take 2 sets at most",
            )
        elif count > rules.MOST_SETS:
            yield warning(
                "first-weeks",
                f"{done.one.name}: {count} sets in a session, and 2 to 3 are usual",
                path,
                "spread them over more days",
            )
        elif not gentle and done.number < rules.FIRST_WEEKS and count > rules.FIRST_SETS:
            yield warning(
                "first-weeks",
                f"{done.one.name}: {count} sets in the first weeks, and 1 to 2 are enough while "
                "it is new",
                path,
                "begin with 2 sets",
            )


def effort(exam: Exam) -> Iterator[Finding]:
    """2 to 3 good reps left at the end of a set, more where a condition asks for it."""
    wanted = exam.limits.reserve
    for done in exam.done:
        low, high = done.one.dose.reserve.low, done.one.dose.reserve.high
        path = (*done.path, "dose", "reserve")
        least = LEAST_RESERVE if wanted is None else wanted.low
        if low < least:
            yield warning(
                "effort",
                f"{done.one.name}: sets end with {low} good {'rep' if low == 1 else 'reps'} "
                f"left, and {least} or more are asked for",
                path,
                "stop sooner",
            )
        elif high > ENOUGH_RESERVE:
            yield warning(
                "effort",
                f"{done.one.name}: sets end with up to {high} good reps left, and 2 to 3 train "
                "more",
                path,
                "go on for a few more reps, or take a harder step",
            )


CHECKS: tuple[Check, ...] = (
    most_reps,
    usual_reps,
    hold_seconds,
    tempo,
    rest,
    sets,
    effort,
)
