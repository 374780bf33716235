"""What takes an exercise's place once its ladder has ended."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import compress
from operator import itemgetter, lt
from typing import NamedTuple

from hipfit.model.exercise import Exercise
from hipfit.model.value import Value
from hipfit.model.words import Lever, Movement, Position, Sides
from hipfit.planning import rules
from hipfit.planning.levels import ALL_GROUPS, Gifts
from hipfit.planning.limits import stands_free
from hipfit.planning.objective import Frame
from hipfit.planning.packing import MUSCLES, Candidate, Pick
from hipfit.planning.week import is_side_hip
from hipfit.planning.workshop import Workshop, on_one_leg_instead

Lack = tuple[int, int, int, int]
"""How far hard limits are broken, weighted half sets under the floors, movements missing, and
weighted half sets under the aims: lower is better, from left to right."""


class Gauge:
    """What the weeks of one plan are counted by: their frame, and what each exercise gives."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.gifts = Gifts()
        self.muscles = tuple(
            (weight, 2 * frame.aim[muscle]) for muscle, weight in rules.MUSCLE_WEIGHT.items()
        )
        """The weight and the aim, in half sets, of each muscle."""
        self.enough = 2 * frame.enough
        """The half sets of a muscle that are enough."""
        self.least_of_all = [0.0] * len(MUSCLES)
        """The half sets of each muscle below which no change may take it."""

    def begin_with(self, picks: Iterable[Pick]) -> None:
        """Let no muscle ever keep less than ``rules.KEPT`` of these picks' sets, or of its aim."""
        self.least_of_all = list(Training(self, picks).least(rules.KEPT))

    def lack(self, halves: Iterable[int], groups: int, broken: int) -> Lack:
        """What a week of so many half sets of each muscle lacks."""
        floor = aim = 0
        for done, (weight, wanted) in zip(halves, self.muscles, strict=True):
            if done < _FLOOR:
                floor += weight * (_FLOOR - done)
            if done < wanted:
                aim += weight * (wanted - done)
            elif done > _CAP:
                broken += done - _CAP
        return broken, floor, (ALL_GROUPS & ~groups).bit_count(), aim

    def broken(self, session: Iterable[Pick], *, side: bool | None) -> int:
        """How far a session breaks the limits: sets of a muscle, one movement, the day's side."""
        halves = [0] * len(MUSCLES)
        movements: dict[Movement, int] = {}
        wrong = 0
        for pick in session:
            exercise = pick.candidate.exercise
            movements[exercise.movements[0]] = movements.get(exercise.movements[0], 0) + 1
            wrong += side is not None and side is not is_side_hip(exercise)
            for muscle, each in self.gifts.of(exercise).halves:
                halves[muscle] += each * pick.sets
        cap, most = 2 * rules.CAP_SESSION_SETS, rules.SAME_MOVEMENT_IN_SESSION
        return (
            sum(done - cap for done in halves if done > cap)
            + sum(count - most for count in movements.values() if count > most)
            + wrong
        )


_FLOOR, _CAP = 2 * rules.FLOOR_SETS, 2 * rules.CAP_WEEK_SETS


