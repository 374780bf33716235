"""``hipfit check``: a plan file held against every rule of a good plan."""

from typing import TYPE_CHECKING, Annotated

import typer

from hipfit.commands import options
from hipfit.commands.app import command
from hipfit.console import Stdout, complain
from hipfit.model.finding import Finding, Severity

if TYPE_CHECKING:
    from hipfit.model.catalogue import Catalogue

EXAMPLES = """\
hipfit check plan.yaml
hipfit check plan.yaml other.json --strict
hipfit check plan.yaml --format json
hipfit plan --format json | hipfit check -"""


def _check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Plan files, JSON or YAML; - is standard input."),
    ],
    *,
    format_: options.TextOrJsonOption = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    catalogue: options.CatalogueOption = None,
) -> None:
    """Hold plans against every rule: safety, equipment, minutes, sets, steps.

    Each finding has its place as file:line:column, the rule and its source.
    Errors are for what is impossible, unsafe or against the plan's own request
    and exit with 1; warnings are judgement and exit with 0.
    """
    from hipfit.formats.findings import findings_json
    from hipfit.storage.fault_report import counted, told_once
    from hipfit.storage.plan_files import called

    chosen = options.choice("--format", format_, ("text", "json"))
    known = options.catalogue(catalogue)
    out = Stdout()
    everything: list[Finding] = []
    gap = ""
    for file in files:
        found, text = _findings(file, known)
        everything.extend(found)
        if found and chosen == "text":
            out.write(f"{gap}{told_once(found, text, out.folded)}\n")
            gap = "\n"
        complain(f"{called(file)}: {counted(found) or 'no findings'}")
    if chosen == "json":
        out.write_data(findings_json([called(file) for file in files], everything))
    severities = {one.severity for one in everything}
    if Severity.ERROR in severities or (strict and severities):
        raise typer.Exit(1)


def _findings(file: str, known: "Catalogue") -> tuple[tuple[Finding, ...], str]:
    """The findings about one file, in its order and with their places, and its text."""
    from hipfit.planning.checks import check
    from hipfit.planning.recount import recounted
    from hipfit.storage.checked import in_order, placed
    from hipfit.storage.plan_files import read_plan

    read = read_plan(file)
    if read.plan is None:
        return read.faults, read.document.text
    found = check(recounted(read.plan, known), known)
    return in_order(placed(one, read.document) for one in found), read.document.text


app = command(_check, "check", EXAMPLES)
