"""A plan as JSON: everything the plan holds, with the version of its schema."""

import json

from hipfit.formats.data import fields_of
from hipfit.model.plan import Plan

SCHEMA = "hipfit.plan/1"


def plan_json(plan: Plan) -> str:
    """The plan as JSON, two blanks of indent, UTF-8 kept as it is, ending in a newline."""
    return json.dumps({"schema": SCHEMA, **fields_of(plan)}, ensure_ascii=False, indent=2) + "\n"