class Training:
    """What a week of picks trains, and how far it breaks the limits; nothing of it changes."""

    def __init__(self, gauge: Gauge, picks: Iterable[Pick]) -> None:
        self.picks = tuple(picks)
        self._gauge = gauge
        self._halves = [0] * len(MUSCLES)
        self._groups = 0
        for pick in self.picks:
            given = gauge.gifts.of(pick.candidate.exercise)
            self._groups |= given.groups
            for muscle, each in given.halves:
                self._halves[muscle] += each * pick.sets * len(pick.days)

    def is_short_of(self, least: Sequence[float]) -> bool:
        """Whether a muscle has less than it must keep."""
        return any(map(lt, self._halves, least))

    def jumps_beside(self, before: "Training") -> bool:
        """Whether a muscle gets more sets than tissue should get at once (``rules.MOST_RISE``)."""
        return any(
            done > max(self._gauge.enough, rules.MOST_RISE * before.halves_of(muscle))
            for muscle, done in enumerate(self._halves)
        )

    @cached_property
    def broken(self) -> tuple[int, ...]:
        """How far the session of each day breaks its limits."""
        return tuple(self._broken_on(range(len(self._gauge.frame.sides))))

    @cached_property
    def lack(self) -> Lack:
        """What the week lacks."""
        return self._gauge.lack(self._halves, self._groups, sum(self.broken))

    def lack_with(self, exercise: Exercise, sets: int, *, broken: int) -> Lack:
        """What it lacks with so many sets a week more, where sessions break their limits so far."""
        given = self._gauge.gifts.of(exercise)
        halves = self._halves.copy()
        for muscle, each in given.halves:
            halves[muscle] += each * sets
        return self._gauge.lack(halves, self._groups | given.groups, broken)

    def is_a_jump(self, exercise: Exercise, sets: int, before: "Training", *, most: float) -> bool:
        """Whether so many sets a week more bring a muscle more than tissue should get at once.

        That is beyond what is enough, and more than ``most`` times what it had before.
        """
        return any(
            self._halves[muscle] + each * sets
            > max(self._gauge.enough, most * before.halves_of(muscle))
            for muscle, each in self._gauge.gifts.of(exercise).halves
        )

    def least(self, kept: float) -> tuple[float, ...]:
        """The half sets that each muscle keeps at least when something follows.

        That is this share of what it has now, or of its aim, and never less than ``rules.KEPT`` of
        what it began with, so that no muscle loses bit by bit.
        """
        gauge = self._gauge
        return tuple(
            max(kept * min(done, aim), begun)
            for done, (_, aim), begun in zip(
                self._halves, gauge.muscles, gauge.least_of_all, strict=True
            )
        )

    def is_a_loss(self, exercise: Exercise, sets: int, least: Sequence[float]) -> bool:
        """Whether with so many sets a week more a muscle still has less than it must keep."""
        halves = self._halves.copy()
        for muscle, each in self._gauge.gifts.of(exercise).halves:
            halves[muscle] += each * sets
        return any(map(lt, halves, least))

    def is_too_much(self, exercise: Exercise, sets: int) -> bool:
        """Whether so many sets a week more are too many for a muscle that the exercise trains."""
        most = min(_CAP, rules.MOST_ADDED * self._gauge.enough)
        return any(
            self._halves[muscle] + each * sets > most
            for muscle, each in self._gauge.gifts.of(exercise).halves
        )

    def halves_of(self, muscle: int) -> int:
        """The half sets a week of a muscle, by its number."""
        return self._halves[muscle]

    def broken_with(self, pick: Pick, days: Iterable[int]) -> int:
        """How far the sessions of these days break their limits with one pick more."""
        return sum(self._broken_on(days, pick))

    def _broken_on(self, days: Iterable[int], *more: Pick) -> Iterator[int]:
        """How far sessions break their limits; those that are alike are counted once."""
        known: dict[tuple[object, ...], int] = {}
        picks = (*self.picks, *more)
        for day in days:
            side = self._gauge.frame.sides[day]
            there = tuple(day in pick.days for pick in picks)
            if (side, there) not in known:
                known[side, there] = self._gauge.broken(compress(picks, there), side=side)
            yield known[side, there]


class Eased(Value):
    """A neighbour in the plan that makes room: what is left of it, and by how much each set falls.

    ``less`` is in reps, or in seconds of a hold; where it is 0 a set or a day is given up.
    """

    pick: Pick
    less: int = 0


class Successor(Value):
    """What follows, and the neighbour in the plan that makes room for it, where one has to."""

    pick: Pick
    eased: Eased | None = None


class Spare(Value):
    """What something that stands still could give up, in seconds of its session.

    ``a_set`` is 0 where it must keep its sets; ``one_less`` is what a rep, or a second of a hold,
    makes in all sets, and ``most_less`` so many it may give.
    """

    a_set: int
    one_less: int
    most_less: int


class Terms(Value):
    """On what terms something may follow.

    It is at most ``above`` levels over the trainee's, and has ``room`` seconds on each day;
    ``lengths`` are the seconds that each exercise takes that may make room. After something
    ``stale`` more of the aims may be lost, fewer reps than usual at the top of its range or a day
    less of three will do, and for a harder variation or the same movement another exercise may
    give up one of its three days, or what ``spare`` says of it. ``only_harder`` takes nothing but
    a harder variation.
    """

    above: int
    room: Mapping[int, int]
    lengths: Mapping[str, int]
    spare: Callable[[str], Spare | None]
    stale: bool
    only_harder: bool

    @cached_property
    def least_room(self) -> int:
        """The room of the day that has the least."""
        return min(self.room.values())

    @cached_property
    def most_room(self) -> int:
        """The room of the day that has the most."""
        return max(self.room.values())


UNLIMITED = 1_000_000

