"""What is in a plan at one time: its exercises, their ways up, where each stands, and the time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hipfit.model.exercise import Exercise
from hipfit.model.words import Sides
from hipfit.planning import rules
from hipfit.planning.climb import Climb, Stand, beginning, paced, within, work_limit
from hipfit.planning.minutes import exercise_seconds, longest_within
from hipfit.planning.objective import Frame
from hipfit.planning.packing import Pick
from hipfit.planning.path import Path, seconds_of
from hipfit.planning.week import is_side_hip
from hipfit.planning.workshop import Workshop


class Lineup:
    """The exercises that a plan has now, by id; weeks move them on, blocks exchange them."""

    def __init__(self, workshop: Workshop, frame: Frame, picks: Iterable[Pick]) -> None:
        self.workshop = workshop
        self.frame = frame
        self.picks = {pick.candidate.exercise.id: pick for pick in picks}
        self.stands: dict[str, Stand] = {}
        self.climbs: dict[str, Climb] = {}
        self.climbs = {name: beginning(self.way_up(pick, 1)) for name, pick in self.picks.items()}
        self.ended: set[str] = set()
        """What has once come to the end of its ladder, or of its time."""
        self.makes_room_for: dict[str, str] = {}
        """What gives something away in this block, and the name of what it makes room for."""
        self._paths: dict[str, Path] = {}

    def way_up(self, pick: Pick, since: int) -> Climb:
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
        timed = self.in_time(climb, seconds, whole=spare >= 0)
        return replace(
            timed,
            first_step=min(climb.first_step, len(timed.steps) - 1),
            more_sets_from=self._more_sets_from(exercise),
            all_sets_by=self._all_sets_by,
        )

    def in_time(self, climb: Climb, seconds: int, *, whole: bool = False) -> Climb:
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

    def _shares(self, days: Iterable[int]) -> Iterator[int]:
        """Seconds that sessions leave to each of their exercises; below zero, all they lack."""
        spare = self.spare_seconds({name: self.longest(name) for name in self.picks})
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

    @property
    def _all_sets_by(self) -> int | None:
        """The week by which a slow start has brought all sets; None where the start is usual."""
        weeks = self.workshop.limits.first_weeks
        return None if weeks == rules.FIRST_WEEKS else weeks + 1

    def is_short_of_time(self, name: str) -> bool:
        """Whether it is time that keeps an exercise from its next step or from more reps."""
        climb = self.climbs[name]
        return climb.cut_short or climb.can_do_more_reps(self.stands[name])

    def path(self, name: str, week: int) -> Path:
        """How an exercise will climb from where it stands, and stood in this week."""
        climb, stand = self.climbs[name], self.stands[name]
        path = self._paths.get(name)
        if path is None or path.climb is not climb or path.stand(week) is not stand:
            path = self._paths[name] = Path(climb, stand, week)
        return path

    def longest(self, name: str) -> int:
        """The longest an exercise takes from now on, in seconds; what stands still, as it is."""
        pick, climb, stand = self.picks[name], self.climbs.get(name), self.stands.get(name)
        if climb is None:  # it has no share of the spare time yet
            return pick.candidate.seconds[pick.sets]
        if stand is not None and stand.ended:
            return seconds_of(climb, stand)
        step = climb.first_step if stand is None else stand.step
        return exercise_seconds(
            climb.exercise, sets=climb.sets, side_seconds=climb.longest_side_from[step]
        )

    def spare_seconds(self, taken: Mapping[str, int]) -> list[int]:
        """What each session leaves over where exercises take so long."""
        spare = [self.frame.seconds] * len(self.frame.sides)
        for name, pick in self.picks.items():
            for day in pick.days:
                spare[day] -= taken[name]
        return spare
