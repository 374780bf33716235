"""A plan laid out as a page of a given width, the same for a pipe and a terminal.

Where a table is too wide the titles go above the cells, and where even that is too wide the
cells take several lines.
"""

from collections.abc import Iterable, Iterator, Sequence

from hipfit.formats.page import (
    BLANK,
    GAP,
    INDENT,
    MEASURE,
    PIPE_WIDTH,
    Line,
    Piece,
    Role,
    clean,
    columns,
    facts,
    heading,
    padded,
    plain,
    tables,
    wrapped,
)
from hipfit.formats.plan_view import (
    BEFORE_START,
    CLIMBED,
    HOW_TO_READ,
    LEFT_OUT,
    NOT_REACHED,
    RULES,
    SCORE,
    SCORE_WORDS,
    TAKE_CARE,
    WHY,
    BlockView,
    Overview,
    PlanView,
    Row,
    SessionTable,
    VolumeRow,
    view,
)
from hipfit.model.plan import Plan

NARROWEST_TITLE = 24
SECTION_ROLES = {
    NOT_REACHED: Role.ALERT,
    TAKE_CARE: Role.ALERT,
    LEFT_OUT: Role.QUIET,
    HOW_TO_READ: Role.QUIET,
    BEFORE_START: Role.PLAIN,
}
NOTE_INDENT = "      "


def plan_page(
    plan: Plan, width: int, *, explain: bool = False, score: bool = False
) -> Iterator[Line]:
    """The lines of a plan, each at most ``width`` columns (20 or more) where words allow."""
    return _page(view(plan, explain=explain, score=score), min(width, MEASURE))


def plan_text(plan: Plan, *, explain: bool = False, score: bool = False) -> str:
    """The plan as plain text for pipes and files: the same bytes at every terminal width."""
    return plain(plan_page(plan, PIPE_WIDTH, explain=explain, score=score))


def _page(shown: PlanView, width: int) -> Iterator[Line]:
    yield from wrapped(f"hipfit plan: {shown.title}", width, Role.TITLE, hang=INDENT)
    yield from wrapped(shown.subtitle, width, Role.QUIET, hang=INDENT)
    if shown.care_first:
        yield from heading(TAKE_CARE)
        yield from _texts(TAKE_CARE, shown.care_first, width)
        yield BLANK
    if shown.warm_up:
        yield from wrapped(f"Warm-up, every session, {shown.warm_up}", width, hang=INDENT)
    if shown.overviews:
        yield from heading("Block by block")
    for number, overview in enumerate(shown.overviews):
        if number:
            yield BLANK
        yield from _overview(overview, width)
    for block in shown.blocks:
        yield BLANK
        yield from _block(block, width, several=len(shown.blocks) > 1)
    yield from _explained(shown, width)
    for title, texts in shown.sections:
        yield from heading(title)
        yield from _texts(title, texts, width)


def _texts(title: str, texts: Iterable[str], width: int) -> Iterator[Line]:
    """The sentences of a section."""
    for text in texts:
        yield from wrapped(text, width, SECTION_ROLES[title], indent=INDENT, hang=INDENT)


def _explained(shown: PlanView, width: int) -> Iterator[Line]:
    """Why each exercise is there, the rules named, and the score: what was asked for of these."""
    if shown.reasons:
        yield from heading(WHY)
        for number, reason in enumerate(shown.reasons):
            if number:
                yield BLANK
            yield from wrapped(reason.title, width, Role.NAME, indent=INDENT, hang=INDENT)
            yield from facts(reason.facts, width, Role.QUIET, indent=INDENT * 2)
        if shown.measured:
            yield BLANK
            yield from wrapped(shown.measured, width, Role.QUIET, indent=INDENT)
    if shown.rules:
        yield from heading(RULES)
        yield from facts(shown.rules, width)
    if shown.score:
        yield from tables([(SCORE, shown.score)], width, (Role.NAME, Role.CELL, Role.PLAIN))
        yield from wrapped(SCORE_WORDS, width, Role.QUIET, indent=INDENT)


