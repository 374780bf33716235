"""What would mend a week that falls short: the smallest change, found by choosing the week again.

Nothing is guessed: a change is named only after the week was chosen with it, and of minutes and
days only the smallest for which a quick search finds a week. ``MOST_TRIALS`` bounds the work.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from hipfit.errors import HipfitError
from hipfit.model.exercise import Exercise
from hipfit.model.trainee import FEWEST_DAYS, LONGEST_SESSION_MINUTES, MOST_DAYS, Owned, Trainee
from hipfit.model.value import Value
from hipfit.model.words import Equipment, Level, Movement, Muscle, Weekday
from hipfit.planning import rules
from hipfit.planning.choice import FOR_COVER, USUAL, Look
from hipfit.planning.first_week import FirstWeek, in_workshop
from hipfit.planning.limits import asked_by, missing_equipment
from hipfit.planning.volume import weekly_halves
from hipfit.planning.week import DAYS_IN_WEEK
from hipfit.planning.workshop import Workshop

MOST_TRIALS = 10
"""So many weeks are chosen again at most, so that a plan never takes long (judgement)."""

MOST_PLANNED = 1
"""So many weeks are planned in full, to see that what seems to be reached is reached."""

MOST_CORRECTIONS = 2
"""So many minutes what seems to reach a goal may be too low for a whole plan."""

MOST_BELOW = 3
"""So many minutes below what reaches a goal are tried too."""

MINUTES_A_SET = 2.5
"""So many minutes of a week, about, a set takes that is missing: where to begin, found by trial."""

MINUTES_THAT_MATTER = rules.FEW_SETS_MINUTES, rules.SMOOTH_MINUTES, rules.ONE_BY_ONE_MINUTES
"""Sessions as long as this are offered something else than shorter ones."""

MOST_MORE_DAYS = 2
"""So many more days are tried at most: who trains twice asks for no six days (judgement)."""

Need: TypeAlias = "Muscle | frozenset[Movement]"
"""What a week must hold: a muscle's floor, or one movement of a group."""

Goal: TypeAlias = Callable[[FirstWeek], bool]


def unmet(week: FirstWeek) -> frozenset[Need]:
    """The floors and movements that the week does not reach."""
    picks = week.picks
    halves = weekly_halves((one.candidate.exercise, one.sets * len(one.days)) for one in picks)
    moves = {move for one in picks for move in one.candidate.exercise.movements}
    low = {one for one in rules.MUSCLE_WEIGHT if halves.get(one, 0) < 2 * rules.FLOOR_SETS}
    return frozenset(low | {group for group in rules.WEEKLY_MOVEMENTS if not group & moves})


def trains(exercise: Exercise, need: Need, *, lightly: bool = False) -> bool:
    """Whether the exercise gives anything to a need; or ``lightly``, without counting."""
    if isinstance(need, Muscle):
        return need in exercise.muscles and (lightly or not exercise.activation)
    return not need.isdisjoint(exercise.movements)


def _lacking(week: FirstWeek, need: Need) -> float:
    """The sets that a week lacks of what it needs; a movement counts as so many as a floor."""
    if need not in unmet(week):
        return 0
    return rules.FLOOR_SETS - (_muscle_sets(week).get(need, 0) if isinstance(need, Muscle) else 0)


def _muscle_sets(week: FirstWeek) -> dict[Muscle, float]:
    """The sets a week of each muscle."""
    halves = weekly_halves((one.candidate.exercise, one.sets * len(one.days)) for one in week.picks)
    return {muscle: count / 2 for muscle, count in halves.items()}


class Change(Value):
    """A change to the request: in words that fit before "would", and the changed trainee.

    ``limit`` is true where it takes back something avoided or excluded: such a change says what
    stands in the way, and is no advice.
    """

    words: str
    trainee: Trainee
    limit: bool = False


