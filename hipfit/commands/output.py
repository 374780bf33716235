"""Where a plan goes: the screen, a pipe, a file or a directory, in the format asked for.

A command takes ``output: Output`` and is wrapped in ``asks_for_output``; the options of the
output then stand behind its own.
"""

import datetime as dt
import inspect
import re
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hipfit.commands import complete, options
from hipfit.console import Stdout, complain, write_file, write_files
from hipfit.errors import MissingLibraryError, UsageError
from hipfit.formats.plans import ENDINGS, FORMATS, Manner, Paper, PlanFormat, writer
from hipfit.model.catalogue import Catalogue, nearest
from hipfit.model.plan import Plan
from hipfit.model.value import Value

if TYPE_CHECKING:
    from hipfit.model.figure import Figure

SCREEN = "-"
"""The output that is no file."""

READ_AS_TEXT = frozenset({PlanFormat.TEXT, PlanFormat.MARKDOWN})
"""Formats that may change their typography for the encoding of a stream; all others are data."""

NEAREST_ENDINGS = {
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".tsv", ".numbers"), ".csv"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"), ".html"),
    **dict.fromkeys((".png", ".svg", ".ps", ".jpg"), ".pdf"),
    ".ical": ".ics",
}
"""Endings that promise what hipfit does not write, and the one that comes nearest."""

ALARMS_MINUTES = (0, 1440)

OPTIONS = {
    "explain": "--explain",
    "score": "--score",
    "time": "--time",
    "alarm_minutes": "--alarm",
    "paper": "--paper",
}
"""What people type for each field of a ``Manner`` that they can ask for."""

FORMAT_NAMES = {
    **{one.value: one for one in PlanFormat},
    **{ending[1:]: one for ending, one in ENDINGS.items() if ending.count(".") == 1},
}
"""The formats by their names, and by the endings of their files."""

UNSAID = "the cautions of this plan are not in a {} file; --format text shows them"

HELP = {
    "Formats": [
        (one.value, f"{row.about} ({', '.join(row.endings)})") for one, row in FORMATS.items()
    ]
}
"""What stands below the help of a command that writes plans."""


class Output(Value):
    """Where a plan goes and in what manner, as it was asked for.

    ``path`` may be ``SCREEN``. What is None was not asked for.
    """

    chosen: PlanFormat = PlanFormat.TEXT
    path: str = SCREEN
    force: bool = False
    color: str = "auto"
    time: dt.time | None = None
    alarm_minutes: int | None = None
    paper: Paper | None = None

    @property
    def is_directory(self) -> bool:
        """Whether it leads to a directory that takes one file a session."""
        return self.chosen is PlanFormat.FIT and (
            self.path.endswith("/") or Path(self.path).is_dir()
        )


def _output(  # noqa: PLR0913 - one parameter for each option
    *,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="One of the formats below. [default: by the file's ending, else text]",
            autocompletion=complete.plan_formats,
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to write: a file, or a directory/ for fit; - is the screen.",
        ),
    ] = SCREEN,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the file if it is there already.")
    ] = False,
    time: Annotated[
        str | None,
        typer.Option(
            "--time",
            metavar="HH:MM",
            help="When sessions begin, for calendars: 18:30. [default: all-day events]",
        ),
    ] = None,
    alarm: Annotated[
        str | None,
        typer.Option(
            "--alarm",
            metavar="MINUTES",
            help="How long before a session the calendar reminds you; all-day ones count from"
            " 9:00. [default: not at all]",
        ),
    ] = None,
    paper: Annotated[
        str | None,
        typer.Option(
            "--paper",
            metavar="SIZE",
            help="a4 or letter, for html and pdf. [default: a4]",
            autocompletion=complete.papers,
        ),
    ] = None,
    color: options.ColorOption = "auto",
) -> Output:
    """Read the options. Raises ``UsageError`` for what cannot be, ``MissingLibraryError``."""
    chosen = chosen_format(format_, output)
    refuse_idle(chosen, time=time, alarm_minutes=alarm, paper=paper)
    _refuse_screen(chosen, output)
    _refuse_without_libraries(chosen)
    return Output(
        chosen=chosen,
        path=output,
        force=force,
        color=color,
        time=None if time is None else time_of_day(time),
        alarm_minutes=None
        if alarm is None
        else options.whole_number("--alarm", alarm, *ALARMS_MINUTES, usual=30),
        paper=None if paper is None else options.one_of("--paper", "paper", paper, Paper),
    )


