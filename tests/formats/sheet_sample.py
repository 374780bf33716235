"""Small plans by hand, for sheets whose every cell is known."""

import datetime as dt
from collections.abc import Sequence

from hipfit.model.plan import Block, Dose, Plan, Preparation, Prescription, Session, Step, Week
from hipfit.model.quantity import Span
from hipfit.model.trainee import Trainee
from hipfit.model.words import Sides

MONDAY = dt.date(2026, 11, 23)


def done(  # noqa: PLR0913 - one for each thing that a test may vary
    exercise: str,
    reps: int = 10,
    *,
    sets: int = 2,
    hold: int | None = None,
    step: Step = Step(),  # noqa: B008 - it is frozen
    name: str = "",
    reserve: Span = Span(low=2, high=3),  # noqa: B008 - it is frozen
    rest: int = 60,
    care: tuple[str, ...] = (),
) -> Prescription:
    dose = Dose(sets=sets, reps=reps, hold_seconds=hold, reserve=reserve, rest_seconds=rest)
    return Prescription(
        exercise=exercise,
        name=name or exercise.replace("-", " ").capitalize(),
        sides=Sides.EACH,
        dose=dose,
        step=step,
        seconds=120,
        care=care,
    )


Days = Sequence[Sequence[Prescription]]


def plan_of(  # noqa: PLR0913 - one for each thing that a test may vary
    weeks: Sequence[Days],
    *,
    blocks: int = 1,
    letters: str = "ABCDEFG",
    stretches: Sequence[Preparation] = (),
    cautions: tuple[str, ...] = (),
    changes: tuple[str, ...] = (),
) -> Plan:
    """Weeks of days (every other one from Monday) of prescriptions, in blocks of equal length."""
    each = len(weeks) // blocks
    made = tuple(
        Week(
            number=number,
            block=(number - 1) // each + 1,
            start=MONDAY + dt.timedelta(weeks=number - 1),
            sessions=tuple(
                Session(
                    letter=letters[place],
                    date=MONDAY + dt.timedelta(weeks=number - 1, days=2 * place),
                    warm_up=(Preparation(exercise="march", name="March", seconds=60),),
                    prescriptions=tuple(prescriptions),
                    stretches=tuple(stretches),
                )
                for place, prescriptions in enumerate(days)
            ),
        )
        for number, days in enumerate(weeks, 1)
    )
    return Plan(
        trainee=Trainee(days=len(weeks[0])),
        start=MONDAY,
        weeks=made,
        blocks=tuple(
            Block(
                number=number + 1,
                first_week=number * each + 1,
                last_week=(number + 1) * each,
                changes=changes,
            )
            for number in range(blocks)
        ),
        cautions=cautions,
    )
