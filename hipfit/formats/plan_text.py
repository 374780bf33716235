"""A plan as plain text: no box lines, no trailing blanks, the same at every terminal width."""

from hipfit.formats.plan_layout import layout
from hipfit.formats.plan_view import view
from hipfit.model.plan import Plan

WIDTH = 80


def plan_text(plan: Plan, width: int = WIDTH) -> str:
    """The plan as text of at most ``width`` columns, ending in a newline."""
    lines = ("".join(text for text, _ in line).rstrip() for line in layout(view(plan), width))
    return "\n".join(lines) + "\n"
