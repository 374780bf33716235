"""A week on paper: the sessions of a course, with their dates, doses, warm-ups and stretches."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from hipfit.model.plan import Dose, MuscleSets, Preparation, Prescription, Session, Week
from hipfit.model.value import Value
from hipfit.planning import rules
from hipfit.planning.climb import Climb, Stand, side_seconds
from hipfit.planning.minutes import exercise_seconds, rest_seconds
from hipfit.planning.packing import Pick
from hipfit.planning.progress import taken_over
from hipfit.planning.session import in_order, stretches, warm_up
from hipfit.planning.volume import weekly_sets
from hipfit.planning.workshop import Workshop


class Standing(NamedTuple):
    """Where an exercise stands this week: its pick, its way up, and how far it has come."""

    pick: Pick
    climb: Climb
    stand: Stand


class Timetable:
    """Writes weeks down, and keeps what does not change from one to the next."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self._warm_up = warm_up(workshop)
        self._counted: list[tuple[str, int]] = []
        self._counted_volume: tuple[MuscleSets, ...] = ()
        self._days: tuple[_Day, ...] = ()
        self._prescribed: dict[str, tuple[object, Prescription]] = {}

    def lay_out(self, picks: Mapping[str, Pick], free: Sequence[int]) -> None:
        """Settle order, letters and stretches of a block, with ``free`` seconds in each session."""
        self._days = tuple(self._laid_out(picks, free))

    def week(  # noqa: PLR0913 - what a week is made of
        self,
        number: int,
        block: int,
        start: dt.date,
        days: Sequence[int],
        standing: Mapping[str, Standing],
        *,
        deload: bool,
    ) -> Week:
        """The week that begins at ``start``, with sessions so many ``days`` after that."""
        prescribed = {
            name: self._prescription(name, number, one, deload=deload)
            for name, one in standing.items()
        }
        sessions = tuple(
            Session(
                letter=day.letter,
                date=start + dt.timedelta(offset),
                warm_up=self._warm_up,
                prescriptions=tuple(map(prescribed.__getitem__, day.names)),
                stretches=day.stretches,
            )
            for day, offset in zip(self._days, days, strict=True)
        )
        return Week(
            number=number,
            block=block,
            start=start,
            sessions=sessions,
            volume=self._volume(prescribed, standing),
            deload=deload,
        )

    def _volume(
        self, prescribed: Mapping[str, Prescription], standing: Mapping[str, Standing]
    ) -> tuple[MuscleSets, ...]:
        """The week's sets for each muscle; counted again only when a number of sets changes."""
        done = [
            (name, prescribed[name].dose.sets * len(one.pick.days))
            for name, one in standing.items()
        ]
        if done != self._counted:
            self._counted = done
            self._counted_volume = weekly_sets(
                ((standing[name].climb.exercise, sets) for name, sets in done),
                self.workshop.trainee.level,
            )
        return self._counted_volume

    def _laid_out(self, picks: Mapping[str, Pick], free: Sequence[int]) -> Iterator["_Day"]:
        """What stays the same in each session through a block."""
        alike: dict[frozenset[str], _Day] = {}
        for day, seconds in enumerate(free):
            chosen = [pick.candidate.exercise for pick in picks.values() if day in pick.days]
            names = frozenset(one.id for one in chosen)
            if names not in alike:
                ordered = in_order(chosen, pauses=self.workshop.limits.unsteady)
                alike[names] = _Day(
                    letter="ABCDEF"[len(alike)],
                    names=tuple(one.id for one in ordered),
                    stretches=stretches(self.workshop, ordered, seconds=seconds),
                )
            yield alike[names]

    def _prescription(
        self, name: str, week: int, standing: Standing, *, deload: bool
    ) -> Prescription:
        """What is done of an exercise; the same value as before where nothing has changed."""
        early = week < standing.climb.since + rules.FIRST_WEEKS
        now = (standing.stand, early, deload)
        if name not in self._prescribed or self._prescribed[name][0] != now:
            self._prescribed[name] = now, self._prescribe(standing, early=early, deload=deload)
        return self._prescribed[name][1]

    def _prescribe(self, standing: Standing, *, early: bool, deload: bool) -> Prescription:
        climb, stand = standing.climb, standing.stand
        exercise = climb.exercise
        step = climb.steps[stand.step]
        held = exercise.dose.hold_seconds is not None
        sets = _sets(stand.sets, deload=deload)
        amount = stand.amount
        if deload and stand.sets == 1:  # a single set cannot be halved
            amount = min(amount, climb.ranges[stand.step].low)
        return Prescription(
            exercise=exercise.id,
            name=exercise.name,
            sides=exercise.sides,
            dose=Dose(
                sets=sets,
                reps=exercise.dose.holds if held else amount,
                hold_seconds=amount if held else None,
                tempo=step.tempo,
                rest_seconds=rest_seconds(exercise),
                reserve=self.workshop.limits.reserve
                or (rules.FIRST_RESERVE if early or deload else rules.RESERVE),
            ),
            step=step,
            seconds=exercise_seconds(
                exercise, sets=sets, side_seconds=side_seconds(exercise, step, amount)
            ),
            change=DELOADED if deload else stand.change,
            held=deload or stand.held,
            rule="deload" if deload else stand.rule,
            care=self.workshop.minds[exercise.id],
        )


class _Day(Value):
    """A session as it stays from week to week: the ids of its exercises in their order."""

    letter: str
    names: tuple[str, ...]
    stretches: tuple[Preparation, ...]


def announced(weeks: Iterable[Week], succeeded: Mapping[str, str], since: int) -> Iterator[Week]:
    """The weeks of a block, where what has ended says what takes over in week ``since``.

    Only where nothing more comes of it before that.
    """
    block = list(weeks)
    last_rise = _last_rises(block)
    told: dict[int, Prescription] = {}

    def say(one: Prescription, number: int) -> Prescription:
        if one.rule != "ladder-end" or one.exercise not in succeeded:
            return one
        if last_rise.get(one.exercise, 0) > number:
            return one
        if id(one) not in told:
            new = taken_over(one.change, succeeded[one.exercise], since)
            told[id(one)] = replace(one, change=new)
        return told[id(one)]

    def say_in(session: Session, number: int) -> Session:
        said = tuple(say(one, number) for one in session.prescriptions)
        return session if said == session.prescriptions else replace(session, prescriptions=said)

    for week in block:
        sessions = tuple(say_in(one, week.number) for one in week.sessions)
        yield week if sessions == week.sessions else replace(week, sessions=sessions)


def _last_rises(weeks: Iterable[Week]) -> dict[str, int]:
    """The last week in which something still came of each exercise."""
    return {
        one.exercise: week.number
        for week in weeks
        for session in week.sessions
        for one in session.prescriptions
        if one.rule != "ladder-end" and not week.deload
    }


DELOADED = "deload: half the sets, rounded up, as asked"


def _sets(sets: int, *, deload: bool) -> int:
    """The sets of a week: in a deload half of them, one at least."""
    return -(-sets // 2) if deload else sets
