"""``hipfit convert``: a plan file in another format."""

from typing import Annotated

import typer

from hipfit.commands import options
from hipfit.commands.app import command
from hipfit.commands.output import HELP, Output, asks_for_output, put_out

EXAMPLES = """\
hipfit convert plan.yaml
hipfit convert plan.yaml --format markdown --output plan.md
hipfit convert plan.json -o plan.yaml
hipfit convert plan.yaml -o plan.pdf
hipfit convert plan.yaml --format fit -o watch/
hipfit plan --format json | hipfit convert - --format yaml"""


@asks_for_output
def _convert(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A plan file, JSON or YAML; - is standard input."),
    ],
    *,
    output: Output,
    catalogue: options.CatalogueOption = None,
) -> None:
    """Write a plan file, as hipfit wrote it or edited by hand, in any format.

    Minutes and weekly sets are counted anew, so that an edited plan tells the
    truth. 'hipfit check' holds it against the rules of a good plan.
    """
    from hipfit.planning.recount import recounted, with_cautions
    from hipfit.storage.plan_files import load_plan

    plan = load_plan(file)
    known = options.catalogue(catalogue)
    counted = with_cautions(recounted(plan, known), known)
    put_out(counted, output, known, own_catalogue=catalogue is not None)


app = command(_convert, "convert", EXAMPLES, HELP)
