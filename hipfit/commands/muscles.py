"""``hipfit muscles``: which exercise trains what."""

from typing import Annotated

import typer

from hipfit.commands import complete, options
from hipfit.commands.app import command
from hipfit.console import Stdout
from hipfit.formats.muscles import muscles_json, muscles_page
from hipfit.model.words import Muscle

EXAMPLES = """\
hipfit muscles
hipfit muscles gluteus-medius
hipfit muscles glutes --format json"""


def _muscles(
    *,
    muscle: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MUSCLE]",
            help="A muscle, or an everyday name as glutes, groin or quads.",
            autocompletion=complete.muscles,
        ),
    ] = None,
    catalogue: options.CatalogueOption = None,
    format_: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
) -> None:
    """Tell which exercise trains which muscle.

    For each muscle first the exercises in which it does the main work, then those
    in which it helps.
    """
    chosen_format = options.choice("--format", format_, ("text", "json"))
    out = Stdout(options.color(color))
    asked = options.muscles("MUSCLE", [" ".join(muscle)] if muscle else None) or tuple(Muscle)
    known = options.catalogue(catalogue)
    if chosen_format == "json":
        out.write_data(muscles_json(known, asked))
    else:
        out.page(muscles_page(known, asked, out.width))


app = command(_muscles, "muscles", EXAMPLES)
