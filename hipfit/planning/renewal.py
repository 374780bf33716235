"""What changes when a block begins: what follows an ended exercise, and what makes room for it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil

from hipfit.model.exercise import Exercise
from hipfit.model.plan import Step, Week
from hipfit.planning import rules
from hipfit.planning.climb import Climb, beginning
from hipfit.planning.ladder import load_words
from hipfit.planning.lineup import Lineup
from hipfit.planning.overload import moment_beside
from hipfit.planning.packing import Pick
from hipfit.planning.path import seconds_of
from hipfit.planning.phase import fresh_week, is_stuck
from hipfit.planning.progress import HELD, unit_of
from hipfit.planning.sentences import counted, joined
from hipfit.planning.succession import Eased, Spare, Succession, Successor, Terms, same_group


class Renewal:
    """Exchanges what has ended, block by block, and says what changes and why."""

    def __init__(self, lineup: Lineup, succession: Succession) -> None:
        self.lineup = lineup
        self._picks, self._climbs, self._stands = lineup.picks, lineup.climbs, lineup.stands
        self._workshop = lineup.workshop
        self.succeeded: dict[str, str] = {}
        """What left the plan with this block, by id, and the name of what took over."""
        self._succession = succession
        self._stays: dict[str, str] = {}
        self._finished: set[str] = set()
        self._eased: set[str] = set()
        self._in_vain: set[tuple[object, ...]] = set()

    def new_block(self, number: int, first_week: int) -> tuple[str, ...]:
        """Replace the exercises whose ladders have ended, and say what changes and why.

        One that ends just now makes way for its harder variation only.
        """
        mine = [name for name in sorted(self._picks) if name not in self._workshop.trainee.include]
        self.succeeded.clear()
        self._stays.clear()
        self._eased.clear()
        self.lineup.makes_room_for.clear()
        changes = [
            self._replace(name, number, first_week)
            for name in mine
            if name not in self._eased and (name in self.lineup.ended or self._ends_now(name))
        ]
        anew = () if self.succeeded else self._begin_anew(number, first_week)
        return tuple(filter(None, anew or changes))

    def _begin_anew(self, number: int, first_week: int) -> tuple[str, ...]:
        """Exchange most of what stands still at once, where one by one nothing follows any more."""
        lineup, limits, count = self.lineup, self._workshop.limits, len(self._picks)
        stuck = sum(is_stuck(lineup, name) for name in self._picks)
        if limits.gentle or limits.no_harder or stuck < rules.STUCK_SHARE * count:
            return ()
        above = self._above(number) - 1
        question = (above, *((name, one.sets, one.days) for name, one in self._picks.items()))
        if question in self._in_vain:
            return ()
        week = fresh_week(lineup, self._succession, above)
        if week is None:
            self._in_vain.add(question)
            return ()
        why = f"{stuck} of {counted(count, 'exercise')} stand still, and {NONE_ALONE}"
        return f"{ANEW}: {why}", *self._in_place_of_all(week, first_week)

    def _in_place_of_all(self, week: Iterable[Pick], first_week: int) -> Iterator[str]:
        """Put a week in the place of what is there, and say what takes over from what."""
        before = dict(self._picks)
        now = {pick.candidate.exercise.id: pick for pick in week}
        gone = [pick.candidate.exercise for name, pick in before.items() if name not in now]
        come = [pick.candidate.exercise for name, pick in now.items() if name not in before]
        held = {one.id: self._climbs[one.id].steps[self._stands[one.id].step] for one in gone}
        for one in gone:
            del self._picks[one.id], self._climbs[one.id], self._stands[one.id]
        self._picks.update(now)
        heirs = {old.id: _most_alike(old, come) for old in gone}
        self.succeeded.update((name, heir.name) for name, heir in heirs.items())
        for fresh in come:
            old = _most_alike(fresh, gone)
            own = joined([one.name for one in gone if heirs[one.id] is fresh]) or f"{old.name} too"
            climb = self.lineup.way_up(now[fresh.id], first_week)
            climb = self._workshop.taking_over(climb, old, held[old.id])
            self._climbs[fresh.id] = beginning(climb)
            begins = _begins(climb, old, held[old.id])
            yield f"{NEW}{fresh.name} takes over from {own}: {CLIMBS}{begins}"
        for name in sorted(now.keys() & before.keys()):
            days, had = len(now[name].days), len(before[name].days)
            if days != had:
                self._climbs[name] = replace(self._climbs[name], days=days)
                comes = f"comes {counted(days, 'time')} a week now, not {had}"
                yield f"same: {now[name].candidate.exercise.name} stays, and {comes}"

    def _above(self, number: int) -> int:
        """How many levels over the trainee's a harder variation may be in a block."""
        return 0 if self._workshop.limits.gentle else 1 + (number - 2) // rules.BLOCKS_PER_LEVEL

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
        self._finished -= gone_on
        untrue = {self._stays[name] for name in gone_on}
        return tuple(change for change in changes if change not in untrue)

    def _ends_now(self, name: str) -> bool:
        """Whether its ladder has nothing for the week to come."""
        climb, stand = self._climbs[name], self._stands[name]
        return (
            stand.step == len(climb.steps) - 1
            and stand.amount == climb.ranges[stand.step].high
            and stand.at_top >= rules.TOP_SESSIONS
            and stand.sets == climb.sets
        )

    def _replace(self, name: str, number: int, first_week: int) -> str:
        old = self._picks[name]
        exercise = old.candidate.exercise
        following = self._successor(old, self._above(number))
        if following is None and name not in self.lineup.ended:
            return ""
        if following is None:
            told = name in self._finished or not self._stands[name].ended
            if told or self._workshop.limits.no_harder:
                return ""
            self._finished.add(name)
            why = self._stands[name].change.removeprefix(HELD).removesuffix("; stay here")
            self._stays[name] = f"same: {exercise.name} stays as it is: {why}"
            return self._stays[name]
        held = self._climbs[name].steps[self._stands[name].step]
        whole_ladder = not self._climbs[name].cut_short
        del self._picks[name], self._climbs[name], self._stands[name]
        new, eased = following.pick, following.eased
        fresh = new.candidate.exercise
        self._picks[fresh.id] = new
        room = "" if eased is None else self._ease(eased, fresh.name)
        climb = self._workshop.taking_over(self.lineup.way_up(new, first_week), exercise, held)
        self._climbs[fresh.id] = beginning(climb)
        self.succeeded[name] = fresh.name
        kind = _kind(fresh, exercise, whole_ladder=whole_ladder)
        begins = _begins(climb, exercise, held)
        return f"{NEW}{fresh.name} takes over from {exercise.name}: {kind}{begins}{room}"

    def _ease(self, eased: Eased, fresh: str) -> str:
        """Let an exercise make room: a day, a set, or reps less from now on; and say so."""
        exercise, pick = eased.pick.candidate.exercise, eased.pick
        name, sets, days = exercise.id, eased.pick.sets, len(eased.pick.days)
        self._eased.add(name)
        stand = self._stands[name]
        if eased.less:
            less = replace(stand, amount=stand.amount - eased.less)
            held = exercise.dose.hold_seconds is not None
            does = "is held for" if held else "does"
            comes = f"{does} {less.amount} {unit_of(self._climbs[name], less.amount)} now"
        elif sets < self._picks[name].sets:
            less, comes = replace(stand, sets=sets), f"has {counted(sets, 'set')} now"
        else:
            less, comes = stand, f"comes {days} times a week now"
        if less != stand:
            self.lineup.makes_room_for[name] = fresh
        self._picks[name], self._stands[name] = pick, less
        self._climbs[name] = replace(self._climbs[name], sets=sets, days=days)
        return f"; {exercise.name} makes room for the steps to come and {comes}"

    def _successor(self, old: Pick, above: int) -> Successor | None:
        """What may follow; asked again only when the plan or the level has changed.

        What stands still makes way even where the aims suffer; what only has a set more to climb
        with does not.
        """
        name = old.candidate.exercise.id
        now = name not in self.lineup.ended
        stale = now or self._stands[name].ended
        question = (name, above, stale, now, *self._picks)
        if question in self._in_vain:
            return None
        lengths = {one: self.lineup.longest(one) for one in self._picks}
        spare = self.lineup.spare_seconds(lengths)
        terms = Terms(
            above=above,
            room={day: spare[day] + lengths[name] for day in old.days},
            lengths={one: lengths[one] for one in self._stands},  # no newcomer makes room
            spare=self._spare,
            stale=stale,
            only_harder=now,
        )
        new = self._succession.successor(self._picks, old, terms)
        if new is None:
            self._in_vain.add(question)
        return new

    def _spare(self, name: str) -> Spare | None:
        """What an exercise that stands still could give up: a third set, and some reps.

        It makes room once in a block: bit by bit it would give more than it may.
        """
        pick, stand = self._picks[name], self._stands.get(name)
        if stand is None or not stand.ended or name in self._eased:
            return None
        climb = self._climbs[name]
        now = seconds_of(climb, stand)
        least = (1 - rules.GIVEN_SHARE) * climb.ranges[stand.step].high
        a_set = now - seconds_of(climb, replace(stand, sets=stand.sets - 1))
        return Spare(
            a_set=a_set if min(stand.sets, pick.sets) > rules.FIRST_SETS else 0,
            one_less=now - seconds_of(climb, replace(stand, amount=stand.amount - 1)),
            most_less=max(0, stand.amount - max(climb.entries[stand.step], ceil(least))),
        )


