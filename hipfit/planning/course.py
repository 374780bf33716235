"""The weeks of a plan: every exercise goes on from week to week, as far as the time allows."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hipfit.model.exercise import Exercise
from hipfit.model.plan import Week
from hipfit.planning import rules
from hipfit.planning.beyond import helps, nothing
from hipfit.planning.climb import Climb, Stand, least_side_seconds
from hipfit.planning.lineup import Lineup
from hipfit.planning.minutes import exercise_seconds, longest_within
from hipfit.planning.packing import Pick
from hipfit.planning.path import Path, seconds_of
from hipfit.planning.progress import (
    FULL,
    MAKES_ROOM,
    NO_BRIDGE,
    NO_TIME_FOR_A_SET,
    OTHERS_NEED_IT,
    SESSION_FULL,
    WOULD_OUTGROW,
    advance,
    held_at_the_top,
    next_step,
    prepares_for_a_big_step,
    start,
    with_another_set,
    with_the_smallest_rise,
)
from hipfit.planning.sentences import counted
from hipfit.planning.succession import Succession
from hipfit.planning.timetable import Standing, Timetable
from hipfit.planning.week import DAYS_IN_WEEK


class Course:
    """The climb of every chosen exercise through the weeks."""

    def __init__(self, lineup: Lineup, succession: Succession, *, weeks: int) -> None:
        self.lineup = lineup
        self._picks, self._climbs, self._stands = lineup.picks, lineup.climbs, lineup.stands
        self._workshop = lineup.workshop
        self.weeks = weeks
        self._succession = succession
        self._helps: dict[str, str] = {}
        self._now = 0
        self._kept_free: list[int] | None = None
        self._still_since: dict[str, int] = {}
        """Since which week an exercise has stood still."""
        self._capped: dict[str, tuple[tuple[Pick, ...], bool]] = {}
        self._timetable = Timetable(lineup.workshop)

    def _advance(self, week: int) -> None:
        """Move every exercise on by a week; in a deload week they only begin."""
        deload = self.is_deload(week)
        self._now = week
        before = dict(self._stands)
        for name in self._picks:
            if name not in before:
                self._stands[name] = start(self._climbs[name])
        if deload:
            return
        free = self._free_seconds()
        for name in sorted(before, key=lambda one: (self._gets_longer(one), not before[one].held)):
            # what gives time back goes first, then who waited
            self._stands[name] = self._moved_on(name, before[name], free)
        self._kept_free = None
        for name in sorted(self._picks):
            if self._stands[name].ended:
                self.lineup.ended.add(name)
                self._still_since.setdefault(name, week)
                self._go_on(name, before.get(name), free)
            elif name in before and self._waits_at_a_top_cut_short(name):
                self._widen(name, before[name], free)

    def _gets_longer(self, name: str) -> bool:
        """Whether the next week of an exercise takes longer than the last."""
        path = self.lineup.path(name, self._now - 1)
        return path.seconds(self._now) > path.seconds(self._now - 1)

    def _moved_on(self, name: str, stand: Stand, free: list[int]) -> Stand:
        """The stand a week later, or the same where a session has no time for that.

        What has waited for time takes its next step as if it had reached the top.
        """
        if stand.ended:
            return stand
        climb, path = self._climbs[name], self.lineup.path(name, self._now - 1)
        days, now = self._picks[name].days, path.seconds(self._now - 1)
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
        climb, stand = self._climbs[name], self._stands[name]
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
        makes_room = name in self.lineup.makes_room_for
        if before is not None and not makes_room and self._widen(name, before, free):
            self.lineup.ended.discard(name)
            return
        climb, stand = self._climbs[name], self._stands[name]
        why = self._why_no_set(name)
        if why:
            short = self.lineup.is_short_of_time(name) and not makes_room
            timely = why == NO_TIME_FOR_A_SET or short
            no_time = self._why_no_time(name, free) if timely else ""
            leads_on = "" if climb.cut_short else self._beyond(climb.exercise)
            self._stands[name] = held_at_the_top(climb, stand, why, no_time, helps=leads_on)
            return
        self._picks[name] = _with_one_set_more(self._picks[name])
        more = climb.with_another_set
        self._take_time(name, more, with_another_set(more, stand), free)

    def _with_more_time(self, name: str, now_free: Sequence[int]) -> Climb | None:
        """The climb of an exercise that time keeps from going on, with all that is left over.

        That is what no session uses in the weeks ahead; for a further step, what none uses in any
        of these weeks or, once it has stood still as long as time is kept for the others,
        ``now_free`` of this week. None where it would gain nothing.
        """
        if not self.lineup.is_short_of_time(name):
            return None
        climb, stand = self._climbs[name], self._stands[name]
        waited = self._now - self._still_since.get(name, self._now)
        if not climb.cut_short:
            free = self._free_ahead()
        elif waited < rules.WEEKS_AHEAD:
            free = self._free_week_by_week()
        else:
            free = list(now_free)
        left = min(free[day] for day in self._picks[name].days)
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
        more = self.lineup.in_time(climb, seconds)
        steps = (*climb.steps[:above], *more.steps[above:])
        all_steps = self._workshop.steps[climb.exercise.id]
        more = replace(more, steps=steps, cut_short=len(steps) < len(all_steps))
        higher = more.ranges[stand.step].high > stand.amount
        return more if higher or len(more.steps) > len(climb.steps) else None

    def _widen(self, name: str, before: Stand, free: list[int]) -> bool:
        """Let an exercise go on with more time than its share, if sessions leave any over."""
        climb = self._with_more_time(name, free)
        if climb is None:
            return False
        self._still_since.pop(name, None)
        stand = advance(climb, replace(before, ended=False), self._now)
        self._take_time(name, climb, stand, free)
        return True

    def _take_time(self, name: str, climb: Climb, stand: Stand, free: list[int]) -> None:
        """Put an exercise on another way up this week, and what it takes off the time left over."""
        longer = seconds_of(climb, stand) - seconds_of(self._climbs[name], self._stands[name])
        self._climbs[name], self._stands[name] = climb, stand
        for day in self._picks[name].days:
            free[day] -= longer
        self._kept_free = None

    def _free_seconds(self) -> list[int]:
        """What each session left over in the week before."""
        last = self._now - 1
        taken = {name: self.lineup.path(name, last).seconds(last) for name in self._picks}
        return self.lineup.spare_seconds(taken)

    def _free_ahead(self) -> list[int]:
        """What each session leaves over where all take the longest of the weeks ahead at once.

        So much is surely nobody's, and something is left for what takes over.
        """
        if self._kept_free is None:
            longest = {
                name: self.lineup.path(name, self._now).longest(self._now, self._ahead)
                for name in self._picks
            }
            self._kept_free = self.lineup.spare_seconds(longest)
        return self._kept_free

    def _free_week_by_week(self) -> list[int]:
        """What each session leaves over in every one of the weeks for which time is kept."""
        paths = {name: self.lineup.path(name, self._now) for name in self._picks}
        weeks = range(self._now, self._ahead + 1)
        taken = ({name: path.seconds(week) for name, path in paths.items()} for week in weeks)
        return [*map(min, zip(*map(self.lineup.spare_seconds, taken), strict=True))]

    @property
    def _ahead(self) -> int:
        """The week up to which the others keep the time that they climb into."""
        return min(self._now + rules.WEEKS_AHEAD, self.weeks)

    def is_deload(self, week: int) -> bool:
        """Whether the trainee asked for an easy week here; a plan never ends on one."""
        every = self._workshop.trainee.deload_every
        return every > 0 and week % every == 0 and week < self.weeks

    def _why_no_set(self, name: str) -> str:
        """Why an exercise gets no set more; empty where it can."""
        pick, climb = self._picks[name], self._climbs[name]
        if name in self.lineup.makes_room_for:
            return f"{MAKES_ROOM} {self.lineup.makes_room_for[name]}"
        if pick.sets + 1 not in pick.candidate.seconds:
            short = self._workshop.trainee.minutes < rules.FEW_SETS_MINUTES
            sets = counted(pick.sets, "set")
            enough = "are enough" if pick.sets > 1 else "is enough"
            return f"sessions this short hold {sets} of it" if short else f"{sets} {enough}"
        if self._is_capped(name):
            return "its muscles get as many sets as they should"
        more = climb.with_another_set
        free = self._free_ahead()
        room = seconds_of(climb, self._stands[name]) + min(free[day] for day in pick.days)
        begun = with_another_set(more, self._stands[name])
        fits = seconds_of(more, begun) <= room and (
            Path(more, begun, self._now).longest(self._now, self._ahead) <= room
        )
        return "" if fits else NO_TIME_FOR_A_SET

    def _is_capped(self, name: str) -> bool:
        """Whether a further set is too much for its muscles; asked again when the picks change."""
        picks = tuple(self._picks.values())
        known = self._capped.get(name)
        if known is None or known[0] != picks:
            known = self._capped[name] = (
                picks,
                self._succession.is_full(picks, self._picks[name]),
            )
        return known[1]

    def _why_no_time(self, name: str, free: Sequence[int]) -> str:
        """Why there is no time for the least that could follow."""
        if self._comes_before_a_big_step(name):
            return NO_BRIDGE
        least = min(self._seconds_of_more(name))
        longer = least - seconds_of(self._climbs[name], self._stands[name])
        days = self._picks[name].days
        if any(free[day] < longer for day in days):
            return FULL
        ahead = self._free_ahead()
        return OTHERS_NEED_IT if any(ahead[day] < longer for day in days) else WOULD_OUTGROW

    def _comes_before_a_big_step(self, name: str) -> bool:
        """Whether the reps that lead to the next weight are what is cut off."""
        climb = self._climbs[name]
        steps = self._workshop.steps[climb.exercise.id]
        return climb.cut_short and steps[len(climb.steps)].makes_up

    def _seconds_of_more(self, name: str) -> Iterator[int]:
        """What an exercise would take with a rep, a step or a set more, whichever may follow."""
        pick, climb, stand = self._picks[name], self._climbs[name], self._stands[name]
        if climb.can_do_more_reps(stand):
            yield seconds_of(climb, replace(stand, amount=stand.amount + 1))
            return
        if climb.cut_short:
            step = self._workshop.steps[climb.exercise.id][len(climb.steps)]
            side = least_side_seconds(climb.exercise, step)
            yield exercise_seconds(climb.exercise, sets=stand.sets, side_seconds=side)
        if pick.sets + 1 in pick.candidate.seconds or not climb.cut_short:
            more = climb.with_another_set
            yield seconds_of(more, with_another_set(more, stand))

    def _beyond(self, exercise: Exercise) -> str:
        """What would help at the ladder's end, in short; found once."""
        if exercise.id not in self._helps:
            self._helps[exercise.id] = self._what_helps(exercise)
        return self._helps[exercise.id]

    def _what_helps(self, exercise: Exercise) -> str:
        workshop = self._workshop
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

    def weeks_of_block(
        self, block: int, numbers: range, start: dt.date, days: tuple[int, ...]
    ) -> list[Week]:
        """Train a block, and write its weeks down; ``start`` is the day on which it begins.

        Stretches come last, in the time that no week of the block needs for its work.
        """
        trained: list[dict[str, Standing]] = []
        free = [self.lineup.frame.seconds] * len(self.lineup.frame.sides)
        for number in numbers:
            self._advance(number)
            standing = {
                name: Standing(pick=pick, climb=self._climbs[name], stand=self._stands[name])
                for name, pick in self._picks.items()
            }
            trained.append(standing)
            taken = {name: seconds_of(one.climb, one.stand) for name, one in standing.items()}
            free = [*map(min, free, self.lineup.spare_seconds(taken))]
        self._timetable.lay_out(self._picks, free)
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


def _with_one_set_more(pick: Pick) -> Pick:
    return Pick(candidate=pick.candidate, sets=pick.sets + 1, days=pick.days)
