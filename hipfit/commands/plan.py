"""``hipfit plan``: a plan for somebody's weeks, days, minutes, equipment and limits."""

from typing import Annotated

import typer

from hipfit.commands.app import command
from hipfit.commands.output import HELP, Output, asks_for_output, put_out, refuse_idle
from hipfit.commands.request import Request, asks_for_plan
from hipfit.console import complain
from hipfit.formats.plans import FORMATS
from hipfit.planning.account import no_deload
from hipfit.planning.planner import make_plan

EXAMPLES = """\
hipfit plan --weeks 4
hipfit plan --days 2 --minutes 20 --level intermediate
hipfit plan --on mon,wed,fri --equipment band:light,medium --equipment chair
hipfit plan --equipment ankle-weight:0.5,1,2 --equipment dumbbell:4,4
hipfit plan --avoid kneeling,knee-pain --exclude squat --include clamshell
hipfit plan --explain --score
hipfit plan --format markdown --output plan.md
hipfit plan -o plan.ics --time 18:30 --alarm 30
hipfit plan -o plan.pdf --paper letter"""


@asks_for_plan
@asks_for_output
def _plan(
    *,
    request: Request,
    output: Output,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each exercise is there, and by which rules.")
    ] = False,
    score: Annotated[
        bool, typer.Option("--score", help="Print what a good week is, with this plan's numbers.")
    ] = False,
) -> None:
    """Write a plan: sessions with sets, reps, load and rest for every week.

    The same request always gives the same plan. It trains strength and
    stability; it is no medical advice and promises no looks.
    """
    refuse_idle(output.chosen, explain=explain, score=score)
    made = make_plan(
        request.catalogue,
        request.trainee,
        weeks=request.weeks,
        start=request.start,
        reasons=explain or FORMATS[output.chosen].reasons,
    )
    put_out(
        made,
        output,
        request.catalogue,
        own_catalogue=request.own_catalogue,
        explain=explain,
        score=score,
    )
    if request.trainee.deload_every >= request.weeks:
        complain(f"hipfit: note: {no_deload(request.trainee.deload_every)}", fitted=True)
    for one in made.shortfalls:
        complain(f"hipfit: note: {one.text}", fitted=True)


app = command(_plan, "plan", EXAMPLES, HELP)
