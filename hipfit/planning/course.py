"""The weeks of a plan: every chosen exercise on its way up, block by block."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hipfit.model.exercise import Exercise
from hipfit.model.plan import Dose, MuscleSets, Preparation, Prescription, Session, Week
from hipfit.model.value import Value
from hipfit.model.words import Muscle, Sides
from hipfit.planning import rules
from hipfit.planning.beyond import beyond
from hipfit.planning.minutes import exercise_seconds, longest_within, rest_seconds
from hipfit.planning.objective import Frame
from hipfit.planning.packing import Pick
from hipfit.planning.progress import (
    NO_TIME_FOR_A_SET,
    Climb,
    Stand,
    advance,
    beginning,
    held_at_the_top,
    paced,
    side_seconds,
    start,
    with_another_set,
    within,
    work_limit,
)
from hipfit.planning.sentences import joined
from hipfit.planning.session import in_order, stretches, warm_up
from hipfit.planning.succession import Succession, Successor, Terms
from hipfit.planning.volume import weekly_sets
from hipfit.planning.week import is_side_hip
from hipfit.planning.workshop import Workshop


class Course:
    """The climb of every chosen exercise through the weeks."""

    def __init__(
        self, workshop: Workshop, frame: Frame, picks: Iterable[Pick], *, weeks: int
    ) -> None:
        self.weeks = weeks
        self.workshop = workshop
        self.frame = frame
        self.picks = {pick.candidate.exercise.id: pick for pick in picks}
        self.climbs: dict[str, Climb] = {}
        self.climbs = {name: beginning(self._climb(pick, 1)) for name, pick in self.picks.items()}
        self.stands: dict[str, Stand] = {}
        self.finished: set[str] = set()
        self._ended: set[str] = set()
        self._in_vain: set[tuple[object, ...]] = set()
        self._full: set[str] = set()
        self._warm_up = warm_up(workshop)
        self._counted: list[tuple[str, int]] = []
        self._counted_volume: tuple[MuscleSets, ...] = ()
        self._days: tuple[_Day, ...] = ()
        self._prescribed: dict[str, tuple[object, Prescription]] = {}
        self._succession = Succession(workshop, frame)

    def _climb(self, pick: Pick, since: int) -> Climb:
        """The way up, with the part of its sessions' spare time that slower rungs may use.

        Where a session is too short for its longest set, all that is lacking is taken from it.
        """
        exercise = pick.candidate.exercise
        sides = 1 if exercise.sides is Sides.BOTH else 2
        left = min(self._spare(day) for day in pick.days)
        climb = self.workshop.climb(exercise, sets=pick.sets, days=len(pick.days), since=since)
        spare = left // (pick.sets * sides)
        seconds = climb.longest_side_seconds + spare
        if spare < 0:
            seconds = longest_within(
                exercise,
                sets=pick.sets,
                side_seconds=climb.longest_side_seconds,
                seconds=pick.candidate.seconds[pick.sets] + left,
            )
        timed = self._in_time(climb, seconds, whole=spare >= 0)
        return replace(
            timed,
            first_step=min(climb.first_step, len(timed.steps) - 1),
            more_sets_from=self._more_sets_from(exercise),
        )

    def _in_time(self, climb: Climb, seconds: int, *, whole: bool = False) -> Climb:
        """The climb with so many seconds for a set on one side: the steps that fit them.

        They are all where the ``whole`` ladder was given its time when it was chosen.
        """
        exercise, minutes = climb.exercise, self.workshop.trainee.minutes
        steps = paced(self.workshop.steps[exercise.id], seconds, minutes=minutes)
        fitting = steps if whole else within(exercise, steps, seconds)
        cut_short = len(fitting) < len(steps)
        return replace(
            climb,
            steps=fitting,
            spare_seconds=seconds - work_limit(exercise),
            cut_short=cut_short,
            beyond="" if cut_short else self._beyond(exercise),
        )

    def _with_more_time(self, name: str) -> Climb | None:
        """The climb of an exercise that time keeps from going on, with all that is left over.

        Time is left over where others have passed their longest steps or have made way. None
        where it would gain nothing.
        """
        climb, stand = self.climbs[name], self.stands[name]
        if not (climb.cut_short or climb.can_do_more_reps(stand.step)):
            return None
        spare = self._spare_seconds()
        left = min(spare[day] for day in self.picks[name].days)
        now = work_limit(climb.exercise) + climb.spare_seconds
        seconds = longest_within(
            climb.exercise,
            sets=climb.sets,
            side_seconds=now + max(0, left),
            seconds=self._longest(name) + left,
        )
        if seconds <= now:
            return None
        above = stand.step + 1
        more = self._in_time(climb, seconds)
        more = replace(more, steps=(*climb.steps[:above], *more.steps[above:]))
        higher = more.ranges[stand.step].high > stand.amount
        return more if higher or len(more.steps) > len(climb.steps) else None

    def _beyond(self, exercise: Exercise) -> str:
        """What would help at the ladder's end, in short."""
        workshop = self.workshop
        if workshop.limits.no_harder:
            return ""
        steps = workshop.steps[exercise.id]
        helps = beyond(exercise, steps, workshop.trainee, workshop.catalogue, workshop.limits)
        return next(helps)

    def _spare(self, day: int) -> int:
        """Seconds a session leaves to each of its exercises; below zero, all that it lacks."""
        there = [name for name, pick in self.picks.items() if day in pick.days]
        left = self.frame.seconds - sum(map(self._longest, there))
        return left // len(there) if left > 0 else left

    def _more_sets_from(self, exercise: Exercise) -> int:
        """The week in which sets rise; with a slow start a part of the exercises each week.

        What trains the side of the hip comes last then.
        """
        more = self.workshop.limits.first_weeks - rules.FIRST_WEEKS
        chosen = [pick.candidate.exercise for pick in self.picks.values()]
        order = sorted(chosen, key=lambda one: (is_side_hip(one), one.id))
        return rules.FIRST_WEEKS + 1 + order.index(exercise) * (more + 1) // len(order)

    def advance(self, week: int) -> None:
        """Move every exercise on by a week; in a deload week they only begin."""
        deload = self.is_deload(week)
        for name, climb in self.climbs.items():
            stand = self.stands.get(name)
            if stand is None:
                self.stands[name] = start(climb)
            elif not deload:
                self.stands[name] = advance(climb, stand, week)
                if self.stands[name].ended and name not in self._full:
                    self._go_on(name, stand, week)
        if deload:
            return
        for name in sorted(self.picks):
            if self.stands[name].ended:
                self._ended.add(name)
                if name not in self._full:
                    self._add_set(name)

    def _go_on(self, name: str, before: Stand, week: int) -> None:
        """Let what has ended for want of time go on after all, where there is more time now."""
        climb = self._with_more_time(name)
        if climb is not None:
            self.climbs[name] = climb
            self.stands[name] = advance(climb, replace(before, ended=False), week)
            self._ended.discard(name)
            self._days = ()

    def is_deload(self, week: int) -> bool:
        """Whether the trainee asked for an easy week here; a plan never ends on one."""
        every = self.workshop.trainee.deload_every
        return every > 0 and week % every == 0 and week < self.weeks

    def _add_set(self, name: str) -> None:
        """One more set where a ladder has ended, if the sessions and the caps have room."""
        pick, climb = self.picks[name], self.climbs[name]
        self._full.add(name)
        why = self._why_no_set(pick)
        if why:
            if why != climb.no_more_sets:
                self.climbs[name] = replace(climb, no_more_sets=why)
                self.stands[name] = held_at_the_top(self.climbs[name], self.stands[name])
            return
        self.picks[name] = _with_one_set_more(pick)
        self.climbs[name] = replace(climb, sets=pick.sets + 1)
        self._full.discard(name)
        self.stands[name] = with_another_set(self.climbs[name], self.stands[name])
        self._days = ()

    def _why_no_set(self, pick: Pick) -> str:
        """Why an exercise gets no set more; empty where it can."""
        name = pick.candidate.exercise.id
        if pick.sets + 1 not in pick.candidate.seconds:
            return f"{pick.sets} sets are enough" if pick.sets > 1 else "1 set is enough"
        longer = self._longest(name, pick.sets + 1) - self._longest(name)
        spare = self._spare_seconds()
        if any(spare[day] < longer for day in pick.days):
            return NO_TIME_FOR_A_SET
        picks = [_with_one_set_more(one) if one is pick else one for one in self.picks.values()]
        now, then = self._succession.training(self.picks.values()), self._succession.training(picks)
        if then.lack[0] > now.lack[0] or then.is_too_much(pick.candidate.exercise):
            return "its muscles get as many sets as they should"
        return ""

    def new_block(self, number: int, first_week: int) -> tuple[str, ...]:
        """Replace the exercises whose ladders have ended, and say what changes and why.

        One that ends just now makes way for its harder variation only.
        """
        mine = [name for name in sorted(self.picks) if name not in self.workshop.trainee.include]
        self._days = ()
        self._full.clear()
        changes = [
            self._replace(name, number, first_week)
            for name in mine
            if name in self._ended or self._ends_now(name)
        ]
        return tuple(filter(None, changes))

    def _ends_now(self, name: str) -> bool:
        """Whether its ladder has nothing for the week to come."""
        climb, stand = self.climbs[name], self.stands[name]
        return (
            stand.step == len(climb.steps) - 1
            and stand.amount == climb.ranges[stand.step].high
            and stand.at_top >= rules.TOP_SESSIONS
            and stand.sets == climb.sets
        )

    def _replace(self, name: str, number: int, first_week: int) -> str:
        old = self.picks[name]
        exercise = old.candidate.exercise
        above = 1 + (number - 2) // rules.BLOCKS_PER_LEVEL
        following = self._successor(old, 0 if self.workshop.limits.gentle else above)
        if following is None and name not in self._ended:
            return ""
        if following is None:
            told = name in self.finished or not self.stands[name].ended
            if told or self.workshop.limits.no_harder:
                return ""
            self.finished.add(name)
            why = self.stands[name].change.removeprefix("held: ").removesuffix("; stay here")
            return f"same: {exercise.name} stays as it is: {why}"
        held = self.climbs[name].steps[self.stands[name].step]
        before = self._succession.training(self.picks.values())
        del self.picks[name], self.climbs[name], self.stands[name]
        new, eased = following.pick, following.eased
        fresh = new.candidate.exercise
        self.picks[fresh.id] = new
        room = "" if eased is None else self._ease(eased)
        harder = fresh.id in exercise.harder
        climb = self._climb(new, first_week)
        if harder or fresh.movements[0] is exercise.movements[0]:
            climb = self.workshop.taking_over(climb, held, harder=harder)
        self.climbs[fresh.id] = beginning(climb)
        kind = "the harder variation" if harder else FRESH
        less = self._succession.training(self.picks.values()).less_than(before)
        return f"new: {fresh.name} takes over from {exercise.name}: {kind}{room}{_fewer(less)}"

    def _ease(self, eased: Pick) -> str:
        """Let an exercise come on a day less from now on, and say so."""
        exercise = eased.candidate.exercise
        self.picks[exercise.id] = eased
        self.climbs[exercise.id] = replace(self.climbs[exercise.id], days=len(eased.days))
        return f"; {exercise.name} makes room for it and comes {len(eased.days)} times a week now"

    def _successor(self, old: Pick, above: int) -> Successor | None:
        """What may follow; asked again only when the plan or the level has changed.

        What stands still makes way even where the aims suffer; what only has a set more to climb
        with does not.
        """
        name = old.candidate.exercise.id
        now = name not in self._ended
        stale = now or self.stands[name].ended
        question = (name, above, stale, now, *self.picks)
        if question in self._in_vain:
            return None
        mine = self._longest(name)
        spare = self._spare_seconds()
        terms = Terms(
            above=above,
            room={day: spare[day] + mine for day in old.days},
            lengths={one: self._longest(one) for one in self.picks},
            stale=stale,
            only_harder=now,
        )
        new = self._succession.successor(self.picks, old, terms)
        if new is None:
            self._in_vain.add(question)
        return new

    def _longest(self, name: str, sets: int | None = None) -> int:
        """The longest an exercise takes from now on, in seconds, with its or other sets."""
        pick, climb = self.picks[name], self.climbs.get(name)
        if climb is None:  # it has no share of the spare time yet
            return pick.candidate.seconds[pick.sets]
        stand = self.stands.get(name)
        step = climb.first_step if stand is None else stand.step
        return exercise_seconds(
            climb.exercise,
            sets=climb.sets if sets is None else sets,
            side_seconds=climb.longest_side_from[step],
        )

    def _spare_seconds(self) -> list[int]:
        """What each session leaves over at its longest with what is on it now."""
        spare = [self.frame.seconds] * len(self.frame.sides)
        for name, pick in self.picks.items():
            longest = self._longest(name)
            for day in pick.days:
                spare[day] -= longest
        return spare

    def week(self, number: int, block: int, start: dt.date, days: tuple[int, ...]) -> Week:
        """The week as it is trained now."""
        deload = self.is_deload(number)
        self._days = self._days or tuple(self._laid_out())
        prescribed = {name: self._prescription(name, number, deload=deload) for name in self.picks}
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
            volume=self._volume(prescribed),
            deload=deload,
        )

    def _volume(self, prescribed: Mapping[str, Prescription]) -> tuple[MuscleSets, ...]:
        """The week's sets for each muscle; counted again only when a number of sets changes."""
        done = [
            (name, prescribed[name].dose.sets * len(pick.days)) for name, pick in self.picks.items()
        ]
        if done != self._counted:
            self._counted = done
            self._counted_volume = weekly_sets(
                ((self.picks[name].candidate.exercise, sets) for name, sets in done),
                self.workshop.trainee.level,
            )
        return self._counted_volume

    def _laid_out(self) -> Iterator["_Day"]:
        """What stays the same in each session while the exercises and their sets do."""
        spare = self._spare_seconds()
        alike: dict[frozenset[str], _Day] = {}
        for day in range(len(self.frame.sides)):
            chosen = [pick.candidate.exercise for pick in self.picks.values() if day in pick.days]
            names = frozenset(one.id for one in chosen)
            if names not in alike:
                ordered = in_order(chosen, pauses=self.workshop.limits.unsteady)
                alike[names] = _Day(
                    letter="ABCDEF"[len(alike)],
                    names=tuple(one.id for one in ordered),
                    stretches=stretches(self.workshop, ordered, seconds=spare[day]),
                )
            yield alike[names]

    def _prescription(self, name: str, week: int, *, deload: bool) -> Prescription:
        """What is done of an exercise; the same value as before where nothing has changed."""
        early = week < self.climbs[name].since + rules.FIRST_WEEKS
        now = (self.stands[name], early, deload)
        if name not in self._prescribed or self._prescribed[name][0] != now:
            made = self._prescribe(name, early=early, deload=deload)
            self._prescribed[name] = now, made
        return self._prescribed[name][1]

    def _prescribe(self, name: str, *, early: bool, deload: bool) -> Prescription:
        climb, stand = self.climbs[name], self.stands[name]
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
            care=self.workshop.minds[name],
        )


class _Day(Value):
    """A session as it stays from week to week: the ids of its exercises in their order."""

    letter: str
    names: tuple[str, ...]
    stretches: tuple[Preparation, ...]


DELOADED = "deload: half the sets, rounded up, as asked"

FRESH = "the old one has no next step, this one has"


def _fewer(less: Iterable[tuple[Muscle, float, float]]) -> str:
    """Which muscles get fewer sets now than before, in words."""
    said = [f"{muscle.label} {after:g}, not {before:g}" for muscle, before, after in less]
    return f"; sets a week now: {joined(said)}" if said else ""


def _with_one_set_more(pick: Pick) -> Pick:
    return Pick(candidate=pick.candidate, sets=pick.sets + 1, days=pick.days)


def _sets(sets: int, *, deload: bool) -> int:
    """The sets of a week: in a deload half of them, one at least."""
    return -(-sets // 2) if deload else sets
