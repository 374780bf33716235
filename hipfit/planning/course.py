"""The weeks of a plan: every chosen exercise on its way up, block by block."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hipfit.model.exercise import Exercise
from hipfit.model.plan import Step, Week
from hipfit.model.words import Sides
from hipfit.planning import rules
from hipfit.planning.beyond import helps, nothing
from hipfit.planning.climb import (
    Climb,
    Stand,
    beginning,
    paced,
    side_seconds,
    within,
    work_limit,
)
from hipfit.planning.ladder import load_words
from hipfit.planning.minutes import exercise_seconds, longest_within
from hipfit.planning.objective import Frame
from hipfit.planning.overload import moment_beside
from hipfit.planning.packing import Pick
from hipfit.planning.path import Path, seconds_of
from hipfit.planning.progress import (
    FULL,
    NO_TIME_FOR_A_SET,
    OTHERS_NEED_IT,
    SESSION_FULL,
    advance,
    held_at_the_top,
    next_step,
    prepares_for_a_big_step,
    start,
    with_another_set,
    with_the_smallest_rise,
)
from hipfit.planning.sentences import counted
from hipfit.planning.succession import Succession, Successor, Terms
from hipfit.planning.timetable import Standing, Timetable
from hipfit.planning.week import DAYS_IN_WEEK, is_side_hip
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
        self._helps: dict[str, str] = {}
        self.climbs: dict[str, Climb] = {}
        self.climbs = {name: beginning(self._climb(pick, 1)) for name, pick in self.picks.items()}
        self.stands: dict[str, Stand] = {}
        self.finished: set[str] = set()
        self._stays: dict[str, str] = {}
        self._eased: dict[str, str] = {}
        """What makes room from this block on, by id, and the name of what it gives a set for, if it
        does; it stays for the block."""
        self.succeeded: dict[str, str] = {}
        """What left the plan with this block, by id, and the name of what took over."""
        self._ended: set[str] = set()
        self._in_vain: set[tuple[object, ...]] = set()
        self._now = 0
        self._kept_free: list[int] | None = None
        self._capped: dict[str, tuple[tuple[Pick, ...], bool]] = {}
        self._paths: dict[str, Path] = {}
        self._timetable = Timetable(workshop)
        self._succession = Succession(workshop, frame)

    def _climb(self, pick: Pick, since: int) -> Climb:
        """The way up, with the part of its sessions' spare time that slower rungs may use.

        Where a session is too short for its longest set, all that is lacking is taken from it.
        """
        exercise = pick.candidate.exercise
        sides = 1 if exercise.sides is Sides.BOTH else 2
        left = min(self._shares(pick.days))
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
        return replace(
            climb,
            steps=fitting,
            spare_seconds=seconds - work_limit(exercise),
            cut_short=len(fitting) < len(steps),
        )

    def _with_more_time(self, name: str) -> Climb | None:
        """The climb of an exercise that time keeps from going on, with all that is left over.

        That is what no session uses in the weeks ahead. None where it would gain nothing.
        """
        if not self._is_short_of_time(name):
            return None
        climb, stand = self.climbs[name], self.stands[name]
        free = self._free_ahead()
        left = min(free[day] for day in self.picks[name].days)
        if left <= 0:
            return None
        if stand.amount < climb.ranges[stand.step].high:  # a full session ended it, not its range
            rise = advance(climb, replace(stand, ended=False), self._now)
            return climb if seconds_of(climb, rise) - seconds_of(climb, stand) <= left else None
        now = climb.most_side_seconds
        seconds = longest_within(
            climb.exercise,
            sets=climb.sets,
            side_seconds=now + left // climb.sets,
            seconds=seconds_of(climb, stand) + left,
        )
        reps_only = not climb.cut_short
        one_more = (stand.amount + 1) * climb.steps[stand.step].tempo.rep_seconds
        if seconds <= now or (reps_only and seconds < one_more):
            return None
        above = stand.step + 1
        more = self._in_time(climb, seconds)
        more = replace(more, steps=(*climb.steps[:above], *more.steps[above:]))
        higher = more.ranges[stand.step].high > stand.amount
        return more if higher or len(more.steps) > len(climb.steps) else None

    def _is_short_of_time(self, name: str) -> bool:
        """Whether it is time that keeps an exercise from its next step or from more reps."""
        climb = self.climbs[name]
        return climb.cut_short or climb.can_do_more_reps(self.stands[name])

    def _beyond(self, exercise: Exercise) -> str:
        """What would help at the ladder's end, in short; found once."""
        if exercise.id not in self._helps:
            self._helps[exercise.id] = self._what_helps(exercise)
        return self._helps[exercise.id]

    def _what_helps(self, exercise: Exercise) -> str:
        workshop = self.workshop
        if workshop.limits.no_harder:
            return ""
        steps = workshop.steps[exercise.id]
        asked = workshop.trainee, workshop.catalogue, workshop.limits
        first = next(helps(exercise, steps, *asked), None)
        if first is None:
            return nothing(exercise, *asked)
        harder = workshop.catalogue.by_id.get(first.harder)
        if harder is None or not workshop.fits_level(harder, 1):
            return first.words
        return f"{first.words}, but the plan has no good place for it yet"

    def _shares(self, days: Iterable[int]) -> Iterator[int]:
        """Seconds that sessions leave to each of their exercises; below zero, all they lack."""
        spare = self._spare_seconds({name: self._longest(name) for name in self.picks})
        for day in days:
            there = sum(day in pick.days for pick in self.picks.values())
            yield spare[day] // there if spare[day] > 0 else spare[day]

    def _more_sets_from(self, exercise: Exercise) -> int:
        """The week in which sets rise; with a slow start a part of the exercises each week.

        What trains the side of the hip comes last then.
        """
        more = self.workshop.limits.first_weeks - rules.FIRST_WEEKS
        chosen = [pick.candidate.exercise for pick in self.picks.values()]
        order = sorted(chosen, key=lambda one: (is_side_hip(one), one.id))
        return rules.FIRST_WEEKS + 1 + order.index(exercise) * (more + 1) // len(order)

    def _advance(self, week: int) -> None:
        """Move every exercise on by a week; in a deload week they only begin."""
        deload = self.is_deload(week)
        self._now = week
        before = dict(self.stands)
        for name in self.picks:
            if name not in before:
                self.stands[name] = start(self.climbs[name])
        if deload:
            return
        free = self._free_seconds()
        for name in sorted(before, key=lambda one: not before[one].held):  # who waited is first
            self.stands[name] = self._moved_on(name, before[name], free)
        self._kept_free = None
        for name in sorted(self.picks):
            if self.stands[name].ended:
                self._ended.add(name)
                self._go_on(name, before.get(name), free)
            elif name in before and self._waits_at_a_top_cut_short(name):
                self._widen(name, before[name], free)

    def _moved_on(self, name: str, stand: Stand, free: list[int]) -> Stand:
        """The stand a week later, or the same where a session has no time for that.

        What has waited for time takes its next step as if it had reached the top.
        """
        if stand.ended:
            return stand
        climb, path = self.climbs[name], self._path(name, self._now - 1)
        days, now = self.picks[name].days, path.seconds(self._now - 1)
        ways = [(path.stand(self._now), path.seconds(self._now))]
        smallest = with_the_smallest_rise(climb, stand, ways[0][0])
        if smallest is not None:
            ways.append((smallest, seconds_of(climb, smallest)))
        if stand.change == SESSION_FULL and not prepares_for_a_big_step(climb, stand):
            following = next_step(climb, stand)
            ways.append((following, seconds_of(climb, following)))
        for after, seconds in ways:
            longer = seconds - now
            if longer <= 0 or all(free[day] >= longer for day in days):
                for day in days:
                    free[day] -= longer
                return after
        return replace(stand, change=SESSION_FULL, rule="session-minutes", held=True)

    def _waits_at_a_top_cut_short(self, name: str) -> bool:
        """Whether an exercise waits for its next step with fewer reps than its range has."""
        climb, stand = self.climbs[name], self.stands[name]
        return (
            stand.held
            and stand.change != SESSION_FULL
            and stand.amount == climb.ranges[stand.step].high
            and climb.can_do_more_reps(stand)
        )

    def _go_on(self, name: str, before: Stand | None, free: list[int]) -> None:
        """Let what has ended go on with more time or a further set, or say why it does not.

        ``free`` is what each session leaves over this week, and is kept up to date.
        """
        if before is not None and self._widen(name, before, free):
            self._ended.discard(name)
            return
        climb, stand = self.climbs[name], self.stands[name]
        why = self._why_no_set(name)
        if why:
            timely = why == NO_TIME_FOR_A_SET or self._is_short_of_time(name)
            no_time = self._why_no_time(name, free) if timely else ""
            leads_on = "" if climb.cut_short else self._beyond(climb.exercise)
            self.stands[name] = held_at_the_top(climb, stand, why, no_time, helps=leads_on)
            return
        self.picks[name] = _with_one_set_more(self.picks[name])
        more = climb.with_another_set
        self._take_time(name, more, with_another_set(more, stand), free)

    def _widen(self, name: str, before: Stand, free: list[int]) -> bool:
        """Let an exercise go on with more time than its share, if sessions leave any over."""
        climb = self._with_more_time(name)
        if climb is None:
            return False
        stand = advance(climb, replace(before, ended=False), self._now)
        self._take_time(name, climb, stand, free)
        return True

    def _take_time(self, name: str, climb: Climb, stand: Stand, free: list[int]) -> None:
        """Put an exercise on another way up this week, and what it takes off the time left over."""
        longer = seconds_of(climb, stand) - seconds_of(self.climbs[name], self.stands[name])
        self.climbs[name], self.stands[name] = climb, stand
        for day in self.picks[name].days:
            free[day] -= longer
        self._kept_free = None

    def _free_seconds(self) -> list[int]:
        """What each session left over in the week before."""
        last = self._now - 1
        taken = {name: self._path(name, last).seconds(last) for name in self.picks}
        return self._spare_seconds(taken)

    def _free_until(self, week: int) -> list[int]:
        """What each session leaves over in every week up to this one."""
        return self._spare_seconds({name: self._longest_until(name, week) for name in self.picks})

    def _free_ahead(self) -> list[int]:
        """What each session leaves over in the weeks for which time is kept."""
        if self._kept_free is None:
            self._kept_free = self._free_until(self._ahead)
        return self._kept_free

    @property
    def _ahead(self) -> int:
        """The week up to which the others keep the time that they climb into."""
        return min(self._now + rules.WEEKS_AHEAD, self.weeks)

    def _longest_until(self, name: str, week: int) -> int:
        """The longest that an exercise takes up to a week, as it climbs."""
        return self._path(name, self._now).longest(self._now, week)

    def _path(self, name: str, week: int) -> Path:
        """How an exercise will climb from where it stands, and stood in this week."""
        climb, stand = self.climbs[name], self.stands[name]
        path = self._paths.get(name)
        if path is None or path.climb is not climb or path.stand(week) is not stand:
            path = self._paths[name] = Path(climb, stand, week)
        return path

    def is_deload(self, week: int) -> bool:
        """Whether the trainee asked for an easy week here; a plan never ends on one."""
        every = self.workshop.trainee.deload_every
        return every > 0 and week % every == 0 and week < self.weeks

    def _why_no_set(self, name: str) -> str:
        """Why an exercise gets no set more; empty where it can."""
        pick, climb = self.picks[name], self.climbs[name]
        if self._eased.get(name):
            return f"it makes room for {self._eased[name]}"
        if pick.sets + 1 not in pick.candidate.seconds:
            short = self.workshop.trainee.minutes < rules.FEW_SETS_MINUTES
            sets = counted(pick.sets, "set")
            enough = "are enough" if pick.sets > 1 else "is enough"
            return f"sessions this short hold {sets} of it" if short else f"{sets} {enough}"
        if self._is_capped(name):
            return "its muscles get as many sets as they should"
        more = climb.with_another_set
        free, taken = self._free_ahead(), self._longest_until(name, self._ahead)
        room = taken + min(free[day] for day in pick.days)
        begun = with_another_set(more, self.stands[name])
        fits = seconds_of(more, begun) <= room and (
            Path(more, begun, self._now).longest(self._now, self._ahead) <= room
        )
        return "" if fits else NO_TIME_FOR_A_SET

    def _is_capped(self, name: str) -> bool:
        """Whether a further set is too much for its muscles; asked again when the picks change."""
        picks = tuple(self.picks.values())
        known = self._capped.get(name)
        if known is None or known[0] != picks:
            known = self._capped[name] = picks, self._succession.is_full(picks, self.picks[name])
        return known[1]

    def _why_no_time(self, name: str, free: Sequence[int]) -> str:
        """Why there is no time for the least that could follow."""
        climb, stand = self.climbs[name], self.stands[name]
        exercise, sets = climb.exercise, stand.sets
        side = side_seconds(exercise, climb.steps[stand.step], stand.amount)
        if climb.can_do_more_reps(stand):
            side += climb.steps[stand.step].tempo.rep_seconds
        else:
            sets += 1
        longer = exercise_seconds(exercise, sets=sets, side_seconds=side)
        longer -= seconds_of(climb, stand)
        enough = all(free[day] >= longer for day in self.picks[name].days)
        return OTHERS_NEED_IT if enough else FULL

    def new_block(self, number: int, first_week: int) -> tuple[str, ...]:
        """Replace the exercises whose ladders have ended, and say what changes and why.

        One that ends just now makes way for its harder variation only.
        """
        mine = [name for name in sorted(self.picks) if name not in self.workshop.trainee.include]
        self.succeeded.clear()
        self._stays.clear()
        self._eased.clear()
        changes = [
            self._replace(name, number, first_week)
            for name in mine
            if name not in self._eased and (name in self._ended or self._ends_now(name))
        ]
        return tuple(filter(None, changes))

    def still_true(self, changes: Iterable[str], weeks: Sequence[Week]) -> tuple[str, ...]:
        """What a block said that it changes, without what goes on in its weeks after all.

        Time that is left over may take on an exercise of which the block said that it stays.
        """
        gone_on = self._stays.keys() & {
            one.exercise
            for week in weeks
            for session in week.sessions
            for one in session.prescriptions
            if not one.held
        }
        self.finished -= gone_on
        untrue = {self._stays[name] for name in gone_on}
        return tuple(change for change in changes if change not in untrue)

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
            self._stays[name] = f"same: {exercise.name} stays as it is: {why}"
            return self._stays[name]
        held = self.climbs[name].steps[self.stands[name].step]
        del self.picks[name], self.climbs[name], self.stands[name]
        new, eased = following.pick, following.eased
        fresh = new.candidate.exercise
        self.picks[fresh.id] = new
        room = "" if eased is None else self._ease(eased, fresh.name)
        climb = self.workshop.taking_over(self._climb(new, first_week), exercise, held)
        self.climbs[fresh.id] = beginning(climb)
        self.succeeded[name] = fresh.name
        kind = "the harder variation" if fresh.id in exercise.harder else FRESH
        begins = _begins(climb, exercise, held)
        return f"{NEW}{fresh.name} takes over from {exercise.name}: {kind}{begins}{room}"

    def _ease(self, eased: Pick, fresh: str) -> str:
        """Let an exercise come on a day less from now on, or with a set less, and say so."""
        exercise, sets, days = eased.candidate.exercise, eased.sets, len(eased.days)
        name = exercise.id
        self._eased[name], comes = "", f"comes {days} times a week now"
        if sets < self.picks[name].sets:
            self.stands[name] = replace(self.stands[name], sets=sets)
            self._eased[name], comes = fresh, f"has {counted(sets, 'set')} now"
        self.picks[name] = eased
        self.climbs[name] = replace(self.climbs[name], sets=sets, days=days)
        return f"; {exercise.name} makes room for the steps to come and {comes}"

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
        lengths = {one: self._longest(one) for one in self.picks}
        spare = self._spare_seconds(lengths)
        terms = Terms(
            above=above,
            room={day: spare[day] + lengths[name] for day in old.days},
            lengths=lengths,
            a_set=dict(self._sets_to_spare()),
            stale=stale,
            only_harder=now,
        )
        new = self._succession.successor(self.picks, old, terms)
        if new is None:
            self._in_vain.add(question)
        return new

    def _sets_to_spare(self) -> Iterator[tuple[str, int]]:
        """The seconds that one set less makes, for all that stand still with three."""
        for name, pick in self.picks.items():
            stand = self.stands.get(name)
            if stand is not None and stand.ended and min(stand.sets, pick.sets) > rules.FIRST_SETS:
                yield name, self._longest(name) - self._longest(name, sets_less=1)

    def _longest(self, name: str, *, sets_less: int = 0) -> int:
        """The longest an exercise takes from now on, in seconds; or would with fewer sets."""
        pick, climb = self.picks[name], self.climbs.get(name)
        if climb is None:  # it has no share of the spare time yet
            return pick.candidate.seconds[pick.sets - sets_less]
        stand = self.stands.get(name)
        step = climb.first_step if stand is None else stand.step
        return exercise_seconds(
            climb.exercise, sets=climb.sets - sets_less, side_seconds=climb.longest_side_from[step]
        )

    def _spare_seconds(self, taken: Mapping[str, int]) -> list[int]:
        """What each session leaves over where exercises take so long."""
        spare = [self.frame.seconds] * len(self.frame.sides)
        for name, pick in self.picks.items():
            for day in pick.days:
                spare[day] -= taken[name]
        return spare

    def weeks_of_block(
        self, block: int, numbers: range, start: dt.date, days: tuple[int, ...]
    ) -> list[Week]:
        """Train a block, and write its weeks down; ``start`` is the day on which it begins.

        Stretches come last, in the time that no week of the block needs for its work.
        """
        trained: list[dict[str, Standing]] = []
        free = [self.frame.seconds] * len(self.frame.sides)
        for number in numbers:
            self._advance(number)
            standing = {
                name: Standing(pick=pick, climb=self.climbs[name], stand=self.stands[name])
                for name, pick in self.picks.items()
            }
            trained.append(standing)
            taken = {name: seconds_of(one.climb, one.stand) for name, one in standing.items()}
            free = [*map(min, free, self._spare_seconds(taken))]
        self._timetable.lay_out(self.picks, free)
        return [
            self._timetable.week(
                number,
                block,
                start + dt.timedelta(DAYS_IN_WEEK * later),
                days,
                standing,
                deload=self.is_deload(number),
            )
            for later, (number, standing) in enumerate(zip(numbers, trained, strict=True))
        ]


NEW = "new: "
FRESH = "the old one has no next step, this one has"


def _begins(climb: Climb, old: Exercise, held: Step) -> str:
    """The weight that something new begins with, in words, where mechanics compare the two."""
    first, scale = climb.steps[climb.first_step], moment_beside(climb.exercise.lever, old.lever)
    if first.load is None or first.demand is None or held.demand is None or scale is None:
        return ""
    if held.load is None or scale * first.demand > held.demand:
        return ""
    return f"; it begins with {load_words(first)}, no harder for the hip than what was done before"


def _with_one_set_more(pick: Pick) -> Pick:
    return Pick(candidate=pick.candidate, sets=pick.sets + 1, days=pick.days)
