"""How a fridge sheet is set, so that it fills one page of paper and nothing is cut off.

All lengths are millimetres, type is in points. What a text needs is worked out from the widths of
the typeface that html and pdf both carry, so a sheet that fits here fits in print. ``LADDER``
says what gives way when there is much to say: type shrinks in steps, and the least needed parts
go first. Where even its last step is not enough, the exercises go on on a further sheet.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from hipfit.errors import FileError
from hipfit.formats.sheet import (
    BODY_WEIGHT,
    CHECK,
    DOT,
    IN_BLOCK,
    PAIN,
    PAIN_LATER,
    PAIN_SCALE,
    READ,
    STOP,
    STOP_SIGNS,
    STRETCH,
    TAKE_CARE,
    WARM_UP,
    Line,
    Move,
    Share,
    Sheet,
)
from hipfit.formats.sheet_font import word_em
from hipfit.model.value import Value

POINT = 25.4 / 72
"""One point in millimetres."""

LEADING = 1.2
"""From one line to the next, in parts of the type size."""

MARGIN = 10.0
"""White at each edge of the paper: home printers reach no further than about 6 mm."""

PAPER = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}

SLACK = 0.985
"""Lines are broken this much before they are full, and pages filled no further: browsers round."""

ROUNDED = 0.999
"""What is made just as large as its place is made this much smaller, so that it still fits."""

GAP = 2.0
"""Between the parts of a page."""

PAD = 1.2
"""White inside a cell, at its left and right and above and below."""

RULE = 0.2
"""The height that a ruled line may take from a row."""

SMALLEST_BOX = 4.0
NARROWEST_BOX = 4.5
BOX_HEIGHT = 5.6
WIDEST_BOX = 9.0
BOX_GAP = 0.8
SHARE_GAP = 1.2

MOST_NAME_LINES = 2
"""A name that would take more is set smaller."""

ALWAYS_EXPLAINED = 2
"""So many of the explanations are always printed: what to tick, and how hard a set is to be."""

TALLEST_ROW = 40.0
LEAST_NOTES = 13.0
NOTES_LINE = 7.5
WIDEST_WEEK = 60.0
WEEKS_SHARE = 0.56
"""So much of the page's width may go to the weeks."""

LEAST_WEEK = 20.5
ROUNDING = 0.1

DRAWING = 27.0
NARROW_DRAWING = 22.0
LEAST_DRAWING = 13.0
MANY_WEEKS = 5

FOOT_SHARES = (0.29, 0.27, 0.44)
"""How the foot is shared between the pain rule, the signs to stop for, and how to read it."""

MOVES_ACROSS = 4
MOVE_WIDTH = 21.0
MOVE_HEIGHT = 12.5
"""The drawings of warm-ups and stretches: how many stand in a row, and their room at scale 1."""

BAR = 0.9
BAR_INDENT = 2.4
"""The bar at the left of what asks for care, and how far its text stands in."""


class Kind(StrEnum):
    """What a paragraph is, and so how it is set."""

    TITLE = "title"
    SPAN = "span"
    WHO = "who"
    CAUTION = "caution"
    BAND = "band"
    MOVE = "move"
    NAME = "name"
    LONG_NAME = "long-name"
    HOW = "how"
    CUE = "cue"
    CARE = "care"
    REMARK = "remark"
    WEEK = "week"
    WEEK_DATES = "week-dates"
    AMOUNT = "amount"
    LOAD = "load"
    BOX = "box"
    FOOT = "foot"
    HEADING = "heading"
    SMALL = "small"
    PAIN = "pain"
    PAIN_WORDS = "pain-words"


class Type(Value):
    """How a kind is set: its size at scale 1, whether all of it is bold, and how grey it is."""

    points: float
    bold: bool = False
    grey: float = 0.0


