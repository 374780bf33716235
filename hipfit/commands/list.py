"""``hipfit list``: the exercises, by what they train and what they need."""

from typing import Annotated

import typer

from hipfit.commands import complete, options
from hipfit.commands.app import command
from hipfit.console import Stdout, complain
from hipfit.formats.listing import listing_csv, listing_json, listing_lines, listing_page
from hipfit.model.catalogue import Catalogue
from hipfit.model.exercise import Exercise

EXAMPLES = """\
hipfit list
hipfit list --movement abduction --level beginner,intermediate
hipfit list --muscle glutes --equipment band --avoid kneeling
hipfit list --kind stretch
hipfit list | grep chair
hipfit list --format csv > exercises.csv"""

Names = list[str] | None
"""A repeated option whose values may be comma lists."""


def _list(  # noqa: PLR0913 - one for each option
    *,
    movement: Annotated[
        Names,
        typer.Option(
            "--movement",
            metavar="NAME",
            help="Only what trains this movement.",
            autocompletion=complete.movements,
        ),
    ] = None,
    muscle: Annotated[
        Names,
        typer.Option(
            "--muscle",
            metavar="NAME",
            help="Only what trains this muscle, as prime mover or helper.",
            autocompletion=complete.muscles,
        ),
    ] = None,
    equipment: Annotated[
        Names,
        typer.Option(
            "--equipment",
            metavar="KIND",
            help="Only what can be done with this and nothing else; 'none' for no equipment.",
            autocompletion=complete.equipment,
        ),
    ] = None,
    level: Annotated[
        Names,
        typer.Option(
            "--level",
            metavar="LEVEL",
            help="Only this level: beginner, intermediate or advanced.",
            autocompletion=complete.levels,
        ),
    ] = None,
    kind: Annotated[
        Names,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="Only this kind: strength, warm-up or stretch.",
            autocompletion=complete.kinds,
        ),
    ] = None,
    avoid: options.AvoidOption = None,
    catalogue: options.CatalogueOption = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, json or csv.",
            autocompletion=complete.text_json_csv,
        ),
    ] = "text",
    color: options.ColorOption = "auto",
) -> None:
    """List the exercises.

    Options narrow the list; a repeated option or a comma list widens it again. In
    a pipe each exercise is one line: name, kind, level, position, movements, prime
    movers and the equipment that must be owned.
    """
    chosen_format = options.choice("--format", format_, ("text", "json", "csv"))
    out = Stdout(options.color(color))
    known = options.catalogue(catalogue)
    if options.helped(avoid, equipment, known, out):
        return
    found = _narrowed(known, equipment, avoid)
    found = _of_words(found, movement, muscle, level, kind)
    if not found:
        complain("hipfit: note: no exercise fits all of that")
    if chosen_format == "json":
        out.write_data(listing_json(found))
    elif chosen_format == "csv":
        out.write_data(listing_csv(found))
    else:
        out.page(listing_page(found, out.width) if out.is_terminal else listing_lines(found))


def _narrowed(catalogue: Catalogue, equipment: Names, avoid: Names) -> tuple[Exercise, ...]:
    """What the equipment owned and the limits leave."""
    if not equipment and not avoid:
        return catalogue.exercises
    from hipfit.commands.equipment import parse_equipment
    from hipfit.model.trainee import Owned, Trainee
    from hipfit.model.words import Equipment
    from hipfit.planning.limits import allowed, restrictions

    owned = (
        parse_equipment(equipment, sizes_needed=False)
        if equipment
        else tuple(Owned(equipment=one) for one in Equipment)
    )
    trainee = Trainee(owned=owned, avoid=options.avoided(avoid, catalogue))
    return allowed(catalogue.exercises, trainee, restrictions(catalogue, trainee))


def _of_words(
    exercises: tuple[Exercise, ...], movement: Names, muscle: Names, level: Names, kind: Names
) -> tuple[Exercise, ...]:
    """The exercises that have one of the words of every option given."""
    movements, levels = options.movements(movement), options.levels(level)
    muscles, kinds = options.muscles("--muscle", muscle), options.kinds(kind)
    return tuple(
        one
        for one in exercises
        if (not movements or movements.intersection(one.movements))
        and (not muscles or set(muscles).intersection(one.muscles))
        and (not levels or one.level in levels)
        and (not kinds or one.kind in kinds)
    )


app = command(_list, "list", EXAMPLES)
