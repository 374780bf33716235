"""A small plan made by hand, harmless or hostile, for formats whose every number is checked."""

import datetime as dt
from dataclasses import replace

from hypothesis import strategies as st

from hipfit.model.plan import Block, Dose, Plan, Preparation, Prescription, Session, Step, Week
from hipfit.model.quantity import Mass, Span
from hipfit.model.timing import prescription_seconds
from hipfit.model.trainee import Trainee
from hipfit.model.words import Equipment, RungKind, Sides, Site, Unit

MONDAY = dt.date(2026, 11, 23)

ODD = st.sampled_from(
    [
        *("a | b", "<b>x</b>", "[red]x[/red]", "=HYPERLINK(1)", "two\nlines", "tab\there"),
        *("\x1b[31mred", "\u202eright to left", "emoji 🦵", "ß’“ – …", "`code` *bold* _it_", "#1"),
        *("x" * 500, "\x00", "\u0007", "long " * 60, "臀中肌", "\ud800", "臀" * 400),
        *("a; b, c: d\\", r"\N \n \;", "END:VEVENT\r\nBEGIN:VEVENT", "a / 9x9 99kg", "// x", "..."),
        *("{~ reps = 1 ~}", "(label)", "[1-9]", "# Week", "A: B", "Squat, Barbell", "/", " ", "!"),
    ]
) | st.text(max_size=60)


def prescribed(exercise: str, name: str, sides: Sides, dose: Dose, step: Step) -> Prescription:
    one = Prescription(exercise=exercise, name=name, sides=sides, dose=dose, step=step)
    return replace(one, seconds=prescription_seconds(one))


def load(amount: float, unit: Unit, site: Site, equipment: Equipment, pieces: int = 1) -> Step:
    return Step(
        kind=RungKind.LOAD,
        equipment=equipment,
        site=site,
        load=Mass(amount=amount, unit=unit),
        pieces=pieces,
        percent_harder=7.0,
        demand=1.07,
        reps=Span(low=10, high=15),
    )


def small_plan(
    text: str = "", *, weeks: int = 2, start: dt.date = MONDAY, unit: Unit = Unit.KG
) -> Plan:
    """Two sessions a week; reps rise by one a week, and the ankle weight by a half each week."""
    return Plan(
        trainee=Trainee(units=unit, days=2),
        start=start,
        weeks=tuple(_week(text, number, start, unit) for number in range(1, weeks + 1)),
        blocks=(Block(number=1, first_week=1, last_week=weeks),),
    )


def _week(text: str, number: int, start: dt.date, unit: Unit) -> Week:
    monday = start + dt.timedelta(weeks=number - 1)
    warm_up = (
        Preparation(exercise="hip-gate", name=f"{text}Hip gate", sides=Sides.EACH, seconds=75),
    )
    ankle = load(number / 2, unit, Site.ANKLE, Equipment.ANKLE_WEIGHT)
    hydrant = prescribed(
        "fire-hydrant",
        f"{text}Fire hydrant",
        Sides.EACH,
        Dose(sets=3, reps=9 + number, rest_seconds=60),
        ankle,
    )
    squat = prescribed(
        "squat",
        f"{text}Squat",
        Sides.BOTH,
        Dose(sets=2, reps=9 + number, rest_seconds=90),
        load(4, unit, Site.EACH_HAND, Equipment.DUMBBELL, pieces=2),
    )
    plank = prescribed(
        "wall-side-lean",
        f"{text}Wall side lean",
        Sides.EACH,
        Dose(sets=2, reps=1, hold_seconds=15 + number),
        Step(how=f"{text}Lean."),
    )
    march = prescribed(
        "seated-march", f"{text}Seated march", Sides.ALTERNATING, Dose(sets=2, reps=8), Step()
    )
    squeeze = prescribed(
        "lying-knee-squeeze",
        f"{text}Lying knee squeeze",
        Sides.BOTH,
        Dose(sets=2, reps=8, hold_seconds=5),
        Step(),
    )
    stretch = Preparation(
        exercise="hamstring-stretch", name=f"{text}Hamstring stretch", sides=Sides.EACH, seconds=70
    )
    return Week(
        number=number,
        start=monday,
        sessions=(
            Session(
                letter="A",
                date=monday,
                warm_up=warm_up,
                prescriptions=(replace(hydrant, care=(f"{text}Mind the wrists.",)), squat, plank),
                stretches=(stretch,),
            ),
            Session(
                letter="B",
                date=monday + dt.timedelta(days=2),
                warm_up=warm_up,
                prescriptions=(march, squeeze),
            ),
        ),
    )
