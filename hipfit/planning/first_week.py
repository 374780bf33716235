"""The week that a plan begins with: its frame, and what is chosen for it."""

import datetime as dt
from dataclasses import replace

from hipfit.model.catalogue import Catalogue
from hipfit.model.trainee import Trainee
from hipfit.model.value import Value
from hipfit.planning import rules
from hipfit.planning.choice import THOROUGH, USUAL, Look, choose
from hipfit.planning.minutes import warm_up_seconds
from hipfit.planning.objective import Frame
from hipfit.planning.packing import Pick
from hipfit.planning.volume import aim_sets
from hipfit.planning.week import is_side_hip, sides_of_days, training_days
from hipfit.planning.workshop import Workshop


class FirstWeek(Value):
    """``picks`` for a ``frame``, on ``days`` (0 to 6) after the plan's first day."""

    workshop: Workshop
    frame: Frame
    days: tuple[int, ...]
    picks: tuple[Pick, ...] = ()

    @property
    def left_over(self) -> tuple[str, ...]:
        """The ids of the exercises to include that did not fit."""
        names = {pick.candidate.exercise.id for pick in self.picks}
        return tuple(name for name in self.workshop.trainee.include if name not in names)

    @property
    def empty_days(self) -> tuple[int, ...]:
        """The numbers of the sessions that have no exercise."""
        taken = {day for pick in self.picks for day in pick.days}
        return tuple(day for day in range(len(self.frame.sides)) if day not in taken)

    @property
    def stands(self) -> bool:
        """Whether a plan can begin with it: nothing asked for is left over, no day is empty."""
        return not self.left_over and not self.empty_days

    @property
    def alike(self) -> bool:
        """Whether every exercise stands on all days that are open to its side of the hip."""
        return all(
            day in pick.days
            for pick in self.picks
            for day, side in enumerate(self.frame.sides)
            if side in {None, is_side_hip(pick.candidate.exercise)}
        )


def first_week(catalogue: Catalogue, trainee: Trainee, start: dt.date) -> FirstWeek:
    """Choose the first week. Raises as ``Workshop`` does, but not where something is left over."""
    return in_workshop(Workshop(catalogue, trainee), trainee, start)


def in_workshop(
    workshop: Workshop, trainee: Trainee, start: dt.date, *, look: Look | None = None
) -> FirstWeek:
    """Choose the first week from what a workshop offers, for its trainee or another's days.

    ``look`` says how long to search; without it, as long as the trainee asks for.
    """
    look = look or (THOROUGH if trainee.thorough else USUAL)
    frame = frame_of(trainee, start)
    empty = FirstWeek(workshop=workshop, frame=frame, days=training_days(trainee, start))
    if not workshop.candidates:
        return empty
    return replace(empty, picks=choose(workshop.candidates, frame, trainee.include, look))


def frame_of(trainee: Trainee, start: dt.date) -> Frame:
    """What the choice of a week must fit, for plans from ``start`` on."""
    return Frame(
        seconds=trainee.minutes * 60 - warm_up_seconds(trainee.minutes),
        sides=sides_of_days(training_days(trainee, start)),
        aim={muscle: aim_sets(muscle, trainee.level) for muscle in rules.MUSCLE_WEIGHT},
        enough=rules.ENOUGH_SETS[trainee.level],
    )
