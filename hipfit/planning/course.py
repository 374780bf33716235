"""The weeks of a plan: every chosen exercise on its way up, block by block."""

import datetime as dt
from collections.abc import Iterable

from hipfit.model.exercise import Exercise
from hipfit.model.plan import Dose, MuscleSets, Preparation, Prescription, Session, Week
from hipfit.model.words import Equipment
from hipfit.planning import rules
from hipfit.planning.choice import Candidate, Frame, Pick
from hipfit.planning.minutes import exercise_seconds, rest_seconds
from hipfit.planning.progress import Climb, Stand, advance, side_seconds, start
from hipfit.planning.session import in_order, stretches, warm_up
from hipfit.planning.volume import weekly_halves, weekly_sets
from hipfit.planning.workshop import Workshop

_MOVEMENT_MISSING, _OVER_CAP = 10, 1000
"""What a missing movement, and a muscle over its cap, weigh beside a missing half set."""


class Course:
    """The climb of every chosen exercise through the weeks."""

    def __init__(self, workshop: Workshop, frame: Frame, picks: Iterable[Pick]) -> None:
        self.workshop = workshop
        self.frame = frame
        self.picks = {pick.candidate.exercise.id: pick for pick in picks}
        self.climbs = {name: self._climb(pick, 1) for name, pick in self.picks.items()}
        self.stands: dict[str, Stand] = {}
        self.retired: set[str] = set()
        self.finished: set[str] = set()
        self._counted: list[tuple[str, int]] = []
        self._counted_volume: tuple[MuscleSets, ...] = ()
        self._stretches: dict[int, tuple[Preparation, ...]] = {}

    def _climb(self, pick: Pick, since: int) -> Climb:
        return self.workshop.climb(
            pick.candidate.exercise, sets=pick.sets, days=len(pick.days), since=since
        )

    def advance(self, week: int) -> None:
        """Move every exercise on by a week."""
        for name, climb in self.climbs.items():
            stand = self.stands.get(name)
            self.stands[name] = start(climb) if stand is None else advance(climb, stand, week)

    def new_block(self, number: int, first_week: int) -> tuple[str, ...]:
        """Replace the exercises whose ladders have ended, and say what changes and why."""
        ended = [
            name
            for name in sorted(self.picks)
            if self.stands[name].ended and name not in self.workshop.trainee.include
        ]
        self._stretches.clear()
        changes = [self._replace(name, number, first_week) for name in ended]
        return tuple(filter(None, changes))

    def _replace(self, name: str, number: int, first_week: int) -> str:
        old = self.picks[name]
        exercise = old.candidate.exercise
        new = self._successor(old, number)
        if new is None:
            if name in self.finished:
                return ""
            self.finished.add(name)
            return (
                f"{exercise.name} stays as it is: its ladder ends here"
                f"{_what_would_help(exercise, self.workshop)}"
            )
        self.retired.add(name)
        del self.picks[name], self.climbs[name], self.stands[name]
        fresh = new.candidate.exercise
        self.picks[fresh.id] = new
        self.climbs[fresh.id] = self._climb(new, first_week)
        kind = "the harder variation" if fresh.id in exercise.harder else "a fresh ladder"
        return f"{fresh.name} takes over from {exercise.name}: {kind}"

    def _successor(self, old: Pick, number: int) -> Pick | None:
        """What can take an exercise's place: harder first, else one that trains the same."""
        exercise = old.candidate.exercise
        above = 1 + (number - 2) // rules.BLOCKS_PER_LEVEL
        others = [pick for pick in self.picks.values() if pick is not old]
        now = self._missing(self.picks.values())
        found: list[tuple[tuple[bool, int, int, str], Pick]] = []
        for one in self.workshop.usable:
            harder = one.id in exercise.harder
            alike = harder or one.movements[0] is exercise.movements[0]
            taken = one.id in self.picks or one.id in self.retired
            if not alike or taken or not self.workshop.steps[one.id]:
                continue
            if not self.workshop.fits_level(one, above if harder else above - 1):
                continue
            pick = self._in_place_of(old, self.workshop.candidate(one))
            after = now + 1 if pick is None else self._missing([*others, pick])
            if pick is not None and after <= now:
                found.append(((not harder, after, -pick.candidate.quality, one.id), pick))
        return min(found, key=lambda one: one[0])[1] if found else None

    def _in_place_of(self, old: Pick, new: Candidate) -> Pick | None:
        """The new exercise on the old one's days, with as many sets as fit, or None."""
        room = min(self.frame.seconds - self._session_seconds(day) for day in old.days)
        room += old.candidate.seconds[old.sets]
        fitting = [
            sets for sets, seconds in new.seconds.items() if sets <= old.sets and seconds <= room
        ]
        return Pick(candidate=new, sets=max(fitting), days=old.days) if fitting else None

    def _session_seconds(self, day: int) -> int:
        return sum(
            pick.candidate.seconds[pick.sets] for pick in self.picks.values() if day in pick.days
        )

    def _missing(self, picks: Iterable[Pick]) -> int:
        """Weighted half sets missing to the floors, movements missing, sets over the cap."""
        chosen = list(picks)
        halves = weekly_halves((one.candidate.exercise, one.sets * len(one.days)) for one in chosen)
        sets = sum(
            weight * max(0, 2 * rules.FLOOR_SETS - halves.get(muscle, 0))
            for muscle, weight in rules.MUSCLE_WEIGHT.items()
        )
        over = any(
            halves.get(muscle, 0) > 2 * rules.CAP_WEEK_SETS for muscle in rules.MUSCLE_WEIGHT
        )
        moves = {move for one in chosen for move in one.candidate.exercise.movements}
        missing = sum(1 for group in rules.WEEKLY_MOVEMENTS if not group & moves)
        return sets + _MOVEMENT_MISSING * missing + _OVER_CAP * over

    def week(self, number: int, block: int, start: dt.date, days: tuple[int, ...]) -> Week:
        """The week as it is trained now."""
        prescribed = {name: self._prescription(name, number) for name in self.picks}
        sessions = tuple(
            self._session(day, letter, start + dt.timedelta(offset), prescribed)
            for day, (offset, letter) in enumerate(zip(days, self._letters(), strict=True))
        )
        return Week(
            number=number,
            block=block,
            start=start,
            sessions=sessions,
            volume=self._volume(),
        )

    def _volume(self) -> tuple[MuscleSets, ...]:
        """The week's sets for each muscle; counted again only when a number of sets changes."""
        done = [
            (name, stand.sets * len(self.picks[name].days)) for name, stand in self.stands.items()
        ]
        if done != self._counted:
            self._counted = done
            self._counted_volume = weekly_sets(
                ((self.picks[name].candidate.exercise, sets) for name, sets in done),
                self.workshop.trainee.level,
            )
        return self._counted_volume

    def _letters(self) -> tuple[str, ...]:
        """A letter for each session; sessions with the same exercises share theirs."""
        letters: dict[tuple[str, ...], str] = {}
        for day in range(len(self.frame.sides)):
            names = tuple(sorted(name for name, pick in self.picks.items() if day in pick.days))
            letters.setdefault(names, "ABCDEF"[len(letters)])
        return tuple(
            letters[tuple(sorted(name for name, pick in self.picks.items() if day in pick.days))]
            for day in range(len(self.frame.sides))
        )

    def _session(
        self, day: int, letter: str, date: dt.date, prescribed: dict[str, Prescription]
    ) -> Session:
        chosen = [pick.candidate.exercise for pick in self.picks.values() if day in pick.days]
        ordered = in_order(chosen)
        return Session(
            letter=letter,
            date=date,
            warm_up=warm_up(self.workshop),
            prescriptions=tuple(prescribed[one.id] for one in ordered),
            stretches=self._stretches_after(day, ordered),
        )

    def _stretches_after(self, day: int, ordered: list[Exercise]) -> tuple[Preparation, ...]:
        """The stretches at the end of a session; they stay for a block."""
        if day not in self._stretches:
            self._stretches[day] = stretches(
                self.workshop,
                seconds=self.frame.seconds - self._session_seconds(day),
                on_floor=ordered[-1].on_floor if ordered else False,
            )
        return self._stretches[day]

    def _prescription(self, name: str, week: int) -> Prescription:
        climb, stand = self.climbs[name], self.stands[name]
        exercise = climb.exercise
        step = climb.steps[stand.step]
        held = exercise.dose.hold_seconds is not None
        early = week <= rules.FIRST_WEEKS
        return Prescription(
            exercise=exercise.id,
            name=exercise.name,
            sides=exercise.sides,
            dose=Dose(
                sets=stand.sets,
                reps=exercise.dose.holds if held else stand.amount,
                hold_seconds=stand.amount if held else None,
                tempo=step.tempo,
                rest_seconds=rest_seconds(exercise),
                reserve=rules.FIRST_RESERVE if early else rules.RESERVE,
            ),
            step=step,
            seconds=exercise_seconds(
                exercise, sets=stand.sets, side_seconds=side_seconds(exercise, step, stand.amount)
            ),
            change=stand.change,
            held=stand.held,
            reason=_reason(exercise),
            care=self.workshop.limits.cares(exercise),
        )


def _reason(exercise: Exercise) -> str:
    moves = ", ".join(move.label for move in exercise.movements)
    muscles = ", ".join(muscle.label for muscle in exercise.prime_movers)
    return f"{moves}; {muscles}"


def _what_would_help(exercise: Exercise, workshop: Workshop) -> str:
    """What to buy for the ladder to go on, or that it ends for good."""
    owned = {one.equipment for one in workshop.trainee.owned}
    wanted = [item.label for item in exercise.addable if item not in owned]
    if wanted:
        return f"; with {wanted[0]} it would go on"
    if Equipment.DUMBBELL in exercise.addable or Equipment.ANKLE_WEIGHT in exercise.addable:
        return "; with the next heavier weight it would go on"
    return ""
