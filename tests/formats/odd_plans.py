"""Small plans made by hand: one that uses every field, and the same with any text in its texts."""

import datetime as dt
from collections.abc import Callable

from hipfit.model.plan import (
    Block,
    Cause,
    Choice,
    Dose,
    LeftOut,
    MuscleSets,
    Plan,
    Preparation,
    Prescription,
    ScoreLine,
    Session,
    Shortfall,
    Step,
    Week,
)
from hipfit.model.quantity import Mass, Span, Tempo
from hipfit.model.rule import Rule
from hipfit.model.trainee import Owned, Trainee
from hipfit.model.words import (
    Band,
    Equipment,
    Grade,
    Level,
    Movement,
    Muscle,
    RungKind,
    Sides,
    Site,
    Unit,
    Weekday,
)

START = dt.date(2026, 11, 23)

Say = Callable[[str], str]
"""What turns a plain text of a plan into an odd one."""


def full_plan(say: Say = str, *, weeks: int = 2) -> Plan:
    """A plan that gives every field something else than its usual value."""
    return Plan(
        trainee=Trainee(
            level=Level.INTERMEDIATE,
            days=2,
            weekdays=(Weekday.MON, Weekday.THU),
            minutes=40,
            owned=(
                Owned(equipment=Equipment.MINI_BAND, bands=(Band.LIGHT, Band.MEDIUM)),
                Owned(equipment=Equipment.ANKLE_WEIGHT, loads=(Mass(amount=2.5, unit=Unit.LB),)),
            ),
            units=Unit.LB,
            body_mass=Mass(amount=150, unit=Unit.LB),
            age_years=44,
            avoid=("kneeling",),
            include=("squat",),
            exclude=("wall-sit",),
            deload_every=2,
            thorough=True,
        ),
        start=START,
        weeks=tuple(_week(number, say) for number in range(1, weeks + 1)),
        blocks=(
            Block(
                number=1,
                first_week=1,
                last_week=weeks,
                changes=(say("a change"),),
                summary=say("a summary"),
            ),
        ),
        left_out=(
            LeftOut(
                cause=Cause.EQUIPMENT,
                reason=say("needs a step"),
                exercises=("step-up",),
                names=(say("Step-up"),),
            ),
        ),
        shortfalls=(
            Shortfall(
                message=say("a shortfall"),
                muscles=(Muscle.ADDUCTORS,),
                movements=(Movement.LUNGE,),
                binding=say("too few minutes"),
                mend=say("more minutes"),
            ),
        ),
        cautions=(say("a caution"),),
        notes=(say("a note"),),
        choices=(
            Choice(
                exercise="squat",
                name=say("Squat"),
                since=1,
                until=weeks,
                rule="weekly-floor",
                needed=say("needed"),
                runner_up="hip-hinge",
                runner_up_name=say("Hip hinge"),
                against=say("less of it"),
                would_change=say("a chair"),
                evidence=say("not measured"),
                dose_rules=("tempo",),
            ),
        ),
        rules=(
            Rule(
                name="weekly-floor",
                text=say("a least"),
                sources=("acsm2026",),
                grade=Grade.WEB_PAGE,
            ),
        ),
        score=(ScoreLine(level=1, name=say("cover"), meaning=say("what lacks"), value=3),),
    )


def _week(number: int, say: Say) -> Week:
    first = START + dt.timedelta(7 * (number - 1))
    return Week(
        number=number,
        block=1,
        start=first,
        sessions=tuple(
            _session(letter, first + dt.timedelta(days), say)
            for letter, days in (("A", 0), ("B", 3))
        ),
        volume=(MuscleSets(muscle=Muscle.QUADRICEPS, sets=4.5, floor=4, aim=6),),
        deload=number == 2,
    )


def _session(letter: str, date: dt.date, say: Say) -> Session:
    return Session(
        letter=letter,
        date=date,
        warm_up=(
            Preparation(
                exercise="hip-gate", name=say("Hip gate"), sides=Sides.ALTERNATING, seconds=75
            ),
        ),
        prescriptions=(
            Prescription(
                exercise="squat",
                name=say("Squat"),
                sides=Sides.EACH,
                dose=Dose(
                    sets=2,
                    reps=12,
                    tempo=Tempo(up_seconds=1, pause_seconds=0, down_seconds=3),
                    rest_seconds=90,
                    reserve=Span(low=1, high=2),
                ),
                step=Step(
                    kind=RungKind.LOAD,
                    how=say("Hold it high"),
                    tempo=Tempo(up_seconds=1, pause_seconds=0, down_seconds=3),
                    equipment=Equipment.ANKLE_WEIGHT,
                    site=Site.ANKLE,
                    load=Mass(amount=2.5, unit=Unit.LB),
                    pieces=2,
                    demand=1.2,
                    percent_harder=7.25,
                    reps=Span(low=8, high=12),
                    makes_up=True,
                    warning=say("a warning"),
                ),
                seconds=300,
                change=say("next step"),
                held=True,
                rule="double-progression",
                care=(say("mind the knee"),),
            ),
            Prescription(
                exercise="side-plank",
                name=say("Side plank"),
                sides=Sides.EACH,
                dose=Dose(sets=2, reps=1, hold_seconds=20),
                step=Step(
                    kind=RungKind.BAND,
                    equipment=Equipment.MINI_BAND,
                    site=Site.ABOVE_KNEES,
                    band=Band.MEDIUM,
                    roughly=Span(low=10, high=20),
                    pull=Span(low=30, high=50),
                ),
                seconds=200,
            ),
        ),
        stretches=(
            Preparation(exercise="butterfly", name=say("Butterfly"), sides=Sides.EACH, seconds=40),
        ),
    )


ODD = (
    *("a | b", "<b>x</b>", "</p></td></style><script>x()</script>", "<!--", "a &amp; b"),
    *("<blink onclick=x()>", '" onload="x()', "' style='x", "&lt;i&gt;", "]]>", "two\nlines"),
    *("[red]x[/red]", "`code` *bold* _it_", "# Head", "1. one", "![a](b)", "~~x~~", "a\\", "---"),
    *('=HYPERLINK("http://x","y")', "+1", "-1", "@x", "\t=1", "'q'", '"q"', '","', "a;b,c:d"),
    *("END:VEVENT\r\nBEGIN:VEVENT", "\\n", "\\,", "key: value", "- item", "{a: b}", "a #b"),
    *("a / 9x9 99kg", "// x", "{~ reps = 1 ~}", "(label)", "[1-9]", "...", "/", "!", "tab\there"),
    *("\x1b[31mred", "\x1b]0;owned\x07", "\x9b31m", "\u202eright to left", "עברית", "العربية"),
    *("emoji 🦵", "👩‍⚕️", "ß’“ – …", "臀中肌", "臀" * 400, "\x00", "\x07", "\x7f", "\u2028"),
    *("\ufeff", "\ufffe", "\ud800", "\U000e0001", "x" * 500, "long " * 100, "é" * 90, " "),
)
"""Texts that have done harm somewhere."""
