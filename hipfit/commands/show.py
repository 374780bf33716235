"""``hipfit show``: one exercise in full."""

from hipfit.commands import options
from hipfit.commands.app import command
from hipfit.console import Stdout
from hipfit.formats.exercise import exercise_json, exercise_page
from hipfit.model.exercise import Exercise

EXAMPLES = """\
hipfit show fire-hydrant
hipfit show side plank
hipfit show squat --equipment dumbbell:2,4,6 --equipment band:light
hipfit show clamshell --format json"""


def _show(  # noqa: PLR0913 - one for each option
    *,
    exercise: options.ExerciseArgument,
    equipment: options.EquipmentOption = None,
    units: options.UnitsOption = "kg",
    catalogue: options.CatalogueOption = None,
    format_: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
) -> None:
    """Teach one exercise.

    What it trains, how it is done, cues, common mistakes, what makes it easier or
    harder, what to take care with, and what has been measured. With --equipment
    its ladder is made of what you own.
    """
    chosen_format = options.choice("--format", format_, ("text", "json"))
    out = Stdout(options.color(color))
    known = options.catalogue(catalogue)
    found = known.find(" ".join(exercise))
    if chosen_format == "json":
        out.write(exercise_json(found, known))
        return
    steps = _owned_steps(found, equipment, units) if equipment else None
    out.page(exercise_page(found, known, out.width, steps))


def _owned_steps(exercise: Exercise, equipment: list[str], units: str) -> list[str]:
    """The ladder that can be climbed with what is owned, in words."""
    from hipfit.commands.equipment import parse_equipment
    from hipfit.formats.plan_words import step_words
    from hipfit.model.trainee import Trainee
    from hipfit.planning.ladder import ladder

    trainee = Trainee(owned=parse_equipment(equipment, units))
    return [step_words(step) for step in ladder(exercise, trainee)]


app = command(_show, "show", EXAMPLES)
