"""What takes an exercise's place once its ladder has ended."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise
from hipfit.model.value import Value
from hipfit.planning import rules
from hipfit.planning.objective import Frame
from hipfit.planning.packing import MUSCLES, Candidate, Pick
from hipfit.planning.volume import weekly_halves
from hipfit.planning.week import is_side_hip
from hipfit.planning.workshop import Workshop

Lack = tuple[int, int, int, int]
"""How far hard limits are broken, weighted half sets under the floors, movements missing, and
weighted half sets under the aims: lower is better, from left to right."""


def lack(frame: Frame, picks: Iterable[Pick]) -> Lack:
    """What a week of these picks lacks."""
    chosen = list(picks)
    done = _Done(chosen)
    return _lack(frame, done, broken_on(frame, chosen, range(len(frame.sides))))


def broken_on(frame: Frame, picks: Iterable[Pick], days: Iterable[int]) -> int:
    """How far the sessions on these days break their limits."""
    chosen = list(picks)
    return sum(
        _broken([one for one in chosen if day in one.days], side=frame.sides[day]) for day in days
    )


class _Done:
    """What a week of picks trains: half sets by muscle, and movements."""

    def __init__(self, picks: Iterable[Pick]) -> None:
        chosen = list(picks)
        self.halves = weekly_halves(
            (one.candidate.exercise, one.sets * len(one.days)) for one in chosen
        )
        self.moves = {move for one in chosen for move in one.candidate.exercise.movements}

    def plus(self, pick: Pick) -> "_Done":
        """The same with one pick more."""
        more = _Done(())
        more.halves = dict(self.halves)
        sets = pick.sets * len(pick.days)
        for muscle, each in pick.candidate.exercise.half_sets:
            more.halves[muscle] = more.halves.get(muscle, 0) + each * sets
        more.moves = self.moves.union(pick.candidate.exercise.movements)
        return more


def _lack(frame: Frame, done: _Done, broken: int) -> Lack:
    floor = aim = 0
    for muscle, weight in _WEIGHTS:
        halves = done.halves.get(muscle, 0)
        if halves < _FLOOR:
            floor += weight * (_FLOOR - halves)
        short = 2 * frame.aim[muscle] - halves
        if short > 0:
            aim += weight * short
        elif halves > _CAP:
            broken += halves - _CAP
    missing = sum(1 for group in rules.WEEKLY_MOVEMENTS if group.isdisjoint(done.moves))
    return broken, floor, missing, aim


_WEIGHTS = tuple(rules.MUSCLE_WEIGHT.items())
_FLOOR, _CAP = 2 * rules.FLOOR_SETS, 2 * rules.CAP_WEEK_SETS


def _broken(session: Sequence[Pick], *, side: bool | None) -> int:
    """How far a session breaks the limits: sets of a muscle, one movement, the day's side."""
    exercises = [one.candidate.exercise for one in session]
    halves = weekly_halves((one.candidate.exercise, one.sets) for one in session)
    movements = Counter(one.movements[0] for one in exercises)
    cap, most = 2 * rules.CAP_SESSION_SETS, rules.SAME_MOVEMENT_IN_SESSION
    return (
        sum(done - cap for muscle, done in halves.items() if done > cap and muscle in MUSCLES)
        + sum(max(0, count - most) for count in movements.values())
        + sum(side is not None and side is not is_side_hip(one) for one in exercises)
    )


class Successor(Value):
    """What follows, and the neighbour in the plan that comes on a day less to make room for it."""

    pick: Pick
    eased: Pick | None = None


class Terms(Value):
    """On what terms something may follow.

    It is at most ``above`` levels over the trainee's, costs ``tolerance`` of the aims at most,
    and has ``room`` seconds on each day; ``lengths`` are the seconds that each exercise of the
    plan takes now. After something ``stale``, fewer reps than usual at the
    top of its range or a day less of three will do, and for a harder variation or the same
    movement another exercise may give up one of its three days. ``only_harder`` takes nothing
    but a harder variation.
    """

    above: int
    tolerance: int
    room: Mapping[int, int]
    lengths: Mapping[str, int]
    stale: bool
    only_harder: bool


