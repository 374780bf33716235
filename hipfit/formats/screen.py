"""Pages on a terminal: the plain text, coloured. Colour only repeats what the words say."""

from collections.abc import Iterable

from rich.text import Text

from hipfit.formats.page import Line, Role, clean

STYLES = {
    Role.TITLE: "bold cyan",
    Role.HEADING: "bold",
    Role.NAME: "cyan",
    Role.CELL: "",
    Role.NEW: "bold green",
    Role.QUIET: "dim",
    Role.ALERT: "magenta",
    Role.PLAIN: "",
}
"""Readable on dark and on light: the terminal's own colour, and three in the middle."""


def styled(lines: Iterable[Line]) -> Text:
    """The page as one styled text; rich must not wrap it, for it is laid out already."""
    page = Text(no_wrap=True, overflow="ignore", end="")
    for line in lines:
        for text, role in line:
            page.append(clean(text), STYLES[role])
        page.append("\n")
    return page
