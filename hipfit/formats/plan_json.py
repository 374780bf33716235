"""A plan as JSON: everything the plan holds, with the version of its schema."""

from hipfit.formats.data import fields_of
from hipfit.formats.json_text import json_text
from hipfit.model.plan import Plan

SCHEMA = "hipfit.plan/1"


def plan_json(plan: Plan) -> str:
    """The plan as JSON, ending in a newline."""
    return json_text(SCHEMA, fields_of(plan))
