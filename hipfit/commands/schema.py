"""``hipfit schema``: the JSON Schemas of the files people write, for editors and programs."""

from typing import Any

from hipfit.commands.app import command_group
from hipfit.console import Stdout

EXAMPLES = """\
hipfit schema plan > plan.schema.json
hipfit schema catalogue > catalogue.schema.json"""


def print_plan_schema() -> None:
    """Print the JSON Schema of plan files, JSON or YAML.

    It knows names, types, units and ranges; 'hipfit check' also knows what makes a
    good plan.
    """
    from hipfit.storage.plan_schema import schema_of_plans

    _print(schema_of_plans())


def print_catalogue_schema() -> None:
    """Print a JSON Schema of catalogue files, which editors can use."""
    from hipfit.storage.catalogue import catalogue_schema

    _print(catalogue_schema())


def _print(schema: dict[str, Any]) -> None:
    import json

    Stdout().write_data(json.dumps(schema, indent=2, ensure_ascii=False) + "\n")


app = command_group(
    "schema",
    "Print the JSON Schema (draft 2020-12) of plan files or of catalogue files.",
    EXAMPLES,
    {"plan": print_plan_schema, "catalogue": print_catalogue_schema},
)
