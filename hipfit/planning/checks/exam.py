"""What every check looks at: the plan with its exercises looked up, and how findings are said."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from hipfit.errors import UnknownNameError
from hipfit.model.catalogue import Catalogue, Precaution
from hipfit.model.exercise import Exercise
from hipfit.model.finding import Finding, Severity
from hipfit.model.plan import Plan, Prescription, Session, Step, Week
from hipfit.model.trainee import Trainee
from hipfit.model.words import Demand
from hipfit.planning.ladder import ladder
from hipfit.planning.limits import Restrictions, find_avoidable, restrictions
from hipfit.planning.rulebook import RULE
from hipfit.planning.workshop import Workshop

Path = tuple[str | int, ...]


class Done(NamedTuple):
    """A prescription where it stands; ``exercise`` is None where the catalogue has none."""

    path: Path
    number: int
    """The week's place in the plan, from 0."""
    week: Week
    session: Session
    one: Prescription
    exercise: Exercise | None


class Exam:
    """One plan under examination."""

    def __init__(self, plan: Plan, catalogue: Catalogue) -> None:
        self.plan = plan
        self.trainee = plan.trainee
        self.catalogue = catalogue

    @cached_property
    def done(self) -> tuple[Done, ...]:
        """Every prescription, in the order of the plan."""
        known = self.catalogue.by_id
        return tuple(
            Done(
                (*path, "prescriptions", number),
                int(path[1]),
                self.plan.weeks[int(path[1])],
                session,
                one,
                known.get(one.exercise),
            )
            for path, session in self.sessions
            for number, one in enumerate(session.prescriptions)
        )

    @cached_property
    def sessions(self) -> tuple[tuple[Path, Session], ...]:
        """Every session with its path."""
        return tuple(
            (("weeks", number, "sessions", place), session)
            for number, week in enumerate(self.plan.weeks)
            for place, session in enumerate(week.sessions)
        )

    def exercises_of(self, session: Session) -> list[Exercise]:
        """The session's exercises that the catalogue has, in order."""
        known = self.catalogue.by_id
        return [known[one.exercise] for one in session.prescriptions if one.exercise in known]

    @cached_property
    def avoidable(self) -> tuple[Demand | Precaution | None, ...]:
        """What each name in the trainee's ``avoid`` means; None for one that means nothing."""
        return tuple(map(self._avoidable, self.trainee.avoid))

    def _avoidable(self, name: str) -> Demand | Precaution | None:
        try:
            return find_avoidable(self.catalogue, name)
        except UnknownNameError:
            return None

    @cached_property
    def limits(self) -> Restrictions:
        """What the known names in ``avoid`` come to; what needs clearance stands aside."""
        return restrictions(self.catalogue, self._understood)

    @cached_property
    def workshop(self) -> Workshop:
        """What hipfit could choose for the trainee, as far as the request is understood."""
        return Workshop(self.catalogue, replace(self._understood, include=()))

    @cached_property
    def _understood(self) -> Trainee:
        """The trainee with the names in ``avoid`` that plans are made with."""
        names = (
            name
            for name, meant in zip(self.trainee.avoid, self.avoidable, strict=True)
            if meant is not None and not (isinstance(meant, Precaution) and meant.needs_clearance)
        )
        return replace(self.trainee, avoid=tuple(names))

    @property
    def first_weeks(self) -> int:
        """How many weeks begin with fewer sets."""
        return self.limits.first_weeks

    @property
    def settled(self) -> Iterator[tuple[int, Week]]:
        """The weeks that must hold the week's sets and movements: not the first, no deload."""
        weeks = self.plan.weeks
        for number in range(min(len(weeks) - 1, self.first_weeks), len(weeks)):
            if not weeks[number].deload:
                yield number, weeks[number]

    def has_room(self, session: Session) -> bool:
        """Whether a session leaves half of the minutes asked for unused (judgement)."""
        return 2 * session.seconds <= 60 * self.trainee.minutes

    def ladder(self, exercise: Exercise) -> tuple[Step, ...]:
        """The exercise's ladder with what is owned; worked out once."""
        if exercise.id not in self._ladders:
            limits = self.limits
            careful = limits.keeps_level or bool(limits.cares(exercise))
            self._ladders[exercise.id] = ladder(
                exercise, self.trainee, gentle=limits.gentle, careful=careful
            )
        return self._ladders[exercise.id]

    @cached_property
    def _ladders(self) -> dict[str, tuple[Step, ...]]:
        return {}

    @cached_property
    def histories(self) -> tuple[tuple[Done, ...], ...]:
        """For each exercise its first prescription of every week that has it."""
        found: dict[str, dict[int, Done]] = {}
        for done in self.done:
            if done.exercise is not None:
                found.setdefault(done.one.exercise, {}).setdefault(done.number, done)
        return tuple(tuple(weeks.values()) for weeks in found.values())


Check = Callable[[Exam], Iterable[Finding]]


SAME_KILOGRAMS = 0.025
"""Weights closer than this are the same weight, in kg or in lb: labels are rounded to a tenth of a
pound (judgement)."""


REQUEST = "the plan's own request"
"""The source of what a plan must not do because it says so itself."""


def error(
    rule: str, message: str, path: Path, suggestion: str = "", *, source: str = ""
) -> Finding:
    """An error against a rule of the rulebook; ``source`` where it is not the rule's."""
    return Finding(
        severity=Severity.ERROR,
        message=message,
        path=path,
        suggestion=suggestion,
        rule=rule,
        source=source or RULE[rule].basis,
    )


def warning(
    rule: str, message: str, path: Path, suggestion: str = "", *, source: str = ""
) -> Finding:
    """A warning in the name of a rule of the rulebook."""
    found = error(rule, message, path, suggestion, source=source)
    return replace(found, severity=Severity.WARNING)
