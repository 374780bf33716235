"""What an edited plan says of itself, worked out anew: times, sets a week, letters, blocks.

A plan that hipfit made comes out as it went in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from string import ascii_uppercase

from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Block, Plan, Preparation, Prescription, Session, Week
from hipfit.model.timing import prescription_seconds
from hipfit.model.words import Level
from hipfit.planning.account import cautions
from hipfit.planning.limits import restrictions
from hipfit.planning.volume import weekly_sets

Shape = tuple[object, ...]


def recounted(plan: Plan, catalogue: Catalogue) -> Plan:
    """The plan with everything in it that follows from the rest.

    Names and sides come from the catalogue where it has the exercise. Sessions of one letter
    are alike in all they hold, and the weeks of a block have the same sessions.
    """
    recount = _Recount(catalogue, plan.trainee.level)
    weeks = tuple(recount.week(one) for one in plan.weeks)
    return _in_blocks(replace(plan, weeks=weeks))


def with_cautions(plan: Plan, catalogue: Catalogue) -> Plan:
    """The plan with what its trainee's limits and age ask to mind, also where they were edited.

    Raises ``ClearanceError`` where no plan may be printed until a health professional has
    agreed, and ``UnknownNameError`` for a limit that is none.
    """
    limits = restrictions(catalogue, plan.trainee)
    return replace(plan, cautions=cautions(plan.trainee, limits))


class _Recount:
    """Recounts one plan; what stands in many weeks as the same value is recounted once."""

    def __init__(self, catalogue: Catalogue, level: Level) -> None:
        self.catalogue = catalogue
        self.level = level

    def week(self, week: Week) -> Week:
        """The week with true times, names, letters and volume."""
        sessions = _lettered([self._session(one) for one in week.sessions])
        done = [
            (self.catalogue[one.exercise], one.dose.sets)
            for session in sessions
            for one in session.prescriptions
            if one.exercise in self.catalogue.by_id
        ]
        return replace(week, sessions=sessions, volume=weekly_sets(done, self.level))

    def _session(self, session: Session) -> Session:
        return replace(
            session,
            warm_up=tuple(map(self._preparation, session.warm_up)),
            prescriptions=tuple(map(self._prescription, session.prescriptions)),
            stretches=tuple(map(self._preparation, session.stretches)),
        )

    def _preparation(self, one: Preparation) -> Preparation:
        known = self.catalogue.by_id.get(one.exercise)
        if known is None:
            return one if one.name else replace(one, name=one.exercise)
        if (one.name, one.sides) == (known.name, known.sides):
            return one
        return replace(one, name=known.name, sides=known.sides)

    def _prescription(self, one: Prescription) -> Prescription:
        known = self.catalogue.by_id.get(one.exercise)
        name = one.name or one.exercise if known is None else known.name
        sides = one.sides if known is None else known.sides
        named = one
        if (name, sides) != (one.name, one.sides):
            named = replace(one, name=name, sides=sides)
        seconds = prescription_seconds(named)
        return named if seconds == named.seconds else replace(named, seconds=seconds)


def _lettered(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """The sessions with their letters where those tell the truth, else with new ones."""
    contents = [(one.prescriptions, one.stretches) for one in sessions]
    pairs = {(one.letter, content) for one, content in zip(sessions, contents, strict=True)}
    letters = {letter for letter, _ in pairs}
    if "" not in letters and len(letters) == len(pairs):
        return tuple(sessions)
    new: dict[object, str] = {}
    for content in contents:
        new.setdefault(content, _letter(len(new)))
    return tuple(
        replace(one, letter=new[content]) for one, content in zip(sessions, contents, strict=True)
    )


def _letter(number: int) -> str:
    """A to Z, then A2 to Z2 and so on."""
    turn, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(turn + 1) if turn else "")


def _in_blocks(plan: Plan) -> Plan:
    """The plan with a block for each run of weeks that have the same sessions."""
    told = {one.number: one for one in plan.blocks}
    weeks: list[Week] = []
    blocks: list[Block] = []
    for (wanted, _), run in groupby(plan.weeks, key=lambda week: (week.block, _shape(week))):
        number = len(blocks) + 1
        together = [one if one.block == number else replace(one, block=number) for one in run]
        first, last = together[0].number, together[-1].number
        known = told.pop(wanted, None) or Block(number=number, first_week=first, last_week=last)
        blocks.append(replace(known, number=number, first_week=first, last_week=last))
        weeks.extend(together)
    return replace(plan, weeks=tuple(weeks), blocks=tuple(blocks))


def _shape(week: Week) -> Shape:
    """What must be alike for weeks to stand side by side."""
    return tuple(
        (session.letter, session.date.weekday(), tuple(_ids(session.prescriptions)))
        for session in week.sessions
    )


def _ids(prescriptions: Iterable[Prescription]) -> Iterable[str]:
    return (one.exercise for one in prescriptions)