TYPES = {
    Kind.TITLE: Type(points=22, bold=True),
    Kind.SPAN: Type(points=12.5),
    Kind.WHO: Type(points=9.5, grey=0.25),
    Kind.CAUTION: Type(points=9.5),
    Kind.BAND: Type(points=9.5),
    Kind.MOVE: Type(points=8.4),
    Kind.NAME: Type(points=13, bold=True),
    Kind.LONG_NAME: Type(points=9, bold=True),
    Kind.HOW: Type(points=9, grey=0.25),
    Kind.CUE: Type(points=9.2),
    Kind.CARE: Type(points=9),
    Kind.REMARK: Type(points=8.2, grey=0.3),
    Kind.WEEK: Type(points=12, bold=True),
    Kind.WEEK_DATES: Type(points=8.5, grey=0.25),
    Kind.AMOUNT: Type(points=14, bold=True),
    Kind.LOAD: Type(points=9.2),
    Kind.BOX: Type(points=6.6, grey=0.5),
    Kind.FOOT: Type(points=9, bold=True),
    Kind.HEADING: Type(points=10, bold=True),
    Kind.SMALL: Type(points=8.4),
    Kind.PAIN: Type(points=10, bold=True),
    Kind.PAIN_WORDS: Type(points=7.8),
}


class Paragraph(Value):
    """A text of one kind; ``lead`` stands before it in bold. A ``bullet`` hangs at its left.

    What is ``off`` has no place on paper, though it has on a screen.
    """

    kind: Kind
    text: str
    lead: str = ""
    bullet: bool = False
    off: bool = False


class Rung(Value):
    """A step of giving way: how large the type is, and what is still told.

    ``moves``: warm-ups and stretches are drawn. ``narrow`` weeks are as wide as their boxes ask,
    which leaves more to the texts. ``run_on`` cues follow each other in one paragraph.
    """

    scale: float
    moves: bool = True
    narrow: bool = False
    cues: int = 3
    run_on: bool = False
    changes: bool = True
    remarks: bool = True
    legend: bool = True


_FULL = Rung(scale=1.0)
_NARROW = replace(_FULL, narrow=True)
_NO_MOVES = replace(_NARROW, moves=False)
_NO_NEWS = replace(_NO_MOVES, changes=False)
_RUN_ON = replace(_NO_NEWS, run_on=True)
_NO_REMARKS = replace(_RUN_ON, remarks=False)
_TWO_CUES = replace(_NO_REMARKS, cues=2)
_NO_LEGEND = replace(_TWO_CUES, legend=False)
_ONE_CUE = replace(_NO_LEGEND, cues=1)

LADDER = tuple(
    replace(rung, scale=percent / 100)
    for rung, scales in (
        (_FULL, range(130, 95, -5)),
        (_NARROW, (105, 100, 95, 90)),
        (_NO_MOVES, (100, 95, 90)),
        (_NO_NEWS, (90, 86)),
        (_RUN_ON, (90, 86, 82)),
        (_NO_REMARKS, (86, 82, 79, 76)),
        (_TWO_CUES, (79, 76, 73)),
        (_NO_LEGEND, (76, 73, 70)),
        (_ONE_CUE, (73, 70, 67, 64, 61, 58)),
    )
    for percent in scales
)
"""From the most generous setting to the tightest."""

LAST_RESORT = 0.85
"""One exercise alone that still does not fit is set smaller and smaller by this."""

SMALLEST_SCALE = 0.1
"""Smaller than this nobody could read it: it is refused."""


