"""``hipfit show``: one exercise in full."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from hipfit.commands import complete, options
from hipfit.commands.app import command
from hipfit.console import Stdout
from hipfit.errors import UsageError
from hipfit.formats.exercise import exercise_json, exercise_page
from hipfit.formats.page import Line
from hipfit.model.exercise import Exercise

if TYPE_CHECKING:
    from hipfit.model.figure import Figure

EXAMPLES = """\
hipfit show fire-hydrant
hipfit show side plank
hipfit show squat --equipment dumbbell:2,4,6 --equipment band:light
hipfit show clamshell --format json
hipfit show clamshell --format svg > clamshell.svg"""

FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text, json, or svg: its drawing.",
        autocompletion=complete.text_json_svg,
    ),
]

WITHOUT_BRAILLE = frozenset({"linux", "dumb"})
"""Values of TERM: these terminals have no braille characters."""

SVG_HEIGHT_PX = 320


def _show(  # noqa: PLR0913 - one for each option
    *,
    exercise: options.ExerciseArgument,
    equipment: options.EquipmentOption = None,
    units: options.UnitsOption = "kg",
    catalogue: options.CatalogueOption = None,
    format_: FormatOption = "text",
    color: options.ColorOption = "auto",
) -> None:
    """Teach one exercise.

    What it trains, how it is done, cues, common mistakes, what makes it easier or
    harder, what to take care with, and what has been measured; on a terminal with
    a drawing. With --equipment its ladder is made of what you own.
    """
    chosen_format = options.choice("--format", format_, ("text", "json", "svg"))
    out = Stdout(options.color(color))
    known = options.catalogue(catalogue)
    if options.helped(None, equipment, known, out):
        return
    found = known.find(" ".join(exercise))
    if chosen_format == "json":
        out.write_data(exercise_json(found, known))
        return
    if chosen_format == "svg":
        out.write_data(_svg(found, _figure(found, own_catalogue=catalogue is not None)))
        return
    steps = _owned_steps(found, equipment, units) if equipment else None
    figure = _figure(found, own_catalogue=catalogue is not None) if _can_draw(out) else None
    out.page(exercise_page(found, known, out.width, steps, _drawing(figure, out.width)))


def _figure(exercise: Exercise, *, own_catalogue: bool) -> "Figure | None":
    """Our drawing of the exercise; none where a user's file says something else of it."""
    from hipfit.storage.figures import load_figure

    if own_catalogue:
        ours = options.catalogue(None).by_id.get(exercise.id)
        if ours is None or (ours.start, ours.steps) != (exercise.start, exercise.steps):
            return None
    return load_figure(exercise.id)


def _can_draw(out: Stdout) -> bool:
    """Whether the output shows braille: a pipe and a terminal without it get the words only."""
    return out.is_terminal and out.is_unicode and os.environ.get("TERM") not in WITHOUT_BRAILLE


def _drawing(figure: "Figure | None", width: int) -> Iterable[Line]:
    if figure is None:
        return ()
    from hipfit.formats.figure_text import figure_lines

    return figure_lines(figure, width)


def _svg(exercise: Exercise, figure: "Figure | None") -> str:
    """The drawing as a file. Raises ``UsageError`` where there is none."""
    from hipfit.formats.figure_svg import drawing

    if figure is None:
        raise UsageError(
            f"there is no drawing of '{exercise.id}'", "leave --format svg away: its page has words"
        )
    title = f"{exercise.name}: {exercise.summary}"
    return drawing(figure, height_px=SVG_HEIGHT_PX, title=title, standalone=True)


def _owned_steps(exercise: Exercise, equipment: list[str], units: str) -> list[str]:
    """The ladder that can be climbed with what is owned, in words."""
    from hipfit.commands.equipment import parse_equipment
    from hipfit.formats.plan_words import step_words
    from hipfit.model.trainee import Trainee
    from hipfit.planning.ladder import ladder

    trainee = Trainee(owned=parse_equipment(equipment, units))
    return [step_words(step) for step in ladder(exercise, trainee)]


app = command(_show, "show", EXAMPLES)