Key = tuple[int, int, Lack, int, int, str]
"""What a way to follow is judged by, lower first: its rank, how much another exercise is eased
(not, by reps, by a set or a day), what the week lacks then, how many sets and days change, and
then support and name."""


class _Way(NamedTuple):
    """So many ``sets`` on these days beside the ``training`` of all others, one perhaps eased."""

    sets: int
    days: tuple[int, ...]
    training: Training
    eased: Eased | None = None


class Succession:
    """The rules by which one exercise follows another within one plan."""

    def __init__(self, workshop: Workshop, frame: Frame, picks: Iterable[Pick]) -> None:
        self.workshop = workshop
        self._gauge = Gauge(frame)
        self._gauge.begin_with(picks)
        self._now = Training(self._gauge, ())
        self._loaded = {
            name
            for name, steps in workshop.steps.items()
            if any(step.load is not None for step in steps)
        }
        self._passed: set[str] = set()
        self._ranked: dict[str, list[tuple[int, Exercise]]] = {}

    def _pass(self, names: Iterable[str]) -> None:
        """Remember what is in the plan, and everything easier, however many links down.

        Neither comes back, also not when what is in the plan now has left it.
        """
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in self._passed:
                self._passed.add(name)
                waiting.extend(self.workshop.catalogue[name].easier)

    def training(self, picks: Iterable[Pick]) -> Training:
        """What a week of these picks trains; not counted again where they are the same."""
        week = tuple(picks)
        if week != self._now.picks:
            self._now = Training(self._gauge, week)
        return self._now

    def training_of(self, picks: Iterable[Pick]) -> Training:
        """What another week would train."""
        return Training(self._gauge, picks)

    def fresh(self, picks: Mapping[str, Pick], above: int) -> Iterator[Exercise]:
        """What a plan with these picks never had and could begin with, whatever else does.

        It is at most so many levels over the trainee's, and below that level only with weight; it
        has a step to climb to, no easier form of it at the level was skipped, and it could follow
        one of those that the plan has for the same movement, if it has any.
        """
        self._pass(picks)
        level = self.workshop.trainee.level.rank
        there = [pick.candidate.exercise for pick in picks.values()]
        for one in self.workshop.usable:
            if (
                one.id not in self._passed
                and len(self.workshop.steps[one.id]) > 1
                and (one.level.rank >= level or one.id in self._loaded)
                and self.workshop.may_be_chosen(one, above)
                and not self._skips_a_form(one, level - 1)
                and _any_or_none(
                    self._may_follow(one, old) for old in there if same_group(one, old)
                )
            ):
                yield one

    def is_full(self, picks: Sequence[Pick], mine: Pick) -> bool:
        """Whether a set more of one of the picks is too much for its muscles, or breaks a limit."""
        now = self.training(picks)
        if now.is_too_much(mine.candidate.exercise, len(mine.days)):
            return True
        more = Pick(candidate=mine.candidate, sets=mine.sets + 1, days=mine.days)
        others = Training(self._gauge, (one for one in picks if one is not mine))
        broken = sum(now.broken[day] for day in mine.days)
        return others.broken_with(more, mine.days) > broken

    def successor(self, picks: Mapping[str, Pick], old: Pick, terms: Terms) -> Successor | None:
        """The pick that follows ``old`` on its days, or None where nothing is as good.

        A harder variation first, as high as the terms go; else an exercise for the same main
        movement, or a lunge after a squat, at most one level less; else any other, but where
        something is to be avoided only if another is there mainly for the old one's movement.
        Never something easier than what was done, and never a neighbour of what is in the plan
        beside it. The week must lack no more than before, but for what is tolerated of the aims,
        and no muscle may get many more sets at once, or far fewer. Where limits keep what is
        chosen, nothing follows.
        """
        limits = self.workshop.limits
        if limits.no_harder:
            return None
        self._pass(picks)
        week = self.training(picks.values())
        settled = sum(one for day, one in enumerate(week.broken) if day not in old.days)
        others = tuple(pick for pick in picks.values() if pick is not old)
        exercise = old.candidate.exercise
        beside = Training(self._gauge, others)
        most_sets = max(self.workshop.set_choices) * len(old.days)
        hard = week.lack[:3]
        most_aim = week.lack[3] + (UNLIMITED if terms.stale else rules.AIM_TOLERANCE)
        last_of_its_kind = bool(self.workshop.trainee.avoid) and not any(
            same_group(one.candidate.exercise, exercise) for one in others
        )
        least, least_by_others = week.least(rules.KEPT), week.least(rules.KEPT_BY_OTHERS)
        found: list[tuple[Key, Successor]] = []
        for rank, one in self._follow(exercise, others, terms.above):
            only_harder = terms.only_harder or limits.gentle
            if (found and rank > found[0][0][0]) or (only_harder and rank):
                break
            alike = rank <= _SAME_MOVEMENT
            if not alike and last_of_its_kind:
                break
            _, floor, missing, aim = beside.lack_with(one, most_sets, broken=settled)
            if (settled, floor, missing) > hard or aim > most_aim:
                continue  # not even with all its sets on all days
            new = self.workshop.candidate(one)
            ways = [_Way(sets, days, beside) for sets, days in self._places(old, new, terms)]
            if not ways and alike and terms.stale:
                ways = list(self._with_room_made(old, new, others, terms))
            for sets, days, training, eased in ways:
                weekly = sets * len(days)
                if training.is_a_jump(
                    one, weekly, week, most=rules.MOST_RISE if alike else 1
                ) or training.is_a_loss(one, weekly, least if alike else least_by_others):
                    continue
                pick = Pick(candidate=new, sets=sets, days=days)
                broken = settled + training.broken_with(pick, old.days)
                after = training.lack_with(one, sets * len(days), broken=broken)
                gives_sets = eased is not None and not eased.less
                most = week.lack[3] + rules.AIM_TOLERANCE if gives_sets else most_aim
                if after[:3] <= hard and after[3] <= most:
                    change = abs(sets - old.sets) + len(old.days) - len(days)
                    effort = 0 if eased is None else 1 if eased.less else 2
                    key = (rank, effort, after, change, -new.quality, one.id)
                    found.append((key, Successor(pick=pick, eased=eased)))
        return min(found, key=itemgetter(0))[1] if found else None

    def _seconds(self, new: Candidate, terms: Terms) -> dict[int, int]:
        """The seconds that it needs with each number of sets."""
        return self.workshop.least_seconds(new) if terms.stale else new.seconds

    def _places(
        self, old: Pick, new: Candidate, terms: Terms
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The numbers of sets that fit the old one's days, and the days that they fit."""
        fewest = len(old.days)
        if terms.stale:
            fewest = min(fewest, rules.FEWEST_DAYS_PER_EXERCISE)
        for sets, seconds in self._seconds(new, terms).items():
            if seconds <= terms.least_room:
                yield sets, old.days
            elif terms.stale and seconds <= terms.most_room:
                days = tuple(day for day in old.days if seconds <= terms.room[day])
                if len(days) >= fewest:
                    yield sets, days

    def _with_room_made(
        self, old: Pick, new: Candidate, others: Sequence[Pick], terms: Terms
    ) -> Iterator["_Way"]:
        """The new exercise on all of the old one's days, for which another one makes room.

        A day given up makes room on that day alone, so that just one may be too short; sets and
        reps make room on all days.
        """
        for sets, seconds in self._seconds(new, terms).items():
            lacking = {
                day: seconds - terms.room[day] for day in old.days if seconds > terms.room[day]
            }
            for maker in others:
                eased = self._making_room(maker, others, lacking, terms)
                if eased is not None:
                    beside = (eased.pick if one is maker else one for one in others)
                    yield _Way(sets, old.days, Training(self._gauge, beside), eased)

    def _making_room(
        self, maker: Pick, others: Sequence[Pick], lacking: Mapping[int, int], terms: Terms
    ) -> Eased | None:
        """How a pick can make so much room, in seconds for each day, with least loss; or None."""
        name = maker.candidate.exercise.id
        if name in self.workshop.trainee.include or not lacking.keys() <= set(maker.days):
            return None
        most, spare = max(lacking.values()), terms.spare(name)
        if spare is not None and spare.one_less * spare.most_less >= most:
            return Eased(pick=maker, less=-(-most // spare.one_less))
        if spare is not None and spare.a_set >= most:
            return Eased(pick=replace(maker, sets=maker.sets - 1))
        seldom = len(maker.days) <= rules.FEWEST_DAYS_PER_EXERCISE
        if len(lacking) > 1 or seldom or terms.lengths.get(name, 0) < most:
            return None
        (day,) = lacking
        if sum(day in one.days for one in others) < rules.FEWEST_EXERCISES:
            return None
        return Eased(pick=replace(maker, days=tuple(one for one in maker.days if one != day)))

    def _follow(
        self, old: Exercise, others: Iterable[Pick], above: int
    ) -> Iterator[tuple[int, Exercise]]:
        """What may follow the old one beside the others, with its rank, lowest first.

        A harder variation is at most ``above`` levels over the trainee's, all else one less.
        Nothing that is or was in the plan, or is easier than that, no neighbour of the others, and
        nothing on the way to which a form was skipped.
        """
        neighbours: set[str] = set()
        for pick in others:
            neighbours.update(pick.candidate.exercise.easier, pick.candidate.exercise.harder)
        if old.id not in self._ranked:
            self._ranked[old.id] = self._in_ranks(old)
        for rank, one in self._ranked[old.id]:
            most = above if rank == _HARDER else max(0, above - 1)
            if (
                one.id not in self._passed
                and one.id not in neighbours
                and self.workshop.fits_level(one, most)
                and not self._skips_a_form(one, old.level.rank)
            ):
                yield rank, one

    def _skips_a_form(self, one: Exercise, rank: int) -> bool:
        """Whether an easier form, of a level above this rank, was never trained (judgement)."""
        forms = (self.workshop.catalogue[name] for name in one.easier)
        return any(
            rank < form.level.rank < one.level.rank
            and self.workshop.steps.get(form.id)
            and form.id not in self._passed
            for form in forms
        )

    def _in_ranks(self, old: Exercise) -> list[tuple[int, Exercise]]:
        """What may follow the old one as far as the two alone decide, with its rank, lowest first.

        What trains another movement has two steps of ladder or more.
        """
        ranked: list[tuple[int, Exercise]] = []
        for one in self.workshop.usable:
            steps = len(self.workshop.steps[one.id])
            if one.id in old.harder:
                rank, fewest = _HARDER, 1
            elif one.movements[0] is old.movements[0] or on_one_leg_instead(one, old):
                rank, fewest = _SAME_MOVEMENT, 1
            else:
                rank, fewest = _OTHER_MOVEMENT, 2
            if steps >= fewest and one.id not in self._passed and self._may_follow(one, old):
                ranked.append((rank, one))
        return sorted(ranked, key=itemgetter(0))

    def _may_follow(self, one: Exercise, old: Exercise) -> bool:
        """Whether it is no step back from the old one.

        Nothing that needs care follows what needed none, nor what stands free, with a gentle dose,
        what had support. Nothing outgrown follows, nothing two levels below it, nothing done on
        both legs what was done on one, and no leg is lifted standing that was lifted lying. A
        harder variation may follow anything but what had weight and is above its level, and so may
        what has weight; all else follows what is a level below it, or what had no weight and is
        not above it.
        """
        if self.workshop.cares[one.id] and not self.workshop.cares[old.id]:
            return False
        harder = one.id in old.harder
        if not harder and (one.level.rank < old.level.rank - 1 or _is_lighter_upright(one, old)):
            return False
        if self.workshop.limits.gentle and stands_free(one) and not stands_free(old):
            return False
        if not harder and (self.workshop.outgrown(one) or _on_both(one, old)):
            return False
        lower, loaded = one.level.rank < old.level.rank, old.id in self._loaded
        if one.id in self._loaded or harder:
            return not (lower and loaded)
        return one.level.rank > old.level.rank or not (lower or loaded)


def _any_or_none(answers: Iterable[bool]) -> bool:
    """Whether one of the answers is yes, or there is none."""
    given = list(answers)
    return any(given) or not given


def _is_lighter_upright(one: Exercise, old: Exercise) -> bool:
    """Whether a straight leg is lifted standing for what was done lying on the side.

    The moment of a leg grows with its angle from the vertical: hardly lifted, standing, it is
    about half of what it is level.
    """
    return (
        one.movements[0] is old.movements[0]
        and one.lever is old.lever is Lever.STRAIGHT_LEG
        and one.position is Position.STANDING
        and old.position is Position.SIDE_LYING
    )


def _on_both(one: Exercise, old: Exercise) -> bool:
    """Whether it loads both legs at once where the old one loaded one after the other."""
    return one.sides is Sides.BOTH and old.sides is not Sides.BOTH


def same_group(one: Exercise, other: Exercise) -> bool:
    """Whether both are mainly for movements that count as one in a week."""
    main, second = one.movements[0], other.movements[0]
    return main is second or any(
        main in group and second in group for group in rules.WEEKLY_MOVEMENTS
    )


_HARDER, _SAME_MOVEMENT, _OTHER_MOVEMENT = range(3)
"""The ranks of what may follow: a harder variation, the same main movement (or the same bend of hip
and knee on one leg at a time), and all else."""
