"""The fridge sheet as a web page: one file that prints a page a block, and reads well on a phone.

On paper and wide screens a sheet is set as ``hipfit.formats.sheet_layout`` works it out, in the
typeface that the file carries. On a narrow screen each exercise becomes a card.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from hipfit.formats.figure import Picture
from hipfit.formats.figure_svg import INK, UNITS
from hipfit.formats.figure_svg import PAPER as BLANK
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
    FOOT_SHARES,
    GAP,
    LEADING,
    MARGIN,
    MOVE_WIDTH,
    MOVES_ACROSS,
    PAD,
    PAPER,
    SHARE_GAP,
    TYPES,
    Kind,
    Paragraph,
    Set,
    bottom_bands,
    box_points,
    foot_columns,
    line_paragraphs,
    load_paragraph,
    masthead,
    move_paragraph,
    pain_scale,
    row_height,
    set_sheets,
    strip,
    top_bands,
)
from hipfit.model.catalogue import Catalogue
from hipfit.model.figure import Figure
from hipfit.model.plan import Plan

NARROW_PIXELS = 860
"""Screens narrower than this show cards: a sheet of paper would have to be scrolled sideways."""

ROLE_TABLE, ROLE_GROUP, ROLE_ROW = ' role="table"', ' role="rowgroup"', ' role="row"'
"""Said outright, because browsers forget a table's roles where its display changes."""


def plan_html(
    plan: Plan,
    *,
    catalogue: Catalogue,
    figures: Mapping[str, Figure] | None = None,
    paper: Paper = Paper.A4,
) -> str:
    """The sheets of a plan as one page that needs nothing else, for printing on ``paper``."""
    made = sheets(plan, catalogue)
    wanted = drawn_on(made)
    drawings = {name: drawing(one) for name, one in (figures or {}).items() if name in wanted}
    ids = {name: f"move-{number}" for number, name in enumerate(drawings, 1)}
    pages = set_sheets(made, paper.value, frozenset(drawings))
    title = f"{made[0].title}: {made[0].who}" if made else NOTES
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="hipfit">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_style(paper)}</style>\n</head>\n<body>\n"
    )
    parts = [
        head,
        _symbols(drawings, ids),
        "<main>\n",
        *(text for one in pages for text in _sheet(one, drawings, ids)),
        "</main>\n</body>\n</html>\n",
    ]
    return "".join(parts)


def _sheet(one: Set, drawings: Mapping[str, Picture], ids: Mapping[str, str]) -> Iterator[str]:
    sheet = one.sheet
    yield f'<article class="sheet" style="{_measures(one)}">\n<header>\n'
    title, span, who = masthead(sheet)
    yield f'<h1 class="title">{escape(title.text)}</h1>\n'
    yield f'<h2 class="span">{_inside(span)}</h2>\n{_paragraph(who)}'
    yield f'<p class="field"><span>{NAME}</span></p>\n</header>\n'
    strips = {
        "before": "".join(_strip(sheet.warm_up_moves, one, drawings, ids)),
        "after": "".join(_strip(sheet.stretch_moves, one, drawings, ids)),
    }
    yield from _band(top_bands(sheet, one.rung), "before", strips)
    yield from _table(one, drawings, ids)
    yield from _band(bottom_bands(sheet), "after", strips)
    yield from _foot(one)
    yield "</article>\n"


def _measures(one: Set) -> str:
    """What the layout has worked out, as the variables of the style."""
    lengths = {
        "fig": one.drawing,
        "txt": one.text,
        "wk": one.week,
        "head": one.head_row,
        "footrow": one.foot_row,
        "pain": one.pain,
        "foot": one.foot,
        "box": one.box,
        "boxh": one.box_height,
    }
    weeks = len(one.sheet.heads)
    narrow = zip(("few", "some", "most"), _abreast(weeks), strict=True)
    numbers = {"s": one.rung.scale, "across": one.across, **dict(narrow), "weeks": weeks}
    points = {"dose": one.amount_points, "day": box_points(one)}
    return ";".join(
        [f"--{name}:{value:.2f}mm" for name, value in lengths.items()]
        + [f"--{name}:{value:g}" for name, value in numbers.items()]
        + [f"--{name}:{value:.2f}pt" for name, value in points.items()]
    )


