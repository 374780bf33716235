"""JSON Schemas of the files people write, made from the classes that read them.

The classes say names and types; the words for people, and the ranges that classes hold in
``__post_init__``, stand in tables by class and field.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from hipfit.model.quantity import LONGEST_REP_SECONDS
from hipfit.model.value import Value

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Constraints = Mapping[str, Mapping[str, Any]]


def schema_of(
    kind: type[Value],
    identity: str,
    title: str,
    descriptions: Mapping[str, str],
    constraints: Constraints,
) -> dict[str, Any]:
    """The schema of a kind of file in JSON Schema, draft 2020-12; ``identity`` is its ``$id``.

    Raises ``KeyError`` where a class or a field has no description.
    """
    schema = TypeAdapter(kind).json_schema()
    definitions = schema.pop("$defs")
    for name, one in {kind.__name__: schema, **definitions}.items():
        _explain(name, one, descriptions, constraints)
    return {
        "$schema": DIALECT,
        "$id": identity,
        **schema,
        "title": title,
        "$defs": definitions,
    }


def _explain(
    name: str, kind: dict[str, Any], descriptions: Mapping[str, str], constraints: Constraints
) -> None:
    """Put our words in the place of titles and docstrings, which speak to programmers."""
    kind.pop("title", None)
    kind["description"] = descriptions[name]
    for field, schema in kind.get("properties", {}).items():
        schema.pop("title", None)
        schema["description"] = descriptions[f"{name}.{field}"]
        _constrain(schema, constraints.get(f"{name}.{field}", {}))


def _constrain(schema: dict[str, Any], constraint: Mapping[str, Any]) -> None:
    """Add what holds for a value; where nothing may stand in its place, that stays allowed."""
    kinds = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    (kinds[0] if len(kinds) == 1 else schema).update(constraint)


SHARED_CONSTRAINTS: dict[str, dict[str, Any]] = {
    "Span.low": {"minimum": 1},
    "Span.high": {"minimum": 1},
    "Tempo.up_seconds": {"minimum": 0, "maximum": LONGEST_REP_SECONDS},
    "Tempo.pause_seconds": {"minimum": 0, "maximum": LONGEST_REP_SECONDS},
    "Tempo.down_seconds": {"minimum": 0, "maximum": LONGEST_REP_SECONDS},
}
"""What the small values of all files hold in ``__post_init__``."""

SHARED_DESCRIPTIONS = {
    "Span": "From low to high, both included.",
    "Span.low": "The least.",
    "Span.high": "The most.",
    "Tempo": "The seconds of one rep, 1 to 10 in all.",
    "Tempo.up_seconds": "Seconds of raising, or rising.",
    "Tempo.pause_seconds": "Seconds of pause.",
    "Tempo.down_seconds": "Seconds of lowering.",
    "Demand": "Something an exercise asks of the body; '--avoid' takes it.",
    "Equipment": "Something to own. A floor, a mat and a wall are taken for granted.",
    "Grade": "How well a figure was checked.",
    "Level": "How demanding an exercise is.",
    "Movement": "What the hip does, or the pattern the body makes.",
    "Muscle": "A muscle, or a group of muscles, that a plan counts.",
    "RungKind": "What a rung changes, in the order they are climbed.",
    "Sides": "Both legs at once, one for a whole set, or in turn.",
    "Site": "Where a band or a load sits.",
}
"""What an editor shows beside the classes and fields of all files."""
