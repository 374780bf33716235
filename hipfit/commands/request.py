"""What plans are asked for with: the options that ``plan`` and its relatives share.

A command takes ``request: Request`` and is wrapped in ``asks_for_plan``; the options of a request
then stand before its own.
"""

import datetime as dt
import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from hipfit.commands import complete, options
from hipfit.commands.equipment import parse_equipment
from hipfit.console import Stdout
from hipfit.errors import UsageError
from hipfit.model.catalogue import Catalogue
from hipfit.model.trainee import (
    DAYS_PLANNED,
    FEWEST_DAYS,
    LONGEST_SESSION_MINUTES,
    MOST_DAYS,
    SHORTEST_SESSION_MINUTES,
    Trainee,
)
from hipfit.model.value import Value
from hipfit.model.words import Level, Unit, Weekday
from hipfit.planning.planner import FEWEST_WEEKS, MOST_WEEKS
from hipfit.planning.week import DAYS_IN_WEEK

MINUTES = (SHORTEST_SESSION_MINUTES, LONGEST_SESSION_MINUTES)
DELOADS = (2, 12)

DEFAULT_DAYS = 3

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


class Request(Value):
    """A request as it was asked for: for whom, how many weeks, from when, with which catalogue.

    ``own_catalogue`` says that a file of the user's is part of that.
    """

    catalogue: Catalogue
    own_catalogue: bool
    trainee: Trainee
    weeks: int
    start: dt.date


def _request(  # noqa: PLR0913 - one parameter for each option
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
    deload_every: Annotated[
        str | None,
        typer.Option(
            "--deload-every",
            metavar="N",
            help="Halve the sets of every Nth week but the last, 2 to 12. [default: never]",
        ),
    ] = None,
    thorough: Annotated[
        bool,
        typer.Option("--thorough", help="Search up to a second longer for a better week."),
    ] = False,
    catalogue: options.CatalogueOption = None,
) -> Request:
    """Read the options. Raises ``UsageError`` and its kin for what cannot be asked for."""
    exercises = options.catalogue(catalogue)
    count_of_days, weekdays = _days(days, on)
    unit = options.one_of("--units", "unit", units, Unit)
    return Request(
        catalogue=exercises,
        own_catalogue=catalogue is not None,
        trainee=Trainee(
            level=options.one_of("--level", "level", level, Level),
            days=count_of_days,
            weekdays=weekdays,
            minutes=options.whole_number("--minutes", minutes, *MINUTES, usual=30),
            owned=parse_equipment(equipment, units),
            units=unit,
            body_mass=options.body_mass(body_mass, unit),
            age_years=options.age(age),
            avoid=options.avoided(avoid, exercises),
            include=options.exercise_ids("--include", include, exercises),
            exclude=options.exercise_ids("--exclude", exclude, exercises),
            deload_every=0
            if deload_every is None
            else options.whole_number("--deload-every", deload_every, *DELOADS),
            thorough=thorough,
        ),
        weeks=options.whole_number("--weeks", weeks, FEWEST_WEEKS, MOST_WEEKS),
        start=first_day(start, dt.date.today()),  # noqa: DTZ011 - the user's own calendar
    )


def asks_for_plan(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a request before its own, and call it with the request.

    The command has a ``color`` option. ``--avoid help`` lists what can be avoided instead, and
    ``--equipment help`` what can be owned.
    """
    asked = inspect.signature(_request).parameters
    own = inspect.signature(function).parameters

    @wraps(function)
    def asking(**values: Any) -> None:  # noqa: ANN401 - whatever the options hold
        if _helped(values):
            return
        request = _request(**{name: values.pop(name) for name in asked})
        function(request=request, **values)

    merged = [*asked.values(), *(one for name, one in own.items() if name != "request")]
    asking.__signature__ = inspect.Signature(merged)  # type: ignore[attr-defined]  # typer reads it
    return asking


def _helped(values: dict[str, Any]) -> bool:
    """Whether only the names that an option takes were asked for; they are printed then."""
    avoid, equipment = values["avoid"], values["equipment"]
    if not options.asks_for_help(avoid, equipment):
        return False
    out = Stdout(options.color(values["color"]))
    return options.helped(avoid, equipment, options.catalogue(values["catalogue"]), out)


def _days(days: str | None, on: list[str] | None) -> tuple[int, tuple[Weekday, ...]]:
    """How many days a week, and which. Raises ``UsageError`` where the two contradict."""
    typed = options.names("--on", on)
    named = [options.named("--on", "weekday", name, WEEKDAY_NAMES) for name in typed]
    twice = next((day for day in named if named.count(day) > 1), None)
    if twice is not None:
        raise UsageError(f"--on names {twice.value} twice", "name each day once, as mon,wed,fri")
    weekdays = tuple(day for day in Weekday if day in named)
    if len(weekdays) > MOST_DAYS:
        raise UsageError(
            f"--on names {len(weekdays)} days; at most {MOST_DAYS} can be trained",
            "leave at least one day for rest",
        )
    if days is None:
        return len(weekdays) or DEFAULT_DAYS, weekdays
    count = options.whole_number(
        "--days", days, FEWEST_DAYS, MOST_DAYS, usual=DEFAULT_DAYS, because=DAYS_PLANNED
    )
    if weekdays and len(weekdays) != count:
        raise UsageError(
            f"--days {count} and --on {','.join(weekdays)} contradict each other",
            "give one of them",
        )
    return count, weekdays


def first_day(text: str | None, today: dt.date) -> dt.date:
    """The first day of the plan: a date, today, tomorrow, or the next such weekday.

    Raises ``UsageError`` for anything else.
    """
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
