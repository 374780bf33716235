"""A plan laid out as lines of styled pieces, for a page of a given width.

The text format joins the pieces, the screen colours them, so both say the same. Nothing is
ever cut off: where a table is too wide the titles go above the cells, and where even that is
too wide the cells take several lines.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from hipfit.formats.plan_view import CLIMBED, BlockView, PlanView, Row, SessionTable, VolumeRow


class Role(StrEnum):
    """What a piece of a line is, so that a screen can show it."""

    TITLE = "title"
    HEADING = "heading"
    NAME = "name"
    CELL = "cell"
    NEW = "new"
    QUIET = "quiet"
    ALERT = "alert"
    PLAIN = "plain"


Piece = tuple[str, Role]
Line = tuple[Piece, ...]

NARROWEST_TITLE = 24
GAP = 2
NOTE_INDENT = "      "
BLANK: Line = ()


def layout(shown: PlanView, width: int) -> Iterator[Line]:
    """The lines of a plan, each at most ``width`` columns (20 or more) where words allow."""
    yield from wrapped(f"hipfit plan: {shown.title}", width, Role.TITLE)
    yield from wrapped(shown.subtitle, width, Role.QUIET)
    if shown.warm_up:
        yield from wrapped(f"Warm-up, every session, {shown.warm_up}", width, Role.PLAIN)
    for block in shown.blocks:
        yield BLANK
        yield from _block(block, width, several=len(shown.blocks) > 1)
    for heading, texts, role in (
        ("NOT REACHED", shown.shortfalls, Role.ALERT),
        ("TAKE CARE", shown.cautions, Role.ALERT),
        ("LEFT OUT", shown.left_out, Role.QUIET),
        ("HOW TO READ IT", (*shown.legend, *shown.notes), Role.QUIET),
        ("BEFORE YOU START", shown.closing, Role.PLAIN),
    ):
        if texts:
            yield BLANK
            yield ((heading, Role.HEADING),)
            for text in texts:
                yield from wrapped(text, width, role, indent="  ")
    yield BLANK
    yield (("hipfit show EXERCISE teaches each move.", Role.QUIET),)


def wrapped(text: str, width: int, role: Role, indent: str = "", hang: str = "  ") -> list[Line]:
    """Text broken at spaces; the lines after the first stand ``hang`` further in."""
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return [((line, role),) for line in lines]


def _block(block: BlockView, width: int, *, several: bool) -> Iterator[Line]:
    if several:
        heading = f"{block.title}  ({block.dates})"
        yield from wrapped(heading, width, Role.TITLE)
        yield (("=" * min(len(heading), width), Role.QUIET),)
        for change in block.changes:
            yield from wrapped(f"new: {change}", width, Role.NEW, indent="  ", hang="     ")
        if block.changes:
            yield BLANK
    for session in block.sessions:
        yield from _session(session, width)
        yield BLANK
    yield from _volume(block.weeks, block.volume, width)


def _session(session: SessionTable, width: int) -> Iterator[Line]:
    days = " and ".join(session.days)
    grid = _Grid(
        (session.weeks, *session.dates, session.reserve, *(row.cells for row in session.rows)),
        width,
    )
    yield from grid.row(f"SESSION {session.letter}  {days}", session.weeks, Role.HEADING)
    for name, dates in zip(session.days, session.dates, strict=True):
        yield from grid.row(f"  {name}", dates, Role.QUIET, Role.QUIET)
    for number, row in enumerate(session.rows, 1):
        yield from _exercise(number, row, grid, width)
    if session.stretches:
        yield from wrapped(f"then stretch: {session.stretches}", width, Role.PLAIN, "    ", "  ")
    yield from grid.row("  minutes", session.minutes, Role.QUIET, Role.QUIET)
    yield from grid.row("  reps left", session.reserve, Role.QUIET, Role.QUIET)


def _exercise(number: int, row: Row, grid: "_Grid", width: int) -> Iterator[Line]:
    yield from grid.row(f"{number:>3} {row.title}", row.cells, Role.NAME)
    for note in row.notes:
        yield from wrapped(note, width, Role.QUIET, indent=NOTE_INDENT)


def _volume(weeks: Sequence[str], rows: Sequence[VolumeRow], width: int) -> Iterator[Line]:
    grid = _Grid((weeks, *(row.cells for row in rows)), width)
    yield from grid.row("SETS A WEEK", weeks, Role.HEADING)
    for row in rows:
        mark, role = ("! ", Role.ALERT) if row.low else ("  ", Role.PLAIN)
        yield from grid.row(f"{mark}{row.muscle} ({row.target})", row.cells, role)


class _Grid:
    """Columns of equal width at the right edge, as many as there are weeks."""

    def __init__(self, lines: Iterable[Sequence[str]], width: int) -> None:
        self.width = width
        self.column = GAP + max(len(cell) for line in lines for cell in line)

    def row(
        self, title: str, cells: Sequence[str], role: Role, cell_role: Role = Role.CELL
    ) -> Iterator[Line]:
        """A title and its cells: side by side, or one above the other."""
        columns = self.column * len(cells)
        beside = self.width - columns
        if beside > min(len(title), NARROWEST_TITLE):
            first, *rest = wrapped(title, beside - 1, role, hang="    ") or [((title, role),)]
            text = first[0][0]
            yield ((text.ljust(beside), role), *self._cells(cells, cell_role))
            yield from rest
            return
        yield from wrapped(title, self.width, role, hang="    ")
        if beside >= 0:
            yield ((" " * beside, Role.PLAIN), *self._cells(cells, cell_role))
            return
        fit = max(1, (self.width - len(NOTE_INDENT)) // self.column)
        for start in range(0, len(cells), fit):
            part = cells[start : start + fit]
            yield ((NOTE_INDENT, Role.PLAIN), *self._cells(part, cell_role))

    def _cells(self, cells: Sequence[str], role: Role) -> Iterator[Piece]:
        for cell in cells:
            yield (cell.rjust(self.column), Role.NEW if cell.endswith(CLIMBED) else role)
