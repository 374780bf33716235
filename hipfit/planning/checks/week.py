"""What sessions and weeks hold: sets for each muscle, movements, order, spacing, blocks."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from hipfit.model.exercise import Exercise
from hipfit.model.finding import Finding
from hipfit.model.plan import Session, Week
from hipfit.model.words import Kind, Movement, Muscle
from hipfit.planning import rules
from hipfit.planning.checks.exam import Check, Exam, warning
from hipfit.planning.checks.room import Room
from hipfit.planning.limits import allowed
from hipfit.planning.sentences import counted, joined
from hipfit.planning.session import is_variation, place_in_session, without_pauses
from hipfit.planning.volume import weekly_halves
from hipfit.planning.week import DAYS_IN_WEEK

SAID_ITSELF = "; the plan says so itself"

FAR_BELOW_SETS = 3
"""So many sets below the aim are worth a word (judgement)."""

SHORTEST_WARM_UP_SECONDS = 175
"""Three minutes, but for what sharing them out evenly loses."""

SHORTEST_RUN_WEEKS = 3
"""Exercises that change sooner than this show no progress (judgement)."""


def weekly_floor(exam: Exam) -> Iterator[Finding]:
    """At least 4 sets a week for every muscle that counts, once the first weeks are over."""
    low: dict[Muscle, tuple[float, int]] = {}
    for number, week in exam.settled:
        for one in week.volume:
            if one.sets < one.floor and one.sets < low.get(one.muscle, (one.floor, 0))[0]:
                low[one.muscle] = (one.sets, number)
    said = {muscle for one in exam.plan.shortfalls for muscle in one.muscles}
    for group, words in ((low.keys() - said, ""), (low.keys() & said, SAID_ITSELF)):
        muscles = [muscle for muscle in low if muscle in group]
        if muscles:
            names = joined(f"{one.label} ({low[one][0]:g})" for one in muscles)
            first = min(low[one][1] for one in muscles)
            yield warning(
                "weekly-floor",
                f"fewer than {rules.FLOOR_SETS} sets a week for {names}{words}",
                ("weeks", first),
                "fine for a plan with another aim; else add a set, a day or an exercise",
            )


def weekly_aim(exam: Exam) -> Iterator[Finding]:
    """The sets aimed at, where the sessions have time for them and an exercise is at hand."""
    limits, trainee = exam.limits, exam.trainee
    usable = [
        one
        for one in allowed(exam.catalogue.strength, trainee, limits)
        if one.level.rank <= trainee.level.rank and not one.activation
    ]
    for number, week in exam.settled:
        if number < exam.first_weeks or _neighbours(week):
            continue
        if not all(_takes_more(exam, one) for one in week.sessions):
            continue
        used = {one.id for session in week.sessions for one in exam.exercises_of(session)}
        free = {muscle for one in usable if one.id not in used for muscle in one.prime_movers}
        low = [one for one in week.volume if one.floor <= one.sets <= one.aim - FAR_BELOW_SETS]
        for one in low:
            if one.muscle in free:
                yield warning(
                    "weekly-aim",
                    f"{one.sets:g} sets for {one.muscle.label}, {one.aim} are aimed at, and the "
                    "sessions have time for more",
                    ("weeks", number),
                    f"'hipfit list --muscle {one.muscle.value}' shows what would add some",
                )


def _takes_more(exam: Exam, session: Session) -> bool:
    """Whether the session has time, and place, for another exercise."""
    return exam.has_room(session) and len(session.prescriptions) < rules.MOST_EXERCISES


def _neighbours(week: Week) -> bool:
    """Whether days in a row, also over the turn of the week, limit what they may train."""
    days = {session.date.toordinal() % DAYS_IN_WEEK for session in week.sessions}
    return any((day + 1) % DAYS_IN_WEEK in days for day in days)


def weekly_cap(exam: Exam) -> Iterator[Finding]:
    """At most 20 sets a week for one muscle."""
    for number, week in enumerate(exam.plan.weeks):
        for one in week.volume:
            if one.sets > rules.CAP_WEEK_SETS:
                yield warning(
                    "weekly-cap",
                    f"{one.sets:g} sets a week for {one.muscle.label}, and "
                    f"more than {rules.CAP_WEEK_SETS} are not known to bring more",
                    ("weeks", number),
                    "fine for easy daily work; of hard sets, take some out",
                )


def session_cap(exam: Exam) -> Iterator[Finding]:
    """At most 10 sets for one muscle in one session."""
    for path, session in exam.sessions:
        done = [
            (exam.catalogue[one.exercise], one.dose.sets)
            for one in session.prescriptions
            if one.exercise in exam.catalogue.by_id
        ]
        halves = weekly_halves(done)
        for muscle in rules.MUSCLE_WEIGHT:
            if halves.get(muscle, 0) > 2 * rules.CAP_SESSION_SETS:
                yield warning(
                    "session-cap",
                    f"{halves[muscle] / 2:g} sets for {muscle.label} in one session, and more "
                    f"than {rules.CAP_SESSION_SETS} add little",
                    path,
                    "move some to another day",
                )


def weekly_movements(exam: Exam) -> Iterator[Finding]:
    """Every week covers the movements of the hip, once the first weeks are over."""
    said = {move for one in exam.plan.shortfalls for move in one.movements}
    missed: dict[tuple[str, str], int] = {}
    for number, week in exam.settled:
        trained = _movements(exam, week)
        for group in rules.WEEKLY_MOVEMENTS:
            if not group & trained:
                names = " or ".join(sorted(move.label for move in group))
                words = SAID_ITSELF if group & said else ""
                missed.setdefault((names, words), number)
    for words in ("", SAID_ITSELF):
        group_names = [name for name, how in missed if how == words]
        if group_names:
            yield warning(
                "weekly-movements",
                f"no {joined(group_names)} in the week{words}",
                ("weeks", min(missed[name, words] for name in group_names)),
                "fine for a plan with another aim; 'hipfit list --movement' shows what trains each",
            )


def _movements(exam: Exam, week: Week) -> set[Movement]:
    return {
        move
        for session in week.sessions
        for one in exam.exercises_of(session)
        for move in one.movements
    }


def session_size(exam: Exam) -> Iterator[Finding]:
    """3 to 6 exercises a session; fewer where it has no time for more, or they are of no use.

    An easy week may have easy sessions.
    """
    rooms: dict[int, Room] = {}
    for path, session in exam.sessions:
        count = len(session.prescriptions)
        number, place = int(path[1]), int(path[3])
        week = exam.plan.weeks[number]
        if count > rules.MOST_EXERCISES:
            yield warning(
                "session-size",
                f"{count} exercises in a session, and people keep up with "
                f"{rules.MOST_EXERCISES} at most",
                path,
                "spread them over more days",
            )
        elif count < rules.FEWEST_EXERCISES and not week.deload:
            if number not in rooms:
                rooms[number] = Room(exam, week)
            another = rooms[number].another(place)
            if another is not None:
                yield warning(
                    "session-size",
                    f"{counted(count, 'exercise')} in a session that has time for another",
                    path,
                    f"{rules.FEWEST_EXERCISES} to {rules.MOST_EXERCISES} are usual: "
                    f"{another.name} would fit",
                )


def variety(exam: Exam) -> Iterator[Finding]:
    """No exercise twice in a session, no two variations of one, few of one movement.

    What was asked for binds only the first.
    """
    asked = exam.trainee.include
    for path, session in exam.sessions:
        there = exam.exercises_of(session)
        for name, count in Counter(one.name for one in there).items():
            if count > 1:
                yield warning(
                    "variety",
                    f"{name} stands {count} times in one session",
                    path,
                    "put its sets together",
                )
        for one, two in _variations(there):
            if one.id not in asked and two.id not in asked:
                yield warning(
                    "variety",
                    f"{one.name} and {two.name} are variations of one exercise",
                    path,
                    "one of them a session leaves time for something else",
                )
        free = [one for one in there if one.id not in asked]
        for move, count in Counter(one.movements[0] for one in free).items():
            if count > rules.SAME_MOVEMENT_IN_SESSION:
                yield warning(
                    "variety",
                    f"{count} exercises in one session are mainly {move.label}",
                    path,
                    f"{rules.SAME_MOVEMENT_IN_SESSION} a session leave time for the others",
                )


def _variations(there: list[Exercise]) -> Iterator[tuple[Exercise, Exercise]]:
    for number, one in enumerate(there):
        for two in there[number + 1 :]:
            if is_variation(one, two):
                yield one, two


def session_order(exam: Exam) -> Iterator[Finding]:
    """Balance and big movements first, single muscles after, holds last, floor together.

    For who is unsteady anything off the floor may stand between two exercises on one leg.
    """
    for path, session in exam.sessions:
        there = exam.exercises_of(session)
        if exam.limits.unsteady:
            there = without_pauses(there)
        for one, two in pairwise(there):
            if place_in_session(two) < place_in_session(one):
                yield warning(
                    "session-order",
                    f"{two.name} stands below {one.name}: balance and big movements come first, "
                    "then single muscles, then holds, and floor work together",
                    path,
                    f"put {two.name} above {one.name}",
                )
                break


def warm_up(exam: Exam) -> Iterator[Finding]:
    """3 minutes of easy movement first, where the limits leave any."""
    if not allowed(exam.catalogue.of_kind(Kind.WARM_UP), exam.trainee, exam.limits):
        return
    for path, session in exam.sessions:
        seconds = sum(one.seconds for one in session.warm_up)
        if seconds < SHORTEST_WARM_UP_SECONDS:
            has = f"a warm-up of {seconds} s" if seconds else "no warm-up"
            yield warning(
                "warm-up",
                f"the session has {has}, and 3 minutes or more are usual",
                path,
                "'hipfit list --kind warm-up' shows easy moves",
            )


def recovery_days(exam: Exam) -> Iterator[Finding]:
    """About 48 h between sessions with the same main muscles, where the days allow it."""
    ordered = sorted(exam.sessions, key=lambda one: one[1].date)
    for (_, one), (path, two) in pairwise(ordered):
        days = (two.date - one.date).days
        if days <= 1:
            when = "on days in a row" if days else "twice on one day"
            again = _main_muscles(exam, one)
            both = [muscle.label for muscle in _main_muscles(exam, two) if muscle in again]
            if both:
                yield warning(
                    "recovery-days",
                    f"the same main {'muscle' if len(both) == 1 else 'muscles'} {when}: "
                    f"{joined(both)}",
                    path,
                    "fine for easy work; after hard sets leave a day of rest",
                )


def _main_muscles(exam: Exam, session: Session) -> list[Muscle]:
    """The main prime mover of every exercise that is no easy activation work, each once."""
    found = (
        one.prime_movers[0]
        for one in exam.exercises_of(session)
        if one.prime_movers and not one.activation
    )
    return list(dict.fromkeys(found))


def blocks(exam: Exam) -> Iterator[Finding]:
    """The same exercises stay for some weeks, so that progress can be seen.

    Easy weeks belong to those before them, and so do weeks with a name that nobody knows.
    """
    runs: list[list[int]] = []
    trained: set[str] = set()
    for number, week in enumerate(exam.plan.weeks):
        names = {one.exercise for each in week.sessions for one in each.prescriptions}
        judged = names <= exam.catalogue.by_id.keys() and not week.deload
        if runs and (not judged or not trained or names == trained):
            runs[-1].append(number)
        else:
            runs.append([number])
        if judged:
            trained = names
    for run in runs[:-1]:
        if len(run) < SHORTEST_RUN_WEEKS:
            yield warning(
                "blocks",
                f"the exercises change after {counted(len(run), 'week')}, and progress shows "
                "after 4 to 6",
                ("weeks", run[-1]),
                "keep the same exercises for longer",
            )


CHECKS: tuple[Check, ...] = (
    weekly_floor,
    weekly_aim,
    weekly_cap,
    session_cap,
    weekly_movements,
    session_size,
    variety,
    session_order,
    warm_up,
    recovery_days,
    blocks,
)
