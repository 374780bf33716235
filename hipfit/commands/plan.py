"""``hipfit plan``: a plan for somebody's weeks, days, minutes, equipment and limits."""

import datetime as dt
from typing import Annotated

import typer

from hipfit.commands import complete, options
from hipfit.commands.app import command
from hipfit.commands.equipment import parse_equipment
from hipfit.console import Stdout, write_file
from hipfit.errors import UsageError
from hipfit.formats.plan_layout import plan_page
from hipfit.formats.plans import ENDINGS, PlanFormat, writer
from hipfit.formats.topics import avoid_page
from hipfit.model.trainee import (
    FEWEST_DAYS,
    LONGEST_SESSION_MINUTES,
    MOST_DAYS,
    SHORTEST_SESSION_MINUTES,
    Trainee,
)
from hipfit.model.words import Level, Unit, Weekday
from hipfit.planning.planner import FEWEST_WEEKS, MOST_WEEKS, make_plan
from hipfit.planning.week import DAYS_IN_WEEK

MINUTES = (SHORTEST_SESSION_MINUTES, LONGEST_SESSION_MINUTES)
DEFAULT_DAYS = 3
OTHER_ENDINGS = frozenset(
    {".pdf", ".csv", ".html", ".htm", ".ics", ".fit", ".yaml", ".yml", ".docx", ".odt", ".xlsx"}
)
"""Endings that promise what a text would not keep."""

FIRST_YEAR, LAST_YEAR = 1970, 2200
"""Outside these years a date is a slip of the finger."""

WEEKDAY_NAMES = {
    **{day.value: day for day in Weekday},
    **dict(
        zip(
            ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            Weekday,
            strict=True,
        )
    ),
}

EXAMPLES = """\
hipfit plan --weeks 4
hipfit plan --days 2 --minutes 20 --level intermediate
hipfit plan --on mon,wed,fri --equipment band:light,medium --equipment chair
hipfit plan --equipment ankle-weight:0.5,1,2 --equipment dumbbell:4,4
hipfit plan --avoid kneeling,knee-pain --exclude squat --include clamshell
hipfit plan --format markdown --output plan.md"""


def _plan(  # noqa: PLR0913 - one parameter for each option
    *,
    weeks: Annotated[
        str, typer.Option("--weeks", "-w", metavar="N", help="Weeks to plan, 1 to 52.")
    ] = "4",
    days: Annotated[
        str | None,
        typer.Option("--days", "-d", metavar="N", help="Days a week, 1 to 6. [default: 3]"),
    ] = None,
    on: Annotated[
        list[str] | None,
        typer.Option(
            "--on",
            metavar="DAYS",
            help="The weekdays instead, as mon,wed,fri.",
            autocompletion=complete.weekdays,
        ),
    ] = None,
    minutes: Annotated[
        str,
        typer.Option("--minutes", "-m", metavar="N", help="Longest session, 10 to 120 minutes."),
    ] = "30",
    level: options.LevelOption = "beginner",
    equipment: options.EquipmentOption = None,
    units: options.UnitsOption = "kg",
    body_mass: options.BodyMassOption = None,
    age: options.AgeOption = None,
    avoid: options.AvoidOption = None,
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include",
            metavar="EXERCISE",
            help="An exercise that must be in the plan; repeat it.",
            autocompletion=complete.exercises,
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="EXERCISE",
            help="An exercise that must not be in it; repeat it.",
            autocompletion=complete.exercises,
        ),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--start",
            metavar="DATE",
            help="First day, as 2026-11-23, today, tomorrow or a weekday. [default: next Monday]",
        ),
    ] = None,
    catalogue: options.CatalogueOption = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, markdown or json. [default: by the file's ending, else text]",
            autocompletion=complete.plan_formats,
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is the screen."),
    ] = "-",
    force: Annotated[
        bool, typer.Option("--force", help="Replace the file if it is there already.")
    ] = False,
    color: options.ColorOption = "auto",
) -> None:
    """Write a plan: sessions with sets, reps, load and rest for every week.

    The same request always gives the same plan. It trains strength and
    stability; it is no medical advice and promises no looks.
    """
    exercises = options.catalogue(catalogue)
    if "help" in options.split(avoid):
        out = Stdout(options.color(color))
        out.page(avoid_page(exercises, out.width))
        return
    chosen = _format(format_, output)
    count_of_days, weekdays = _days(days, on)
    unit = options.one_of("--units", "unit", units, Unit)
    trainee = Trainee(
        level=options.one_of("--level", "level", level, Level),
        days=count_of_days,
        weekdays=weekdays,
        minutes=options.whole_number("--minutes", minutes, *MINUTES),
        owned=parse_equipment(equipment, units),
        units=unit,
        body_mass=options.body_mass(body_mass, unit),
        age_years=options.age(age),
        avoid=options.avoided(avoid, exercises),
        include=options.exercise_ids(include, exercises),
        exclude=options.exercise_ids(exclude, exercises),
    )
    count = options.whole_number("--weeks", weeks, FEWEST_WEEKS, MOST_WEEKS)
    first = _first_day(start, dt.date.today())  # noqa: DTZ011 - the user's own calendar
    made = make_plan(exercises, trainee, weeks=count, start=first)
    if output != "-":
        write_file(output, writer(chosen)(made), force=force)
        return
    out = Stdout(options.color(color))
    if chosen is PlanFormat.TEXT:
        out.page(plan_page(made, out.width))
    else:
        out.write(writer(chosen)(made))