def _overview(overview: Overview, width: int) -> Iterator[Line]:
    grid = _Grid((overview.blocks, *(cells for _, cells in overview.rows)), width)
    yield from grid.row("", overview.blocks, Role.HEADING)
    for name, cells in overview.rows:
        yield from grid.row(f"  {name}", cells, Role.NAME)


def _block(block: BlockView, width: int, *, several: bool) -> Iterator[Line]:
    if several:
        title = f"{block.title} ({block.dates})"
        lines = list(wrapped(title, width, Role.TITLE, hang=INDENT))
        yield from lines
        yield (("=" * max(columns(line[0][0]) for line in lines), Role.QUIET),)
        if block.summary:
            yield from wrapped(block.summary, width, indent=INDENT, hang=INDENT)
        for change in block.changes:
            yield from wrapped(change, width, Role.NEW, indent=INDENT, hang=INDENT)
    for remark in block.remarks:
        yield from wrapped(remark, width, indent=INDENT, hang=INDENT)
    if block.remarks or (several and (block.changes or block.summary)):
        yield BLANK
    for session in block.sessions:
        yield from _session(session, width)
        yield BLANK
    yield from _volume(block.weeks, block.volume, width)


def _session(session: SessionTable, width: int) -> Iterator[Line]:
    grid = _Grid(
        (session.weeks, *session.dates, session.reserve, *(row.cells for row in session.rows)),
        width,
    )
    yield from grid.row(f"SESSION {session.letter}", session.weeks, Role.HEADING)
    for name, dates in zip(session.days, session.dates, strict=True):
        yield from grid.row(f"  {name}", dates, Role.QUIET, Role.QUIET)
    for number, row in enumerate(session.rows, 1):
        yield from _exercise(number, row, grid, width)
    if session.stretches:
        yield from wrapped(f"then stretch: {session.stretches}", width, indent="    ", hang=INDENT)
    yield from grid.row("  minutes", session.minutes, Role.QUIET, Role.QUIET)
    yield from grid.row("  reps left", session.reserve, Role.QUIET, Role.QUIET)


def _exercise(number: int, row: Row, grid: "_Grid", width: int) -> Iterator[Line]:
    yield from grid.row(f"{number:>3} {row.title}", row.cells, Role.NAME)
    for note in row.notes:
        yield from wrapped(note, width, Role.QUIET, indent=NOTE_INDENT, hang=INDENT)


def _volume(weeks: Sequence[str], rows: Sequence[VolumeRow], width: int) -> Iterator[Line]:
    grid = _Grid((weeks, *(row.cells for row in rows)), width)
    yield from grid.row("SETS A WEEK", weeks, Role.HEADING)
    for row in rows:
        mark, role = ("! ", Role.ALERT) if row.low else ("  ", Role.PLAIN)
        yield from grid.row(f"{mark}{row.muscle} ({row.target})", row.cells, role)


def _is_number(line: Line) -> bool:
    return line[0][0].strip().isdigit()


class _Grid:
    """Columns of equal width at the right edge, as many as there are weeks."""

    def __init__(self, lines: Iterable[Sequence[str]], width: int) -> None:
        self.width = width
        self.column = GAP + max(columns(cell) for line in lines for cell in line)

    def row(
        self, title: str, cells: Sequence[str], role: Role, cell_role: Role = Role.CELL
    ) -> Iterator[Line]:
        """A title and its cells: side by side, or one above the other."""
        beside = self.width - self.column * len(cells)
        title = clean(title)
        indent = " " * (len(title) - len(title.lstrip()))
        if columns(title) < beside:
            yield ((padded(title, beside), role), *self._cells(cells, cell_role))
            return
        if beside > NARROWEST_TITLE:
            first, *rest = wrapped(title, beside - 1, role, indent, hang=INDENT)
            if not (rest and _is_number(first)):
                yield ((padded(first[0][0], beside), role), *self._cells(cells, cell_role))
                yield from rest
                return
        first, *rest = wrapped(title, self.width, role, indent, hang="    ")
        if rest and _is_number(first):
            # a number stands beside its name even where the name is wider than the page
            first = ((f"{first[0][0]} {rest.pop(0)[0][0].lstrip()}", role),)
        yield from (first, *rest)
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
