"""A plan on a terminal: the text's lines, coloured. Colour only repeats what the words say."""

from rich.text import Text

from hipfit.formats.plan_layout import Role, layout
from hipfit.formats.plan_view import view
from hipfit.model.plan import Plan

STYLES = {
    Role.TITLE: "bold cyan",
    Role.HEADING: "bold",
    Role.NAME: "bold",
    Role.CELL: "",
    Role.NEW: "bold green",
    Role.QUIET: "dim",
    Role.ALERT: "magenta",
    Role.PLAIN: "",
}

WIDEST = 100
"""Wider pages are harder to read along a row (judgement)."""


def plan_screen(plan: Plan, width: int) -> Text:
    """The plan as one styled text of at most ``width`` columns."""
    screen = Text(no_wrap=True)
    for line in layout(view(plan), min(width, WIDEST)):
        for piece, role in line:
            screen.append(piece, STYLES[role])
        screen.append("\n")
    screen.rstrip()
    return screen
