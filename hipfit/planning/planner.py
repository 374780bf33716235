"""``make_plan``: from a catalogue and a trainee to a plan."""

import datetime as dt

from hipfit.errors import ConflictError
from hipfit.model.catalogue import Catalogue
from hipfit.model.plan import Block, Plan, Week
from hipfit.model.trainee import Trainee
from hipfit.planning import account, rules
from hipfit.planning.arc import summary
from hipfit.planning.choice import Pick, choose
from hipfit.planning.course import Course
from hipfit.planning.objective import Frame
from hipfit.planning.volume import aim_sets
from hipfit.planning.week import DAYS_IN_WEEK, block_lengths, sides_of_days, training_days
from hipfit.planning.workshop import Workshop

FEWEST_WEEKS, MOST_WEEKS = 1, 52


def make_plan(catalogue: Catalogue, trainee: Trainee, *, weeks: int, start: dt.date) -> Plan:
    """The plan for a trainee: ``weeks`` (1 to 52) weeks of sessions from ``start`` on.

    The same arguments give the same plan. Raises ``UnknownNameError``, ``ClearanceError`` or
    ``ConflictError`` where no plan can be made, and ``ValueError`` for weeks out of range.
    """
    if not FEWEST_WEEKS <= weeks <= MOST_WEEKS:
        msg = f"weeks must be {FEWEST_WEEKS} to {MOST_WEEKS}"
        raise ValueError(msg)
    workshop = Workshop(catalogue, trainee)
    days = training_days(trainee, start)
    frame = Frame(
        seconds=workshop.work_seconds,
        sides=sides_of_days(days),
        aim={muscle: aim_sets(muscle, trainee.level) for muscle in rules.MUSCLE_WEIGHT},
        enough=rules.ENOUGH_SETS[trainee.level],
    )
    picks = _first_picks(workshop, frame)
    course = Course(workshop, frame, picks)
    made: list[Week] = []
    blocks: list[Block] = []
    for number, length in enumerate(block_lengths(weeks), 1):
        first = len(made) + 1
        changes = course.new_block(number, first) if number > 1 else ()
        for week in range(first, first + length):
            course.advance(week)
            made.append(
                course.week(week, number, start + dt.timedelta(DAYS_IN_WEEK * (week - 1)), days)
            )
        blocks.append(
            Block(
                number=number,
                first_week=first,
                last_week=first + length - 1,
                changes=changes,
                summary=summary(made, first),
            )
        )
    return Plan(
        trainee=trainee,
        start=start,
        weeks=tuple(made),
        blocks=tuple(blocks),
        left_out=account.left_out(workshop, made),
        shortfalls=account.shortfalls(workshop, [one for one in made if not one.deload] or made),
        cautions=account.cautions(workshop),
        notes=account.notes(workshop, made),
    )


def _first_picks(workshop: Workshop, frame: Frame) -> tuple[Pick, ...]:
    trainee = workshop.trainee
    picks = choose(workshop.candidates, frame, trainee.include)
    chosen = {pick.candidate.exercise.id for pick in picks}
    left = [name for name in trainee.include if name not in chosen]
    if left:
        raise ConflictError(
            f"--include {', '.join(left)} does not fit {trainee.days} x {trainee.minutes} min",
            "allow more minutes or days, or include fewer exercises",
        )
    if not picks:
        raise ConflictError(
            f"no exercise fits: {trainee.minutes} min a session with everything you avoid",
            "allow more minutes, or avoid less; 'hipfit list' with the same --avoid and "
            "--equipment shows what is left",
        )
    if {day for pick in picks for day in pick.days} != set(range(len(frame.sides))):
        raise ConflictError(
            "days in a row train different sides of the hip, and one of the days has no exercise",
            "leave a day free between the training days, or avoid and exclude less",
        )
    return picks
