r"""The fridge sheet as PDF: the same bytes for the same plan, every time.

Characters that the sheet's typeface lacks are not lost. Chinese, Japanese and Korean are set in the
typefaces that every PDF reader brings or fetches; other letters are spelled out as ``\u0627``, as
everywhere in hipfit, and signs by their Unicode names, as ``[leg]``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from hipfit.formats.figure import Picture
from hipfit.formats.figure_svg import INK, UNITS
from hipfit.formats.plans import Paper
from hipfit.formats.sheet import (
    MINUTES,
    NAME,
    NOTES,
    RESERVE,
    Head,
    Line,
    Move,
    Share,
    Sheet,
    drawn_on,
    sheets,
)
from hipfit.formats.sheet_drawing import drawing
from hipfit.formats.sheet_font import FAMILY, face
from hipfit.formats.sheet_layout import (
    BAR,
    BAR_INDENT,
    BOX_GAP,
    BULLET_INDENT,
    GAP,
    LEADING,
    MARGIN,
    MOVE_WIDTH,
    MOVES_ACROSS,
    PAD,
    PAPER,
    POINT,
    RULE,
    SHARE_GAP,
    TYPES,
    Kind,
    Paragraph,
    Runs,
    Set,
    bottom_bands,
    box_points,
    broken,
    caption_width,
    foot_columns,
    foot_widths,
    gap,
    line_paragraphs,
    load_paragraph,
    masthead,
    move_paragraph,
    pain_scale,
    paragraph_lines,
    paragraphs_height,
    printed,
    row_height,
    set_sheets,
    top_bands,
)
from hipfit.model.catalogue import Catalogue
from hipfit.model.figure import Figure
from hipfit.model.plan import Plan
from hipfit.model.value import Value

REGULAR, BOLD = f"{FAMILY} Regular", f"{FAMILY} Bold"
ASIAN = (
    ("HeiseiKakuGo-W5", "\u3040", "\u30ff"),
    ("HYGothic-Medium", "\uac00", "\ud7a3"),
    ("STSong-Light", "\u3000", "\u9fff"),
)
"""Typefaces of PDF readers, each with the first and last character it is asked for."""

RISE = 0.76
"""From the top of a line to its baseline, in parts of its height."""

HAIR, FINE, THICK = 0.1, 0.25, 0.6
"""Rules, in millimetres."""

NAME_FIELD = 78.0


def plan_pdf(
    plan: Plan,
    *,
    catalogue: Catalogue,
    figures: Mapping[str, Figure] | None = None,
    paper: Paper = Paper.A4,
) -> bytes:
    """The sheets of a plan, each a page of ``paper``."""
    _register()
    made = sheets(plan, catalogue)
    shown = drawn_on(made)
    drawings = {name: drawing(one) for name, one in (figures or {}).items() if name in shown}
    told = [_mapped(one, printable) for one in made]
    pages = set_sheets(told, paper.value, frozenset(drawings))
    width, height = PAPER[paper.value]
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=(width / POINT, height / POINT),
        invariant=True,
        pageCompression=0,
        lang="en",
    )
    canvas.setTitle(f"{told[0].title}, {told[0].who}" if told else NOTES)
    canvas.setAuthor("hipfit")
    canvas.setCreator("hipfit")
    canvas.setSubject("Exercises, weeks and tick boxes")
    for name, picture in drawings.items():
        _keep(canvas, name, picture)
    for number, one in enumerate(pages):
        canvas.bookmarkPage(f"sheet-{number}")
        canvas.addOutlineEntry(one.sheet.span, f"sheet-{number}")
        _Page(canvas, one, drawings).draw()
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _register() -> None:
    """Make the typefaces known to reportlab, once in a process."""
    known = pdfmetrics.getRegisteredFontNames()
    for name, bold in ((REGULAR, False), (BOLD, True)):
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, BytesIO(face(bold=bold).ttf)))


def printable(text: str) -> str:
    """The text with what no typeface here has spelled out."""
    known = face().widths
    if all(char in known for char in text):
        return text
    return "".join(char if char in known or _asian(char) else _spelled(char) for char in text)


def _asian(char: str) -> str:
    return next((name for name, first, last in ASIAN if first <= char <= last), "")


_SILENT = "\u200c\u200d\ufe0e\ufe0f"
"""Joiners and variation selectors say nothing where nothing is joined."""


def _spelled(char: str) -> str:
    import unicodedata

    if char in _SILENT:
        return ""
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and all(one in face().widths for one in plain):
        return plain
    name = unicodedata.name(char, "")
    if name and unicodedata.category(char) in ("So", "Sk", "Sm"):
        return f"[{name.lower()}]"
    code = ord(char)
    return f"\\u{code:04x}" if code <= LAST_SHORT else f"\\U{code:08x}"


LAST_SHORT = 0xFFFF


def _mapped(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - whatever a field holds
    """A value with all its texts changed; ids of exercises stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(one, change) for one in value)
    if isinstance(value, Value):
        fields = (name for name in type(value).__dataclass_fields__ if name != "exercise")
        return replace(value, **{name: _mapped(getattr(value, name), change) for name in fields})
    return value