def _days(days: str | None, on: list[str] | None) -> tuple[int, tuple[Weekday, ...]]:
    """How many days a week, and which. Raises ``UsageError`` where the two contradict."""
    named = {options.named("--on", "weekday", name, WEEKDAY_NAMES) for name in options.split(on)}
    weekdays = tuple(day for day in Weekday if day in named)
    if len(weekdays) > MOST_DAYS:
        raise UsageError(
            f"--on names {len(weekdays)} days; at most {MOST_DAYS} can be trained",
            "leave at least one day for rest",
        )
    if days is None:
        return len(weekdays) or DEFAULT_DAYS, weekdays
    count = options.whole_number("--days", days, FEWEST_DAYS, MOST_DAYS)
    if weekdays and len(weekdays) != count:
        raise UsageError(
            f"--days {count} and --on {','.join(weekdays)} contradict each other",
            "give one of them",
        )
    return count, weekdays


def _first_day(text: str | None, today: dt.date) -> dt.date:
    """The first day of the plan: a date, today, tomorrow, or the next such weekday."""
    wanted = "monday" if text is None else text.strip().lower()
    if wanted in ("today", "tomorrow"):
        return today + dt.timedelta(wanted == "tomorrow")
    if wanted in WEEKDAY_NAMES:
        ahead = (WEEKDAY_NAMES[wanted].number - today.weekday()) % DAYS_IN_WEEK
        return today + dt.timedelta(ahead)
    try:
        first = dt.date.fromisoformat(wanted)
    except ValueError:
        raise UsageError(
            f"--start must be a date, not '{text}'",
            "write year, month and day, as 2026-11-23, or today, tomorrow or a weekday",
        ) from None
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise UsageError(
            f"--start must lie in the years {FIRST_YEAR} to {LAST_YEAR}, not {wanted}",
            "write year, month and day, as 2026-11-23",
        )
    return first


def _format(text: str | None, output: str) -> PlanFormat:
    """The format asked for, else the one that the file's ending says, else text."""
    if text is not None and output:
        names = {**{one.value: one for one in PlanFormat}, "md": PlanFormat.MARKDOWN}
        return options.named("--format", "format", text, names)
    if not output:
        raise UsageError("--output needs the name of a file", "or - for the screen")
    name = output.rpartition("/")[2]
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending in OTHER_ENDINGS:
        raise UsageError(
            f"--output: there is no format for '{ending}' files",
            f"end the name in {', '.join(ENDINGS)}, or say the --format",
        )
    return ENDINGS.get(ending, PlanFormat.TEXT)


app = command(_plan, "plan", EXAMPLES)