def _abreast(weeks: int) -> tuple[int, int, int]:
    """How many weeks stand in a row of a card where there is room for 2, for 3 and for 4.

    As even as can be: three weeks with a fourth alone below them look like a mistake.
    """
    few, some, most = (-(-weeks // -(-weeks // room)) for room in (2, 3, 4))
    return few, some, most


def _strip(
    moves: Iterable[Move], one: Set, drawings: Mapping[str, Picture], ids: Mapping[str, str]
) -> Iterator[str]:
    """The warm-ups or stretches that have a drawing."""
    rows = strip(tuple(moves), drawings)
    off = "" if one.rung.moves else " off"
    for row in rows:
        height = row_height(row, one.width, one.rung)
        yield f'<div class="moves{off}" style="--h:{height:.2f}mm">'
        for move in row:
            picture = _drawn(move.exercise, move.name, drawings, ids)
            yield f'<div class="move-cell">{picture}{_paragraph(move_paragraph(move))}</div>'
        yield "</div>\n"


def _drawn(
    exercise: str, name: str, drawings: Mapping[str, Picture], ids: Mapping[str, str]
) -> str:
    said = escape(f"{name}: how it begins and ends")
    return (
        f'<svg role="img" aria-label="{said}" viewBox="{_box(drawings[exercise])}">'
        f'<use href="#{ids[exercise]}"/></svg>'
    )


def _band(texts: Iterable[Paragraph], name: str, strips: Mapping[str, str]) -> Iterator[str]:
    told = "".join(map(_paragraph, texts))
    if told:
        yield f'<div class="bands {name}">\n{told}{strips[name]}</div>\n'


def _table(one: Set, drawings: Mapping[str, Picture], ids: Mapping[str, str]) -> Iterator[str]:
    heads = one.sheet.heads
    yield f'<table{ROLE_TABLE} aria-label="Exercises by week">\n<colgroup>'
    yield f'<col style="width:{one.drawing + one.text:.2f}mm">'
    yield f"{'<col>' * len(heads)}</colgroup>\n<thead{ROLE_GROUP}><tr{ROLE_ROW}>"
    yield '<th scope="col" role="columnheader"><span class="unseen">Exercise</span></th>'
    for head in heads:
        yield (
            f'<th scope="col" role="columnheader"><p class="week">{escape(head.title)}</p>'
            f'<p class="week-dates">{escape(head.dates)}</p></th>'
        )
    yield f"</tr></thead>\n<tbody{ROLE_GROUP}>\n"
    for line, height, top in zip(one.sheet.lines, one.rows, one.tops, strict=True):
        yield f'<tr{ROLE_ROW} style="--h:{height:.2f}mm;--top:{top:.2f}mm">'
        yield from _exercise(line, one, drawings, ids)
        for cell, head in zip(line.cells, heads, strict=True):
            yield from _cell(cell, head, one)
        yield "</tr>\n"
    yield f"</tbody>\n<tfoot{ROLE_GROUP}>\n"
    for label, texts in (
        (RESERVE, [head.reserve for head in heads]),
        (MINUTES, [head.minutes for head in heads]),
    ):
        yield f'<tr{ROLE_ROW}><th scope="row" role="rowheader">{label}</th>'
        for text, head in zip(texts, heads, strict=True):
            yield f'<td role="cell">{_when(head)}<b>{escape(text)}</b></td>'
        yield "</tr>\n"
    yield "</tfoot>\n</table>\n"


def _when(head: Head) -> str:
    """The week, for cards, which stand apart from their head."""
    return f'<span class="when" aria-hidden="true">{escape(head.title)}</span>'


def _exercise(
    line: Line, one: Set, drawings: Mapping[str, Picture], ids: Mapping[str, str]
) -> Iterator[str]:
    yield '<th scope="row" role="rowheader"><div class="ex">'
    drawn = line.exercise in drawings
    if drawn:
        yield f'<div class="fig">{_drawn(line.exercise, line.name, drawings, ids)}</div>'
    yield '<div class="txt">' if drawn else '<div class="txt alone">'
    width = one.text_width(drawn=drawn)
    yield from _listed(line_paragraphs(line, one.rung, width), run_on=one.rung.run_on)
    yield "</div></div></th>"


def _listed(texts: Iterable[Paragraph], *, run_on: bool = False) -> Iterator[str]:
    """Paragraphs, those with bullets as a list."""
    inside = False
    for one in texts:
        if one.bullet != inside:
            start = '<ul class="run-on">' if run_on else "<ul>"
            yield start if one.bullet else "</ul>"
            inside = one.bullet
        yield f"<li{_kind(one)}>{_inside(one)}</li>" if inside else _paragraph(one)
    if inside:
        yield "</ul>"


def _cell(shares: Iterable[Share], head: Head, one: Set) -> Iterator[str]:
    yield f'<td role="cell">{_when(head)}'
    for share in shares:
        yield f'<div class="share"><div class="what"><p class="amount">{escape(share.amount)}</p>'
        yield from map(_paragraph, load_paragraph(share))
        yield '</div><p class="days">'
        yield " ".join(
            f'<span class="day"{_place(slot, one)}>{escape(head.days[slot])}</span>'
            for slot in share.slots
        )
        yield "</p></div>"
    yield "</td>"


def _place(slot: int, one: Set) -> str:
    return f' style="grid-column:{slot + 1}"' if one.fixed else ""


def _foot(one: Set) -> Iterator[str]:
    yield '<footer>\n<div class="columns">\n'
    for number, (heading, *texts) in enumerate(foot_columns(one.sheet, one.rung)):
        yield f'<section><h3 class="heading">{escape(heading.text)}</h3>'
        if not number:
            scale = ("".join(map(_paragraph, texts)) for texts in pain_scale())
            yield f'<ol class="scale">{"".join(f"<li>{text}</li>" for text in scale)}</ol>'
        yield from _listed(texts)
        yield "</section>\n"
    yield f'</div>\n<div class="notes"><h3 class="heading">{NOTES}</h3>'
    yield f"{'<div></div>' * one.notes_lines}</div>\n</footer>\n"


def _paragraph(one: Paragraph) -> str:
    return f"<p{_kind(one)}>{_inside(one)}</p>\n"


def _kind(one: Paragraph) -> str:
    """How it is set, and that its own letters say in which direction it is read."""
    return f' class="{one.kind}{" off" if one.off else ""}" dir="auto"'


def _inside(one: Paragraph) -> str:
    text = escape(one.text)
    if one.kind is Kind.HOW:
        text = re.sub(r"(?<=\d)-(?=\d)", "\u2011", text)  # no line ends within a tempo
    if not one.lead:
        return text
    return f"<b>{escape(one.lead)}</b>{f' {text}' if text else ''}"


def _symbols(drawings: Mapping[str, Picture], ids: Mapping[str, str]) -> str:
    """Each drawing once, however many sheets show it."""
    if not drawings:
        return ""
    symbols = "".join(
        f'<symbol id="{ids[name]}" viewBox="{_box(picture)}">{"".join(_paths(picture))}</symbol>\n'
        for name, picture in drawings.items()
    )
    return f'<svg class="unseen" aria-hidden="true" width="0" height="0">\n{symbols}</svg>\n'


def _box(picture: Picture) -> str:
    return f"0 0 {_units(picture.width)} {_units(picture.height)}"


def _paths(picture: Picture) -> Iterator[str]:
    for one in picture.strokes:
        first, *rest = (f"{_units(x)} {_units(y)}" for x, y in one.points)
        course = "".join([f"M{first}", *(f"L{point}" for point in rest), "Z" if one.filled else ""])
        if one.edge:
            yield _path(course, "none", BLANK, one.width + 2 * one.edge)
        yield _path(course, INK[one.tone] if one.filled else "none", INK[one.tone], one.width)


def _path(course: str, fill: str, ink: str, width: float) -> str:
    return f'<path d="{course}" fill="{fill}" stroke="{ink}" stroke-width="{_units(width)}"/>'


def _units(length: float) -> int:
    return round(length * UNITS)


def _style(paper: Paper) -> str:
    width, height = PAPER[paper.value]
    fonts = "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-display:block;'
        f"src:url(data:font/woff;base64,{b64encode(face(bold=bold).woff).decode()})"
        ' format("woff")}\n'
        for weight, bold in ((400, False), (700, True))
    )
    root = (
        f":root{{--w:{width - 2 * MARGIN:g}mm;--p:{height - 2 * MARGIN:g}mm;--m:{MARGIN:g}mm;"
        f"--pad:{PAD:g}mm;--gap:{GAP:g}mm;--bgap:{BOX_GAP:g}mm;--sgap:{SHARE_GAP:g}mm;"
        f"--bar:{BAR:g}mm;--barin:{BAR_INDENT:g}mm;--moves:{MOVES_ACROSS};--mw:{MOVE_WIDTH:g}mm;"
        f"--indent:{BULLET_INDENT:g}mm}}\n"
        f"@page{{size:{paper.value.upper() if paper is Paper.A4 else paper.value};"
        f"margin:{MARGIN:g}mm}}\n"
    )
    types = "".join(
        f".{kind}{{font-size:calc({one.points:g}pt*var(--s));"
        f"font-weight:{700 if one.bold else 400};color:{_grey(one.grey)}}}\n"
        for kind, one in TYPES.items()
        if kind not in (Kind.AMOUNT, Kind.BOX)
    )
    narrow = "".join(f".{kind}{{font-size:{size}rem}}" for kind, size in NARROW.items())
    cue = f"calc({TYPES[Kind.CUE].points:g}pt*var(--s))"
    columns = " ".join(f"{100 * share:g}fr" for share in FOOT_SHARES)
    wide = WIDE.replace("CUE", cue).replace("COLUMNS", columns)
    card = CARD.replace("NARROW_TYPES", narrow)
    return (
        f"{fonts}{root}{BASE.replace('LEADING', f'{LEADING:g}')}{types}{wide}"
        f"@media screen and (max-width:{NARROW_PIXELS}px){{\n{card}}}\n"
    )


def _grey(grey: float) -> str:
    return f"#{f'{round(255 * grey):02x}' * 3}"


NARROW = {
    Kind.TITLE: 1.75,
    Kind.SPAN: 1.1,
    Kind.WHO: 0.95,
    Kind.CAUTION: 1,
    Kind.BAND: 1,
    Kind.MOVE: 0.9,
    Kind.NAME: 1.3,
    Kind.LONG_NAME: 1.05,
    Kind.HOW: 0.95,
    Kind.CUE: 1,
    Kind.CARE: 1,
    Kind.REMARK: 0.9,
    Kind.AMOUNT: 1.25,
    Kind.LOAD: 0.9,
    Kind.HEADING: 1.1,
    Kind.SMALL: 0.95,
    Kind.PAIN: 1.1,
    Kind.PAIN_WORDS: 0.85,
}
"""The type on a phone, in parts of the reader's own size."""

BASE = """\
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:#e9e9e7;color:#000;
font-family:"Hipfit Sheet","Helvetica Neue",Arial,sans-serif;
line-height:LEADING;font-kerning:none;font-variant-ligatures:none;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1,h2,h3,p,ul,ol,li,table,th,td{margin:0;padding:0;font:inherit;text-align:start;list-style:none}
p,li,h1,h2,h3{overflow-wrap:anywhere}
b{font-weight:700}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
symbol path{stroke-linecap:round;stroke-linejoin:round}
.when{display:none}
"""

WIDE = """\
.amount{font-size:var(--dose);font-weight:700}
.sheet{position:relative;display:flex;flex-direction:column;background:#fff;
width:calc(var(--w) + 2*var(--m));min-height:calc(var(--p) + 2*var(--m));
margin:6mm auto;padding:var(--m);box-shadow:0 1mm 5mm rgba(0,0,0,.18)}
header{padding-bottom:calc(var(--gap)/2);border-bottom:.6mm solid #000;
margin-bottom:calc(var(--gap)/2)}
.span{font-weight:400}
.field{position:absolute;right:var(--m);top:var(--m);width:78mm;display:flex;align-items:flex-end;
height:calc(22pt*1.2*.82*var(--s));font-size:calc(9pt*var(--s));color:#404040}
.field::after{content:"";flex:1;border-bottom:.25mm solid #000;margin-left:1mm}
.caution{border-left:var(--bar) solid #000;padding-left:calc(var(--barin) - var(--bar))}
.caution+.band{margin-top:calc(var(--gap)/2)}
.moves{display:grid;grid-template-columns:repeat(var(--moves),1fr);height:var(--h);
padding-top:calc(var(--gap)/2)}
.moves.off{display:none}
.move-cell{display:flex;align-items:center;min-height:0}
.move-cell svg{flex:none;width:auto;max-width:var(--mw);height:100%}
.move{padding:0 var(--pad)}
.cue,.how,.care,.remark,.small{text-wrap:balance}
.bands.before{margin-bottom:var(--gap)}
.bands.after{margin-top:calc(var(--gap)/2)}
table{table-layout:fixed;width:var(--w);border-collapse:collapse;
border-bottom:.6mm solid #000;margin-bottom:calc(var(--gap)/2)}
th,td{vertical-align:top;padding:calc(var(--pad)*var(--s)) var(--pad)}
thead tr{height:var(--head)}
thead tr,tbody tr:last-child{border-bottom:.6mm solid #000}
tbody tr:last-child{border-bottom-width:.25mm}
tbody tr{height:var(--h)}
tbody tr+tr{border-top:.25mm solid #000}
tr>*+*{border-left:.25mm solid #999}
tbody th{padding-left:0;padding-right:0}
.ex{display:flex;min-height:calc(var(--h) - 2*var(--pad)*var(--s) - .3mm)}
.fig{flex:none;width:var(--fig);position:relative}
.fig svg{position:absolute;left:0;top:0;width:calc(100% - 2*var(--pad));height:100%}
.txt{flex:none;width:var(--txt);padding:0 var(--pad)}
.txt.alone{width:calc(var(--fig) + var(--txt));padding-left:0}
.txt ul,section ul{list-style:none}
li.cue,li.small{padding-left:calc(var(--indent)*var(--s));position:relative}
li.cue::before,li.small::before{content:"\\2022";position:absolute;left:.4mm}
.what{min-height:var(--top)}
.off{display:none}
.run-on{font-size:CUE}
.run-on li.cue:not(.off){display:inline;padding:0}
.run-on li.cue::before{content:"";position:static}
.run-on li.cue+li.cue::before{content:"\\a0\\b7\\20"}
.share+.share{margin-top:var(--sgap)}
.days{display:grid;grid-template-columns:repeat(var(--across),var(--box));gap:var(--bgap);
padding:calc(var(--bgap)/2) 0}
.day{width:var(--box);height:var(--boxh);border:.25mm solid #000;display:flex;
align-items:center;justify-content:center;font-size:var(--day);color:#808080;line-height:1}
tfoot tr{height:var(--footrow);font-size:calc(9pt*var(--s))}
tfoot th{color:#404040;padding-left:0}
.columns{display:grid;grid-template-columns:COLUMNS;gap:calc(2*var(--gap));
min-height:var(--foot);margin-bottom:var(--gap);margin-top:calc(var(--gap)/2)}
.scale{display:grid;grid-template-columns:repeat(3,1fr);height:calc(var(--pain) - var(--gap)/2);
margin-bottom:calc(var(--gap)/2);border:.25mm solid #000}
.scale li{padding:calc(var(--gap)/4) calc(var(--pad)/2) 0}
.scale li+li{border-left:.25mm solid #000}
.scale li:nth-child(2){background:#e6e6e6}
.scale li:nth-child(3){background:#ccc}
footer{flex:1;display:flex;flex-direction:column}
.notes{flex:1;display:flex;flex-direction:column;position:relative}
.notes .heading{position:absolute;left:0;top:0}
.notes div{flex:1;border-bottom:.1mm solid #4d4d4d}
.notes div:first-of-type{margin-left:calc(14mm*var(--s))}
@media print{
body{background:#fff}
.sheet{margin:0;padding:0;width:var(--w);min-height:0;height:calc(var(--p) - 1mm);box-shadow:none;
break-inside:avoid}
.sheet+.sheet{break-before:page}
.field{right:0;top:0}
}
"""

CARD = """\
body{background:#fff;font-size:1rem;line-height:1.4}
NARROW_TYPES
p.off{display:block}
li.off,.run-on li.cue:not(.off){display:list-item}
.sheet{display:block;width:auto;min-height:0;margin:0 auto;max-width:40rem;padding:1.25rem 1rem;
box-shadow:none}
.sheet+.sheet{border-top:.5rem solid #e9e9e7}
header{border-bottom-width:3px;padding-bottom:.75rem;margin-bottom:.75rem}
.field,.notes,colgroup{display:none}
.bands p{margin-bottom:.5rem}
.bands .caution{margin:0;padding:0 0 .5rem .75rem;border-left-width:4px}
.bands .caution+:not(.caution){margin-top:.75rem}
.moves,.moves.off{display:grid;grid-template-columns:1fr 1fr;gap:.5rem;height:auto;padding:0}
.move-cell svg{max-width:6rem;height:3.5rem}
.bands .move{margin:0}
table,tbody,tfoot,tr,th,td{display:block;width:auto;height:auto}
table{border:0;margin:1rem 0}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody tr,tbody tr:last-child{display:grid;
border:1px solid #000;border-radius:.5rem;margin-bottom:1rem;height:auto;overflow:hidden}
tbody th{grid-column:1/-1;padding:1rem;border-bottom:1px solid #000}
.ex{display:block;height:auto}
.fig{width:auto;height:9rem;margin-bottom:.75rem}
.fig svg{width:100%}
.txt,.txt.alone{width:auto;padding:0}
.name{line-height:1.2}
.how{text-wrap:wrap}
.txt ul{margin:.5rem 0}
.run-on{font-size:1rem}
li.cue,li.small,.run-on li.cue:not(.off){padding-left:1rem}
.run-on li.cue::before,.run-on li.cue+li.cue::before{content:"\\2022";position:absolute}
tbody td{padding:.75rem;border:0;box-shadow:-1px -1px 0 #bbb}
.when{display:block;font-size:.85rem;color:#404040}
.what{min-height:0}
.days{display:flex;flex-wrap:wrap;gap:.35rem;padding:.35rem 0 0}
.day{width:2.4rem;height:1.9rem;font-size:.85rem;color:#404040;border:1px solid #000;
border-radius:.2rem}
tfoot tr,tfoot tr+tr{display:grid;grid-template-columns:repeat(var(--few),1fr);
gap:.25rem 1rem;height:auto;font-size:1rem;padding:.5rem 0;border-top:1px solid #bbb}
tfoot th{grid-column:1/-1;padding:0}
tfoot td{padding:0;border:0}
.columns{display:block;min-height:0}
section{margin-top:1.25rem}
.scale{height:auto;margin:.25rem 0 .5rem}
.scale li{padding:.5rem}
@media (min-width:19.5rem){
tbody tr,tbody tr:last-child{grid-template-columns:repeat(var(--few),minmax(0,1fr))}
tfoot tr,tfoot tr+tr{grid-template-columns:repeat(var(--most),1fr)}
}
@media (min-width:31rem){
tbody tr,tbody tr:last-child{grid-template-columns:repeat(var(--some),minmax(0,1fr))}
}
@media (min-width:40rem){
tbody tr,tbody tr:last-child{grid-template-columns:repeat(var(--most),minmax(0,1fr))}
tfoot tr,tfoot tr+tr{grid-template-columns:repeat(var(--weeks),1fr)}
}
"""
