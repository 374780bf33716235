"""``hipfit plan``: a plan for somebody's weeks, days, minutes, equipment and limits."""

from typing import Annotated

import typer

from hipfit.commands import complete, options
from hipfit.commands.app import command
from hipfit.commands.request import Request, asks_for_plan
from hipfit.console import Stdout, complain, write_file
from hipfit.errors import UsageError
from hipfit.formats.plan_layout import plan_page
from hipfit.formats.plans import ENDINGS, PlanFormat, writer
from hipfit.planning.planner import make_plan

OTHER_ENDINGS = frozenset(
    {".pdf", ".csv", ".html", ".htm", ".ics", ".fit", ".yaml", ".yml", ".docx", ".odt", ".xlsx"}
)
"""Endings that promise what a text would not keep."""

EXAMPLES = """\
hipfit plan --weeks 4
hipfit plan --days 2 --minutes 20 --level intermediate
hipfit plan --on mon,wed,fri --equipment band:light,medium --equipment chair
hipfit plan --equipment ankle-weight:0.5,1,2 --equipment dumbbell:4,4
hipfit plan --avoid kneeling,knee-pain --exclude squat --include clamshell
hipfit plan --explain --score
hipfit plan --format markdown --output plan.md"""


@asks_for_plan
def _plan(  # noqa: PLR0913 - one parameter for each option
    *,
    request: Request,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each exercise is there, and by which rules.")
    ] = False,
    score: Annotated[
        bool, typer.Option("--score", help="Print what a good week is, with this plan's numbers.")
    ] = False,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, markdown or json. [default: by the file's ending, else text]",
            autocompletion=complete.plan_formats,
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is the screen."),
    ] = "-",
    force: Annotated[
        bool, typer.Option("--force", help="Replace the file if it is there already.")
    ] = False,
    color: options.ColorOption = "auto",
) -> None:
    """Write a plan: sessions with sets, reps, load and rest for every week.

    The same request always gives the same plan. It trains strength and
    stability; it is no medical advice and promises no looks.
    """
    chosen = _format(format_, output)
    made = make_plan(request.catalogue, request.trainee, weeks=request.weeks, start=request.start)
    if output != "-":
        text = writer(chosen, explain=explain, score=score)(made)
        write_file(output, text, force=force)
    else:
        out = Stdout(options.color(color))
        if chosen is PlanFormat.TEXT:
            out.page(plan_page(made, out.width, explain=explain, score=score))
        else:
            out.write(writer(chosen, explain=explain, score=score)(made))
    for one in made.shortfalls:
        complain(f"hipfit: note: {one.text}", fitted=True)


def _format(text: str | None, output: str) -> PlanFormat:
    """The format asked for, else the one that the file's ending says, else text."""
    if text is not None and output:
        names = {**{one.value: one for one in PlanFormat}, "md": PlanFormat.MARKDOWN}
        return options.named("--format", "format", text, names)
    if not output:
        raise UsageError("--output needs the name of a file", "or - for the screen")
    name = output.rpartition("/")[2]
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending in OTHER_ENDINGS:
        raise UsageError(
            f"--output: there is no format for '{ending}' files",
            f"end the name in {', '.join(ENDINGS)}, or say the --format",
        )
    return ENDINGS.get(ending, PlanFormat.TEXT)


app = command(_plan, "plan", EXAMPLES)