def _form(exercise: str) -> str:
    """The name under which a drawing is kept in the file."""
    return exercise.encode("ascii", "backslashreplace").decode()


def _keep(canvas: Canvas, exercise: str, picture: Picture) -> None:
    """Draw a picture once, for all places that show it: whole numbers, y down."""
    canvas.beginForm(_form(exercise), 0, 0, _units(picture.width), _units(picture.height))
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for stroke in picture.strokes:
        path = canvas.beginPath()
        for number, (x, y) in enumerate(stroke.points):
            (path.lineTo if number else path.moveTo)(_units(x), _units(y))
        if stroke.filled:
            path.close()
        if stroke.edge:
            canvas.setStrokeGray(1)
            canvas.setLineWidth(_units(stroke.width + 2 * stroke.edge))
            canvas.drawPath(path, stroke=1, fill=0)
        canvas.setStrokeColor(INK[stroke.tone])
        canvas.setFillColor(INK[stroke.tone])
        canvas.setLineWidth(_units(stroke.width))
        canvas.drawPath(path, stroke=1, fill=int(stroke.filled))
    canvas.endForm()


def _units(length: float) -> int:
    return round(length * UNITS)


class _Page:
    """One sheet drawn from top to bottom; ``y`` is how far down, in millimetres from the edge."""

    def __init__(self, canvas: Canvas, one: Set, drawings: Mapping[str, Picture]) -> None:
        self.canvas = canvas
        self.set = one
        self.sheet: Sheet = one.sheet
        self.scale = one.rung.scale
        self.drawings = drawings
        self.page_height = PAPER[one.paper][1]
        self.left = MARGIN
        self.right = MARGIN + one.width
        self.y = MARGIN

    def draw(self) -> None:
        """The whole page."""
        top = self.y
        self._paragraphs(masthead(self.sheet), self.left, self.set.width)
        self._name_field(top)
        self.y += GAP / 2
        self._rule(self.left, self.right, THICK)
        self.y += GAP / 2
        if bands := tuple(printed(top_bands(self.sheet, self.set.rung), self.set.rung)):
            self._paragraphs(bands, self.left, self.set.width)
            self._strip(self.set.before)
            self.y += GAP
        self._table()
        self.y += GAP / 2
        if bands := bottom_bands(self.sheet):
            self.y += GAP / 2
            self._paragraphs(bands, self.left, self.set.width)
            self._strip(self.set.after)
            self.y += GAP / 2
        self._foot()
        self._notes()

    def _strip(self, rows: Iterable[Iterable[Move]]) -> None:
        """Warm-ups or stretches: drawings with their names beside them."""
        one, column = self.set, self.set.width / MOVES_ACROSS
        for row in rows:
            top, height = self.y, row_height(row, one.width, one.rung)
            for number, move in enumerate(row):
                left = self.left + number * column
                picture = self.drawings[move.exercise]
                room = height - GAP / 2
                drawn = min(MOVE_WIDTH, room * picture.width / picture.height)
                self._picture(move.exercise, left, top + GAP / 2, drawn, room)
                texts = (move_paragraph(move),)
                width = caption_width(one.width)
                used = paragraphs_height(texts, width, one.rung)
                self.y = top + GAP / 2 + (room - used) / 2
                self._paragraphs(texts, left + drawn + PAD, width)
            self.y = top + height

    def _name_field(self, top: float) -> None:
        points = self.set.points(Kind.FOOT)
        base = top + self.set.points(Kind.TITLE) * LEADING * POINT * RISE
        label = NAME_FIELD - _em(NAME, bold=False) * points * POINT - 1
        self._text(NAME, self.right - NAME_FIELD, base, points, grey=0.25)
        self._line(self.right - label, base + 0.6, self.right, base + 0.6, FINE)

    def _table(self) -> None:
        one = self.set
        first = self.left + one.drawing + one.text
        top = self.y
        self.y += PAD * self.scale
        for number, head in enumerate(self.sheet.heads):
            self._head(head, first + number * one.week + PAD)
        self.y = top + one.head_row
        self._rule(self.left, self.right, THICK)
        self.y += RULE
        for number, (line, height) in enumerate(zip(self.sheet.lines, one.rows, strict=True)):
            if number:
                self._rule(self.left, self.right, FINE)
                self.y += RULE
            self._row(line, one.tops[number], height, first)
            self.y += height
        self._rule(self.left, self.right, FINE)
        for label, texts in (
            (RESERVE, [head.reserve for head in self.sheet.heads]),
            (MINUTES, [head.minutes for head in self.sheet.heads]),
        ):
            self.y += RULE
            self._foot_row(label, texts, first)
        self._rule(self.left, self.right, THICK)
        for number in range(len(self.sheet.heads)):
            x = first + number * one.week
            self._line(x, top + PAD, x, self.y, FINE, grey=0.6)
        self.y += RULE

    def _head(self, head: Head, left: float) -> None:
        before = self.y
        self._paragraphs(
            (
                Paragraph(kind=Kind.WEEK, text=head.title),
                Paragraph(kind=Kind.WEEK_DATES, text=head.dates),
            ),
            left,
            self.set.week - 2 * PAD,
        )
        self.y = before

    def _foot_row(self, label: str, texts: Iterable[str], first: float) -> None:
        points = self.set.points(Kind.FOOT)
        base = self.y + PAD * self.scale + points * LEADING * POINT * RISE
        self._text(label, self.left, base, points, grey=0.25)
        for number, text in enumerate(texts):
            self._text(text, first + number * self.set.week + PAD, base, points, bold=True)
        self.y += self.set.foot_row

    def _row(self, line: Line, above: float, height: float, first: float) -> None:
        one, pad, top = self.set, PAD * self.scale, self.y
        if line.exercise in self.drawings:
            self._picture(
                line.exercise,
                self.left,
                top + pad,
                one.drawing - 2 * PAD,
                height - 2 * pad,
            )
        self.y = top + pad
        drawn = line.exercise in self.drawings
        width = one.text_width(drawn=drawn)
        left = self.left + (one.drawing + PAD if drawn else 0.0)
        self._paragraphs(line_paragraphs(line, one.rung, width), left, width)
        for number, (shares, head) in enumerate(zip(line.cells, self.sheet.heads, strict=True)):
            self.y = top + pad
            for place, share in enumerate(shares):
                if place:
                    self.y += SHARE_GAP
                self._share(share, above, head, first + number * one.week + PAD)
        self.y = top

    def _share(self, share: Share, above: float, head: Head, left: float) -> None:
        one = self.set
        room, top = one.week - 2 * PAD, self.y
        lines = broken(((share.amount, True),), room, one.amount_points)
        self._lines(lines, left, one.amount_points, 0.0)
        self._paragraphs(load_paragraph(share), left, room)
        self.y = top + above
        for place, slot in enumerate(share.slots):
            column = slot if one.fixed else place % one.across
            down = 0 if one.fixed else place // one.across
            self._box(
                head.days[slot],
                left + column * (one.box + BOX_GAP),
                self.y + down * (one.box_height + BOX_GAP) + BOX_GAP / 2,
            )
        down = 1 if one.fixed else -(-len(share.slots) // one.across)
        self.y += down * (one.box_height + BOX_GAP)

    def _box(self, text: str, left: float, top: float) -> None:
        one = self.set
        self.canvas.setLineWidth(FINE / POINT)
        self.canvas.setStrokeGray(0)
        self.canvas.rect(
            left / POINT,
            (self.page_height - top - one.box_height) / POINT,
            one.box / POINT,
            one.box_height / POINT,
        )
        points = box_points(one)
        width = _em(text, bold=False) * points * POINT
        base = top + one.box_height / 2 + points * POINT * 0.33
        self._text(text, left + (one.box - width) / 2, base, points, grey=TYPES[Kind.BOX].grey)

    def _foot(self) -> None:
        one = self.set
        top, left = self.y, self.left
        widths = foot_widths(one.width)
        columns = foot_columns(self.sheet, one.rung)
        for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
            self.y = top
            self._paragraphs(column[:1], left, width)
            if not number:
                self._pain(left, width)
            self._paragraphs(column[1:], left, width)
            left += width + 2 * GAP
        self.y = top + one.foot + GAP

    def _pain(self, left: float, width: float) -> None:
        """The pain rule as three boxes, the more pain the darker their edge."""
        part, top = width / 3, self.y
        for number, texts in enumerate(pain_scale()):
            x = left + number * part
            self.canvas.setFillGray(1 - 0.1 * number)
            self.canvas.setStrokeGray(0)
            self.canvas.setLineWidth(FINE / POINT)
            self.canvas.rect(
                x / POINT,
                (self.page_height - top - self.set.pain + GAP / 2) / POINT,
                part / POINT,
                (self.set.pain - GAP / 2) / POINT,
                fill=1,
            )
            self.y = top + GAP / 4
            self._paragraphs(texts, x + PAD / 2, part - PAD)
        self.y = top + self.set.pain

    def _notes(self) -> None:
        bottom = self.page_height - MARGIN
        points = self.set.points(Kind.HEADING)
        self._text(NOTES, self.left, self.y + points * LEADING * POINT * RISE, points, bold=True)
        count = self.set.notes_lines
        step = (bottom - self.y) / count
        for number in range(count):
            indent = 14 * self.scale if number == 0 else 0.0
            y = self.y + (number + 1) * step - 0.5
            self._line(self.left + indent, y, self.right, y, HAIR, grey=0.3)

    def _picture(self, exercise: str, left: float, top: float, width: float, height: float) -> None:
        """A drawing as large as its place allows, in the middle of it."""
        picture = self.drawings[exercise]
        scale = min(width / picture.width, height / picture.height)
        x = left + (width - picture.width * scale) / 2
        y = self.page_height - top - (height - picture.height * scale) / 2
        self.canvas.saveState()
        self.canvas.translate(x / POINT, y / POINT)
        self.canvas.scale(scale / POINT / UNITS, -scale / POINT / UNITS)
        self.canvas.doForm(_form(exercise))
        self.canvas.restoreState()

    def _paragraphs(self, texts: Iterable[Paragraph], left: float, width: float) -> None:
        before = None
        for one in printed(texts, self.set.rung):
            self.y += gap(before, one)
            before = one
            kind = TYPES[one.kind]
            points = kind.points * self.scale
            lines = paragraph_lines(one, width, self.scale)
            indent = BULLET_INDENT * self.scale if one.bullet else 0.0
            if one.kind is Kind.CAUTION:
                indent = BAR_INDENT
                self._bar(left, len(lines) * points * LEADING * POINT)
            if one.bullet:
                base = self.y + points * LEADING * POINT * RISE
                self._text("•", left + 0.4, base, points)
            self._lines(lines, left + indent, points, kind.grey)

    def _bar(self, left: float, height: float) -> None:
        self.canvas.setFillGray(0)
        bottom = self.page_height - self.y - height
        self.canvas.rect(
            left / POINT, bottom / POINT, BAR / POINT, height / POINT, stroke=0, fill=1
        )

    def _lines(self, lines: Iterable[Runs], left: float, points: float, grey: float) -> None:
        leading = points * LEADING * POINT
        for line in lines:
            x = left
            for bold, words in groupby(line, key=lambda word: word[1]):
                text = " ".join(word for word, _ in words)
                self._text(text, x, self.y + leading * RISE, points, bold=bold, grey=grey)
                x += _em(f"{text} ", bold=bold) * points * POINT
            self.y += leading

    def _text(  # noqa: PLR0913 - where and how
        self,
        text: str,
        left: float,
        base: float,
        points: float,
        *,
        bold: bool = False,
        grey: float = 0.0,
    ) -> None:
        """One line of text, each character in a typeface that has it."""
        self.canvas.setFillGray(grey)
        x = left / POINT
        for asian, part in groupby(text, key=_asian_only):
            run = "".join(part)
            name = asian or (BOLD if bold else REGULAR)
            if asian and asian not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(UnicodeCIDFont(asian))
            self.canvas.setFont(name, points)
            self.canvas.drawString(x, (self.page_height - base) / POINT, run)
            x += pdfmetrics.stringWidth(run, name, points)

    def _rule(self, left: float, right: float, width: float) -> None:
        self._line(left, self.y, right, self.y, width)

    def _line(  # noqa: PLR0913 - from where to where
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        width: float,
        *,
        grey: float = 0.0,
    ) -> None:
        self.canvas.setStrokeGray(grey)
        self.canvas.setLineWidth(width / POINT)
        height = self.page_height
        self.canvas.line(x1 / POINT, (height - y1) / POINT, x2 / POINT, (height - y2) / POINT)


def _asian_only(char: str) -> str:
    return "" if char in face().widths else _asian(char)


def _em(text: str, *, bold: bool) -> float:
    """The true width of a text in em."""
    widths = face(bold=bold).widths
    return sum(widths.get(char, 1.0) for char in text)
