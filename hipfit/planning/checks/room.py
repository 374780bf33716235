"""Whether a thin session could hold another exercise, and which.

What hipfit itself could choose counts: it must have time beside what is there, with everything
grown to the tops of the ladders, be allowed beside it, and be of some use to the week.
"""

from collections.abc import Iterable
from functools import cached_property

from hipfit.model.exercise import Exercise
from hipfit.model.plan import Prescription, Session, Week
from hipfit.model.words import Movement, Muscle
from hipfit.planning import rules
from hipfit.planning.checks.exam import Exam
from hipfit.planning.packing import Candidate
from hipfit.planning.session import is_variation
from hipfit.planning.volume import aim_sets, weekly_halves
from hipfit.planning.week import DAYS_IN_WEEK, is_side_hip

BESIDE = (1, DAYS_IN_WEEK - 1)
"""How far apart days in a row are, also over the turn of the week."""


class Room:
    """What one week's sessions still hold, with the sets that its block comes to."""

    def __init__(self, exam: Exam, week: Week) -> None:
        self.exam = exam
        self.week = week
        self._sets = _most_sets(exam, week)
        self._there = [exam.exercises_of(one) for one in week.sessions]
        self._ids = [{one.id for one in there} for there in self._there]
        self._sides = [
            {is_side_hip(one) for one in there if one.prime_movers} for there in self._there
        ]
        self._free = [60 * exam.trainee.minutes - self._seconds(one) for one in week.sessions]
        trained = [one for there in self._there for one in there]
        self._halves = weekly_halves((one, self._sets[one.id]) for one in trained)
        self._moves = {move for one in trained for move in one.movements}

    def another(self, place: int) -> Exercise | None:
        """The best supported exercise that the session at ``place`` could hold besides."""
        fitting = (one for one in self.exam.workshop.candidates if place in self._places(one))
        best = max(fitting, key=lambda one: one.quality, default=None)
        return None if best is None else best.exercise

    def _seconds(self, session: Session) -> int:
        """How long a session gets. Stretches only fill time that is left over: they make way."""
        warm_up = sum(one.seconds for one in session.warm_up)
        return warm_up + sum(self._longest(one) for one in session.prescriptions)

    def _longest(self, one: Prescription) -> int:
        """How long an exercise gets on its ladder."""
        workshop, exercise = self.exam.workshop, self.exam.catalogue.by_id.get(one.exercise)
        if exercise is None or not workshop.steps.get(exercise.id):
            return one.seconds
        grown = workshop.candidate(exercise).seconds.get(self._sets[exercise.id], 0)
        return max(one.seconds, grown)

    def _places(self, candidate: Candidate) -> list[int]:
        """The sessions it could come in too; none where they are fewer than it must come in."""
        exercise, sets = candidate.exercise, min(candidate.seconds)
        stands = self._stands(exercise)
        opened = self._open_to(exercise)
        places = [
            place
            for place in opened
            if self._free[place] >= candidate.seconds[sets] and self._goes_with(exercise, place)
        ]
        fewest = 1
        if self._alike:
            fewest = min(rules.MOST_DAYS_PER_EXERCISE, len(opened)) - stands
        elif len(self._there) >= rules.DAYS_TO_REPEAT:
            fewest = rules.FEWEST_DAYS_PER_EXERCISE - stands
        fewest = max(1, fewest)
        fits = stands < rules.MOST_DAYS_PER_EXERCISE and len(places) >= fewest
        return places if fits and self._is_of_use(exercise, sets * fewest) else []

    def _stands(self, exercise: Exercise) -> int:
        """In how many of the sessions an exercise is."""
        return sum(exercise.id in ids for ids in self._ids)

    def _open_to(self, exercise: Exercise) -> list[int]:
        """The sessions that leave its side of the hip to it, with those on the days beside them."""
        days = [one.date.toordinal() for one in self.week.sessions]
        side = is_side_hip(exercise)
        taken = [day for day, sides in zip(days, self._sides, strict=True) if side in sides]
        return [
            place
            for place, day in enumerate(days)
            if not any(other != day and (other - day) % DAYS_IN_WEEK in BESIDE for other in taken)
        ]

    @cached_property
    def _alike(self) -> bool:
        """Whether everything stands on all days that it may: what is new must then do so too."""
        trained = {one.id: one for there in self._there for one in there if one.prime_movers}
        return all(
            self._stands(one) >= min(rules.MOST_DAYS_PER_EXERCISE, len(self._open_to(one)))
            for one in trained.values()
            if one.id not in self.exam.trainee.include
        )

    def _goes_with(self, exercise: Exercise, place: int) -> bool:
        """Whether a session takes one more, and keeps its variety with this one."""
        bound = [one for one in self._there[place] if one.id not in self.exam.trainee.include]
        alike = sum(one.movements[0] is exercise.movements[0] for one in bound)
        return (
            len(self.week.sessions[place].prescriptions) < rules.MOST_EXERCISES
            and exercise.id not in self._ids[place]
            and alike < rules.SAME_MOVEMENT_IN_SESSION
            and not any(is_variation(one, exercise) for one in bound)
        )

    def _is_of_use(self, exercise: Exercise, sets: int) -> bool:
        """Whether the week is better for so many sets more.

        They train what it lacks, or take no muscle beyond what is enough; never beyond the cap.
        """
        given = [one for one in exercise.half_sets if one[0] in rules.MUSCLE_WEIGHT]
        most = max((self._halves.get(muscle, 0) + each * sets for muscle, each in given), default=0)
        if most > 2 * rules.CAP_WEEK_SETS:
            return False
        if self._misses(exercise.movements) or any(map(self._lacks, exercise.prime_movers)):
            return True
        return bool(given) and most <= 2 * rules.ENOUGH_SETS[self.exam.trainee.level]

    def _misses(self, movements: Iterable[Movement]) -> bool:
        """Whether the week trains none of a group that one of the movements is of."""
        return any(
            group.intersection(movements) and not group & self._moves
            for group in rules.WEEKLY_MOVEMENTS
        )

    def _lacks(self, muscle: Muscle) -> bool:
        """Whether a muscle lacks a whole set to its aim, or to the floor where it has no aim."""
        if muscle not in rules.MUSCLE_WEIGHT:
            return False
        aim = aim_sets(muscle, self.exam.trainee.level) or rules.FLOOR_SETS
        return 2 * aim - self._halves.get(muscle, 0) > 1


def _most_sets(exam: Exam, week: Week) -> dict[str, int]:
    """The sets of each exercise of a week that its block comes to.

    Where it ends with the first weeks, those that it would come to after them.
    """
    found: dict[str, int] = {}
    last = 0
    for one in exam.plan.weeks:
        if one.block == week.block:
            last = max(last, one.number)
            for session in one.sessions:
                for done in session.prescriptions:
                    found[done.exercise] = max(done.dose.sets, found.get(done.exercise, 0))
    if last > exam.first_weeks:
        return found
    choices = exam.workshop.set_choices
    rises = exam.limits.gentle or min(choices) > 1
    return {name: max(sets, max(choices) if rises else 0) for name, sets in found.items()}
