"""``hipfit ladder``: the steps of one exercise with what is owned, and when to climb."""

from hipfit.commands import options
from hipfit.commands.app import command
from hipfit.console import Stdout

EXAMPLES = """\
hipfit ladder fire-hydrant
hipfit ladder side-lying leg raise --equipment ankle-weight:2 --body-mass 70
hipfit ladder squat --equipment dumbbell:4,8,8 --level intermediate
hipfit ladder clamshell --equipment band:light,medium --format json"""


def _ladder(  # noqa: PLR0913 - one for each option
    *,
    exercise: options.ExerciseArgument,
    equipment: options.EquipmentOption = None,
    units: options.UnitsOption = "kg",
    body_mass: options.BodyMassOption = None,
    level: options.LevelOption = "beginner",
    age: options.AgeOption = None,
    avoid: options.AvoidOption = None,
    catalogue: options.CatalogueOption = None,
    format_: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
) -> None:
    """Show an exercise's ladder: each step, how much harder it is, when to climb.

    It is built from what you own. Percent come from mechanics; before a step
    above 10 % more reps make up for it, and where the ladder ends it says what
    would help.
    """
    from hipfit.commands.equipment import parse_equipment
    from hipfit.formats.ladder import ladder_json, ladder_page
    from hipfit.model.trainee import Trainee
    from hipfit.model.words import Level, Unit
    from hipfit.planning.outlook import whole_ladder

    chosen_format = options.choice("--format", format_, ("text", "json"))
    known = options.catalogue(catalogue)
    out = Stdout(options.color(color))
    if options.helped(avoid, equipment, known, out):
        return
    unit = options.one_of("--units", "unit", units, Unit)
    trainee = Trainee(
        level=options.one_of("--level", "level", level, Level),
        owned=parse_equipment(equipment, units),
        units=unit,
        body_mass=options.body_mass(body_mass, unit),
        age_years=options.age(age),
        avoid=options.avoided(avoid, known),
    )
    made = whole_ladder(known, trainee, known.find(" ".join(exercise)))
    if chosen_format == "json":
        out.write_data(ladder_json(made))
    else:
        out.page(ladder_page(made, out.width))


app = command(_ladder, "ladder", EXAMPLES)
