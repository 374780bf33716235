"""``hipfit why``: why an exercise is in a plan, or why it is not."""

from hipfit.commands import options
from hipfit.commands.app import command
from hipfit.commands.request import Request, asks_for_plan
from hipfit.console import Stdout

EXAMPLES = """\
hipfit why fire-hydrant
hipfit why side plank --days 2 --minutes 20
hipfit why squat --avoid knee-pain
hipfit why hip-thrust --equipment chair --level intermediate --format json"""


@asks_for_plan
def _why(
    *,
    request: Request,
    exercise: options.ExerciseArgument,
    format_: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
) -> None:
    """Say why an exercise is in the plan for a request, or why not.

    Give the options of your plan. The answer names the rule, what the week would
    lack, what came second, what would change it, and what has been measured; what
    it says of changes was found by planning again.
    """
    chosen = options.choice("--format", format_, ("text", "json"))
    out = Stdout(options.color(color))
    from hipfit.formats.why import why_json, why_page
    from hipfit.planning.answer import Question, answer

    found = answer(
        Question(
            catalogue=request.catalogue,
            trainee=request.trainee,
            weeks=request.weeks,
            start=request.start,
            exercise=request.catalogue.find(" ".join(exercise)),
        )
    )
    if chosen == "json":
        out.write_data(why_json(found.says, found.rules))
    else:
        out.page(why_page(found.says, found.rules, request.weeks, out.width))


app = command(_why, "why", EXAMPLES)