def asks_for_output(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of an output behind its own, and call it with the output."""
    asked = inspect.signature(_output).parameters
    own = inspect.signature(function).parameters

    @wraps(function)
    def asking(**values: Any) -> None:  # noqa: ANN401 - whatever the options hold
        output = _output(**{name: values.pop(name) for name in asked})
        function(output=output, **values)

    merged = [*(one for name, one in own.items() if name != "output"), *asked.values()]
    asking.__signature__ = inspect.Signature(merged)  # type: ignore[attr-defined]  # typer reads it
    return asking


def chosen_format(text: str | None, output: str) -> PlanFormat:
    """The format asked for, else the one that the file's ending says, else text.

    Raises ``UsageError`` for an ending that promises what is not written, or is misspelt.
    """
    if text is not None and output:
        return options.named("--format", "format", text, FORMAT_NAMES)
    if not output:
        raise UsageError("--output needs the name of a file", "or - for the screen")
    name = output.rpartition("/")[2].lower()
    ending = name[name.rfind(".") :] if "." in name else ""
    if ending in NEAREST_ENDINGS:
        raise UsageError(
            f"--output: there is no format for '{ending}' files",
            f"'{NEAREST_ENDINGS[ending]}' comes nearest; or say the --format",
        )
    endings = sorted(ENDINGS, key=len, reverse=True)
    known = next((ENDINGS[one] for one in endings if name.endswith(one)), None)
    if known is not None:
        return known
    swapped = [one for one in ENDINGS if sorted(one) == sorted(ending)]  # .pfd
    alike = [*swapped, *(f".{one}" for one in nearest(ending[1:], [one[1:] for one in ENDINGS]))]
    if alike:
        raise UsageError(
            f"--output: no format has the ending '{ending}'",
            f"did you mean {alike[0]}? or say the --format",
        )
    return PlanFormat.TEXT


def refuse_idle(chosen: PlanFormat, **given: object) -> None:
    """Raise ``UsageError`` for what was given, by field of a ``Manner``, and would do nothing."""
    for field, value in given.items():
        if value and field not in FORMATS[chosen].takes:
            takers = [one.value for one, row in FORMATS.items() if field in row.takes]
            raise UsageError(
                f"{OPTIONS[field]} does nothing for {chosen.value}",
                f"it is for {' and '.join(filter(None, (', '.join(takers[:-1]), takers[-1])))}",
            )


def _refuse_screen(chosen: PlanFormat, output: str) -> None:
    row = FORMATS[chosen]
    if row.binary and output == SCREEN and Stdout().is_terminal:
        raise UsageError(
            f"{chosen.value} is not for a terminal",
            f"add -o plan{row.endings[0]}, or send it through a pipe",
        )


def _refuse_without_libraries(chosen: PlanFormat) -> None:
    from importlib.util import find_spec
    from shlex import quote

    row = FORMATS[chosen]
    missing = [one for one in row.libraries if find_spec(one) is None]
    if missing:
        raise MissingLibraryError(
            f"{chosen.value} needs the library {' and '.join(missing)}, which is not installed",
            f"{quote(sys.executable or 'python')} -m pip install 'hipfit[{row.extra}]'",
        )


_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2}))?(?: ?(?P<half>am|pm))?")
NOON = 12


def time_of_day(text: str) -> dt.time:
    """A time as typed: 18:30, 6:30pm or 7am. Raises ``UsageError``."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is not None and (found["minute"] or found["half"]):
        hour = int(found["hour"])
        if found["half"]:
            # 12am is midnight; an hour that no clock face has is none
            hour = hour % NOON + NOON * (found["half"] == "pm") if 1 <= hour <= NOON else 24
        try:
            return dt.time(hour, int(found["minute"] or 0))
        except ValueError:
            pass
    raise UsageError(
        f"--time must be a time of day, not '{text}'", "write hours and minutes, as 18:30"
    )


def put_out(  # noqa: PLR0913 - one parameter for each side of what is written
    plan: Plan,
    output: Output,
    catalogue: Catalogue,
    *,
    own_catalogue: bool = False,
    explain: bool = False,
    score: bool = False,
) -> None:
    """Write the plan where it was asked for; ``own_catalogue``: the user's file is in the other."""
    if output.is_directory:
        from hipfit.formats.plan_fit import fit_files

        write_files(output.path, fit_files(plan), force=output.force)
    else:
        manner = Manner(
            explain=explain,
            score=score,
            time=output.time,
            alarm_minutes=output.alarm_minutes,
            paper=output.paper or Paper.A4,
            catalogue=catalogue,
            figures=_figures(catalogue, own_catalogue=own_catalogue)
            if FORMATS[output.chosen].teaches
            else None,
        )
        _write(plan, output, manner)
    if plan.cautions and not FORMATS[output.chosen].cautions:
        complain(f"hipfit: note: {UNSAID.format(output.chosen.value)}", fitted=True)


def _write(plan: Plan, output: Output, manner: Manner) -> None:
    """Write the plan to its file, or to the screen."""
    if output.path != SCREEN:
        write_file(output.path, _content(plan, output, manner), force=output.force)
        _note_strange_ending(output)
        return
    out = Stdout(options.color(output.color))
    if output.chosen is PlanFormat.TEXT:
        from hipfit.formats.plan_layout import plan_page

        out.page(plan_page(plan, out.width, explain=manner.explain, score=manner.score))
        return
    content = _content(plan, output, manner)
    if isinstance(content, str) and output.chosen in READ_AS_TEXT:
        out.write(content)
    else:
        out.write_data(content)


def _note_strange_ending(output: Output) -> None:
    """Say so where a file's name promises another format than the one asked for.

    Any format that can be read as text may be in a ``.txt``, and Liftosaur's is JSON.
    """
    ending = Path(output.path).suffix.lower()
    chosen = output.chosen
    promised = ENDINGS.get(ending)
    if promised is None and not ending[1:].isalpha():
        return  # no ending, or a date or number after a full stop
    fits = (
        promised is chosen
        or (promised is PlanFormat.TEXT and not FORMATS[chosen].binary)
        or (promised is PlanFormat.JSON and chosen is PlanFormat.LIFTOSAUR)
        or output.path.lower().endswith(FORMATS[chosen].endings)
    )
    if not fits:
        complain(
            f"hipfit: note: '{output.path}' holds {chosen.value}, though its name ends in {ending};"
            f" programs may expect {FORMATS[chosen].endings[0]}",
            fitted=True,
        )


def _figures(catalogue: Catalogue, *, own_catalogue: bool) -> "Mapping[str, Figure]":
    """Our drawings, without those of exercises that the user's file tells otherwise."""
    from hipfit.storage.figures import load_figures

    figures = load_figures()
    if not own_catalogue:
        return figures
    ours = options.catalogue(None).by_id
    alike = {
        name
        for name, one in ours.items()
        if (one.start, one.steps) == (catalogue[name].start, catalogue[name].steps)
    }
    return {name: one for name, one in figures.items() if name in alike}


def _content(plan: Plan, output: Output, manner: Manner) -> str | bytes:
    """The whole file; a name that ends in ``.fit`` takes the one workout there is."""
    if not (output.chosen is PlanFormat.FIT and output.path.lower().endswith(".fit")):
        return writer(output.chosen, manner)(plan)
    from hipfit.formats.plan_fit import fit_files

    workouts = [*fit_files(plan).values()]
    if len(workouts) != 1:
        raise UsageError(
            f"a .fit file holds one workout, and the plan has {len(workouts)} sessions",
            "end the name in .zip for all in one file, or in / for a directory of them",
        )
    return workouts[0]