class Mender:
    """Tries changes to one request, and counts how many."""

    def __init__(self, week: FirstWeek, start: dt.date) -> None:
        self.week = week
        self.workshop = week.workshop
        self.trainee = week.workshop.trainee
        self.start = start
        self.trials_left = MOST_TRIALS
        self.nearly: dict[Need, tuple[Change, float]] = {}
        """For muscles that no change was found to reach: what brings most, and the sets it brings.

        A change that takes back a limit is not among them."""
        self._others: list[tuple[Change, FirstWeek]] = []
        self._known: dict[Trainee, FirstWeek | None] = {}
        self._whole: dict[Trainee, FirstWeek] = {}
        self._workshops = {_offer(self.trainee): self.workshop}

    def mends(self, needs: Collection[Need]) -> dict[Need, tuple[Change, ...]]:
        """For each need the smallest changes that meet it: minutes or days, else one other.

        What nothing that is left trains comes first, as no time would help it: of the few trials,
        those for minutes and days are the most.
        """
        found: dict[Need, tuple[Change, ...]] = dict.fromkeys(needs, ())
        possible = {
            need
            for need in needs
            if any(trains(one.exercise, need) for one in self.workshop.candidates)
        }
        self._add_others(found, set(needs) - possible)
        if possible:
            for change, met in (*self._more_minutes(possible), *self._more_days(possible)):
                for need in met:
                    found[need] += (change,)
        self._add_others(found, {need for need in possible if not found[need]})
        self._note_nearly(need for need in needs if isinstance(need, Muscle) and not found[need])
        return found

    def gains_by_time(self, need: Need) -> bool:
        """Whether the longest session brings more of a need; true where that was not tried."""
        asked = self._with_minutes(LONGEST_SESSION_MINUTES)
        if asked not in self._known:
            return True
        longest = self._known[asked]
        return longest is None or _lacking(longest, need) < _lacking(self.week, need)

    def _add_others(self, found: dict[Need, tuple[Change, ...]], needs: set[Need]) -> None:
        """Note for each need one change, other than of time, that meets it."""
        for change in self._other_changes(needs):
            week = self._tried(change.trainee)
            if week is None:
                continue
            met = needs - unmet(week)
            if not change.limit:  # a limit is no advice: that such a week exists is enough
                met = met and met - unmet(self._planned(change.trainee, week))
                self._others.append((change, week))
            for need in met:
                found[need] += (change,)
            needs = needs - met
            if not needs:
                break

    def _note_nearly(self, muscles: Iterable[Muscle]) -> None:
        """Note what brings most to muscles that nothing brings to their floor."""
        now = _muscle_sets(self.week)
        for muscle in muscles:
            least = now.get(muscle, 0)
            tried = [(_muscle_sets(week).get(muscle, 0), change) for change, week in self._others]
            for likely, change in sorted(tried, key=lambda one: -one[0]):
                if likely <= least:
                    break
                week = self._known[change.trainee] or self.week
                sets = _muscle_sets(self._planned(change.trainee, week)).get(muscle, 0)
                if least < sets < rules.FLOOR_SETS:
                    self.nearly[muscle] = (change, sets)
                    break

    def smallest_minutes(self, goal: Goal, likely: int = 5) -> Change | None:
        """The fewest minutes that reach a goal, where the longest session does.

        The search begins ``likely`` minutes above what was asked for.
        """
        low, high = self.trainee.minutes, LONGEST_SESSION_MINUTES
        if low >= high or not self._seems_to_reach(high, goal):
            return None
        likely = min(likely, max(1, (high - low) // 3))
        middle, step = low + likely, max(1, likely // 4)
        while high - low > 1:
            if not self.trials_left:
                return None
            if self._seems_to_reach(middle, goal):
                high, step = middle, LONGEST_SESSION_MINUTES
            else:
                low, step = middle, 2 * step
            middle = low + min(step, (high - low) // 2)
        high = self._below(high, goal)
        most = min(high + MOST_CORRECTIONS, LONGEST_SESSION_MINUTES)
        for minutes in range(high, most + 1):
            trainee = self._with_minutes(minutes)
            if self._reaches(trainee, goal):
                return Change(words=f"{minutes} min a session", trainee=trainee)
        return None

    def _below(self, minutes: int, goal: Goal) -> int:
        """Fewer minutes that reach a goal too, though one less seems not to, or these.

        A quick search may find for a shorter session what it misses for a longer one.
        """
        fewest = max(self.trainee.minutes + 1, minutes - MOST_BELOW)
        for fewer in range(minutes - 2, fewest - 1, -1):
            if self.trials_left and self._seems_to_reach(fewer, goal):
                return self._below(fewer, goal)
        return minutes

    def fewest_days(self, goal: Goal) -> Change | None:
        """The fewest additional days that reach a goal."""
        for trainee in self._longer_weeks():
            if self._reaches(trainee, goal):
                added = [day for day in trainee.weekdays if day not in self.trainee.weekdays]
                with_days = f" (with {', '.join(map(str.capitalize, added))})" if added else ""
                return Change(words=f"{trainee.days} days a week{with_days}", trainee=trainee)
        return None

    def days_apart(self, goal: Goal) -> Change | None:
        """As many days, but as far apart as the week allows, where weekdays were named."""
        apart = replace(self.trainee, weekdays=())
        if not self.trainee.weekdays or not self._reaches(apart, goal):
            return None
        return Change(words=f"--days {apart.days} without --on", trainee=apart)

    def fewer_days(self, goal: Goal) -> Change | None:
        """The most days, fewer than asked for and as far apart as can be, that reach a goal."""
        for days in range(self.trainee.days - 1, FEWEST_DAYS - 1, -1):
            trainee = replace(self.trainee, days=days, weekdays=())
            if self._reaches(trainee, goal):
                words = f"--days {days}{' without --on' if self.trainee.weekdays else ''}"
                return Change(words=words, trainee=trainee)
        return None

    def without_includes(self, goal: Goal) -> Change | None:
        """One exercise asked for whose leaving out reaches a goal."""
        for name in reversed(self.trainee.include):
            left = tuple(one for one in self.trainee.include if one != name)
            trainee = replace(self.trainee, include=left)
            if self._reaches(trainee, goal):
                return Change(words=f"--include {name}", trainee=trainee)
        return None

    def taken_back(self, goal: Goal) -> Change | None:
        """One thing avoided or excluded whose taking back reaches a goal."""
        for change in self._without_limits():
            if self._reaches(change.trainee, goal):
                return change
        return None

    def _more_minutes(self, needs: set[Need]) -> Iterator[tuple[Change, set[Need]]]:
        longest = self._tried(self._with_minutes(LONGEST_SESSION_MINUTES))
        met = needs - (unmet(longest) if longest is not None else needs)
        if met and self.trainee.minutes < LONGEST_SESSION_MINUTES:
            sets = sum(_lacking(self.week, need) for need in met)
            likely = max(1, round(MINUTES_A_SET * sets / self.trainee.days))
            change = self.smallest_minutes(lambda week: not met & unmet(week), likely)
            if change is not None:
                yield change, met

    def _more_days(self, needs: set[Need]) -> Iterator[tuple[Change, set[Need]]]:
        change = self.fewest_days(lambda week: not needs & unmet(week))
        if change is not None:
            yield change, needs

    def _with_minutes(self, minutes: int) -> Trainee:
        return replace(self.trainee, minutes=minutes)

    def _longer_weeks(self) -> Iterator[Trainee]:
        """The trainee with more and more days; a named week gains the day furthest from others."""
        days = self.trainee.weekdays
        for count in range(self.trainee.days + 1, MOST_DAYS + 1)[:MOST_MORE_DAYS]:
            if days:
                free = [day for day in Weekday if day not in days]
                days = (*days, max(free, key=lambda day: (_distance(day, days), -day.number)))
                days = tuple(sorted(days, key=lambda day: day.number))
            yield replace(self.trainee, days=count, weekdays=days)

    def _other_changes(self, needs: set[Need]) -> Iterator[Change]:
        """One more thing to own, a higher level, one limit less: what each alone lets in."""
        if not needs:
            return
        alone: set[str] = set()
        for exercise in self.workshop.catalogue.strength:
            if any(trains(exercise, need) for need in needs):
                found = self.blocks(exercise)
                alone |= found if len(found) == 1 else set()
        for kind in Equipment:
            if kind in alone:
                owned = (*self.trainee.owned, Owned(equipment=kind))
                yield Change(words=kind.one, trainee=replace(self.trainee, owned=owned))
        for level in Level:
            if level in alone:
                words = f"--level {level.value}"
                yield Change(words=words, trainee=replace(self.trainee, level=level))
        yield from (change for change in self._without_limits() if change.words in alone)

    def blocks(self, exercise: Exercise) -> set[str]:
        """What keeps an exercise out: equipment, level, and the names of limits and exclusions."""
        found: set[str] = set(missing_equipment(exercise, self.trainee))
        if not self.workshop.fits_level(exercise):
            found.add(exercise.level)
        if exercise.id in self.trainee.exclude:
            found.add(f"--exclude {exercise.id}")
        barring = asked_by(self.workshop.catalogue, self.trainee, exercise)
        found.update(f"--avoid {name}" for name in barring)
        return found

    def _without_limits(self) -> Iterator[Change]:
        """The request with one thing avoided or excluded taken back."""
        trainee = self.trainee
        for name in trainee.avoid:
            left = tuple(one for one in trainee.avoid if one != name)
            yield Change(words=f"--avoid {name}", trainee=replace(trainee, avoid=left), limit=True)
        for name in trainee.exclude:
            left = tuple(one for one in trainee.exclude if one != name)
            yield Change(
                words=f"--exclude {name}", trainee=replace(trainee, exclude=left), limit=True
            )

    def _reaches(self, trainee: Trainee, goal: Goal) -> bool:
        week = self._tried(trainee)
        return week is not None and goal(week) and goal(self._planned(trainee, week))

    def _planned(self, trainee: Trainee, week: FirstWeek) -> FirstWeek:
        """The week that a plan would have: where not all is reached, it may be another one.

        The week that falls short stands for those that are not tried any more.
        """
        if not unmet(week):
            return week
        if trainee not in self._whole:
            if len(self._whole) == MOST_PLANNED:
                return self.week
            self._whole[trainee] = self._chosen(trainee, USUAL) or self.week
        return self._whole[trainee]

    def _seems_to_reach(self, minutes: int, goal: Goal) -> bool:
        """Whether the first week of sessions as long as this reaches a goal."""
        week = self._tried(self._with_minutes(minutes))
        return week is not None and goal(week)

    def _tried(self, trainee: Trainee) -> FirstWeek | None:
        """The first week of a changed request; None where none can be made, or after the last."""
        if trainee not in self._known:
            if not self.trials_left:
                return None
            self.trials_left -= 1
            self._known[trainee] = self._chosen(trainee, FOR_COVER)
        return self._known[trainee]

    def _chosen(self, trainee: Trainee, look: Look) -> FirstWeek | None:
        try:
            week = in_workshop(self._workshop(trainee), trainee, self.start, look=look)
        except HipfitError:
            return None
        return week if week.stands else None

    def _workshop(self, trainee: Trainee) -> Workshop:
        """A workshop for the trainee: one that is there, if it would offer the same."""
        key = _offer(trainee)
        if key not in self._workshops:
            self._workshops[key] = (
                self.workshop.of_another_length(trainee)
                if key[1] == _offer(self.trainee)[1]
                else Workshop(self.workshop.catalogue, trainee)
            )
        return self._workshops[key]


def _offer(trainee: Trainee) -> tuple[int, Trainee]:
    """What decides about the exercises offered: about how long a session is, and the rest."""
    return (
        sum(trainee.minutes >= minutes for minutes in MINUTES_THAT_MATTER),
        replace(trainee, minutes=LONGEST_SESSION_MINUTES, days=FEWEST_DAYS, weekdays=()),
    )


def _distance(day: Weekday, others: Collection[Weekday]) -> int:
    """How many days lie between a weekday and the nearest of others, around the week."""
    return min(
        min((day.number - one.number) % DAYS_IN_WEEK, (one.number - day.number) % DAYS_IN_WEEK)
        for one in others
    )
