"""``hipfit catalogue``: check a catalogue file, print its schema, tell where ours is."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from hipfit.commands.app import command_group
from hipfit.commands.schema import print_catalogue_schema
from hipfit.console import Stdout
from hipfit.model.exercise import Exercise

EXAMPLES = """\
hipfit catalogue check mine.yaml
hipfit catalogue schema > hipfit.schema.json
less "$(hipfit catalogue path)"
hipfit show my-move --catalogue mine.yaml"""


def _check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A catalogue file, in YAML.")],
) -> None:
    """Check a catalogue file and report all of its faults at once.

    Each fault stands as file:line:column with the line and a suggestion. The exit
    code is 1 where there are any.
    """
    from hipfit.storage.catalogue import load_catalogue

    shipped = load_catalogue()
    checked = load_catalogue(Path(file))
    new = len(checked.exercises) - len(shipped.exercises)
    replaced = sum(
        one.id in shipped.by_id and _without_links(one) != _without_links(shipped[one.id])
        for one in checked.exercises
    )
    Stdout().write(f"{file}: no faults; exercises added: {new}, replaced: {replaced}\n")


def _without_links(exercise: Exercise) -> Exercise:
    """The exercise alone: a shipped one gains links to a user's without being replaced."""
    return replace(exercise, easier=(), harder=())


def _path() -> None:
    """Print where the shipped catalogue is."""
    from hipfit.storage.catalogue import catalogue_path

    Stdout().write(f"{catalogue_path()}\n")


app = command_group(
    "catalogue",
    "Check a catalogue file of your own, which --catalogue adds to the shipped one.",
    EXAMPLES,
    {"check": _check, "schema": print_catalogue_schema, "path": _path},
)