class Succession(Value):
    """The rules by which one exercise follows another within one plan."""

    workshop: Workshop
    frame: Frame
    retired: frozenset[str]

    def successor(self, picks: Mapping[str, Pick], old: Pick, terms: Terms) -> Successor | None:
        """The pick that follows ``old`` on its days, or None where nothing is as good.

        A harder variation first, as high as the terms go; else an exercise for the same main
        movement, at most one level less; else any other. Never something easier than what was
        done, and never a neighbour of what is in the plan beside it. The week must lack no more
        than before, but for what the terms tolerate. Where limits keep what is chosen, nothing
        follows.
        """
        if self.workshop.limits.keeps_exercises:
            return None
        others = [pick for pick in picks.values() if pick is not old]
        elsewhere = [day for day in range(len(self.frame.sides)) if day not in old.days]
        settled = broken_on(self.frame, others, elsewhere)
        now = lack(self.frame, picks.values())
        done = {*picks, *self.retired}
        barred = done | _outdone(self.workshop.catalogue, done)
        barred.update(*(_neighbours(pick.candidate.exercise) for pick in others))
        there = _Done(others)
        makers = list(self._room_makers(others, old, terms.lengths)) if terms.stale else []
        found: list[tuple[tuple[int, bool, Lack, int, int, str], Successor]] = []
        for rank, one in self._follow(old.candidate.exercise, terms.above, barred):
            if (found and rank > found[0][0][0]) or (terms.only_harder and rank):
                break
            candidate = self.workshop.candidate(one)
            ways: list[tuple[Successor, Sequence[Pick], _Done]] = [
                (Successor(pick=pick), others, there)
                for pick in self._in_place_of(old, candidate, terms.room, stale=terms.stale)
            ]
            if not ways and rank <= _SAME_MOVEMENT:
                ways = [
                    (Successor(pick=pick, eased=maker.eased), maker.others, maker.there)
                    for maker in makers
                    for pick in self._in_place_of(
                        old, candidate, maker.room(terms.room), stale=True
                    )
                    if pick.days == old.days
                ]
            for way, beside, done_beside in ways:
                pick = way.pick
                after_it = done_beside.plus(pick)
                after = _lack(self.frame, after_it, settled)
                if after[:3] > now[:3] or after[3] > now[3] + terms.tolerance:
                    continue
                after = _lack(
                    self.frame,
                    after_it,
                    settled + broken_on(self.frame, [*beside, pick], old.days),
                )
                if after[:3] <= now[:3]:
                    change = abs(pick.sets - old.sets) + len(old.days) - len(pick.days)
                    eased = way.eased is not None
                    key = (rank, eased, after, change, -candidate.quality, one.id)
                    found.append((key, way))
        return min(found, key=lambda one: one[0])[1] if found else None

    def _room_makers(
        self, others: Sequence[Pick], old: Pick, lengths: Mapping[str, int]
    ) -> Iterator["_RoomMaker"]:
        """The exercises that could come on one of the old one's days less, each day in turn."""
        for pick in others:
            if len(pick.days) <= rules.FEWEST_DAYS_PER_EXERCISE:
                continue
            if pick.candidate.exercise.id in self.workshop.trainee.include:
                continue
            for day in old.days:
                there = sum(day in one.days for one in others)
                if day not in pick.days or there < rules.FEWEST_EXERCISES:
                    continue
                days = tuple(one for one in pick.days if one != day)
                eased = replace(pick, days=days)
                yield _RoomMaker(
                    eased=eased,
                    day=day,
                    seconds=lengths[pick.candidate.exercise.id],
                    others=tuple(eased if one is pick else one for one in others),
                )

    def _in_place_of(
        self, old: Pick, new: Candidate, room: Mapping[int, int], *, stale: bool
    ) -> Iterator[Pick]:
        """The new exercise on the old one's days, for each number of sets that fits."""
        for sets, seconds in new.seconds.items():
            if all(seconds <= room[day] for day in old.days):
                yield Pick(candidate=new, sets=sets, days=old.days)
            elif stale:
                least = min(seconds, self.workshop.least_seconds(new.exercise, sets))
                days = tuple(day for day in old.days if least <= room[day])
                if len(days) >= min(len(old.days), rules.FEWEST_DAYS_PER_EXERCISE):
                    yield Pick(candidate=new, sets=sets, days=days)

    def _loaded(self, exercise: Exercise) -> bool:
        """Whether its ladder has a weight."""
        return any(step.load is not None for step in self.workshop.steps[exercise.id])

    def _follow(
        self, old: Exercise, above: int, barred: Collection[str]
    ) -> Iterator[tuple[int, Exercise]]:
        """The usable exercises with a rank, lowest first: harder ones, the same movement, others.

        As far as the trainee's level goes; others have two steps of ladder or more. Below the
        old one's level only what brings weight where it had none; but for a harder variation
        nothing without weight after what had one, and nothing that needs care after what needed
        none.
        """
        ranks: tuple[list[Exercise], ...] = ([], [], [])
        loaded = self._loaded(old)
        for one in self.workshop.usable:
            harder = one.id in old.harder
            fits = self.workshop.fits_level(one, above if harder else max(0, above - 1))
            steps = self.workshop.steps[one.id]
            if not fits or one.id in barred or not steps:
                continue
            if self.workshop.limits.cares(one) and not self.workshop.limits.cares(old):
                continue
            if not harder and not self._loaded(one) and (loaded or one.level.rank < old.level.rank):
                continue
            if loaded and one.level.rank < old.level.rank:
                continue
            alike = one.movements[0] is old.movements[0]
            if harder or alike or len(steps) > 1:
                ranks[0 if harder else 1 if alike else 2].append(one)
        for rank, exercises in enumerate(ranks):
            yield from ((rank, one) for one in exercises)


_SAME_MOVEMENT = 1
"""The rank of what trains the same main movement; the harder variation comes before it."""


class _RoomMaker(Value):
    """An ``eased`` pick: it comes on a ``day`` less, which has so many ``seconds`` more then."""

    eased: Pick
    day: int
    seconds: int
    others: tuple[Pick, ...]

    @cached_property
    def there(self) -> _Done:
        """What the week trains without what makes way."""
        return _Done(self.others)

    def room(self, room: Mapping[int, int]) -> dict[int, int]:
        """The room on each day then."""
        return {**room, self.day: room[self.day] + self.seconds}


def _outdone(catalogue: Catalogue, names: Iterable[str]) -> set[str]:
    """Everything that is easier than one of these exercises, however many links down."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        easier = [name for name in catalogue[waiting.pop()].easier if name not in found]
        found.update(easier)
        waiting.extend(easier)
    return found


def _neighbours(exercise: Exercise) -> tuple[str, ...]:
    return exercise.easier + exercise.harder
