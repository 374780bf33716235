"""``hipfit convert``: a plan file in another format."""

from typing import Annotated

import typer

from hipfit.commands import options
from hipfit.commands.app import command
from hipfit.commands.output import HELP, Output, asks_for_output, put_out
from hipfit.console import complain
from hipfit.model.finding import Severity

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
    truth. 'hipfit check' holds it against the rules of a good plan; a note
    says where it would find errors.
    """
    from hipfit.planning.checks import check
    from hipfit.planning.recount import recounted, with_cautions
    from hipfit.storage.fault_report import counted
    from hipfit.storage.plan_files import called, load_plan

    plan = load_plan(file)
    known = options.catalogue(catalogue)
    edited = recounted(plan, known)
    put_out(with_cautions(edited, known), output, known, own_catalogue=catalogue is not None)
    errors = tuple(one for one in check(edited, known) if one.severity is Severity.ERROR)
    if errors:
        complain(
            f"hipfit: note: {counted(errors)} in {called(file)}: 'hipfit check' shows what is "
            "wrong with the plan",
            fitted=True,
        )


app = command(_convert, "convert", EXAMPLES, HELP)