NEW = "new: "
ANEW = "a fresh start"
NONE_ALONE = "none of these can make way alone"
CLIMBS = "it has steps to climb"
HARDER = "the harder variation"
BUILDS_ON_IT = "harder, and builds on it"
FRESH = "the old one has no next step, this one has"
FITTING = "no next step of the old one fits here, this one has some"


def _kind(new: Exercise, old: Exercise, *, whole_ladder: bool) -> str:
    """How what takes over stands to the old one, in words, and whether that has steps left."""
    if new.id in old.harder:
        return HARDER if same_group(new, old) else BUILDS_ON_IT
    return FRESH if whole_ladder and not old.harder else FITTING


def _most_alike(one: Exercise, others: Iterable[Exercise]) -> Exercise:
    """The one of the others that trains most of the same, a neighbour before all."""

    def likeness(other: Exercise) -> tuple[bool, bool, int, int, str]:
        return (
            other.id in (*one.harder, *one.easier),
            same_group(one, other),
            len({*one.prime_movers} & {*other.prime_movers}),
            len({*one.movements} & {*other.movements}),
            other.id,
        )

    return max(others, key=likeness)


def _begins(climb: Climb, old: Exercise, held: Step) -> str:
    """The weight that something new begins with, in words, where mechanics compare the two."""
    first, scale = climb.steps[climb.first_step], moment_beside(climb.exercise, old)
    if first.load is None or first.demand is None or held.demand is None or scale is None:
        return ""
    if held.load is None or scale * first.demand > held.demand:
        return ""
    return f"; it begins with {load_words(first)}, no harder for the hip than what was done before"
