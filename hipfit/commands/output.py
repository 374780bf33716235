"""Where a plan goes: the screen, a pipe or a file, in the format asked for."""

from typing import Annotated

import typer

from hipfit.commands import complete, options
from hipfit.console import Stdout, write_file
from hipfit.errors import UsageError
from hipfit.formats.plans import ENDINGS, PlanFormat, writer
from hipfit.model.plan import Plan

OTHER_ENDINGS = frozenset(
    {".pdf", ".csv", ".html", ".htm", ".ics", ".fit", ".docx", ".odt", ".xlsx"}
)
"""Endings that promise what a text would not keep."""

FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="text, markdown, json or yaml. [default: by the file's ending, else text]",
        autocompletion=complete.plan_formats,
    ),
]
OutputOption = Annotated[
    str,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is the screen."),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Replace the file if it is there already.")
]


def chosen_format(text: str | None, output: str) -> PlanFormat:
    """The format asked for, else the one that the file's ending says, else text."""
    if text is not None and output:
        names = {
            **{one.value: one for one in PlanFormat},
            "md": PlanFormat.MARKDOWN,
            "yml": PlanFormat.YAML,
        }
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


def put_out(  # noqa: PLR0913 - one parameter for each option of where and how
    plan: Plan,
    chosen: PlanFormat,
    output: str,
    *,
    force: bool,
    color: str,
    explain: bool = False,
    score: bool = False,
) -> None:
    """Write the plan to a file, or to standard output where ``output`` is ``-``."""
    write = writer(chosen, explain=explain, score=score)
    if output != "-":
        write_file(output, write(plan), force=force)
        return
    out = Stdout(options.color(color))
    if chosen is PlanFormat.TEXT:
        from hipfit.formats.plan_layout import plan_page

        out.page(plan_page(plan, out.width, explain=explain, score=score))
    else:
        out.write(write(plan))