class Set(Value):
    """A sheet as it is set on its paper.

    ``before`` and ``after`` are the warm-ups and stretches that are drawn, row by row.
    ``drawing``, ``text`` and ``week`` are the widths of the table's columns, ``rows`` the heights
    of its rows and ``tops`` of what stands above their tick boxes. ``across`` boxes of ``box``
    width stand side by side, in ``fixed`` places where a week's all do. ``amount_points`` is the
    size of sets × reps.
    """

    sheet: Sheet
    rung: Rung
    paper: str
    width: float
    height: float
    drawing: float
    text: float
    week: float
    head_row: float
    tops: tuple[float, ...]
    rows: tuple[float, ...]
    foot_row: float
    pain: float
    foot: float
    before: tuple[tuple[Move, ...], ...]
    after: tuple[tuple[Move, ...], ...]
    notes: float
    across: int
    fixed: bool
    box: float
    box_height: float
    amount_points: float

    @property
    def notes_lines(self) -> int:
        """How many lines there are to write on."""
        return max(1, int((self.notes + self.height * (1 - SLACK)) / NOTES_LINE))

    def text_width(self, *, drawn: bool) -> float:
        """How wide the texts of an exercise are; one without a drawing has its place too."""
        return text_width(self.drawing, self.text, drawn=drawn)

    def points(self, kind: Kind) -> float:
        """The size of a kind on this sheet."""
        return self.amount_points if kind is Kind.AMOUNT else TYPES[kind].points * self.rung.scale


def set_sheets(
    sheets: Iterable[Sheet], paper: str, drawn: frozenset[str] = frozenset()
) -> tuple[Set, ...]:
    """Each sheet as set on ``paper`` (a key of ``PAPER``); ``drawn`` names what has a drawing.

    There are more of them than sheets only where a sheet's exercises do not fit one page. Raises
    ``FileError`` where a week has so many training days that no page could show them.
    """
    found: list[Set] = []
    for sheet in sheets:
        found.extend(_on_pages(sheet, paper, drawn))
    return tuple(found)


def _on_pages(sheet: Sheet, paper: str, drawn: frozenset[str]) -> Iterator[Set]:
    for rung in LADDER:
        trial = _Trial(sheet, rung, paper, drawn)
        if trial.spare >= 0:
            yield trial.result()
            return
    if len(sheet.lines) > 1:
        half = -(-len(sheet.lines) // 2)
        for lines in (sheet.lines[:half], sheet.lines[half:]):
            yield from _on_pages(replace(sheet, lines=lines), paper, drawn)
        return
    rung = LADDER[-1]
    while trial.spare < 0:
        if rung.scale < SMALLEST_SCALE:
            days = max(len(head.days) for head in sheet.heads)
            msg = f"a sheet has no room for a week with {days} training days"
            raise FileError(msg, "other formats have: --format text")
        rung = replace(rung, scale=rung.scale * LAST_RESORT)
        trial = _Trial(sheet, rung, paper, drawn)
    yield trial.result()


class _Trial:
    """One sheet set by one rung: what every part needs, and what is to spare."""

    def __init__(self, sheet: Sheet, rung: Rung, paper: str, drawn: frozenset[str]) -> None:
        self.sheet = sheet
        self.rung = rung
        self.paper = paper
        self.drawn = drawn
        width, height = PAPER[paper]
        self.width, self.height = width - 2 * MARGIN, height - 2 * MARGIN
        count = len(sheet.heads)
        self.week = min(WIDEST_WEEK, self.width * WEEKS_SHARE / count)
        if rung.narrow:
            days = max(len(one.days) for one in sheet.heads)
            boxes = days * (NARROWEST_BOX + BOX_GAP) - BOX_GAP + 2 * PAD
            self.week = min(self.week, max(boxes + ROUNDING, LEAST_WEEK))
        drawing = NARROW_DRAWING if count >= MANY_WEEKS else DRAWING
        self.drawing = drawing if any(one.exercise in drawn for one in sheet.lines) else 0.0
        self.text = self.width - self.drawing - self.week * count
        shown = drawn if rung.moves else frozenset()
        self.before = strip(sheet.warm_up_moves, shown)
        self.after = strip(sheet.stretch_moves, shown)
        self._boxes()
        self.amount_points = self._amount_points()
        self.head_row = self._head_row()
        self.tops = tuple(map(self._top, sheet.lines))
        self.rows = tuple(map(self._row, sheet.lines))
        self.foot_row = _leading(self.points(Kind.FOOT)) + 2 * PAD * rung.scale
        widths = foot_widths(self.width)
        self.pain = GAP + max(
            paragraphs_height(one, widths[0] / 3 - PAD, rung) for one in pain_scale()
        )
        self.foot = max(
            paragraphs_height(column, column_width, rung) + bar
            for column, column_width, bar in zip(
                foot_columns(sheet, rung), widths, (self.pain, 0.0, 0.0), strict=True
            )
        )
        self.spare = self.height * SLACK - self._needed()

    def points(self, kind: Kind) -> float:
        return TYPES[kind].points * self.rung.scale

    def _needed(self) -> float:
        table = self.head_row + sum(self.rows) + 2 * self.foot_row
        bands = [top_bands(self.sheet, self.rung), bottom_bands(self.sheet)]
        return (
            paragraphs_height(masthead(self.sheet), self.width, self.rung)
            + sum(paragraphs_height(one, self.width, self.rung) for one in bands)
            + strip_height(self.before, self.width, self.rung)
            + strip_height(self.after, self.width, self.rung)
            + GAP * (3 + sum(1 for one in bands if one))
            + table
            + RULE * (len(self.rows) + 4)
            + self.foot
            + LEAST_NOTES
        )

    def _boxes(self) -> None:
        """How the tick boxes of one week stand: side by side, or in several lines."""
        days = max(len(one.days) for one in self.sheet.heads)
        room = self.week - 2 * PAD
        most = max(1, int((room + BOX_GAP) / (NARROWEST_BOX + BOX_GAP)))
        lines = -(-days // most)
        self.across = -(-days // lines)
        self.fixed = lines == 1
        self.box = min(WIDEST_BOX, (room - BOX_GAP * (self.across - 1)) / self.across)
        self.box_height = max(SMALLEST_BOX, BOX_HEIGHT * min(1.0, self.rung.scale))

    def _amount_points(self) -> float:
        """The size at which the longest dose stands on one line, where that can be read."""
        wanted = self.points(Kind.AMOUNT)
        room = (self.week - 2 * PAD) * SLACK * ROUNDED / POINT
        doses = (share.amount for line in self.sheet.lines for cell in line.cells for share in cell)
        longest = max((word_em(dose, bold=True) for dose in doses), default=0.0)
        return max(min(wanted, room / longest), wanted * 0.65) if longest else wanted

    def _head_row(self) -> float:
        texts = (
            (
                Paragraph(kind=Kind.WEEK, text=one.title),
                Paragraph(kind=Kind.WEEK_DATES, text=one.dates),
            )
            for one in self.sheet.heads
        )
        return 2 * PAD * self.rung.scale + max(
            paragraphs_height(one, self.week - 2 * PAD, self.rung) for one in texts
        )

    def _row(self, line: Line) -> float:
        drawn = line.exercise in self.drawn
        width = text_width(self.drawing, self.text, drawn=drawn)
        text = paragraphs_height(line_paragraphs(line, self.rung, width), width, self.rung)
        cells = max(self._cell(cell, self._top(line)) for cell in line.cells)
        drawing = LEAST_DRAWING * self.rung.scale if drawn else 0.0
        return max(text, cells, drawing) + 2 * PAD * self.rung.scale

    def _top(self, line: Line) -> float:
        """What stands above the tick boxes of a row: alike in all its cells, so that they align."""
        room = self.week - 2 * PAD
        return max(
            _leading(self.amount_points)
            * len(broken(((share.amount, True),), room, self.amount_points))
            + paragraphs_height(load_paragraph(share), room, self.rung)
            for cell in line.cells
            for share in cell
        )

    def _cell(self, shares: Sequence[Share], top: float) -> float:
        lines = (1 if self.fixed else -(-len(one.slots) // self.across) for one in shares)
        boxes = sum(lines) * (self.box_height + BOX_GAP)
        return len(shares) * top + boxes + SHARE_GAP * max(0, len(shares) - 1)

    def result(self) -> Set:
        """The sheet as set: what is to spare makes the rows higher, and then the notes."""
        count = len(self.rows)
        extra = 0.7 * self.spare / count
        rows = tuple(max(one, min(one + extra, TALLEST_ROW)) for one in self.rows)
        used = sum(rows) - sum(self.rows)
        return Set(
            sheet=self.sheet,
            rung=self.rung,
            paper=self.paper,
            width=self.width,
            height=self.height,
            drawing=self.drawing,
            text=self.text,
            week=self.week,
            head_row=self.head_row,
            tops=self.tops,
            rows=rows,
            foot_row=self.foot_row,
            pain=self.pain,
            foot=self.foot,
            before=self.before,
            after=self.after,
            notes=LEAST_NOTES + self.spare - used,
            across=self.across,
            fixed=self.fixed,
            box=self.box,
            box_height=self.box_height,
            amount_points=self.amount_points,
        )


def masthead(sheet: Sheet) -> tuple[Paragraph, ...]:
    """What stands at the top: the title, which weeks these are, and whom they are for."""
    return (
        Paragraph(kind=Kind.TITLE, text=sheet.title),
        Paragraph(kind=Kind.SPAN, text=f"· {sheet.dates}", lead=sheet.span),
        Paragraph(kind=Kind.WHO, text=sheet.who),
    )


def top_bands(sheet: Sheet, rung: Rung) -> tuple[Paragraph, ...]:
    """What is to be read before the table."""
    news = ((sheet.summary,) if sheet.summary else ()) + sheet.changes
    warm_up = (sheet.warm_up,) if sheet.warm_up else ()
    return (
        *_cautions(sheet.cautions),
        *_banded(IN_BLOCK, news, off=not rung.changes),
        *_banded(WARM_UP, warm_up),
    )


def bottom_bands(sheet: Sheet) -> tuple[Paragraph, ...]:
    """What is to be read below the table: the stretches."""
    return tuple(_banded(STRETCH, sheet.stretches))


def _banded(lead: str, texts: Iterable[str], *, off: bool = False) -> Iterator[Paragraph]:
    """Texts of which the first is led by what they are."""
    for number, text in enumerate(texts):
        yield Paragraph(kind=Kind.BAND, text=text, lead="" if number else f"{lead}:", off=off)


def _cautions(texts: Iterable[str]) -> Iterator[Paragraph]:
    """What to mind, each led by what it is for: "Over 65: …"."""
    for number, text in enumerate(texts):
        what, colon, rest = text.partition(": ")
        led = colon and len(what) <= LONGEST_LEAD
        lead = f"{what}:" if led else ""
        if not number:
            lead = f"{TAKE_CARE}. {lead}" if led else f"{TAKE_CARE}:"
        yield Paragraph(kind=Kind.CAUTION, text=rest if led else text, lead=lead)


LONGEST_LEAD = 60
"""Letters; what is longer is a sentence, and not set in bold."""


def strip(moves: Sequence[Move], drawn: Container[str]) -> tuple[tuple[Move, ...], ...]:
    """The moves that have a drawing, in rows of at most ``MOVES_ACROSS``."""
    shown = [one for one in moves if one.exercise in drawn]
    starts = range(0, len(shown), MOVES_ACROSS)
    return tuple(tuple(shown[start : start + MOVES_ACROSS]) for start in starts)


def strip_height(rows: Sequence[Sequence[Move]], width: float, rung: Rung) -> float:
    """How high rows of moves stand, drawings with their names beside them."""
    return sum(row_height(row, width, rung) for row in rows)


def row_height(row: Iterable[Move], width: float, rung: Rung) -> float:
    """How high one row of moves stands, with the white above it."""
    names = (paragraphs_height((move_paragraph(one),), caption_width(width), rung) for one in row)
    return max(MOVE_HEIGHT * rung.scale, *names) + GAP / 2


def move_paragraph(one: Move) -> Paragraph:
    """The name of a move, beside its drawing."""
    return Paragraph(kind=Kind.MOVE, text=one.name)


def caption_width(width: float) -> float:
    """How wide the name of a move may be."""
    return width / MOVES_ACROSS - MOVE_WIDTH - 2 * PAD


def text_width(drawing: float, text: float, *, drawn: bool) -> float:
    """The width of an exercise's texts in a table with columns of these widths."""
    return text - 2 * PAD if drawn else drawing + text - PAD


def line_paragraphs(line: Line, rung: Rung, width: float) -> tuple[Paragraph, ...]:
    """What is told of an exercise beside its weeks, in a column of that width."""
    name = Paragraph(kind=Kind.NAME, text=line.name)
    if len(paragraph_lines(name, width, rung.scale)) > MOST_NAME_LINES:
        name = replace(name, kind=Kind.LONG_NAME)
    return (
        name,
        *_hows(line, rung, width),
        *(
            Paragraph(kind=Kind.CUE, text=text, bullet=True, off=number >= rung.cues)
            for number, text in enumerate(line.cues)
        ),
        *(Paragraph(kind=Kind.CARE, text=text, lead="Take care:") for text in line.care),
        *(Paragraph(kind=Kind.CARE, text=text) for text in line.warnings),
        *(Paragraph(kind=Kind.REMARK, text=text, off=not rung.remarks) for text in line.remarks),
    )


def _hows(line: Line, rung: Rung, width: float) -> Iterator[Paragraph]:
    """Sides, step, tempo and rest: on one line where they fit, else tempo and rest on their own."""
    first = DOT.join(filter(None, (line.sides, line.steady)))
    whole = Paragraph(kind=Kind.HOW, text=DOT.join(filter(None, (first, line.pace))))
    if len(paragraph_lines(whole, width, rung.scale)) > 1 and first and line.pace:
        yield Paragraph(kind=Kind.HOW, text=first)
        yield Paragraph(kind=Kind.HOW, text=line.pace)
    elif whole.text:
        yield whole
    yield from (Paragraph(kind=Kind.HOW, text=text) for text in line.ways)


def printed(paragraphs: Iterable[Paragraph], rung: Rung) -> Iterator[Paragraph]:
    """What is printed of some paragraphs: cues as the rung has them, and nothing that is off."""
    shown = [one for one in paragraphs if not one.off]
    for kind, group in groupby(shown, key=lambda one: one.kind):
        if kind is Kind.CUE and rung.run_on:
            yield Paragraph(kind=kind, text=DOT.join(one.text for one in group))
        else:
            yield from group


def load_paragraph(share: Share) -> tuple[Paragraph, ...]:
    """The step of a share in a word or two, with the percent where it is new."""
    if not share.load and not share.percent:
        return ()
    if share.load == BODY_WEIGHT:
        return (Paragraph(kind=Kind.LOAD, text=share.load),)
    return (Paragraph(kind=Kind.LOAD, text=share.percent, lead=share.load),)


def foot_columns(sheet: Sheet, rung: Rung) -> tuple[tuple[Paragraph, ...], ...]:
    """The three columns below the table, without their headings' rule and the pain bar."""
    return (
        (_heading(PAIN), _small(PAIN_LATER)),
        (_heading(STOP), _small(STOP_SIGNS), _small(CHECK)),
        (
            _heading(READ),
            *(
                Paragraph(
                    kind=Kind.SMALL,
                    text=text,
                    bullet=True,
                    off=number >= ALWAYS_EXPLAINED and not rung.legend,
                )
                for number, text in enumerate(sheet.legend)
            ),
        ),
    )


def pain_scale() -> tuple[tuple[Paragraph, ...], ...]:
    """The three parts of the pain rule: a range, and what to do."""
    return tuple(
        (Paragraph(kind=Kind.PAIN, text=pain), Paragraph(kind=Kind.PAIN_WORDS, text=words))
        for pain, words in PAIN_SCALE
    )


def foot_widths(width: float) -> tuple[float, ...]:
    """How wide the three columns at the foot are."""
    room = width - 2 * 2 * GAP
    return tuple(room * share for share in FOOT_SHARES)


def _heading(text: str) -> Paragraph:
    return Paragraph(kind=Kind.HEADING, text=text)


def _small(text: str) -> Paragraph:
    return Paragraph(kind=Kind.SMALL, text=text)


BULLET_INDENT = 2.6
"""How far the text behind a bullet stands in, at scale 1."""


def paragraphs_height(paragraphs: Iterable[Paragraph], width: float, rung: Rung) -> float:
    """How high paragraphs stand in a column."""
    height, before = 0.0, None
    for one in printed(paragraphs, rung):
        lines = len(paragraph_lines(one, width, rung.scale))
        height += lines * _leading(TYPES[one.kind].points * rung.scale) + gap(before, one)
        before = one
    return height


def gap(before: Paragraph | None, one: Paragraph) -> float:
    """The white between two paragraphs: what asks for care stands apart."""
    return GAP / 2 if before and before.kind is Kind.CAUTION is not one.kind else 0.0


Runs = tuple[tuple[str, bool], ...]
"""Texts that follow each other, each with whether it is bold."""


def paragraph_lines(one: Paragraph, width: float, scale: float) -> tuple[Runs, ...]:
    """The lines of a paragraph in a column."""
    kind = TYPES[one.kind]
    indent = BAR_INDENT if one.kind is Kind.CAUTION else 0.0
    indent += BULLET_INDENT * scale if one.bullet else 0.0
    runs = ((one.lead, True), (one.text, kind.bold)) if one.lead else ((one.text, kind.bold),)
    return broken(runs, width - indent, kind.points * scale)


def _leading(points: float) -> float:
    return points * LEADING * POINT


@lru_cache(maxsize=10_000)
def broken(runs: Runs, width: float, points: float) -> tuple[Runs, ...]:
    """Texts in lines of at most ``width``: broken at spaces, and in words only where it must be."""
    room = width * SLACK / (points * POINT)
    lines: list[list[tuple[str, bool]]] = [[]]
    used = 0.0
    for text, bold in runs:
        space = word_em(" ", bold=bold)
        for word in _pieces(text, bold=bold, room=room):
            size = word_em(word, bold=bold)
            if lines[-1] and used + space + size > room:
                lines.append([])
                used = 0.0
            used += size + (space if lines[-1] else 0.0)
            lines[-1].append((word, bold))
    if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) >= FEWEST_TO_SHARE:
        word, bold = lines[-2][-1]
        size = word_em(word, bold=bold) + word_em(" ", bold=bold)
        if used + size <= room:
            lines[-1].insert(0, lines[-2].pop())
    return tuple(tuple(line) for line in lines if line)


FEWEST_TO_SHARE = 3
"""A line of so many words gives its last one to a word that would stand alone."""


def _pieces(text: str, *, bold: bool, room: float) -> Iterator[str]:
    """The words of a text, those that no line can hold in parts."""
    for word in text.split(" "):
        if word_em(word, bold=bold) <= room:
            yield word
            continue
        part, used = "", 0.0
        for char in word:
            size = word_em(char, bold=bold)
            if part and used + size > room:
                yield part
                part, used = "", 0.0
            part += char
            used += size
        yield part


def box_points(one: Set) -> float:
    """The size at which the names of the days stand in their boxes."""
    longest = max(word_em(name, bold=False) for head in one.sheet.heads for name in head.days)
    return min(one.points(Kind.BOX), (one.box - 0.6) / (longest * POINT))
